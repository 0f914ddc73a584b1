"""What figures of a year come to from its first day: as printed, or put together from its periods.

One way for sums and for means of periods: a mean's figure counts as often as it has periods of the year behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal

from heng.evaluate.judging.demand import Demand
from heng.evaluate.traits.counting import CountingJudgement, counting_of, from_new_year
from heng.evaluate.year import period_words
from heng.evaluate.year.line import Line, Point
from heng.formula.evaluate import PRECISION
from heng.model.figures import Actual
from heng.model.finding import Fact
from heng.model.period import Period
from heng.model.terms import Counting, PeriodGap

EXACT = Context(prec=PRECISION)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDate:
    """What is known from the first day of the year to a last one.

    Attributes:
        total: Sum of its periods, in the unit asked for; for a mean, of the values of its periods.
        points: What it was put together from, oldest first; one where it is printed as such.
        judged: What each of them was taken to count.
    """

    total: Decimal
    points: tuple[Point, ...]
    judged: tuple[CountingJudgement, ...]

    def is_alone(self, point: Point) -> bool:
        """Tell whether it is nothing but what a point itself prints."""
        return self.points == (point,)

    @property
    def by_fall(self) -> bool:
        """That its parts are to be added up is known from a fall alone, which may be a corrected year to date."""
        return any(one.reason is period_words.COUNTING_FALLS for one in self.judged)


def hangs_on_fall(found: ToDate, demand: Demand) -> bool:
    """Tell whether a sum would decide a demand for good, and only a fall speaks for adding up at all."""
    return found.by_fall and (demand.passed(found.total) or demand.secured(found.total))


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why a statement about a year cannot be made; facts for its message."""

    gap: PeriodGap
    facts: Mapping[str, Fact] = field(default_factory=dict)


def once(_span: Period) -> int:
    """Count a figure once, as sums do."""
    return 1


def to_date(line: Line, point: Point, unit: str, weight: Callable[[Period], int] = once) -> ToDate | Lacking:
    """Return what a year's figures come to by the last day of a point, in a unit.

    Args:
        line: With the figures before the point.
        point: Of the line.
        unit: In which all are added up.
        weight: How many periods of the year a span stands for; 0 where it is no whole number of them.
    """
    value, span = point.number(unit), point.span
    if value is None:
        return Lacking(_why_none(point), _named(point))
    if line.is_questioned(point):
        return Lacking(PeriodGap.QUESTIONED, _named(point))
    if span is None or point.year is None:
        return Lacking(PeriodGap.PERIOD)
    judged = counting_of(line, point, sums=weight is once)
    if judged.counting is Counting.TO_DATE:
        return _alone(point, Period(point.year.first, span.last), value, judged, weight)
    found: ToDate | Lacking = Lacking(PeriodGap.COUNTING, _named(point))
    if judged.counting is Counting.OWN_PERIOD:
        found = _with_earlier(line, point, unit, weight, _alone(point, span, value, judged, weight))
    return found if isinstance(found, ToDate) else _printed_whole(line, point, unit, weight) or found


def _printed_whole(line: Line, point: Point, unit: str, weight: Callable[[Period], int]) -> ToDate | None:
    """Return what another printing to the same day says of the whole time from New Year, where there is one."""
    assert point.span is not None
    whole = line.ending(point.span.last)
    if whole is None or whole.changed or whole.span == point.span or not from_new_year(whole):
        return None
    found = to_date(line, whole, unit, weight)
    return found if isinstance(found, ToDate) else None


def _alone(
    point: Point, span: Period, value: Decimal, judged: CountingJudgement, weight: Callable[[Period], int]
) -> ToDate | Lacking:
    times = weight(span)
    if not times:
        return Lacking(PeriodGap.PERIOD)
    return ToDate(total=EXACT.multiply(value, Decimal(times)), points=(point,), judged=(judged,))


def _with_earlier(
    line: Line, point: Point, unit: str, weight: Callable[[Period], int], own: ToDate | Lacking
) -> ToDate | Lacking:
    """Add what the year came to by the day before an own period."""
    if isinstance(own, Lacking) or from_new_year(point):
        return own
    before = line.before(point)
    if before is None:
        assert point.span is not None
        return Lacking(PeriodGap.EARLIER, {"day": point.span.first})
    earlier = to_date(line, before, unit, weight)
    if isinstance(earlier, Lacking):
        return earlier if earlier.gap is not PeriodGap.NO_FIGURE else Lacking(PeriodGap.EARLIER, earlier.facts)
    return ToDate(
        total=EXACT.add(earlier.total, own.total),
        points=(*earlier.points, *own.points),
        judged=(*earlier.judged, *own.judged),
    )


def _why_none(point: Point) -> PeriodGap:
    actual = point.reading.actual
    return PeriodGap.UNIT if isinstance(actual, Actual) and actual.value is not None else PeriodGap.NO_FIGURE


def _named(point: Point) -> dict[str, Fact]:
    return {"day": point.span.last} if point.span else {}
