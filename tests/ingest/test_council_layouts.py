"""A card printed in any widths, with page breaks anywhere, reads back as it was."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as property_settings

from heng import ingest
from heng.ingest.document import ReadResult
from heng.model.agency import AgencyRegister
from heng.model.edition import Edition
from tests.ingest.cards import styles, theme, themes, whole_rows
from tests.ingest.printing import Row, Style, Theme, report

NOBODY = AgencyRegister(())
# Few layouts in each run, many by `make proofs`; the same ones each time, so that a red run can be repeated.
PRINTS = int(os.environ.get("HENG_PROOFS", "5"))
LAYOUTS = property_settings(max_examples=PRINTS, derandomize=True)


def read(printed: Theme, style: Style) -> ReadResult:
    return ingest.read_document("report.txt", report(printed, style).encode(), NOBODY)


def squeezed(parts: object) -> str:
    return re.sub(r"\s", "", "".join(parts) if isinstance(parts, tuple) else str(parts))


def printed_rows(printed: Theme) -> list[Row]:
    return [row for table in printed.tables for row in table.rows]


def read_cells(edition: Edition) -> list[tuple[str, ...]]:
    """Return each row's cells as squeezed text, as the reader parted them."""
    plans: dict[str, list[str]] = {}
    for action in edition.card.actions:
        steps = "".join(f"{step.number}{step.text}" for step in action.steps)
        plans.setdefault(action.indicator_ref, []).append(f"{action.code}{action.text}{steps}{action.note}")
    figures: dict[str, list[str]] = {}
    for reading in edition.figures.readings:
        names = "".join(agency.agency for agency in reading.agencies)
        assert reading.target is not None
        assert reading.actual is not None
        figures.setdefault(reading.indicator, []).append(f"{names}{reading.target.text}｜{reading.actual.text}")
    return [
        (
            squeezed(f"{indicator.printed_code}{indicator.name}"),
            squeezed("".join(plans.get(indicator.ref, []))),
            squeezed(f"{indicator.formula}單位：{indicator.unit}{indicator.formula_note}"),
            squeezed("".join(figures.get(indicator.ref, []))),
        )
        for indicator in edition.card.indicators
    ]


def printed_cells(printed: Theme) -> list[tuple[str, ...]]:
    return [
        (
            squeezed(row.indicator),
            squeezed(row.action),
            squeezed(row.formula),
            "".join(f"{squeezed(g.owners)}{squeezed(g.target)}｜{squeezed(g.actual)}" for g in row.groups),
        )
        for row in printed_rows(printed)
    ]


@LAYOUTS
@given(themes, whole_rows)
def test_rows_that_no_page_break_cuts_read_back_equal(printed: Theme, style: Style) -> None:
    """Whatever the widths, the blank lines and the running heads."""
    result = read(printed, style)
    assert read_cells(result.edition) == printed_cells(printed)
    assert result.coverage.residue == 0


@LAYOUTS
@given(themes, styles)
def test_page_breaks_lose_no_row_figure_or_character(printed: Theme, style: Style) -> None:
    """What a break carries behind the figures still belongs to its row, and never to the figures."""
    result = read(printed, style)
    got, expected = read_cells(result.edition), printed_cells(printed)
    assert [(row[0], row[3]) for row in got] == [(row[0], row[3]) for row in expected]
    assert [Counter("".join(row)) for row in got] == [Counter("".join(row)) for row in expected]
    assert result.coverage.residue == 0


@pytest.mark.parametrize("style", [Style(page=30), Style(5, 8, 8, page=34), Style(8, 12, 12, page=26, heads="none")])
def test_cells_that_page_breaks_cut_are_put_together(style: Style) -> None:
    """Where two cells are cut at once the print itself may not tell them apart; that must stay rare."""
    wrong = total = 0
    for seed in range(PRINTS):
        printed = theme(seed)
        got, expected = read_cells(read(printed, style).edition), printed_cells(printed)
        total += len(expected)
        wrong += sum(a != b for a, b in zip(got, expected, strict=True))
    assert wrong <= 0.02 * total


@pytest.mark.parametrize(
    ("stripped", "allowed"),
    [({"gap": 0}, 0.02), ({"leads": False}, 0.05), ({"leads": False, "trails": False, "gap": 0}, 0.12)],
)
def test_texts_whose_blanks_were_stripped_are_read_by_widths(stripped: dict[str, object], allowed: float) -> None:
    """With less certainty about where one cell of text ends; rows and figures hold."""
    wrong = total = 0
    for seed in range(PRINTS):
        printed = theme(seed)
        got = read_cells(read(printed, replace(Style(split_rows=False), **stripped)).edition)
        expected = printed_cells(printed)
        assert [row[3] for row in got] == [row[3] for row in expected]
        total += len(expected)
        wrong += sum(a != b for a, b in zip(got, expected, strict=True))
    assert wrong <= allowed * total


def test_a_remark_that_a_diagram_is_missing_is_no_section_and_a_budget_behind_columns_is_read() -> None:
    text = """臺北市政府 108 年 1 至 6 月施政報告
打造海港(K)
一、責任機關
港務處主政，河川局等機關協辦。
二、108 年度「打造海港」策略地圖
策略主題                    打造海港(K)           安心社會(M)

策           顧客 C         KC1 改善河川           MC1 照顧弱勢
略
            財務 F                           MF1 撙節經費

三、關聯圖
策略關聯圖：來源文件未載明連線，不予推定。
四、策略目標執行情形

KC1 改善河川
關鍵績效指標          行動計畫            指標公式及單位      主責機關    108 年目標值    本期實際值
KC1.1 河川水質       KC1.1.1 清淤計畫    達標站數         河川局     51          40.7
                                       單位：站
KC1.2 綠地          KC1.2.1 植樹計畫    面積            河川局     5           4
                                       單位：公頃
第1
臺北市地方總預算各主管機關歲出預算執行狀況表
中華民國 108 年 1 月 1 日至 6 月 30 日   單位：新臺幣億元
項次   機關名稱          全年度預算數   累計分配數   累計執行數   占預算%   占分配%
     總計            16.00    8.00    4.00     25.00   50.00
1    市議會主管        16.00    8.00    4.00     25.00   50.00
"""
    edition = ingest.read_document("report.txt", text.encode(), AgencyRegister(())).edition
    assert edition.report is not None
    assert [section.kind.value for section in edition.report.sections] == ["preface"]
    found = [(cell.theme, cell.perspective, cell.code, cell.name) for cell in edition.card.map]
    assert found == [("K", "C", "KC1", "改善河川"), ("M", "C", "MC1", "照顧弱勢"), ("M", "F", "MF1", "撙節經費")]
    assert [one.code for one in edition.card.indicators] == ["KC1.1", "KC1.2"]
    assert edition.budget is not None
    assert [line.agency for line in edition.budget.lines] == ["總計", "市議會主管"]
