"""PDFs that are not read: each cause has its message, and nothing takes the process, its memory or its time."""

from __future__ import annotations

import gc
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.ingest import (
    DamagedDocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    PagelessDocumentError,
    RefusedDocumentError,
    read_document,
)
from heng.ingest.collection import no_collection
from heng.ingest.errors import ScannedDocumentError, TooComplexDocumentError, UnmappedFontDocumentError
from heng.ingest.formats.pdf import page_strip, read_pdf
from heng.model.agency import AgencyRegister
from heng.model.edition import DocumentRef
from heng.model.source import Box
from heng.publish.document import Document, Paragraph
from heng.publish.odt import write_odt
from tests.conftest import absent
from tests.ingest.pdf_pages import Sheet, pdf, stream
from tests.ingest.pdf_reading import plain, read

IMAGE = stream(
    bytes(100),
    "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8",
)
SCAN = Sheet(content=["q 500 0 0 700 50 50 cm /I Do Q"], xobjects="/I 5 0 R")
TEXT = Sheet().text(100, 700, "some words of text")
FONTS = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /FontDescriptor 7 0 R /DW 1000"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 900"
    b" /Descent -100 /CapHeight 700 /StemV 80 >>",
)


def unmapped(*, also: str = "") -> bytes:
    """Return a page whose font tells nothing of its characters, beside a text that is readable."""
    sheet = Sheet(content=["BT /F9 10 Tf 100 600 Td <0010002000300040> Tj ET"]).text(100, 700, also)
    return pdf(sheet, extra=FONTS, fonts="/F9 5 0 R")


def test_a_scan_names_its_pages_and_what_to_do() -> None:
    with pytest.raises(ScannedDocumentError) as refused:
        read(pdf(TEXT, SCAN, SCAN, SCAN, extra=[IMAGE]))
    assert "共 4 頁，第 2-4 頁是掃描影像" in refused.value.text("zh-Hant")
    assert "2-4 are scanned pictures" in refused.value.text("en")
    assert "OCR" in refused.value.text("en")


def test_a_cover_that_is_a_picture_does_not_make_a_scan() -> None:
    assert plain(read(pdf(SCAN, TEXT, extra=[IMAGE]))) == ["some words of text"]


def test_pages_that_were_not_read_are_named() -> None:
    sheets = [SCAN, *[TEXT] * 4]
    result = read_document("report.pdf", pdf(*sheets, extra=[IMAGE]), AgencyRegister(()))
    (unread,) = [finding for finding in result.findings if finding.code == "RD001"]
    assert (unread.facts["pages"], unread.source and unread.source.place.page) == ("1", 1)


def test_fonts_that_do_not_tell_their_characters_are_refused() -> None:
    with pytest.raises(UnmappedFontDocumentError, match="第 1 頁"):
        read(unmapped())


def test_single_unknown_characters_are_marked_never_guessed() -> None:
    assert plain(read(unmapped(also="a page of readable words"))) == ["a page of readable words", "\ufffd" * 4]


def test_a_page_without_print_is_empty() -> None:
    with pytest.raises(EmptyDocumentError):
        read(pdf(Sheet()))


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"%PDF-1.7\n", DamagedDocumentError),
        (pdf(TEXT)[:200], DamagedDocumentError),
        (pdf(), PagelessDocumentError),
        (b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>", EncryptedDocumentError),
    ],
    ids=["bare", "cut", "pageless", "encrypted"],
)
def test_what_cannot_be_opened_says_why(data: bytes, refusal: type[RefusedDocumentError]) -> None:
    with pytest.raises(refusal):
        read(data)


def test_a_page_of_countless_strokes_is_refused() -> None:
    with pytest.raises(TooComplexDocumentError):
        read(pdf(Sheet(content=["0 0 m 100 0 l S " * 500_000])))


def test_drawings_that_unfold_without_end_are_refused() -> None:
    """Each of twelve drawings shows the next ten times over."""
    last = 16
    forms = [
        stream(
            b"/X Do " * 10 if number < last else b"0 0 m 9 9 l S",
            f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {number + 1} 0 R >> >>",
        )
        for number in range(5, last + 1)
    ]
    with pytest.raises(RefusedDocumentError):
        read(pdf(Sheet(content=["/X Do"], xobjects="/X 5 0 R"), extra=forms))


@settings(max_examples=15)
@given(st.data())
def test_damaged_bytes_are_read_or_refused(data: st.DataObject) -> None:
    document = bytearray(pdf(TEXT, Sheet().grid([100, 200, 300], [600, 650, 700]).text(110, 680, "cell")))
    for _ in range(data.draw(st.integers(1, 30))):
        at = data.draw(st.integers(0, len(document) - 1))
        document[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    with suppress(RefusedDocumentError):
        assert read(bytes(document)).lines


def test_a_page_is_shown_as_a_picture() -> None:
    picture = page_strip(
        pdf(Sheet(rotate=90).text(100, 700, "x")), 1, Box(left=0, top=0, right=842, bottom=595), scale=0.5
    )
    assert picture.startswith(b"\x89PNG")
    assert picture[16:24] == (421).to_bytes(4) + (298).to_bytes(4)


@pytest.mark.parametrize("page", [0, 2])
def test_a_picture_of_no_page_is_refused(page: int) -> None:
    with pytest.raises(RefusedDocumentError):
        page_strip(pdf(TEXT), page, Box(left=0, top=0, right=1, bottom=1))


def locked(folder: Path, options: str) -> bytes:
    """Return a PDF that LibreOffice locks."""
    soffice = shutil.which("soffice")
    if soffice is None:
        absent("LIBREOFFICE NOT FOUND: locked PDFs were not tried (Debian: apt install libreoffice-writer)")
    text = Document(
        title="T", subject="", language="zh-TW", opening=(), blocks=(Paragraph(text="locked"),), colophon=()
    )
    (folder / "x.odt").write_bytes(write_odt(text))
    convert = [str(soffice), f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    convert += ["--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", str(folder), str(folder / "x.odt")]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    return (folder / "x.pdf").read_bytes()


OPEN = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}'
OWNER = (
    '{"RestrictPermissions":{"type":"boolean","value":"true"},"PermissionPassword":{"type":"string","value":"secret"}}'
)


def test_a_password_to_open_is_refused_one_to_change_is_not(tmp_path: Path) -> None:
    with pytest.raises(EncryptedDocumentError):
        read(locked(tmp_path, OPEN))
    owners = locked(tmp_path, OWNER)
    assert b"/Encrypt" in owners
    assert "locked" in plain(read(owners))


def test_progress_tells_the_pages_that_there_are() -> None:
    """What a file holds besides its pages, such as the page an edit has replaced, is none of them."""
    data = pdf(TEXT, TEXT, TEXT, extra=(b"<< /Type /Page /Note (replaced) >>",))
    told: list[tuple[int, int]] = []
    read_pdf(DocumentRef(name="x.pdf", sha256="", size=len(data)), data, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_collector_runs_again_when_all_readings_are_done() -> None:
    with suppress(RefusedDocumentError):
        read(b"%PDF-1.7 nothing")
    assert gc.isenabled()
    with no_collection():
        with no_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
