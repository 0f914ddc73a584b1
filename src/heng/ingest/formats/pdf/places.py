"""Where the lines of a PDF stand. A report has tens of thousands of lines, few of them are asked for: made then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from heng.ingest.formats.pdf.page import Corner
from heng.ingest.formats.pdf.print import Print
from heng.ingest.lines import Cell
from heng.model.source import Box, Place


class Spot(NamedTuple):
    """A line's page, print and cell. `shown` where the page is shown another way round than it is read."""

    page: int
    print_: Print
    cell: Cell | None
    shown: Corner | None


class Places(Mapping[int, Place]):
    """The place of each line by its number, from 1."""

    def __init__(self, spots: list[Spot]) -> None:
        """Keep the spots in the order of the lines' numbers."""
        self._spots = spots

    def __getitem__(self, number: int) -> Place:
        """Return a line's place."""
        if not 1 <= number <= len(self._spots):
            raise KeyError(number)
        page, print_, cell, shown = self._spots[number - 1]
        name = f"table {cell.table}, row {cell.row + 1}, column {cell.column + 1}" if cell else None
        return Place(lines=(number,), page=page, cell=name, box=_box(print_, shown))

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers."""
        return iter(range(1, len(self._spots) + 1))

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self._spots)


def _box(line: Print, shown: Corner | None) -> Box:
    corners = [(line.left, line.top), (line.right, line.bottom)]
    (ax, ay), (bx, by) = [shown(*corner) for corner in corners] if shown else corners
    sides = min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
    left, top, right, bottom = (round(side, 2) for side in sides)
    return Box(left=left, top=top, right=right, bottom=bottom)
