"""How figures behave over a year, and on what ground."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from heng.evaluate.traits import behaviour
from heng.evaluate.traits.confirmed import Confirmation
from heng.model.figures import Deadline
from heng.model.period import PartialDate
from heng.model.terms import Ground, MissingReason, TimeBehaviour
from tests.evaluate.factory import WHOLE_YEAR, Row, missing
from tests.evaluate.periods import told


def judged(row: Row) -> TimeBehaviour | None:
    return behaviour.judge(row.indicator(), row.reading()).behaviour


@pytest.mark.parametrize(
    ("name", "formula", "unit", "expected"),
    [
        ("活動參與人次", "參與人次", "人次", TimeBehaviour.FLOW),
        ("資源回收率", "回收量/垃圾量*100%", "%", TimeBehaviour.RATIO),
        ("訓練班期比率", "實際班期數/規劃班期數", "%", TimeBehaviour.FLOW),
        ("檢討比率", "已檢討數/應檢討數", "%", TimeBehaviour.FLOW),
        ("供水滿足率", "供應日數/供應總日數", "%", TimeBehaviour.RATIO),
        ("工程進度", "計畫進度", "%", TimeBehaviour.FLOW),
        ("用電量移動平均", "前 5 年度用電量總和/5", "億度", TimeBehaviour.MULTI_YEAR),
        ("稅收成長率", "(當年-前五年平均)/前五年平均", "%", TimeBehaviour.RATIO),
        ("微粒年平均濃度", "年平均監測值", "µg/m³", TimeBehaviour.RATIO),
        ("每人每日用水量", "用水量/人口數", "公升/人/日", TimeBehaviour.RATIO),
        ("零歲餘命", "人口累積數", "歲", TimeBehaviour.STOCK),
        ("平台會員數", "會員人數", "人", TimeBehaviour.STOCK),
        ("預算執行差異率", "(預算數-決算數)/預算數", "%", TimeBehaviour.ANNUAL_ONLY),
        ("粗出生率", None, None, TimeBehaviour.RATIO),
        ("服務件數", None, None, TimeBehaviour.FLOW),
        ("健全制度", None, None, None),
    ],
)
def test_words_divisor_unit_and_name_tell(
    name: str, formula: str | None, unit: str | None, expected: TimeBehaviour | None
) -> None:
    assert judged(Row(name=name, formula=formula, unit=unit, behaviour=None)) is expected


@pytest.mark.parametrize(
    ("name", "formula", "unit", "doubted"),
    [
        ("完訓率", "完訓人數/編制人數*100%", "%", True),
        ("抽檢率", "(當年度抽檢家數/當年度家數)*100%", "%", True),
        ("參與人次成長率", "(今年參與人次-去年參與人次)/去年參與人次*100%", "%", True),
        ("結案率", None, None, True),
        ("職災百萬人率", "死亡人數/投保人數*10⁶", "百萬人率", True),
        ("研習場次及滿意度", "研習", "場次", True),
        ("良好日數比率", "良好日數/監測日數*100%", "%", False),
        ("資源回收率", "回收量/垃圾量*100%", "%", False),
        ("維持率", "(駁回案件數＋不受理案件數)／決定案件數×100%", "%", False),
        ("通過率", "審議通過之法規數/審議之法規數", "%", False),
        ("民眾滿意度", "滿意人數/受訪人數", "%", False),
        ("每人每日用水量", "用水量/人口數", "公升/人/日", False),
    ],
)
def test_a_share_that_may_fill_up_over_the_year_is_doubted(
    name: str, formula: str | None, unit: str | None, doubted: bool
) -> None:
    row = Row(name=name, formula=formula, unit=unit, behaviour=None)
    found = behaviour.judge(row.indicator(), row.reading())

    assert (found.behaviour, found.may_be) == (TimeBehaviour.RATIO, TimeBehaviour.FLOW if doubted else None)
    assert (found.doubt is not None) is doubted


def test_a_figure_that_only_keeps_pace_with_the_year_speaks_against_a_ratio() -> None:
    treated = Row(name="處理比例", formula="二級處理量/收集量*100%", behaviour=None, target="60", actual="14")

    assert behaviour.judge(treated.indicator(), treated.reading()).may_be is TimeBehaviour.FLOW
    by_the_year = replace(treated, period=WHOLE_YEAR)
    assert behaviour.judge(by_the_year.indicator(), by_the_year.reading()).may_be is None
    half = replace(treated, actual="30")
    assert behaviour.judge(half.indicator(), half.reading()).may_be is None


@pytest.mark.parametrize(("unit", "expected"), [("個/年", TimeBehaviour.FLOW), ("空間/補助款；空間/預算", None)])
def test_a_unit_that_divides_is_a_ratio_only_if_it_is_one_unit_and_not_a_year(
    unit: str, expected: TimeBehaviour | None
) -> None:
    assert judged(Row(name="覈實編列", formula=None, unit=unit, behaviour=None)) is expected


def test_what_a_person_confirmed_comes_before_print() -> None:
    row = Row(behaviour=TimeBehaviour.STOCK)
    made = Confirmation(TimeBehaviour.FLOW, "chen", datetime(2026, 5, 4, 20, 30, tzinfo=UTC))
    found = behaviour.judge(row.indicator(), row.reading(), made)

    assert (found.behaviour, found.may_be, found.ground) == (TimeBehaviour.FLOW, None, Ground.CONFIRMED)
    assert found.reason.render("en", found.facts) == "Flow: confirmed by chen on 2026-05-05 04:30."


def test_form_and_reason_tell() -> None:
    row = Row(behaviour=None, target=Deadline(day=PartialDate(2018, 4, 30)))
    annual = Row(behaviour=None, actual=missing(MissingReason.ANNUAL_ONLY))

    assert judged(row) is TimeBehaviour.EVENT
    assert judged(annual) is TimeBehaviour.ANNUAL_ONLY


def test_what_is_printed_comes_first() -> None:
    row = Row(name="參與人次", unit="人次", behaviour=TimeBehaviour.STOCK)
    found = behaviour.judge(row.indicator(), row.reading())

    assert (found.behaviour, found.ground) == (TimeBehaviour.STOCK, Ground.PRINTED)


def test_a_unit_that_prints_that_it_counts_up_is_no_inference() -> None:
    row = Row(name="權利金收入", formula=None, unit="元(累計)", behaviour=None)
    found = told(row).behaviour
    assert (found.behaviour, found.ground, found.may_be) == (TimeBehaviour.FLOW, Ground.PRINTED, None)
