"""Workbooks (XLSX)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heng.ingest.formats.collector import Collector
from heng.ingest.formats.exact import exact
from heng.ingest.formats.number_formats import rounded, show
from heng.ingest.formats.ooxml import parse_part, q, relations
from heng.ingest.formats.package import Package
from heng.ingest.formats.progress import Progress, counted
from heng.ingest.formats.sheets import Sheet, SheetCell, columns_of, lay_out
from heng.ingest.formats.xlsx_styles import cell_formats, rich_text
from heng.ingest.formats.xml import Element, number
from heng.ingest.source import Source
from heng.model.edition import DocumentRef
from heng.model.terms import Noise

_WORKBOOK = "xl/workbook.xml"
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ON = ("1", "true")


def read_xlsx(document: DocumentRef, data: bytes, progress: Progress | None = None) -> Source:
    """Return a workbook; raises RefusedDocumentError."""
    package = Package(document.name, data)
    workbook = parse_part(package, _WORKBOOK)
    parts = relations(package, _WORKBOOK)
    reader = _Reader.of(package, workbook)
    collector = Collector(document)
    for _, entry in counted(workbook.findall(f"{q('s:sheets')}/{q('s:sheet')}"), progress):
        root = parse_part(package, parts.get(entry.get(q("r:id"), ""), ""))
        sheet = reader.sheet(root, entry.get("name", ""))
        if entry.get("state", "visible") == "visible":
            lay_out(sheet, collector)
        else:
            collector.omit(Noise.HIDDEN, "".join(text for cell in sheet.cells for text in cell.paragraphs))
    return collector.source()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads sheets with what they share."""

    document: str
    texts: list[str]
    formats: list[str]
    since_1904: bool

    @classmethod
    def of(cls, package: Package, workbook: Element) -> _Reader:
        strings = "xl/sharedStrings.xml"
        styles = "xl/styles.xml"
        shared = parse_part(package, strings).findall(q("s:si")) if strings in package else []
        properties = workbook.find(q("s:workbookPr"))
        return cls(
            package.name,
            [rich_text(each) for each in shared],
            cell_formats(parse_part(package, styles) if styles in package else None),
            properties is not None and properties.get("date1904") in _ON,
        )

    def sheet(self, root: Element, name: str) -> Sheet:
        """Return a sheet's cells."""
        sheet = Sheet(self.document, name, hidden_columns=columns_of(_hidden_columns(root)))
        merged = dict(_merged(root))
        at = -1
        for row in root.iterfind(f"{q('s:sheetData')}/{q('s:row')}"):
            at = number(row, "r", at + 2, least=1) - 1
            if row.get("hidden") in _ON:
                sheet.hidden_rows.add(at)
            self._row(row, at, merged, sheet)
        return sheet

    def _row(self, row: Element, at: int, merged: dict[tuple[int, int], tuple[int, int]], sheet: Sheet) -> None:
        column = -1
        for cell in row.iterfind(q("s:c")):
            address = _address(cell.get("r", ""))
            column = address[1] if address else column + 1
            text = self._text(cell)
            if text.strip():
                rows, columns = merged.get((at, column), (1, 1))
                lines = (text.replace("\r\n", "\n").replace("\r", "\n"),)
                sheet.add(SheetCell(at, column, lines, rows, columns, self._rounded(cell)))

    def _text(self, cell: Element) -> str:
        """Return what a cell shows: the value last computed; a formula that never was, as it stands."""
        kind = cell.get("t", "n")
        inline = cell.find(q("s:is"))
        if kind == "inlineStr" and inline is not None:
            return rich_text(inline)
        value = cell.find(q("s:v"))
        if value is None:
            formula = cell.find(q("s:f"))
            return f"={formula.text}" if formula is not None and formula.text else ""
        return self._value(cell, kind, value.text or "")

    def _rounded(self, cell: Element) -> str:
        """Return what a cell shows of a number that its format rounds, else nothing."""
        value = cell.find(q("s:v"))
        figure = exact(value.text or "") if value is not None and cell.get("t", "n") == "n" else None
        return "" if figure is None else rounded(figure, self._code(cell))

    def _code(self, cell: Element) -> str:
        style = number(cell, "s", 0)
        return self.formats[style] if style < len(self.formats) else ""

    def _value(self, cell: Element, kind: str, stored: str) -> str:
        if kind == "s":
            index = int(stored) if stored.strip().isdecimal() and len(stored) < 12 else -1
            return self.texts[index] if 0 <= index < len(self.texts) else ""
        if kind == "b":
            return "TRUE" if stored.strip() in _ON else "FALSE"
        if kind != "n":
            return stored.removesuffix("T00:00:00")
        figure = exact(stored)
        return stored if figure is None else show(figure, self._code(cell), since_1904=self.since_1904)


def _address(text: str) -> tuple[int, int] | None:
    """Return row and column, from 0, of an address such as `C7`."""
    match = _ADDRESS.fullmatch(text)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _merged(root: Element) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the first cell of each merged range and how many rows and columns it spans."""
    for each in root.iterfind(f"{q('s:mergeCells')}/{q('s:mergeCell')}"):
        first, _, last = each.get("ref", "").partition(":")
        start, end = _address(first), _address(last or first)
        if start and end:
            yield start, (max(1, end[0] - start[0] + 1), max(1, end[1] - start[1] + 1))


def _hidden_columns(root: Element) -> Iterator[tuple[int, int]]:
    for each in root.iterfind(f"{q('s:cols')}/{q('s:col')}"):
        if each.get("hidden") in _ON:
            yield number(each, "min", 1, least=1) - 1, number(each, "max", 1, least=1)
