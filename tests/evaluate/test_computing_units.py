"""What is of one measure gives the same figure in whatever unit it is entered; what is not gives none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.evaluate.inputs.data_items import data_items
from heng.evaluate.inputs.named_items import ItemDetails
from heng.evaluate.inputs.sources import printed_values
from heng.evaluate.inputs.spans import year_before
from heng.formula.evaluate import decimal_of
from heng.formula.item_names import item_key
from heng.model.figures import Actual
from heng.model.quantity import Quantity
from heng.model.terms import FaultKind, InputFault
from tests.evaluate.computing import (
    COUNTS,
    FLOW,
    Q1,
    QUARTERS,
    SHARE,
    YEAR,
    computed,
    counted,
    value,
    working,
)
from tests.evaluate.test_data_items import card


@given(COUNTS, st.sampled_from([("元", 1), ("千元", 10**3), ("萬元", 10**4), ("百萬元", 10**6), ("億元", 10**8)]))
def test_a_value_is_the_same_in_whatever_scale_it_is_entered(number: Decimal, scale: tuple[str, int]) -> None:
    edition = card(("AC1.1", "補助", "補助總金額"), unit="千元")
    unit, factor = scale
    found = computed(edition, [value("補助總金額", number, unit=unit)])
    assert found.value == number * factor / 1000
    assert found.unit == "千元"


def test_quantities_of_one_kind_in_two_scales_are_brought_to_one() -> None:
    edition = card(("AC1.1", "執行率", "支用經費數額/核撥經費數額*100%"))
    values = [value("支用經費數額", "5", unit="億元"), value("核撥經費數額", "1000000", unit="千元")]
    assert computed(edition, values).value == 50


ONE_MEASURE = [("公頃", 10**4, "平方公尺"), ("公噸", 10**3, "公斤"), ("天", 24, "小時"), ("日", 1, "天"), ("億元", 10**5, "千元"),
               ("‰", Fraction(1, 10), "%"), ("坪", Fraction(400, 121), "m²")]  # fmt: skip


@given(st.sampled_from(ONE_MEASURE), st.lists(COUNTS, min_size=4, max_size=4), st.sets(st.sampled_from(range(4))))
def test_a_part_entered_in_another_unit_of_its_measure_gives_the_same_figure(units, numbers, others) -> None:
    large, factor, small = units
    edition = card(("AC1.1", "處理", "總處理規模數額"), unit=small)
    said = {item_key("總處理規模數額"): ItemDetails(unit=small, behaviour=FLOW)}
    parts = [
        value("總處理規模數額", number, quarter, unit=large)
        if place in others
        else value("總處理規模數額", decimal_of(Fraction(number) * factor)[0], quarter, unit=small)
        for place, (number, quarter) in enumerate(zip(numbers, QUARTERS, strict=True))
    ]
    found = computed(edition, parts, YEAR, said=said)
    assert found.value is not None
    assert abs(Fraction(found.value) - Fraction(sum(numbers)) * factor) <= Fraction(1, 10**30)
    assert found.unit == small
    again = computed(edition, parts[::-1], YEAR, said=said)
    assert again.value == found.value


@given(st.sampled_from(ONE_MEASURE[:4]), COUNTS, COUNTS.filter(bool))
def test_a_quotient_is_brought_to_the_unit_of_its_kpi(units, above, below) -> None:
    large, factor, small = units
    edition = card(("AC1.1", "每人", "總處理規模數額/設籍人口數"), unit=f"{small}/人")
    people = value("設籍人口數", below, unit="人")
    one = computed(edition, [value("總處理規模數額", above, unit=large), people])
    other = computed(edition, [value("總處理規模數額", above * factor, unit=small), people])
    assert one.value is not None
    assert other.value == decimal_of(Fraction(above) * factor / Fraction(below))[0]
    assert abs(one.value - other.value) <= Decimal(1).scaleb(-30)


QUOTIENT = "參觀總規模/開放總規模"


@pytest.mark.parametrize(
    ("formula", "unit", "units", "wanted"),
    [
        (QUOTIENT, "人次/天", ("萬人次", "天"), "12000"), (QUOTIENT, "人次/天", ("萬人次", ""), "12000"),
        (QUOTIENT, "分鐘/件", ("小時", "件"), "72"), (QUOTIENT, "分鐘", ("小時", "件"), "72"),
        (QUOTIENT, "元/萬人", ("元", "人"), "12000"), (QUOTIENT, "公頃", ("公里", "件"), None),
        (QUOTIENT, "公斤/人年", ("公噸", "人"), "1200"), (QUOTIENT, "件/萬人年", ("件", "人"), None),
        (QUOTIENT, "人", ("人次", "場"), "1.2"), (QUOTIENT, "人", ("萬人次", "場"), None),
        ("參觀總規模/12", "千元", ("元", ""), "0.001"), ("參觀總規模/1000", "千元", ("元", ""), "0.012"),
        ("參觀總規模/24", "天", ("小時", ""), "0.5"), ("參觀總規模/12", "公頃", ("公里", ""), None),
    ],
)  # fmt: skip
def test_a_result_is_in_the_unit_of_its_kpi_or_there_is_none(formula, unit, units, wanted: str | None) -> None:
    edition = card(("AC1.1", "規模", formula), unit=unit)
    values = [value("參觀總規模", "12", unit=units[0]), value("開放總規模", "10", unit=units[1])]
    found = computed(edition, values)
    assert found.value == (None if wanted is None else Decimal(wanted))
    assert (found.fault and found.fault.kind) == (FaultKind.UNIT_DIFFERS if wanted is None else None)


def test_a_printed_figure_keeps_the_unit_of_its_edition() -> None:
    before = counted(card(("AC1.1", "參觀", "今年度參觀人次"), unit="千人次"), "100")
    earlier = replace(before.figures.readings[0], period=year_before(Q1))
    before = replace(before, figures=replace(before.figures, readings=(earlier,)))
    growth = "(今年度參觀人次-去年度參觀人次)/去年度參觀人次*100%"
    now = card(("AC1.1", "參觀", "今年度參觀人次"), ("AC1.2", "成長率", growth))
    first, second = now.figures.readings
    first = replace(first, actual=Actual(text="110000", value=Quantity(value=Decimal(110000))))
    rows = (replace(now.card.indicators[0], unit="人次"), now.card.indicators[1])
    now = replace(now, card=replace(now.card, indicators=rows), figures=replace(now.figures, readings=(first, second)))
    (found,) = working(data_items(now), printed_values(data_items(before), before)).of_reading(second)
    assert found.value == 10


def test_a_formula_that_prints_the_factor_of_two_units_brings_them_together_itself() -> None:
    values = [value("設備停機時數", "6", unit="小時"), value("營運日總數額", "1", unit="天")]
    assert computed(card(("AC1.1", "停機率", "設備停機時數/(營運日總數額*24)*100%")), values).value == 25
    assert computed(card(("AC1.1", "停機率", "設備停機時數/營運日總數額*100%")), values).value == 25


@pytest.mark.parametrize(("one", "other"), [("人次", "人"), ("件", "案"), ("公頃", "公噸"), ("天", "工作天")])
def test_units_of_two_measures_are_never_one(one: str, other: str) -> None:
    edition = card(("AC1.1", "規模", "總處理規模數額"), unit=one)
    values = [
        value("總處理規模數額", "5", quarter, unit=unit)
        for quarter, unit in zip(QUARTERS, (one, other) * 2, strict=True)
    ]
    said = {item_key("總處理規模數額"): ItemDetails(behaviour=FLOW)}
    (missing,) = computed(edition, values, YEAR, said=said).missing
    assert missing.fault is InputFault.UNIT_DIFFERS


def test_a_mere_scale_word_counts() -> None:
    values = [value("調解成立件數", "0.5", unit="萬"), value("調解受理件數", "10000")]
    assert computed(card(SHARE), values).value == 50


def test_a_printed_figure_in_another_unit_of_the_measure_is_compared() -> None:
    edition = card(("AC1.1", "綠地", "新闢綠地面積"), unit="公頃")
    printed = Quantity(value=Decimal(12500), unit="平方公尺")
    reading = replace(edition.figures.readings[0], actual=Actual(text="", value=printed))
    values = [value("新闢綠地面積", "1.25", unit="公頃")]
    (found,) = working(data_items(edition), values).of_reading(reading)
    assert (found.value, found.unit, found.agrees) == (Decimal(12500), "平方公尺", True)
