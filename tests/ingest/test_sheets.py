"""ODS and XLSX give what their cells show, with every digit; headings apart from tables; nothing hidden."""

from __future__ import annotations

import html
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.ingest.formats import read_source
from heng.ingest.formats.exact import exact, plain, shown_in_full
from heng.ingest.formats.number_formats import show
from heng.ingest.lines import Cell
from heng.ingest.source import Source
from heng.model.terms import Noise
from tests.ingest.office_files import ods, xlsx


def read(data: bytes) -> Source:
    return read_source("a", data)


def one(stored: str, code: str, *, since_1904: bool = False) -> str:
    """What a workbook's cell of this format gives."""
    sheet = f'<sheetData><row r="1"><c r="A1" s="1"><v>{stored}</v></c></row></sheetData>'
    return read(xlsx(sheet, formats=(html.escape(code),), since_1904=since_1904)).text


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("0.9286", "0.00%", "92.86%"),
        ("0.92857142857142905", "0.00%", "92.8571428571429%"),
        ("0.30000000000000004", "General", "0.3"),
        ("1E-3", "General", "0.001"),
        ("12345678901234567890", "0", "12345678901234567890"),
        ("25000000", "#,##0", "25,000,000"),
        ("12345.678", "#,##0", "12,345.678"),
        ("-1234.5", "#,##0.00_);(#,##0.00)", "-1,234.50"),
        ("-3", "0;[Red]0", "-3"),
        ("0", '#,##0;-#,##0;"-"', "0"),
        ("12", '0"億元"', "12億元"),
        ("1234567", "#,##0,", "1,234,567"),
        ("1234567", '#,##0,"千元"', "1,234.567千元"),
        ("-5", '#,##0;"△"#,##0', "△5"),
        ("-5", "#,##0_);(#,##0)", "-5"),
        ("1.2345678901234567E+17", "General", "1.2345678901234567E+17"),
        ("7", "000", "007"),
        ("1200", "[$NT$-404]#,##0.0", "NT$1,200.0"),
        ("1", '[=1]"達成";[=0]"未達成"', "達成"),
        ("5", "0.00E+00", "5"),
        ("0.5", "# ?/?", "0.5"),
    ],
)
def test_numbers_of_a_workbook(stored: str, code: str, shown: str) -> None:
    assert one(stored, code) == shown


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("43190", "yyyy/m/d", "2018/3/31"),
        ("43190", "yyyy-mm-dd;@", "2018-03-31"),
        ("43190", "[$-404]e/m/d;@", "107/3/31"),
        ("43190", '[$-404]e"年"m"月"d"日"', "107年3月31日"),
        ("43190", '[$-404]ggge"年"mm"月"', "中華民國107年03月"),
        ("43190.5", "yyyy/mm/dd hh:mm", "2018/03/31 12:00"),
        ("43190", "yyyy-mm-dd h:mm:ss", "2018-03-31"),
        ("43190", '[$-404]e"年"m"月"d"日" hh:mm', "107年3月31日"),
        ("0.354166666666667", "h:mm", "8:30"),
        ("43190", "yy/m/d", "2018-03-31"),
        ("43190", "d-mmm-yy", "2018-03-31"),
        ("60", "[h]:mm", "1440:00"),
        ("-654759", "[$-404]e/m/d", "-654759"),
    ],
)
def test_days_of_a_workbook(stored: str, code: str, shown: str) -> None:
    assert one(stored, code) == shown


def test_a_workbook_may_count_its_days_from_1904() -> None:
    assert one("41728", "yyyy/m/d", since_1904=True) == "2018/3/31"


def test_kinds_of_cells_of_a_workbook() -> None:
    row = """<sheetData><row><c t="s"><v>0</v></c><c t="b"><v>1</v></c><c t="e"><v>#DIV/0!</v></c>
      <c t="str"><f>A1&amp;"x"</f><v>=SUM(1)</v></c><c t="inlineStr"><is><t>行內</t></is></c>
      <c><f>B1*2</f><v>4</v></c><c><f>B1*3</f></c></row></sheetData>"""
    shared = (
        '<r><t>10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>6</t></r><rPh sb="0" eb="1"><t>ㄕ</t></rPh>'
    )
    lines = read(xlsx(row, shared=(shared,))).lines
    assert [line.text for line in lines] == ["10⁶", "TRUE", "#DIV/0!", "=SUM(1)", "行內", "4", "=B1*3"]


def test_a_title_stands_outside_the_table_and_places_are_addresses() -> None:
    cells = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{a}" t="inlineStr"><is><t>{a}</t></is></c>' for a in addresses) + "</row>"
        for row, addresses in {1: ["B1"], 3: ["B3", "C3"], 4: ["B4", "C4", "AA4"], 6: ["B6"]}.items()
    )
    merged = '<mergeCells count="1"><mergeCell ref="B3:B4"/></mergeCells>'
    source = read(xlsx(f"<sheetData>{cells}</sheetData>{merged}"))
    assert [(line.text, line.cell) for line in source.lines] == [
        ("B1", None),
        ("B3", Cell(1, 0, 0, 2, 1)),
        ("C3", Cell(1, 0, 1)),
        ("B4", Cell(1, 1, 0)),
        ("C4", Cell(1, 1, 1)),
        ("AA4", Cell(1, 1, 25)),
        ("B6", None),
    ]
    assert (source.places[6].sheet, source.places[6].cell) == ("表1", "AA4")


def test_hidden_sheets_rows_and_columns_of_a_workbook_are_counted() -> None:
    def cell(address: str) -> str:
        return f'<c r="{address}" t="inlineStr"><is><t>{address}</t></is></c>'

    shown = f"""<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1">{cell("A1")}{cell("B1")}{cell("C1")}
      </row><row r="2" hidden="1">{cell("A2")}</row></sheetData>"""
    source = read(xlsx(shown, f'<sheetData><row r="1">{cell("A1")}</row></sheetData>', hidden=(1,)))
    assert [line.text for line in source.lines] == ["A1", "C1"]
    assert source.omitted == {Noise.HIDDEN: 6}


_ODS_CELL = '<table:table-cell office:value-type="{}" {}><text:p>{}</text:p></table:table-cell>'


def _ods(*cells: str) -> list[str]:
    row = "".join(cells)
    return [
        line.text for line in read(ods(f"<table:table><table:table-row>{row}</table:table-row></table:table>")).lines
    ]


def test_cells_of_an_ods_give_every_digit_in_the_form_they_show() -> None:
    assert _ods(
        _ODS_CELL.format("percentage", 'office:value="0.928571"', "92.86%"),
        _ODS_CELL.format("float", 'office:value="1234.4"', "1,234"),
        _ODS_CELL.format("currency", 'office:value="1200"', "NT$1,200.00"),
        _ODS_CELL.format("float", 'office:value="0.30000000000000004"', "0.3"),
        _ODS_CELL.format("float", 'office:value="-5"', "(5)"),
        _ODS_CELL.format("float", 'office:value="0.1"', "###"),
    ) == ["92.8571%", "1,234.4", "NT$1,200.00", "0.3", "-5", "0.1"]


def test_days_of_an_ods_print_as_shown_but_for_years_of_two_digits() -> None:
    day = 'office:date-value="2018-03-31"'
    assert _ods(
        _ODS_CELL.format("date", day, "107/3/31"),
        _ODS_CELL.format("date", day, "18/3/31"),
        f'<table:table-cell office:value-type="date" {day}/>',
    ) == ["107/3/31", "2018-03-31", "2018-03-31"]


def test_hidden_and_repeated_rows_of_an_ods() -> None:
    def row(attributes: str, text: str) -> str:
        return f"<table:table-row {attributes}><table:table-cell><text:p>{text}</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>"

    body = (
        "<table:table>" + row("", "甲") + row('table:visibility="collapse"', "祕") + row('table:number-rows-repeated="2"', "乙")
        + '<table:table-row table:number-rows-repeated="1048573"><table:table-cell/></table:table-row></table:table>'
    )  # fmt: skip
    source = read(ods(body))
    assert [line.text for line in source.lines] == ["甲", "b", "乙", "b", "乙", "b"]
    assert [place.cell for place in source.places.values()] == ["A1", "B1", "A3", "B3", "A4", "B4"]
    assert source.omitted == {Noise.HIDDEN: 2}


_NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=4)


@given(_NUMBERS, st.sampled_from(["General", "0", "0.00", "#,##0", "#,##0.0", "0.0;(0.0)", "0.00_ "]))
def test_what_a_number_format_prints_is_the_number(value: Decimal, code: str) -> None:
    stored = exact(plain(value))
    assert stored is not None
    assert Decimal(show(stored, code).replace(",", "")) == stored


@given(_NUMBERS)
def test_a_percentage_is_the_number_times_a_hundred(value: Decimal) -> None:
    stored = exact(plain(value))
    assert stored is not None
    assert Decimal(show(stored, "0.0%").removesuffix("%")) == stored * 100


@given(st.decimals(min_value=-9999, max_value=9999, places=3, allow_nan=False), st.text("0123456789.,-% ", max_size=12))
def test_a_cell_that_shows_another_number_gives_its_value(value: Decimal, shown: str) -> None:
    printed = shown_in_full(shown, value).replace(",", "").replace(" ", "")
    number = Decimal(printed.removesuffix("%")) / (100 if printed.endswith("%") else 1) if _is_number(printed) else None
    assert number in (None, value, value / 1000, value / 1000000)


def _is_number(text: str) -> bool:
    return text.removesuffix("%").removeprefix("-").replace(".", "", 1).isdecimal()
