"""The lines of a text document as its readers count them, for showing a place beside what was read there."""

from __future__ import annotations

from heng.ingest.formats.text import decode
from heng.ingest.lines import LINE_BREAK


def text_lines(name: str, data: bytes) -> tuple[str, ...]:
    """Return a document's lines; line 1 comes first. Raises RefusedDocumentError where it holds no text."""
    return tuple(LINE_BREAK.split(decode(name, data).text))
