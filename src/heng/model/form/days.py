"""Days and spans of days as a card writes them: `107/03/05`, `107年3月`, `107年第1季`, `107/01/01至107/04/30`."""

from __future__ import annotations

import re
from datetime import date

from heng.model.period import ROC_OFFSET, PartialDate, Period

_DAY = re.compile(r"(\d{1,4})\s*[年/.\-]\s*(\d{1,2})\s*[月/.\-]\s*(\d{1,2})\s*日?")
_MONTH = re.compile(r"(\d{1,4})\s*[年/\-]\s*(\d{1,2})\s*月?")
_YEAR = re.compile(r"(\d{1,4})\s*年?度?")
_QUARTER = re.compile(r"(\d{1,4})\s*年?\s*(?:第\s*([1-4])\s*季|[Qq]([1-4]))")
_MONTHS = re.compile(r"(\d{1,4})\s*年?\s*(\d{1,2})\s*月?\s*(?:至|到|–|—|-|~|～)\s*(\d{1,2})\s*月")
_MONTHS = re.compile(r"(\d{1,4})\s*年\s*(\d{1,2})\s*月?\s*(?:至|到|-|–|~|～)\s*(\d{1,2})\s*月底?")
_SPAN = re.compile(r"\s*(?:至|到|–|—|~|～| to )\s*")
_FIRST_WESTERN = 1000
_LONGEST = 60


def show_day(day: PartialDate) -> str:
    """Write a day as exact as it is; days before 民國 1 by the western year."""
    return day.label("zh-Hant") if day.year > ROC_OFFSET else str(day)


def read_day(text: str) -> PartialDate | None:
    """Read a day, month or year; a year of four digits is western."""
    if len(text) > _LONGEST:
        return None
    for pattern in (_DAY, _MONTH, _YEAR):
        if match := pattern.fullmatch(text.strip()):
            year, *rest = (int(part) for part in match.groups())
            try:
                return PartialDate(year if year >= _FIRST_WESTERN else year + ROC_OFFSET, *rest)
            except ValueError:
                return None
    return None


def show_period(period: Period) -> str:
    """Write a span by its short name where it has one."""
    if period.first.year > ROC_OFFSET:
        return period.label("zh-Hant")
    return f"{period.first.isoformat()}至{period.last.isoformat()}"


def read_period(text: str) -> Period | None:
    """Read a year, quarter, month, span of months (`107年1月至6月`, `107年1至6月`) or of days."""
    if len(text) > _LONGEST:
        return None
    if match := _QUARTER.fullmatch(text.strip()):
        quarter = int(match[2] or match[3])
        return _period(Period.months, _roc(match[1]), 3 * quarter - 2, 3 * quarter)
    if match := _MONTHS.fullmatch(text.strip()):
        return _period(Period.months, _roc(match[1]), int(match[2]), int(match[3]))
    if match := _MONTHS.fullmatch(text.strip()):
        year, *months = map(int, match.groups())
        return _period(Period.months, year - ROC_OFFSET if year >= _FIRST_WESTERN else year, *months)
    ends = [read_day(part) for part in _SPAN.split(text.strip())]
    if len(ends) > 2 or None in ends:
        return None
    first, last = ends[0], ends[-1]
    assert first is not None
    assert last is not None
    return _period(Period, first.first(), last.last())


def _roc(year: str) -> int:
    return int(year) - ROC_OFFSET if int(year) >= _FIRST_WESTERN else int(year)


def _period(make: object, *args: int | date) -> Period | None:
    assert callable(make)
    try:
        period = make(*args)
    except (ValueError, OverflowError):
        return None
    assert isinstance(period, Period)
    return period
