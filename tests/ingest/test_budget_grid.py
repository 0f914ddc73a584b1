"""The appendix on budget execution where its table keeps its cells."""

from __future__ import annotations

from heng.ingest.council.budget.grid import keeps_cells, read_budget_cells
from heng.ingest.lines import Cell, Line

HEAD = ("編號", "主管機關名稱", "全年度預算數", "累計分配數", "累計執行數", "占預算%", "占分配%")


def lines(*rows: tuple[str, ...]) -> list[Line]:
    """Return title and unit, the cells of a table, and a note below it."""
    before = ("附表", "臺北市地方總預算歲出預算執行狀況表", "單位：新臺幣億元；%")
    cells = [(text, Cell(1, row, column)) for row, one in enumerate(rows) for column, text in enumerate(one) if text]
    printed = [*((text, None) for text in before), *cells, ("註：「-」係指無數值。", None)]
    return [Line(no, text, cell=cell) for no, (text, cell) in enumerate(printed, start=1)]


def test_an_empty_cell_shifts_no_other_figure() -> None:
    print_ = lines(
        HEAD,
        ("", "合計", "20.1", "9", "8.5", "42.29", "94.44"),
        ("1", "市議會主管", "8.19", "", "2.95", "36.02", ""),
        ("(1)", "秘書處", "2.64", "1.23", "1.08", "40.84", "87.57"),
    )
    assert keeps_cells(print_)
    table = read_budget_cells(print_)
    assert [(row.no, row.parent, row.name, row.figures) for row in table.rows] == [
        ("", "", "合計", ["20.1", "9", "8.5", "42.29", "94.44"]),
        ("1", "", "市議會主管", ["8.19", "", "2.95", "36.02", ""]),
        ("(1)", "1", "秘書處", ["2.64", "1.23", "1.08", "40.84", "87.57"]),
    ]
    assert (table.unit, len(table.notes), table.left) == ("新臺幣億元", 1, [])


def test_a_row_with_words_among_its_figures_is_left() -> None:
    row = ("", "市議會主管", "8.19", "尚未分配", "2.95", "36.02", "1")
    table = read_budget_cells(lines(HEAD, ("", "合計", "20.1", "9", "8.5", "42.29", "94.44"), HEAD, row))
    assert len(table.rows) == 1
    assert [line.text for line in table.left] == list(row[1:])


def test_a_text_without_cells_is_read_line_by_line() -> None:
    assert not keeps_cells([Line(1, "合計 20.1 9 8.5 42.29 94.44")])
