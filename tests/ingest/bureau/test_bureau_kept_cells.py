"""Bureau scorecards in formats that keep cells and connectors: spans, page breaks, statements in tables, arrows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from heng.ingest.bureau import read_bureau_scorecard
from heng.ingest.lines import Cell, Line
from heng.ingest.result import ReadResult
from heng.ingest.source import Arrow, Source
from heng.model.card import Card
from heng.model.edition import DocumentRef
from heng.model.profile import TAIPEI
from heng.model.source import Place
from heng.model.terms import Drawing
from heng.resources import agency_register
from tests.ingest.bureau.told import actions, kpis


def source(items: Sequence[tuple[str, int, Cell | None]], arrows: Sequence[tuple[int, int]] = ()) -> Source:
    """Make a document of (text, page, cell); arrows go between items by their numbers, counted from 0."""
    lines = tuple(Line(no, text, cell=cell) for no, (text, _, cell) in enumerate(items, start=1))
    places = {line.no: Place(lines=(line.no,), page=page) for line, (_, page, _) in zip(lines, items, strict=True)}
    drawn = tuple(Arrow((lines[start],), (lines[end],)) for start, end in arrows)
    return Source(DocumentRef(name="card", sha256="0" * 64, size=1), lines, lines, places=places, arrows=drawn)


def of(made: Source) -> Card:
    result = read_bureau_scorecard(made, agency_register(), TAIPEI)
    assert result.findings == ()
    return result.edition.card


FRONT = [("臺北市政府港務局111年策略地圖及平衡計分卡", 1, None)]

HEAD = ("構面", "策略目標", "KPI", "行動方案", "目標值")


def head(page: int) -> list[tuple[str, int, Cell | None]]:
    return [(text, page, Cell(page, 0, column)) for column, text in enumerate(HEAD)]


def test_arrows_of_a_linkage_diagram_are_those_its_connectors_draw() -> None:
    texts = ("策略關聯圖", "AC1 防洪", "AP1 疏濬", "AL1 訓練")
    items = [*FRONT, *((text, 2, None) for text in texts)]
    this = of(source(items, arrows=[(4, 3), (3, 2)]))
    codes = {cell.ref: cell.code for cell in this.map}
    assert [(codes[link.cause], codes[link.effect]) for link in this.linkages] == [("AL1", "AP1"), ("AP1", "AC1")]
    assert [(each.drawing, each.arrows_lost) for each in this.drawings] == [(Drawing.LINKAGE, False)]
    assert [each.arrows_lost for each in of(source(items)).drawings] == [True]


def test_a_cell_that_spans_rows_holds_for_each_of_them() -> None:
    rows = [
        ("顧客", 2, Cell(2, 1, 0, rows=2)),
        ("AC1 防洪", 2, Cell(2, 1, 1, rows=2)),
        ("AC1.1 處數", 2, Cell(2, 1, 2)),
        ("AC1.1.1 治理", 2, Cell(2, 1, 3, rows=2)),
        ("8", 2, Cell(2, 1, 4)),
        ("AC1.2 面積", 2, Cell(2, 2, 2)),
        ("5", 2, Cell(2, 2, 4)),
    ]
    this = of(source([*FRONT, *head(2), *rows]))
    assert kpis(this) == [("AC1", "AC1.1", "處數"), ("AC1", "AC1.2", "面積")]
    assert actions(this) == [("AC1.1", "AC1.1.1", "治理"), ("AC1.2", "AC1.1.1", "治理")]


def test_cells_that_a_page_break_cuts_go_on_below_the_repeated_head() -> None:
    rows = [("顧客", "AC1 防洪", "AC1.1 完成", "AC1.1.1 整建第", "3")]
    first = [(text, 2, Cell(2, 1, column)) for column, text in enumerate(rows[0])]
    rest = [("長度", 3, Cell(3, 1, 2)), ("二期", 3, Cell(3, 1, 3))]
    this = of(source([*FRONT, *head(2), *first, ("2", 2, None), *head(3), *rest]))
    assert kpis(this) == [("AC1", "AC1.1", "完成長度")]
    assert actions(this) == [("AC1.1", "AC1.1.1", "整建第二期")]


def test_merged_cells_that_a_page_break_cuts_go_on_beside_the_next_row() -> None:
    heads = ("策略目標", "KSF", "KPI", "行動方案")
    first = ("AC1 防洪排", "AC1 結合民間資", "AC1.1 處數", "AC1.1.1 治理")
    second = ("水", "源", "AC1.2 面積", "AC1.2.1 滯洪")
    items = [
        (text, page, Cell(page, row, column))
        for page, texts in ((2, first), (3, second))
        for row, cells in enumerate((heads, texts))
        for column, text in enumerate(cells)
    ]
    this = of(source([*FRONT, *items]))
    assert [(one.code, one.name) for one in this.objectives] == [("AC1", "防洪排水")]
    assert [one.text for one in this.success_factors] == ["結合民間資源"]
    assert kpis(this) == [("AC1", "AC1.1", "處數"), ("AC1", "AC1.2", "面積")]
    assert actions(this) == [("AC1.1", "AC1.1.1", "治理"), ("AC1.2", "AC1.2.1", "滯洪")]


def test_several_indicators_in_one_cell_take_their_own_paragraphs() -> None:
    texts = ("AC1.1 處數", "AC1.2 面積")
    items = [("顧客", 2, Cell(2, 1, 0)), ("AC1 防洪", 2, Cell(2, 1, 1))]
    items += [(text, 2, Cell(2, 1, 2)) for text in texts]
    items += [(text, 2, Cell(2, 1, 3)) for text in ("AC1.1.1 治理", "AC1.2.1 滯洪")]
    items += [(text, 2, Cell(2, 1, 4)) for text in ("3", "5")]
    result = read_bureau_scorecard(source([*FRONT, *head(2), *items]), agency_register(), TAIPEI)
    assert actions(result.edition.card) == [("AC1.1", "AC1.1.1", "治理"), ("AC1.2", "AC1.2.1", "滯洪")]
    assert [each.target.text for each in result.edition.figures.readings if each.target] == ["3", "5"]


_STATED = ["mission 好服務、好市容", "vision 好城市", "value 專業", "value 主動"]


def _boxed(*rows: tuple[str, ...]) -> ReadResult:
    """Read a card with a table of these rows before its scorecard."""
    boxed = [(text, 3, Cell(1, row, column)) for row, cells in enumerate(rows) for column, text in enumerate(cells)]
    table = [(text, 5, Cell(2, 0, column)) for column, text in enumerate(("構面", "策略目標", "KPI", "行動方案"))]
    row = [(text, 5, Cell(2, 1, at)) for at, text in enumerate(("顧客", "AC1 防洪", "AC1.1 處數", "AC1.1.1 治理"))]
    return read_bureau_scorecard(source([*FRONT, *boxed, *table, *row]), agency_register(), TAIPEI)


@pytest.mark.parametrize(
    "rows",
    [
        "使命|好服務、好市容¶願景|好城市¶核心價值|專業、主動",
        "【使命】|好服務、好市容¶【願景】|好城市¶【核心價值】|專業、主動",
        "使命|願景|核心價值¶好服務、好市容|好城市|專業、主動",
        "使命¶好服務、好市容¶願景¶好城市¶核心價值¶專業、主動",
        "【使命】好服務、好市容¶【願景】好城市¶【核心價值】專業、主動",
        "使命|好服務、好市容|願景|好城市¶核心價值|專業、主動",
    ],
)
def test_mission_vision_and_values_may_stand_in_a_table(rows: str) -> None:
    result = _boxed(*(tuple(row.split("|")) for row in rows.split("¶")))
    assert [f"{one.kind} {one.text}" for one in result.edition.card.statements] == _STATED
    assert result.coverage.residue == 0


@pytest.mark.parametrize(
    ("before", "behind"),
    [("項目|內容", ""), ("首長|王大明", ""), ("", "施政重點|整建場館"), ("", "承辦人|王大明"), ("", "使命 Aim|甲")],
)
def test_other_rows_of_a_table_with_statements_are_residue(before: str, behind: str) -> None:
    rows = [before, "使命|好服務、好市容", "願景|好城市", "核心價值|專業、主動", behind]
    result = _boxed(*(tuple(row.split("|")) for row in rows if row))
    assert [f"{one.kind} {one.text}" for one in result.edition.card.statements] == _STATED
    assert result.coverage.residue == len((before + behind).replace("|", "").replace(" ", ""))


def test_a_label_in_a_table_without_its_text_states_nothing() -> None:
    result = _boxed(("願景", "3"), ("附錄", "4"))
    assert not result.edition.card.statements
    assert result.coverage.residue == len("願景3附錄4")


def test_frames_around_the_objectives_of_a_drawing_are_no_table() -> None:
    frames = [
        ("AC1", 4, Cell(1, 0, 0)),
        ("防洪", 4, Cell(1, 0, 0)),
        ("AL1", 4, Cell(1, 2, 0)),
        ("訓練", 4, Cell(1, 2, 0)),
    ]
    table = [(text, 5, Cell(2, 0, column)) for column, text in enumerate(("構面", "策略目標", "KPI", "行動方案"))]
    row = [(text, 5, Cell(2, 1, at)) for at, text in enumerate(("顧客", "AC1 防洪", "AC1.1 處數", "AC1.1.1 治理"))]
    this = of(source([*FRONT, ("策略目標關聯圖", 4, None), *frames, *table, *row]))
    assert [(cell.code, cell.name) for cell in this.map] == [("AC1", "防洪"), ("AL1", "訓練")]
    assert [one.code for one in this.objectives] == ["AC1"]
