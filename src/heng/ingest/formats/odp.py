"""OpenDocument presentations. Hidden slides and speakers' notes are not shown, as with PPTX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heng.ingest.errors import PagelessDocumentError
from heng.ingest.formats.collector import Collector, Spot
from heng.ingest.formats.odf import OpenDocument, Styles, open_document, q
from heng.ingest.formats.odf_text import Flow
from heng.ingest.formats.progress import Progress, counted
from heng.ingest.formats.slides import Connector, Shape, TableCell, put_slide
from heng.ingest.formats.xml import Element, number, text_of
from heng.ingest.lines import Cell
from heng.ingest.source import Source
from heng.model.edition import DocumentRef
from heng.model.source import Box
from heng.model.terms import Noise

_POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_LENGTH = re.compile(r"(-?\d{1,7}(?:\.\d{1,9})?)(cm|mm|in|pt|pc|px)")
_TRANSLATION = re.compile(r"translate\s*\(([^ ,)]+)[ ,]+([^ ,)]+)\)")
_NO_SHAPES = frozenset(map(q, ("presentation:notes", "office:annotation", "office:forms", "draw:layer-set")))
_CELLS = (q("table:table-cell"), q("table:covered-table-cell"))


def read_odp(document: DocumentRef, data: bytes, progress: Progress | None = None) -> Source:
    """Return a presentation; raises RefusedDocumentError."""
    opened = open_document(document, data)
    slides = opened.body.findall(q("draw:page"))
    if not slides:
        raise PagelessDocumentError(document.name)
    collector = Collector(document)
    reader = _Reader(document, opened, collector)
    for page, slide in counted(slides, progress):
        if reader.hides(slide):
            collector.omit(Noise.HIDDEN, text_of(slide))
        else:
            elements = list(_elements(slide, ()))
            shapes = [reader.shape(element, within) for element, within in elements]
            connectors = [each for element, _ in elements for each in _connectors(element, opened.styles)]
            put_slide(page, shapes, connectors, collector)
    return collector.source()


def _elements(parent: Element, within: tuple[str, ...]) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Yield the shapes of a slide, those in groups with the groups' ids."""
    for child in parent:
        if child.tag in (q("draw:g"), q("draw:a")):
            yield from _elements(child, (*within, _identity(child)))
        elif child.tag not in _NO_SHAPES:
            yield child, within


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads shapes with what they share."""

    document: DocumentRef
    opened: OpenDocument
    collector: Collector

    def hides(self, slide: Element) -> bool:
        """Tell whether a slide is left out when the presentation is shown."""
        name = slide.get(q("draw:style-name"))
        return self.opened.styles.property("drawing-page", name, "drawing-page", "presentation:visibility") == "hidden"

    def shape(self, element: Element, within: tuple[str, ...]) -> Shape:
        """Return a shape with what it prints."""
        shape = Shape(_box(element), identity=_identity(element), within=within)
        table = element.find(q("table:table"))
        if table is not None:
            shape.cells = list(self._cells(table))
        elif element.tag == q("draw:frame"):
            shape.paragraphs = [text for box in element.iterfind(q("draw:text-box")) for text in self._paragraphs(box)]
        elif element.tag != q("draw:connector"):
            shape.paragraphs = self._paragraphs(element)
        return shape

    def _cells(self, table: Element) -> Iterator[TableCell]:
        for at, row in enumerate(table.iter(q("table:table-row"))):
            column = 0
            for cell in row:
                if cell.tag not in _CELLS:
                    continue
                if cell.tag == _CELLS[0]:
                    spans = ("table:number-rows-spanned", "table:number-columns-spanned")
                    rows, columns = (number(cell, q(span), 1, least=1) for span in spans)
                    yield TableCell(at, column, self._paragraphs(cell), rows, columns)
                column += number(cell, q("table:number-columns-repeated"), 1, least=1)

    def _paragraphs(self, element: Element) -> list[str]:
        """Return paragraphs with their list numbers; a line break is a line feed."""
        own = Collector(self.document)
        Flow(self.opened.styles, own).blocks(element, Spot(Cell(1, 0, 0)))
        self.collector.omitted.update(own.omitted)
        found: list[str] = []
        for line in own.lines:
            if line.lead or not found:
                found.append(line.text)
            else:
                found[-1] += "\n" + line.text
        return found


def _identity(element: Element) -> str:
    return element.get(q("draw:id")) or element.get(q("xml:id")) or ""


def _box(element: Element) -> Box:
    left, top, width, height = (_points(element.get(q(f"svg:{name}"), "")) for name in ("x", "y", "width", "height"))
    moved = _TRANSLATION.search(element.get(q("draw:transform"), ""))
    if moved:
        left, top = left + _points(moved[1]), top + _points(moved[2])
    return Box(left=left, top=top, right=left + width, bottom=top + height)


def _points(length: str) -> float:
    match = _LENGTH.fullmatch(length.strip())
    return float(match[1]) * _POINTS[match[2]] if match else 0.0


def _connectors(element: Element, styles: Styles) -> Iterator[Connector]:
    """Yield a connector glued at both ends: as it points; both ways where both ends do; as drawn where none does."""
    start, end = element.get(q("draw:start-shape"), ""), element.get(q("draw:end-shape"), "")
    if element.tag != q("draw:connector") or not start or not end:
        return
    name = element.get(q("draw:style-name"))
    back, forth = (bool(styles.property("graphic", name, "graphic", f"draw:marker-{at}")) for at in ("start", "end"))
    text = " ".join(text_of(each).strip() for each in element.iterfind(q("text:p"))).strip()
    if forth or not back:
        yield Connector(start, end, text)
    if back:
        yield Connector(end, start, text)
