"""Performance reports from files that keep their cells, and tables of several years in other wordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from heng import ingest
from heng.ingest.lines import Cell, Line
from heng.ingest.performance import read_performance_report
from heng.ingest.result import ReadResult
from heng.ingest.source import Source
from heng.model.edition import DocumentRef
from heng.model.profile import TAIPEI
from heng.resources import agency_register

Table = Sequence[Sequence[str | Sequence[str]]]
HEAD = ("年度施政目標", "執行策略", "執行成果", "未來改善措施")


def source(*blocks: str | Table) -> Source:
    lines = tuple(_lines(blocks))
    return Source(DocumentRef(name="report.odt", sha256="0" * 64, size=1), lines, lines)


def _lines(blocks: Sequence[str | Table]) -> Iterator[Line]:
    number = table = 0
    for block in blocks:
        if isinstance(block, str):
            number += 1
            yield Line(number, block, trail=True)
            continue
        table += 1
        for row, cells in enumerate(block):
            for column, content in enumerate(cells):
                for index, text in enumerate([content] if isinstance(content, str) else content):
                    if text:
                        number += 1
                        yield Line(number, text, lead=index > 0, cell=Cell(table, row, column))


def read(*blocks: str | Table) -> ReadResult:
    return read_performance_report(source(*blocks), agency_register(), TAIPEI)


def results(result: ReadResult) -> list[tuple[str, ...]]:
    assert result.edition.report is not None
    return [(r.goal.text, r.strategy.text, r.result.text, r.improvement.text) for r in result.edition.report.results]


def test_rows_come_from_cells_and_one_cut_by_a_page_is_joined() -> None:
    result = read(
        "某某縣政府水利處",
        "111年度施政績效報告",
        "三、年度目標及執行成果",
        [HEAD, ("河川清淤", ("1.盤點河段。", "2.發包"), "完成 12 公里。", "持續辦理。")],
        [HEAD, ("", "施工。", "", ""), ("海岸巡查", "每月巡查。", "巡查 24 次。", "增設告示。")],
    )
    assert results(result) == [
        ("河川清淤", "1.盤點河段。\n2.發包施工。", "完成 12 公里。", "持續辦理。"),
        ("海岸巡查", "每月巡查。", "巡查 24 次。", "增設告示。"),
    ]
    assert (result.edition.owner, result.edition.year) == ("某某縣政府水利處", 111)
    assert result.coverage.residue == 0


def test_a_report_without_a_column_leaves_it_empty() -> None:
    result = read(
        "某某局111年度施政績效報告",
        "參、重要施政目標執行成果",
        [("施政目標", "推動策略", "達成效益"), ("清淤", "發包。", "完成。")],
    )
    assert results(result) == [("清淤", "發包。", "完成。", "")]


def yearly(result: ReadResult) -> list[tuple[str, str, int, str, str]]:
    assert result.edition.budget is not None
    return [
        (str(table.kind), f.name, f.roc_year, str(getattr(f.value, "value", "")), f.unit)
        for table in result.edition.budget.yearly
        for f in table.figures
    ]


def test_years_units_and_rows_in_other_wordings() -> None:
    result = read(
        "某某局111年度施政績效報告",
        "二、預算及人力概況",
        "(一)近2年歲出預算及決算情形",
        "單位﹕新臺幣千元",
        [("項目", "110年度", "111年度"), ("預算數", "1,250", "1,300"), ("執行率", "98.1%", "-")],
        "(二)員額配置",
        [
            ("類別", "2021年", "2022年"),
            ("總人數(單位:人)", "15", "16"),
            ("職員(人)", "10", "11"),
            ("工友(人)", "5", "5"),
        ],
        "註：不含臨時人員。",
    )
    assert yearly(result) == [
        ("budget", "預算數", 110, "1250", "新臺幣千元"),
        ("budget", "預算數", 111, "1300", "新臺幣千元"),
        ("budget", "執行率", 110, "98.1", "%"),
        ("budget", "執行率", 111, "", "%"),
        ("staffing", "總人數", 110, "15", "人"),
        ("staffing", "總人數", 111, "16", "人"),
        ("staffing", "職員", 110, "10", "人"),
        ("staffing", "職員", 111, "11", "人"),
        ("staffing", "工友", 110, "5", "人"),
        ("staffing", "工友", 111, "5", "人"),
    ]
    assert result.edition.budget is not None
    assert {f.parent for f in result.edition.budget.yearly[1].figures} == {"", "總人數"}
    assert [note.text for note in result.edition.budget.yearly[1].notes] == ["不含臨時人員。"]


def test_a_table_whose_rows_are_the_years() -> None:
    result = read(
        "某某局111年度施政績效報告",
        "二、預算及人力",
        "一、近2年預決算（單位：百萬元）",
        "年度 預算 決算",
        "110 306 277",
        "111 303 263",
    )
    assert yearly(result) == [
        ("budget", "預算", 110, "306", "百萬元"),
        ("budget", "預算", 111, "303", "百萬元"),
        ("budget", "決算", 110, "277", "百萬元"),
        ("budget", "決算", 111, "263", "百萬元"),
    ]


def figures(text: str) -> list[tuple[str, str, str, str]]:
    result = read("某某局111年度施政績效報告", "壹、前言", text)
    assert result.edition.report is not None
    return [
        (f.quantity, str(getattr(f.value, "value", "")), str(getattr(f.value, "unit", "")), f.operator.value)
        for f in result.edition.report.figures
    ]


def test_figures_of_prose() -> None:
    assert figures("111年1月起清淤河道共計12公里，經費3,500萬元。") == [
        ("清淤河道", "12", "公里", "="),
        ("經費", "3500", "萬元", "="),
    ]
    assert figures("依水利法第78條，於5月31日前完成80處以上。") == [("完成", "80", "處", ">=")]
    assert figures("溺水人數由111年20人，112年降至14人以下。")[1][1:] == ("14", "人", "<=")
    assert figures("1.辦理宣導。2.巡查") == []


def test_two_figures_of_two_groups() -> None:
    result = read("某某局112年度施政績效報告", "壹、前言", "112年度本市轄內營造業/本府公共工程職災死亡人數為11人/3人。")
    assert result.edition.report is not None
    assert [(f.scope, f.quantity, str(getattr(f.value, "value", ""))) for f in result.edition.report.figures] == [
        ("營造業", "本市轄內營造業/本府公共工程職災死亡人數", "11"),
        ("本府公共工程", "本市轄內營造業/本府公共工程職災死亡人數", "3"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "請洽電話 02-27208889 分機 1234、手機 0912-345-678，於 1 樓受理，全年受理 350 件。",
        "依勞基法第84條之1、第2至3條及第3屆第1次會議，全年受理 350 件。",
        "位於市府路1號3樓、台9線旁，上午9時至下午5時30分及 18:30 起開放，全年受理 350 件。",
        "因應2050淨零、5G、3C、8+2產業及921地震，110-112年全年受理 350 件。",
        "依北市勞字第1120123456號函，統一編號03750168，占1成5，2/3以上出席，全年受理 350 件。",
        "1999話務及1922專線全年受理 350 件。",
    ],
)
def test_numbers_that_are_no_figures(text: str) -> None:
    assert [(value, unit) for _, value, unit, _ in figures(text)] == [("350", "件")]


def test_a_figure_is_of_its_own_clause() -> None:
    assert figures("達1萬2,345人次、3.5億元。") == [("", "12345", "人次", "="), ("", "3.5", "億元", "=")]
    assert figures("死亡人數由111年之12人降至112年之9人，減少25%。") == [
        ("死亡人數", "12", "人", "="),
        ("死亡人數", "9", "人", "="),
        ("死亡人數減少", "25", "%", "="),
    ]
    assert figures("溺水死亡率每10萬人口0.8人。") == [("溺水死亡率每10萬人口", "0.8", "人", "=")]
    assert figures("進用4,567人(法定應進用3,210人)。")[1][0] == "法定應進用"


def test_paragraphs_of_an_office_file_end_where_their_line_does() -> None:
    result = read(
        "某某局111年度施政績效報告",
        "壹、前言",
        "本局辦理清淤計12公里",
        "(一)清淤重點如下：",
        "河川疏濬，並依限完成各項工程之規劃設計及施工。",
    )
    assert result.edition.report is not None
    assert result.edition.report.sections[0].text.split("\n") == [
        "本局辦理清淤計12公里",
        "(一)清淤重點如下：",
        "河川疏濬，並依限完成各項工程之規劃設計及施工。",
    ]


def test_an_empty_cell_leaves_the_other_years_where_they_are() -> None:
    head, row = ("預決算", "109", "110", "111"), ("決算", "12,001", "", "△3")
    assert yearly(read("某某局111年度施政績效報告", "二、預算及人力", [head, row])) == [
        ("budget", "決算", 109, "12001", ""),
        ("budget", "決算", 110, "", ""),
        ("budget", "決算", 111, "-3", ""),
    ]
    lines = ("預決算     109      110      111", "預算    13,001            13,003", "執行率    98       97       96")
    text = "某某局111年度施政績效報告\n二、預算及人力\n" + "\n".join(lines) + "\n"
    result = ingest.read_document("report.txt", text.encode(), agency_register())
    assert [row[1:4] for row in yearly(result)][:3] == [
        ("預算", 109, "13001"),
        ("預算", 110, ""),
        ("預算", 111, "13003"),
    ]


def test_columns_of_units_and_of_what_is_no_year() -> None:
    table = [
        ("項次", "項目", "單位", "110年底", "111年底", "備註"),
        ("1", "職員", "人", "98", "97", "含留職"),
        ("2", "人事費", "千元", "1,200", "(300)", ""),
    ]
    result = read("某某局111年度施政績效報告", "貳、資源概況", table)
    assert yearly(result) == [
        ("staffing", "職員", 110, "98", "人"),
        ("staffing", "職員", 111, "97", "人"),
        ("staffing", "人事費", 110, "1200", "千元"),
        ("staffing", "人事費", 111, "-300", "千元"),
    ]
    found = [(each.code, each.source.text) for each in result.findings if each.source is not None]
    assert {text for code, text in found if code == "RD003"} == {"1", "2", "含留職"}
    assert [text for code, text in found if code == "RD002"] == ["人事費 (300)"], "nothing proves a negative"


@pytest.mark.parametrize(
    ("rows", "doubted"),
    [
        ([("合計", "900", "800"), ("本預算", "1,200", "800"), ("調整", "(300)", "0")], 0),
        ([("合計", "1,500", "800"), ("本預算", "1,200", "800"), ("調整", "(300)", "0")], 1),
    ],
)
def test_brackets_are_below_zero_where_a_sum_proves_it(rows: list[tuple[str, ...]], doubted: int) -> None:
    table = [("項目", "110年度", "111年度"), *rows]
    result = read("某某局111年度施政績效報告", "二、預算及人力", table)
    assert [each.facts["other"] for each in result.findings if each.code == "RD002"] == ["300"] * doubted


def test_a_head_of_years_over_several_columns_is_left() -> None:
    spread = [
        ("項目", "110年度", "", "111年度", ""),
        ("", "預算", "決算", "預算", "決算"),
        ("歲出", "1", "2", "3", "4"),
    ]
    lines = [
        Line(number, text, cell=Cell(1, row, column, columns=2 if row == 0 and column else 1))
        for number, (row, column, text) in enumerate(
            ((row, column, text) for row, cells in enumerate(spread) for column, text in enumerate(cells) if text),
            start=3,
        )
    ]
    title = [Line(1, "某某局111年度施政績效報告"), Line(2, "二、預算及人力")]
    document = DocumentRef(name="report.odt", sha256="0" * 64, size=1)
    result = read_performance_report(Source(document, (*title, *lines), (*title, *lines)), agency_register(), TAIPEI)
    assert result.edition.budget is None


def test_counts_that_rise_by_one_are_no_years() -> None:
    result = read(
        "某某局111年度施政績效報告",
        "二、預算及人力概況",
        "(一)員額",
        [("年度", "110", "111"), ("合計", "100", "101"), ("職員", "80", "81"), ("技工", "20", "20")],
    )
    assert [(name, year, value) for _, name, year, value, _ in yearly(result)] == [
        ("合計", 110, "100"),
        ("合計", 111, "101"),
        ("職員", 110, "80"),
        ("職員", 111, "81"),
        ("技工", 110, "20"),
        ("技工", 111, "20"),
    ]
