"""How far into the year a figure goes."""

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
    def _whole(self) -> Period | None:
        if self.year is not None or self.last is None:
            return self.year
        return Period(date(self.last.year, 1, 1), date(self.last.year, 12, 31))

    @property
    def year_over(self) -> bool:
        """The figure goes to the end of its target's time."""
        return self.last is not None and self._whole is not None and self.last >= self._whole.last

    @property
    def share(self) -> Fraction | None:
        """Days gone divided by all days of the target's time; None where not known or none is gone."""
        whole = self._whole
        if self.last is None or whole is None or self.last < whole.first:
            return None
        return Fraction((min(self.last, whole.last) - whole.first).days + 1, (whole.last - whole.first).days + 1)


def moment_of(reading: Reading) -> Moment:
    """Return how far a reading's figure goes: as its cell says, else to the end of its period."""
    actual = reading.actual
    if isinstance(actual, Actual) and actual.as_of is not None:
        return Moment(actual.as_of.last_day, reading.target_period)
    return Moment(reading.period.last if reading.period else None, reading.target_period)
