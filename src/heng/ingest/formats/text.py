"""Plain text: UTF-8 with or without byte order mark, UTF-16 with one, Big5."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from heng.ingest.errors import EmptyDocumentError, UndecodableDocumentError
from heng.ingest.formats.tabs import with_tabs
from heng.ingest.lines import Line, read_lines
from heng.ingest.pipes import with_bars, without_marks
from heng.ingest.radicals import with_ideographs
from heng.ingest.source import Source
from heng.ingest.text import squeeze
from heng.model.edition import DocumentRef
from heng.model.terms import Noise

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
# Big5 orders its characters by use: rows A1 to C6 hold the marks and the 5,401 frequent ones.
_FREQUENT_ROWS = range(0xA1, 0xC7)
_LEAST_SHARE_OF_FREQUENT = 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document's text. `cut` tells that the bytes end inside a character."""

    text: str
    encoding: str
    cut: bool


def read_text(document: DocumentRef, data: bytes) -> Source:
    """Return a text as lines; those with tabs or upright bars also as rows of a table."""
    decoded = decode(document.name, data)
    printed = read_lines(with_ideographs(decoded.text))
    lines = without_marks(printed)
    marks = _characters(printed) - _characters(lines) if lines is not printed else 0
    omitted = {Noise.RULING: marks} if marks else {}
    return Source(document, lines, tuple(with_bars(with_tabs(lines))), cut=decoded.cut, omitted=omitted)


def _characters(lines: Iterable[Line]) -> int:
    return sum(len(squeeze(line.text)) for line in lines)


def decode(name: str, data: bytes) -> Decoded:
    """Return the text of a document; raises a `RefusedDocumentError` where there is none."""
    if not data:
        raise EmptyDocumentError(name)
    decoded = _by_bom(data) or _strict(data, "utf-8") or _big5(data)
    if decoded is None or _CONTROL.search(decoded.text):
        raise UndecodableDocumentError(name)
    if not decoded.text.strip():
        raise EmptyDocumentError(name)
    return decoded


def _by_bom(data: bytes) -> Decoded | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding)
    return None


def _strict(data: bytes, encoding: str) -> Decoded | None:
    """Decode without replacement; only an unfinished character at the very end is forgiven, as a cut."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
    try:
        text = decoder.decode(data, final=False)
    except UnicodeDecodeError:
        return None
    pending = decoder.getstate()[0]
    return Decoded(text, encoding, cut=bool(pending))


def _big5(data: bytes) -> Decoded | None:
    decoded = _strict(data, "cp950") or _strict(data, "big5hkscs")
    if decoded is None:
        return None
    leads = [
        byte for char in decoded.text if not char.isascii() for byte in char.encode(decoded.encoding, "ignore")[:1]
    ]
    frequent = sum(byte in _FREQUENT_ROWS for byte in leads)
    if not leads or frequent < _LEAST_SHARE_OF_FREQUENT * len(leads):
        return None
    return decoded
