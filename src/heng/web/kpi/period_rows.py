"""The rows of a figure's periods: target, actual, verdict, and what became of it since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from heng.check.compare.spans import barrier_of
from heng.evaluate.assessment import judge_point
from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.traits.counting import counting_of, from_new_year
from heng.evaluate.year.line import Line, Point
from heng.model.figures import Actual, Missing
from heng.model.period import Period
from heng.model.terms import Barrier, Counting, Movement, PeriodGap, Polarity, TimeBehaviour, Worth
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current, listed, pick
from heng.web.predicates import FigureText, actual_text, target_text
from heng.web.rows import line_of, ratio_of, source_url
from heng.web.states import State, of_verdict

FEBRUARY_ENDS = {(2, 28), (2, 29)}


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a figure since another: the difference, a word for it, or why there is none."""

    difference: str = ""
    word: str = ""
    why: str = ""
    against: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """One period of a figure.

    Attributes:
        counting: What the figure counts, where that matters; empty else.
        broken: What of the definition has changed since; the row stands apart.
        since, year: What became of it since the period before, and since the same period of the year before.
    """

    period: str
    target: FigureText
    actual: FigureText
    state: State
    ratio: str
    counting: str
    broken: str
    since: Moved
    year: Moved
    source: str
    line: str
    now: bool


def period_rows(index: CardIndex, line: Line) -> tuple[PeriodRow, ...]:
    """Return a row for each period of a line, oldest first."""
    book, confirmed = index.card.rulebook, index.card.confirmed
    verdicts = {
        id(point): index.verdict(line.now.reading) if point is line.now else judge_point(line, point, book, confirmed)
        for point in line.points
    }
    now = verdicts.get(id(line.now))
    return tuple(_row(line, point, verdicts[id(point)], now) for point in line.points)


def _row(line: Line, point: Point, verdict: Verdict | None, now: Verdict | None) -> PeriodRow:
    reading = point.reading
    return PeriodRow(
        period=numbers.span(point.span) if point.span else "",
        target=target_text(reading.target),
        actual=actual_text(reading.actual),
        state=of_verdict(verdict, reading.actual),
        ratio=ratio_of(verdict),
        counting=_counting(line, point, now),
        broken=listed([field.label(current()) for field in point.changed]),
        since=moved(line, point, _before(line, point), now),
        year=moved(line, point, _year_before(line, point), now),
        source=source_url(point.source),
        line=line_of(point.source),
        now=point is line.now,
    )


def _counting(line: Line, point: Point, now: Verdict | None) -> str:
    adds_up = now is not None and now.behaviour.behaviour is TimeBehaviour.FLOW
    if not adds_up or not isinstance(point.reading.actual, Actual):
        return ""
    judged = counting_of(line, point).counting
    return (judged or PeriodGap.COUNTING).label(current())


def _before(line: Line, point: Point) -> Point | None:
    """Return the figure that ends where another begins, else the one before it from the same first day."""
    if point.span is None or _is_year(point):
        return None
    first, last = point.span.first, point.span.last
    spans = [one for one in line.points if one.span and one.span.last < last]
    touching = [one for one in spans if one.span and one.span.last == first - timedelta(days=1) and not _is_year(one)]
    same_start = [one for one in spans if one.span and one.span.first == first]
    return next(reversed(same_start), None) or next(reversed(touching), None)


def _is_year(point: Point) -> bool:
    return point.span is not None and (point.span.last - point.span.first).days > 360


def _year_before(line: Line, point: Point) -> Point | None:
    """Return the figure for the same part of the year before."""
    if point.span is None:
        return None
    wanted = _place(point.span)
    return next((one for one in line.points if one.span and _place(one.span, later=1) == wanted), None)


def _place(span: Period, later: int = 0) -> tuple[object, ...]:
    return (*_day(span.first, later), *_day(span.last, later))


def _day(day: date, later: int) -> tuple[int, int, int]:
    month, number = (2, 28) if (day.month, day.day) in FEBRUARY_ENDS else (day.month, day.day)
    return day.year + later, month, number


def moved(line: Line, point: Point, other: Point | None, now: Verdict | None) -> Moved:
    """Return what became of a figure since another one; never better or worse without a known direction."""
    if other is None or other.span is None or not isinstance(point.reading.actual, Actual):
        return Moved()
    span = numbers.span(other.span)
    against = pick(f"比{span}", f"since {span}")
    if other.changed != point.changed:
        fields = listed([field.label(current()) for field in (*other.changed, *point.changed)])
        return Moved(why=pick(f"{fields}不同，不能比", f"not comparable: another {fields}"), against=against)
    if isinstance(other.reading.actual, Missing):
        return Moved(word=pick("新有值", "New value"), against=against)
    value, then = point.number(""), other.number("")
    if value is None or then is None:
        return Moved(why=Barrier.FORM.label(current()), against=against)
    barrier = _barrier(line, point, other, now)
    if barrier and value < then and then >= 0 <= value and _is_running_total(point, other, now):
        barrier = Barrier.FELL.label(current())
    return _weighed(value - then, barrier, now, against)


def _is_running_total(point: Point, other: Point, now: Verdict | None) -> bool:
    """Tell whether both surely count from the beginning of one year."""
    adds_up = now is not None and now.behaviour.behaviour is TimeBehaviour.FLOW and now.behaviour.may_be is None
    return adds_up and point.year == other.year and from_new_year(point) and from_new_year(other)


def _barrier(line: Line, point: Point, other: Point, now: Verdict | None) -> str:
    """Say why two figures are not compared; empty where they may be.

    Sums are compared where both count their own period, or both the same part of their years.
    """
    if now is None or now.behaviour.behaviour is not TimeBehaviour.FLOW:
        barrier = barrier_of(other.span, point.span, now.behaviour if now else None)
        return barrier.label(current()) if barrier else ""
    counted, before = counting_of(line, point).counting, counting_of(line, other).counting
    own = counted is Counting.OWN_PERIOD
    if own and (before is counted or from_new_year(other)):
        return "" if _months(point) == _months(other) else Barrier.LENGTH.label(current())
    if counted is None or before is None:
        return PeriodGap.COUNTING.label(current())
    return "" if _same_place(point, other) else pick("累計值，期間不同", "year to date, to another day")


def _months(point: Point) -> int:
    assert point.span is not None
    first, last = point.span.first, point.span.last
    return 12 * (last.year - first.year) + last.month - first.month + 1


def _same_place(point: Point, other: Point) -> bool:
    assert point.span is not None
    assert other.span is not None
    return _day(point.span.last, 0)[1:] == _day(other.span.last, 0)[1:]


def _weighed(change: Decimal, barrier: str, now: Verdict | None, against: str) -> Moved:
    told = ("+" if change > 0 else "") + numbers.number(change)
    if barrier:
        return Moved(told, why=barrier, against=against)
    if change == 0:
        return Moved(word=Movement.STEADY.label(current()), against=against)
    polarity = now.polarity.polarity if now else None
    if polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return Moved(told, why=Barrier.DIRECTION.label(current()), against=against)
    better = (change > 0) is (polarity is Polarity.HIGHER)
    return Moved(told, word=(Worth.BETTER if better else Worth.WORSE).label(current()), against=against)
