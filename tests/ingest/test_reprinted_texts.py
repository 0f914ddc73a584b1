"""A text that a word processor has saved anew reads as the text does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.ingest.formats import read_source
from heng.ingest.lines import Line
from tests.ingest.office_files import docx, docx_of, odt, odt_of

KINDS = (odt_of, docx_of)
CELL = st.text("AC1. 目標，值\u3000", min_size=0, max_size=8)
TEXTS = st.lists(st.lists(CELL, min_size=1, max_size=4).map("\t".join), min_size=1, max_size=8).map("\n".join)


def cells(data: bytes) -> list[Line]:
    """Return the print without the numbers of its lines, which a text alone has."""
    return [replace(line, no=0, raw=line.raw.rstrip("\r")) for line in read_source("report", data).cells]


@given(TEXTS.filter(str.strip))
def test_lines_tabs_and_spaces_are_kept(text: str) -> None:
    expected = cells(text.encode())
    assert all(cells(kind(text)) == expected for kind in KINDS)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_real_document_keeps_its_print(number: str, seed: Callable[[str], Path]) -> None:
    data = seed(number).read_bytes()
    expected = cells(data)
    assert all(cells(kind(data.decode())) == expected for kind in KINDS)


@pytest.mark.parametrize(
    "data",
    [
        odt(
            "<table:table><table:table-row><table:table-cell><text:p>甲<text:tab/>乙</text:p></table:table-cell>"
            "</table:table-row></table:table><text:p>丙<text:tab/>丁</text:p>"
        ),
        docx(
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "<w:p><w:r><w:t>丙</w:t><w:tab/><w:t>丁</w:t></w:r></w:p>"
        ),
    ],
)
def test_tabs_in_a_ruled_table_part_nothing(data: bytes) -> None:
    found = [(line.text, line.cell and (line.cell.table, line.cell.column)) for line in cells(data)]
    assert found == [("甲\t乙", (1, 0)), ("丙", (2, 0)), ("丁", (2, 1))]
