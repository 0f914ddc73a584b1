"""Sheets that print a small table for each indicator: what stands below its name by row, the years side by side.

`關鍵績效指標：資源回收率（單位：%）` stands above a table of `項目, 110年度, 111年度` with a row for the standard, one
for the target and one for what was reached. Each is turned into a table of one row, as other sheets print it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.grid import Grid, Row, blocks
from heng.ingest.lines import Cell, Line
from heng.ingest.sheet.heads import are_years, read_head
from heng.model.numbering import read_mark
from heng.model.terms import Column

_LABELLED = re.compile(r"(?P<label>[^:：]{2,12})[:：]\s*(?P<text>\S.*)")
_UNIT = re.compile(r"\s*[(（]\s*(?P<label>單位)\s*[:：]\s*(?P<text>[^()（）]{1,12})[)）]\s*$")
_ABOVE = (Column.THEME, Column.PERSPECTIVE, Column.OBJECTIVE)
_LEVELS = {**dict.fromkeys(_ABOVE, 0), Column.INDICATOR: 1, **dict.fromkeys((Column.FORMULA, Column.AGENCY), 2)}
"""Kinds of labels above a table, by what they are said of: several indicators, one, a detail of it."""
_FIGURES = (Column.TARGET, Column.ACTUAL)

_Column = tuple[Sequence[Line], Sequence[Line]]
"""The lines of a head and those of the cell below it."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A line that says what it names: `策略目標：…`."""

    line: Line
    kind: Column
    label: str
    text: str

    def columns(self) -> Iterator[_Column]:
        """Yield what it says as columns, the unit behind an indicator's name as one of its own."""
        unit = _UNIT.search(self.text) if self.kind is Column.INDICATOR else None
        yield self._said(self.label, self.text[: unit.start()] if unit else self.text)
        if unit:
            yield self._said(unit["label"], unit["text"].strip())

    def _said(self, label: str, text: str) -> _Column:
        return [replace(self.line, text=label, raw=label)], [replace(self.line, text=text, raw=text)]


def one_row_each(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a document, each table of one indicator as a head and a row; as they stand where none is."""
    reader = _Tables()
    for block in blocks(lines):
        reader.take(block)
    reader.end()
    return reader.found


@dataclass(slots=True)
class _Tables:
    """Takes a document block by block. A table is kept until another begins: a page may have cut it.

    Attributes:
        found: Lines of the document, as far as it was read.
        above: What labels say, by kind.
        held: Labels since the last table, as they stand.
        table: The table that is kept, with the labels above it.
        behind: Lines behind it.
    """

    found: list[Line] = field(default_factory=list)
    above: dict[Column, _Label] = field(default_factory=dict)
    held: list[Line] = field(default_factory=list)
    table: tuple[Sequence[_Label], Grid] | None = None
    behind: list[Line] = field(default_factory=list)

    def take(self, block: Line | Grid) -> None:
        label = _label(block) if isinstance(block, Line) else None
        if label is not None:
            self._put_table()
            kept = (each for each in self.above.values() if _LEVELS[each.kind] <= _LEVELS[label.kind])
            self.above = {each.kind: each for each in (*kept, label)}
            self.held.append(label.line)
        elif isinstance(block, Line):
            (self.behind if self.table else self.found).extend([*self.held, block])
            self.held = []
        elif self.table is not None and (rest := _rest(self.table[1], block)):
            labels, grid = self.table
            self.table = labels, Grid(grid.number, [*grid.rows, *rest])
        else:
            self._take_table(block)

    def _take_table(self, grid: Grid) -> None:
        self._put_table()
        if Column.INDICATOR in self.above and _is_of_one(grid):
            self.table = list(self.above.values()), grid
            self.above = {kind: each for kind, each in self.above.items() if kind in _ABOVE}
        else:
            self.found += [*self.held, *(line for row in grid.rows for line in row.all_lines())]
        self.held = []

    def end(self) -> None:
        self._put_table()
        self.found += self.held

    def _put_table(self) -> None:
        if self.table is not None:
            labels, grid = self.table
            heads = [column for each in labels for column in each.columns()]
            self.found += [*_one_row(grid.number, [*heads, *_columns(grid)]), *self.behind]
        self.table, self.behind = None, []


def _rest(grid: Grid, below: Grid) -> Sequence[Row]:
    """Return the rows of a table that goes on with another on the next page, a repeated head left out; else none."""
    again = below.head() == grid.head()
    rows = below.rows[again:]
    labelled = rows and all(read_head(row.text(0)).kind is not None or again for row in rows)
    return rows if labelled and below.width == grid.width else []


def _label(line: Line) -> _Label | None:
    mark = read_mark(line.text)
    match = _LABELLED.fullmatch(line.text[mark.end if mark else 0 :].strip())
    kind = read_head(match["label"]).kind if match else None
    if match is None or not isinstance(kind, Column) or kind not in _LEVELS:
        return None
    return _Label(line, kind, match["label"], match["text"].strip())


def _is_of_one(grid: Grid) -> bool:
    """Tell whether a table's columns are years, and its rows are figures of one indicator."""
    first, *rows = grid.rows
    years = [first.text(at) for at in first.cells if at]
    kinds = {read_head(row.text(0)).kind for row in rows}
    return bool(years) and are_years(first.text(0), years) and not kinds.isdisjoint(_FIGURES)


def _columns(grid: Grid) -> Iterator[_Column]:
    """Yield the columns that the rows of a table become: one for each year, or one where a cell spans them all."""
    first, *rows = grid.rows
    for row in rows:
        if _is_whole(row) and read_head(row.text(0)).kind not in _FIGURES:
            yield _head(first.lines(0), row.text(0)), [line for at in row.cells if at for line in row.lines(at)]
    for at in sorted(first.cells):
        for row in rows if at else ():
            if read_head(row.text(0)).kind in _FIGURES or not _is_whole(row):
                yield _head(first.lines(at), first.text(at) + row.text(0)), row.lines(at)


def _head(lines: Sequence[Line], text: str) -> Sequence[Line]:
    """Return words of a head that stand where the table's own head does: its rows' lines have figures."""
    return [replace(line, text=text, raw=text) for line in lines[:1]]


def _is_whole(row: Row) -> bool:
    return len(row.cells) <= 2


def _one_row(table: int, columns: Sequence[_Column]) -> Iterator[Line]:
    for row, part in enumerate(zip(*columns, strict=True)):
        for at, cell in enumerate(part):
            yield from (replace(line, cell=Cell(table, row, at)) for line in cell)
