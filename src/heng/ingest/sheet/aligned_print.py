"""Print of a text's lines by where it stands: pieces that wide gaps part, in columns of letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from heng.ingest.lines import WHITE, Line
from heng.ingest.text import width

_PIECE = re.compile(r"\S+(?: \S+)*")
_FEWEST_COLUMNS = 3

Measure = Callable[[str], int]


def columns_wide(text: str) -> int:
    """Return a text's width where an ideograph is as wide as two letters."""
    return sum(2 if width(char) >= 1 else 1 for char in text)


MEASURES: tuple[Measure, ...] = (len, columns_wide)


@dataclass(frozen=True, slots=True)
class Piece:
    """Print between white space: from where to where it goes."""

    text: str
    start: int
    end: int
    measure: Measure

    def overlap(self, start: int, end: int) -> int:
        """Return how far it stands over a span; below 0 the distance to it."""
        return min(self.end, end) - max(self.start, start)

    def words(self) -> Iterator[Piece]:
        """Yield its words, each with its place; single spaces part them."""
        start = self.start
        if " " not in self.text:
            yield self
            return
        for text in self.text.split(" "):
            end = start + self.measure(text)
            yield Piece(text, start, end, self.measure)
            start = end + 1


Row = Sequence[Piece]
Span = tuple[int, int]


def raggedness(lines: Sequence[Line], measure: Measure) -> int:
    """Return at how many places print begins: few, where it is measured as the program did that set the columns."""
    rows = (pieces_of(line, measure) for line in lines if "  " in line.raw)
    return len({piece.start for row in rows for piece in row if len(row) >= _FEWEST_COLUMNS})


def pieces_of(line: Line, measure: Measure) -> list[Piece]:
    raw = line.raw.rstrip(WHITE)
    found: list[Piece] = []
    at = done = 0
    for match in _PIECE.finditer(raw):
        start = at + measure(raw[done : match.start()])
        at, done = start + measure(match[0]), match.end()
        found.append(Piece(match[0], start, at, measure))
    return found
