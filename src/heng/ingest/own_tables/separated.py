"""Tables in a text: one CSV file, or several joined (`bundle`), each below a line `# kpis.csv`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from heng.ingest.formats.text import decode
from heng.ingest.own_tables.heads import Head, read_head
from heng.ingest.own_tables.raw import Table, TableRow
from heng.ingest.source import Citation
from heng.model.source import SourceRef

MARK = re.compile(r"# (?P<name>[^#,;\t\"]{1,200})")
_DELIMITERS = ",;\t"
_LONGEST_HEAD = 2_000
_FIELD_LIMIT = 2**20
_QUOTED = 200


@dataclass(slots=True)
class _Begun:
    """A table whose rows are being read. `number`: of the row, as a spreadsheet counts them."""

    shown: str
    number: int = 0
    head: Head | None = None
    source: SourceRef | None = None
    rows: list[TableRow] = field(default_factory=list)


def separated(name: str, data: bytes, cite: Citation) -> tuple[Table, ...]:
    """Return the tables of a text; none where it holds anything else."""
    text = plain_text(name, data)
    if not has_head(name, text):
        return ()
    try:
        return tuple(_tables(name, text, cite))
    except csv.Error:
        return ()


def plain_text(name: str, data: bytes) -> str:
    """Return a text with line feeds as its only line breaks."""
    return decode(name, data).text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def has_head(name: str, text: str) -> bool:
    """Tell whether a text begins like one of Heng's tables, or several joined; cheap, for texts of any kind."""
    first = text[:_LONGEST_HEAD].lstrip("\n").partition("\n")[0]
    return MARK.fullmatch(first.strip()) is not None or head_of(first, name) is not None


def head_of(line: str, shown: str) -> Head | None:
    """Return the head that a line of text is."""
    cells = next(iter(rows_of(line, delimiter(line))), (0, 0, []))[2]
    return read_head(cells, shown)


def delimiter(line: str) -> str:
    """Return what parts the cells of a head; spreadsheets of some countries write semicolons."""
    return max(_DELIMITERS, key=line.count)


def rows_of(text: str, mark: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the rows of a CSV text with their first and last line; raises csv.Error."""
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        rows = csv.reader(io.StringIO(text, newline="\n"), delimiter=mark)
        last = 0
        for row in rows:
            yield last + 1, rows.line_num, row
            last = rows.line_num
    finally:
        csv.field_size_limit(limit)


def _tables(name: str, text: str, cite: Citation) -> Iterator[Table]:
    begun = _Begun(name)
    lines = text.split("\n")
    for first, last, cells in rows_of(text, _mark_of(lines)):
        marked = MARK.fullmatch(cells[0].strip()) if len(cells) == 1 else None
        if marked:
            yield from _done(begun)
            begun = _Begun(marked["name"].strip())
            continue
        begun.number += 1
        if any(cell.strip() for cell in cells):
            source = cite.lines(range(first, last + 1), "\n".join(lines[first - 1 : last])[:_QUOTED])
            _take(begun, cells, source)
    yield from _done(begun)


def _mark_of(lines: Sequence[str]) -> str:
    """Return the delimiter of the first head. What is joined has commas throughout."""
    return delimiter(next((line for line in lines if line.strip() and not MARK.fullmatch(line.strip())), ""))


def _take(begun: _Begun, cells: Sequence[str], source: SourceRef) -> None:
    if begun.head is None:
        begun.head, begun.source = read_head(cells, begun.shown), source
        return
    begun.rows.append(row_of(begun.head, begun.shown, begun.number, cells, source))


def row_of(head: Head, shown: str, number: int, cells: Sequence[str], source: SourceRef) -> TableRow:
    """Return a row by the columns of its head; of a column named twice the first counts."""
    told: dict[str, str] = {}
    for column, text in zip(head.columns, cells, strict=False):
        if text.strip():
            told.setdefault(column, text.strip())
    beyond = tuple(text.strip() for text in cells[len(head.columns) :] if text.strip())
    nameless = told.pop("", "")
    return TableRow(head.name, shown, number, told, (*filter(None, [nameless]), *beyond), source)


def _done(begun: _Begun) -> Iterator[Table]:
    head = begun.head
    if head is not None and begun.source is not None:
        yield Table(head.name, begun.shown, head.columns, head.unknown, head.twice, tuple(begun.rows), begun.source)
