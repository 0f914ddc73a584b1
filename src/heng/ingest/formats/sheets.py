"""Sheets of a workbook as print: what stands alone in its row is a heading or a note, the rest are tables.

What a workbook hides (sheets, rows, columns, what lies under a merged cell) is not printed: it is counted, not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from heng.ingest.errors import TooLargeDocumentError
from heng.ingest.formats.collector import MAX_LINES, Collector
from heng.ingest.lines import Cell
from heng.model.source import Place
from heng.model.terms import Noise

_COLUMNS = 16_384
_WIDEST = 64


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with print. Row and column count from 0, hidden ones too; `paragraphs` are its lines.

    `shown` is what it shows of a number, where that is rounded.
    """

    row: int
    column: int
    paragraphs: tuple[str, ...]
    rows: int = 1
    columns: int = 1
    shown: str = ""

    @property
    def address(self) -> str:
        """Its address in the sheet, such as `C7`."""
        letters, left = "", self.column + 1
        while left:
            left, letter = divmod(left - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row + 1}"


@dataclass(slots=True)
class Sheet:
    """One sheet. Hidden rows and columns count from 0."""

    document: str
    name: str
    cells: list[SheetCell] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def add(self, cell: SheetCell) -> None:
        """Add a cell; raises TooLargeDocumentError where there are more than any table has."""
        if len(self.cells) >= MAX_LINES:
            raise TooLargeDocumentError(self.document)
        self.cells.append(cell)

    def hides(self, cell: SheetCell) -> bool:
        """Tell whether no part of a cell is shown."""
        columns = range(cell.column, cell.column + min(cell.columns, _WIDEST))
        rows = range(cell.row, cell.row + min(cell.rows, _WIDEST))
        return self.hidden_columns.issuperset(columns) or self.hidden_rows.issuperset(rows)


def columns_of(ranges: Iterable[tuple[int, int]]) -> set[int]:
    """Return the columns in ranges (first, behind the last), as far as a sheet has columns."""
    found: set[int] = set()
    done = 0
    for first, behind in sorted(ranges):
        end = min(behind, _COLUMNS)
        found.update(range(max(first, done), end))
        done = max(done, end)
    return found


def lay_out(sheet: Sheet, collector: Collector) -> None:
    """Give the print of a sheet to the collector, from top to bottom."""
    shown: list[SheetCell] = []
    for cell in sheet.cells:
        if sheet.hides(cell):
            collector.omit(Noise.HIDDEN, "".join(cell.paragraphs))
        else:
            shown.append(cell)
    collector.feed()
    left = min((cell.column for cell in shown), default=0)
    for block in _blocks(_rows(shown), sheet):
        _put(block, left, sheet.name, collector)


@dataclass(slots=True)
class _Row:
    """A row's cells, and how many cells of rows above reach into it."""

    number: int
    cells: list[SheetCell]
    reaching: int = 0


def _rows(cells: Iterable[SheetCell]) -> list[_Row]:
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    rows = [_Row(number, list(group)) for number, group in groupby(ordered, key=lambda cell: cell.row)]
    tall: list[SheetCell] = []
    for row in rows:
        tall = [cell for cell in tall if cell.row + cell.rows > row.number]
        row.reaching = len(tall)
        tall += [cell for cell in row.cells if cell.rows > 1]
    return rows


def _blocks(rows: Sequence[_Row], sheet: Sheet) -> Iterator[list[_Row]]:
    """Part rows at empty ones and at bands: one merged cell across most of the width."""
    block: list[_Row] = []
    width = max((cell.column + cell.columns for row in rows for cell in row.cells), default=0)
    for row in rows:
        if block and (_parted(block[-1], row, sheet) or _is_band(row, width) or _is_band(block[-1], width)):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _parted(above: _Row, row: _Row, sheet: Sheet) -> bool:
    between = range(above.number + 1, row.number)
    return not row.reaching and any(number not in sheet.hidden_rows for number in between)


def _is_band(row: _Row, width: int) -> bool:
    return _is_alone(row) and row.cells[0].columns > max(1, width // 2)


def _is_alone(row: _Row) -> bool:
    return len(row.cells) == 1 and not row.reaching and row.cells[0].rows == 1


def _put(block: list[_Row], left: int, name: str, collector: Collector) -> None:
    first, behind = _table_part(block)
    table = collector.table() if first < behind else 0
    for position, row in enumerate(block):
        for each in row.cells:
            within = Cell(table, position - first, each.column - left, each.rows, each.columns)
            cell = within if first <= position < behind else None
            place = Place(sheet=name, cell=each.address)
            lead = False
            for paragraph in each.paragraphs:
                led = lead and cell is not None
                lead = bool(collector.paragraph(paragraph, cell, place, lead=led, shown=each.shown)) or lead


def _table_part(block: list[_Row]) -> tuple[int, int]:
    """Return which rows of a block are its table: without the headings above and the notes below."""
    first, behind = 0, len(block)
    while first < behind and _is_alone(block[first]):
        first += 1
    if first == behind:
        return first, first
    start = min(cell.column for row in block[first:] for cell in row.cells)
    while _is_alone(block[behind - 1]) and block[behind - 1].cells[0].column == start:
        behind -= 1
    return first, behind
