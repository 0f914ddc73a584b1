"""The head of a table that has kept its cells, where some of its columns bear words that nobody knows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from heng.ingest.council.heads.headings import alike
from heng.ingest.council.heads.table import TableHead, column_of, year_of
from heng.ingest.lines import Line
from heng.model.terms import Column

_LEAST_COLUMNS, _LONGEST = 3, 16
_FIGURES = {Column.TARGET, Column.ACTUAL}


@dataclass(frozen=True, slots=True)
class CellHead:
    """A head and how many lines it takes."""

    head: TableHead
    length: int


def head_in_cells(lines: Sequence[Line], index: int) -> CellHead | None:
    """Return the head whose first cell begins here; None where no row of a table does, or most words are unknown."""
    first = lines[index].cell
    before = lines[index - 1].cell if index else None
    if first is None or (before is not None and (before.table, before.row) == (first.table, first.row)):
        return None
    row = list(takewhile(lambda line: line.cell is not None and _same(line, lines[index]), lines[index:]))
    texts: dict[int, str] = {}
    for line in row:
        assert line.cell is not None
        texts[line.cell.column] = texts.get(line.cell.column, "") + line.text
    columns = {at: column_of(text) for at, text in texts.items()}
    if not _is_head(columns.values(), texts.values()):
        return None
    target = [text for at, text in texts.items() if columns[at] is Column.TARGET]
    year = year_of([alike(text) for text in (*target, *texts.values())])
    held = tuple(column for _, column in sorted(columns.items()))
    return CellHead(TableHead(held, year, "".join("".join(texts.values()).split()), others=None in held), len(row))


def _same(line: Line, other: Line) -> bool:
    assert line.cell is not None
    assert other.cell is not None
    return (line.cell.table, line.cell.row) == (other.cell.table, other.cell.row)


def _is_head(columns: Collection[Column | None], texts: Collection[str]) -> bool:
    known = {column for column in columns if column is not None}
    short = all(len(alike(text)) <= _LONGEST for text in texts)
    whole = Column.INDICATOR in known and bool(known & _FIGURES) and len(known) >= _LEAST_COLUMNS
    return short and whole and len(known) * 2 > len(columns)
