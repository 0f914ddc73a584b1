"""Tables of years in a text whose columns stand beside one another: `項目  110年度  111年度`, figures by row below.

Each figure begins where the year above it begins; what goes over several columns is said of all years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heng.ingest.lines import Cell, Line
from heng.ingest.sheet.aligned_print import MEASURES, Piece, Row, pieces_of, raggedness
from heng.ingest.sheet.heads import are_years
from heng.ingest.sheet.one_each import label_of

_FEWEST = 3
_ASIDE = 1


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
        elif head and not line.blanks and not line.feed and pieces and not label_of(line):
            # A line with print in its first column alone has the rest of a label.
            row += any(_column(piece, head) for piece in pieces)
        else:
            head = ()
        found += _cells(line, pieces, head, table, row) if head else [line]
    return found


def _is_head(row: Row) -> bool:
    return len(row) >= _FEWEST and are_years(row[0].text, [piece.text for piece in row[1:]])


def _column(piece: Piece, head: Row) -> int:
    return max((at for at, above in enumerate(head) if above.start <= piece.start + _ASIDE), default=0)


def _cells(line: Line, pieces: Row, head: Row, table: int, row: int) -> Iterator[Line]:
    for piece in pieces:
        yield replace(line, text=piece.text, raw=piece.text, cell=Cell(table, row, _column(piece, head)))
