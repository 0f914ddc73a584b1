"""The print of a document as its readers count it, for showing a place beside what was read there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from heng.ingest.formats import read_source
from heng.ingest.formats.format import Format, recognise
from heng.ingest.formats.text import decode
from heng.ingest.lines import LINE_BREAK
from heng.model.source import Place


@dataclass(frozen=True, slots=True)
class Print:
    """The lines of a document, line 1 first, and where each stands in a format that has pages or sheets."""

    lines: tuple[str, ...]
    places: Mapping[int, Place] = field(default_factory=dict)


def is_text(data: bytes) -> bool:
    """Tell whether a file is text, whose own lines are its print."""
    return recognise(data) in (Format.TEXT, Format.JSON)


def printed(name: str, data: bytes) -> Print:
    """Return a document's print. Raises RefusedDocumentError where it holds no text.

    A text keeps its empty lines, which have numbers too.
    """
    if is_text(data):
        return Print(tuple(LINE_BREAK.split(decode(name, data).text)))
    source = read_source(name, data)
    texts = {line.no: line.text for line in source.lines}
    return Print(tuple(texts.get(number, "") for number in range(1, max(texts, default=0) + 1)), source.places)
