"""What the rest of the year must bring for a target to be met, by how the figures behave over the year.

All numbers are exact: to bring exactly a bound meets the target, a hair less does not. Only words are rounded, and then
to the side on which what they say stays true. It is no forecast: nothing is said of what will come.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from heng.evaluate.judging.demand import Demand, demand_of
from heng.evaluate.traits.behaviour import BehaviourJudgement
from heng.evaluate.traits.counting import from_new_year
from heng.evaluate.traits.polarity import PolarityJudgement
from heng.evaluate.units.conversion import counts_things, is_percent
from heng.evaluate.year.line import Line, Point
from heng.evaluate.year.to_date import EXACT, Lacking, to_date
from heng.model.card import Indicator
from heng.model.figures import Actual, Deadline, NoTarget, Relative
from heng.model.period import Period
from heng.model.terms import Ground, NotScoredReason, PeriodGap, PeriodLength, RestKind, TimeBehaviour

MEAN = re.compile(r"(?:年度?|[月日季週]|期間?|歷次|各[月季期]|測站|監測)平均|平均(?:監測|濃度|滿意|值)")
"""Words of a mean over time, or of measurements taken again and again."""
PER_EACH = re.compile(r"每(?![年月日季週])|平均(?:餘命|壽命)")
CHANGE = re.compile(r"淨|[增成]長|增減|增加|減少|變[化動]|差[額距值]?|提升|達成|執行")
"""What may lie below zero or above the whole."""
SHARE = re.compile(r"(?:滿意度|(?:普及|覆蓋|涵蓋|合格|及格|妥善|出席|回收|滿意|就業|準點)率|[占佔]比)(?:[（(].*)?$")
"""A part of a whole, which never is more than all of it."""
DIVISION = re.compile(r"[/／÷]")
NOTHING_SAID: Mapping[TimeBehaviour | None, PeriodGap] = {
    None: PeriodGap.BEHAVIOUR,
    TimeBehaviour.MULTI_YEAR: PeriodGap.SEVERAL_YEARS,
    TimeBehaviour.EVENT: PeriodGap.DEADLINE,
}
"""Behaviours of which no rest of a year can be told."""
MONTHS = {PeriodLength.MONTH: 1, PeriodLength.QUARTER: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What the rest of a year must bring.

    Attributes:
        kind: What the bounds are about.
        lacking: For `NONE`: why nothing is said.
        demand: Of the yearly target; None where there is none to speak of.
        low, high: Bounds in the demand's unit, None where there is none: of the sum of the remaining periods (`SUM`),
            of the sum of their values (`MEAN`), of the last level (`LEVEL`), of the figure of the year (`WHOLE`).
        periods, length: How many periods of which length remain; 0 and None where they are not counted.
        so_far: What the year came to; for a mean, the mean.
        known: For `MEAN`: sum of the values of the periods known; `of` = all periods of the year.
        until, end: Last day of what is known, last day of the year.
        points: What it was made from, oldest first.
        divided: It is a ratio of sums: what the rest must reach hangs on its divisor.
        inferred: Which of behaviour, direction and counting are only inferred.
        limit: For `MEAN`: what each period would have to cross, and cannot; None where nothing certain is crossed.
        fell: A larger figure of the year that counts from New Year as well; such a sum never falls.
    """

    kind: RestKind
    lacking: Lacking | None = None
    demand: Demand | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    periods: int = 0
    length: PeriodLength | None = None
    so_far: Decimal | None = None
    known: Decimal | None = None
    of: int = 0
    until: date | None = None
    end: date | None = None
    points: tuple[Point, ...] = ()
    divided: bool = False
    inferred: tuple[str, ...] = ()
    limit: int | None = None
    fell: Point | None = None

    @property
    def floor_reached(self) -> bool:
        """Tell whether a range's floor is reached for good, so that only its ceiling still binds what remains."""
        demand = self.demand
        if demand is None or self.kind is not RestKind.SUM or demand.low in {None, demand.high} or demand.high is None:
            return False
        return self.low == 0 and not demand.low_excluded

    def holds(self, amount: Decimal) -> bool:
        """Tell whether an amount, exactly, would meet the target."""
        if self.demand is None:
            return False
        return replace(self.demand, low=self.low, high=self.high).holds(amount)

    def each(self, bound: Decimal | None) -> Fraction | None:
        """Return a bound for each remaining period on average; None where periods are not counted."""
        return None if bound is None or not self.periods else Fraction(bound) / self.periods


def rest_of(line: Line, polarity: PolarityJudgement, behaviour: BehaviourJudgement) -> Rest:
    """Say what the rest of a figure's year must bring, or why nothing is said."""
    target, year = line.now.reading.target, line.now.year
    if target is None or isinstance(target.predicate, NoTarget):
        return _none(PeriodGap.NO_TARGET)
    if isinstance(target.predicate, Deadline):
        return _none(PeriodGap.DEADLINE)
    if isinstance(target.predicate, Relative):
        return _none(PeriodGap.BENCHMARK)
    if year is None:
        return _none(PeriodGap.PERIOD)
    if line.now.is_of_part and line.now.span is not None:
        return Rest(kind=RestKind.OVER, until=line.now.span.last, end=line.now.span.last)
    point = next((one for one in reversed(line.of_year(year)) if isinstance(one.reading.actual, Actual)), None)
    if point is None or point.span is None:
        return _none(PeriodGap.NO_FIGURE)
    if point.span.last >= year.last:
        return Rest(kind=RestKind.OVER, until=point.span.last, end=year.last)
    demand = demand_of(target, _actual(point), polarity.polarity)
    if isinstance(demand, NotScoredReason):
        return _none(PeriodGap.DIRECTION if demand is NotScoredReason.POLARITY_UNKNOWN else PeriodGap.NO_TARGET)
    found = _of_point(_Case(line, point, point.span, year, demand), behaviour)
    inferred = [
        name for name, one in (("behaviour", behaviour), ("polarity", polarity)) if one.ground is Ground.INFERRED
    ]
    return replace(found, inferred=(*inferred, *found.inferred))


@dataclass(frozen=True, slots=True)
class _Case:
    """A yearly demand, and the latest figure of the year it is for."""

    line: Line
    point: Point
    span: Period
    year: Period
    demand: Demand

    def rest(self, kind: RestKind, **more: object) -> Rest:
        """Return what is said of this case."""
        return Rest(kind=kind, demand=self.demand, until=self.span.last, end=self.year.last, **more)  # type: ignore[arg-type]


def _none(gap: PeriodGap) -> Rest:
    return Rest(kind=RestKind.NONE, lacking=Lacking(gap))


def _lacking(found: Lacking) -> Rest:
    return Rest(kind=RestKind.NONE, lacking=found)


def _actual(point: Point) -> Actual:
    assert isinstance(point.reading.actual, Actual)
    return point.reading.actual


def _of_point(case: _Case, judged: BehaviourJudgement) -> Rest:
    value = case.point.number(case.demand.unit)
    gap = _gap(case, judged, value)
    if gap is not None or value is None:
        return _none(gap or PeriodGap.UNIT)
    if judged.behaviour is TimeBehaviour.FLOW:
        return _sum(case, value)
    if judged.behaviour is TimeBehaviour.RATIO and is_mean(case.point.indicator):
        return _mean(case)
    kind = RestKind.LEVEL if judged.behaviour is TimeBehaviour.STOCK else RestKind.WHOLE
    return replace(_bounds(case, kind, value), divided=judged.behaviour is TimeBehaviour.RATIO)


def _gap(case: _Case, judged: BehaviourJudgement, value: Decimal | None) -> PeriodGap | None:
    """Return what stands in the way of any statement."""
    actual = _actual(case.point)
    if case.line.is_questioned(case.point):
        return PeriodGap.QUESTIONED
    if actual.partial or actual.planned is not None:
        return PeriodGap.PARTIAL
    if value is None:
        return PeriodGap.UNIT
    return PeriodGap.DOUBTED if judged.may_be is not None else NOTHING_SAID.get(judged.behaviour)


def is_mean(indicator: Indicator) -> bool:
    """Tell whether the figure of a year is the mean of its periods: an average over time that no formula divides.

    What is divided (總日數/總件數) is a ratio of sums: its periods weigh by their divisors, not equally. So is what is
    per head, case or house (平均每戶用電量), and a mean of people or cases (平均餘命) weighs by them.
    """
    text = "".join(f"{indicator.name} {indicator.formula or ''}".split())
    return bool(MEAN.search(text)) and not PER_EACH.search(text) and not DIVISION.search(indicator.formula or "")


def _bounds(case: _Case, kind: RestKind, value: Decimal) -> Rest:
    return case.rest(kind, low=case.demand.low, high=case.demand.high, so_far=value, points=(case.point,))


def _sum(case: _Case, value: Decimal) -> Rest:
    found = to_date(case.line, case.point, case.demand.unit)
    if isinstance(found, Lacking):
        return _decided(case, value, (case.point,)) or _lacking(found)
    grows = all((one.number(case.demand.unit) or 0) >= 0 for one in found.points)
    if grows and (decided := _decided(case, found.total, found.points)):
        return decided if not found.by_fall else _decided(case, value, (case.point,)) or _lacking(_unsure(case))
    low, high = (
        None if end is None else EXACT.subtract(end, found.total) for end in (case.demand.low, case.demand.high)
    )
    demand = case.demand
    if grows and low is not None and (low < 0 or (low == 0 and not demand.low_excluded)):
        # The floor is reached for good: nothing at all is enough for it.
        low, demand = Decimal(0), replace(demand, low_excluded=False)
    length, periods = _remaining(case)
    return replace(case, demand=demand).rest(
        RestKind.SUM,
        low=low,
        high=high,
        so_far=found.total,
        points=found.points,
        periods=periods,
        length=length,
        inferred=("counting",) if found.by_fall else (),
        fell=_fell(case, value) if grows else None,
    )


def _unsure(case: _Case) -> Lacking:
    return Lacking(PeriodGap.COUNTING, {"day": case.span.last})


def _fell(case: _Case, value: Decimal) -> Point | None:
    """Return an earlier figure from New Year that is larger than one from New Year."""
    unit = case.demand.unit
    if not from_new_year(case.point):
        return None
    year = [one for one in case.line.of_year(case.year) if one is not case.point and from_new_year(one)]
    return next((one for one in year if (then := one.number(unit)) is not None and then > value), None)


def _decided(case: _Case, reached: Decimal, points: tuple[Point, ...]) -> Rest | None:
    """Return what no later figure can change, where all only add: what one period alone brought counts as well."""
    demand = case.demand
    if reached < 0:
        return None
    if demand.secured(reached):
        return case.rest(RestKind.SECURED, so_far=reached, points=points)
    if demand.passed(reached):
        return case.rest(RestKind.PASSED, so_far=reached, points=points)
    beyond = demand.low == demand.high is not None and reached > demand.high
    return case.rest(RestKind.BEYOND, so_far=reached, points=points) if beyond else None


def _mean(case: _Case) -> Rest:
    length, periods = _remaining(case)
    if length is None or not periods:
        return _none(PeriodGap.PERIOD)
    size = MONTHS[length]

    def weight(span: Period) -> int:
        times, left = divmod(span.whole_months, size)
        return 0 if left else times

    found = to_date(case.line, case.point, case.demand.unit, weight)
    if isinstance(found, Lacking):
        return _lacking(found)
    of = case.year.whole_months // size
    low, high = (
        None if end is None else EXACT.subtract(EXACT.multiply(end, Decimal(of)), found.total)
        for end in (case.demand.low, case.demand.high)
    )
    return case.rest(
        RestKind.MEAN,
        low=low,
        high=high,
        known=found.total,
        so_far=EXACT.divide(found.total, Decimal(of - periods)),
        of=of,
        limit=_limit(case.demand, found.points, (low, high), periods),
        points=found.points,
        periods=periods,
        length=length,
    )


def _limit(
    demand: Demand, points: tuple[Point, ...], ends: tuple[Decimal | None, Decimal | None], periods: int
) -> int | None:
    """Return 0 or 100 where the rest would have to lie below nothing, or above the whole; None in doubt."""
    low, high = ends
    indicator = points[-1].indicator
    unit = demand.unit or points[-1].unit
    if CHANGE.search(indicator.name):
        return None
    if high is not None and (high < 0 or (high == 0 and demand.high_excluded)):
        known = all((one.number(demand.unit) or 0) >= 0 for one in points)
        return 0 if known and ("濃度" in indicator.name or counts_things(unit)) else None
    whole = 100 * periods
    if low is not None and (low > whole or (low == whole and demand.low_excluded)):
        return 100 if is_percent(unit) and SHARE.search(indicator.name) else None
    return None


def _remaining(case: _Case) -> tuple[PeriodLength | None, int]:
    """Return how many quarters remain, or months where any figure of the year covers no whole quarters."""
    rest = Period(case.span.last + timedelta(days=1), case.year.last)
    by_month = any(
        one.span and one.span.whole_months % MONTHS[PeriodLength.QUARTER] for one in case.line.of_year(case.year)
    )
    for length in (PeriodLength.QUARTER, PeriodLength.MONTH):
        size = MONTHS[length]
        fits = rest.whole_months % size == 0 and case.year.whole_months % size == 0
        if rest.whole_months and fits and not (by_month and length is PeriodLength.QUARTER):
            return length, rest.whole_months // size
    return None, 0
