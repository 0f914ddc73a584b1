"""The appendix on budget execution."""

from __future__ import annotations

import pytest

from heng import ingest
from heng.ingest.document import ReadResult
from heng.model.agency import AgencyRegister
from heng.model.figures import Missing
from heng.model.quantity import Quantity

HEAD = """附錄·
臺北市地方總預算各主管機關歲出預算執行狀況表·
中華民國 108 年 1 月 1 日起至 108 年 7 月 31 日止·

單位：新臺幣億元；%·

主管機關名稱·
全年度預算數·

A·

累計分配數 B 累計執行數 金額 C 占預算% C/A 占分配% C/B·

""".replace("·", " ")
ROWS = """合計 1,725.52 660.37 614.73 35.63 93.09·

1 市議會主管 8.19 3.77 2.95 36.02 78.20·

2 市政府主管 45.47 19.62 17.20 37.83 87.68·

(1) 秘書處 2.64 1.23 1.08 40.84 87.57·

(2) 公管中心 3.50 1.34 1.17 33.37 87.17·

3 第二預備金餘額 9.22 - - - --·

""".replace("·", " ")
NOTES = "註： \n\n1.百分比係以單位新臺幣元\n計算。 \n\n2.「-」係指無數值。 \n"


def read(text: str) -> ReadResult:
    opening = "臺北市政府 108 年 1 至 6 月施政報告 \n\n市議會第 13 屆第 2 次定期大會 \n\n"
    return ingest.read_document("report.txt", (opening + text).encode(), AgencyRegister(()))


def table(text: str) -> list[tuple[str, str, str, str, str]]:
    budget = read(text).edition.budget
    assert budget is not None
    return [
        (line.no, line.parent, line.agency, str(line.kind), str(line.annual.value))
        for line in budget.lines
        if isinstance(line.annual, Quantity)
    ]


EXPECTED = [
    ("", "", "合計", "total", "1725.52"),
    ("1", "", "市議會主管", "rollup", "8.19"),
    ("2", "", "市政府主管", "rollup", "45.47"),
    ("(1)", "2", "秘書處", "agency", "2.64"),
    ("(2)", "2", "公管中心", "agency", "3.50"),
    ("3", "", "第二預備金餘額", "item", "9.22"),
]


def test_rows_with_their_numbers_parents_and_kinds() -> None:
    assert table(HEAD + ROWS + NOTES) == EXPECTED


def test_title_span_unit_notes_and_missing_amounts() -> None:
    result = read(HEAD + ROWS + NOTES)
    budget = result.edition.budget
    assert budget is not None
    assert budget.period is not None
    assert (budget.period.first.isoformat(), budget.period.last.isoformat()) == ("2019-01-01", "2019-07-31")
    assert [(note.no, note.text) for note in budget.notes] == [
        ("1", "百分比係以單位新臺幣元計算。"),
        ("2", "「-」係指無數值。"),
    ]
    last = budget.lines[-1]
    assert last.unit == "新臺幣億元"
    reasons = [amount.reason for amount in (last.allocated, last.executed_pct_allocated) if isinstance(amount, Missing)]
    assert reasons == ["not_given", "not_applicable"]
    assert result.coverage.residue == 0
    assert not result.findings


@pytest.mark.parametrize("part", [" ", " \n\n"])
def test_cells_may_stand_on_lines_of_their_own(part: str) -> None:
    rows = "\n".join(part.join(line.split()) + " " if line else "" for line in ROWS.split("\n"))
    assert table(HEAD + rows + NOTES) == EXPECTED


def test_a_head_repeated_on_the_next_page_is_no_row() -> None:
    before, mark, after = ROWS.partition("(1)")
    head = HEAD[HEAD.index("主管機關名稱") :]
    result = read(HEAD + before + " " + head + mark + after + NOTES)
    assert result.edition.budget is not None
    assert len(result.edition.budget.lines) == 6
    assert result.coverage.residue == 0


def test_a_table_that_stops_short_of_its_total_is_a_cut_document() -> None:
    assert [finding.code for finding in read(HEAD + ROWS).findings] == ["RD001"]
