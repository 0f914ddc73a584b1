"""The council report as OpenDocument text."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from heng.model.terms import ChangeField
from heng.publish import council_report, write
from heng.publish.document import Cell, Column, Document, Paragraph, Table
from heng.publish.odt import write_odt
from tests.conftest import absent
from tests.publish.factory import edition
from tests.publish.test_changes import WATER, Change

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"


def part(odt: bytes, name: str) -> ET.Element:
    """Return a part of an ODT file."""
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(odt)).read(name))


def texts(element: ET.Element) -> list[str]:
    """Return the text of each paragraph in an element."""
    return ["".join(paragraph.itertext()) for paragraph in element.iter(f"{TEXT}p")]


def small(*blocks: Paragraph | Table) -> Document:
    """Return a document of a few blocks."""
    return Document(title="T", subject="", language="zh-TW", opening=(), blocks=blocks, colophon=())


REPORT = council_report(edition(), chain="c0ffee")


def test_the_media_type_comes_first_and_plain() -> None:
    first = zipfile.ZipFile(io.BytesIO(write(REPORT, "odt"))).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert write(REPORT, "odt") == write(council_report(edition(), chain="c0ffee"), "odt")


def test_every_part_is_in_the_manifest() -> None:
    odt = write_odt(REPORT)
    manifest = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"
    listed = {entry.get(manifest) for entry in part(odt, "META-INF/manifest.xml")}
    names = set(zipfile.ZipFile(io.BytesIO(odt)).namelist())
    assert listed == (names - {"mimetype", "META-INF/manifest.xml"}) | {"/"}


def test_metadata_say_title_subject_language_and_source() -> None:
    meta = part(write_odt(REPORT), "meta.xml")
    assert meta.findtext(f".//{DC}title") == "臺北市政府 107 年 1 至 3 月施政報告"
    assert meta.findtext(f".//{DC}subject") == "107年第1季"
    assert meta.findtext(f".//{DC}language") == "zh-TW"
    assert "ab" * 32 in (meta.findtext(f".//{DC}description") or "")


def test_the_colophon_is_printed_on_the_cover() -> None:
    printed = texts(part(write_odt(REPORT), "content.xml"))
    assert printed[:3] == ["臺北市政府 107 年 1 至 3 月施政報告", "臺北市議會第 12 屆第 8 次定期大會", "107年第1季"]
    assert "紀錄鏈摘要：c0ffee" in printed


def test_head_rows_repeat_and_rows_stay_together() -> None:
    content = part(write_odt(REPORT), "content.xml")
    table = next(t for t in content.iter(f"{TABLE}table") if "AC1" in (t.findtext(f"{TABLE}title") or ""))
    head = table.find(f"{TABLE}table-header-rows")
    assert head is not None
    assert texts(head) == [
        "關鍵績效指標", "行動計畫", "指標公式及單位", "主責", "107 年", "目標值", "本期", "實際值",
    ]  # fmt: skip
    row = next(style for style in content.iter(f"{STYLE}style") if style.get(f"{STYLE}name") == "Row")
    assert row[0].get(f"{FO}keep-together") == "always"


def test_columns_have_the_widths_of_the_page() -> None:
    content = part(write_odt(REPORT), "content.xml")
    widths = {
        style.get(f"{STYLE}name"): float(style[0].get(f"{STYLE}column-width", "0mm").removesuffix("mm"))
        for style in content.iter(f"{STYLE}style")
        if style.get(f"{STYLE}family") == "table-column"
    }
    for table in content.iter(f"{TABLE}table"):
        used = sum(widths[column.get(f"{TABLE}style-name")] for column in table.iter(f"{TABLE}table-column"))
        assert used == pytest.approx(267, abs=0.5) or used == pytest.approx(180, abs=0.5)


def test_cells_that_span_leave_covered_places() -> None:
    spanning = Table(
        name="N",
        columns=(Column(width=10), Column(width=10), Column(width=10)),
        head=((Cell(paragraphs=("甲",), rows=2), Cell(paragraphs=("乙",), columns=2)), (Cell(), Cell())),
        rows=((Cell(paragraphs=("丙",)), Cell(), Cell(paragraphs=("丁",))),),
    )
    rows = list(part(write_odt(small(spanning)), "content.xml").iter(f"{TABLE}table-row"))
    kinds = [[child.tag.removeprefix(TABLE) for child in row] for row in rows]
    full, covered = "table-cell", "covered-table-cell"
    assert kinds == [[full, full, covered], [covered, full, full], [full, full, full]]
    assert rows[0][0].get(f"{TABLE}number-rows-spanned") == "2"


def test_text_is_kept_as_it_is_whatever_it_holds() -> None:
    content = part(write_odt(small(Paragraph(text='甲 & <乙>  "丙"\x00'))), "content.xml")
    paragraph = list(content.iter(f"{TEXT}p"))[-1]
    assert "".join(paragraph.itertext()) == '甲 & <乙> "丙"\ufffd'
    assert paragraph[0].tag == f"{TEXT}s"


def test_a_changed_figure_bears_a_mark_and_its_note_follows_the_table() -> None:
    changed = council_report(edition(), changes=[Change(WATER, ChangeField.TARGET, "330", "331")])
    printed = texts(part(write_odt(changed), "content.xml"))
    assert "331 ※" in printed
    assert any(line.startswith("※ AC1.1 目標值：") for line in printed)


@pytest.fixture
def opened(tmp_path: Path) -> str:
    """Return the text of the report as LibreOffice lays it out, pages parted by form feeds."""
    soffice, pdftotext = shutil.which("soffice"), shutil.which("pdftotext")
    if soffice is None or pdftotext is None:
        absent("LIBREOFFICE OR PDFTOTEXT NOT FOUND: install libreoffice-writer and poppler-utils")
    odt = tmp_path / "report.odt"
    odd = replace(edition(), edition=replace(edition().edition, title="施政報告 & <附錄>"))
    odt.write_bytes(write_odt(council_report(odd)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(odt)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    read = [str(pdftotext), "-layout", str(tmp_path / "report.pdf"), "-"]
    return subprocess.run(read, check=True, capture_output=True, timeout=60).stdout.decode()


def test_libreoffice_opens_it_with_every_page_text_and_figure(opened: str) -> None:
    pages = opened.rstrip("\f").split("\f")
    assert len(pages) == 4
    assert [page.split()[-1] for page in pages] == ["1／4", "2／4", "3／4", "4／4"]
    for text in ("施政報告 & <附錄>", "一、責任機關", "AF3 爭取中央計畫型補助款", "AC1.2-3 直飲推廣率", "331", "62.5"):
        assert text in opened
    for figure in ("1,725.52", "87.57", "10 萬 5,000", "3 萬 1,339"):
        assert figure in opened
