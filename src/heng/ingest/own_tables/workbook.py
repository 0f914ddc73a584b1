"""Tables in the sheets of a workbook: each sheet whose first rows hold a head is one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from heng.ingest.formats.reading import read_source
from heng.ingest.lines import Line
from heng.ingest.own_tables.heads import Head, read_head
from heng.ingest.own_tables.raw import Table, TableRow
from heng.ingest.own_tables.separated import row_of
from heng.ingest.source import Source

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d+)")
_HEAD_WITHIN = 5
"""A head may stand below titles, in one of the first rows with print."""
_WIDEST = 256
_MOST_EMPTY = 1_000

_Row = dict[int, list[Line]]


def in_sheets(source: Source) -> tuple[Table, ...]:
    """Return the tables in a workbook; none where a sheet with print is no table of Heng's."""
    sheets = _sheets(source)
    found = [_table(source, name, rows) for name, rows in sheets.items()]
    return tuple(each for each in found if each) if all(found) else ()


def transcribed(name: str, data: bytes) -> str:
    """Return the sheets of a workbook as one CSV text, each row on a row of its own; raises RefusedDocumentError."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for rows in _sheets(read_source(name, data)).values():
        above = 0
        for number in sorted(rows):
            out.write("\n" * (min(number, above + _MOST_EMPTY) - above - 1))
            writer.writerow(_texts(rows[number]))
            above = number
    return out.getvalue()


def _sheets(source: Source) -> dict[str, dict[int, _Row]]:
    """Return the cells of each sheet by row and column; nothing for what is no workbook."""
    sheets: dict[str, dict[int, _Row]] = {}
    for line in source.lines:
        place = source.places.get(line.no)
        if place is None or place.sheet is None or (address := _ADDRESS.fullmatch(place.cell or "")) is None:
            return {}
        row = sheets.setdefault(place.sheet, {}).setdefault(int(address[2]), {})
        row.setdefault(_column(address[1]), []).append(line)
    return sheets


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = 26 * at + ord(letter) - ord("A") + 1
    return at - 1


def _table(source: Source, sheet: str, rows: dict[int, _Row]) -> Table | None:
    ordered = sorted(rows)
    # A file that was saved from a CSV has one sheet, which may have kept no name of its own.
    names = (sheet, source.document.name)
    for at, number in enumerate(ordered[:_HEAD_WITHIN]):
        for shown in names:
            head = read_head(_texts(rows[number]), shown)
            if head is not None:
                below = ordered[at + 1 :]
                made = tuple(
                    row_of(head, shown, each, _texts(rows[each]), source.cite.print(_lines(rows[each])))
                    for each in below
                )
                return _made(head, shown, made, source, rows[number])
    return None


def _made(head: Head, shown: str, rows: tuple[TableRow, ...], source: Source, printed: _Row) -> Table:
    where = source.cite.print(_lines(printed))
    return Table(head.name, shown, head.columns, head.unknown, head.twice, rows, where)


def _texts(row: _Row) -> list[str]:
    width = min(max(row) + 1, _WIDEST)
    return ["\n".join(line.text for line in row.get(at, ())) for at in range(width)]


def _lines(row: _Row) -> Iterator[Line]:
    return (line for at in sorted(row) for line in row[at])
