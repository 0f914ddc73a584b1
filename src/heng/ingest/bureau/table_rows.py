"""Rows of a scorecard table that keeps its cells: by the head of the table, and by codes where cells are lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from heng.ingest.bureau.drafts import CardRow, Field
from heng.ingest.bureau.words import is_ruling, row_name, theme_name
from heng.ingest.coverage import FIELD, Ledger, Noise
from heng.ingest.grid import Grid, Row
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.columns import HeadColumn, read_head
from heng.ingest.scorecard.pieces import ACTION, INDICATOR, OBJECTIVE, Chunk, chunks
from heng.model.profile import Profile
from heng.model.terms import Column

_BY_LEVEL = {OBJECTIVE: Column.OBJECTIVE, INDICATOR: Column.INDICATOR, ACTION: Column.ACTION}
_LEVELS = {column: level for level, column in _BY_LEVEL.items()}
_HEAD_ROWS = 3
_OWN_ROW = frozenset({Column.THEME, Column.PERSPECTIVE, Column.OBJECTIVE, Column.SUCCESS_FACTOR, Column.INDICATOR})
"""Columns whose cell, where it spans several rows, is one thing; others hold for each row they span."""

_RANK = {Column.OBJECTIVE: 0, Column.SUCCESS_FACTOR: 1, Column.INDICATOR: 2}
_BEHIND = 3
_LONGEST_REST = 6
_NOTE = re.compile(r"[※*＊]?(?:備註|附註|註|說明|資料來源)\s*\d*\s*[：:]")


@dataclass(slots=True)
class TableReader:
    """Reads one table after the other; a head holds until another one.

    Attributes:
        columns: All columns that were met.
        coded: Tables have printed codes; where none has the columns alone say what a cell is.
    """

    grammar: CodeGrammar
    profile: Profile
    ledger: Ledger
    heads: dict[int, HeadColumn] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)
    coded: bool = True
    _head_only: bool = False
    _met_codes: bool = False

    def rows(self, grid: Grid) -> Iterator[CardRow]:
        """Yield the rows that hold data; heads and rulings go to the ledger."""
        first, below, cut = True, False, self._head_only
        self._met_codes = self._met_codes or any(map(self._has_code, grid.rows))
        self.coded = self._met_codes
        self._head_only = False
        for row, spanned in _with_spans(grid):
            texts = {column: row.text(column) for column in row.cells}
            if all(is_ruling(text) for text in texts.values()) and texts:
                self.ledger.claim(row.all_lines(), Noise.RULING)
            elif not self._has_code(row) and (head := self._head(texts, below=below)):
                below = True
                self.heads = _spread(head)
                self.columns += [each.column for each in head.values()]
                self.ledger.claim(row.all_lines(), Noise.TABLE_HEAD)
            elif cut and first and self._is_rest_of_head(row, texts):
                self.ledger.claim(row.all_lines(), Noise.TABLE_HEAD)
            elif len(row.cells) == 1 and _NOTE.match("".join(texts.values())):
                # A note below the table is no cell of it: it is residue.
                below = False
            elif row.cells:
                below = False
                made = self._row(row, spanned)
                made.first = first
                first = False
                yield made
        self._head_only = below

    def is_own(self, grid: Grid) -> bool:
        """Tell whether a table may be one of a scorecard: it has codes, or a head that names such columns."""
        texts = ({column: row.text(column) for column in row.cells} for row in grid.rows[:_HEAD_ROWS])
        return any(map(self._has_code, grid.rows)) or any(read_head(row) for row in texts)

    def _is_rest_of_head(self, row: Row, texts: Mapping[int, str]) -> bool:
        """Tell whether a row is what a page break has cut off the head on the page before."""
        short = all(len(text) <= _LONGEST_REST for text in texts.values())
        return short and not any(row_name(text, self.profile) for text in texts.values()) and not self._has_code(row)

    def _head(self, texts: Mapping[int, str], *, below: bool) -> dict[int, HeadColumn]:
        """Return the columns a row heads; a second row of a head adds to the first."""
        found = read_head(texts)
        if below:
            more = {
                column: head
                for column, text in texts.items()
                if (head := read_head({column: text, -1: "KPI"}).get(column))
            }
            return {**self.heads, **more} if more and len(more) == len(texts) else found
        return found

    def _has_code(self, row: Row) -> bool:
        return any(chunk.level is not None for column in row.cells for chunk in chunks(row.lines(column), self.grammar))

    def _row(self, row: Row, spanned: Mapping[int, list[Line]]) -> CardRow:
        made = _RowMaker(self)
        for column in self._ordered({*row.cells, *spanned}):
            if column in row.cells:
                made.take(column, row.lines(column))
            else:
                made.share(column, spanned[column])
        return made.row

    def _ordered(self, numbers: Iterable[int]) -> list[int]:
        """Return the columns of a row by what stands under what, where the table prints them in another order."""
        ranks = [rank for _, head in sorted(self.heads.items()) if (rank := _rank(head)) >= 0]
        if ranks == sorted(ranks):
            return sorted(numbers)
        return sorted(numbers, key=lambda number: (_rank(self.heads.get(number)), number))


@dataclass(slots=True)
class _RowMaker:
    """Places the cells of one row. `offset`: how far its cells stand from where the head has them."""

    reader: TableReader
    row: CardRow = field(default_factory=CardRow)
    offset: int = 0
    code: Chunk | None = None

    def take(self, number: int, lines: list[Line]) -> None:
        reader = self.reader
        found = chunks(lines, reader.grammar)
        label = row_name(" ".join(line.text for line in lines), reader.profile)
        head = reader.heads.get(number - self.offset)
        if label is not None:
            self.row.perspective = label.key
            reader.ledger.claim(lines, FIELD)
        elif head is not None and head.column is Column.THEME and self._theme(lines):
            reader.ledger.claim(lines, FIELD)
        elif len(found) == 1 and self._is_code_alone(found[0]):
            self.code = found[0]
            reader.ledger.claim(lines, FIELD)
        else:
            for chunk in found:
                self._place(number, chunk)

    def share(self, number: int, lines: list[Line]) -> None:
        """Take a cell that a row above prints and that spans this one."""
        head = self.reader.heads.get(number)
        if head is not None and head.column not in _OWN_ROW:
            self.row.fields += [Field(head, chunk, number, shared=True) for chunk in chunks(lines, self.reader.grammar)]

    def _theme(self, lines: list[Line]) -> bool:
        name = theme_name(" ".join(line.text for line in lines), self.reader.profile)
        self.row.theme = name.letter if name else self.row.theme
        return name is not None

    def _is_code_alone(self, chunk: Chunk) -> bool:
        head = self.reader.heads
        numbered = any(each.column is Column.NUMBER for each in head.values())
        return numbered and chunk.code is not None and not chunk.code.rest and len(chunk.pieces) == 1

    def _is_named(self, number: int, code: Chunk) -> bool:
        """Tell whether a cell stands in the column of what a code names, which its own column prints."""
        head = self.reader.heads.get(number - self.offset)
        return head is None or code.level is None or head.column is _BY_LEVEL[code.level]

    def _place(self, number: int, chunk: Chunk) -> None:
        if self.code is not None and chunk.level is None and self._is_named(number, self.code):
            chunk = Chunk(self.code.level, self.code.code, [*self.code.pieces, *chunk.pieces])
            self.code = None
        column = self._by_code(number, chunk)
        head = self.reader.heads.get(number - self.offset) if column is None else HeadColumn(column)
        if head is None or head.column in (Column.PERSPECTIVE, Column.THEME, Column.NUMBER):
            if chunk.level is None and number == 0 and not self.row.fields and not _NOTE.match(chunk.text):
                self.row.rest += chunk.pieces
            return
        if column is not None:
            self._measure(number, column)
        if not self.reader.coded and head.column in _LEVELS:
            chunk = Chunk(_LEVELS[head.column], None, chunk.pieces)
        self.row.fields.append(Field(head, chunk, number - self.offset))

    def _by_code(self, number: int, chunk: Chunk) -> Column | None:
        """Return the column that a chunk's code says it belongs to."""
        if chunk.level is None:
            return None
        head = self.reader.heads.get(number - self.offset)
        printed = head.column if head else None
        met = {each.column for each in self.row.fields}
        if chunk.level == OBJECTIVE and Column.SUCCESS_FACTOR in self.reader.columns:
            return (
                Column.SUCCESS_FACTOR
                if printed is Column.SUCCESS_FACTOR or Column.OBJECTIVE in met
                else Column.OBJECTIVE
            )
        if chunk.level == INDICATOR and printed is Column.ACTION and Column.INDICATOR in met:
            return Column.ACTION
        return _BY_LEVEL[chunk.level]

    def _measure(self, number: int, column: Column) -> None:
        """Note how far the row is shifted against its head; cells before its first are lost where it is."""
        expected = [each for each, head in self.reader.heads.items() if head.column is column]
        if not expected or number - self.offset in expected:
            return
        self.offset = number - expected[0]
        if self.offset < 0 and not self.row.fields:
            self.row.loose = True


def _rank(head: HeadColumn | None) -> int:
    """Return how deep a column stands: those that say only where a row stands come first."""
    if head is None or head.column in (Column.THEME, Column.PERSPECTIVE, Column.NUMBER):
        return -1
    return _RANK.get(head.column, _BEHIND)


def _spread(head: Mapping[int, HeadColumn]) -> dict[int, HeadColumn]:
    """Let each head reach over the columns without one up to the next: its cell spans them, or has lost its span."""
    found: dict[int, HeadColumn] = {}
    for column in range(min(head), max(head) + 1):
        found[column] = head[column] if column in head else found[column - 1]
    return found


def _with_spans(grid: Grid) -> Iterator[tuple[Row, Mapping[int, list[Line]]]]:
    """Yield each row with the cells of rows above that span it."""
    spans: dict[int, tuple[int, list[Line]]] = {}
    index = -1
    for row in grid.rows:
        lines = row.all_lines()
        cell = lines[0].cell if lines else None
        index = cell.row if cell else index + 1
        yield row, {column: held for column, (last, held) in spans.items() if last >= index and column not in row.cells}
        for column, held in row.cells.items():
            own = held[0].cell
            if own is not None and own.rows > 1:
                spans[column] = (index + own.rows - 1, held)
