"""Gathers the print of an office file, paragraph by paragraph, into a `Source`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from heng.ingest.errors import EmptyDocumentError, TooLargeDocumentError
from heng.ingest.formats.tabs import with_tabs
from heng.ingest.lines import WHITE, Cell, Line
from heng.ingest.pipes import with_bars
from heng.ingest.source import Arrow, Source
from heng.ingest.text import squeeze
from heng.model.edition import DocumentRef
from heng.model.source import Place
from heng.model.terms import Noise

MAX_LINES = 200_000
_FIGURE_ENDS, _FIGURE_BEGINS = re.compile(r"[0-9０-９%％]$"), re.compile(r"[<>≤≥≦≧＜＞]?[0-9０-９]")


@dataclass(slots=True)
class Spot:
    """Where print goes: a cell of a ruled table, or the page. `begun`: the cell has print already."""

    cell: Cell | None = None
    begun: bool = False


class Collector:
    """The print so far. `arrows` and `omitted` are filled by the format."""

    def __init__(self, document: DocumentRef) -> None:
        """Begin an empty document."""
        self._document = document
        self._lines: list[Line] = []
        self._places: dict[int, Place] = {}
        self._tables = 0
        self._blanks = 0
        self._feed = False
        self.arrows: list[Arrow] = []
        self.omitted: Counter[Noise] = Counter()

    def paragraph(
        self, text: str, cell: Cell | None = None, place: Place | None = None, *, lead: bool = False, shown: str = ""
    ) -> list[Line]:
        """Add a paragraph, a line for each of its line breaks; return the lines that hold print.

        `lead` tells that it follows another paragraph in its cell or shape; `shown` is what a sheet shows of it.
        In a cell a figure behind one leads as well where a break was typed between them: no number runs over it, while
        words are often broken by hand to fit.
        """
        added: list[Line] = []
        for raw in text.split("\n"):
            body = raw.strip(WHITE)
            if not body:
                self._blanks += cell is None
                continue
            behind = cell is not None and bool(added) and _parts_figures(added[-1].text, body)
            added.append(self._add(body, cell, place, lead=behind or (lead and not added), shown=shown))
        return added

    def put(self, text: str, spot: Spot) -> None:
        """Add a paragraph of a text document where it stands.

        One outside tables keeps its white space, as a line of a text does: a report kept as running text tells its
        paragraphs and cells by it alone.
        """
        if spot.cell is None:
            self._loose(text)
        elif self.paragraph(text, spot.cell, _table_place(spot.cell), lead=spot.begun):
            spot.begun = True

    def _loose(self, text: str) -> None:
        for raw in text.split("\n"):
            if body := raw.strip(WHITE):
                start = raw.index(body)
                self._add(body, lead=start > 0, trail=start + len(body) < len(raw), raw=raw)
            else:
                self._blanks += 1

    def _add(
        self,
        body: str,
        cell: Cell | None = None,
        place: Place | None = None,
        *,
        lead: bool = False,
        trail: bool = False,
        raw: str = "",
        shown: str = "",
    ) -> Line:
        no = len(self._lines) + 1
        if no > MAX_LINES:
            raise TooLargeDocumentError(self._document.name)
        line = Line(no, body, lead, trail, self._blanks, self._feed, raw, cell, shown)
        self._lines.append(line)
        if place is not None:
            self._places[no] = Place(lines=(no,), page=place.page, sheet=place.sheet, cell=place.cell, box=place.box)
        self._blanks, self._feed = 0, False
        return line

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines so far."""
        return tuple(self._lines)

    def table(self) -> int:
        """Begin a table; return its number."""
        self._tables += 1
        self._blanks = 0
        return self._tables

    def feed(self) -> None:
        """Begin a page."""
        self._feed = True

    def omit(self, noise: Noise, text: str) -> None:
        """Count characters that the file holds beside its print."""
        if length := len(squeeze(text)):
            self.omitted[noise] += length

    def source(self) -> Source:
        """Return what was gathered; raises EmptyDocumentError where there is no print."""
        if not self._lines:
            raise EmptyDocumentError(self._document.name)
        lines = tuple(self._lines)
        cells = tuple(with_bars(with_tabs(lines))) if any(line.raw for line in lines) else lines
        return Source(self._document, lines, cells, self._places, tuple(self.arrows), omitted=dict(self.omitted))


def _parts_figures(above: str, below: str) -> bool:
    return _FIGURE_ENDS.search(above) is not None and _FIGURE_BEGINS.match(below) is not None


def _table_place(cell: Cell) -> Place:
    return Place(cell=f"table {cell.table}, row {cell.row + 1}, column {cell.column + 1}")
