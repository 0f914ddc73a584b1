"""A line break typed inside a cell of an office file parts what stands before it from what follows."""

from __future__ import annotations

import pytest

from heng.ingest.formats import read_source
from heng.model.notation import join
from tests.ingest.office_files import docx, odt, xlsx

_CELL = "<w:tc><w:p><w:r><w:t>51</w:t><w:br/><w:t>80</w:t></w:r></w:p></w:tc>"
_TYPED = {
    "odt": odt(
        "<table:table><table:table-row><table:table-cell><text:p>51<text:line-break/>80</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    ),
    "docx": docx(f"<w:tbl><w:tr>{_CELL}</w:tr></w:tbl>"),
    "xlsx": xlsx(
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>51\n80</t></is></c><c r="B1"><v>7</v></c></row></sheetData>'
    ),
}


@pytest.mark.parametrize("form", _TYPED)
def test_two_figures_of_one_cell_are_not_one(form: str) -> None:
    lines = [line for line in read_source(f"a.{form}", _TYPED[form]).lines if line.cell and line.cell.column == 0]

    assert join([" " * line.lead + line.text for line in lines]) == "51 80"


@pytest.mark.parametrize(
    ("above", "below"), [("環境保", "護局"), ("COVID", "-19 檢測"), ("1,200", "人次"), ("12,345,", "678")]
)
def test_a_word_broken_by_hand_to_fit_goes_on(above: str, below: str) -> None:
    cell = f"<w:tc><w:p><w:r><w:t>{above}</w:t><w:br/><w:t>{below}</w:t></w:r></w:p></w:tc>"
    lines = read_source("a.docx", docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")).lines

    assert [line.lead for line in lines] == [False, False]
