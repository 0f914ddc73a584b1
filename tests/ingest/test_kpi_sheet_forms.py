"""KPI sheets in the forms of ministries and of other cities."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from heng.model.period import ROC_OFFSET
from heng.model.terms import DocumentKind
from tests.ingest.office_files import odt
from tests.ingest.test_kpi_sheet import read, sheet, values

TITLE = "某市政府稅務局104年度施政績效衡量指標"
CENTRAL = (
    "策略績效目標|關鍵績效指標|評估體制|評估方式|衡量標準|單位|原訂目標值|實際達成值",
    "v2:一、健全稅制|1.稅收達成率(30%)|1|統計數據|實收數/預算數×100%|%|81|82.5",
    "^|2.清理欠稅件數(30%)|1|進度控管|清理件數合計|件|1,200|1,150",
    "二、簡政便民|1.1999滿意度(40%)|1|問卷調查|滿意件數/有效件數×100%|%|90|91",
)
READ = [
    ("稅收達成率", Decimal(81), Decimal("82.5")),
    ("清理欠稅件數", Decimal(1200), Decimal(1150)),
    ("1999滿意度", Decimal(90), Decimal(91)),
]


def test_a_ministrys_form() -> None:
    result = read(sheet(TITLE, *CENTRAL))
    card = result.edition.card
    assert values(result) == READ
    assert [one.name for one in card.objectives] == ["健全稅制", "簡政便民"]
    assert [one.objective for one in card.indicators] == ["健全稅制", "健全稅制", "簡政便民"]
    assert [str(one.weight) for one in card.indicators] == ["30", "30", "40"]
    assert card.indicators[1].formula == "清理件數合計", "and not how it is evaluated"
    told = [dict(finding.facts) for finding in result.findings if finding.code == "RD003"]
    assert told == [{"text": "評估體制", "count": 3}, {"text": "評估方式", "count": 3}], "once for each column"


@pytest.mark.parametrize(
    "title", ["某部中程施政計畫（106至109年度）", "某部106至109年度中程施政計畫", "106至109年度關鍵績效指標"]
)
def test_a_title_with_several_years(title: str) -> None:
    edition = read(sheet(title, *CENTRAL)).edition
    assert (edition.owner, edition.year) == ("" if title.startswith("106") else "某部", 106)
    assert edition.edition.period is not None
    assert edition.edition.period.last.year == 109 + ROC_OFFSET


def test_a_head_over_several_columns_takes_none_from_those_below_it() -> None:
    head = ("v2:指標名稱|v2:單位|2:104年度執行情形|^|v2:實際值", "^|^|主管機關|目標值|^")
    result = read(sheet(TITLE, *head, "稅收達成率|%|會計室|81|82.5"))
    assert values(result) == [("稅收達成率", Decimal(81), Decimal("82.5"))]
    assert result.edition.card.indicators[0].agencies[0].agency == "會計室"


def test_who_made_a_sheet_out_and_what_its_signs_mean_are_notes_and_a_title_again_is_none() -> None:
    result = read(
        odt(
            f"<text:p>{TITLE}</text:p><text:p>參、衡量指標</text:p><text:p>填報單位：會計室　資料截止日：104年6月30日</text:p>"
            + _table([row.replace("v2:", "").split("|") for row in CENTRAL[:2]])
            + f"<text:p>{TITLE}（續）</text:p>"
            + _table([CENTRAL[0].split("|"), CENTRAL[3].split("|")])
            + "<text:p>燈號說明：綠燈為達成</text:p>"
        )
    )
    assert result.coverage.residue == 2 * len("1統計數據")
    assert result.edition.report is not None
    (section,) = result.edition.report.sections
    assert section.text.split("\n")[1:] == ["燈號說明：綠燈為達成"]


def test_the_last_name_of_a_table_on_a_page_of_its_own_has_no_number() -> None:
    head, *rows = (row.split("|") for row in (CENTRAL[0], *(row.replace("v2:", "") for row in CENTRAL[1:])))
    pages = (
        [head, *rows[::2]],
        [head, ["三、便捷通關", "4.通關時間", "1", "統計", "平均時間", "時", "1", "1"]],
    )
    result = read(odt(f"<text:p>{TITLE}</text:p>" + "<text:p>續</text:p>".join(map(_table, pages))))
    assert [one.name for one in result.edition.card.objectives][-1] == "便捷通關"
    assert result.edition.card.indicators[-1].name == "通關時間"


def _table(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row) for row in rows)
    made = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return f"<table:table>{made}</table:table>"


def test_a_single_name_keeps_its_number_and_share() -> None:
    rows = (
        "指標名稱|計算公式|單位|目標值|主辦機關",
        "1.5公里步道完成率(5%)|完成數|%|81|工務局",
        "綠地面積|面積|公頃|9|工務局",
    )
    assert [name for name, _, _ in values(read(sheet(TITLE, *rows)))] == ["1.5公里步道完成率(5%)", "綠地面積"]


def test_numbers_in_order_under_the_head_of_the_names() -> None:
    result = read(
        sheet(
            TITLE,
            "2:策略績效目標|^|2:衡量指標|^|評估體制|衡量標準|104年度目標值",
            "v2:一|v2:健全稅制|一|稅收達成率|1|實收數/預算數|81%",
            "^|^|二|清理欠稅件數|1|清理件數合計|1,200件",
        )
    )
    assert [name for name, _, _ in values(result)] == ["稅收達成率", "清理欠稅件數"]
    assert [one.name for one in result.edition.card.objectives] == ["健全稅制"]


def test_a_second_name_under_the_head_of_names_is_told() -> None:
    result = read(sheet(TITLE, "2:績效指標|^|單位|目標值|主辦機關", "稅收|達成率|%|81|稅務局", "稅收|件數|件|9|稅務局"))
    assert [name for name, _, _ in values(result)] == ["稅收", "稅收"]
    assert [dict(finding.facts)["text"] for finding in result.findings if finding.code == "RD003"] == ["達成率", "件數"]


def table(*rows: str) -> str:
    cells = (
        "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row.split("|"))
        for row in rows
    )
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"


def test_a_small_table_for_each_indicator_with_the_years_side_by_side() -> None:
    head = "項目|102年度|103年度"
    parts = [
        "(一)關鍵策略目標：健全稅制",
        "1.關鍵績效指標：稅收達成率（單位：%）",
        table(head, "原訂目標值|81|83", "實際達成值|82|84"),
        "2.關鍵績效指標：清理欠稅件數（單位：件）",
        "衡量標準：清理件數合計",
        table("年度|102|103", "原訂目標值|7|8"),
        table("年度|102|103", "實際達成值|9|6"),
    ]
    body = "".join(part if part.startswith("<") else f"<text:p>{part}</text:p>" for part in (TITLE, *parts))
    result = read(odt(body))
    card = result.edition.card
    assert result.edition.edition.kind is DocumentKind.KPI_SHEET
    assert [(one.objective, one.name, one.unit) for one in card.indicators] == [
        ("健全稅制", "稅收達成率", "%"),
        ("健全稅制", "清理欠稅件數", "件"),
    ]
    assert [(name, int(str(target)), int(str(actual))) for name, target, actual in values(result)] == [
        ("稅收達成率", 81, 82),
        ("稅收達成率", 83, 84),
        ("清理欠稅件數", 7, 9),
        ("清理欠稅件數", 8, 6),
    ], "a table that a page cuts goes on"
    assert card.indicators[1].formula == "清理件數合計"
    years = [one.period.first.year - ROC_OFFSET for one in result.edition.figures.readings if one.period]
    assert years == [102, 103, 102, 103]


def test_years_side_by_side_in_columns_of_text() -> None:
    rows = [
        ["項目", "102年度", "103年度"],
        ["衡量標準", "實收數/預算數×100%", ""],
        ["原訂目標", "81", "83"],
        ["值", "", ""],
        ["實際達成值", "82", "84"],
        ["達成度", "100", "100"],
    ]
    text = f"{TITLE}\n\n(一)關鍵策略目標：健全稅制\n\n1.關鍵績效指標：稅收達成率（單位：%）\n\n{columns(rows, len)}\n"
    result = read(text.encode())
    assert values(result) == [("稅收達成率", Decimal(81), Decimal(82)), ("稅收達成率", Decimal(83), Decimal(84))]
    assert result.edition.card.indicators[0].formula == "實收數/預算數×100%"
    assert [dict(finding.facts)["text"] for finding in result.findings] == ["102年度達成度", "103年度達成度"]


def display(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def columns(rows: Sequence[Sequence[str]], measure: Callable[[str], int]) -> str:
    """Columns by spaces, as a program sets them that takes an ideograph for one letter or for two."""
    widths = [max(map(measure, column)) + 2 for column in zip(*rows, strict=True)]
    return "\n".join(
        "".join(text + " " * (wide - measure(text)) for text, wide in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


@pytest.mark.parametrize("measure", [len, display])
def test_columns_of_text_whose_cells_go_on_below(measure: Callable[[str], int]) -> None:
    rows = [
        ["項次", "關鍵績效指標", "評估體", "衡量標準", "單位", "原訂目標值", "實際達成值"],
        ["", "", "制", "", "", "", ""],
        ["1", "稅收達成率", "1", "實收數/預算數×100%", "%", "12 萬 5,000", "6 萬 8,214"],
        ["2", "清理以前年度欠", "1", "清理以前年度欠稅之", "件/十萬人", "1,200", "1,150"],
        ["", "稅件數", "", "件數合計", "口", "", ""],
        ["3", "申報服務場次", "1", "場次", "場次", "30", "尚無法統計"],
    ]
    result = read(f"{TITLE}\n\n{columns(rows, measure)}\n".encode())
    assert [(name, target) for name, target, _ in values(result)] == [
        ("稅收達成率", Decimal(125000)),
        ("清理以前年度欠稅件數", Decimal(1200)),
        ("申報服務場次", Decimal(30)),
    ]
    assert result.edition.card.indicators[1].unit == "件/十萬人口"


@pytest.mark.parametrize("measure", [len, display])
def test_columns_of_text_under_a_head_of_two_lines(measure: Callable[[str], int]) -> None:
    rows = [
        ["策略目標", "指標", "", "單位", "112年度", "", "主辦機關"],
        ["", "代碼", "名稱", "", "目標值", "實際值", ""],
        ["A1 健全", "A1.1", "稅收達成率", "%", "81", "82.5", "稅務局、會"],
        ["稅制", "", "", "", "", "", "計室"],
        ["", "A1.2", "清理欠稅件數", "件", "1,200", "1,150", "稅務局"],
        ["A2 便民", "A2.1", "申報服務場次", "場次", "30", "尚無法統計", "稅務局"],
    ]
    result = read(f"{TITLE}\n\n{columns(rows, measure)}\n".encode())
    card = result.edition.card
    assert [(one.printed_code, one.name, one.objective) for one in card.indicators] == [
        ("A1.1", "稅收達成率", "A1"),
        ("A1.2", "清理欠稅件數", "A1"),
        ("A2.1", "申報服務場次", "A2"),
    ]
    assert [target for _, target, _ in values(result)] == [Decimal(81), Decimal(1200), Decimal(30)]
    assert card.objectives[0].name == "健全稅制"


def test_columns_whose_print_is_not_of_their_sort_are_not_read() -> None:
    rows = [
        ["指標名稱", "單位", "目標值", "實際值", "主辦機關"],
        ["稅收達成率", "%", "稅務局", "81", "82.5"],
        ["清理欠稅件數", "件", "稅務局", "1,200", "1,150"],
    ]
    assert values(read(f"{TITLE}\n\n{columns(rows, len)}\n".encode())) == []
