"""Tables of years in a text whose columns stand beside one another: `項目  110年度  111年度`, figures by row below.

Each figure stands below the year it is of; what goes over several columns is said of all years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from heng.ingest.lines import Cell, Line
from heng.ingest.sheet.aligned_print import MEASURES, Piece, Row, pieces_of, raggedness
from heng.ingest.sheet.heads import are_years

_FEWEST = 3
_SAYS = re.compile(r"[^:：]{1,12}[:：]\s*\S")
"""What names something and says it: the next indicator, or a note below."""


def with_years(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text, those of its tables of years parted into cells; as they stand where none is."""
    measure = min(MEASURES, key=lambda each: raggedness(lines, each))
    found: list[Line] = []
    head: Row = ()
    table = row = 0
    for line in lines:
        pieces = pieces_of(line, measure) if "  " in line.raw or head else []
        if _is_head(pieces):
            head, table, row = pieces, table + 1, 0
        elif head and not line.blanks and not line.feed and pieces and not _SAYS.match(line.text):
            # A line with print in its first column alone has the rest of a label.
            row += any(_column(piece, head) for piece in pieces)
        else:
            head = ()
        found += _cells(line, pieces, head, table, row) if head else [line]
    return found


def _is_head(row: Row) -> bool:
    return len(row) >= _FEWEST and are_years(row[0].text, [piece.text for piece in row[1:]])


def _column(piece: Piece, head: Row) -> int:
    """Return the first column whose head print stands below or above, or else the nearest."""
    return max(range(len(head)), key=lambda at: (min(0, piece.overlap(head[at].start, head[at].end)), -at))


def _cells(line: Line, pieces: Row, head: Row, table: int, row: int) -> Iterator[Line]:
    """Yield the cells of a line; print that would stand in one with other print stands in none."""
    columns = [_column(piece, head) for piece in pieces]
    for piece, column in zip(pieces, columns, strict=True):
        own = columns.count(column) == 1
        cell = Cell(table, row, column) if own else None
        yield replace(line, text=piece.text, raw=piece.text if own else line.raw, cell=cell)
