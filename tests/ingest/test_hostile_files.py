"""Office files made to harm: each is refused clearly, in bounded time and memory."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

import pytest

from heng.ingest import errors
from heng.ingest.formats import MAX_BYTES, collector, read_source, sheets, xml
from tests.ingest.office_files import S_SPACES, W_SPACES, docx, odp, ods, odt, package, pptx, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DEEP = "<text:section>" * 5_000
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
)


def document_of(xml: str) -> bytes:
    return package({"word/document.xml": xml})


CASES: dict[str, tuple[Callable[[], bytes], type[errors.RefusedDocumentError]]] = {
    "zip-bomb": (lambda: document_of("<a>" + " " * 100 * 2**20), errors.TooLargeDocumentError),
    "more-than-any-report": (lambda: b"x" * (MAX_BYTES + 1), errors.TooLargeDocumentError),
    "entities": (lambda: document_of(f"{ENTITIES}<w:document {W_SPACES}>&c;</w:document>"), errors.DamagedDocumentError),
    "outside": (lambda: document_of(f"{OUTSIDE}<w:document {W_SPACES}>&a;</w:document>"), errors.DamagedDocumentError),
    "utf-16-doctype": (lambda: package({"word/document.xml": f"{OUTSIDE}<a>&a;</a>".encode("utf-16")}), errors.DamagedDocumentError),
    "deep": (lambda: odt(DEEP + "</text:section>" * 5_000), errors.TooLargeDocumentError),
    "broken-xml": (lambda: odt("<text:p>甲"), errors.DamagedDocumentError),
    "not-xml": (lambda: document_of("甲"), errors.DamagedDocumentError),
    "other-encoding": (lambda: document_of('<?xml version="1.0" encoding="ebcdic-x"?><a/>'), errors.DamagedDocumentError),
    "no-content": (lambda: package({"mimetype": "application/vnd.oasis.opendocument.text"}), errors.DamagedDocumentError),
    "cut": (lambda: docx("<w:p/>" * 3000)[:-40], errors.RefusedDocumentError),
    "locked-odf": (lambda: package({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": MANIFEST,
        "content.xml": b"\x01\x02\x03",
    }), errors.EncryptedDocumentError),
    "locked-ooxml": (lambda: OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"), errors.EncryptedDocumentError),
    "photograph": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500), errors.PictureDocumentError),
    "scan": (lambda: b"II*\x00" + bytes(500), errors.PictureDocumentError),
    "screenshot": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), errors.PictureDocumentError),
    "old-office": (lambda: OLE + bytes(1000), errors.UnsupportedFormatError),
    "empty-odt": (lambda: odt(""), errors.EmptyDocumentError),
    "empty-docx": (lambda: docx("<w:p/>"), errors.EmptyDocumentError),
    "no-slides": (pptx, errors.PagelessDocumentError),
    "no-pages": (lambda: odp(""), errors.PagelessDocumentError),
    "empty-sheets": (lambda: xlsx("<sheetData/>"), errors.EmptyDocumentError),
    "missing-sheet": (lambda: package({
        "xl/workbook.xml": f'<workbook {S_SPACES}><sheets><sheet name="a" r:id="x"/></sheets></workbook>',
    }), errors.DamagedDocumentError),
    "endless-rows": (lambda: ods(
        '<table:table><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    ), errors.TooLargeDocumentError),
    "endless-cells": (lambda: odt(
        '<table:table><table:table-row table:number-rows-repeated="999999"><table:table-cell '
        'table:number-columns-repeated="999999"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
    ), errors.TooLargeDocumentError),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_hostile_files_are_refused_in_bounded_time(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file repeats a cell without end, fewer lines than in use keep the test short."""
    monkeypatch.setattr(collector, "MAX_LINES", 5_000)
    monkeypatch.setattr(sheets, "MAX_LINES", 5_000)
    make, error = CASES[case]
    data = make()
    begun = time.monotonic()
    with pytest.raises(error) as refused:
        read_source("report", data)
    assert time.monotonic() - begun < 20
    assert "report" in refused.value.text("en")
    assert "report" in refused.value.text("zh-Hant")


def test_a_bomb_is_not_unpacked() -> None:
    data = document_of("<a>" + " " * 100 * 2**20)
    tracemalloc.start()
    with pytest.raises(errors.TooLargeDocumentError):
        read_source("report", data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * 2**20


def test_the_number_of_elements_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "MAX_ELEMENTS", 100)
    with pytest.raises(errors.TooLargeDocumentError):
        read_source("report", odt("<text:p>x</text:p>" * 100))


def test_the_name_plays_no_part() -> None:
    assert read_source("a.pdf", docx("<w:p><w:r><w:t>正文</w:t></w:r></w:p>")).text == "正文"
    assert read_source("a.xlsx", odt("<text:p>正文</text:p>")).text == "正文"


@pytest.mark.parametrize("formula", ["=cmd|'/c calc'!A0", "+1+1", "@SUM(1)", "-94.88", '=HYPERLINK("http://x")'])
def test_formulas_in_cells_are_text(formula: str) -> None:
    cell = formula.replace('"', "&quot;")
    data = xlsx(f'<sheetData><row><c t="inlineStr"><is><t>{cell}</t></is></c></row></sheetData>')
    assert read_source("a", data).text == formula
