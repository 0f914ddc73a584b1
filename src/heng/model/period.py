"""Days as exact as they are printed, and spans of days with their 民國 and 西元 labels."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

ROC_OFFSET = 1911
TAIPEI_TIME = timezone(timedelta(hours=8), "Asia/Taipei")
"""The time by which a moment has its day. Taipei has kept no summer time since 1979, long before any record."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, month or year, as exact as it is printed: `110年3月` has no day."""

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        """Raise ValueError for a day that no calendar has."""
        if self.day and not self.month:
            raise ValueError
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return a full day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2021`, `2021-03` or `2021-03-05`; raises ValueError otherwise."""
        return cls(*(int(part) for part in text.split("-")))

    def __str__(self) -> str:
        """Return ISO 8601 of the printed exactness."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def label(self, lang: str) -> str:
        """Return it for people: `110年3月`, `110/03/05`; ISO 8601 for English."""
        if lang.startswith("en"):
            return str(self)
        if self.day:
            return roc(self.first())
        year = self.year - ROC_OFFSET
        return f"{year}年{self.month}月" if self.month else f"{year}年"

    def first(self) -> date:
        """Return the first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """Return the last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


class EmptyPeriodError(ValueError):
    """A period ends before it begins."""

    def __init__(self, first: date, last: date) -> None:
        """State both ends."""
        super().__init__(f"a period must not end before it begins: {first} to {last}")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of whole days, both ends included. 民國 107 and 2018 are one period with two labels."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.last < self.first:
            raise EmptyPeriodError(self.first, self.last)

    @classmethod
    def year(cls, roc_year: int) -> Period:
        """Return the calendar year of a 民國 year."""
        western = roc_year + ROC_OFFSET
        return cls(date(western, 1, 1), date(western, 12, 31))

    @classmethod
    def months(cls, roc_year: int, first: int, last: int) -> Period:
        """Return whole months of a 民國 year, both included."""
        western = roc_year + ROC_OFFSET
        return cls(date(western, first, 1), date(western, last, calendar.monthrange(western, last)[1]))

    @property
    def roc_year(self) -> int:
        """The 民國 year of the first day."""
        return self.first.year - ROC_OFFSET

    @property
    def slug(self) -> str:
        """The address inside the first year: `year`, `q1`, `m4`, `0101-0430`, `0101-20211231` over several years."""
        return _slug(self)

    def label(self, lang: str) -> str:
        """Return `107年第1季`, `107年1至6月`, or `2018 Q1` for English."""
        slug, year = self.slug, self.roc_year
        if lang.startswith("en"):
            return f"{self.first.year}" if slug == "year" else f"{self.first.year} {_english(slug, self)}"
        if slug == "year":
            return f"{year}年"
        if slug[0] == "q":
            return f"{year}年第{slug[1:]}季"
        if slug[0] == "m":
            return f"{year}年{slug[1:]}月"
        if self.is_whole_months:
            return f"{year}年{self.first.month}至{self.last.month}月"
        return f"{roc(self.first)}至{roc(self.last)}"

    @property
    def is_whole_months(self) -> bool:
        """Tell whether it is whole months of one year."""
        return self.first.year == self.last.year and self.whole_months > 0

    @property
    def whole_months(self) -> int:
        """Of how many whole months it is; 0 where it is not."""
        if self.first.day != 1 or self.next_day.day != 1:
            return 0
        return 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1

    def precedes(self, other: Period) -> bool:
        """Tell whether it lies before another span: ends before that begins, or is continued by it from its first day.

        Spans that overlap otherwise (4 to 6 月 and 1 to 6 月) are neither before nor after one another.
        """
        return self.last < other.first or (self.first == other.first and self.last < other.last)

    def __contains__(self, day: date) -> bool:
        """Tell whether a day lies in the span."""
        return self.first <= day <= self.last

    @property
    def next_day(self) -> date:
        """The day after the span."""
        return self.last + timedelta(days=1)


@lru_cache(maxsize=1024)
def _slug(period: Period) -> str:
    for slug, span in _named(period.roc_year):
        if period == span:
            return slug
    if period.last.year != period.first.year:
        return f"{period.first:%m%d}-{period.last:%Y%m%d}"
    return f"{period.first:%m%d}-{period.last:%m%d}"


def _named(year: int) -> list[tuple[str, Period]]:
    spans = [("year", Period.year(year))]
    spans += [(f"q{q}", Period.months(year, 3 * q - 2, 3 * q)) for q in range(1, 5)]
    spans += [(f"m{m}", Period.months(year, m, m)) for m in range(1, 13)]
    return spans


def _english(slug: str, period: Period) -> str:
    if slug[0] == "q":
        return slug.upper()
    if slug[0] == "m":
        return calendar.month_name[int(slug[1:])]
    if period.is_whole_months:
        return f"{calendar.month_name[period.first.month]} to {calendar.month_name[period.last.month]}"
    return f"{period.first:%m-%d} to {period.last:%m-%d}"


def roc(day: date) -> str:
    """Return a day in 民國 form: `107/04/30`."""
    return f"{day.year - ROC_OFFSET}/{day:%m/%d}"


def day_label(day: date, lang: str) -> str:
    """Return a day for people: `107/04/30`, `2018-04-30` for English; a moment to the minute, in the time of Taipei."""
    if isinstance(day, datetime):
        here = day.astimezone(TAIPEI_TIME)
        return f"{day_label(here.date(), lang)} {here:%H:%M}"
    return day.isoformat() if lang.startswith("en") else roc(day)
