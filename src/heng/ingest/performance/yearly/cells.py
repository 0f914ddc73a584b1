"""Tables of several years in a text that prints them cell by cell: each cell stands on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heng.ingest.grid import Grid, Row
from heng.ingest.lines import Line
from heng.ingest.performance.yearly.values import (
    are_years,
    begins_notes,
    heads_units,
    heads_years,
    is_unit,
    is_value,
    part_unit,
    roc_year,
)
from heng.model.numbering import read_mark

_SENTENCE = re.compile("[。；，]")
MOST_OF_A_NAME = 24
_LEAST_YEARS = 2
_MOST_CELLS = 600
_MOST_LABELS = 2


def as_grids(blocks: Sequence[Line | Grid]) -> Iterator[Line | Grid]:
    """Yield blocks with the cells of such tables as grids; a row that lacks a cell is left out of them.

    Its lines are yielded as they are: nothing tells which year has none.
    """
    index, number = 0, 1 + max((block.number for block in blocks if isinstance(block, Grid)), default=0)
    while index < len(blocks):
        run = _run(blocks, index) if _may_begin(blocks[index : index + 1 + _MOST_LABELS]) else []
        table = _by_name(run) or _by_year(run)
        if table is None:
            yield blocks[index]
            index += 1
            continue
        rows, size = table
        yield Grid(number, [_row(cells) for cells in rows])
        placed = {line.no for cells in rows for cell in cells for line in cell}
        yield from (line for line in run[:size] if line.no not in placed)
        index, number = index + size, number + 1


Cells = list[list[Line]]


def _run(blocks: Sequence[Line | Grid], start: int) -> list[Line]:
    """Return the lines from an index on that may each be a cell of one table."""
    found: list[Line] = []
    for block in blocks[start : start + _MOST_CELLS]:
        if isinstance(block, Grid) or len(block.text) > MOST_OF_A_NAME or _SENTENCE.search(block.text):
            break
        if begins_notes(block) or (found and (_is_title(block) or heads_years(block.text))):
            break
        found.append(block)
    return found


def _may_begin(blocks: Sequence[Line | Grid]) -> bool:
    """Tell whether a table may begin: a year stands there or right behind what the rows are and their unit."""
    lines = [block for block in blocks if isinstance(block, Line)]
    return bool(lines) and (heads_years(lines[0].text) or any(roc_year(line.text) is not None for line in lines))


def _is_title(line: Line) -> bool:
    mark = read_mark(line.text)
    return mark is not None and not is_value(line.text)


def _by_name(run: Sequence[Line]) -> tuple[list[Cells], int] | None:
    """Return the rows of a table headed by years, the first of them its head, and how many lines they take."""
    start = next((index for index, line in enumerate(run[: _MOST_LABELS + 1]) if roc_year(line.text) is not None), None)
    if start is None or any(_is_title(line) or is_value(line.text) for line in run[:start]):
        return None
    if start == _MOST_LABELS and not heads_units(run[1].text):
        return None
    count = start
    while count < len(run) and roc_year(run[count].text) is not None:
        # A second head, or counts that look like years, are no further years.
        if count > start and not are_years([line.text for line in run[start : count + 1]]):
            break
        count += 1
    if count - start < _LEAST_YEARS:
        return None
    head: Cells = [[line] for line in run[:count]] if start else [[], *([line] for line in run[:count])]
    rows, index = [head], count
    while taken := _next_row(run, index, len(head)):
        cells, index = taken
        rows += [cells] if cells else []
    return (rows, index) if len(rows) > 1 else None


def _next_row(run: Sequence[Line], start: int, size: int) -> tuple[Cells, int] | None:
    """Return the cells of the row that begins at an index, none where it lacks one, and where it ends."""
    first_value = start
    while first_value < len(run) and not is_value(run[first_value].text):
        first_value += 1
    end = first_value
    while end < len(run) and is_value(run[end].text):
        end += 1
    name, values = list(run[start:first_value]), run[first_value:end]
    if not values or not name or _is_head(name, values):
        return None
    unit = [name.pop()] if len(name) > 1 and is_unit(name[-1].text) else []
    cells = [name, *([unit] if unit else []), *([line] for line in values)]
    return (cells if len(cells) == size and _is_name(name) else [], end)


def _is_head(name: Sequence[Line], values: Sequence[Line]) -> bool:
    """Tell whether a further table begins: another head of years."""
    return heads_years(name[-1].text) and are_years([line.text for line in values])


def _is_name(lines: Sequence[Line]) -> bool:
    """Tell whether lines are one name: it goes on without an empty line, or with its unit."""
    return all(not line.blanks or not part_unit(line.text)[0] for line in lines[1:])


def _by_year(run: Sequence[Line]) -> tuple[list[Cells], int] | None:
    """Return the rows of a table whose rows are the years: its head names what the columns count."""
    if not run or not heads_years(run[0].text):
        return None
    first = next((index for index, line in enumerate(run) if roc_year(line.text) is not None), 0)
    names = run[1:first]
    if not names or any(is_value(line.text) for line in names):
        return None
    size = len(names) + 1
    rows, index = [[[line] for line in run[:first]]], first
    while index + size <= len(run):
        cells = run[index : index + size]
        if roc_year(cells[0].text) is None or not all(is_value(line.text) for line in cells):
            break
        rows.append([[line] for line in cells])
        index += size
    years = [row[0][0].text for row in rows[1:]]
    return (rows, index) if len(years) >= _LEAST_YEARS and are_years(years) else None


def _row(cells: Cells) -> Row:
    return Row({column: lines for column, lines in enumerate(cells) if lines})
