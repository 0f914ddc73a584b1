"""Several CSV tables as one text, so that they are one document with lines; and such a text parted by documents.

Each file stands below a line `# kpis.csv`, its rows on as many lines as in the file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from heng.ingest.errors import RefusedDocumentError, TooManyDocumentsError
from heng.ingest.formats.format import Format, recognise
from heng.ingest.own_tables.found import is_tables
from heng.ingest.own_tables.heads import read_head, table_named
from heng.ingest.own_tables.separated import MARK, delimiter, plain_text, rows_of
from heng.ingest.own_tables.workbook import transcribed

_ENDINGS = (".csv", ".tsv", ".txt")
_LONGEST_NAME = 200
_MOST_DOCUMENTS = 2_000
JOINED = "tables.csv"
"""Name of a text that joins several tables."""


def joined(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return CSV files (name, bytes) as one text with commas and line feeds; raises RefusedDocumentError."""
    out = io.StringIO()
    for name, data in files:
        out.write(f"# {_marked(name)}\n")
        text = transcribed(name, data) if recognise(data) is not Format.TEXT else plain_text(name, data)
        _write(out, text, delimiter(next((line for line in text.split("\n") if line.strip()), "")))
    return out.getvalue().encode()


def _marked(name: str) -> str:
    return re.sub(r'[#,;\t"\n]', "_", PurePosixPath(name).name)[:_LONGEST_NAME]


def _write(out: io.StringIO, text: str, mark: str) -> None:
    writer = csv.writer(out, lineterminator="\n")
    try:
        for _, _, cells in rows_of(text, mark):
            writer.writerow(cells) if cells else out.write("\n")
    except csv.Error:
        out.write(text if text.endswith("\n") else text + "\n")


def gathered(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield files (path, bytes), those in one folder that are Heng's tables joined; one table alone stays as it is."""
    sets: dict[PurePosixPath, list[tuple[str, bytes]]] = {}
    for name, data in files:
        if is_member(name, data):
            sets.setdefault(PurePosixPath(name).parent, []).append((name, data))
        else:
            yield name, data
    for folder, tables in sets.items():
        try:
            yield tables[0] if len(tables) == 1 else (str(folder / JOINED), joined(tables))
        except RefusedDocumentError:
            yield from tables  # Each is refused, or read, by itself.


def is_member(name: str, data: bytes) -> bool:
    """Tell whether a file can be one of several tables that belong together: a CSV, or a workbook named for a table."""
    if recognise(data) in (Format.ODS, Format.XLSX):
        return bool(table_named(name))
    return name.lower().endswith(_ENDINGS) and is_tables(name, data)


def split(name: str, data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return a text of tables once for each document in it (its name, the text without the rows of the others).

    Anything else, and a text of one document, is returned as it is. Raises TooManyDocumentsError.
    """
    if not is_tables(name, data):
        return ((name, data),)
    text = plain_text(name, data)
    lines = text.split("\n")
    first = next((line for line in lines if line.strip() and not MARK.fullmatch(line.strip())), "")
    try:
        rows = list(_owned(name, text, delimiter(first)))
    except csv.Error:
        return ((name, data),)
    owners = list(dict.fromkeys(owner for _, _, owner in rows if owner))
    if len(owners) < 2:
        return ((name, data),)
    if len(owners) > _MOST_DOCUMENTS:
        raise TooManyDocumentsError(name)
    return tuple((f"{name}/{owner}", _of(owner, lines, rows)) for owner in owners)


def _owned(name: str, text: str, mark: str) -> Iterator[tuple[int, int, str]]:
    """Yield first and last line of each row that names a document, and that document."""
    shown, at, headed = name, -1, False
    for first, last, cells in rows_of(text, mark):
        marked = MARK.fullmatch(cells[0].strip()) if len(cells) == 1 else None
        if marked:
            shown, headed = marked["name"], False
        elif not headed and (head := read_head(cells, shown)):
            headed = True
            at = head.columns.index("document") if "document" in head.columns else -1
        elif headed and 0 <= at < len(cells):
            yield first, last, cells[at].strip()


def _of(owner: str, lines: Sequence[str], rows: Iterable[tuple[int, int, str]]) -> bytes:
    """Return the lines with an empty one for each row of another document, so that rows keep their numbers."""
    kept: list[str | None] = list(lines)
    for first, last, other in rows:
        if other and other != owner:
            kept[first - 1 : last] = ["", *[None] * (last - first)]
    return "\n".join(line for line in kept if line is not None).encode()
