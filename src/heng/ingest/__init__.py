"""Documents in: published bytes → (edition, findings). One package a kind of document."""

from heng.ingest import tables
from heng.ingest.coverage import Coverage, Noise
from heng.ingest.document import ReadResult, read_document
from heng.ingest.errors import (
    EmptyDocumentError,
    EncryptedDocumentError,
    PagelessDocumentError,
    RefusedDocumentError,
    UndecodableDocumentError,
    UnsupportedFormatError,
)

__all__ = [
    "Coverage", "EmptyDocumentError", "EncryptedDocumentError", "Noise", "PagelessDocumentError", "ReadResult",
    "RefusedDocumentError", "UndecodableDocumentError", "UnsupportedFormatError", "read_document", "tables",
]  # fmt: skip
