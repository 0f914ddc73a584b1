"""The flow of an OpenDocument text: paragraphs, lists, tables, notes and frames, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator

from heng.ingest.formats.collector import Collector, Spot
from heng.ingest.formats.numerals import labelled
from heng.ingest.formats.odf import Styles, q
from heng.ingest.formats.odf_inline import Inline, Paragraph
from heng.ingest.formats.odf_lists import Count, Numbering
from heng.ingest.formats.xml import Element, local, number, text_of
from heng.ingest.lines import Cell
from heng.model.terms import Noise

_ROWS_WITHIN = frozenset(map(q, ("table:table-header-rows", "table:table-row-group", "table:table-rows")))
_CELLS = (q("table:table-cell"), q("table:covered-table-cell"))
_NO_PRINT = frozenset(
    map(
        q, ("text:tracked-changes", "office:forms", "text:sequence-decls", "office:annotation", "svg:title", "svg:desc")
    )
)


class Flow:
    """Reads the flow of a text into a collector."""

    def __init__(self, styles: Styles, collector: Collector) -> None:
        """Begin a text."""
        self._styles = styles
        self._inline = Inline(styles)
        self._numbering = Numbering(styles)
        self._collector = collector
        self._notes: list[Element] = []

    def blocks(self, element: Element, spot: Spot) -> None:
        """Read everything in an element."""
        for child in element:
            self._block(child, spot)

    def _block(self, child: Element, spot: Spot) -> None:
        tag = child.tag
        if tag == q("text:p") or tag == q("text:h"):
            label = self._numbering.heading(child) if tag == q("text:h") else ""
            self._paragraph(child, spot, label)
        elif tag == q("text:list"):
            self._list(child, spot, None, 1)
        elif tag == q("text:numbered-paragraph"):
            self._numbered(child, spot)
        elif tag == q("table:table"):
            self._table(child, spot)
        elif tag == q("text:soft-page-break"):
            self._collector.feed()
        elif self._hidden_section(child):
            self._collector.omit(Noise.HIDDEN, text_of(child))
        elif isinstance(tag, str) and tag not in _NO_PRINT:
            self.blocks(child, spot)

    def _hidden_section(self, element: Element) -> bool:
        return element.tag == q("text:section") and element.get(q("text:display")) in ("none", "condition")

    def _paragraph(self, element: Element, spot: Spot, label: str = "") -> None:
        if (
            self._styles.property("paragraph", element.get(q("text:style-name")), "paragraph", "fo:break-before")
            == "page"
            and not spot.cell
        ):
            self._collector.feed()
        paragraph = self._inline.read(element)
        self._collector.put(labelled(label, paragraph.text), spot)
        self._aside(paragraph, spot)

    def _aside(self, paragraph: Paragraph, spot: Spot) -> None:
        for text in paragraph.hidden:
            self._collector.omit(Noise.HIDDEN, text)
        for shape in paragraph.shapes:
            self.blocks(shape, spot)
        self._notes += paragraph.notes
        if spot.cell is None:
            self._print_notes()

    def _print_notes(self) -> None:
        """Print the notes that were called for: behind their paragraph, or behind the table that holds it."""
        while self._notes:
            note = self._notes.pop(0)
            mark = "".join(text_of(each) for each in note.findall(q("text:note-citation")))
            body = note.find(q("text:note-body"))
            for position, element in enumerate(body if body is not None else ()):
                if element.tag == q("text:p") and position == 0:
                    self._paragraph(element, Spot(), mark)
                else:
                    self._block(element, Spot())

    def _list(self, element: Element, spot: Spot, outer: Count | None, level: int) -> None:
        count = self._numbering.open(element, outer)
        for item in element:
            if item.tag not in (q("text:list-item"), q("text:list-header")):
                continue
            counted = item.tag == q("text:list-item") and local(next(iter(item), item)) != "list"
            label = self._numbering.item(count, level, item) if counted else ""
            for child in item:
                if child.tag == q("text:list"):
                    self._list(child, spot, count, level + 1)
                elif child.tag in (q("text:p"), q("text:h")):
                    self._paragraph(child, spot, label)
                    label = ""
                else:
                    self._block(child, spot)

    def _numbered(self, element: Element, spot: Spot) -> None:
        level = number(element, q("text:level"), 1, least=1, most=10)
        label = self._numbering.item(self._numbering.open(element, None), level, element)
        for child in element:
            self._paragraph(child, spot, label)

    def _table(self, element: Element, spot: Spot) -> None:
        if spot.cell is not None or _is_frame(element):
            # A table in a cell is part of what that cell prints; one that only frames other tables prints nothing.
            for row in _rows(element):
                for cell in row.iterfind(q("table:table-cell")):
                    self.blocks(cell, spot)
            return
        table, at = self._collector.table(), 0
        for row in _rows(element):
            repeats = number(row, q("table:number-rows-repeated"), 1, least=1)
            if _prints(row):
                for each in range(repeats):
                    self._row(row, table, at + each)
            at += repeats
        self._print_notes()

    def _row(self, row: Element, table: int, at: int) -> None:
        column = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            repeats = number(cell, q("table:number-columns-repeated"), 1, least=1)
            rows = number(cell, q("table:number-rows-spanned"), 1, least=1)
            columns = number(cell, q("table:number-columns-spanned"), 1, least=1)
            if cell.tag == _CELLS[0] and _prints(cell):
                for each in range(repeats):
                    self.blocks(cell, Spot(Cell(table, at, column + each, rows, columns)))
            column += repeats


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table in any of its groups, not those of tables within."""
    for child in table:
        if child.tag == q("table:table-row"):
            yield child
        elif child.tag in _ROWS_WITHIN:
            yield from _rows(child)


def _prints(element: Element) -> bool:
    """Tell whether a row or cell may print something; the number of an empty list item is print."""
    return bool(text_of(element).strip()) or next(element.iter(q("text:list")), None) is not None


def _is_frame(table: Element) -> bool:
    """Tell whether a table has one column and holds others: drawn for the page's layout, not for figures."""
    if next(table.iterfind(f".//{q('table:table')}"), None) is None:
        return False
    return all(len(row.findall(q("table:table-cell"))) == 1 for row in _rows(table))
