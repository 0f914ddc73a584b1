"""Cells that go on below, in a text whose columns stand beside one another: which row has their lines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from heng.ingest import ReadResult
from tests.ingest.test_kpi_sheet import read, values
from tests.ingest.test_kpi_sheet_forms import columns, display

TITLE = "某縣政府水利處106年度關鍵績效指標"
HEAD = ["指標", "單位", "目標值", "實際值", "主管機關"]
LAST = ["滯洪池蓄水量完成數", "萬噸", "15", "16", "水利處"]


def laid_out(*rows: Sequence[str]) -> ReadResult:
    wide = max(map(len, rows))
    text = columns([[*row, *[""] * (wide - len(row))] for row in rows], display)
    return read(f"{TITLE}\n\n{text}\n".encode())


def names(result: ReadResult) -> list[str]:
    return [each.name for each in result.edition.card.indicators]


def told(result: ReadResult) -> list[tuple[str, object]]:
    return [(each.code, dict(each.facts)["text"]) for each in result.findings]


def test_the_rest_of_a_name_in_the_first_column_is_no_indicator() -> None:
    result = laid_out(
        HEAD,
        ["雨水下水道實施率及", "%", "70", "71", "水利處"],
        ["其巡查"],
        ["清淤完成長度", "公里", "30", "28", "水利處"],
        LAST,
    )
    assert values(result)[0] == ("雨水下水道實施率及其巡查", Decimal(70), Decimal(71))
    assert names(result)[1:] == ["清淤完成長度", "滯洪池蓄水量完成數"]
    assert not result.findings


def test_names_in_the_middle_of_their_rows_stand_above_and_below_the_figures() -> None:
    result = laid_out(
        HEAD,
        ["雨水下水道年度建設"],
        ["工程之規劃長度實施", "%", "70", "71", "水利處"],
        ["率"],
        ["清淤及疏濬工程年度"],
        ["", "公里", "30", "28", "水利處"],
        ["完成長度"],
        LAST,
    )
    assert names(result) == ["雨水下水道年度建設工程之規劃長度實施率", "清淤及疏濬工程年度完成長度", LAST[0]]
    assert not result.findings


def test_a_line_that_two_rows_may_have_is_told_with_both_readings() -> None:
    result = laid_out(
        HEAD, ["清淤長度", "公里", "30", "28", "水利處"], ["抽水站"], ["妥善率", "%", "99", "99", "水利處"], LAST
    )
    assert names(result) == ["清淤長度抽水站", "妥善率", LAST[0]]
    (finding,) = result.findings
    assert finding.code == "RD002"
    assert dict(finding.facts) == {"text": "抽水站", "taken": "清淤長度抽水站", "other": "清淤長度"}


def test_empty_lines_tell_the_rows_apart() -> None:
    text = f"""{TITLE}

編號  指標      單位  目標值  實際值

      雨水下水
1               %     70      71
      道實施率

      清淤完成
2               公里  30      28
      長度

3     巡查次數  次    12      12
"""
    result = read(text.encode())
    assert names(result) == ["雨水下水道實施率", "清淤完成長度", "巡查次數"]
    assert [target for _, target, _ in values(result)] == [Decimal(70), Decimal(30), Decimal(12)]


def test_figures_below_a_rows_own_are_none_of_its() -> None:
    result = laid_out(
        ["編號", "指標", "單位", "目標值", "實際值"],
        ["1", "清淤完成長度", "公里", "30", "28"],
        ["", "", "", "25", "24"],
        ["2", "巡查次數", "次", "12", "12"],
    )
    assert [target for _, target, _ in values(result)] == [Decimal(30), Decimal(12)]
    assert told(result) == [("RD003", "25"), ("RD003", "24")]


def test_figures_beside_the_second_line_of_a_numbered_row_are_its() -> None:
    result = laid_out(
        ["編號", "指標", "單位", "目標值", "實際值"],
        ["1", "清淤完成長度", "公里", "30", "28"],
        ["2", "抽水站", "", "", ""],
        ["", "妥善率", "%", "99", "98"],
        ["3", "巡查次數", "次", "12", "12"],
    )
    assert values(result)[1] == ("抽水站妥善率", Decimal(99), Decimal(98))
    assert len(names(result)) == 3


@pytest.mark.parametrize("label", ["項目", "年度"])
def test_years_as_bare_numbers(label: str) -> None:
    rows = [[label, "109", "110", "111"], ["原訂目標值", "80", "82", "84"], ["實際達成值", "81", "", "82"]]
    table = columns(rows, len)
    text = f"106年度某部施政績效報告\n\n關鍵績效指標：抽水站妥善率\n{table}\n關鍵績效指標：巡查率\n{table}\n"
    result = read(text.encode())
    assert names(result) == ["抽水站妥善率", "巡查率"]
    figures = [(Decimal(80), Decimal(81)), (Decimal(82), "not_given"), (Decimal(84), Decimal(82))]
    assert [(target, actual) for _, target, actual in values(result)] == 2 * figures


def test_figures_below_years_are_told_by_where_they_stand() -> None:
    text = f"""{TITLE}

關鍵績效指標：旅客人次（單位：人次）

項目          104年度      105年度      106年度
目標值     12,000,000   13,000,000        1,400（修正）
達成值     11.5（暫計）           13.1           －
註：暫計至五月。
"""
    result = read(text.encode())
    assert values(result) == [
        ("旅客人次", Decimal(12000000), Decimal("11.5")),
        ("旅客人次", Decimal(13000000), Decimal("13.1")),
        ("旅客人次", Decimal(1400), "not_applicable"),
    ]
    assert not result.findings


def test_two_figures_below_one_year_are_neither_of_it() -> None:
    text = f"""{TITLE}

關鍵績效指標：旅客人次（單位：人次）

項目          104年度      105年度
目標值        12           13  14
達成值        11           13
"""
    result = read(text.encode())
    assert [actual for _, _, actual in values(result)] == [Decimal(11), Decimal(13)]
    assert values(result)[1][1] not in (Decimal(13), Decimal(14), Decimal(1314))
    assert told(result) == [("RD003", "13"), ("RD003", "14")]


@pytest.mark.parametrize("head", ["主管機關", "權管科室", "執行局處"])
def test_heads_of_agencies(head: str) -> None:
    result = laid_out([*HEAD[:-1], head], LAST, ["清淤完成長度", "公里", "30", "28", "工務局"])
    assert [one.agencies[0].agency for one in result.edition.card.indicators] == ["水利處", "工務局"]


def test_a_line_that_heads_the_next_table_is_no_rest_of_a_row() -> None:
    table = columns([["編號", "指標", "單位", "目標值", "實際值"], ["A1.1", "清淤長度", "公里", "30", "28"]], display)
    result = read(f"{TITLE}\n\n{table}\n\n主題：治水  主政機關：水利處\n{table.replace('A1.1', 'B1.1')}\n".encode())
    assert [each.code for each in result.edition.card.indicators] == ["A1.1", "B1.1"]


def test_columns_that_nobody_can_part_are_no_cells_one_after_the_other() -> None:
    text = f"""{TITLE}
                               衡量指標
    策略績效目標
                         評估 評估方                  106 年度
      (權重)   衡量指標(權重)                 衡量標準
                         體制  式                    目標值
             1.抽水站妥善率       統計數 （可用座數÷列管之
                         1                        90%
             (10%)           據   座數）×100%
一、健全排水
             2.災民滿意度       問卷調 滿意以上份數÷收回
設施，落實地                   1                        82%
             (12%)           查   份數×100%
方治理(30%)
             3.疏濬演練場次       統計數
                         1       當年度辦理場次         26 場
             數(8%)           據
"""
    result = read(text.encode())
    assert not result.edition.card.indicators
    assert result.findings
