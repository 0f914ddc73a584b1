"""Rows of a scorecard table that has kept its cells: each cell is what its column's head says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from heng.ingest.council.cells import OwnerGroup, RowText
from heng.ingest.council.continued import is_part
from heng.ingest.council.furniture import PageLine
from heng.ingest.council.heads.cells import head_in_cells
from heng.ingest.council.heads.figure_columns import choose
from heng.ingest.council.heads.table import column_of, read_head
from heng.ingest.council.one_each import belong_together, one_each
from heng.ingest.council.parting.segment import Segmented
from heng.ingest.council.scorecard import ObjectiveTable
from heng.ingest.grid import Grid, Row, blocks, heads_above
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.scorecard.paragraphs import Piece
from heng.ingest.text import squeeze
from heng.model.numbering import Mark, read_mark
from heng.model.period import Period
from heng.model.terms import Column

_UNIT = re.compile(r"[(（]?單位\s*[：:]")
_SUM = re.compile(r"小計|合計|總計|平均|總平均")
_NOTE = re.compile(r"\s*[※*＊]?(?:備?註|附註|說明|資料來源)\s*\d*\s*[：:]")
_HEAD_ROWS = 2
_FIGURES = {Column.AGENCY, Column.TARGET, Column.ACTUAL}
_MARKS = {Column.UNIT: "單位：", Column.WEIGHT: "權重：", Column.NOTE: "註："}


def has_cells(lines: Iterable[Line]) -> bool:
    """Tell whether a document keeps the cells of a scorecard table."""
    grids = (block for block in blocks(lines) if isinstance(block, Grid))
    return any(_is_head(grid.rows[:rows]) for grid in grids for rows in range(1, _HEAD_ROWS + 1))


def in_cells(body: Sequence[PageLine]) -> bool:
    """Tell whether the body of a table stands in cells."""
    return sum([page.line.cell is not None for page in body]) * 2 > len(body)


def read_cells(
    table: ObjectiveTable, grammar: CodeGrammar, sense: AgencySense, period: Period | None = None
) -> Segmented:
    """Return the rows of a table by its cells; lines outside them, or in columns nobody knows, are loose.

    `period`: what the report is for; of several columns of figures that of the period is read.
    """
    rows = _Rows(grammar, sense)
    for block in blocks(page.line for page in table.body):
        if isinstance(block, Line):
            rows.found.loose.append(block)
            continue
        columns = _columns(table, block.number, period)
        if not is_part(block, table, columns, grammar, sense):
            rows.found.loose += [line for row in block.rows for line in row.all_lines()]
            continue
        for index, row in enumerate(block.rows):
            rows.take(row, columns, first=index == 0)
    return rows.found


def _is_head(rows: Sequence[Row]) -> bool:
    lines = [line for row in rows for line in row.all_lines()]
    return read_head("".join(line.text for line in lines)) is not None or head_in_cells(lines, 0) is not None


def _columns(table: ObjectiveTable, number: int, period: Period | None) -> Mapping[int, Column | None]:
    """Return what each column of a grid holds, by the cells of its head or of the last one before it."""
    headed = [line.cell.table for line in table.heads if line.cell is not None and line.cell.table <= number]
    own = [line for line in table.heads if line.cell is not None and line.cell.table == max(headed, default=0)]
    above = heads_above(own)
    columns = {column: _column(roof, text) for column, (roof, text) in above.items()}
    found = choose(columns, {column: roof + text for column, (roof, text) in above.items()}, period)
    if table.head is not None and found.left_out:
        table.head = replace(table.head, roc_year=found.roc_year)
    return found.columns


def _column(roof: str, text: str) -> Column | None:
    """Return what a column holds by its own cell, else by that with the one above it (`實際值` over `第1季`)."""
    return column_of(text) or (column_of(roof + text) if roof else None)


class _Rows:
    """Collects rows; one without an indicator's code goes on with the row before it."""

    def __init__(self, grammar: CodeGrammar, sense: AgencySense) -> None:
        self._grammar, self._sense = grammar, sense
        self.found = Segmented()
        self._portion = 0

    def take(self, row: Row, columns: Mapping[int, Column | None], *, first: bool) -> None:
        """Take one row of the grid. `first`: it is the first of its part of the table, so that a page began."""
        cells: dict[Column, list[Line]] = {}
        for number, lines in sorted(row.cells.items()):
            column = columns.get(number)
            if column is None or _is_spread(lines[0], columns):
                self.found.loose += lines
            else:
                cells.setdefault(column, []).extend(lines)
        self.found.loose += cells.pop(Column.PERSPECTIVE, [])
        numbers = cells.pop(Column.NUMBER, [])
        if self._grammar.indicator("".join(line.text for line in numbers)) is not None:
            cells[Column.INDICATOR] = [*numbers, *cells.get(Column.INDICATOR, ())]
        else:
            self.found.numbers += numbers
        indicator = "".join(line.text for line in cells.get(Column.INDICATOR, ()))
        if self._grammar.indicator(indicator) is not None or self._is_uncoded(indicator, cells, first=first):
            self.found.rows.append(RowText())
            self._portion = 0
            self._put(cells, turned=False)
        elif self.found.rows and not _NOTE.match(indicator) and (first or not squeeze(indicator)):
            self._portion += first
            self._put(cells, turned=first)
        else:
            self.found.loose += [line for lines in cells.values() for line in lines]

    def _is_uncoded(self, indicator: str, cells: Mapping[Column, Sequence[Line]], *, first: bool) -> bool:
        """Tell whether a row without a code is one of its own: it has a name, and an agency with its figures.

        What a page break has cut off a row has less, and sums over rows have no agency.
        """
        if not squeeze(indicator) or _SUM.match(squeeze(indicator)):
            return False
        printed = {column for column in _FIGURES if any(squeeze(line.text) for line in cells.get(column, ()))}
        return len(printed) > 1 and (not first or Column.AGENCY in printed or not self.found.rows)

    def _put(self, cells: Mapping[Column, Sequence[Line]], *, turned: bool) -> None:
        row = self.found.rows[-1]
        row.indicator += self._pieces(cells.get(Column.INDICATOR, ()), turned=turned)
        row.action += _listed(self._pieces(cells.get(Column.ACTION, ()), turned=turned), row.action)
        row.formula += self._pieces(cells.get(Column.FORMULA, ()), turned=turned)
        for column, mark in _MARKS.items():
            row.formula += _marked(mark, self._pieces(cells.get(column, ()), turned=turned))
        owners = self._pieces(cells.get(Column.AGENCY, ()), turned=turned)
        target = self._pieces(cells.get(Column.TARGET, ()), turned=turned)
        actual = self._pieces(cells.get(Column.ACTUAL, ()), turned=turned)
        each = one_each(owners, target, actual)
        if each and all(self._sense.likely(squeeze(group.owners[0].text)) for group in each):
            if not belong_together(target, actual, self._sense.likely):
                row.groups += each
                return
            row.rival = [*row.groups, *each]
        if not row.groups or (
            owners and (target or actual) and not self._goes_on(row.groups[-1], owners, turned=turned)
        ):
            row.groups.append(OwnerGroup(actual=[]))
        group = row.groups[-1]
        group.owners += owners
        group.values += target
        group.actual = [*(group.actual or ()), *actual]

    def _goes_on(self, group: OwnerGroup, owners: Sequence[Piece], *, turned: bool) -> bool:
        """Tell whether a page break cut an agency's name, so that its rest is no agency of its own."""
        name = "".join(squeeze(piece.text) for piece in owners)
        before = "".join(squeeze(piece.text) for piece in group.owners)
        return turned and not self._sense.likely(name) and self._sense.likely(before + name)

    def _pieces(self, lines: Sequence[Line], *, turned: bool) -> list[Piece]:
        """Return the pieces of a cell. Behind a page break its first line goes on unless it begins something."""
        return [
            Piece(line, line.text, self._begins(line) or (index == 0 and not turned), self._portion, line.lead)
            for index, line in enumerate(lines)
        ]

    def _begins(self, line: Line) -> bool:
        code = self._grammar.action(line.text)
        marked = _UNIT.match(line.text) or _NOTE.match(line.text)
        return line.lead or bool(marked) or (code is not None and code.strict)


def _listed(pieces: Sequence[Piece], ahead: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces of a cell; a step begins a paragraph with its number, if that is a list's first or its next one.

    `ahead`: what the cell holds on the page before.
    """
    before = next((mark for piece in reversed(ahead) if piece.opens and (mark := read_mark(piece.text))), None)
    for piece in pieces:
        mark = read_mark(piece.text)
        if mark is None or not (piece.opens or mark.value == 1 or (before and _is_next(mark, before))):
            yield piece
            continue
        before = mark
        yield replace(piece, opens=True)


def _is_next(mark: Mark, before: Mark) -> bool:
    return (before.style, before.value + 1) == (mark.style, mark.value)


def _is_spread(line: Line, columns: Mapping[int, Column | None]) -> bool:
    """Tell whether a cell lies over several columns of agencies and figures, so that nobody can say which it fills."""
    cell = line.cell
    assert cell is not None
    over = {columns.get(number) for number in range(cell.column, cell.column + cell.columns)}
    return len(over) > 1 and bool(over & _FIGURES)


def _marked(mark: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a cell as they would stand in the cell of the formula, whose parts are told by marks."""
    first = [replace(piece, text=mark + piece.text, opens=True) for piece in pieces[:1]]
    return [*first, *pieces[1:]]


def without_cells(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Yield runs of lines, and whether they stand in cells: page furniture stands between tables, never in them."""
    for inside, run in groupby(lines, key=lambda line: line.cell is not None):
        yield inside, list(run)
