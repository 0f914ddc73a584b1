"""Ruled tables: from rules to cells with the rows and columns they span."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from heng.ingest.formats.pdf.rules import Frame, Rule

_NEAR = 3.5
_OVERHANG = 5.0
_COVERED = 0.6
_PADDING = 5.0

Square = tuple[int, int]
"""Row and column of a square between neighbouring rules."""


class Area(NamedTuple):
    """A cell: its first row and column, and how many it spans."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a page.

    Attributes:
        xs, ys: Borders of its columns and rows.
        areas: The cell of each square between them.
        spans: Where the print of each column stands, where no rule parts the columns.
    """

    xs: list[float]
    ys: list[float]
    areas: dict[Square, Area]
    spans: Sequence[tuple[float, float]] = ()

    def area(self, x: float, y: float) -> Area | None:
        """Return the cell at a point."""
        return self.areas.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def sides(self, area: Area) -> tuple[float, float]:
        """Return where a cell begins and ends from the left."""
        return self.xs[area.column], self.xs[area.column + area.columns]

    def margins(self, area: Area) -> tuple[float, float]:
        """Return from where to where a cell's print may stand, where that is known."""
        if not self.spans:
            return self.sides(area)
        end = area.column + area.columns
        right = self.spans[end][0] - _PADDING if end < len(self.spans) else self.spans[-1][1]
        return self.spans[area.column][0], max(self.spans[end - 1][1], right)


def table(frame: Frame) -> Table | None:
    """Return the table that rules make; None where they enclose fewer than two cells."""
    xs, ys = _borders(frame.upright, frame.level), _borders(frame.level, frame.upright)
    if len(xs) < 2 or len(ys) < 2 or (len(xs), len(ys)) == (2, 2):
        return None
    walls = _walls(frame.upright, xs, ys)
    floors = _walls(frame.level, ys, xs)
    if all(map(all, walls)) and all(map(all, floors)):
        return Table(
            xs,
            ys,
            {(row, column): Area(row, column, 1, 1) for row in range(len(ys) - 1) for column in range(len(xs) - 1)},
        )
    areas: dict[Square, Area] = {}
    for region in _regions(len(ys) - 1, len(xs) - 1, walls, floors):
        if len(region) == 1:
            (square,) = region
            areas[square] = Area(*square, 1, 1)
            continue
        for area in _rectangles(region):
            areas.update(dict.fromkeys(_squares(area), area))
    edge = {area for (row, column), area in areas.items() if row in (0, len(ys) - 2) or column in (0, len(xs) - 2)}
    outside = {area for area in edge if _open(area, walls, floors, len(ys) - 1, len(xs) - 1)}
    if outside:
        areas = {square: area for square, area in areas.items() if area not in outside}
    return Table(xs, ys, areas) if len(set(areas.values())) > 1 else None


def _borders(rules: Iterable[Rule], across: Iterable[Rule]) -> list[float]:
    """Return where rules stand, near ones as one, and the ends of the rules across them where those stand out."""
    borders: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not borders or at - borders[-1] > _NEAR:
            borders.append(at)
    first, last = min(rule.start for rule in across), max(rule.end for rule in across)
    if first < borders[0] - _OVERHANG:
        borders.insert(0, first)
    if last > borders[-1] + _OVERHANG:
        borders.append(last)
    return borders


def _walls(rules: Iterable[Rule], borders: list[float], across: list[float]) -> list[list[bool]]:
    """Tell for each border, and each stretch between the borders across it, whether a rule stands there.

    An outer border that no rule marks at all stands open in print and counts as closed.
    """
    drawn = [[0.0] * (len(across) - 1) for _ in borders]
    sizes = [end - start for start, end in pairwise(across)]
    for rule in rules:
        border = min(bisect_right(borders, rule.at + _NEAR), len(borders)) - 1
        if rule.start <= across[0] and across[-1] <= rule.end:
            drawn[border] = sizes.copy()
            continue
        lengths = drawn[border]
        first, last = bisect_right(across, rule.start), bisect_right(across, rule.end)
        for index in range(max(first - 1, 0), min(last, len(sizes))):
            lengths[index] += min(across[index + 1], rule.end) - max(across[index], rule.start)
    walls = [[length > _COVERED * size for length, size in zip(row, sizes, strict=True)] for row in drawn]
    for outer in (0, -1):
        if not any(walls[outer]):
            walls[outer] = [True] * len(sizes)
    return walls


def _regions(rows: int, columns: int, walls: list[list[bool]], floors: list[list[bool]]) -> Iterator[set[Square]]:
    """Yield the squares that no rule parts."""
    squares = [(row, column) for row in range(rows) for column in range(columns)]
    left = set(squares)
    for start in squares:
        if start not in left:
            continue
        left.remove(start)
        row, column = start
        if walls[column + 1][row] and walls[column][row] and floors[row + 1][column] and floors[row][column]:
            yield {start}
            continue
        region, queue = {start}, [start]
        while queue:
            row, column = queue.pop()
            doors = (
                ((row, column + 1), walls[column + 1][row]),
                ((row, column - 1), walls[column][row]),
                ((row + 1, column), floors[row + 1][column]),
                ((row - 1, column), floors[row][column]),
            )
            for square, closed in doors:
                if square in left and not closed:
                    left.remove(square)
                    region.add(square)
                    queue.append(square)
        yield region


def _rectangles(region: set[Square]) -> Iterator[Area]:
    """Cut a region into rectangles, from its upper left corner."""
    left = set(region)
    while left:
        row, column = min(left)
        columns = 1
        while (row, column + columns) in left:
            columns += 1
        rows = 1
        while all((row + rows, column + offset) in left for offset in range(columns)):
            rows += 1
        area = Area(row, column, rows, columns)
        left.difference_update(_squares(area))
        yield area


def _squares(area: Area) -> Iterator[Square]:
    for row in range(area.row, area.row + area.rows):
        for column in range(area.column, area.column + area.columns):
            yield row, column


def _open(area: Area, walls: list[list[bool]], floors: list[list[bool]], rows: int, columns: int) -> bool:
    """Tell whether a region at the edge is no cell: more than one of its outer sides has no rule."""
    down, across = range(area.row, area.row + area.rows), range(area.column, area.column + area.columns)
    return (
        (area.column == 0 and not any(walls[0][row] for row in down))
        + (area.column + area.columns == columns and not any(walls[-1][row] for row in down))
        + (area.row == 0 and not any(floors[0][column] for column in across))
        + (area.row + area.rows == rows and not any(floors[-1][column] for column in across))
    ) > 1
