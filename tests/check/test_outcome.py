"""What became of one edition's figures and action plans in another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng import resources
from heng.check.compare import FigureChange, Outcome, outcome
from heng.check.compare.earlier import earlier
from heng.check.context import Context
from heng.evaluate.assessment import assess
from heng.evaluate.rulebooks.rulebook import AS_PRINTED
from heng.model.edition import Edition
from heng.model.figures import Missing
from heng.model.notation import parse_actual
from heng.model.period import Period
from heng.model.terms import ActionMove, Barrier, EditionPart, MissingReason, Movement, Polarity, TimeBehaviour, Worth
from tests.check.factory import REGISTER, action, edition, kpi, objective, reading

Q1, HALF = Period.months(107, 1, 3), Period.months(107, 1, 6)
Q2, LAST_Q1 = Period.months(107, 4, 6), Period.months(106, 1, 3)


def printing(
    actual: str | Missing,
    period: Period,
    *,
    polarity: Polarity | None = Polarity.HIGHER,
    behaviour: TimeBehaviour | None = TimeBehaviour.STOCK,
    target: str = "50",
    **row: object,
) -> Edition:
    """Return an edition with one KPI and its actual for a period."""
    indicator = replace(kpi("AC1.1", "完成情形", unit="%"), polarity=polarity, behaviour=behaviour, **row)
    said = parse_actual(actual).value if isinstance(actual, str) else actual
    figure = replace(reading(indicator, target), actual=said, period=period)
    made = edition(objectives=[objective("AC1")], kpis=[indicator], readings=[figure])
    return replace(made, year=period.roc_year, edition=replace(made.edition, period=period))


def became(before: Edition, after: Edition) -> Outcome:
    """Compare two editions as printed."""
    return outcome(assess(before, AS_PRINTED), assess(after, AS_PRINTED), Context(register=REGISTER))


def figure(before: Edition, after: Edition) -> FigureChange:
    """Return what became of the one figure of two editions."""
    (found,) = became(before, after).figures
    return found


@pytest.mark.parametrize(
    ("polarity", "worth"), [(Polarity.HIGHER, Worth.WORSE), (Polarity.LOWER, Worth.BETTER), (None, None)]
)
def test_the_direction_tells_better_from_worse(polarity: Polarity | None, worth: Worth | None) -> None:
    """A fall is worse where more is better; where nothing tells, it is a fall only."""
    found = figure(printing("40.7", Q1, polarity=polarity), printing("30.2", Q2, polarity=polarity))
    assert (found.movement, found.worth) == (Movement.FELL, worth)
    assert found.barrier is (None if worth else Barrier.DIRECTION)


@pytest.mark.parametrize(
    ("spans", "barrier"),
    [
        ((Q1, HALF), Barrier.FELL),
        ((Q2, Period.months(107, 7, 12)), Barrier.LENGTH),
        ((Q1, Q2), Barrier.CUMULATIVE),
        ((LAST_Q1, Q1), None),
        ((Q2, Period.months(107, 7, 9)), None),
        ((Q1, Q1), None),
    ],
)
def test_sums_are_compared_over_like_spans_only(spans: tuple[Period, Period], barrier: Barrier | None) -> None:
    """Six months bring more than three whatever is done; the same quarter of another year is comparable."""
    flow = TimeBehaviour.FLOW
    found = figure(printing("40", spans[0], behaviour=flow), printing("30", spans[1], behaviour=flow))
    assert found.barrier is barrier
    assert found.worth is (None if barrier else Worth.WORSE)


def test_a_rise_from_one_later_quarter_to_the_next_may_be_the_time_gone_by() -> None:
    """Reports print the year to date under a quarter as often as the quarter alone; only a fall tells which."""
    flow, third = TimeBehaviour.FLOW, Period.months(107, 7, 9)
    found = figure(printing("30", Q2, behaviour=flow), printing("40", third, behaviour=flow))
    assert (found.movement, found.barrier, found.worth) == (Movement.ROSE, Barrier.COUNTING, None)


def test_levels_are_compared_whatever_span_they_close() -> None:
    """A stock does not grow with the time its report covers."""
    assert figure(printing("40", Q1), printing("30", HALF)).worth is Worth.WORSE


def test_another_formula_or_unit_stands_in_the_way() -> None:
    """What is computed or counted otherwise is not better or worse."""
    assert figure(printing("40", Q1, formula="甲/乙"), printing("30", Q2, formula="甲/丙")).barrier is Barrier.FORMULA
    assert figure(printing("40", Q1), printing("30", Q2, unit="件")).barrier is Barrier.UNIT


def test_a_figure_that_comes_or_goes_is_told() -> None:
    """Missing is not zero: no rise and no fall."""
    none = Missing(reason=MissingReason.NOT_YET, text="—")
    assert figure(printing(none, Q1), printing("30", Q2)).movement is Movement.REPORTED
    assert figure(printing("30", Q1), printing(none, Q2)).movement is Movement.LOST


def test_two_states_of_one_period_are_told_from_two_periods() -> None:
    """A later period's actual is no changed figure."""
    assert became(printing("40", Q1), printing("30", Q1)).same_period
    assert not became(printing("40", Q1), printing("30", Q2)).same_period


def test_only_equal_editions_are_empty() -> None:
    """Another actual, another plan, another remark: each is a difference."""
    one = printing("40", Q1)
    assert became(one, one).is_empty
    assert not became(one, printing("41", Q1)).is_empty
    remarked = became(one, printing("40", Q1, formula_note="自108年起改列"))
    assert remarked.parts == (EditionPart.DEFINITIONS,)
    assert not remarked.is_empty


def test_action_plans_are_paired_by_code_and_name() -> None:
    """New, gone and renamed plans of a KPI."""
    one = printing("40", Q1)
    row = one.card.indicators[0]

    def having(*plans: tuple[str, str]) -> Edition:
        made = tuple(action(code, text, kpi=row) for code, text in plans)
        return replace(one, card=replace(one.card, actions=made))

    found = became(
        having(("AC1.1.1", "汰換老舊路燈"), ("AC1.1.2", "辦理講習")),
        having(("AC1.1.1", "汰換老舊路燈及號誌"), ("AC1.1.3", "設置監測站網")),
    ).actions
    assert [(each.move, (each.after or each.before).code) for each in found] == [
        (ActionMove.RENAMED, "AC1.1.1"), (ActionMove.NEW, "AC1.1.3"), (ActionMove.GONE, "AC1.1.2"),
    ]  # fmt: skip


def test_spans_of_february_are_the_same_in_leap_years() -> None:
    """28 and 29 February close the same part of the year."""
    flow = TimeBehaviour.FLOW
    before, after = (Period(date(year, 1, 1), date(year, 2, day)) for year, day in ((2019, 28), (2020, 29)))
    assert figure(printing("1", before, behaviour=flow), printing("2", after, behaviour=flow)).worth is Worth.BETTER


OPPOSITE = {Worth.BETTER: Worth.WORSE, Worth.WORSE: Worth.BETTER, None: None}


@settings(max_examples=60, deadline=None)
@given(
    numbers=st.tuples(*[st.decimals(-1000, 1000, places=2)] * 2),
    polarity=st.sampled_from([Polarity.HIGHER, Polarity.LOWER, None]),
    behaviour=st.sampled_from(TimeBehaviour),
    spans=st.tuples(*[st.sampled_from([Q1, Q2, HALF, LAST_Q1])] * 2),
)
def test_the_other_way_round_better_is_worse(numbers, polarity, behaviour, spans) -> None:  # type: ignore[no-untyped-def]
    """Whatever is compared, swapping the two swaps the answer, and what cannot be told stays untold."""
    one, other = (
        printing(str(number), span, polarity=polarity, behaviour=behaviour)
        for number, span in zip(numbers, spans, strict=True)
    )
    there, back = figure(one, other), figure(other, one)
    assert back.worth is OPPOSITE[there.worth]
    assert back.barrier is there.barrier
    assert not (there.worth and there.barrier)


def test_a_target_once_met_and_under_way_again_is_a_fall_where_the_year_to_date_goes_on() -> None:
    flow = TimeBehaviour.FLOW
    book = resources.rulebook("demo-linear-1")

    def verdicts(before: Period, after: Period, target: str = "50") -> list[Worth | None]:
        sides = [assess(printing(text, span, behaviour=flow, target=asked), book)
                 for text, span, asked in (("60", before, "50"), ("45", after, target))]  # fmt: skip
        return [one.verdict_worth for one in outcome(*sides, Context(register=REGISTER)).verdicts]

    assert verdicts(Q1, HALF) == [Worth.WORSE]
    assert verdicts(LAST_Q1, HALF) == [None]
    assert verdicts(Q1, HALF, target="90") == [None]


@pytest.mark.parametrize(
    ("other", "is_before"), [(Q1, True), (Q2, False), (Period.months(107, 1, 9), False), (LAST_Q1, True)]
)
def test_spans_that_overlap_are_not_before_one_another_unless_one_continues_the_other(
    other: Period, *, is_before: bool
) -> None:
    one, own = printing("40", other), printing("45", HALF)
    assert (earlier(own, Context(register=REGISTER, editions=(one, own))) is one) is is_before
