"""Rows of goals and results from ruled tables; a row that a page break cuts is joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from heng.ingest.grid import Grid, Row
from heng.ingest.lines import Line
from heng.ingest.performance.heads import columns_of
from heng.ingest.performance.passages import CellText, RowCells
from heng.ingest.text import squeeze, width
from heng.model.numbering import read_mark
from heng.model.terms import ResultColumn

_SENTENCE_END = ("。", "；", ";", "！", "」", "）", ")")
_SHORT = 0.8


@dataclass(slots=True)
class GridRows:
    """Rows read from tables, and the lines of heads."""

    rows: list[RowCells] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)


def read_grids(grids: Iterable[Grid], columns: Sequence[ResultColumn | None] = ()) -> GridRows:
    """Return the rows of all tables, the first of which has a head where `columns` does not tell them."""
    found = GridRows()
    for grid in grids:
        first, width = True, grid.width
        for row in grid.rows:
            head = columns_of([squeeze(row.text(column)) for column in range(width)])
            if head is not None:
                columns = head
                found.heads += row.all_lines()
            elif any(columns):
                _put(found, row, columns, after_break=first)
                first = False
    return found


def _put(found: GridRows, row: Row, columns: Sequence[ResultColumn | None], *, after_break: bool) -> None:
    cells: RowCells = {column: CellText() for column in columns if column is not None}
    for index, lines in row.cells.items():
        column = columns[index] if index < len(columns) else None
        if column is not None:
            cells[column] = cell_text(lines)
    if found.rows and after_break and _goes_on(found.rows[-1], cells):
        _join(found.rows[-1], cells)
        return
    if found.rows and not cells[ResultColumn.GOAL].paragraphs:
        cells[ResultColumn.GOAL] = found.rows[-1][ResultColumn.GOAL]
    found.rows.append(cells)


def cell_text(lines: Sequence[Line]) -> CellText:
    """Return the paragraphs of a cell."""
    cell = CellText()
    widest = max((width(line.text) for line in lines), default=0.0)
    before: Line | None = None
    for line in lines:
        ended = before is not None and before.text.endswith("。") and width(before.text) < _SHORT * widest
        cell.add(line.text, line, begins=line.lead or ended or _is_listed(line, before))
        before = line
    return cell


def _is_listed(line: Line, before: Line | None) -> bool:
    """Tell whether a line begins an item: a number at its head, where the line before it has come to an end."""
    mark = read_mark(line.text)
    return mark is not None and (before is None or before.text.endswith((*_SENTENCE_END, "：", ":")))


def _goes_on(above: RowCells, below: RowCells) -> bool:
    """Tell whether the first row behind a page break is the rest of the one above it."""
    if not below[ResultColumn.GOAL].paragraphs:
        return True
    cut = [column for column, cell in above.items() if cell.text and not cell.text.endswith(_SENTENCE_END)]
    ended = [column for column, cell in above.items() if column is not ResultColumn.GOAL and cell.text.endswith("。")]
    resumed = [column for column in cut if below[column].paragraphs and not read_mark(below[column].text)]
    others = [column for column in cut if column is not ResultColumn.GOAL]
    return bool(others) and len(resumed) == len(cut) and len(ended) < len(above) - 1


def _join(above: RowCells, below: RowCells) -> None:
    for column, cell in below.items():
        whole = above[column]
        ended = not whole.text or whole.text.endswith(_SENTENCE_END)
        for index, paragraph in enumerate(cell.paragraphs):
            if index or ended or not whole.paragraphs:
                whole.paragraphs.append(paragraph)
                continue
            for line, start, end in zip(
                paragraph.lines, paragraph.starts, [*paragraph.starts[1:], len(paragraph.text)], strict=True
            ):
                whole.add(paragraph.text[start:end], line, begins=False)
