"""The rows of the budget appendix by their cells: an empty cell is a figure that is not given, and shifts no other."""

from __future__ import annotations

from collections.abc import Sequence

from heng.ingest.council.budget.cellwise import COLUMNS, is_figure
from heng.ingest.council.budget.table import BudgetTable, make_row, read_head, read_notes
from heng.ingest.grid import Grid, Row, blocks
from heng.ingest.lines import Line
from heng.ingest.text import join_lines, squeeze


def keeps_cells(lines: Sequence[Line]) -> bool:
    """Tell whether the rows of an appendix stand in cells of their own."""
    return any(_figures(row, width) for grid in _grids(lines) for width in [grid.width] for row in grid.rows)


def read_budget_cells(lines: Sequence[Line]) -> BudgetTable:
    """Read an appendix whose rows stand in cells, from its title to its notes."""
    table = BudgetTable()
    inside = [index for index, line in enumerate(lines) if line.cell is not None]
    read_head(table, lines[: inside[0]])
    _read_grids(table, lines)
    table.left += [line for line in lines[inside[0] : inside[-1]] if line.cell is None]
    read_notes(table, lines[inside[-1] + 1 :])
    return table


def _read_grids(table: BudgetTable, lines: Sequence[Line]) -> None:
    """Read the rows of all tables, each of which may go on from the page before; heads come again there."""
    parent, heads = "", list[str]()
    for grid in _grids(lines):
        width = grid.width
        for row in grid.rows:
            figures, printed = _figures(row, width), row.all_lines()
            label = _label(row, width)
            if not figures or not label:
                text = squeeze("".join(line.text for line in printed))
                heads += [] if table.rows else [text]
                (table.head if text in heads else table.left).extend(printed)
                continue
            made = make_row(label, figures, tuple(line.no for line in printed), parent)
            parent = parent if made.parent else made.no
            table.rows.append(made)
            table.fields += printed


def _grids(lines: Sequence[Line]) -> list[Grid]:
    return [block for block in blocks(lines) if isinstance(block, Grid) and block.width > COLUMNS]


def _label(row: Row, width: int) -> str:
    return join_lines((row.text(column), True) for column in range(width - COLUMNS))


def _figures(row: Row, width: int) -> list[str]:
    """Return what the last columns print, empty texts for empty cells; nothing where any holds words."""
    texts = [squeeze(row.text(column)) for column in range(width - COLUMNS, width)]
    plain = all(not text or is_figure(text) for text in texts)
    return texts if plain and any(any(map(str.isdigit, text)) for text in texts) else []
