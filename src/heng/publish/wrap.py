"""Breaks text into lines so that joining them (`heng.model.notation.joining`) gives the same text again."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from heng.model.notation.joining import is_cjk, is_word

_OPENERS = frozenset("([{（〔［｛《「『【﹝")
_CLOSERS = frozenset(")]}）〕］｝》」』】﹞、，。；：？！％,.;:?!%‰℃")
_STACKED = re.compile(r"[(（\[]*(?:[A-Za-z0-9]+|[^\s()（）\[\]])[)）\]]*")


def width(text: str) -> float:
    """Return the printed width in em: 1 for an ideograph or a wide mark, ½ for others."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in text)


def wrap(text: str, measure: int) -> list[str]:
    """Return the lines of a paragraph, as full as the measure allows; 0 = one line.

    A line is broken only where joining is exact, so a piece without such a place overflows.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and measure and width((line + piece).rstrip()) > measure:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def stack(text: str) -> list[str]:
    """Return a name as it stands in a column of one character; Latin words and brackets are not torn off."""
    return _STACKED.findall(text) or ([text] if text else [])


def _pieces(text: str) -> list[str]:
    starts = [0, *(at for at in range(1, len(text)) if _may_break(text, at)), len(text)]
    return [text[start:end] for start, end in pairwise(starts)]


def _may_break(text: str, at: int) -> bool:
    """Tell whether a line may begin at a character; a space before it goes with the break."""
    left, right = text[at - 1], text[at]
    if left == " ":
        return at > 1 and _parted_by_space(text[at - 2], right)
    if left.isspace() or right.isspace() or left in _OPENERS or right in _CLOSERS:
        return False
    return not is_word(left) if is_cjk(right) else right in _OPENERS and is_cjk(left)


def _parted_by_space(left: str, right: str) -> bool:
    return (is_word(left) and is_cjk(right)) or (is_cjk(left) and is_word(right))
