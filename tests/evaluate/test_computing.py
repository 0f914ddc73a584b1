"""A KPI is computed from its data items: sums first, then the formula; what is missing is no zero."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from heng.evaluate import AS_PRINTED, assess, assessment_to_data
from heng.evaluate.inputs.computed_steps import computed_steps, computed_to_data
from heng.evaluate.inputs.computing import Computing
from heng.evaluate.inputs.data_items import data_items
from heng.evaluate.inputs.sources import printed_values
from heng.evaluate.inputs.spans import period_before, year_before
from heng.formula.evaluate import decimal_of
from heng.model.agency import Responsibility
from heng.model.edition import Edition
from heng.model.figures import Actual, ActualPart, DataItem
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import DataRole, FaultKind, InputFault, InputSource, NotCompared
from tests.evaluate.computing import (
    COUNTS,
    Q1,
    QUARTERS,
    SHARE,
    YEAR,
    agencies_card,
    computed,
    counted,
    flows,
    value,
    working,
)
from tests.evaluate.test_data_items import card


@given(st.lists(st.tuples(COUNTS, COUNTS.filter(bool)), min_size=4, max_size=4), st.randoms())
def test_a_ratio_over_a_year_is_the_ratio_of_sums_in_whatever_order_it_was_entered(parts, random) -> None:
    values = [value("調解成立件數", part[0], quarter) for part, quarter in zip(parts, QUARTERS, strict=True)]
    values += [value("調解受理件數", part[1], quarter) for part, quarter in zip(parts, QUARTERS, strict=True)]
    random.shuffle(values)
    found = computed(card(SHARE), values, YEAR, said=flows("調解成立件數", "調解受理件數"))
    above, below = (sum(part[side] for part in parts) for side in (0, 1))
    assert found.value == decimal_of(Fraction(above) / Fraction(below) * 100)[0]
    assert {one.source for one in found.inputs} == {InputSource.SUMMED}


def test_a_ratio_over_a_year_is_no_mean_of_ratios() -> None:
    # 9 of 10 and 10 of 90: the year is 19 of 100, and not the mean of 90 % and 11 %.
    halves = (Period.months(107, 1, 6), Period.months(107, 7, 12))
    values = [value("調解成立件數", number, half) for number, half in zip(("9", "10"), halves, strict=True)]
    values += [value("調解受理件數", number, half) for number, half in zip(("10", "90"), halves, strict=True)]
    assert computed(card(SHARE), values, YEAR).value == Decimal(19)


@given(st.sets(st.sampled_from(range(4)), min_size=1, max_size=3))
def test_a_missing_part_leaves_no_figure_and_is_named(absent: set[int]) -> None:
    values = [value("調解受理件數", "10", quarter) for quarter in QUARTERS]
    values += [value("調解成立件數", "5", quarter) for number, quarter in enumerate(QUARTERS) if number not in absent]
    found = computed(card(SHARE), values, YEAR)
    assert (found.value, found.fault) == (None, None)
    (missing,) = found.missing
    assert (missing.variable, missing.fault) == ("調解成立件數", InputFault.PARTS_MISSING)
    days = {quarter.first for number, quarter in enumerate(QUARTERS) if number in absent}
    assert any(gap.first in days for gap in missing.gaps)
    assert all(any(gap.first <= QUARTERS[number].first <= gap.last for gap in missing.gaps) for number in absent)


@given(st.lists(COUNTS, min_size=1, max_size=3), COUNTS.filter(bool), COUNTS)
def test_with_missing_parts_there_is_a_lower_bound_that_no_rest_falls_below(known, whole, rest) -> None:
    share, count = card(SHARE), card(("AC1.1", "受理數", "調解受理件數"), unit="件")
    parts = [value("調解成立件數", one, quarter) for one, quarter in zip(known, QUARTERS, strict=False)]
    parts.append(value("調解受理件數", whole, YEAR))
    found = computed(share, parts, YEAR)
    full = computed(share, [*parts, *(value("調解成立件數", rest, each) for each in QUARTERS[len(known) :])], YEAR)
    true = Fraction(sum(known)) / Fraction(whole) * 100
    assert found.value is None
    assert 0 <= true - Fraction(found.at_least) <= true / 10**40
    assert full.value >= found.at_least
    agencies = computed(count, [value("調解受理件數", "10", agency="甲局")], Q1, agencies=("甲局", "乙局"))
    assert (agencies.value, agencies.at_least) == (None, Decimal(10))
    assert computed(share, [value("調解受理件數", whole, QUARTERS[0])], YEAR).at_least is None


def test_nothing_entered_is_nothing_computed() -> None:
    found = computed(card(SHARE), [])
    assert (found.value, found.has_inputs) == (None, False)
    assert [one.fault for one in found.missing] == [InputFault.MISSING] * 2


def test_zero_is_a_value_and_dividing_by_it_a_typed_fault() -> None:
    found = computed(card(SHARE), [value("調解成立件數", "0"), value("調解受理件數", "5")])
    assert found.value == 0
    found = computed(card(SHARE), [value("調解成立件數", "3"), value("調解受理件數", "0")])
    assert (found.value, found.fault and found.fault.kind) == (None, FaultKind.DIVIDED_BY_ZERO)


def test_of_a_level_the_last_one_counts() -> None:
    edition = card(("AC1.1", "密度", "犯罪件數/設籍人口數"), unit="件/人")
    values = [value("犯罪件數", "10", each) for each in QUARTERS]
    values += [value("設籍人口數", number, each) for number, each in zip("1234", QUARTERS, strict=True)]
    found = computed(edition, values, YEAR)
    assert found.value == 10
    assert [one.source for one in found.inputs] == [InputSource.SUMMED, InputSource.LATEST]


def test_rates_are_not_added_and_what_is_unknown_is_asked() -> None:
    edition = card(("AC1.1", "甲", "作業進度比率*50%+綠地面積*50%"))
    found = computed(edition, [value("作業進度比率", "10", Q1), value("綠地面積", "3", Q1)], YEAR)
    faults = {one.variable: one.fault for one in found.missing}
    assert faults == {"作業進度比率": InputFault.NOT_ADDITIVE, "綠地面積": InputFault.BEHAVIOUR_UNKNOWN}


def test_two_values_for_one_item_give_no_figure() -> None:
    values = [value("調解成立件數", "3"), value("調解成立件數", "4"), value("調解受理件數", "5")]
    found = computed(card(SHARE), values)
    assert [one.fault for one in found.missing] == [InputFault.TWO_VALUES]


def test_what_is_printed_of_an_unfinished_figure_is_no_input() -> None:
    edition = card(SHARE)
    part = ActualPart(label="調解成立件數", value=Quantity(value=Decimal(3)))
    for partial in (False, True):
        actual = Actual(text="", value=None, parts=(part,), partial=partial)
        reading = replace(edition.figures.readings[0], actual=actual)
        printed = replace(edition, figures=replace(edition.figures, readings=(reading,)))
        assert len(list(printed_values(data_items(printed), printed))) == (0 if partial else 1)


@given(COUNTS.filter(bool), COUNTS.filter(bool))
def test_a_lower_bound_is_never_above_the_true_value(known: Decimal, whole: Decimal) -> None:
    values = [value("調解成立件數", known, Q1), value("調解受理件數", whole, YEAR)]
    least = computed(card(SHARE), values, YEAR).at_least
    assert least is not None
    assert 0 <= Fraction(known) / Fraction(whole) * 100 - Fraction(least) <= Fraction(known) / 10**40


TWO = ("AC1.1", "執行率", "單位部分：合格橋梁數/抽查橋梁數*100%\n基金部分：合格餐廳數/抽查餐廳數*100%")


def test_of_several_formulas_each_is_held_against_the_part_that_bears_its_name() -> None:
    edition = card(TWO)
    half, third = (Quantity(value=Decimal(number), unit="%") for number in ("50", "33.3"))
    parts = (ActualPart(label="單位部分", value=half), ActualPart(label="基金", value=third))
    reading = replace(edition.figures.readings[0], actual=Actual(text="", value=None, parts=parts))
    values = [value("合格橋梁數", "1"), value("抽查橋梁數", "2"), value("合格餐廳數", "1"), value("抽查餐廳數", "3")]
    first, second = working(data_items(edition), values).of_reading(reading)
    assert (first.title, first.printed, first.agrees) == ("單位部分", half, True)
    assert (second.value, second.printed, second.agrees) == (decimal_of(Fraction(100, 3))[0], third, True)


def test_why_a_figure_is_not_compared() -> None:
    def told(edition: Edition, **actual: object) -> set[NotCompared | None]:
        reading = replace(edition.figures.readings[0], actual=Actual(**{"text": "", "value": None} | actual))
        values = [value("合格橋梁數", "1"), value("抽查橋梁數", "2")]
        return {one.not_compared for one in working(data_items(edition), values).of_reading(reading)}

    half = Quantity(value=Decimal(50))
    one = card(("AC1.1", "合格率", "合格橋梁數/抽查橋梁數*100%"))
    assert told(one, value=half) == {None}
    assert told(card(TWO), value=half) == {NotCompared.SEVERAL}
    assert told(one, value=half, partial=True) == {NotCompared.INCOMPLETE}
    assert told(one) == {NotCompared.NOTHING_PRINTED}
    assert told(one, value=Quantity(value=Decimal(5), unit="件")) == {NotCompared.OTHER_UNIT}


@pytest.mark.parametrize("document", [Q1, None])
def test_a_figure_without_a_period_is_of_its_documents(document: Period | None) -> None:
    edition = card(SHARE)
    reading = replace(edition.figures.readings[0], period=None)
    edition = replace(edition, edition=replace(edition.edition, period=document))
    values = [value("調解成立件數", "1"), value("調解受理件數", "4")]
    found = working(data_items(edition), values).of_reading(reading)
    assert [one.value for one in found] == ([25] if document else [])


def test_growth_takes_the_other_time_from_the_record() -> None:
    edition = card(("AC1.1", "成長率", "(今年度志工人數-去年度志工人數)/去年度志工人數*100%"))
    values = [value("今年度志工人數", "120"), value("今年度志工人數", "100", year_before(Q1))]
    found = computed(edition, values)
    assert found.value == 20
    assert found.inputs[1].source is InputSource.OTHER_TIME
    assert found.inputs[1].spans == (Period.months(106, 1, 3),)
    own = computed(edition, [*values, value("去年度志工人數", "80")])
    assert own.value == 50


def test_a_moving_average_takes_whole_years() -> None:
    edition = card(("AC1.1", "移動平均", "前 5 年度用電量總和/5"), unit="億度")
    values = [value("用電量", str(year), Period.year(year)) for year in range(102, 107)]
    assert computed(edition, values).value == 104
    (missing,) = computed(edition, values[1:]).missing
    assert missing.gaps == (Period.year(102),)


def test_spans_before() -> None:
    assert year_before(Period(date(2020, 2, 1), date(2020, 2, 29))) == Period(date(2019, 2, 1), date(2019, 2, 28))
    assert period_before(Period.months(107, 4, 6)) == Q1
    assert period_before(Period.year(107)) == Period.year(106)


def test_a_kpi_reads_the_figure_of_another_one() -> None:
    edition = card(("AC1.1", "綜合指標", "甲案達成率*60%+乙案達成率*40%"), ("AC1.2", "甲案達成率", "完成案數/總案數*100%"),
                   ("AC1.3", "乙案達成率", "合格餐廳數/抽查餐廳數*100%"))  # fmt: skip
    place = "@indicator/AC1/AC1.2/"
    values = [value("完成案數", "1", place=place), value("總案數", "2", place=place),
              value("合格餐廳數", "1"), value("抽查餐廳數", "4")]  # fmt: skip
    found = computed(edition, values)
    assert found.value == 40
    assert [one.source for one in found.inputs] == [InputSource.COMPUTED_FIGURE] * 2
    assert found.inputs[0].indicator == "indicator/AC1/AC1.2/"


def test_a_kpi_is_named_by_its_code_too() -> None:
    edition = card(("AC1.1", "綜合指標", "AC1.2*2"), ("AC1.2", "乙案達成率", "合格橋梁數/抽查橋梁數*100%"))
    found = computed(edition, [value("合格橋梁數", "1"), value("抽查橋梁數", "4")])
    assert (found.value, found.inputs[0].indicator) == (50, "indicator/AC1/AC1.2/")


def test_kpis_that_read_one_another_are_a_typed_fault() -> None:
    edition = card(("AC1.1", "甲案達成率", "乙案達成率*2"), ("AC1.2", "乙案達成率", "甲案達成率*2"))
    found = computed(edition, [])
    assert [one.fault for one in found.missing] == [InputFault.CIRCULAR]


def test_printed_parts_are_inputs_and_the_printed_figure_stays() -> None:
    edition = card(SHARE)
    items = tuple(
        DataItem(name="", value=Quantity(value=Decimal(number)), role=role)
        for number, role in (("13", DataRole.NUMERATOR), ("14", DataRole.DENOMINATOR))
    )
    actual = Actual(text="92.86%(13/14)", value=Quantity(value=Decimal("92.86"), unit="%"), items=items)
    reading = replace(edition.figures.readings[0], actual=actual)
    edition = replace(edition, figures=replace(edition.figures, readings=(reading,)))
    known = data_items(edition)
    (found,) = working(known, []).of_reading(reading)
    assert found.printed == actual.value
    assert found.agrees
    assert found.difference is not None
    assert round(found.difference, 5) == Decimal("-0.00286")
    (other,) = working(known, [value("調解成立件數", "12", agency="環保局")]).of_reading(reading)
    assert (other.agrees, other.printed) == (False, actual.value)
    assert other.difference is not None
    assert other.difference < 0


def test_what_a_kpi_counts_is_read_by_others_but_makes_no_count_of_another() -> None:
    edition = counted(
        card(("AC1.1", "鋪面", "透水鋪面面積"), ("AC1.2", "占比", "透水鋪面面積/全市鋪面面積"), unit="m²"), "9", "1"
    )
    items = data_items(edition)
    agency = edition.figures.readings[0].agencies[0].agency
    one, share = edition.figures.readings
    computing = working(items, [value("全市鋪面面積", "18", agency=agency)])
    assert computing.of_reading(share)[0].value == Decimal("0.5")
    assert computing.of_reading(one)[0].has_inputs is False
    both = counted(card(("AC1.1", "鋪面", "透水鋪面面積"), ("AC1.2", "另一個", "透水鋪面面積"), unit="m²"), "9", "11")
    known = data_items(both)
    assert [working(known, []).of_reading(each)[0].value for each in both.figures.readings] == [None, None]


@given(st.lists(st.tuples(COUNTS, COUNTS.filter(bool)), min_size=2, max_size=5))
def test_a_kpi_over_its_agencies_is_the_ratio_of_their_sums(parts) -> None:
    names = [f"第{number}局" for number in range(len(parts))]
    edition = agencies_card(*names)
    values = [value(item, part[side], agency=name) for part, name in zip(parts, names, strict=True)
              for side, item in ((0, "調解成立件數"), (1, "調解受理件數"))]  # fmt: skip
    items = data_items(edition)
    (whole,) = working(items, values).roll_up(items.edition.card.indicators[0])
    assert whole.value == decimal_of(Fraction(sum(p[0] for p in parts)) / Fraction(sum(p[1] for p in parts)) * 100)[0]
    (missing,) = working(items, values[:-1]).roll_up(items.edition.card.indicators[0])
    assert (missing.value, [one.variable for one in missing.missing]) == (None, ["調解受理件數"])


@given(COUNTS, COUNTS)
def test_a_value_of_all_agencies_is_no_part_of_a_sum(shared: Decimal, own: Decimal) -> None:
    assume(shared > 0)
    items = data_items(agencies_card("甲局", "乙局"))
    values = [value("調解成立件數", own, agency="甲局"), value("調解成立件數", own, agency="乙局"),
              value("調解受理件數", shared)]  # fmt: skip
    (whole,) = working(items, values).roll_up(items.edition.card.indicators[0])
    assert whole.value == decimal_of(Fraction(2 * own) / Fraction(shared) * 100)[0]
    (mixed,) = working(items, [*values[1:], value("調解成立件數", own)]).roll_up(items.edition.card.indicators[0])
    assert [one.fault for one in mixed.missing] == [InputFault.TWO_VALUES]


@given(COUNTS, COUNTS, st.booleans())
def test_figures_of_agencies_are_added_whether_or_not_they_are_equal(first, second, equal) -> None:
    numbers = (first, first if equal else second)
    edition = card(
        ("AC1.1", "綜合指標", "甲案完成件數*2"), ("AC1.2", "甲案完成件數", "甲案申請總件數-甲案退件總件數"), unit="件"
    )
    readings = [
        replace(reading, ref=f"{reading.ref}{name}", agencies=(Responsibility(agency=name),) if name else (),
                actual=Actual(text=str(number), value=Quantity(value=number)) if place else reading.actual)
        for name, number in (*zip(("甲局", "乙局"), numbers, strict=True), ("", Decimal(7)))
        for place, reading in enumerate(edition.figures.readings)
    ]  # fmt: skip
    own = replace(edition, figures=replace(edition.figures, readings=tuple(readings[:4])))
    (whole,) = working(data_items(own), []).roll_up(own.card.indicators[0])
    assert whole.value == 2 * sum(numbers)
    # The second agency has nothing but what is of all, and that holds the first agency's part too.
    mixed = replace(edition, figures=replace(edition.figures, readings=(*readings[:3], readings[5])))
    (whole,) = working(data_items(mixed), []).roll_up(mixed.card.indicators[0])
    assert [one.fault for one in whole.missing] == [InputFault.TWO_VALUES]


def test_of_a_level_that_was_not_told_at_the_end_of_the_span_there_is_none() -> None:
    edition = card(("AC1.1", "密度", "犯罪件數/設籍人口數"), unit="件/人")
    found = computed(edition, [value("犯罪件數", "40", YEAR), value("設籍人口數", "10", Q1)], YEAR)
    (missing,) = found.missing
    assert (found.value, missing.fault, missing.gaps) == (
        None,
        InputFault.PARTS_MISSING,
        (Period.months(107, 4, 12),),
    )


def test_an_agencys_value_beside_another_one_of_all_is_told_where_they_are_of_one_thing() -> None:
    edition = card(SHARE)
    (reading,) = edition.figures.readings
    agency = reading.agencies[0].agency
    values = [value("調解受理件數", "621"), value("調解受理件數", "600", agency=agency), value("調解成立件數", "300")]
    (found,) = working(data_items(edition), values).of_reading(reading)
    (missing,) = found.missing
    assert (missing.fault, {one.quantity.value for one in missing.made_of}) == (InputFault.TWO_VALUES, {621, 600})
    assert found.at_least is None
    (found,) = working(data_items(edition), [*values[1:], value("調解受理件數", "600")]).of_reading(reading)
    assert found.value == 50


@pytest.mark.parametrize("agency", ["甲局", "乙局"])
def test_an_agency_reads_its_own_value_before_that_of_all(agency: str) -> None:
    edition = agencies_card("甲局", "乙局")
    items = data_items(edition)
    values = [value("調解受理件數", "10"), value("調解受理件數", "20", agency="甲局"), value("調解成立件數", "5")]
    reading = next(one for one in edition.figures.readings if one.agencies[0].agency == agency)
    (found,) = working(items, values).of_reading(reading)
    assert found.value == {"甲局": 25, "乙局": 50}[agency]


def test_what_a_formula_prints_itself_is_no_input() -> None:
    found = computed(card(("AC1.1", "達成", "工程執行進度達 50%*0.5+設備達成率達 80%*0.5")), [])
    assert (found.value, found.has_inputs) == (None, False)


def test_a_computed_figure_is_told_with_its_inputs_and_their_places() -> None:
    edition = card(SHARE)
    (reading,) = edition.figures.readings
    values = [value("調解成立件數", "13"), value("調解受理件數", "14")]
    computing = working(data_items(edition), values)
    steps = computed_steps(computing.of_reading(reading), edition.edition.document.sha256)
    told = [step.text("zh-Hant") for step in steps]
    assert told[0].startswith("衡計算：92.857143%，不和實際值比較（沒有印數值）")
    assert told[1:] == ["衡計算：調解成立件數 13 件（填報）。", "衡計算：調解受理件數 14 件（填報）。"]
    (data,) = computed_to_data(computing.of_reading(reading))
    assert (data["unit"], data["agrees"], data["missing"]) == ("%", None, [])
    (data,) = computed_to_data(working(data_items(edition), values[:1]).of_reading(reading))
    assert (data["value"], data["missing"]) == (None, ["調解受理件數"])
    assert computed_to_data(working(data_items(edition), []).of_reading(reading)) == []
    assert computed_steps(working(data_items(edition), []).of_reading(reading), "") == ()


def test_each_verdict_of_the_data_has_what_is_computed_of_what_is_printed_alone() -> None:
    edition = card(SHARE)
    items = tuple(
        DataItem(name="", value=Quantity(value=Decimal(number)), role=role)
        for number, role in (("13", DataRole.NUMERATOR), ("14", DataRole.DENOMINATOR))
    )
    actual = Actual(text="92%", value=Quantity(value=Decimal(92), unit="%"), items=items)
    reading = replace(edition.figures.readings[0], actual=actual)
    edition = replace(edition, figures=replace(edition.figures, readings=(reading,)))
    assessment = assess(edition, AS_PRINTED)
    (verdict,) = assessment_to_data(assessment, computing=Computing.as_printed(edition))["verdicts"]
    (found,) = verdict["computed"]
    assert (found["printed"], found["agrees"], found["exact"]) == ("92", False, False)
    assert [one["computed"] for one in assessment_to_data(assessment)["verdicts"]] == [[]]


def test_what_is_computed_from_a_figure_under_an_open_error_says_so() -> None:
    edition = card(("AC1.1", "總件數", "甲案總件數"), ("AC1.2", "倍數", "甲案總件數*2"), ("AC1.3", "四倍", "倍數*2"))
    doubted, twice, fourfold = edition.figures.readings
    doubted = replace(doubted, actual=Actual(text="5", value=Quantity(value=Decimal(5))))
    edition = replace(edition, figures=replace(edition.figures, readings=(doubted, twice, fourfold)))
    computing = Computing.as_printed(edition, {doubted.ref})
    assert computing.of_reading(twice)[0].questioned
    assert computing.of_reading(fourfold)[0].questioned
    said = [step.text("zh-Hant") for step in computed_steps(computing.of_reading(twice), "")]
    assert any("資料待查，算出來的也是" in text for text in said), said
    assert computed_to_data(computing.of_reading(twice))[0]["in_question"] is True
    assert not Computing.as_printed(edition).of_reading(twice)[0].questioned
