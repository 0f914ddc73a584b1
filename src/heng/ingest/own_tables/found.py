"""Whether a document holds Heng's tables, and which."""

from __future__ import annotations

from heng.ingest.errors import RefusedDocumentError
from heng.ingest.formats.format import Format, recognise
from heng.ingest.own_tables.raw import Table
from heng.ingest.own_tables.separated import has_head, plain_text, separated
from heng.ingest.own_tables.workbook import in_sheets
from heng.ingest.source import Source


def tables_in(source: Source, data: bytes) -> tuple[Table, ...]:
    """Return the tables that a document holds; none where it is anything else."""
    if source.places:
        return in_sheets(source)
    if recognise(data) is not Format.TEXT:
        return ()
    return separated(source.document.name, data, source.cite)


def is_tables(name: str, data: bytes) -> bool:
    """Tell whether a file is one of Heng's tables as CSV, by its head; nothing else of it is looked at."""
    if recognise(data) is not Format.TEXT:
        return False
    try:
        return has_head(name, plain_text(name, data))
    except RefusedDocumentError:
        return False
