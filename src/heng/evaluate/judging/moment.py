"""How far into the year a figure goes, and what it covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from heng.model.figures import Actual, Reading
from heng.model.period import Period


@dataclass(frozen=True, slots=True)
class Moment:
    """How far a figure goes.

    Attributes:
        last: Its last day; None where not known.
        year: Time that its target is for: as printed, else the calendar year of `last`.
    """

    last: date | None
    year: Period | None = None

    @property
    def whole(self) -> Period | None:
        """The time the target is for; None where nothing tells."""
        if self.year is not None or self.last is None:
            return self.year
        return calendar_year(self.last)

    @property
    def year_over(self) -> bool:
        """The figure goes to the end of its target's time."""
        return self.last is not None and self.whole is not None and self.last >= self.whole.last

    @property
    def share(self) -> Fraction | None:
        """Days gone divided by all days of the target's time; None where not known or none is gone."""
        whole = self.whole
        if self.last is None or whole is None or self.last < whole.first:
            return None
        return Fraction((min(self.last, whole.last) - whole.first).days + 1, (whole.last - whole.first).days + 1)


def calendar_year(day: date) -> Period:
    """Return the calendar year of a day."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def span_of(reading: Reading, document: Period | None = None) -> Period | None:
    """Return what a figure covers: as its cell says, else the period of its row, else that of its `document`."""
    period, actual = reading.period or document, reading.actual
    if not isinstance(actual, Actual) or actual.as_of is None:
        return period
    last = actual.as_of.last_day
    first = actual.as_of.first_day or (period.first if period and period.first <= last else None)
    return Period(first, last) if first else None


def moment_of(reading: Reading) -> Moment:
    """Return how far a reading's figure goes: as its cell says, else to the end of its period."""
    actual = reading.actual
    if isinstance(actual, Actual) and actual.as_of is not None:
        return Moment(actual.as_of.last_day, reading.target_period)
    return Moment(reading.period.last if reading.period else None, reading.target_period)
