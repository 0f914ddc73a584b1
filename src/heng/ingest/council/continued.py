"""Which grids below a scorecard table go on with it, and which are tables of something else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from heng.ingest.council.scorecard import ObjectiveTable
from heng.ingest.grid import Grid, Row
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.text import squeeze
from heng.model.terms import Column

_DIGIT = re.compile(r"\d")


def is_part(
    grid: Grid,
    table: ObjectiveTable,
    columns: Mapping[int, Column | None],
    grammar: CodeGrammar,
    sense: AgencySense,
) -> bool:
    """Tell whether a grid is part of a table: it has a head of its own, or goes on below the last one.

    What goes on has a code or an agency somewhere, or is the rest of one row that a page break cut.
    """
    cells = [line.cell for line in table.heads if line.cell is not None and line.cell.table <= grid.number]
    last = max((cell.table for cell in cells), default=grid.number)
    if last == grid.number or any(_is_known(row, columns, grammar, sense) for row in grid.rows):
        return True
    width = max(cell.column + cell.columns for cell in cells if cell.table == last)
    if len(grid.rows) == 1:
        return grid.width <= width
    return grid.width == width and not all(text and not _DIGIT.search(text) for text in grid.head())


def _is_known(row: Row, columns: Mapping[int, Column | None], grammar: CodeGrammar, sense: AgencySense) -> bool:
    texts = [(column, squeeze(row.text(number))) for number, column in columns.items()]
    return any(
        grammar.indicator(text) is not None or (column is Column.AGENCY and sense.likely(text))
        for column, text in texts
        if text
    )
