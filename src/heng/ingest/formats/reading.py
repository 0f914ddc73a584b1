"""Opens a file of any format that Heng reads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from heng.ingest.errors import (
    EmptyDocumentError,
    EncryptedDocumentError,
    PictureDocumentError,
    TooLargeDocumentError,
    UnsupportedFormatError,
)
from heng.ingest.formats import office
from heng.ingest.formats.format import Format, recognise
from heng.ingest.formats.pdf import read_pdf
from heng.ingest.formats.progress import Progress
from heng.ingest.formats.text import read_text
from heng.ingest.source import Source
from heng.model.edition import DocumentRef

MAX_BYTES = 64 * 2**20
"""The largest document that is read. A report of a whole city's year has about one megabyte of text."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_READERS: Mapping[Format, Callable[[DocumentRef, bytes], Source]] = {
    Format.TEXT: read_text,
    Format.JSON: read_text,
    **office.FLOWING,
}
_PAGED: Mapping[Format, Callable[[DocumentRef, bytes, Progress | None], Source]] = {
    Format.PDF: read_pdf,
    **office.PAGED,
}


def read_source(name: str, data: bytes, progress: Progress | None = None) -> Source:
    """Return a file's content in the neutral form.

    Args:
        name: File name, as it is shown to people.
        data: The file's bytes.
        progress: Told after each page, slide or sheet; text and text documents are read in one go.

    Raises:
        RefusedDocumentError: Nothing can be read from it.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeDocumentError(name)
    if not data:
        raise EmptyDocumentError(name)
    document = DocumentRef(name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    form = recognise(data)
    if form is Format.OLE and _ENCRYPTED in data:
        raise EncryptedDocumentError(name)
    if form is Format.PICTURE:
        raise PictureDocumentError(name)
    if paged := _PAGED.get(form):
        return paged(document, data, progress)
    reader = _READERS.get(form)
    if reader is None:
        raise UnsupportedFormatError(name)
    return reader(document, data)
