"""The cells of a document as a KPI sheet needs them: in a text, parted at commas (CSV) where its
columns stand, or cell after cell."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence

from heng.ingest.lines import WHITE, Cell, Line
from heng.ingest.sheet.aligned import with_columns
from heng.ingest.sheet.aligned_years import with_years
from heng.ingest.sheet.heads import is_head, read_head
from heng.ingest.sheet.listed import with_listed
from heng.ingest.sheet.one_each import one_row_each
from heng.ingest.source import Source

_WIDE_GAP = re.compile(r"\S {3,}\S")
_MOST_BESIDE = 0.25
_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
_LONGEST_CELL = 100_000
_FIRST = 200


def parted_cells(source: Source) -> Sequence[Line]:
    """Return the cells of a document; those of a text without tabs or bars parted as it prints them."""
    if any(line.cell for line in source.cells):
        return one_row_each(source.cells)
    if source.places:
        return with_columns(source.lines)
    if _is_separated([line.text for line in source.lines]):
        return _with_commas(source)
    for parted in (with_columns(source.lines), one_row_each(with_years(source.lines))):
        if any(line.cell for line in parted):
            return parted
    beside = sum(bool(_WIDE_GAP.search(line.text)) for line in source.lines)
    # Columns side by side that nobody could part: their lines are no cells one after the other.
    return source.lines if beside > _MOST_BESIDE * len(source.lines) else with_listed(source.lines)


def _with_commas(source: Source) -> Sequence[Line]:
    rows = csv.reader(line.raw or line.text for line in source.lines)
    found: list[Line] = []
    start = 0
    try:
        for at, row in enumerate(rows):
            first, start = source.lines[start], rows.line_num
            found += _row(first, row, at)
    except csv.Error:
        return source.cells
    return found


def _row(first: Line, row: Sequence[str], at: int) -> list[Line]:
    """Make a row's cells. A row with one cell alone stands outside the table: a title above it, a note below."""
    made: list[Line] = []
    alone = sum(bool(text.strip(WHITE)) for text in row) == 1
    for column, text in enumerate(row):
        cell = None if alone else Cell(1, at, column)
        pieces = [piece.strip(WHITE) for piece in text[:_LONGEST_CELL].split("\n")]
        for position, piece in enumerate(filter(None, pieces)):
            made.append(Line(first.no, piece, lead=position > 0, blanks=first.blanks, cell=cell))
    return made


def _is_separated(lines: Sequence[str]) -> bool:
    """Tell whether commas part a head of an indicator table, and most lines as often: thousands have commas too."""
    counts = Counter(line.count(",") for line in lines[:_FIRST])
    commas, rows = max(counts.items(), key=lambda item: (item[0] >= _LEAST_COLUMNS - 1, item[1]), default=(0, 0))
    even = commas >= _LEAST_COLUMNS - 1 and rows >= _LEAST_ROWS and 2 * rows >= len(lines[:_FIRST])
    return even and any(_is_head(line) for line in lines[:_FIRST])


def _is_head(line: str) -> bool:
    words = line.replace('"', "").split(",")
    return len(words) >= _LEAST_COLUMNS and is_head({at: read_head(word) for at, word in enumerate(words) if word})
