"""OpenDocument spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heng.ingest.formats.collector import Collector
from heng.ingest.formats.exact import exact, rounds, shown_in_full
from heng.ingest.formats.odf import Styles, open_document, q
from heng.ingest.formats.odf_inline import Inline
from heng.ingest.formats.odt import omit_running
from heng.ingest.formats.progress import Progress, counted
from heng.ingest.formats.sheets import Sheet, SheetCell, columns_of, lay_out
from heng.ingest.formats.xml import Element, number, text_of
from heng.ingest.source import Source
from heng.model.edition import DocumentRef
from heng.model.terms import Noise

# A year of two digits may be 民國 or Gregorian: the day itself is stored.
_MIDNIGHT = re.compile(r"[ T]+0?0:00(?::00)?$")
_SHORT_YEAR = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{1,2}")
_CELLS = (q("table:table-cell"), q("table:covered-table-cell"))
_HIDDEN = ("collapse", "filter")
_NUMBERS = frozenset(("float", "percentage", "currency"))
_ROW_GROUPS = frozenset(map(q, ("table:table-row-group", "table:table-header-rows", "table:table-rows")))
_COLUMN_GROUPS = frozenset(map(q, ("table:table-column-group", "table:table-header-columns", "table:table-columns")))


def read_ods(document: DocumentRef, data: bytes, progress: Progress | None = None) -> Source:
    """Return a spreadsheet; raises RefusedDocumentError."""
    opened = open_document(document, data)
    collector = Collector(document)
    inline = Inline(opened.styles)
    for _, table in counted(opened.body.findall(q("table:table")), progress):
        if _is_hidden(table, opened.styles):
            collector.omit(Noise.HIDDEN, text_of(table))
        else:
            lay_out(_sheet(document.name, table, inline), collector)
    omit_running(collector, opened.styles_root)
    return collector.source()


def _is_hidden(table: Element, styles: Styles) -> bool:
    return styles.property("table", table.get(q("table:style-name")), "table", "table:display") == "false"


def _sheet(document: str, table: Element, inline: Inline) -> Sheet:
    sheet = Sheet(document, table.get(q("table:name"), ""), hidden_columns=columns_of(_hidden_columns(table)))
    at = 0
    for row in _within(table, q("table:table-row"), _ROW_GROUPS):
        repeats = number(row, q("table:number-rows-repeated"), 1, least=1)
        cells = list(_cells(row, inline))
        for each in range(at, at + repeats if cells else at):
            _add_row(sheet, each, cells, hidden=row.get(q("table:visibility")) in _HIDDEN)
        at += repeats
    return sheet


def _add_row(sheet: Sheet, at: int, cells: list[tuple[int, int, Element, tuple[str, ...]]], *, hidden: bool) -> None:
    if hidden:
        sheet.hidden_rows.add(at)
    for column, repeats, element, paragraphs in cells:
        rows = number(element, q("table:number-rows-spanned"), 1, least=1)
        columns = number(element, q("table:number-columns-spanned"), 1, least=1)
        for each in range(repeats):
            sheet.add(SheetCell(at, column + each, paragraphs, rows, columns, _rounded(element, paragraphs)))


def _hidden_columns(table: Element) -> Iterator[tuple[int, int]]:
    at = 0
    for column in _within(table, q("table:table-column"), _COLUMN_GROUPS):
        behind = at + number(column, q("table:number-columns-repeated"), 1, least=1)
        if column.get(q("table:visibility")) in _HIDDEN:
            yield at, behind
        at = behind


def _within(element: Element, tag: str, groups: frozenset[str]) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in groups:
            yield from _within(child, tag, groups)


def _cells(row: Element, inline: Inline) -> Iterator[tuple[int, int, Element, tuple[str, ...]]]:
    """Yield the cells of a row that print something: column, how often, element, paragraphs."""
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        repeats = number(cell, q("table:number-columns-repeated"), 1, least=1)
        paragraphs = _paragraphs(cell, inline) if cell.tag == _CELLS[0] else ()
        if paragraphs:
            yield column, repeats, cell, paragraphs
        column += repeats


def _paragraphs(cell: Element, inline: Inline) -> tuple[str, ...]:
    """Return what a cell shows: a number with all its digits; a formula that was never computed as it stands."""
    shown = tuple(inline.read(each).text for each in cell.iterfind(q("text:p")))
    stored = cell.get(q("office:value"))
    if cell.get(q("office:value-type")) in _NUMBERS and stored is not None:
        value = exact(stored)
        return (shown_in_full("\n".join(shown), value),) if value is not None else (stored,)
    if any(text.strip() for text in shown):
        day = cell.get(q("office:date-value"), "").removesuffix("T00:00:00")
        if day and "T" not in day:
            shown = tuple(_MIDNIGHT.sub("", text) for text in shown)
        return (day,) if day and _SHORT_YEAR.fullmatch(shown[0].strip()) else shown
    unshown = _value(cell) or cell.get(q("table:formula"), "").partition(":")[2]
    return (unshown,) if unshown else ()


def _rounded(cell: Element, paragraphs: tuple[str, ...]) -> str:
    """Return what a cell shows of a number that it rounds, else nothing."""
    if cell.get(q("office:value-type")) not in _NUMBERS or len(paragraphs) != 1:
        return ""
    shown = "".join("".join(each.itertext()) for each in cell.iterfind(q("text:p"))).strip()
    return shown if rounds(shown, paragraphs[0]) else ""


def _value(cell: Element) -> str:
    kinds = ("office:string-value", "office:date-value", "office:time-value", "office:boolean-value")
    return next((value for kind in kinds if (value := cell.get(q(kind)))), "")
