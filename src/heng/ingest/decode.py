"""Bytes → text: UTF-8 with or without byte order mark, UTF-16 with one, Big5."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from heng.ingest.errors import (
    EmptyDocumentError,
    EncryptedDocumentError,
    PagelessDocumentError,
    TooLargeDocumentError,
    UndecodableDocumentError,
    UnsupportedFormatError,
)

MAX_BYTES = 64 * 2**20
"""The largest document that is read. A report of a whole city's year has about one megabyte of text."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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


def decode(name: str, data: bytes) -> Decoded:
    """Return the text of a document; raises a `RefusedDocumentError` where there is none."""
    if len(data) > MAX_BYTES:
        raise TooLargeDocumentError(name)
    _refuse_binary(name, data)
    decoded = _by_bom(data) or _strict(data, "utf-8") or _big5(data)
    if decoded is None or _CONTROL.search(decoded.text):
        raise UndecodableDocumentError(name)
    if not decoded.text.strip():
        raise EmptyDocumentError(name)
    return decoded


def _refuse_binary(name: str, data: bytes) -> None:
    if not data:
        raise EmptyDocumentError(name)
    if data.startswith(b"%PDF-"):
        if b"/Encrypt" in data:
            raise EncryptedDocumentError(name)
        if not re.search(rb"/Type\s*/Page\b", data) and re.search(rb"/Count\s+0\b", data):
            raise PagelessDocumentError(name)
        raise UnsupportedFormatError(name)
    if data.startswith(_OLE):
        raise (EncryptedDocumentError if "EncryptedPackage".encode("utf-16-le") in data else UnsupportedFormatError)(
            name
        )
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise UnsupportedFormatError(name)


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
    leads = [byte for char in decoded.text if not char.isascii() for byte in char.encode(decoded.encoding)[:1]]
    frequent = sum(byte in _FREQUENT_ROWS for byte in leads)
    if not leads or frequent < _LEAST_SHARE_OF_FREQUENT * len(leads):
        return None
    return decoded
