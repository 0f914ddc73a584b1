"""In a text that prints cell after cell, a figure stands in its own row or the row has a finding: none is guessed.

A program that takes the text out of a page prints the cells of each column in their order, and none before its left
neighbour, but may print some columns later than others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng import ingest
from heng.ingest.result import ReadResult
from heng.resources import agency_register

SHEET = ["甲縣政府稅務局113年度績效指標一覽表", "指標編號", "績效指標", "單位", "113年目標值", "實際值", "主辦機關"]
ROWS = [
    ["A1-1", "稅收達成率", "%", "81", "82.5", "稅務局"],
    ["A1-2", "清理欠稅件數", "件", "1,200", "尚無法統計", "主計處"],
    ["A1-3", "申報服務場次", "場次", "30", "17(至5月)", "稅務局"],
    ["A2-1", "線上申辦比率", "%", "65以上", "59.7%", "行政處"],
    ["A2-2", "平均處理天數", "天", "≤18", "15.2", "稅務局"],
]
FRONT = [
    "臺北市政府 108 年 1 至 6 月施政報告",
    "欣逢貴會第 13 屆第 2 次定期大會開議，謹提出臺北市政府 108 年 1 至 6 月施政報告，敬請指教。",
    "打造海港(K)\n一、責任機關\n環保局主政，水利局、主計處等機關協辦。",
    "四、策略目標執行情形\n本主題計有策略目標 2 項、關鍵績效指標(KPI)4 項，各項執行情形如下：",
]
HEAD = ["關鍵績效指標", "行動計畫", "指標公式及單位", "主責機關", "108 年目標值", "本期實際值"]
KPIS = {
    "KC1 改善河川": [
        ["KC1.1 河川水質", "KC1.1.1 清淤計畫", "達標站數/總站數×100%\n單位：%", "環保局", "51", "40.7"],
        ["KC1.2 用戶數", "KC1.2.1 接管計畫", "當年度新增戶數\n單位：戶", "水利局", "3 萬 2,000", "1 萬 4,875"],
        ["KC1.3 綠地面積", "KC1.3.1 植樹計畫", "當年度新增面積\n單位：公頃", "環保局", "80", "尚未辦理"],
    ],
    "KF1 撙節經費": [
        ["KF1.1 預算達成率", "KF1.1.1 按月檢討", "實支數/可支用預算數×100%\n單位：%", "主計處", "85", "38.46"],
        ["KF1.2 補助金額", "KF1.2.1 爭取補助", "核定補助金額\n單位：萬元", "主計處", "700", "642"],
    ],
}


@st.composite
def printed(draw: st.DrawFn, rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the cells in an order that keeps that of each column, none before its left neighbour."""
    done = [0] * len(rows[0])
    order: list[str] = []
    while done[-1] < len(rows):
        free = [at for at, count in enumerate(done) if count < (done[at - 1] if at else len(rows))]
        # Mostly what stands next in the row, so that columns lag behind here and there.
        at = draw(st.sampled_from([*[free[-1]] * 4, *free]))
        order.append(rows[done[at]][at])
        done[at] += 1
    return order


def late(rows: Sequence[Sequence[str]], first: int, column: int, by: int) -> list[str]:
    """Return the cells where those of a row and of all below it are printed `by` rows late, from a column on."""
    order = [cell for row in rows[:first] for cell in row]
    for at in range(first, len(rows) + by):
        order += rows[at][:column] if at < len(rows) else []
        order += rows[at - by][column:] if at - by >= first else []
    return order


def assert_told(result: ReadResult, truth: Mapping[str, tuple[str, str]]) -> None:
    of = {one.ref: one for one in result.edition.card.indicators}
    told = {finding.subject for finding in result.findings if finding.code in ("RD002", "RD003")}
    for reading in result.edition.figures.readings:
        one = of[reading.indicator]
        code = one.printed_code or one.code
        read = tuple(value.text if value else "" for value in (reading.target, reading.actual))
        assert read == truth[code] or one.subject in told, (code, read)


def squeezed(rows: Sequence[Sequence[str]]) -> dict[str, tuple[str, str]]:
    return {row[0].split()[0]: (row[-2], row[-1]) for row in rows}


@settings(max_examples=60, deadline=None)
@given(st.one_of(printed(ROWS), printed([[*row[:3], "\n\n".join(row[3:])] for row in ROWS])))
def test_a_sheet(cells: list[str]) -> None:
    result = ingest.read_document("sheet.txt", "\n\n".join([*SHEET, *cells]).encode(), agency_register())
    assert_told(result, {row[0]: (row[3], row[4]) for row in ROWS})


@pytest.mark.parametrize("by", [1, 2])
@pytest.mark.parametrize("column", [2, 3, 4, 5])
@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (0, 1, 5, 2, 3, 4)])
def test_a_sheet_whose_last_columns_are_late_together(order: Sequence[int], column: int, by: int) -> None:
    """Each row but the first late one has a cell for each column: those of a row above."""
    head, rows = ([[row[at] for at in order] for row in part] for part in ([SHEET[1:]], ROWS * 2))
    rows = [[f"A{number}-1", *row[1:]] for number, row in enumerate(rows, start=1)]
    cells = [SHEET[0], *head[0], *late(rows, 2, column, by)]
    result = ingest.read_document("sheet.txt", "\n\n".join(cells).encode(), agency_register())
    truth = {row[0]: (row[order.index(3)], row[order.index(4)]) for row in rows}
    assert {one.printed_code for one in result.edition.card.indicators} == {"A1-1", "A2-1"}
    assert_told(result, truth)
    assert "RD003" in {finding.code for finding in result.findings}


def test_the_actual_of_a_row_is_not_the_target_of_the_next() -> None:
    """The second row's actual is printed behind the third one's name, and so on."""
    rows = [
        ["A1-1", "稅收達成率", "%", "81", "82"],
        ["A1-2", "清理欠稅件數", "件", "1,200"],
        ["A1-3", "申報服務場次", "場次", "1,150", "30"],
        ["A2-1", "線上申辦比率", "%", "17", "65"],
        ["59"],
        ["A2-2", "平均處理天數", "天", "18", "15"],
        ["A2-3", "稽查件數", "件", "40", "41"],
    ]
    cells = [cell for row in rows for cell in row]
    result = ingest.read_document("sheet.txt", "\n\n".join([*SHEET[:-1], *cells]).encode(), agency_register())
    assert [one.printed_code or one.code for one in result.edition.card.indicators] == ["A1-1", "A2-2", "A2-3"]
    assert "RD003" in {finding.code for finding in result.findings}


@settings(max_examples=60, deadline=None)
@given(st.tuples(*map(printed, KPIS.values())))
def test_a_council_report(tables: tuple[list[str], ...]) -> None:
    parts = [part for name, cells in zip(KPIS, tables, strict=True) for part in (name, *HEAD, *cells)]
    result = ingest.read_document("report.txt", "\n\n".join([*FRONT, *parts]).encode(), agency_register())
    assert_told(result, squeezed([row for rows in KPIS.values() for row in rows]))
