"""Presentations (PPTX). Hidden slides and speakers' notes are not shown: the slides are counted, the notes not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heng.ingest.errors import PagelessDocumentError
from heng.ingest.formats.collector import Collector
from heng.ingest.formats.ooxml import alternative, parse_part, q, relations
from heng.ingest.formats.package import Package
from heng.ingest.formats.pptx_text import paragraphs, plain_text
from heng.ingest.formats.progress import Progress, counted
from heng.ingest.formats.slides import Connector, Shape, TableCell, put_slide
from heng.ingest.formats.xml import Element, local, number
from heng.ingest.source import Source
from heng.model.edition import DocumentRef
from heng.model.source import Box
from heng.model.terms import Noise

_PRESENTATION = "ppt/presentation.xml"
_POINT = 12_700
_FARTHEST = 2**31
_GROUPS = (q("p:grpSp"),)
_CONNECTIONS = ("a:stCxn", "a:endCxn")
_HEADLESS = ("", "none")


def read_pptx(document: DocumentRef, data: bytes, progress: Progress | None = None) -> Source:
    """Return a presentation; raises RefusedDocumentError."""
    package = Package(document.name, data)
    presentation = parse_part(package, _PRESENTATION)
    parts = relations(package, _PRESENTATION)
    slides = [each.get(q("r:id"), "") for each in presentation.iterfind(f"{q('p:sldIdLst')}/{q('p:sldId')}")]
    if not slides:
        raise PagelessDocumentError(document.name)
    collector = Collector(document)
    for page, identity in counted(slides, progress):
        _read_slide(package, parts.get(identity, ""), page, collector)
    return collector.source()


def _read_slide(package: Package, part: str, page: int, collector: Collector) -> None:
    slide = parse_part(package, part)
    if slide.get("show") in ("0", "false"):
        collector.omit(Noise.HIDDEN, plain_text(slide))
        return
    tree = slide.find(f"{q('p:cSld')}/{q('p:spTree')}")
    if tree is None:
        return
    inherited = _Inherited.of(package, part)
    found = list(_elements(tree, _Frame(), ()))
    shapes = [shape for element, frame, within in found if (shape := _shape(element, frame, within, inherited))]
    connectors = [each for element, _, _ in found for each in _connectors(element)]
    put_slide(page, shapes, connectors, collector)


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the coordinates of a group become those of the slide: position = offset + scale × coordinate."""

    left: float = 0
    top: float = 0
    across: float = 1
    down: float = 1

    def box(self, x: float, y: float, width: float, height: float) -> Box:
        """Return a rectangle in points."""
        left, top = self.left + self.across * x, self.top + self.down * y
        right, bottom = left + self.across * width, top + self.down * height
        return Box(left=left / _POINT, top=top / _POINT, right=right / _POINT, bottom=bottom / _POINT)

    def within(self, group: Element) -> _Frame:
        """Return the frame of what stands in a group."""
        transform = group.find(f"{q('p:grpSpPr')}/{q('a:xfrm')}")
        if transform is None:
            return self
        x, y, width, height = _rectangle(transform, "a:off", "a:ext")
        inner_x, inner_y, inner_width, inner_height = _rectangle(transform, "a:chOff", "a:chExt")
        across = width / inner_width if inner_width else 1
        down = height / inner_height if inner_height else 1
        return _Frame(
            self.left + self.across * (x - across * inner_x),
            self.top + self.down * (y - down * inner_y),
            self.across * across,
            self.down * down,
        )


def _rectangle(transform: Element, offset: str, extent: str) -> tuple[int, int, int, int]:
    at, size = transform.find(q(offset)), transform.find(q(extent))
    x, y = (_length(at, name) for name in ("x", "y"))
    width, height = (_length(size, name) for name in ("cx", "cy"))
    return x, y, width, height


def _length(element: Element | None, name: str) -> int:
    return number(element, name, 0, least=-_FARTHEST, most=_FARTHEST) if element is not None else 0


def _elements(
    tree: Element, frame: _Frame, within: tuple[str, ...]
) -> Iterator[tuple[Element, _Frame, tuple[str, ...]]]:
    """Yield the shapes of a slide, those in groups with the groups' ids."""
    for child in tree:
        element = alternative(child)
        if element is not child:
            yield from _elements(element, frame, within)
        elif element.tag in _GROUPS:
            yield from _elements(element, frame.within(element), (*within, _identity(element)))
        else:
            yield element, frame, within


def _identity(element: Element) -> str:
    return next((each.get("id", "") for each in element.iter(q("p:cNvPr"))), "")


@dataclass(frozen=True, slots=True)
class _Inherited:
    """Places of placeholders that a slide leaves to its layout, by (type, index)."""

    places: dict[tuple[str, str], Element]

    @classmethod
    def of(cls, package: Package, part: str) -> _Inherited:
        places: dict[tuple[str, str], Element] = {}
        layout = next((each for each in relations(package, part).values() if "slideLayout" in each), "")
        master = next((each for each in relations(package, layout).values() if "slideMaster" in each), "")
        for each in (master, layout):
            for shape in parse_part(package, each).iter(q("p:sp")) if each in package else ():
                transform = shape.find(f"{q('p:spPr')}/{q('a:xfrm')}")
                key = _placeholder(shape)
                if transform is not None and key is not None:
                    places[key] = places[key[0], ""] = transform
        return cls(places)

    def of_shape(self, shape: Element) -> Element | None:
        """Return the place that a shape inherits."""
        key = _placeholder(shape)
        if key is None:
            return None
        by_index = next((place for (_, index), place in self.places.items() if index and index == key[1]), None)
        return self.places.get(key) or (by_index if by_index is not None else self.places.get((key[0], "")))


def _placeholder(shape: Element) -> tuple[str, str] | None:
    found = next(shape.iter(q("p:ph")), None)
    if found is None:
        return None
    kind = found.get("type", "body")
    return ("title" if kind == "ctrTitle" else kind), found.get("idx", "")


def _shape(element: Element, frame: _Frame, within: tuple[str, ...], inherited: _Inherited) -> Shape | None:
    kind = local(element)
    if kind not in ("sp", "graphicFrame", "cxnSp"):
        return None
    transform = element.find(f"{q('p:spPr')}/{q('a:xfrm')}")
    if transform is None:
        transform = element.find(q("p:xfrm"))
    if transform is None:
        transform = inherited.of_shape(element)
    box = frame.box(*_rectangle(transform, "a:off", "a:ext")) if transform is not None else frame.box(0, 0, 0, 0)
    shape = Shape(box, identity=_identity(element), within=within)
    table = next(element.iter(q("a:tbl")), None)
    if table is not None:
        shape.cells = list(_cells(table))
    elif kind == "sp":
        shape.paragraphs = paragraphs(element.find(q("p:txBody")))
    return shape


def _cells(table: Element) -> Iterator[TableCell]:
    for at, row in enumerate(table.iterfind(q("a:tr"))):
        for column, cell in enumerate(row.iterfind(q("a:tc"))):
            if cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true"):
                continue
            rows, columns = (number(cell, span, 1, least=1) for span in ("rowSpan", "gridSpan"))
            yield TableCell(at, column, paragraphs(cell.find(q("a:txBody"))), rows, columns)


def _connectors(element: Element) -> Iterator[Connector]:
    """Yield a connector glued at both ends: as it points; both ways where both ends do; as drawn where none does."""
    ends = [next(element.iter(q(kind)), None) for kind in _CONNECTIONS]
    if element.tag != q("p:cxnSp") or ends[0] is None or ends[1] is None:
        return
    start, end = (each.get("id", "") for each in ends if each is not None)
    heads = [next(element.iter(q(kind)), None) for kind in ("a:headEnd", "a:tailEnd")]
    back, forth = (each is not None and each.get("type", "") not in _HEADLESS for each in heads)
    if forth or not back:
        yield Connector(start, end)
    if back:
        yield Connector(end, start)
