"""Single cells: formulas with their markers, indicators, action plans, agencies."""

from __future__ import annotations

import pytest

from heng.ingest.lines import Line
from heng.ingest.scorecard.action_cell import ActionCells
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.formula_cell import read_formula
from heng.ingest.scorecard.indicator_cell import read_indicator
from heng.ingest.scorecard.owners import AgencySense, responsibilities
from heng.ingest.scorecard.paragraphs import Paragraph, Piece
from heng.ingest.source import Citation
from heng.model.agency import AgencyRegister
from heng.model.profile import TAIPEI

GRAMMAR = CodeGrammar(TAIPEI)
NOBODY = AgencySense(AgencyRegister(()), ["社會局", "勞動局", "衛生局", "捷運公司"])


def cell(text: str) -> list[Paragraph]:
    """Return paragraphs parted by ¶, each on a line of its own."""
    return [
        Paragraph((Piece(Line(number, part, trail=True), part, opens=True, portion=0),))
        for number, part in enumerate(text.split("¶"), start=1)
    ]


@pytest.mark.parametrize(
    ("printed", "formula", "note", "unit", "weight", "negative"),
    [
        ("(甲/乙)*100%¶單位：%", "(甲/乙)*100%", "", "%", "", False),
        ("甲數¶單位：公升/人/日¶(負向指標)", "甲數", "", "公升/人/日", "", True),
        ("甲件數單位：%(權重：33%)", "甲件數", "", "%", "33", False),
        ("甲校次¶單位：校次、權重 50%", "甲校次", "", "校次", "50", False),
        ("甲數¶單位：%(負向指標)", "甲數", "", "%", "", True),
        ("單位：人", "", "", "人", "", False),
        ("單位：累計啟動戶數", "", "", "累計啟動戶數", "", False),
        (
            "甲數¶單位：m³¶註：本項係屬被動。且目標值已納入白皮書。",
            "甲數",
            "註：本項係屬被動。且目標值已納入白皮書。",
            "m³",
            "",
            False,
        ),
        ("甲/乙¶單位：公里¶(以各年度 12 月底之長度計算)", "甲/乙", "(以各年度 12 月底之長度計算)", "公里", "", False),
        ("參與校次（含公私立中小學及幼兒園）¶單位：校次", "參與校次", "（含公私立中小學及幼兒園）", "校次", "", False),
        ("設備數量(輛)¶單位：輛", "設備數量(輛)", "", "輛", "", False),
        ("率=(本年度案件數-上年度案件數)¶單位：%", "率=(本年度案件數-上年度案件數)", "", "%", "", False),
        ("1.甲×100%¶2.乙×100%¶單位：%", "1.甲×100%2.乙×100%", "", "%", "", False),
        ("計畫進度", "計畫進度", "", "", "", False),
    ],
)
def test_a_formula_cell_is_taken_apart_by_its_markers(
    printed: str, formula: str, note: str, unit: str, weight: str, negative: bool
) -> None:
    read = read_formula(cell(printed))
    assert (read.text, read.note, read.unit, read.weight, read.negative) == (formula, note, unit, weight, negative)


@pytest.mark.parametrize(
    ("printed", "code", "component", "name", "standard", "city"),
    [
        ("AC1.2 細懸浮微粒¶(PM₂.₅)年平均濃度", "AC1.2", "", "細懸浮微粒(PM₂.₅)年平均濃度", "", ""),
        ("KP3.1-2 人行道更新率(WCCD)", "KP3.1", "2", "人行道更新率", "WCCD", ""),
        ("QC1.3 每十萬人自殺死亡人數(負向指標)(WCCD)", "QC1.3", "", "每十萬人自殺死亡人數", "WCCD", ""),
        ("BP1.1 就業率(府級KPI-DC1.2)", "BP1.1", "", "就業率", "", "DC1.2"),
        ("CF3.3 活動預算執行率¶(CC1.1.2)", "CF3.3", "", "活動預算執行率(CC1.1.2)", "", ""),
    ],
)
def test_marks_leave_an_indicators_name(
    printed: str, code: str, component: str, name: str, standard: str, city: str
) -> None:
    read = read_indicator(cell(printed), GRAMMAR)
    assert (read.code, read.component, read.name, read.standard) == (code, component, name, standard)
    assert read.city_indicator == city


def plans(printed: str) -> list[tuple[str, str, str, list[str], str]]:
    cells = ActionCells(GRAMMAR, NOBODY, Citation("0").lines)
    return [
        (plan.code, plan.text, plan.weight, [step.number + step.text for step in plan.steps], plan.note)
        for plan in cells.read(cell(printed))
    ]


def test_several_plans_share_a_cell_each_with_its_code_weight_and_steps() -> None:
    assert plans("AC2.3.1 垃圾處理設施檢討計畫(20%)¶AC2.3.2 改善工程(80%)¶1.發包¶2.施工") == [
        ("AC2.3.1", "垃圾處理設施檢討計畫", "20", [], ""),
        ("AC2.3.2", "改善工程", "80", ["1.發包", "2.施工"], ""),
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("CP.3.2.1 創作者工廠計畫", ("CP.3.2.1", "創作者工廠計畫", "", [], "")),
        ("CF３.3.1 提高執行效能", ("CF３.3.1", "提高執行效能", "", [], "")),
        ("EC2.1.3.建構社區網絡", ("EC2.1.3", "建構社區網絡", "", [], "")),
        ("AP4.4.1：辦理維護工程", ("AP4.4.1", "辦理維護工程", "", [], "")),
        ("BC4.1.3「行銷票種規劃」方案", ("BC4.1.3", "「行銷票種規劃」方案", "", [], "")),
        ("EC2.1.1 12 區服務中心", ("EC2.1.1", "12 區服務中心", "", [], "")),
        ("BP4.1.1¶107 年：施工¶108 年：試車", ("BP4.1.1", "", "", ["107 年：施工", "108 年：試車"], "")),
        ("BP6.3.1 接管工程¶1.甲¶2.乙¶3.107 年丙", ("BP6.3.1", "接管工程", "", ["1.甲", "2.乙", "3.107 年丙"], "")),
        ("BP6.3.1 接管工程 1.甲 2.乙 3.丙", ("BP6.3.1", "接管工程", "", ["1.甲", "2.乙", "3.丙"], "")),
        ("BP6.3.1 接管工程 (1)甲 (2)乙", ("BP6.3.1", "接管工程", "", ["(1)甲", "(2)乙"], "")),
        ("BP6.3.1接管工程1.甲案2.乙案3.107 年丙", ("BP6.3.1", "接管工程", "", ["1.甲案", "2.乙案", "3.107 年丙"], "")),
        ("BP6.3.1接管（甲區）(1)施工(2)試車", ("BP6.3.1", "接管（甲區）", "", ["(1)施工", "(2)試車"], "")),
        ("BP6.3.1 接管 一、施工 二、試車", ("BP6.3.1", "接管", "", ["一、施工", "二、試車"], "")),
        ("BP6.3.1 接管 1.甲 (1)子 (2)丑 2.乙", ("BP6.3.1", "接管", "", ["1.甲 (1)子 (2)丑", "2.乙"], "")),
        *(
            (f"BP6.3.1 {name}", ("BP6.3.1", name, "", [], ""))
            for name in (
                "整修 1、 2、 3 號道路",
                "捷運 1、2 號線 2、3 期",
                "公車 (1)號及 (2)號",
                "接管（含 1.甲區 2.乙區）",
                "補助一、二級機關",
                "接管 2.甲區 3.乙區",
                "接管 1.甲區 3.乙區",
            )
        ),
        ("BP6.3.1 捷運 1.5 公里 2.5 米工程", ("BP6.3.1", "捷運 1.5 公里 2.5 米工程", "", [], "")),
        ("HC1.1.1¶1.工作組討論¶2.修改政策", ("HC1.1.1", "", "", ["1.工作組討論", "2.修改政策"], "")),
        ("AP4.2.1 滯洪池新建¶註：以文山地區為指標", ("AP4.2.1", "滯洪池新建", "", [], "註：以文山地區為指標")),
    ],
)
def test_codes_of_plans_stand_as_printed_and_remarks_beside_them(
    printed: str, expected: tuple[str, str, str, list[str], str]
) -> None:
    assert plans(printed) == [expected]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["社會局", "勞動局"], [("社會局", "lead"), ("勞動局", "lead")]),
        (["社會局勞動局捷運公司"], [("社會局", "lead"), ("勞動局", "lead"), ("捷運公司", "lead")]),
        (["衛生局", "(社會局)"], [("衛生局", "lead"), ("社會局", "co")]),
        (["社會局、衛生局"], [("社會局", "lead"), ("衛生局", "lead")]),
        (["本組各機關"], [("本組各機關", "lead")]),
    ],
)
def test_agencies_of_a_cell(printed: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(item.agency, str(item.role)) for item in responsibilities(printed, NOBODY)] == expected
