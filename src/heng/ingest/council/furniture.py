"""Page furniture: page numbers and running heads that interrupt the text, and the traces of page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from heng.ingest.coverage import Ledger, Noise
from heng.ingest.furniture import counted
from heng.ingest.lines import Habits, Line
from heng.ingest.page_numbers import rising
from heng.ingest.text import squeeze

_PAGE_MARK = re.compile(r"第\d{1,4}頁(?:[，,/]?共\d{1,4}頁)?|[-–—]\d{1,4}[-–—]|\d{1,4}/\d{1,4}頁|[Pp]\.?\d{1,4}")
_MARK_STARTS = frozenset("第-–—Pp")
_MOST_DIGITS = 4
_WIDER = 2


@dataclass(slots=True, eq=False)
class PageLine:
    """A line of text among page breaks.

    Attributes:
        line: The line.
        broken: A page break stands before it.
        maybe_number: It may be a page number.
        topmost: It is the first print on its page, so that white space before it is the page's, not the cell's.
        ahead: What may be another cell's print ahead of it on its line, and may be its own; see `shares`.
        shared: Something stands behind it on its line, so that nothing tells whether its paragraph ends.
    """

    line: Line
    broken: bool
    maybe_number: bool = False
    topmost: bool = False
    ahead: str = ""
    shared: bool = False


class Furniture:
    """Knows the running heads of one report."""

    def __init__(self, themes: Iterable[tuple[str, str]], habits: Habits, lines: Sequence[Line] = ()) -> None:
        """Take the (letter, name) pairs of the report's themes, and all its lines to know its page numbers."""
        self._habits = habits
        self._names = {name for _, name in themes}
        self._letters = {f"({letter})" for letter, _ in themes}
        self._titles = {f"{name}({letter})" for letter, name in themes}
        self._starts = {"(", "（", *(name[:1] for name in self._names)}
        leads = [line for line in lines if line.lead]
        # Where most paragraphs that begin with a space follow at once, that is how cells are printed.
        self._turns = habits.leads and 2 * sum(line.blanks < habits.gap for line in leads) <= len(leads)
        foots = (line for line, after in pairwise(lines) if self._ends_page(line, after))
        heads = (line for line in lines if self._begins_page(line))
        self._numbers = {line.no for edge in (foots, heads) for line in rising(edge)}
        own = counted(lines)
        every = 1 < len(own) == 1 + sum(line.feed for line in lines[1:])
        self._numbers |= {line.no for line in own if every or line.blanks or not line.raw}

    def strip(self, lines: Sequence[Line], ledger: Ledger, letter: str = "") -> list[PageLine]:
        """Return the lines without page furniture, which goes to the ledger. `letter`: the theme they stand in."""
        kinds = list(self._kinds(lines, letter))
        kept: list[PageLine] = []
        broken = False
        for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
            topmost = self._begins_page(line)
            broken = broken or topmost
            if kind is not None:
                ledger.claim([line], kind)
                broken = True
                continue
            kept.append(PageLine(line, broken, self._may_be_number(lines, kinds, index), topmost))
            broken = False
        return kept

    def _begins_page(self, line: Line) -> bool:
        """A page break leaves a space where the new page begins, and takes a blank line away."""
        return line.feed or (self._turns and line.lead and line.blanks < self._habits.gap)

    def _ends_page(self, line: Line, after: Line) -> bool:
        return self._begins_page(after) or self._wide_gap(line) or self._is_head(after, "")

    def _kinds(self, lines: Sequence[Line], letter: str) -> Iterator[Noise | None]:
        for index, line in enumerate(lines):
            if self._is_head(line, letter):
                yield Noise.RUNNING_HEAD
            elif line.no in self._numbers or (
                self._is_number(line) and self._wide_gap(line) and self._is_head_at(lines, index + 1, letter)
            ):
                yield Noise.PAGE_NUMBER
            else:
                yield Noise.PAGE_NUMBER if _is_mark(line.text) else None

    def _may_be_number(self, lines: Sequence[Line], kinds: Sequence[Noise | None], index: int) -> bool:
        """A bare number at the edge of a page may be a value or a page number; only its surroundings can tell."""
        line = lines[index]
        if not self._is_number(line):
            return False
        beside_head = Noise.RUNNING_HEAD in kinds[max(index - 1, 0) : index + 2]
        before_page = bool(self._numbers) and index + 1 < len(lines) and self._begins_page(lines[index + 1])
        return beside_head or before_page or line.feed or self._wide_gap(line)

    def _is_head(self, line: Line, letter: str) -> bool:
        first = line.text[:1]
        if first not in self._starts and not first.isspace():
            return False
        text = squeeze(line.text).replace("（", "(").replace("）", ")")
        mark = text == f"({letter})" if letter else text in self._letters
        return mark or text in self._names or text in self._titles

    def _is_head_at(self, lines: Sequence[Line], index: int, letter: str) -> bool:
        return index < len(lines) and self._is_head(lines[index], letter)

    @staticmethod
    def _is_number(line: Line) -> bool:
        return len(line.text) <= _MOST_DIGITS and line.text.isdecimal()

    def _wide_gap(self, line: Line) -> bool:
        return self._habits.blanks and line.blanks >= self._habits.gap + _WIDER


def _is_mark(text: str) -> bool:
    first = text[:1]
    begins = first in _MARK_STARTS or first.isdecimal() or first.isspace()
    return begins and _PAGE_MARK.fullmatch(squeeze(text)) is not None
