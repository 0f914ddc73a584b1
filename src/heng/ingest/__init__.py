"""Documents in: published bytes → (edition, findings). One package a kind of document."""

from heng.ingest import tables
from heng.ingest.coverage import Coverage, Noise
from heng.ingest.document import read_document, read_documents
from heng.ingest.errors import (
    DamagedDocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    PagelessDocumentError,
    RefusedDocumentError,
    TooLargeDocumentError,
    UndecodableDocumentError,
    UnsupportedFormatError,
)
from heng.ingest.formats import MAX_BYTES, archive
from heng.ingest.result import ReadResult

__all__ = [
    "MAX_BYTES",
    "Coverage",
    "DamagedDocumentError",
    "EmptyDocumentError",
    "EncryptedDocumentError",
    "Noise",
    "PagelessDocumentError",
    "ReadResult",
    "RefusedDocumentError",
    "TooLargeDocumentError",
    "UndecodableDocumentError",
    "UnsupportedFormatError",
    "archive",
    "read_document",
    "read_documents",
    "tables",
]
