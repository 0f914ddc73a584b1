"""Other spans of time that a formula speaks of: the year before, the period right before, whole years."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from heng.formula.item_names import ItemTime
from heng.model.period import ROC_OFFSET, Period


def so_far(period: Period) -> Period:
    """Return the span from the first day of the year to the end of a period."""
    return Period(date(period.last.year, 1, 1), period.last)


def year_before(period: Period, years: int = 1) -> Period:
    """Return the same span some years before; the end of a month stays one."""
    return Period(day_before(period.first, years), day_before(period.last, years))


def period_before(period: Period) -> Period:
    """Return the span of the same length right before: in months where it is whole months, else in days."""
    last = period.first - timedelta(days=1)
    months = period.whole_months
    if not months:
        return Period(last - (period.last - period.first), last)
    index = last.year * 12 + last.month - months
    return Period(date(index // 12, index % 12 + 1, 1), last)


def spans_meant(time: ItemTime, period: Period) -> tuple[Period, ...]:
    """Return the spans that a name means beside a span, the earliest first: one, or several whole years."""
    if time.several:
        last = period.last.year - (0 if time.with_this else 1)
        return tuple(map(_year, range(last - time.several + 1, last + 1)))
    if time.roc_year:
        return (Period.year(time.roc_year),)
    if time.periods_ago:
        return (period_before(period),)
    return (year_before(period, time.years_ago),) if time.years_ago else (period,)


def gaps(period: Period, known: Iterator[Period]) -> tuple[Period, ...]:
    """Return the parts of a span that spans without overlap do not cover."""
    found, day = [], period.first
    for each in sorted(known):
        if each.first > day:
            found.append(Period(day, each.first - timedelta(days=1)))
        day = max(day, each.next_day)
    return tuple(found) if day > period.last else (*found, Period(day, period.last))


def _year(western: int) -> Period:
    return Period.year(western - ROC_OFFSET)


def day_before(day: date, years: int = 1) -> date:
    """Return the same day some years before; the end of a month stays one."""
    end = calendar.monthrange(day.year - years, day.month)[1]
    is_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year - years, day.month, end if is_end else min(day.day, end))
