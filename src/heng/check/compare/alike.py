"""How alike two texts are, in percent; years are counted from the year of the document."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

from heng.check.text import fold, fold_formula

_YEAR = re.compile(r"(?<!\d)(\d{2,3})(?= ?(?:學年|會計年|年)度?)")
_LONG = 300
"""Characters above which two texts are not aligned: that takes time with the square of their length and more."""
_NEAR = 15
"""Years from a document's own within which a number before 年 is a year of it, not a length of time."""


def same_name(before: str, after: str, years: tuple[int, int]) -> bool:
    """Tell whether two names say the same words, also where each names its own year (107年新增, 108年新增)."""
    return (
        before == after or fold(before) == fold(after) or fold(dated(before, years[0])) == fold(dated(after, years[1]))
    )


def same_formula(before: str, after: str, years: tuple[int, int]) -> bool:
    """Tell whether two formulas are the same but for form, also where each names its own years."""
    if before == after:
        return True
    own = (dated(before, years[0]), dated(after, years[1]))
    return fold_formula(before) == fold_formula(after) or fold_formula(own[0]) == fold_formula(own[1])


def dated(text: str, year: int) -> str:
    """Return a text with its 民國 years counted from a year: in 107, `106年` becomes `Y-1年`."""

    def counted(found: re.Match[str]) -> str:
        distance = int(found[1]) - year
        return f"Y{distance:+d}" if abs(distance) <= _NEAR else found[0]

    return _YEAR.sub(counted, text.translate(_WIDE))


_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def likeness(before: str, after: str) -> int:
    """Return how much of two folded texts is the same, in percent."""
    if before == after:
        return 100
    if max(len(before), len(after)) > _LONG:
        return _shared_pairs(before, after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return int(100 * matcher.ratio()) if matcher.quick_ratio() > 0.3 else 0


def _shared_pairs(before: str, after: str) -> int:
    """Return how many of the pairs of characters of two texts they share, in percent, in time that grows with both."""
    one, other = (Counter(pairwise(text)) for text in (before, after))
    return 200 * (one & other).total() // max(one.total() + other.total(), 1)


def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a folded text."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
