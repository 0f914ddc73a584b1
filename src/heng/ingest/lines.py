"""A text as lines, each with the traces that the printed layout left on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

LINE_BREAK = re.compile(r"\r\n|\r|\n")
WHITE = " \t\u3000\xa0\f\v\ufeff"
_LEAST_SHARE = 0.04


@dataclass(frozen=True, slots=True)
class Cell:
    """Which cell of a ruled table a line stands in.

    Attributes:
        table: Number of the table in the document, from 1. A table that a page break cuts is one table on each page;
            a row that it cuts stands whole in the first of them, where print shows that it is one.
        row, column: From 0. Empty and merged cells count too, so that a column keeps its number.
        rows, columns: How many the cell spans.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds characters.

    Attributes:
        no: Its number, counted from 1: in the file where that is text, else in the order of reading.
        text: Without white space at its ends.
        lead: White space stood before it: in a cell, a further paragraph.
        trail: White space stood behind it: the end of a paragraph.
        blanks: Empty lines before it.
        feed: A new page begins with it.
        raw: The text with the white space at its ends, where a text file has it.
        cell: The cell it stands in; None outside tables and where the file has lost them.
        shown: What a cell of a sheet shows, where that is rounded and `text` has the digits of its number.
        loose: It may as well stand in the row above or below its cell.
    """

    no: int
    text: str
    lead: bool = False
    trail: bool = False
    blanks: int = 0
    feed: bool = False
    raw: str = ""
    cell: Cell | None = None
    shown: str = ""
    loose: bool = False

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from the other lines of its document: cells may stand side by side on one line of a text."""
        return (self.no, -1 if self.cell is None else self.cell.column)


@dataclass(frozen=True, slots=True)
class Habits:
    """Which traces of layout a text carries at all; where one is stripped away, its absence means nothing.

    Attributes:
        trails: White space behind a line marks the end of a paragraph.
        leads: White space before a line marks a further paragraph.
        gap: Empty lines that usually stand between two lines.
    """

    trails: bool
    leads: bool
    gap: int

    @property
    def blanks(self) -> bool:
        """Tell whether empty lines stand between lines at all, so that their absence means something."""
        return self.gap > 0


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that hold characters. White space between the characters is kept."""
    found: list[Line] = []
    blanks, feed = 0, False
    for no, raw in enumerate(LINE_BREAK.split(text), start=1):
        body = raw.strip(WHITE)
        feed = feed or "\f" in raw
        if not body:
            blanks += 1
            continue
        lead, trail = raw[0] in WHITE, raw[-1] in WHITE
        found.append(Line(no, body, lead, trail, blanks, feed, raw))
        blanks, feed = 0, False
    return tuple(found)


def habits(lines: Sequence[Line]) -> Habits:
    """Tell which traces of layout a text carries."""
    least = max(1, round(_LEAST_SHARE * len(lines)))
    return Habits(
        trails=least <= sum(line.trail for line in lines) <= len(lines) - least,
        leads=sum(line.lead for line in lines) >= least,
        gap=Counter(line.blanks for line in lines).most_common(1)[0][0] if lines else 0,
    )
