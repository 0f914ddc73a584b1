"""How figures behave over a year, and on what ground."""

import pytest

from heng.evaluate import behaviour
from heng.model.figures import Deadline
from heng.model.period import PartialDate
from heng.model.terms import Ground, MissingReason, TimeBehaviour
from tests.evaluate.factory import Row, missing


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


def test_form_and_reason_tell() -> None:
    row = Row(behaviour=None, target=Deadline(day=PartialDate(2018, 4, 30)))
    annual = Row(behaviour=None, actual=missing(MissingReason.ANNUAL_ONLY))

    assert judged(row) is TimeBehaviour.EVENT
    assert judged(annual) is TimeBehaviour.ANNUAL_ONLY


def test_what_is_printed_comes_first() -> None:
    row = Row(name="參與人次", unit="人次", behaviour=TimeBehaviour.STOCK)
    found = behaviour.judge(row.indicator(), row.reading())

    assert (found.behaviour, found.ground) == (TimeBehaviour.STOCK, Ground.PRINTED)
