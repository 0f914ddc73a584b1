"""Bytes to text, and what is refused."""

from __future__ import annotations

import codecs

import pytest

from heng import ingest
from heng.ingest.errors import PictureDocumentError
from heng.ingest.formats.text import decode
from heng.model.agency import AgencyRegister

TEXT = "臺北市政府施政報告：目標值 51、實際值 40.7"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("big5"),
    ],
)
def test_every_encoding_of_the_contract_gives_the_same_text(data: bytes) -> None:
    assert decode("report.txt", data).text == TEXT


@pytest.mark.parametrize("data", [TEXT.encode()[:-1] + "值".encode()[:2], TEXT.encode("big5") + b"\xad"])
def test_a_character_cut_at_the_end_is_a_cut_document_not_a_wrong_encoding(data: bytes) -> None:
    decoded = decode("report.txt", data)
    assert decoded.cut
    assert decoded.text.startswith("臺北市政府")


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", ingest.EmptyDocumentError),
        (b" \r\n\t", ingest.EmptyDocumentError),
        (codecs.BOM_UTF8, ingest.EmptyDocumentError),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", PictureDocumentError),
        (TEXT.encode("utf-16-le"), ingest.UndecodableDocumentError),
        ("政府报告与绩效指标的说明文件".encode("gbk"), ingest.UndecodableDocumentError),
        ("Müßig".encode("latin-1"), ingest.UndecodableDocumentError),
        (b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>", ingest.EncryptedDocumentError),
        (b"%PDF-1.7\n<< /Type /Pages /Count 0 >>", ingest.PagelessDocumentError),
        (b"%PDF-1.7\n<< /Type /Page >>", ingest.DamagedDocumentError),
        (b"PK\x03\x04word/document.xml", ingest.UnsupportedFormatError),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_cause(data: bytes, refusal: type[ingest.RefusedDocumentError]) -> None:
    with pytest.raises(refusal) as caught:
        ingest.read_document("附件.pdf", data, AgencyRegister(()))
    for lang in ("zh-Hant", "en"):
        assert "附件.pdf" in caught.value.text(lang)


def test_text_of_no_known_kind_is_read_as_unknown_without_indicators() -> None:
    result = ingest.read_document("minutes.txt", "會議紀錄\n\n一、主席致詞\n".encode(), AgencyRegister(()))
    assert result.edition.edition.kind == "unknown"
    assert not result.edition.card.indicators
    assert [(finding.code, finding.severity) for finding in result.findings] == [("RD004", "info")]


def test_a_code_of_two_characters_is_no_fault() -> None:
    """Some codes of Big5 with Hong Kong's signs stand for a letter and its accent."""
    with pytest.raises(ingest.UndecodableDocumentError):
        ingest.read_document("a.txt", b"\x88\x62" * 20, AgencyRegister(()))
