"""Rows that a page break cuts: what stands on the next page goes to the cells that it was cut off from.

Rules close a row at the end of a page, whether it ends there or not. So one is cut only where each cell that goes on is
full down to the rule, and where most of these stop within a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise, takewhile

from heng.ingest.formats.pdf.grids import Area, Table
from heng.ingest.formats.pdf.layout import Item, PrintedCell, PrintedTable, Rest
from heng.ingest.formats.pdf.print import Print, paragraphs

_MOST_BETWEEN = 2
"""Lines between a table and the end of its page: a running head or foot, and a page number."""

_SAME = 3.0
_MOST_PADDING = 8.0
_PITCH, _NEARLY = 1.4, 0.9
_ENDS = ("。", "；", ";", "：", ":", "！", "？")
_BEGINS = re.compile(
    r"[(（<〈【●•○◎※]|[A-Za-z]{0,3}[\d０-９]{1,2}[.、．]|[一二三四五六七八九十壹貳參肆伍陸柒捌玖拾]+[、.]|[A-Z]{1,3}\d"
)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of the last row: the table and area it began in, its last line, and whether it has room for another.

    `own`: it stands in this row only.
    """

    page: int
    table: PrintedTable
    area: Area
    last: Print
    full: bool
    own: bool


class CutRows:
    """Knows the last row of the page before."""

    def __init__(self) -> None:
        """Begin with the first page."""
        self._last: PrintedTable | None = None
        self._cells: dict[int, _Cell] = {}

    def join(self, found: list[Item], page: int) -> int:
        """Give the first row of a page to the one it was cut off; return the first page whose last row may go on."""
        above, cells = self._last, self._cells
        first, last = _table_in(found[: _MOST_BETWEEN + 1]), _table_in(found[: -_MOST_BETWEEN - 2 : -1])
        rest = _rest(above, first, cells) if above and first else {}
        self._last, self._cells = last, _last_row(last, page) if last else {}
        if not first or not rest:
            return page
        for column, cell in rest.items():
            cut = cells[column]
            cut.table.rests.setdefault(cut.area, []).append(Rest(page, cell.lines, cell.leads))
        row = next(iter(rest.values())).area.row
        first.cells = [cell for cell in first.cells if cell.area.row != row]
        if not first.cells:
            found.remove(first)
        if last is not first or row < len(first.grid.ys) - 2:
            return page
        # The whole page is of this row, which may go on.
        ends = self._cells
        self._cells = {
            column: _Cell(cut.page, cut.table, cut.area, ends[column].last, ends[column].full, own=True)
            if column in ends
            else _Cell(cut.page, cut.table, cut.area, cut.last, full=False, own=cut.own)
            for column, cut in cells.items()
        }
        return min(cut.page for cut in self._cells.values())


def _table_in(items: Iterable[Item]) -> PrintedTable | None:
    found = next((item for item in items if isinstance(item, PrintedTable)), None)
    return found if found and not found.grid.spans else None


def _last_row(table: PrintedTable, page: int) -> dict[int, _Cell]:
    grid = table.grid
    cells = [cell for cell in table.cells if cell.area.row + cell.area.rows == len(grid.ys) - 1]
    padding = min((cell.lines[0].top - grid.ys[cell.area.row] for cell in cells), default=0.0)
    padding = min(max(padding, 0.0), _MOST_PADDING)
    return {
        cell.area.column: _Cell(
            page, table, cell.area, cell.lines[-1], _is_full(cell, grid, padding), own=cell.area.rows == 1
        )
        for cell in cells
    }


def _is_full(cell: PrintedCell, grid: Table, padding: float) -> bool:
    last = cell.lines[-1]
    pitch = min((after.top - before.top for before, after in pairwise(cell.lines)), default=0.0)
    return grid.ys[-1] - last.bottom < padding + _NEARLY * max(pitch, _PITCH * last.size)


def _rest(above: PrintedTable, below: PrintedTable, cells: Mapping[int, _Cell]) -> dict[int, PrintedCell]:
    """Return the cells at the top of a page that go on with those above, by column; none where it is another row.

    Where it may be either, each cell is told whether it would begin a paragraph.
    """
    old, new = above.grid, below.grid
    if len(old.xs) != len(new.xs) or any(abs(x - other) > _SAME for x, other in zip(old.xs, new.xs, strict=True)):
        return {}
    head = [cell.area for _, cell in takewhile(_is_same, zip(above.cells, below.cells, strict=False))]
    row = max((area.row + area.rows for area in head), default=0)
    rest = {cell.area.column: cell for cell in below.cells if cell.area.row == row}
    for column, cell in rest.items():
        cut = cells.get(column)
        if cut is None or not cut.full or cell.area.columns != cut.area.columns:
            return {}
    for column, cell in rest.items():
        cell.leads[0] = paragraphs([cells[column].last, cell.lines[0]], *new.margins(cell.area), above.padding)[1]
    within = sum(_is_within(cells[column].last, cell) for column, cell in rest.items())
    ended = any(cut.own and not cut.full for column, cut in cells.items() if column not in rest)
    return rest if within and (ended or 2 * within > len(rest)) else {}


def _is_same(pair: tuple[PrintedCell, PrintedCell]) -> bool:
    """Tell whether a page repeats a cell of a table's head."""
    one, other = pair
    return one.area == other.area and [line.text for line in one.lines] == [line.text for line in other.lines]


def _is_within(last: Print, cell: PrintedCell) -> bool:
    """Tell whether a cell goes on within a sentence: its line above is full, and ends nothing."""
    return not (cell.leads[0] or last.text.endswith(_ENDS) or _BEGINS.match(cell.lines[0].text))
