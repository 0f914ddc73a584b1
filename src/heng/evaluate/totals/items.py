"""Which readings are the items of a total: one of each indicator, agency and year, be it printed once or in parts.

A sheet may print quarters beside the year, and last year's figure beside this year's. They are all judged and shown;
a total that counted each of them would weigh a KPI by how often it is printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from heng.model.edition import Edition
from heng.model.figures import Actual, NoTarget, Reading
from heng.model.period import Period

_Key = tuple[str, tuple[str, ...]]


def items_of(edition: Edition) -> frozenset[str]:
    """Return the `ref`s of the readings that are items of the edition's totals.

    Of the readings of one indicator and agency in the edition's year that is the latest part with a figure. Where some
    parts have a target, those without one are no rivals: what nobody set a target for cannot stand for the year. The
    readings of one and the same period are not parts of one another; each of them is an item.
    """
    asked = [reading for reading in edition.figures.readings if reading.actual is not None]
    groups: dict[_Key, list[Reading]] = {}
    for reading in _of_year(asked, edition.year):
        agencies = tuple(sorted({each.agency for each in reading.agencies}))
        groups.setdefault((reading.indicator, agencies), []).append(reading)
    return frozenset(reading.ref for group in groups.values() for reading in _latest(group))


def _of_year(readings: Iterable[Reading], year: int) -> list[Reading]:
    """Return the readings of a 民國 year; where none is, those of the latest year that any is of."""
    kept = list(readings)
    years = [reading.period.last.year for reading in kept if reading.period is not None]
    own = Period.year(year).first.year if year else 0
    if not any(reading.period is None or _covers(reading.period, own) for reading in kept):
        own = max(years, default=0)
    return [reading for reading in kept if reading.period is None or _covers(reading.period, own)]


def _covers(period: Period, western_year: int) -> bool:
    return period.first.year <= western_year <= period.last.year


def _latest(parts: list[Reading]) -> list[Reading]:
    best = max(parts, key=_standing)
    return [part for part in parts if part.period == best.period]


def _standing(part: Reading) -> tuple[bool, bool, date, int]:
    """Order parts: with a target, with a figure, the later one, of two that end together the longer one."""
    is_aimed = part.target is not None and not isinstance(part.target.predicate, NoTarget)
    last = part.period.last if part.period else date.min
    length = (part.period.last - part.period.first).days if part.period else 0
    return is_aimed, isinstance(part.actual, Actual), last, length
