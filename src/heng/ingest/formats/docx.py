"""Word-processing documents (DOCX). Running heads and feet are counted as left out, as with ODT."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heng.ingest.formats.collector import Collector, Spot
from heng.ingest.formats.docx_inline import Inline, Paragraph
from heng.ingest.formats.docx_numbering import Numbering
from heng.ingest.formats.docx_styles import VAL, Styles
from heng.ingest.formats.numerals import labelled
from heng.ingest.formats.ooxml import alternative, parse_part, q, switched_on
from heng.ingest.formats.package import Package
from heng.ingest.formats.xml import Element, number, text_of
from heng.ingest.lines import Cell
from heng.ingest.source import Source
from heng.model.edition import DocumentRef
from heng.model.terms import Noise

_DELETED = frozenset(map(q, ("w:del", "w:moveFrom")))
_NO_PRINT = frozenset(map(q, ("w:sectPr", "w:sdtPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:pPr")))


def read_docx(document: DocumentRef, data: bytes) -> Source:
    """Return a word-processing document; raises RefusedDocumentError."""
    package = Package(document.name, data)
    collector = Collector(document)
    body = parse_part(package, "word/document.xml").find(q("w:body"))
    if body is not None:
        _Flow(package, collector).blocks(body, Spot())
    for part in package.parts("word/header", "word/footer"):
        collector.omit(Noise.RUNNING_HEAD, _text(parse_part(package, part)))
    return collector.source()


def _text(element: Element) -> str:
    return "".join(text_of(each) for each in element.iter(q("w:t")))


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell of the table's grid. `merge`: it begins (`restart`) or goes on with a cell of several rows."""

    column: int
    columns: int
    merge: str
    element: Element


class _Flow:
    """Reads the flow of a document into a collector."""

    def __init__(self, package: Package, collector: Collector) -> None:
        styles = Styles(_optional(package, "word/styles.xml"))
        self._inline = Inline(styles)
        self._numbering = Numbering(_optional(package, "word/numbering.xml"), styles)
        self._collector = collector
        self._notes = {kind: _notes(package, kind) for kind in ("footnote", "endnote")}
        self._printed = dict.fromkeys(self._notes, 0)
        self._called: list[tuple[str, str]] = []

    def blocks(self, element: Element, spot: Spot) -> None:
        """Read everything in an element."""
        for child in element:
            self._block(alternative(child), spot)

    def _block(self, child: Element, spot: Spot) -> None:
        if child.tag == q("w:p"):
            self._paragraph(child, spot)
        elif child.tag == q("w:tbl"):
            self._table(child, spot)
        elif child.tag in _DELETED:
            self._collector.omit(Noise.DELETED, text_of(child))
        elif child.tag not in _NO_PRINT:
            self.blocks(child, spot)

    def _paragraph(self, element: Element, spot: Spot, mark: str = "") -> None:
        paragraph = self._inline.read(element)
        properties = element.find(q("w:pPr"))
        breaks = properties is not None and switched_on(properties.find(q("w:pageBreakBefore")), VAL)
        if (paragraph.feed or breaks) and spot.cell is None:
            self._collector.feed()
        if not (paragraph.hidden and not paragraph.text.strip()):
            mark = mark or self._numbering.label(properties)
        self._collector.put(labelled(mark, paragraph.text), spot)
        self._aside(paragraph, spot)

    def _aside(self, paragraph: Paragraph, spot: Spot) -> None:
        for text in paragraph.hidden:
            self._collector.omit(Noise.HIDDEN, text)
        for text in paragraph.deleted:
            self._collector.omit(Noise.DELETED, text)
        for drawing in paragraph.drawings:
            for box in _boxes(drawing):
                self.blocks(box, spot)
        self._called += paragraph.notes
        if spot.cell is None:
            self._print_notes()

    def _print_notes(self) -> None:
        """Print the notes that were called for: behind their paragraph, or behind the table that holds it."""
        called, self._called = self._called, []
        for kind, identity in called:
            self._printed[kind] += 1
            note = self._notes[kind].pop(identity, None)
            for position, element in enumerate(note if note is not None else ()):
                if element.tag == q("w:p"):
                    self._paragraph(element, Spot(), "" if position else str(self._printed[kind]))
                else:
                    self._block(element, Spot())

    def _table(self, element: Element, spot: Spot) -> None:
        rows = list(_rows(element))
        if spot.cell is not None or _is_frame(element, rows):
            # A table in a cell is part of what that cell prints; one that only frames other tables prints nothing.
            for row in rows:
                for place in _places(row):
                    self.blocks(place.element, spot)
            return
        table = self._collector.table()
        grid = [list(_places(row)) for row in rows]
        for at, places in enumerate(grid):
            if _is_hidden(rows[at]):
                self._collector.omit(Noise.HIDDEN, _text(rows[at]))
                continue
            for place in places:
                if place.merge != "continue":
                    height = _height(grid, at, place) if place.merge else 1
                    self.blocks(place.element, Spot(Cell(table, at, place.column, height, place.columns)))
        self._print_notes()


def _optional(package: Package, part: str) -> Element | None:
    return parse_part(package, part) if part in package else None


def _notes(package: Package, kind: str) -> dict[str, Element]:
    root = _optional(package, f"word/{kind}s.xml")
    found = root.findall(q(f"w:{kind}")) if root is not None else []
    return {each.get(q("w:id"), ""): each for each in found if each.get(q("w:type"), "normal") == "normal"}


def _boxes(drawing: Element) -> Iterator[Element]:
    """Yield the text boxes of a drawing; where it holds alternatives, those of the printed one."""
    for child in drawing:
        if child.tag == q("w:txbxContent"):
            yield child
        else:
            yield from _boxes(alternative(child))


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == q("w:tr"):
            if child.find(f"{q('w:trPr')}/{q('w:del')}") is None:
                yield child
        elif child.tag not in _NO_PRINT | _DELETED and child.tag != q("w:p"):
            yield from _rows(child)


def _places(row: Element) -> Iterator[_Place]:
    before = row.find(f"{q('w:trPr')}/{q('w:gridBefore')}")
    column = number(before, VAL, 0) if before is not None else 0
    for cell in _cells(row):
        properties = cell.find(q("w:tcPr"))
        span = properties.find(q("w:gridSpan")) if properties is not None else None
        merge = properties.find(q("w:vMerge")) if properties is not None else None
        columns = number(span, VAL, 1, least=1) if span is not None else 1
        yield _Place(column, columns, "" if merge is None else merge.get(VAL, "continue"), cell)
        column += columns


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == q("w:tc"):
            yield child
        elif child.tag not in _NO_PRINT and child.tag not in (q("w:p"), q("w:tbl")):
            yield from _cells(child)


def _height(grid: list[list[_Place]], at: int, place: _Place) -> int:
    """Return how many rows a cell spans that begins in row `at`."""
    below = at + 1
    while below < len(grid) and any(e.column == place.column and e.merge == "continue" for e in grid[below]):
        below += 1
    return below - at


def _is_hidden(row: Element) -> bool:
    return switched_on(row.find(f"{q('w:trPr')}/{q('w:hidden')}"), VAL)


def _is_frame(table: Element, rows: list[Element]) -> bool:
    """Tell whether a table has one column and holds others: drawn for the page's layout, not for figures."""
    if sum(1 for _ in table.iter(q("w:tbl"))) < 2:
        return False
    return all(sum(1 for _ in _cells(row)) == 1 for row in rows)
