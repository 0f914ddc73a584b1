"""What the rest of a year must bring, by how the figures behave over the year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.evaluate.year.rest_steps import each_text, rest_steps, rest_to_data
from heng.model.figures import Missing
from heng.model.period import Period
from heng.model.terms import MissingReason, PeriodGap, PeriodLength, Polarity, RestKind, Status, TimeBehaviour, Topic
from tests.evaluate.factory import Row
from tests.evaluate.periods import figure, quarter, rest, told

FLOW = Row(
    name="新增設置量", unit="座", behaviour=TimeBehaviour.FLOW, polarity=Polarity.HIGHER, target="100", actual="20"
)
DUST = Row(
    name="微粒年平均濃度", formula="年平均監測值", unit="µg/m³", target="17", actual="19.2", polarity=Polarity.LOWER
)
HAIR = Decimal("1e-12")


def test_a_sum_says_what_the_other_quarters_must_bring_in_all_and_on_average() -> None:
    found = rest(FLOW)
    assert (found.kind, found.low, found.high) == (RestKind.SUM, Decimal(80), None)
    assert (found.periods, found.length, found.each(found.low)) == (3, PeriodLength.QUARTER, Fraction(80, 3))
    assert each_text(found) == "≥ 27"
    assert not found.inferred


def test_a_mean_says_what_the_other_quarters_must_average_rounded_to_the_side_that_stays_true() -> None:
    found = rest(DUST)
    assert (found.kind, found.periods, found.each(found.high)) == (RestKind.MEAN, 3, Fraction("48.8") / 3)
    assert each_text(found) == "≤ 16.26"
    assert (Decimal("19.2") + 3 * Decimal("16.26")) / 4 <= 17 < (Decimal("19.2") + 3 * Decimal("16.27")) / 4
    step, assumed = (one for one in told(DUST).steps if one.topic is Topic.REST)
    assert "(17 × 4 − 19.2) ÷ 3" in step.text("zh")
    assert "假設" in assumed.text("zh")
    assert "assumption" in assumed.text("en")
    assert step.source is not None


def test_a_mean_that_falls_says_nothing_of_what_it_counts() -> None:
    found = rest(replace(DUST, period=quarter(2), actual="15.2"), DUST)
    assert found.lacking is not None
    assert found.lacking.gap is PeriodGap.COUNTING


def test_a_mean_of_two_quarters_takes_both() -> None:
    second = replace(DUST, period=quarter(2), actual="15.2(本季)")
    found = rest(second, DUST)
    assert (found.known, found.periods, found.each(found.high)) == (Decimal("34.4"), 2, Fraction("16.8"))
    to_date = rest(replace(DUST, period=quarter(2), actual="17.2(累計)"))
    assert (to_date.known, to_date.each(to_date.high)) == (Decimal("34.4"), Fraction("16.8"))


def test_a_ratio_of_sums_is_no_mean_of_periods() -> None:
    found = rest(replace(DUST, name="平均處理日數", formula="總日數/總件數", unit="日"))
    assert (found.kind, found.high, found.periods) == (RestKind.WHOLE, Decimal(17), 0)


def test_a_level_is_needed_at_the_end_and_never_secured() -> None:
    found = rest(replace(FLOW, behaviour=TimeBehaviour.STOCK, actual="120"))
    assert (found.kind, found.low) == (RestKind.LEVEL, Decimal(100))


@pytest.mark.parametrize(
    ("target", "actual", "polarity", "kind"),
    [
        ("100", "100", Polarity.HIGHER, RestKind.SECURED),
        ("≤ 10", "10", Polarity.LOWER, RestKind.SUM),
        ("≤ 10", "11", Polarity.LOWER, RestKind.PASSED),
        ("< 10", "10", Polarity.LOWER, RestKind.PASSED),
        ("> 10", "10", Polarity.HIGHER, RestKind.SUM),
        ("107年12月31日", "5", Polarity.HIGHER, RestKind.NONE),
    ],
)  # fmt: skip
def test_what_only_grows_may_be_decided(target: str, actual: str, polarity: Polarity, kind: RestKind) -> None:
    assert rest(replace(FLOW, target=target, actual=actual, polarity=polarity)).kind is kind


def test_a_figure_that_may_fall_again_decides_nothing() -> None:
    found = rest(replace(FLOW, period=quarter(2), actual="-5(本季)"), replace(FLOW, actual="103"))
    assert (found.kind, found.low) == (RestKind.SUM, Decimal(2))


@pytest.mark.parametrize(
    ("row", "gap"),
    [
        (replace(FLOW, behaviour=None, name="情形", unit=None, formula=None), PeriodGap.BEHAVIOUR),
        (replace(FLOW, behaviour=None, name="普及率", unit="%", formula=None), PeriodGap.DOUBTED),
        (replace(FLOW, behaviour=TimeBehaviour.MULTI_YEAR), PeriodGap.SEVERAL_YEARS),
        (replace(FLOW, target=None), PeriodGap.NO_TARGET),
        (replace(FLOW, actual=Missing(reason=MissingReason.NOT_YET)), PeriodGap.NO_FIGURE),
        (replace(FLOW, period=quarter(2), actual="45"), PeriodGap.COUNTING),
        (replace(FLOW, period=quarter(3), actual="45(本季)"), PeriodGap.EARLIER),
        (replace(FLOW, actual="45 人"), PeriodGap.UNIT),
    ],
)
def test_nothing_is_claimed_where_it_is_not_known(row: Row, gap: PeriodGap) -> None:
    found = rest(row)
    assert (found.kind, found.lacking and found.lacking.gap) == (RestKind.NONE, gap)
    assert found.low is None
    assert found.high is None


def test_what_a_missing_quarter_leaves_is_told_from_the_one_before() -> None:
    found = rest(replace(FLOW, period=quarter(2), actual=Missing(reason=MissingReason.LATE)), FLOW)
    assert (found.low, found.periods, str(found.until)) == (Decimal(80), 3, "2018-03-31")


def test_months_count_where_the_figure_ends_inside_a_quarter() -> None:
    found = rest(replace(FLOW, actual="20 (至 107 年 4 月)"))
    assert (found.periods, found.length, found.each(found.low)) == (8, PeriodLength.MONTH, Fraction(10))


NUMBERS = st.decimals(min_value=0, max_value=10**6, allow_nan=False, allow_infinity=False, places=3)


@given(target=NUMBERS, first=NUMBERS, second=NUMBERS, polarity=st.sampled_from([Polarity.HIGHER, Polarity.LOWER]))
def test_exactly_what_is_required_meets_the_target_and_a_hair_less_does_not(
    target: Decimal, first: Decimal, second: Decimal, polarity: Polarity
) -> None:
    row = replace(FLOW, target=f"{target}", polarity=polarity, period=quarter(2), actual=f"{second}(本季)")
    found = rest(row, replace(row, period=quarter(1), actual=figure(first)))
    so_far, sign = first + second, 1 if polarity is Polarity.HIGHER else -1
    needed = found.low if polarity is Polarity.HIGHER else found.high
    if needed is None:
        decided = RestKind.SECURED if polarity is Polarity.HIGHER else RestKind.PASSED
        assert (found.kind, found.so_far) == (decided, so_far)
        assert so_far >= target if polarity is Polarity.HIGHER else so_far > target
        return
    assert found.demand is not None
    assert found.demand.holds(so_far + needed)
    assert not found.demand.holds(so_far + needed - sign * HAIR)
    assert found.holds(needed)
    assert not found.holds(needed - sign * HAIR)


@given(target=NUMBERS, values=st.lists(NUMBERS, min_size=1, max_size=3))
def test_exactly_the_required_mean_meets_the_target(target: Decimal, values: list[Decimal]) -> None:
    rows = [
        replace(DUST, target=f"{target}", period=quarter(at), actual=f"{value}(本季)")
        for at, value in enumerate(values, 1)
    ]
    found = rest(rows[-1], *rows[:-1])
    each = found.each(found.high)
    assert each is not None
    whole = (sum(map(Fraction, values)) + each * found.periods) / 4
    assert whole == target
    shown = Fraction(each_text(found).removeprefix("≤ "))
    assert shown <= each < shown + Fraction(1, 1000)


def test_data_are_exact_text() -> None:
    data = rest_to_data(rest(DUST))
    assert data is not None
    assert (data["kind"], data["each"]["high"], data["each_shown"]) == ("mean", "244/15", "≤ 16.26")
    assert data["gap"] is None


def test_what_is_said_of_the_divisor_is_said_of_ratios_only() -> None:
    ratio = told(replace(DUST, name="平均處理日數", formula="總日數/總件數", unit="日"))
    yearly = told(replace(FLOW, behaviour=TimeBehaviour.ANNUAL_ONLY))
    assert any("分母" in step.text("zh") for step in ratio.steps if step.topic is Topic.REST)
    assert not any("分母" in step.text("zh") for step in yearly.steps if step.topic is Topic.REST)


def test_a_scale_word_that_came_into_the_unit_is_taken_into_account() -> None:
    visits = Row(
        name="新增參觀人次",
        unit="千人次",
        behaviour=TimeBehaviour.FLOW,
        polarity=Polarity.HIGHER,
        target="400",
        actual="100",
    )
    now = replace(visits, unit="人次", period=quarter(2), target="400000", actual="110000(本季)")
    found = rest(now, visits)
    assert (found.so_far, found.low) == (Decimal(210000), Decimal(190000))
    back = rest(
        replace(visits, period=quarter(2), actual="110(本季)"), replace(now, period=quarter(1), actual="100000")
    )
    assert (back.so_far, back.low) == (Decimal(210), Decimal(190))


def test_a_mean_over_parts_of_unlike_length_weighs_each_by_its_months() -> None:
    first = replace(DUST, period=Period.months(107, 1, 4), actual="20")
    found = rest(replace(DUST, period=Period.months(107, 5, 9), actual="18(當期)"), first)
    assert (found.known, found.length, found.periods) == (Decimal(170), PeriodLength.MONTH, 3)
    assert found.each(found.high) == Fraction(34, 3)


@pytest.mark.parametrize("name", ["平均每戶用電量", "每人平均借閱冊數", "平均每件審查天數", "市民平均餘命"])
def test_a_mean_per_head_or_case_is_no_mean_of_periods(name: str) -> None:
    assert rest(replace(DUST, name=name, formula=name)).kind is not RestKind.MEAN


def test_a_goal_to_be_met_exactly_is_no_ceiling_and_what_a_rulebook_allows_stays_open() -> None:
    beyond = replace(FLOW, polarity=Polarity.ON_TARGET, actual="104")
    assert rest(beyond).kind is RestKind.BEYOND
    passed = replace(FLOW, polarity=Polarity.LOWER, actual="104")
    for row in (beyond, passed):
        step = next(one for one in told(row).steps if one.topic is Topic.REST)
        assert "判定規則" in step.text("zh")


@pytest.mark.parametrize(
    ("row", "limit"),
    [
        (replace(DUST, actual="100"), 0),
        (
            replace(
                DUST, name="平均滿意度", formula=None, unit="%", target="98", actual="80", polarity=Polarity.HIGHER
            ),
            100,
        ),
        (replace(DUST, name="年平均成長率", formula=None, unit="%", actual="100"), None),
    ],
)
def test_what_cannot_be_reached_any_more_is_said_so(row: Row, limit: int | None) -> None:
    row = replace(row, behaviour=TimeBehaviour.RATIO)
    found = rest(row)
    assert (found.kind, found.limit) == (RestKind.MEAN, limit)
    step = next(one for one in told(row).steps if one.topic is Topic.REST)
    assert ("已達不到" in step.text("zh")) is (limit is not None)


def test_whole_things_are_asked_in_whole_numbers_with_unit_and_thousands() -> None:
    visits = replace(FLOW, name="新增參觀人次", unit="人次", target="25,000,000", actual="15,133,744")
    step = next(one for one in told(visits).steps if one.topic is Topic.REST)
    assert "15,133,744 人次" in step.text("zh")
    assert "≥ 3,288,752 人次" in step.text("zh")


def test_a_running_total_that_fell_is_said_so() -> None:
    first = replace(FLOW, actual="43", target="100")
    steps = told(replace(first, period=Period.months(107, 1, 6), actual="30"), first).steps
    assert any("累計變小了" in step.text("zh") and "43 座" in step.text("zh") for step in steps)


def test_a_fall_alone_decides_nothing_for_good() -> None:
    first = replace(FLOW, actual="60")
    found = told(replace(first, period=quarter(2), actual="58"), first)
    assert found.status is Status.UNDER_WAY
    assert found.rest is not None
    assert found.rest.lacking is not None
    assert found.rest.lacking.gap is PeriodGap.COUNTING
    less = rest(replace(first, period=quarter(2), actual="10"), first)
    assert (less.low, less.inferred) == (Decimal(30), ("counting",))


def test_a_range_whose_floor_is_reached_tells_floor_and_ceiling_of_what_remains() -> None:
    found = rest(replace(FLOW, target="100~200", actual="120"))
    assert (found.low, found.high, found.floor_reached) == (0, 80, True)
    texts = [step.text("zh-Hant") for step in rest_steps(found)]
    assert "其餘3季合計須0 座 … 80 座" in texts[0], texts
    assert "目標100 座 … 200 座的下限已達到" in texts[1]
    assert found.holds(Decimal(0))
    assert not found.holds(Decimal(81))
    below = rest(replace(FLOW, target="100~200", actual="80"))
    assert (below.low, below.high, below.floor_reached) == (20, 120, False)
