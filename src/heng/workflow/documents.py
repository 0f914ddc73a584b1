"""The published bytes that the record keeps, unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from heng.ingest import RefusedDocumentError
from heng.ingest.formats import pdf
from heng.ingest.printed import line_places, text_lines
from heng.model.finding import Wording
from heng.model.source import Box, Place
from heng.store import documents, models, read
from heng.workflow.refusal import RefusedError

__all__ = [
    "NoDocumentError", "RefusedDocumentError", "content", "is_published", "lines", "lines_of", "name", "page_strip",
    "places_of",
]  # fmt: skip


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


def is_published(sha256: str) -> bool:
    """Tell whether everybody may see a document: not where it was only handed in, or taken back."""
    return read.is_shown(sha256)


def page_strip(sha256: str, page: int, box: Box) -> bytes:
    """Return a picture (PNG) of the part of a PDF's page around a box, which is marked.

    Raises NoDocumentError, RefusedDocumentError where it is no PDF or has no such page.
    """
    return pdf.page_strip(content(sha256), page, box)


def lines(sha256: str) -> tuple[str, ...]:
    """Return a document's lines, counted as its `SourceRef`s count them; raises NoDocumentError."""
    return lines_of(name(sha256), sha256)


@lru_cache(maxsize=16)
def lines_of(file: str, sha256: str) -> tuple[str, ...]:
    """Return the lines of a document that is kept under a file's name; raises NoDocumentError."""
    return text_lines(file, content(sha256))


@lru_cache(maxsize=16)
def places_of(file: str, sha256: str) -> Mapping[int, Place]:
    """Return where each line of a document with pages or sheets stands, by its number; raises NoDocumentError."""
    return line_places(file, content(sha256))
