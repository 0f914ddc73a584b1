"""PDF."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable
from itertools import pairwise
from statistics import median

from heng.ingest.collection import no_collection
from heng.ingest.errors import (
    DamagedDocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    PagelessDocumentError,
    RefusedDocumentError,
    ScannedDocumentError,
    TooComplexDocumentError,
    UnmappedFontDocumentError,
)
from heng.ingest.formats.pdf.cut_rows import CutRows
from heng.ingest.formats.pdf.layout import Item, PrintedTable, items
from heng.ingest.formats.pdf.page import Corner, upright
from heng.ingest.formats.pdf.places import Places, Spot
from heng.ingest.formats.pdf.print import Print
from heng.ingest.formats.pdf.process import RawPage, raw_pages
from heng.ingest.lines import Cell, Line
from heng.ingest.source import Source
from heng.model.edition import DocumentRef

MAX_CHARACTERS = 8_000_000
_EVERY_OTHER = 2.4
"""Lines that stand so many heights of their characters apart have an empty one between them."""
_UNKNOWN = "\ufffd"
_MOST_UNKNOWN = 0.3
_ENCRYPTED = re.compile(rb"/Encrypt\b")
_NO_PAGES = re.compile(rb"/Count\s+0\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")


Progress = Callable[[int, int], None]
"""Told how many pages are read, and of how many."""


def read_pdf(document: DocumentRef, data: bytes, progress: Progress | None = None) -> Source:
    """Return the print of a PDF: lines in the order of reading, with the cells of its tables.

    The library runs in a process of its own under limits of memory and time; this one works on what it sends, page by
    page, in plain Python. A character whose font does not tell what it is stands as U+FFFD.

    Raises:
        RefusedDocumentError: It is encrypted, damaged, without pages or print, a scan, or beyond all limits.
    """
    reading = _Reading(document)
    try:
        with no_collection():
            for done, raw in enumerate(raw_pages(document.name, data), 1):
                reading.add(raw)
                if progress:
                    progress(done, raw.pages)
    except DamagedDocumentError as damaged:
        raise _cause(document.name, data) or damaged from None
    return reading.source()


def _cause(name: str, data: bytes) -> RefusedDocumentError | None:
    """Return what a file says of itself that the library cannot open, where that tells more."""
    if _ENCRYPTED.search(data):
        return EncryptedDocumentError(name)
    if _NO_PAGES.search(data) and not _PAGE.search(data):
        return PagelessDocumentError(name)
    return None


class _Reading:
    def __init__(self, document: DocumentRef) -> None:
        self._document = document
        self._lines: list[Line] = []
        self._spots: list[Spot] = []
        self._pages = self._tables = self._characters = 0
        self._cut_rows = CutRows()
        self._waiting: deque[tuple[int, list[Item]]] = deque()
        self._shown: list[Corner | None] = []
        self._scans: list[int] = []
        self._unmapped: list[int] = []

    def add(self, raw: RawPage) -> None:
        """Take in the next page."""
        self._pages += 1
        self._characters += len(raw.text)
        if self._characters > MAX_CHARACTERS:
            raise TooComplexDocumentError(self._document.name)
        if raw.text.count(_UNKNOWN) > _MOST_UNKNOWN * len(raw.text):
            self._unmapped.append(self._pages)
        page = upright(raw)
        if not page.words and raw.images:
            self._scans.append(self._pages)
        found = items(page)
        waits = self._cut_rows.join(found, self._pages)
        self._waiting.append((self._pages, found))
        self._shown.append(page.shown)
        while self._waiting and self._waiting[0][0] < waits:
            self._print(*self._waiting.popleft())

    def _print(self, page: int, found: list[Item]) -> None:
        usual = _usual_pitch(found)
        bottom, feed = 0.0, True
        for item in found:
            blanks = 0 if feed else _blanks(bottom, item, usual)
            if isinstance(item, PrintedTable):
                self._table(item, page, blanks, feed=feed)
            else:
                self._line(item, None, page, item.leads, blanks=blanks, feed=feed)
            bottom, feed = item.bottom, False

    def _table(self, table: PrintedTable, page: int, blanks: int, *, feed: bool) -> None:
        self._tables += 1
        for area, lines, leads in table.cells:
            cell = Cell(self._tables, *area)
            for line, lead in zip(lines, leads, strict=True):
                self._line(line, cell, page, lead, blanks=blanks, feed=feed)
                blanks, feed = 0, False
            for rest in table.rests.get(area, ()) if table.rests else ():
                for line, lead in zip(rest.lines, rest.leads, strict=True):
                    self._line(line, cell, rest.page, lead)

    def _line(
        self,
        print_: Print,
        cell: Cell | None,
        page: int,
        lead: bool,  # noqa: FBT001  (asked for every line: names take time)
        *,
        blanks: int = 0,
        feed: bool = False,
    ) -> None:
        spots = self._spots
        spots.append(Spot(page, print_, cell, self._shown[page - 1]))
        trail = print_.trails and cell is None
        self._lines.append(Line(len(spots), print_.text, lead, trail, blanks, feed, print_.laid, cell))

    def source(self) -> Source:
        """Return what was read; refuse what is mostly no print."""
        while self._waiting:
            self._print(*self._waiting.popleft())
        name = self._document.name
        if 2 * len(self._scans) > self._pages:
            raise ScannedDocumentError(name, self._scans, self._pages)
        if 2 * len(self._unmapped) > self._pages:
            raise UnmappedFontDocumentError(name, self._unmapped, self._pages)
        if not self._lines:
            raise EmptyDocumentError(name)
        lines = tuple(self._lines)
        unread = tuple(sorted({*self._scans, *self._unmapped}))
        return Source(self._document, lines, lines, Places(self._spots), unread_pages=unread)


def _usual_pitch(found: list[Item]) -> float:
    """Return how far apart neighbouring plain lines of a page usually stand, 0 where there are none."""
    gaps = Counter(
        round(after.top - before.top)
        for before, after in pairwise(found)
        if isinstance(before, Print) and isinstance(after, Print)
    )
    usual = min((gap for gap, count in gaps.items() if gap > 0 and 3 * count >= max(gaps.values())), default=0)
    heights = [item.bottom - item.top for item in found if isinstance(item, Print)]
    return usual / 2 if heights and usual > _EVERY_OTHER * median(heights) else usual


def _blanks(bottom: float, item: Item, usual: float) -> int:
    """Return how many lines have room between a line or table and what stands above it."""
    height = usual or (item.bottom - item.top if isinstance(item, Print) else 12.0)
    leading = max(0.0, usual - (item.bottom - item.top)) if isinstance(item, Print) else 0.0
    return max(0, round((item.top - bottom - leading) / max(height, 1.0)))
