"""Units: what is one, what can be converted, and what is not comparable, with its reason."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.evaluate.units.conversion import bring, convert, relation, same_unit
from heng.evaluate.units.table import UNITS
from heng.model.quantity import Quantity
from heng.model.terms import Polarity, Status, UnitRelation
from tests.evaluate.factory import DEMO, Row, assessed, number


@pytest.mark.parametrize(
    ("value", "unit", "other", "brought"),
    [
        ("1", "公頃", "平方公尺", "10000"), ("2.5", "平方公里", "公頃", "250"), ("121", "坪", "㎡", "400"),
        ("1", "甲", "坪", "2934"), ("3", "公噸", "公斤", "3000"), ("5", "台斤", "公斤", "3"), ("2", "萬公噸", "t", "20000"),
        ("1.5", "億元", "千元", "150000"), ("3", "仟元", "元", "3000"), ("7", "新臺幣百萬元", "元", "7000000"),
        ("1", "小時", "分鐘", "60"), ("2", "日", "天", "2"), ("36", "小時", "天", "1.5"), ("1", "MW", "瓩", "1000"),
        ("2", "千瓦", "KW", "2"), ("1", "MWh", "度電", "1000"), ("4", "‰", "%", "0.4"), ("25", "‱", "％", "0.25"),
        ("9", "成", "%", "90"), ("12", "件/萬人", "件/10萬人", "120"), ("4", "百萬人率", "人/十萬人", "0.4"),
        ("2", "公噸/日", "公斤/日", "2000"), ("1", "立方公尺", "公升", "1000"), ("3", "公秉", "m³", "3"), ("5", "里數", "里", "5"),
        ("3", "個百分點", "百分點", "3"), ("8", "名", "人數", "8"), ("30", "微克", "mg", "0.03"), ("2", "個工作天", "工作日", "2"),
    ],
)  # fmt: skip
def test_units_of_one_measure_are_converted_exactly(value: str, unit: str, other: str, brought: str) -> None:
    assert convert(number(value, unit), other, "") == Decimal(brought)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("人次", "人", UnitRelation.OTHER_THINGS), ("件", "案", UnitRelation.OTHER_THINGS), ("里", "區", UnitRelation.OTHER_THINGS),
        ("家次", "家", UnitRelation.OTHER_THINGS), ("場", "班", UnitRelation.OTHER_THINGS), ("%", "百分點", UnitRelation.POINTS),
        ("公里", "公斤", UnitRelation.OTHER_MEASURE), ("瓩", "瓩時", UnitRelation.OTHER_MEASURE),
        ("度", "公噸", UnitRelation.OTHER_MEASURE), ("天", "工作天", UnitRelation.OTHER_MEASURE),
        ("元", "美元", UnitRelation.OTHER_MEASURE), ("%", "件", UnitRelation.OTHER_MEASURE),
        ("人/日", "人/年", UnitRelation.OTHER_THINGS), ("度/公噸", "度/人", UnitRelation.OTHER_THINGS),
        ("分", "分鐘", UnitRelation.OTHER_MEASURE), ("指數", "分數", UnitRelation.OTHER_THINGS),
        ("％", "%", UnitRelation.SAME), ("場次", "場", UnitRelation.SAME), ("公噸", "公斤", UnitRelation.CONVERTED),
        ("", "件", UnitRelation.UNSAID), ("", "萬人", UnitRelation.SCALE),
    ],
)  # fmt: skip
def test_how_units_stand_to_each_other_is_typed(one: str, other: str, told: UnitRelation) -> None:
    assert relation(one, other) is told
    brought = bring(number("5", one), other, "")
    assert (brought.value is not None) is (told in {UnitRelation.SAME, UnitRelation.CONVERTED, UnitRelation.UNSAID})


def test_a_bare_figure_and_a_mere_scale_word_are_in_the_indicators_unit() -> None:
    assert convert(number("5"), "公里", "公里") == 5
    assert convert(number("5", "萬"), "", "公里") == 50000
    assert convert(number("5", "億"), "", "萬元") == 50000


@given(st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)), st.decimals(-(10**9), 10**9, places=3))
def test_there_and_back_is_the_same_figure(one: str, other: str, value: Decimal) -> None:
    there = convert(Quantity(value=value, unit=one), other, "")
    if there is None:
        assert not same_unit(one, other)
        return
    back = convert(Quantity(value=there, unit=other), one, "")
    assert back is not None
    assert abs(Fraction(back) - Fraction(value)) <= abs(Fraction(value)) / 10**40


@given(st.text(max_size=12))
def test_any_text_is_a_unit_like_itself(text: str) -> None:
    assert same_unit(text, text)
    assert relation(text, text) is UnitRelation.SAME


@pytest.mark.parametrize(
    ("unit", "target", "actual"),
    [
        ("萬元", "1億2,000萬", "12,500"),
        ("億元", "1兆2,000億", "12,500億"),
        ("千元", "1,200萬", "12,500"),
        ("萬元", "1.2億", "1億2,500萬"),
        ("萬人次", "1億2,000萬", "12,500"),
    ],
)
def test_scale_words_of_a_cell_and_of_the_row_are_two(unit: str, target: str, actual: str) -> None:
    found = assessed([Row(unit=unit, target=target, actual=actual, polarity=Polarity.HIGHER)], DEMO).verdicts[0]
    assert found.status is Status.MET
    assert found.achievement is not None
    assert round(found.achievement, 4) == Decimal("1.0417")
