"""The lines of a document as its readers count them, for showing a place beside what was read there."""

from __future__ import annotations

from collections.abc import Mapping

from heng.ingest.formats import read_source
from heng.ingest.formats.format import Format, recognise
from heng.ingest.formats.text import decode
from heng.ingest.lines import LINE_BREAK
from heng.model.source import Place


def text_lines(name: str, data: bytes) -> tuple[str, ...]:
    """Return a document's lines; line 1 comes first. Raises RefusedDocumentError where it holds no text.

    A text keeps its empty lines, which have numbers too.
    """
    if recognise(data) in (Format.TEXT, Format.JSON):
        return tuple(LINE_BREAK.split(decode(name, data).text))
    texts = {line.no: line.text for line in read_source(name, data).lines}
    return tuple(texts.get(number, "") for number in range(1, max(texts, default=0) + 1))


def line_places(name: str, data: bytes) -> Mapping[int, Place]:
    """Return where each line stands, in a format that has pages or sheets; nothing for a text."""
    return {} if recognise(data) in (Format.TEXT, Format.JSON) else read_source(name, data).places
