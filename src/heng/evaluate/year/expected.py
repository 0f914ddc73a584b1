"""What is to be reached by a day of the year: by days gone, by last year's course, or by a planned split.

Each way has a ground of its own; where that is missing, the answer is what is missing, never another way, unless the
rulebook declares in which order the ways are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from heng.evaluate.inputs.spans import day_before
from heng.evaluate.judging.demand import Demand
from heng.evaluate.judging.moment import Moment, calendar_year
from heng.evaluate.telling import shown
from heng.evaluate.telling.step import Step
from heng.evaluate.units.conversion import convert
from heng.evaluate.year import period_words
from heng.evaluate.year.line import Line, Planned, Point
from heng.evaluate.year.to_date import EXACT, Lacking, to_date
from heng.model.finding import Fact
from heng.model.period import Period
from heng.model.terms import Pace, PeriodGap, Topic


@dataclass(frozen=True, slots=True)
class Expected:
    """A demand for a day of the year, and the steps that say where it comes from, down to printed cells."""

    demand: Demand
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What an expectation is asked for: the yearly demand, the figure's line, how far it goes, whether it adds up."""

    demand: Demand
    line: Line
    moment: Moment
    adds_up: bool


def expected(pace: Pace, course: Course) -> Expected | Lacking:
    """Return what a pace expects of a figure by its last day, or what is missing for that."""
    way = way_of(pace, course)
    found = WAYS[way](course)
    if way is pace or isinstance(found, Lacking):
        return found
    return replace(found, steps=(Step(Topic.PACE, period_words.COURSE, {"pace": way}), *found.steps))


def way_of(pace: Pace, course: Course) -> Pace:
    """Return the way by which a pace expects: of several the first that has a ground, or one that must be settled."""
    if pace is not Pace.COURSE:
        return pace
    for way in (Pace.PLANNED, Pace.SAME_AS_LAST_YEAR):
        found = WAYS[way](course)
        if not isinstance(found, Lacking) or found.gap in _TO_SETTLE:
            return way
    return Pace.LINEAR


def _linear(course: Course) -> Expected | Lacking:
    share = course.moment.share
    if share is None:
        return Lacking(PeriodGap.PERIOD)
    told = course.demand.at(share)
    facts: dict[str, Fact] = {
        "day": course.moment.last or "",
        "share": _percent(share),
        "demand": shown.demand(told),
    }
    return Expected(told, (Step(Topic.PACE, period_words.LINEAR, facts),))


def _last_year(course: Course) -> Expected | Lacking:
    line, last, year = course.line, course.moment.last, course.moment.whole
    if last is None or year is None:
        return Lacking(PeriodGap.PERIOD)
    if year != calendar_year(last):
        return Lacking(PeriodGap.SEVERAL_YEARS)
    before = calendar_year(date(last.year - 1, 1, 1))
    same, whole = line.ending(day_before(last)), line.ending(before.last)
    found = _both(course, same, whole, day_before(last))
    if isinstance(found, Lacking):
        return found
    (part, total) = found
    if total <= 0 or not 0 <= part <= total:
        return Lacking(PeriodGap.LAST_SHARE, {"then": shown.number(part), "total": shown.number(total)})
    share = Fraction(part) / Fraction(total)
    told = course.demand.at(share)
    return Expected(told, (*_grounds(same, whole, part, total), _stated(course, share, told)))


def _both(course: Course, same: Point | None, whole: Point | None, day: date) -> tuple[Decimal, Decimal] | Lacking:
    """Return last year's figure to the same day and of the whole year, in the unit of the demand."""
    found: list[Decimal] = []
    for point, gap, to in (
        (same, PeriodGap.LAST_PERIOD, day),
        (whole, PeriodGap.LAST_YEAR, calendar_year(day).last),
    ):
        value = _reached(course, point) if point else Lacking(gap, {"day": to})
        if isinstance(value, Lacking):
            return value if value.gap is not PeriodGap.NO_FIGURE else Lacking(gap, {"day": to})
        found.append(value)
    return found[0], found[1]


def _reached(course: Course, point: Point) -> Decimal | Lacking:
    unit = course.demand.unit
    if point.changed:
        return Lacking(PeriodGap.DEFINITION, {"field": point.changed[0]})
    if course.adds_up:
        found = to_date(course.line, point, unit)
        return found if isinstance(found, Lacking) else found.total
    if course.line.is_questioned(point):
        return Lacking(PeriodGap.QUESTIONED, {"day": point.span.last} if point.span else {})
    value = point.number(unit)
    return Lacking(PeriodGap.NO_FIGURE) if value is None else value


def _grounds(same: Point | None, whole: Point | None, part: Decimal, total: Decimal) -> tuple[Step, ...]:
    assert same is not None
    assert whole is not None
    pairs = ((period_words.LAST_SAME, same, part), (period_words.LAST_WHOLE, whole, total))
    return tuple(
        Step(
            Topic.PACE,
            wording,
            {"day": point.span.last if point.span else "", "value": shown.number(value)},
            point.source,
        )
        for wording, point, value in pairs
    )


def _stated(course: Course, share: Fraction, told: Demand) -> Step:
    facts: dict[str, Fact] = {
        "day": course.moment.last or "",
        "share": _percent(share),
        "demand": shown.demand(told),
    }
    return Step(Topic.PACE, period_words.LAST_YEAR, facts)


def _planned(course: Course) -> Expected | Lacking:
    line, last, year = course.line, course.moment.last, course.moment.whole
    if last is None or year is None:
        return Lacking(PeriodGap.PERIOD)
    values = _plan_of(course, year)
    if isinstance(values, Lacking):
        return values
    at = next((number for number, one in enumerate(line.plan) if one.last == last), None)
    if at is None:
        return Lacking(PeriodGap.PLAN_DAY, {"day": last})
    told = course.demand.moved(values[at])
    if told is None:
        return Lacking(PeriodGap.PLAN_FORM)
    one = line.plan[at]
    wording = period_words.PLANNED if one.source else period_words.PLANNED_ENTERED
    return Expected(told, (Step(Topic.PACE, wording, {"day": last, "demand": shown.demand(told)}, one.source),))


def _plan_of(course: Course, year: Period) -> tuple[Decimal, ...] | Lacking:
    """Return the values of a plan counted from the first day of the year."""
    plan, demand = course.line.plan, course.demand
    if not plan:
        return Lacking(PeriodGap.NO_PLAN)
    values = [convert(one.value, demand.unit, course.line.now.indicator.unit or "") for one in plan]
    numbers = [value for value in values if value is not None]
    if len(numbers) < len(plan):
        return Lacking(PeriodGap.UNIT)
    if not course.adds_up:
        return tuple(numbers)
    return _counted(plan, numbers, demand, year)


def _counted(
    plan: tuple[Planned, ...], numbers: list[Decimal], demand: Demand, year: Period
) -> tuple[Decimal, ...] | Lacking:
    """A split of a sum leads up to the target of the year, or its parts add up to it; anything else is no split."""
    ends_with_year, target = plan[-1].last == year.last, demand.reference(numbers[-1])
    rises = all(one <= other for one, other in pairwise(numbers))
    if ends_with_year and numbers[-1] == target and rises:
        return tuple(numbers)
    sums, total = [], Decimal(0)
    for number in numbers:
        total = EXACT.add(total, number)
        sums.append(total)
    return tuple(sums) if ends_with_year and total == target else Lacking(PeriodGap.PLAN_FORM)


def _percent(share: Fraction) -> str:
    return shown.percent(Decimal(share.numerator) / share.denominator)


_TO_SETTLE = frozenset({PeriodGap.PLAN_FORM, PeriodGap.UNIT, PeriodGap.QUESTIONED})
"""A ground that is there and cannot be taken as it is: no other way stands in for it."""

WAYS: Mapping[Pace, Callable[[Course], Expected | Lacking]] = {
    Pace.LINEAR: _linear,
    Pace.SAME_AS_LAST_YEAR: _last_year,
    Pace.PLANNED: _planned,
}
"""The ways to expect a part of the target before the year is over."""
EXPECTING = frozenset({*WAYS, Pace.COURSE})
"""The paces that do."""
