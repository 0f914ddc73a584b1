"""One reading → one verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from heng.evaluate.judging.case import Case
from heng.evaluate.judging.demand import Demand, benchmark_of, demand_of
from heng.evaluate.judging.moment import moment_of
from heng.evaluate.judging.pace import paced
from heng.evaluate.judging.parts import part_steps
from heng.evaluate.judging.ruling import Ruling, not_scored
from heng.evaluate.judging.verdict import Step
from heng.evaluate.rulebooks.rulebook import Judging
from heng.evaluate.telling import shown, wordings
from heng.evaluate.units.conversion import convert, is_scaled
from heng.model.figures import Actual, Deadline, NoTarget, Relative, Target, Threshold
from heng.model.finding import Fact
from heng.model.period import PartialDate
from heng.model.quantity import Quantity
from heng.model.terms import Answer, NoTargetReason, NotScoredReason, Status, TimeBehaviour, Topic

NO_TARGET = {
    NoTargetReason.EMPTY: NotScoredReason.NO_TARGET,
    NoTargetReason.PROSE: NotScoredReason.TARGET_NOT_NUMBER,
    NoTargetReason.NOT_APPLICABLE: NotScoredReason.NOT_APPLICABLE,
}


def judge_figure(case: Case, judging: Judging) -> Ruling:
    """Judge a figure that is there and not in question."""
    target = case.reading.target
    if target is None:
        return not_scored(NotScoredReason.NO_TARGET)
    if isinstance(target.predicate, NoTarget):
        return not_scored(NO_TARGET[target.predicate.reason])
    if isinstance(target.predicate, Deadline):
        return _deadline(target.predicate, case.actual, moment_of(case.reading).last)
    demand = demand_of(target, case.actual, case.polarity)
    if isinstance(demand, NotScoredReason):
        grows = case.behaviour is TimeBehaviour.FLOW and not moment_of(case.reading).year_over
        unit = case.indicator.unit or ""
        return not_scored(demand, *part_steps(target, case.actual, case.polarity, unit=unit, grows=grows))
    ruling = _number(case, demand, judging)
    return replace(ruling, steps=(*ruling.steps, *_benchmark(target, case.actual)))


def _number(case: Case, demand: Demand, judging: Judging) -> Ruling:
    """Judge a number in the unit of the target.

    Units that differ are never compared.
    """
    printed, kpi_unit = case.actual.value, case.indicator.unit or ""
    value = comparable(case, demand)
    if not isinstance(printed, Quantity):
        assert isinstance(value, NotScoredReason)
        return not_scored(value)
    if isinstance(value, NotScoredReason):
        units = {"target": demand.unit or kpi_unit, "actual": printed.unit or kpi_unit}
        return not_scored(value, Step(Topic.UNIT, wordings.UNIT_OTHER, units))
    ruling = paced(case, demand, value, judging)
    return replace(ruling, steps=(*ruling.steps, *_converted(printed, value, demand.unit or kpi_unit)))


def comparable(case: Case, demand: Demand) -> Decimal | NotScoredReason:
    """Return a figure in the unit of its demand, or why it cannot be held against it."""
    printed = case.actual.value
    if not isinstance(printed, Quantity):
        return _why_no_number(case.actual)
    value = convert(printed, demand.unit, case.indicator.unit or "")
    return _why_other_unit(case, printed, demand) if value is None else value


def _why_other_unit(case: Case, printed: Quantity, demand: Demand) -> NotScoredReason:
    """Two printed units that differ are two things; a scale word on one side only (`5 萬人` against 40000) is a doubt.

    Whether the bare number is in thousands, or in another unit altogether, only somebody who knows the data can say.
    """
    predicate = case.reading.target.predicate if case.reading.target else None
    target = predicate.value if isinstance(predicate, Threshold) else Quantity(value=Decimal(0), unit=demand.unit)
    both = bool(printed.unit and target.unit)
    scaled = is_scaled(printed) or is_scaled(target)
    return NotScoredReason.DATA_IN_QUESTION if scaled and not both else NotScoredReason.OTHER_UNIT


def _why_no_number(actual: Actual) -> NotScoredReason:
    """A day against a number, or parts against one number."""
    return NotScoredReason.OTHER_UNIT if actual.value is not None else NotScoredReason.FORMULA_UNCLEAR


def _converted(printed: Quantity, value: Decimal, unit: str) -> tuple[Step, ...]:
    if printed.value == value:
        return ()
    facts = {"actual": shown.figure(printed), "converted": shown.number(value, unit)}
    return (Step(Topic.UNIT, wordings.UNIT_CONVERTED, facts),)


def _benchmark(target: Target, actual: Actual) -> tuple[Step, ...]:
    if not isinstance(target.predicate, Relative):
        return ()
    benchmark = benchmark_of(target, actual)
    assert benchmark is not None
    facts = {"name": target.predicate.benchmark, "value": shown.figure(benchmark)}
    return (Step(Topic.TARGET, wordings.BENCHMARK, facts, actual.source),)


def _deadline(deadline: Deadline, actual: Actual, known: date | None) -> Ruling:
    """On or before the last day that the target can mean is met, after it short; a day to come is no deed yet.

    `known` is the last day that the figure can speak for, None where not known.
    """
    if not isinstance(actual.value, PartialDate):
        return not_scored(NotScoredReason.TARGET_NOT_NUMBER)
    due, done = deadline.day.last(), actual.value
    facts: dict[str, Fact] = {"target": deadline.day, "actual": done}
    if known is not None and done.first() > known and done.last() <= due:
        step = Step(Topic.RESULT, wordings.DEADLINE_AHEAD, {**facts, "day": known})
        return Ruling(status=Status.UNDER_WAY, steps=(step,))
    if done.first() <= due < done.last() or (known is not None and done.first() <= known < done.last() <= due):
        step = Step(Topic.RESULT, wordings.DEADLINE_UNCLEAR, facts)
        return not_scored(NotScoredReason.DATA_IN_QUESTION, step)
    days = (done.last() - due).days if done.last() <= due else (done.first() - due).days
    facts |= {"answer": Answer.EARLY if days < 0 else Answer.LATE, "days": abs(days)}
    step = Step(Topic.RESULT, wordings.DEADLINE if days else wordings.DEADLINE_DAY, facts)
    distance = Quantity(value=Decimal(days), unit="日")
    return Ruling(status=Status.SHORT if days > 0 else Status.MET, distance=distance, steps=(step,))
