"""What the drawing of a figure's periods shows: its places in time, targets, and what the rest of the year requires."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from heng.evaluate.judging.demand import Demand, demand_of
from heng.evaluate.judging.moment import calendar_year
from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.telling import shown
from heng.evaluate.year.line import Line, Point
from heng.evaluate.year.rest import Rest
from heng.evaluate.year.rest_steps import each_text
from heng.evaluate.year.to_date import Lacking, to_date
from heng.model.figures import Actual, Missing
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import RestKind, TimeBehaviour
from heng.web import numbers
from heng.web.charts.trajectory import Course, Level, Place
from heng.web.language import current, listed, pick

QUARTER = 3


def course_of(line: Line, verdict: Verdict) -> Course | None:
    """Return what is drawn of a line; None where none of its figures is a number or its time is not known."""
    if line.now.span is None or line.now.year is None or line.now.year != calendar_year(line.now.span.last):
        return None
    adds_up = verdict.behaviour.behaviour is TimeBehaviour.FLOW
    years = sorted({one.year for one in line.points if one.year and one.year == calendar_year(one.year.last)})
    last = years[-1]
    before = calendar_year(date(last.last.year - 1, 1, 1))
    dated = [pair for year in sorted({before, *years}) for pair in _Year(line, year, adds_up=adds_up).places()]
    places = [place for place, _ in dated]
    if all(place.value is None for place in places):
        return None
    until = verdict.rest.until if verdict.rest else None
    known = next((at for at, (_, end) in enumerate(dated) if end == until), None)
    return Course(
        places=tuple(places),
        targets=tuple(_targets(line, verdict, places)),
        required=() if known is None else tuple(_required(verdict.rest, known, len(places) - 1)),
        slope=adds_up,
        zero=adds_up,
    )


class _Year:
    """The places of one year: its quarters or months as its figures are printed, and what else is printed."""

    def __init__(self, line: Line, year: Period, *, adds_up: bool) -> None:
        """Find the figures of the year."""
        self.line, self.year, self.adds_up = line, year, adds_up
        self.points = [one for one in line.points if one.year == year and one.span]
        self.parts = [one for one in self.points if adds_up or one.span != year]
        self.label = numbers.span(year)

    def places(self) -> Iterator[tuple[Place, date]]:
        """Yield the places with their last days, in order; of a past year without parts, one for the whole."""
        is_past = self.line.now.year != self.year
        whole = next((one for one in self.points if one.span == self.year), None)
        if is_past and all(one.span == self.year for one in self.points):
            yield self._place(pick("全年", "year"), whole, self.year.last), self.year.last
            return
        joined = False
        for end in sorted({*self._ends(), *(one.span.last for one in self.parts if one.span)}):
            place = self._place(self._named(end), self._at(end), end)
            yield replace(place, joined=joined and place.value is not None), end
            joined = place.value is not None
        if whole is not None and not self.adds_up:
            yield self._place(pick("全年", "year"), whole, self.year.last), self.year.last

    def _ends(self) -> list[date]:
        spans = [one.span for one in self.parts if one.span]
        by_month = any((span.first.year, span.first.month) == (span.last.year, span.last.month) for span in spans)
        months = range(1, 13) if by_month else range(QUARTER, 13, QUARTER)
        western = self.year.last.year
        return [date(western, month, calendar.monthrange(western, month)[1]) for month in months]

    def _named(self, end: date) -> str:
        ends = self._ends()
        if end not in ends:
            return pick(f"至{end.month}/{end.day}", f"to {end.month}/{end.day}")
        number = ends.index(end) + 1
        if len(ends) > 4:
            return pick(f"{number}月", calendar.month_abbr[number])
        return pick(f"第{number}季", f"Q{number}")

    def _at(self, end: date) -> Point | None:
        fitting = [one for one in self.parts if one.span and one.span.last == end]
        return next((one for one in reversed(fitting) if not one.changed), fitting[-1] if fitting else None)

    def _place(self, label: str, point: Point | None, end: date) -> Place:
        now = point is not None and point.span == self.line.now.span
        value = self._value(point) if point else self._nothing(end)
        if isinstance(value, str):
            return Place(label=label, year=self.label, reason=value, now=now)
        return Place(label=label, year=self.label, value=value, text=numbers.number(value), now=now)

    def _nothing(self, end: date) -> str:
        span = self.line.now.span
        is_ahead = span is not None and end > span.last
        return pick("還沒有數值", "not yet") if is_ahead else pick("紀錄沒有", "not in the record")

    def _value(self, point: Point) -> Decimal | str:
        """Return the figure at a place, sums from the beginning of the year, or why there is none."""
        actual = point.reading.actual
        if point.changed:
            fields = listed([field.label(current()) for field in point.changed])
            return pick(f"{fields}不同", f"another {fields}")
        if isinstance(actual, Missing):
            return actual.reason.label(current())
        if not isinstance(actual, Actual) or (value := point.number("")) is None:
            return pick("不是單一數字", "not one number")
        if not self.adds_up:
            return value
        found = to_date(self.line, point, "")
        return found.gap.label(current()) if isinstance(found, Lacking) else found.total


def _targets(line: Line, verdict: Verdict, places: list[Place]) -> Iterator[Level]:
    """Yield the target of each year that the document prints for the whole year."""
    for year in sorted({one.year for one in line.points if one.year}):
        there = [at for at, place in enumerate(places) if place.year == numbers.span(year)]
        demand = _demand(line, year, verdict)
        if demand is None or not there:
            continue
        for sign, value in _bounds(demand):
            label = f"{sign} {numbers.number(value)}".strip() + pick("　目標", " target")
            yield Level(value, label, there[0], there[-1])


def _demand(line: Line, year: Period, verdict: Verdict) -> Demand | None:
    """Return what the last printed target of a year asks, in the unit of the indicator."""
    for one in reversed(line.points):
        target, actual = one.reading.target, one.reading.actual
        if one.year != year or one.changed or target is None or one.reading.target_period not in (None, year):
            continue
        found = demand_of(
            target, actual if isinstance(actual, Actual) else Actual(text="", value=None), verdict.polarity.polarity
        )
        return _in_line(one, found) if isinstance(found, Demand) else None
    return None


def _in_line(point: Point, demand: Demand) -> Demand | None:
    """Return a demand in the unit of the line; None where it cannot be brought there."""
    ends = {
        name: point.brought(Quantity(value=end, unit=demand.unit))
        for name, end in (("low", demand.low), ("high", demand.high))
        if end is not None
    }
    if None in ends.values():
        return None
    return replace(demand, low=ends.get("low"), high=ends.get("high"), goal=None, unit=point.unit)


def _bounds(demand: Demand) -> list[tuple[str, Decimal]]:
    if demand.low is not None and demand.low == demand.high:
        return [("", demand.low)]
    floor = [(">" if demand.low_excluded else "≥", demand.low)] if demand.low is not None else []
    ceiling = [("<" if demand.high_excluded else "≤", demand.high)] if demand.high is not None else []
    return [*floor, *ceiling]


def _required(rest: Rest | None, known: int, last: int) -> Iterator[Level]:
    """Yield what is still required: a path to what the year must come to, or a level for the mean of what remains."""
    if rest is None or rest.demand is None or not rest.periods or rest.length is None:
        return
    if rest.kind is RestKind.SUM:
        asked = _in_line(rest.points[-1], replace(rest.demand, low=None) if rest.floor_reached else rest.demand)
        for sign, value in _bounds(asked) if asked else ():
            label = pick(
                f"{sign} {numbers.number(value)}　年底累計", f"{sign} {numbers.number(value)} in all by year end"
            )
            yield Level(value, label.strip(), known, last)
    if rest.kind is RestKind.MEAN:
        length, each = rest.length.label(current()), shown.grouped(each_text(rest))
        label = pick(f"{each}　其餘{rest.periods}{length}", f"{each} other {rest.periods} {length}")
        if rest.periods > 1:
            label = pick(f"{label}平均", f"{each} mean of {rest.periods} {length}")
        for bound in (rest.low, rest.high):
            mean = None if bound is None else Quantity(value=bound / rest.periods, unit=rest.demand.unit)
            level = None if mean is None else rest.points[-1].brought(mean)
            if level is not None:
                yield Level(level, label, known + 1, last)
