"""The figures of one indicator over periods and years: what statements about its year are made from.

A line holds only what may be compared: figures of one definition. Where formula, unit or direction changed, the line
breaks, and what stands before the break is kept apart with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from heng.evaluate.judging.moment import calendar_year, span_of
from heng.evaluate.traits.confirmed import Confirmation
from heng.evaluate.units.conversion import convert
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Reading, Threshold
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.source import SourceRef
from heng.model.terms import ComparedField, Counting

YEAR = 364
"""Days between the first and the last of a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One printing of a figure, in whichever edition it stands.

    Attributes:
        indicator, reading: As that edition has them, people's changes applied.
        span: What the figure covers; None where nothing tells.
        changed: Fields of its definition that differ from the figure judged; such a point lies behind a break.
        questioned: An error stands open on it.
        edition: The document it stands in.
        shown_in: Unit of the indicator whose line it stands in, where its own edition prints another (千人次, 人次);
            None for its own.
    """

    indicator: Indicator
    reading: Reading
    span: Period | None
    changed: tuple[ComparedField, ...] = ()
    questioned: bool = False
    edition: Edition | None = field(default=None, compare=False, repr=False)
    shown_in: str | None = None

    @property
    def unit(self) -> str:
        """The unit of its line."""
        return (self.indicator.unit or "") if self.shown_in is None else self.shown_in

    def within(self, now: Indicator) -> Point:
        """Return it as a point of the line of an indicator, whose unit may have another scale word."""
        unit = now.unit or ""
        own = unit in {"", self.indicator.unit or ""} or not self.indicator.unit
        return self if self.unit == unit else replace(self, shown_in=None if own else unit)

    @property
    def year(self) -> Period | None:
        """The year it belongs to: what its target is for where that is no part of a year, else the calendar year."""
        aim = self.reading.target_period
        if aim is not None and (aim.last - aim.first).days >= YEAR:
            return aim
        return calendar_year(self.span.last) if self.span else aim

    @property
    def is_of_part(self) -> bool:
        """Its target is for a part of the year, and the figure for that part."""
        aim, year = self.reading.target_period, self.year
        return aim is not None and aim != year and self.span is not None and self.span.first <= aim.first

    @property
    def source(self) -> SourceRef:
        """Its printed cell, else its row."""
        return (self.reading.actual.source if self.reading.actual else None) or self.reading.source

    def number(self, unit: str) -> Decimal | None:
        """Return its figure in a unit, of its line where that is empty; None where it has none or none in that unit."""
        actual = self.reading.actual
        if not isinstance(actual, Actual) or not isinstance(actual.value, Quantity):
            return None
        return self.brought(actual.value, unit)

    def brought(self, value: Quantity, unit: str = "") -> Decimal | None:
        """Return a quantity printed in its row in a unit, of its line where that is empty; None where it cannot be."""
        own = self.indicator.unit or ""
        if self.shown_in is None:
            return convert(value, unit, own)
        plain = convert(value, own, own)
        return None if plain is None else convert(Quantity(value=plain, unit=own), unit or self.unit, self.unit)


Doubts = Callable[[Point], bool]


def no_doubts(_point: Point) -> bool:
    """Doubt no figure."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What is planned to be reached by the end of a part of the year, printed or entered by a person (no `source`)."""

    last: date
    value: Quantity
    source: SourceRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure with those before it.

    Attributes:
        now: The figure judged.
        points: It and what was printed before, oldest first, one for each span.
        plan: The planned split of its year, earliest first.
        counting: What a person confirmed that its figures count.
        doubts: Tells of a point of another edition whether an error stands open on it; asked only where that matters.
        later: What was printed after it: evidence of what its figures count, and of nothing else.
    """

    now: Point
    points: tuple[Point, ...] = ()
    plan: tuple[Planned, ...] = ()
    counting: Confirmation[Counting] | None = None
    doubts: Doubts = field(default=no_doubts, compare=False, repr=False)
    later: tuple[Point, ...] = ()

    def is_questioned(self, point: Point) -> bool:
        """Tell whether an error stands open on a figure of the line."""
        return point.questioned or (point is not self.now and self.doubts(point))

    def ending(self, day: date) -> Point | None:
        """Return the point whose figure goes to a day, the longer span first; None without one."""
        fitting = [one for one in self.points if one.span and one.span.last == day]
        return min(fitting, key=lambda one: (bool(one.changed), _first(one)), default=None)

    def before(self, point: Point) -> Point | None:
        """Return the point that ends on the day before another begins, in the same year; None without one."""
        if point.span is None or point.year is None or point.span.first <= point.year.first:
            return None
        found = self.ending(point.span.first - timedelta(days=1))
        return found if found and not found.changed else None

    def until(self, point: Point) -> Line:
        """Return the line as it ended with one of its points, with what was printed before of the same definition."""
        alike = (one for one in self.points if one.changed == point.changed and _ends_by(one, point))
        points = tuple(replace(one, changed=()).within(point.indicator) for one in alike)
        plan = tuple(one for one in self.plan if point.year and one.last in point.year)
        now = replace(point, changed=(), questioned=self.is_questioned(point), shown_in=None)
        kept = tuple(now if one.span == now.span else one for one in points)
        later = tuple(
            one.within(point.indicator)
            for one in self.points
            if not _ends_by(one, point) and one.changed == point.changed
        )
        return Line(now=now, points=kept, plan=plan, counting=self.counting, doubts=self.doubts, later=later)

    def of_year(self, year: Period) -> tuple[Point, ...]:
        """Return the points that lie in a span of a year, unbroken, oldest first."""
        return tuple(
            one
            for one in self.points
            if one.span and not one.changed and one.span.first >= year.first and one.span.last <= year.last
        )


def _ends_by(one: Point, point: Point) -> bool:
    if one.span is None or point.span is None:
        return one is point
    return one.span.last <= point.span.last


def _first(point: Point) -> date:
    assert point.span is not None
    return point.span.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is known beside an edition of its figures, by the `ref` of the reading.

    Attributes:
        points: Printings of the same figure in earlier editions, oldest first; broken ones carry what changed.
        plans: Planned splits that people entered; they stand before printed ones.
        doubts: Tells whether an error stands open on a point.
    """

    points: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)
    plans: Mapping[str, tuple[Planned, ...]] = field(default_factory=dict)
    doubts: Doubts = field(default=no_doubts, compare=False, repr=False)


NO_PAST = Past()


def point_of(edition: Edition, indicator: Indicator, reading: Reading) -> Point:
    """Return the point that a reading of an edition is."""
    span = span_of(reading, edition.edition.period)
    return Point(indicator=indicator, reading=reading, span=span, edition=edition)


def unique(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return points with the latest printing of each span, oldest span first; those of unknown span are left out."""
    latest = {one.span: one for one in points if one.span is not None}
    return tuple(latest[span] for span in sorted(latest, key=lambda span: (span.last, -span.first.toordinal())))


def split_of(points: Iterable[Point], year: Period | None) -> tuple[Planned, ...]:
    """Return the targets that a document prints for parts of a year, earliest first; none for the year itself.

    What is printed without a unit is told in that of the line.
    """
    found: dict[date, Planned] = {}
    for one in points:
        part, target = one.reading.target_period, one.reading.target
        if year is None or one.changed or part is None or part == year or target is None:
            continue
        if year.first <= part.first and part.last <= year.last and isinstance(target.predicate, Threshold):
            printed = target.predicate.value
            value = None if printed.unit else one.brought(printed)
            planned = printed if value is None else replace(printed, value=value)
            found.setdefault(part.last, Planned(last=part.last, value=planned, source=target.source))
    return tuple(found[last] for last in sorted(found))
