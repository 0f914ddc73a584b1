"""The body of an OpenDocument text: blocks → XML. Looks are named styles of `odt_styles.xml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from heng.publish.document import (
    PORTRAIT,
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Table,
    grid,
)
from heng.publish.wrap import width
from heng.publish.xml import element, text

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "xmlns:office": _OASIS + "office:1.0",
    "xmlns:style": _OASIS + "style:1.0",
    "xmlns:text": _OASIS + "text:1.0",
    "xmlns:table": _OASIS + "table:1.0",
    "xmlns:fo": _OASIS + "xsl-fo-compatible:1.0",
    "xmlns:meta": _OASIS + "meta:1.0",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "office:version": "1.3",
}
_BODY = {Align.START: "Text_20_body", Align.CENTER: "BodyCenter", Align.END: "BodyEnd"}
_CELL = {Align.START: "Table_20_Contents", Align.CENTER: "CellCenter", Align.END: "CellEnd"}
_HEAD = {Align.START: "Table_20_Heading", Align.CENTER: "HeadCenter", Align.END: "HeadEnd"}
_SPACES = re.compile(" {2,}")
_LINE, _HAIR = "0.75pt solid #1a1916", "0.5pt solid #b9b4a6"
_EM = 3.2
_WASH = "#f4f2ea"
_MARK = " ※"


def content(document: Document) -> str:
    """Return `content.xml`: a cover with the colophon, then the blocks."""
    body = _Body()
    blocks = [xml for block in document.blocks for xml in body.block(block)]
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + element(
        "office:document-content",
        NAMESPACES,
        element("office:automatic-styles", {}, *body.styles.values()),
        element("office:body", {}, element("office:text", {}, *_cover(document), *blocks)),
    )


def _cover(document: Document) -> Iterator[str]:
    yield _paragraph("Title", document.title)
    for line in (*document.opening, document.subject):
        if line:
            yield _paragraph("Subtitle", line)
    for index, line in enumerate(document.colophon):
        yield _paragraph("Colophon" if index else "ColophonFirst", line)


class _Body:
    """Writes blocks one after the other and collects the styles that they need."""

    def __init__(self) -> None:
        self.styles: dict[str, str] = {}
        self._tables = 0
        self._break: PageBreak | None = None

    def block(self, block: Block) -> Iterator[str]:
        """Yield the XML of a block; a page break waits for the paragraph that follows it."""
        if isinstance(block, PageBreak):
            self._break = block
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Heading):
            yield _heading(self._broken(f"Heading_20_{block.level}"), block)
        elif isinstance(block, Paragraph):
            yield _paragraph(self._broken("BodyStrong" if block.strong else _BODY[block.align]), block.text)
        else:
            assert isinstance(block, Note)
            yield _paragraph(self._broken("Note"), block.text)

    def _broken(self, style: str) -> str:
        """Return the style, or a child of it that begins a page where a break is waiting."""
        if self._break is None:
            return style
        page = "Upright" if self._break.orientation == PORTRAIT else "Standard"
        self._break = None
        name = f"{style}_{page}"
        attributes = {"style:family": "paragraph", "style:parent-style-name": style, "style:master-page-name": page}
        properties = element("style:paragraph-properties", {"style:page-number": "auto"})
        return self._style(name, attributes, properties)

    def _style(self, name: str, attributes: Mapping[str, str], *properties: str) -> str:
        self.styles.setdefault(name, element("style:style", {"style:name": name, **attributes}, *properties))
        return name

    def _table(self, table: Table) -> Iterator[str]:
        self._tables += 1
        breadth = sum(column.width for column in table.columns)
        properties: dict[str, str | int] = {"style:width": f"{breadth:.2f}mm", "table:align": "left"}
        if table.whole:
            properties["style:may-break-between-rows"] = "false"
        name = f"Table_{breadth:.2f}" + "_Whole" * table.whole
        style = self._style(name, {"style:family": "table"}, element("style:table-properties", properties))
        yield element(
            "table:table",
            {"table:name": f"T{self._tables}", "table:style-name": style},
            element("table:title", {}, text(table.name)),
            *(self._column(column) for column in table.columns),
            element("table:table-header-rows", {}, *self._rows(table, head=True)),
            *self._rows(table, head=False),
        )

    def _column(self, column: Column) -> str:
        width = f"{column.width:.2f}mm"
        properties = element("style:table-column-properties", {"style:column-width": width})
        style = self._style(f"Column_{column.width:.2f}", {"style:family": "table-column"}, properties)
        return element("table:table-column", {"table:style-name": style})

    def _rows(self, table: Table, *, head: bool) -> Iterator[str]:
        rows, columns = table.head if head else table.rows, table.columns
        properties = element("style:table-row-properties", {"fo:keep-together": "always"})
        style = self._style("Row", {"style:family": "table-row"}, properties)
        for number, places in enumerate(grid(rows, len(columns)), start=1):
            cells = [
                self._cell(
                    place.cell,
                    _text_style(place.cell, columns[place.column], head=head, dense=table.dense),
                    self._cell_style(place.cell, head=head, last=number + place.cell.rows > len(rows)),
                )
                if place.cell is not None
                else element("table:covered-table-cell", {})
                for place in places
            ]
            yield element("table:table-row", {"table:style-name": style}, *cells)

    @staticmethod
    def _cell(cell: Cell, text_style: str, cell_style: str) -> str:
        attributes: dict[str, str | int] = {"table:style-name": cell_style, "office:value-type": "string"}
        spans = {"table:number-columns-spanned": cell.columns, "table:number-rows-spanned": cell.rows}
        attributes |= {name: span for name, span in spans.items() if span > 1}
        paragraphs = cell.paragraphs or ("",)
        marked = (*paragraphs[:-1], paragraphs[-1] + _MARK) if cell.marked else paragraphs
        return element("table:table-cell", attributes, *(_paragraph(text_style, paragraph) for paragraph in marked))

    def _cell_style(self, cell: Cell, *, head: bool, last: bool) -> str:
        properties: dict[str, str | int] = {
            "fo:padding": "0.8mm",
            "fo:padding-right": "2mm",
            "fo:border": "none",
            "fo:border-bottom": _LINE if head or last else _HAIR,
        }
        if head:
            properties["fo:border-top"] = _LINE
        if cell.strong:
            properties["fo:background-color"] = _WASH
        name = "Cell" + "Head" * head + "Last" * last + "Strong" * cell.strong
        return self._style(name, {"style:family": "table-cell"}, element("style:table-cell-properties", properties))


def _text_style(cell: Cell, column: Column, *, head: bool, dense: bool) -> str:
    if head:
        return _HEAD[column.align if cell.columns == 1 else Align.CENTER]
    if dense:
        return "DenseStrong" if cell.strong else "Dense"
    if cell.strong:
        return "CellStrong"
    # A sentence in a column of figures reads from the left.
    short = all(width(paragraph) <= column.width / _EM for paragraph in cell.paragraphs)
    return _CELL[column.align if column.align is not Align.CENTER or short else Align.START]


def _heading(style: str, heading: Heading) -> str:
    attributes: dict[str, str | int] = {"text:style-name": style, "text:outline-level": heading.level}
    return element("text:h", attributes, _spaced(heading.text))


def _paragraph(style: str, value: str) -> str:
    return element("text:p", {"text:style-name": style}, _spaced(value))


def _spaced(value: str) -> str:
    """Return text as XML; ODF drops all but the first of several spaces, so the others are counted."""
    return _SPACES.sub(lambda run: f' <text:s text:c="{len(run[0]) - 1}"/>', text(value))
