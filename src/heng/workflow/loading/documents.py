"""The published bytes that the record keeps, unchanged."""

from __future__ import annotations

import json
from functools import lru_cache
from threading import BoundedSemaphore

from heng.ingest import RefusedDocumentError
from heng.ingest.formats import pdf
from heng.ingest.printed import Print, is_text, printed
from heng.model import canonical
from heng.model.finding import Wording
from heng.model.source import Box, Place
from heng.store import documents, models, read
from heng.workflow.refusal import RefusedError

__all__ = [
    "NoDocumentError", "RefusedDocumentError", "content", "is_published", "lines", "name", "page_strip",
    "print_of",
]  # fmt: skip

_drawing = BoundedSemaphore(2)


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


@lru_cache(maxsize=256)
def page_strip(sha256: str, page: int, box: Box) -> bytes:
    """Return a picture (PNG) of the part of a PDF's page around a box, which is marked.

    Few are drawn at once: each takes a process, and everybody may ask. Raises NoDocumentError, RefusedDocumentError
    where it is no PDF or has no such page.
    """
    with _drawing:
        return pdf.page_strip(content(sha256), page, box)


def lines(sha256: str) -> tuple[str, ...]:
    """Return a document's lines, counted as its `SourceRef`s count them; raises NoDocumentError."""
    return print_of(name(sha256), sha256).lines


@lru_cache(maxsize=16)
def print_of(file: str, sha256: str) -> Print:
    """Return the print of a document that is kept under a file's name; raises NoDocumentError.

    That of a PDF or an office file is made once and kept: reading such a file costs time and memory, and pages that
    show it are open to everybody.
    """
    kept = models.PrintedText.objects.filter(pk=sha256).first()
    if kept is not None:
        places = {int(number): canonical.from_data(place, Place) for number, place in json.loads(kept.places).items()}
        return Print(tuple(json.loads(kept.lines)), places)
    data = content(sha256)
    made = printed(file, data)
    if not is_text(data):
        models.PrintedText.objects.get_or_create(
            pk=sha256,
            defaults={"lines": canonical.dump(made.lines), "places": canonical.dump(canonical.to_data(made.places))},
        )
    return made
