"""Tables of indicators in a text that prints one cell after the other.

Such a text has lost its empty cells, may have moved others, and prints some side by side on one line. Only rows are
read that have a cell for each column of the head, each of its column's sort, whose figures can stand in no other way,
and behind which another row begins; remarks and merged cells alone may be lacking. The print of all others is left
over, so that it is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice

from heng.ingest.lines import Cell, Line
from heng.ingest.sheet.heads import Head, read_head
from heng.ingest.sheet.listed_cells import first_word, is_of_sort, text_of
from heng.ingest.sheet.listed_heads import YEAR, CellLines, Cells, TableHead, cells_of
from heng.ingest.sheet.listed_owed import Owed
from heng.ingest.sheet.listed_rows import LEAST_ROWS, ListedRow, Rows
from heng.model.terms import Column

_MOST_HEADS = 50


def with_listed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text, the rows of its tables of indicators as cells; as they stand where none fits."""
    cells = Cells(cells_of(lines))
    heads = (found for at in range(len(cells)) if (found := cells.head(at)))
    for head in islice(heads, _MOST_HEADS):
        rows = list(_rows(cells, head))
        if len(rows) >= LEAST_ROWS:
            return _laid_out(cells, head, rows)
    return _without_indicator(cells) or list(lines)


def _without_indicator(cells: Cells) -> list[Line]:
    """Read a table whose head lacks the column of indicators: its words stand elsewhere, its place the rows show."""
    words = [at for at, text in enumerate(cells.texts) if read_head(text).kind is Column.INDICATOR]
    found = (head for at in range(len(cells)) if (head := cells.part_of_head(at)))
    for head in islice(found, _MOST_HEADS if words else 0):
        tries = [head.with_word(place, cells, words[0]) for place in range(len(head.words) + 1)]
        read = sorted(((list(_rows(cells, one)), one) for one in tries), key=lambda pair: -len(pair[0]))
        (most, best), (next_most, _) = read[:2]
        if len(most) >= LEAST_ROWS and len(most) > len(next_most):
            return _laid_out(cells, best, most)
    return []


def _rows(cells: Cells, head: TableHead) -> Iterator[ListedRow]:
    """Yield the rows behind a head that fit.

    A row that does not fit is passed over where codes tell the next one; else nothing tells where that begins. As long
    as rows passed over are owed cells, those of the next may be theirs: it is doubted.
    """
    behind = cells.texts[head.end :]
    table, owed = Rows(head.heads, behind), Owed(head.heads, behind)
    at = head.end
    while at < len(cells):
        again = cells.head(at)
        if again is not None and again.repeats(head):
            at = again.end
            owed.clear()
            continue
        if cells.lines[at][0].feed:
            owed.clear()
        row = table.row(cells, at)
        if row is not None:
            if table.skips:
                owed.row()
            yield replace(row, doubted=bool(owed))
            at = row.end
        elif table.coded:
            table.passed(cells, at, owed)
            at += 1
        else:
            return


class _Objectives:
    """Finds the objective of rows whose merged cell the text prints elsewhere, by the codes of both."""

    def __init__(self, cells: Cells, heads: Sequence[Head], taken: AbstractSet[int]) -> None:
        kinds = [head.kind for head in heads]
        self._column = kinds.index(Column.OBJECTIVE) if Column.OBJECTIVE in kinds else None
        self._coded = [at for at, kind in enumerate(kinds) if kind in (Column.NUMBER, Column.INDICATOR)]
        self._cells = cells
        loose = [(at, text) for at, text in enumerate(cells.texts) if at not in taken]
        self._loose = {first_word(text): at for at, text in loose if is_of_sort(Column.OBJECTIVE, text)}
        self._last = ""
        self.taken: set[int] = set()

    def completed(self, row: ListedRow) -> Mapping[int, CellLines]:
        """Return a row's cells with that of its objective, where its code names another than the row above has."""
        code = next((first_word(text_of(row.cells[at])) for at in self._coded if at in row.cells), "")
        own = code.partition(".")[0] if "." in code else ""
        if self._column is None or not own or self._column in row.cells:
            self._last = own
            return row.cells
        before, self._last = self._last, own
        if own == before:
            return row.cells
        at = self._loose.get(own)
        if at is not None:
            self.taken.add(at)
            return {self._column: self._cells.lines[at], **row.cells}
        line = row.cells[next(at for at in self._coded if at in row.cells)][0]
        return {self._column: [replace(line, text=own, raw=own)], **row.cells}


def _laid_out(cells: Cells, head: TableHead, rows: Sequence[ListedRow]) -> list[Line]:
    """Return the lines before the table, its head and rows as cells, and what is left of the text."""
    rows = [row for row in rows if not row.doubted]
    taken = {at for row in rows for at in range(row.start, row.end)} | {at for at, _ in head.words}
    years = [at for at in range(head.start, head.end) if YEAR.fullmatch(cells.texts[at])]
    found = [line for at in (*range(head.start), *years) for line in cells.lines[at]]
    for column, (at, word) in enumerate(head.words):
        found.append(replace(cells.lines[at][0], text=word, raw=word, cell=Cell(1, 0, column)))
    objectives = _Objectives(cells, head.heads, taken)
    for number, row in enumerate(rows, start=1):
        for column, cell in objectives.completed(row).items():
            found += [replace(line, cell=Cell(1, number, column)) for line in cell]
    taken |= objectives.taken
    rest = (at for at in range(head.end, len(cells)) if at not in taken)
    return [*found, *(line for at in rest for line in cells.lines[at])]
