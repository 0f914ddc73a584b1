"""What Heng wrote as tables it reads back and writes the same, from CSV and from what spreadsheets make of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from heng import ingest
from heng.ingest import own_tables
from heng.model.edition import Edition
from tests.ingest.office_files import ods, xlsx
from tests.ingest.own_tables.sets import REGISTER, data

Editions = Callable[[str], Edition]


@pytest.fixture
def edition(seed: Callable[[str], Path]) -> Editions:
    """Return the edition of a real document by its number."""

    def read(number: str) -> Edition:
        path = seed(number)
        return ingest.read_document(path.name, path.read_bytes(), REGISTER).edition

    return read


def again(written: dict[str, str], document: bytes) -> dict[str, str]:
    read = ingest.read_documents("tables.csv", document, REGISTER)
    assert len(written["documents"].splitlines()) == 1 + len(read)
    return ingest.tables.tables([each.edition for each in read], REGISTER)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_seeds_tables_come_back_the_same(edition: Editions, number: str) -> None:
    written = ingest.tables.tables([edition(number)], REGISTER)
    assert again(written, data(written)) == written


def test_several_documents_in_one_set_come_back_in_their_order(edition: Editions) -> None:
    written = ingest.tables.tables([edition("003"), edition("000"), edition("001")], REGISTER)
    assert again(written, data(written)) == written


def test_another_order_of_columns_and_rows_of_crlf_with_a_mark_change_nothing(edition: Editions) -> None:
    written = ingest.tables.tables([edition("001")], REGISTER)
    turned = {name: backwards(text) for name, text in written.items()}
    document = own_tables.joined((f"{name}.csv", text.encode("utf-8-sig")) for name, text in turned.items())
    assert again(written, document) == written


def backwards(text: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(row[::-1] for row in csv.reader(io.StringIO(text)))
    return out.getvalue()


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def ods_sheet(name: str, text: str) -> str:
    made = []
    for row in rows(text):
        cells = (
            "<table:table-cell>"
            + "".join(f"<text:p>{escaped(line)}</text:p>" for line in cell.split("\n") if cell)
            + "</table:table-cell>"
            for cell in row
        )
        made.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f'<table:table table:name="{name}">{"".join(made)}</table:table>'


def test_a_workbook_with_a_sheet_for_each_table_is_read(edition: Editions) -> None:
    written = ingest.tables.tables([edition("000")], REGISTER)
    book = ods("".join(ods_sheet(name, text) for name, text in written.items()))
    (result,) = ingest.read_documents("a.ods", book, REGISTER)
    assert result.findings == ()
    assert ingest.tables.tables([result.edition], REGISTER) == written


def test_a_sheet_is_known_by_its_columns_whatever_its_name(edition: Editions) -> None:
    written = ingest.tables.tables([edition("000")], REGISTER)
    sheet = "".join(
        f"<row r='{at}'>"
        + "".join(
            f"<c r='{chr(65 + to)}{at}' t='inlineStr'><is><t>{escaped(c)}</t></is></c>" for to, c in enumerate(row)
        )
        + "</row>"
        for at, row in enumerate(rows(written["kpis"]), start=1)
    )
    (result,) = ingest.read_documents("指標.xlsx", xlsx(f"<sheetData>{sheet}</sheetData>"), REGISTER)
    assert len(result.edition.card.indicators) == len(rows(written["kpis"])) - 1


def test_tables_loaded_as_an_entry_are_their_own_document(edition: Editions) -> None:
    written = ingest.tables.tables([edition("001")], REGISTER)
    document = data(written)
    result = ingest.read_document("tables.csv", document, REGISTER, as_entry=True)
    assert result.edition.edition.document.size == len(document)
    first = result.edition.card.indicators[0].source
    assert first.document == result.edition.edition.document.sha256
    assert first.place.line is not None
    assert result.edition.card.indicators[0].code in document.decode().split("\n")[first.place.line - 1]


def test_a_set_is_parted_into_its_documents_without_moving_rows(edition: Editions) -> None:
    both = [replace(edition(number), budget=None) for number in ("000", "001")]
    document = data(ingest.tables.tables(both, REGISTER))
    parts = own_tables.split("tables.csv", document)
    assert [name for name, _ in parts] == [f"tables.csv/{each.edition.document.name}" for each in both]
    for (_, part), whole in zip(parts, both, strict=True):
        alone = ingest.read_document("tables.csv", part, REGISTER).edition
        assert ingest.tables.tables([alone], REGISTER) == ingest.tables.tables([whole], REGISTER)
