"""Performance reports as texts that print their tables cell by cell, as programs do that follow the file's order."""

from __future__ import annotations

import csv
import io

from heng import ingest
from heng.ingest.result import ReadResult
from heng.resources import agency_register

REGISTER = agency_register()
TITLE = "某某縣政府水利處\n111年度施政計畫績效報告\n"
HEADS = ("年度目標", "推動策略/作為", "達成效益/成果", "未來精進方向")


def read(*cells: str, heads: tuple[str, ...] = HEADS) -> ReadResult:
    text = TITLE + "參、重要年度目標、策略推動成果\n" + "\n\n".join((*heads, *cells)) + "\n"
    return ingest.read_document("report.txt", text.encode(), REGISTER)


def rows(result: ReadResult) -> list[tuple[str, ...]]:
    assert result.edition.report is not None
    return [(r.goal.text, r.strategy.text, r.result.text, r.improvement.text) for r in result.edition.report.results]


def yearly(text: str) -> tuple[list[tuple[str, ...]], ReadResult]:
    result = ingest.read_document("report.txt", (TITLE + text).encode(), REGISTER)
    table = csv.DictReader(io.StringIO(ingest.tables.tables([result.edition], REGISTER)["yearly"]))
    return [(row["table"], row["name"], row["roc_year"], row["value"], row["unit"]) for row in table], result


def left(result: ReadResult) -> list[str]:
    return [finding.source.text for finding in result.findings if finding.source is not None]


def test_the_cells_of_a_row_follow_one_another() -> None:
    result = read(
        "清淤\n河道",
        "盤點河段，編列經費 1 億 2,000\n萬元。\n公告。",
        "清淤 12 公里。",
        "持續辦理。",
        "巡查海岸",
        "每月巡查。",
        "巡查 24 次。",
        "—",
    )
    assert rows(result) == [
        ("清淤河道", "盤點河段，編列經費 1 億 2,000 萬元。\n公告。", "清淤 12 公里。", "持續辦理。"),
        ("巡查海岸", "每月巡查。", "巡查 24 次。", "—"),
    ]
    assert result.coverage.residue == 0


def test_the_cells_of_a_column_follow_one_another() -> None:
    cells = [("清淤", "盤點。", "清 12 公里。", "賡續。"), ("巡查", "每月。", "巡 24 次。", "增設。")]
    blocks = [text for column, head in enumerate(HEADS) for text in (head, *(row[column] for row in cells))]
    result = read(*blocks, heads=())
    assert rows(result) == cells
    assert result.coverage.residue == 0


def test_a_row_that_lacks_a_cell_or_whose_cells_run_together_is_left() -> None:
    result = read(
        *("清淤", "盤點。", "清 12 公里。"),
        *("巡查", "每月巡查。", "巡 24 次。", "增設。"),
        *("植樹", "植 30 株，跨機 關於 40 處。", "持續。", "賡續。"),
    )
    assert rows(result) == [("巡查", "每月巡查。", "巡 24 次。", "增設。")]
    assert left(result) == ["清淤", "盤點。", "清 12 公里。", "植樹", "植 30 株，跨機 關於 40 處。", "持續。", "賡續。"]


def test_a_row_that_a_page_break_cuts_is_left() -> None:
    cells = ("清淤", "盤點。", "清 12 公里。", "賡續。")
    result = read(*cells, "巡查", "每月。", "巡查 3 次；", "研議；", "\f每月兩次。", *cells)
    assert rows(result) == [cells, cells]
    assert "巡查" in left(result)
    assert "每月兩次。" in left(result)


def test_heads_without_cells_that_fit_leave_the_table() -> None:
    result = read("年度目標", "清淤", "推動策略/作為", "達成效益/成果", "盤點。", "未來精進方向", heads=())
    assert rows(result) == []
    assert left(result) == ["清淤", "盤點。"]


def test_a_head_that_stands_below_the_table() -> None:
    cells = ("清淤", "盤點。", "清 12 公里。", "賡續。")
    result = read(*cells, "肆、風險管理情形\n依規定辦理。", HEADS[3], heads=HEADS[:3])
    assert rows(result) == [cells]
    assert result.edition.report is not None
    assert [section.text for section in result.edition.report.sections] == ["依規定辦理。"]


def test_tables_of_several_years() -> None:
    text = (
        "貳、機關110至111年度預算及人力\n一、近2年預、決算趨勢（單位：百萬元）\n預決算\n\n110\n\n111\n\n預算\n\n2,340\n\n2,415\n\n"
        "執行率(%)\n\n94.44\n\n95.28\n\n年度\n\n110\n\n111\n\n合計\n\n12\n\n11\n\n職員\n\n10\n\n技工\n\n2\n\n0\n\n二、機關實際員額\n"
    )
    found, result = yearly(text)
    assert found == [
        ("budget", "預算", "110", "2340", "百萬元"),
        ("budget", "預算", "111", "2415", "百萬元"),
        ("budget", "執行率", "110", "94.44", "%"),
        ("budget", "執行率", "111", "95.28", "%"),
        ("staffing", "合計", "110", "12", ""),
        ("staffing", "合計", "111", "11", ""),
        ("staffing", "技工", "110", "2", ""),
        ("staffing", "技工", "111", "0", ""),
    ]
    assert left(result) == ["職員", "10"]


def test_a_table_whose_rows_are_the_years() -> None:
    text = "貳、預算及人力\n年度\n\n預算\n\n決算\n\n110\n\n306\n\n277\n\n111\n\n303\n\n263\n"
    found, _ = yearly(text)
    assert [row[1:4] for row in found] == [
        ("預算", "110", "306"),
        ("預算", "111", "303"),
        ("決算", "110", "277"),
        ("決算", "111", "263"),
    ]
