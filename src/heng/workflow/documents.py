"""The published bytes that the record keeps, unchanged."""

from __future__ import annotations

from functools import lru_cache

from heng.ingest.printed import text_lines
from heng.model.finding import Wording
from heng.store import documents, models
from heng.workflow.refusal import RefusedError


class NoDocumentError(RefusedError):
    """The record keeps no such document."""

    def __init__(self, sha256: str) -> None:
        """Name the digest."""
        super().__init__(
            Wording("紀錄中沒有雜湊為 {sha256} 的文件。", "The record keeps no document with the digest {sha256}."),
            sha256=sha256,
        )


def content(sha256: str) -> bytes:
    """Return a document's bytes as they were loaded; raises NoDocumentError."""
    try:
        return documents.read(sha256)
    except documents.NoSuchDocumentError as error:
        raise NoDocumentError(sha256) from error


def name(sha256: str) -> str:
    """Return the file name a document first came with; raises NoDocumentError."""
    found = models.Document.objects.filter(pk=sha256).values_list("name", flat=True).first()
    if found is None:
        raise NoDocumentError(sha256)
    return found


@lru_cache(maxsize=16)
def lines(sha256: str) -> tuple[str, ...]:
    """Return a text document's lines, counted as its `SourceRef`s count them; raises NoDocumentError."""
    return text_lines(name(sha256), content(sha256))
