"""Annual plans of other agencies, years and ways to number, as they are printed."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng import ingest
from heng.ingest.result import ReadResult
from heng.model.terms import DocumentKind, PlanLevel
from heng.resources import agency_register
from tests.ingest import plan_printing as printing

REGISTER = agency_register()
SIGNS = [
    ("{formal}、", "{han}、", "({han})", "{n}.", "({n})"),
    ("{formal}.", "{han}.", "<{han}>", "{n}.", "({n})"),
    ("第{han}章", "{han}、", "（{han}）", "{n}、", "（{n}）"),
]
styles = st.builds(
    lambda signs, year, form, breaks, subs: replace(
        printing.Style(*signs), year=year, list_form=form, breaks=breaks, subs=subs
    ),
    st.sampled_from(SIGNS),
    st.integers(100, 118),
    st.sampled_from(["html", "p", "plain"]),
    st.sampled_from([0.0, 0.2, 0.5]),
    st.booleans(),
)


def read(text: str, kind: DocumentKind | None = None) -> ReadResult:
    return ingest.read_document("plan.txt", text.encode(), REGISTER, kind=kind)


def found(result: ReadResult) -> list[tuple[str, ...]]:
    text = ingest.tables.tables([result.edition], REGISTER)["plan_items"]
    return [
        (row["business"], row["work"], row["sub"], row["item_no"], "".join(row["text"].split()))
        for row in csv.DictReader(io.StringIO(text))
    ]


@given(styles, st.integers(0, 10**6))
@settings(max_examples=40)
def test_what_is_printed_in_a_table_is_read_back(style: printing.Style, seed: int) -> None:
    random = Random(seed)
    plan = printing.invent(random, style)
    result = read(printing.printed(plan, style, random))
    assert result.edition.edition.kind is DocumentKind.ANNUAL_PLAN
    assert (result.edition.year, result.edition.owner) == (style.year, style.owner)
    assert found(result) == printing.rows(plan, style)
    assert result.coverage.residue == 0


@pytest.mark.parametrize("years", ["106至109", "106年至109", "一百零六至一百零九"])
def test_a_plan_of_several_years_is_for_all_of_them(years: str) -> None:
    made = read(f"某某局{years}年度施政計畫\n壹、使命\n• 守護水岸安全。\n", DocumentKind.ANNUAL_PLAN).edition
    assert (made.owner, made.year, made.edition.key) == ("某某局", 106, "0101-20201231")


@given(st.integers(0, 10**6))
@settings(max_examples=20)
def test_a_plan_without_a_table_is_read_by_its_numbers(seed: int) -> None:
    random = Random(seed)
    style = printing.Style(*SIGNS[0])
    plan = printing.invent(random, style)
    result = read(printing.outline(plan, style), DocumentKind.ANNUAL_PLAN)
    assert found(result) == printing.rows(plan, style, single=False)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("壹、使命", "mission"),
        ("一、機關願景", "vision"),
        ("(一)施政重點", "priority"),
        ("第一章 核心價值", "value"),
        ("1. 112年度優先施政重點", "priority"),
    ],
)
def test_headings_in_any_numbering(heading: str, kind: str) -> None:
    result = read(f"某某局112年度施政計畫\n{heading}\n• 守護水岸安全。\n• 營造親水\n環境。\n", DocumentKind.ANNUAL_PLAN)
    assert [(str(s.kind), s.text) for s in result.edition.card.statements] == [
        (kind, "守護水岸安全。"),
        (kind, "營造親水環境。"),
    ]


def test_a_name_goes_on_behind_a_page_break_and_a_lost_column_is_found_by_its_number() -> None:
    text = (
        "某某局112年度施政計畫\n參、年度施政計畫\n業務計畫\t工作計畫\t分計畫\t計畫內容\n"
        "壹. 水利\t一. 河川\t<一>疏濬\t1. 清淤。 2. 測量。\n\n工程\t\t\t3. 驗收。\n"
        "二. 海岸\t<一>護岸\t1. 巡查。 2. 修復。\n"
    )
    rows = found(read(text, DocumentKind.ANNUAL_PLAN))
    assert {row[0] for row in rows} == {"水利工程"}
    assert [row[1:4] for row in rows] == [
        ("河川", "疏濬", "1."),
        ("河川", "疏濬", "2."),
        ("河川", "疏濬", "3."),
        ("海岸", "護岸", "1."),
        ("海岸", "護岸", "2."),
    ]


def test_numbers_stay_as_printed_where_they_skip_or_are_missing() -> None:
    text = (
        "某某局112年度施政計畫\n參、年度施政計畫\n業務計畫\t工作計畫\t計畫內容\n"
        "壹、水利\t一、河川\t1. 清淤。 2. 測量。 4. 驗收。\n\t三、海岸\t巡查海岸線共 3.5 公里。\n"
    )
    result = read(text, DocumentKind.ANNUAL_PLAN)
    assert [(row[1], row[3]) for row in found(result)] == [
        ("河川", "1."),
        ("河川", "2."),
        ("河川", "4."),
        ("海岸", ""),
    ]
    assert result.edition.plan is not None
    works = result.edition.plan.nodes[0].children
    assert [(node.level, node.no) for node in works] == [(PlanLevel.WORK, "一、"), (PlanLevel.WORK, "三、")]


def test_columns_that_stand_beside_one_another() -> None:
    text = (
        "某某局112年度施政計畫\n參、年度施政計畫\n"
        "業務計畫     工作計畫    分計畫     計畫內容\n"
        "壹、 水利業務  一、 河川管理 <一>疏濬清淤 1. 辦理主要河道清淤\n"
        "                         及測量。\n"
        "                 <二>護岸修繕 巡查海岸線共 3.5\n"
        "                         公里。\n"
        "\f業務計畫   工作計畫  分計畫  計畫內容\n"
        "        二、 海岸   <一>護岸  1. 巡查。\n"
        "        管理            2. 修復護岸。\n"
    )
    result = read(text)
    assert found(result) == [
        ("水利業務", "河川管理", "疏濬清淤", "1.", "辦理主要河道清淤及測量。"),
        ("水利業務", "河川管理", "護岸修繕", "", "巡查海岸線共3.5公里。"),
        ("水利業務", "海岸管理", "護岸", "1.", "巡查。"),
        ("水利業務", "海岸管理", "護岸", "2.", "修復護岸。"),
    ]
    assert result.coverage.residue == 0


def test_columns_that_the_record_does_not_hold_sums_and_notes_stay_out() -> None:
    text = (
        "某某局112年度施政計畫\n參、年度施政計畫\n業務計畫\t工作計畫\t實施內容\t預算金額\n"
        "一、水利\t(一)河川\t1.清淤。2.測量。\t12,500\n\t(二)海岸\t1.巡查。2.2.4GHz設備更新。\t980\n合計\t\t\t13,480\n"
        "註：本計畫得視審議結果調整。\n"
    )
    result = read(text)
    assert found(result) == [
        ("水利", "河川", "", "1.", "清淤。"),
        ("水利", "河川", "", "2.", "測量。"),
        ("水利", "海岸", "", "1.", "巡查。"),
        ("水利", "海岸", "", "2.", "2.4GHz設備更新。"),
    ]
    assert result.coverage.residue > 0


def test_heads_tell_the_levels_where_the_text_has_lost_its_columns() -> None:
    text = (
        "某某局112年度施政計畫\n參、年度施政計畫\n業務計畫 工作計畫 計畫內容\n"
        "壹、 水利 一、 河川 1. 清淤\n及測量。\n2. 驗收。\n二、 海岸 巡查\n海岸線。\n"
    )
    assert found(read(text)) == [
        ("水利", "河川", "", "1.", "清淤及測量。"),
        ("水利", "河川", "", "2.", "驗收。"),
        ("水利", "海岸", "", "", "巡查海岸線。"),
    ]


CELL_BY_CELL = (
    "某某局112年度施政計畫\n參、年度施政計畫\n業務計畫\n\n工作計畫\n\n分計畫\n\n計畫內容\n\n"
    "壹、水利 一、河川\n\n<一>疏濬\n\n1.清淤，計 3\n處。\n2.測量。\n\n<二>護岸\n\n1.修復。\n\n"
    "<一>巡查\n\n1.巡查海岸。\n\n<一>抽水\n\n1.維護機組。\n\n"
)


def test_names_that_a_text_prints_below_the_rows_they_span() -> None:
    text = CELL_BY_CELL + "二、海岸\n\n貳、下水\n道\n\n一、抽水站\n\n1\n"
    result = read(text)
    assert found(result) == [
        ("水利", "河川", "疏濬", "1.", "清淤，計3處。"),
        ("水利", "河川", "疏濬", "2.", "測量。"),
        ("水利", "河川", "護岸", "1.", "修復。"),
        ("水利", "海岸", "巡查", "1.", "巡查海岸。"),
        ("下水道", "抽水站", "抽水", "1.", "維護機組。"),
    ]
    assert result.coverage.residue == 0


def test_rows_whose_names_cannot_be_told_are_left() -> None:
    result = read(CELL_BY_CELL + "二、海岸\n")
    assert [row[:3] for row in found(result)] == [("水利", "河川", "疏濬")] * 2 + [("水利", "河川", "護岸")]
    left = {finding.source.text for finding in result.findings if finding.source is not None}
    assert {"<一>巡查", "1.巡查海岸。", "<一>抽水", "二、海岸"} <= left


def test_the_foot_of_a_page_is_no_plan() -> None:
    text = (
        "某某局112年度施政計畫\n參、年度施政計畫\n業務計畫\t工作計畫\t計畫內容\n壹、水利\t一、河川\t1.清淤\n"
        "某某局 1\n\f及測量。\n某某局 2\n"
    )
    result = read(text, DocumentKind.ANNUAL_PLAN)
    assert [row[4] for row in found(result)] == ["清淤及測量。"]


def test_lists_inside_an_item_and_heads_in_other_words() -> None:
    text = (
        "某某局112年度施政計畫\n參、重要工作一覽\n業務計畫名稱\t工作計畫名稱\t計畫內容及預期效益\t協力夥伴\n"
        "一、水利\t(一)河川\t1.清淤： A.上游。 B.下游。 2.測量：(1)初測。(2)複測。\t村里\n"
        "\t(二)海岸\t● 巡查。 ● 修復。\t\n"
    )
    result = read(text, DocumentKind.ANNUAL_PLAN)
    assert [(*row[:2], *row[3:]) for row in found(result)] == [
        ("水利", "河川", "1.", "清淤："),
        ("水利", "河川", "A.", "上游。"),
        ("水利", "河川", "B.", "下游。"),
        ("水利", "河川", "2.", "測量："),
        ("水利", "河川", "(1)", "初測。"),
        ("水利", "河川", "(2)", "複測。"),
        ("水利", "海岸", "", "巡查。"),
        ("水利", "海岸", "", "修復。"),
    ]
    assert [finding.source.text for finding in result.findings if finding.source is not None] == ["村里"]


def test_names_without_numbers_in_a_text_printed_cell_by_cell() -> None:
    title = "某某局112年度施政計畫\n參、年度施政計畫\n業務計畫\n\n工作項目\n\n計畫內容\n\n"
    text = title + "水利\n\n河川\n\n1.清淤。\n2.測量。\n\n水利\n\n海岸\n\n巡查。\n"
    assert found(read(text)) == [
        ("水利", "河川", "", "1.", "清淤。"),
        ("水利", "河川", "", "2.", "測量。"),
        ("水利", "海岸", "", "", "巡查。"),
    ]
    lacking = read(title + "水利\n\n河川\n\n1.清淤。\n\n海岸\n\n巡查。\n", DocumentKind.ANNUAL_PLAN)
    assert found(lacking) == []
    assert len(lacking.findings) == 5  # its lines


def test_cells_of_other_columns_in_a_text_printed_cell_by_cell() -> None:
    text = (
        "某某局112年度施政計畫\n參、年度施政計畫\n業務計畫\n\n工作計畫\n\n計畫內容\n\n經費\n\n備註\n\n"
        "壹、水利\n\n一、河川\n\n1.清淤並辦理測 1,200\n量。\n2.驗收。\n\n中央補助\n\n二、海岸\n\n1.巡查。\n\n980\n"
    )
    result = read(text)
    assert found(result) == [
        ("水利", "河川", "", "1.", "清淤並辦理測量。"),
        ("水利", "河川", "", "2.", "驗收。"),
        ("水利", "海岸", "", "1.", "巡查。"),
    ]
    left = {finding.source.text for finding in result.findings if finding.source is not None}
    assert left == {"1.清淤並辦理測 1,200", "中央補助", "980"}


def test_rows_of_names_without_numbers_stand_apart() -> None:
    text = (
        "某某局112年度施政計畫\n參、年度施政計畫\n業務計畫    工作項目    計畫內容\n\n"
        "水利      河川      1.清淤。\n                2.測量。\n\n水利      海岸      1.巡查。\n\n"
        "公園      綠地      1.修剪。\n"
    )
    assert [row[:2] for row in found(read(text))] == [
        ("水利", "河川"),
        ("水利", "河川"),
        ("水利", "海岸"),
        ("公園", "綠地"),
    ]
