"""What names and units measure, and which percentages whole numbers give."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.check.fractions import gives, reachable
from heng.check.measures import differ, head_of, kinds_of_unit
from heng.check.values import fraction
from heng.model.quantity import Quantity


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("空氣品質優良日數比率(AQI)", "比率"), ("活動參與人數總計", "人數"), ("公文處理效率", "效率"), ("物價指數", "指數"),
        ("設計推廣工作坊場次及滿意度調查", "滿意度"), ("人力資源到位", ""), ("每十萬人自行車道公里數", "公里數"),
    ],
)  # fmt: skip
def test_the_end_of_a_name_says_what_it_measures(name: str, word: str) -> None:
    """The longest known word counts; remarks and words such as 總計 do not."""
    assert head_of(name).word == word


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        ("達成率", "m²", True), ("達成率", "％", False), ("死亡率", "人/十萬人", False), ("運量", "萬人次/日", False),
        ("市占率", "人次/日", True), ("人數", "人次", False), ("家數", "%", True), ("路燈數", "盞", False),
        ("金額", "億元(累計)", False), ("保水量", "平方公尺", True), ("收集量", "%", True), ("公文處理效率", "天", False),
    ],
)  # fmt: skip
def test_names_and_units_that_speak_of_different_things(name: str, unit: str, expected: bool) -> None:
    """What tells nothing fits everything."""
    assert differ(head_of(name).kinds, kinds_of_unit(unit)) is expected


@given(st.integers(1, 5000), st.data(), st.integers(0, 2), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_a_share_of_whole_numbers_is_reachable_however_it_is_rounded(
    whole: int, data: st.DataObject, places: int, rounding: str
) -> None:
    """A percentage worked out from a fraction, rounded or cut, is never reported."""
    part = data.draw(st.integers(0, whole))
    printed = (Decimal(100 * part) / whole).quantize(Decimal(1).scaleb(-places), rounding)
    percent = Quantity(value=printed, unit="%")
    assert gives(percent, Decimal(part), Decimal(whole))
    assert reachable(percent, Decimal(whole))


def test_eighty_per_cent_of_six_is_not_reachable() -> None:
    """Neither four nor five of six give it."""
    assert not reachable(Quantity(value=Decimal(80)), Decimal(6))
    assert not gives(Quantity(value=Decimal("92.68")), Decimal(13), Decimal(14))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("92.86%(13/14x%)", (13, 14)), ("60（已辦 5 場/6 場）", (5, 6)), ("1,200（1,100/2,000）", (1100, 2000)),
        ("78.8(至 5/31 完成 26 個)", None), ("35 (7/31前完成)", None), ("40（5/31）", None), ("63.05", None),
    ],
)  # fmt: skip
def test_a_fraction_is_no_day(text: str, expected: tuple[int, int] | None) -> None:
    """Only a pair of whole numbers that fills the brackets is a fraction."""
    assert fraction(text) == (expected and tuple(map(Decimal, expected)))
