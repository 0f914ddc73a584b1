"""Tables of a document that keeps its cells: rows of cells, each with its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from heng.ingest.lines import Cell, Line
from heng.ingest.text import join_lines, squeeze


@dataclass(slots=True)
class Row:
    """One row: the lines of each cell by column, from 0. A cell without print has no entry."""

    cells: dict[int, list[Line]] = field(default_factory=dict)

    def lines(self, column: int) -> list[Line]:
        """Return the lines of a cell, none where it is empty."""
        return self.cells.get(column, [])

    def text(self, column: int) -> str:
        """Return the text of a cell as printed, line breaks removed."""
        return join_lines((line.text, line.lead) for line in self.lines(column))

    def all_lines(self) -> list[Line]:
        """Return the lines of all cells, from left to right."""
        return [line for column in sorted(self.cells) for line in self.cells[column]]


@dataclass(slots=True)
class Grid:
    """One ruled table, or its part on one page. A cell that spans several rows stands in the first of them."""

    number: int
    rows: list[Row] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Number of columns."""
        cells = [line.cell for row in self.rows for line in row.all_lines()]
        return max((cell.column + cell.columns for cell in cells if cell), default=0)

    def head(self) -> list[str]:
        """Return the first row's cells without white space."""
        return [squeeze(self.rows[0].text(column)) for column in range(self.width)] if self.rows else []


def heads_above(lines: Iterable[Line]) -> dict[int, tuple[str, str]]:
    """Return what the cells of a head say above each column: what lies over several of them, and the column's own.

    A cell over several columns that has nothing below it is its first column's own.
    """
    own: dict[int, str] = {}
    roofs: dict[int, str] = {}
    for line in lines:
        cell = line.cell
        assert cell is not None
        for column in range(cell.column, cell.column + cell.columns):
            texts = own if cell.columns == 1 else roofs
            texts[column] = texts.get(column, "") + line.text
    return {
        column: (roofs.get(column, ""), own[column]) if column in own else ("", roofs[column])
        for column in sorted({*own, *roofs})
        if column in own or roofs.get(column - 1) != roofs[column]
    }


def blocks(lines: Iterable[Line]) -> Iterator[Line | Grid]:
    """Yield the lines outside tables one by one, and each table as a whole, in the order of reading."""
    for table, group in groupby(lines, key=lambda line: line.cell.table if line.cell else 0):
        if table:
            yield _grid(table, group)
        else:
            yield from group


def _grid(number: int, lines: Iterable[Line]) -> Grid:
    rows: dict[int, Row] = {}
    for line in lines:
        cell = line.cell
        assert isinstance(cell, Cell)
        rows.setdefault(cell.row, Row()).cells.setdefault(cell.column, []).append(line)
    return Grid(number, [rows[index] for index in sorted(rows)])
