"""Tables in a text whose cells are parted by commas (CSV)."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence

from heng.ingest.lines import WHITE, Cell, Line
from heng.ingest.source import Source

_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
_LONGEST_CELL = 100_000


def parted_cells(source: Source) -> Sequence[Line]:
    """Return the cells of a document; those of a text that is a CSV parted at its commas, as one table."""
    if any(line.cell for line in source.cells) or not _is_separated([line.text for line in source.lines]):
        return source.cells
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
    """Tell whether most lines have the same number of commas, two or more."""
    counts = Counter(line.count(",") for line in lines[:200])
    commas, rows = max(counts.items(), key=lambda item: (item[0] >= _LEAST_COLUMNS - 1, item[1]), default=(0, 0))
    return commas >= _LEAST_COLUMNS - 1 and rows >= _LEAST_ROWS and 2 * rows >= len(lines[:200])
