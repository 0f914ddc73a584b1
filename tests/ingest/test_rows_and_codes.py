"""Where rows begin and codes end, in what texts and pages have left of a table."""

from __future__ import annotations

import pytest

from heng.ingest import ReadResult, read_document
from heng.ingest.scorecard.codes import CodeGrammar
from heng.model.profile import TAIPEI
from heng.resources import agency_register
from tests.ingest.pdf_pages import Sheet, pdf
from tests.ingest.pdf_reading import read


def read_text(text: str) -> ReadResult:
    return read_document("a.txt", text.encode(), agency_register())


def figures(result: ReadResult) -> list[tuple[str, str, str]]:
    """Code, target and actual, as printed, of each reading."""
    codes = {each.ref: each.code for each in result.edition.card.indicators}
    return [
        (codes[each.indicator], each.target.text if each.target else "", each.actual.text if each.actual else "")
        for each in result.edition.figures.readings
    ]


@pytest.mark.parametrize(
    ("printed", "code", "name"),
    [
        ("BC1.165歲以上接種率", "BC1.1", "65歲以上接種率"),
        ("BC1.1110受理時間", "BC1.1", "110受理時間"),
        ("CP1.1170歲以上健檢率", "CP1.11", "70歲以上健檢率"),
        ("CP1.11乙", "CP1.11", "乙"),
        ("DC1.12 丙", "DC1.12", "丙"),
    ],
)
def test_a_name_that_begins_with_digits_parts_from_its_code(printed: str, code: str, name: str) -> None:
    grammar = CodeGrammar(TAIPEI)
    grammar.learn([printed, "CP1.1甲", "CP1.9甲", "CP1.10乙"])
    found = grammar.indicator(printed)
    assert found is not None
    assert (found.code, found.rest) == (code, name)


def test_a_code_of_two_digits_whose_shorter_form_is_printed_too_is_whole() -> None:
    grammar = CodeGrammar(TAIPEI)
    grammar.learn(["AC1.1甲", "AC1.12乙"])
    found = grammar.indicator("AC1.12乙")
    assert found is not None
    assert found.code == "AC1.12"


def test_lines_of_a_page_without_rules_keep_what_stands_below_one_another() -> None:
    sheet = Sheet().text(50, 800, "title").text(50, 700, "aaaaaaaa").text(200, 700, "b").text(300, 700, "c")
    sheet.text(50, 680, "d").text(200, 680, "eeeeeeeeeee").text(300, 680, "f").text(300, 660, "g").text(50, 50, "end")
    first, second, third = (line.raw for line in read(pdf(sheet)).lines if line.text[0] in "adg")
    assert [first.index("b"), first.index("c")] == [second.index("e"), second.index("f")]
    assert third.index("g") == first.index("c")


LISTED = """某市政府消防局113年度關鍵績效指標一覽表

項次

指標代碼

指標名稱

單位

主辦單位

113 年度

目標值

實際值

備註

1

AC1.1

火災死亡人數

人

預防科

5

3

負向指標

2

AC1.2-1

檢查率

%

預防科

90

88.5

3

AC1.2-2

宣導場次

場次

預防科

40(配合預算調 28
整)

4

AC1.3

訓練人次

人次

訓練科

1,200

1,356
"""


def test_rows_of_a_text_cell_by_cell_may_lack_remarks_and_one_that_runs_together_is_left() -> None:
    result = read_text(LISTED)
    assert figures(result) == [("AC1.1", "5", "3"), ("AC1.2", "90", "88.5"), ("AC1.3", "1,200", "1,356")]
    assert any(finding.code == "RD003" for finding in result.findings)


CARD = """某市政府消防局 113年度策略地圖及平衡計分卡

火災預防 A

構面\t策略目標\t關鍵績效指標\t行動方案
顧客\tAC1降低火災死傷\tAC1.1檢查率\tAC1.1.1結合民間資源推動專案，並按季追

構面\t策略目標\t關鍵績效指標\t行動方案
\t\t\t蹤執行進度 AC1.1.2檢查方案
內部流程\tAP1落實檢查\tAP1.1家數\tAP1.1.1家數方案
"""


def test_an_action_plan_that_a_page_cuts_goes_on_with_the_next_page() -> None:
    plans = [(each.code, each.text) for each in read_text(CARD).edition.card.actions]
    assert plans == [
        ("AC1.1.1", "結合民間資源推動專案，並按季追蹤執行進度"),
        ("AC1.1.2", "檢查方案"),
        ("AP1.1.1", "家數方案"),
    ]


ASIDE = """某市政府消防局113年度關鍵績效指標一覽表
指標代碼   指標名稱     單位   主辦單位   113 年度目標值 113 年度實際值

AC1.1    檢查率      %    預防科    90          88.5

AC1.2    宣導場次     場次   預防科    40(配合預算調 28
                                  整)

AC1.3    訓練人次     人次   訓練科    1,200       1,356
"""


def test_heads_of_figures_that_one_space_parts_have_a_column_each() -> None:
    found = figures(read_text(ASIDE))
    assert found == [("AC1.1", "90", "88.5"), ("AC1.2", "40(配合預算調整)", "28"), ("AC1.3", "1,200", "1,356")]
