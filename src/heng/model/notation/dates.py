"""Days, months and spans in every form that documents print them (`0107 年 4 月 30 日`, `107/7/31`, `1-4 月`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from heng.model.period import ROC_OFFSET, PartialDate, Period

_TO = r" ?(?:至|到|~|-) ?"
_YEAR = r"(?:中華民國|民國)? ?(?P<y>[0-9]{2,4}) ?年度?+ ?"
_YEAR2 = _YEAR.replace("<y>", "<y2>")
_MONTH = r"(?P<m>[0-9]{1,2}) ?月"
_DAY = r"(?P<d>[0-9]{1,2}) ?日"
_M, _D = r"(?P<m>[0-9]{1,2})", r"(?P<d>[0-9]{1,2})"
_NO_DAY = r"(?! ?[0-9]{1,2} ?日)"
_QUARTER = {"1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4}
_ALONE = r"(?<![0-9A-Za-z.,/])"
_END = r"(?![0-9%‰]|\.[0-9]|/[0-9])"
# Words after or before which a bare `5/31` or `107/7` is a date and no fraction.
_DATE_BEFORE = re.compile(r"(?:至|截止|迄|到|自|於|預[定計訂]|排定|訂|定|更新|時間:?|期間:?|日期:?|年度?:?)[ \n]?$")
# `107.4` is a number more often than a month: it takes a word that speaks of nothing but dates.
_MONTH_BEFORE = re.compile(r"(?:截至|截止|更新至|統計至|時間:?|期間:?|日期:?)[ \n]?$")
_DATE_AFTER = re.compile(r" ?(?:前|止|底|起|日|辦理|完成|召開|公[布告]|[-~至到] ?[0-9]{1,3}/)")
_TIE = re.compile(_TO)
_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_LEAP_YEAR = 2000
_FIRST_YEAR = 80
_SERIAL_ORIGIN = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in a folded text.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last character.
        first: The day it begins with; None where there is no such day, or no year is printed and none inherited.
        last: The day it ends with; the same as `first` where one date is printed.
        possible: False for a day that no calendar has (`2 月 30 日`).
        is_range: Two ends are printed, or a quarter or half year, which has two.
    """

    start: int
    end: int
    first: PartialDate | None
    last: PartialDate | None
    possible: bool = True
    is_range: bool = False


def dates(text: str, period: Period | None, *, dated: bool = False) -> Iterator[DateSpan]:
    """Yield the dates of a folded text from the left.

    Args:
        text: Folded text.
        period: What the figure is for; a date without year takes its year.
        dated: The text is expected to be a date, so that a bare `5/31` or `1070430` is one.
    """
    if _TELLING.search(text) is None:
        return
    pos = 0
    while found := _next(text, pos, period, dated=dated):
        span, pos = found
        if span is not None:
            joined = _joined(text, span, period, dated=dated)
            yield joined
            pos = joined.end


def _next(text: str, pos: int, period: Period | None, *, dated: bool) -> tuple[DateSpan | None, int] | None:
    match = _ANY.search(text, pos)
    if match is None:
        return None
    for sign, pattern, reader, bare in _FORMS:
        form = pattern.match(text, match.start()) if sign in text else None
        if form is None or (bare and not dated and not _says_date(text, form)):
            continue
        span = reader(form, period)
        if span is not None:
            return span, span.end
    digits = _DIGITS.match(text, match.start())
    return None, digits.end() if digits else match.start() + 1


def _says_date(text: str, form: re.Match[str]) -> bool:
    head = text[max(0, form.start() - 5) : form.start()]
    if "/" not in form[0]:
        return _MONTH_BEFORE.search(head) is not None
    return _DATE_BEFORE.search(head) is not None or _DATE_AFTER.match(text, form.end()) is not None


def _joined(text: str, span: DateSpan, period: Period | None, *, dated: bool) -> DateSpan:
    """Join a date with the one that a dash or 至 ties to it."""
    tie = _TIE.match(text, span.end)
    if tie is None or span.is_range or span.first is None:
        return span
    for _, pattern, reader, bare in _FORMS:
        form = pattern.match(text, tie.end())
        if form is None or (bare and not dated and "/" not in form[0]):
            continue
        other = reader(form, period)
        if other is None or other.last is None:
            continue
        last = _later(span.first, other.last, form)
        if span.first.first() <= last.last():
            return DateSpan(span.start, other.end, span.first, last, is_range=True)
    return span


def _later(first: PartialDate, last: PartialDate, form: re.Match[str] | None) -> PartialDate:
    """Give the second date the year of the first, or the year after it, where it prints none."""
    if form is not None and form.groupdict().get("y") is not None:
        return last
    passed = (last.month, last.day or 31) < (first.month, first.day)
    return _date(first.year + passed, last.month, last.day) or last


def _western(year: str) -> int | None:
    number = int(year)
    if 1900 <= number <= 2200:
        return number
    return number + ROC_OFFSET if 1 <= number < 300 else None


def _inherited(year: str | None, period: Period | None) -> int | None:
    if year:
        return _western(year)
    return period.last.year if period else None


def _point(
    form: re.Match[str], period: Period | None, year: str | None, month: int | None = None, day: int | None = None
) -> DateSpan:
    """Return one date; its ends are None without a year, and it is marked where no calendar has it."""
    western = _inherited(year, period)
    point = None if year and western is None else _date(western or _LEAP_YEAR, month, day)
    known = point if western else None
    return DateSpan(form.start(), form.end(), known, known, point is not None)


def _date(year: int, month: int | None, day: int | None) -> PartialDate | None:
    if month == 0 or day == 0:
        return None
    try:
        return PartialDate(year, month or 0, day or 0)
    except ValueError:
        return None


def _words(form: re.Match[str], period: Period | None) -> DateSpan | None:
    groups = form.groupdict()
    day = int(groups["d"]) if groups.get("d") else None
    span = _point(form, period, groups.get("y"), int(groups["m"]), day)
    if day is None and not span.possible:
        return None
    if not groups.get("e") or span.first is None:
        return span
    end = PartialDate.of(span.first.last())
    return DateSpan(span.start, span.end, end, end)


def _slashes(form: re.Match[str], period: Period | None) -> DateSpan | None:
    span = _point(form, period, form["y"], int(form["m"]), int(form["d"]))
    return span if span.possible else None


def _month_day(form: re.Match[str], period: Period | None) -> DateSpan | None:
    span = _point(form, period, None, int(form["m"]), int(form["d"]))
    return span if span.possible else None


def _year_month(form: re.Match[str], period: Period | None) -> DateSpan | None:
    span = _point(form, period, form["y"], int(form["m"]))
    return span if span.possible and int(form["y"]) >= _FIRST_YEAR else None


def _months(form: re.Match[str], period: Period | None) -> DateSpan | None:
    return _range(form, period, (int(form["m"]), None), (int(form["m2"]), None))


def _days(form: re.Match[str], period: Period | None) -> DateSpan | None:
    month = int(form["m"])
    return _range(form, period, (month, int(form["d"])), (month, int(form["d2"])))


def _range(
    form: re.Match[str], period: Period | None, first: tuple[int, int | None], last: tuple[int, int | None]
) -> DateSpan | None:
    groups = form.groupdict()
    year = groups.get("y") or groups.get("y2")
    begin, end = _point(form, period, year, *first), _point(form, period, year, *last)
    backwards = (first[0], first[1] or 0) > (last[0], last[1] or 0)
    if backwards or not (begin.possible and end.possible):
        return None
    return DateSpan(form.start(), form.end(), begin.first, end.last, is_range=True)


def _quarters(form: re.Match[str], period: Period | None) -> DateSpan | None:
    first = _QUARTER[form["q"]]
    last = _QUARTER[form["q2"]] if form.groupdict().get("q2") else first
    return _range(form, period, (3 * first - 2, None), (3 * last, None))


def _half(form: re.Match[str], period: Period | None) -> DateSpan | None:
    first = 1 if form["h"] == "上" else 7
    return _range(form, period, (first, None), (first + 5, None))


def _year_only(form: re.Match[str], period: Period | None) -> DateSpan | None:
    if form.groupdict().get("e"):
        return _point(form, period, form["y"], 12, 31)
    span = _point(form, period, form["y"])
    return span if span.possible and int(form["y"]) >= _FIRST_YEAR else None


def _compact(form: re.Match[str], period: Period | None) -> DateSpan | None:
    span = _point(form, period, form["y"], int(form["m"]), int(form["d"]))
    return span if span.possible else None


_Reader = Callable[[re.Match[str], Period | None], DateSpan | None]
# A character that the form holds, pattern, reader, and whether the form could as well be a number, so that it needs a
# word that says date.
_FORMS: tuple[tuple[str, re.Pattern[str], _Reader, bool], ...] = (
    ("月", re.compile(rf"(?:{_YEAR})?{_MONTH} ?(?P<d>[0-9]{{1,2}}) ?日?{_TO}(?P<d2>[0-9]{{1,2}}) ?日"), _days, False),
    ("月", re.compile(rf"(?:{_YEAR})?{_MONTH} ?{_DAY}"), _words, False),
    ("月", re.compile(rf"(?:{_YEAR})?{_M} ?(?:月份?)?{_TO}(?P<m2>[0-9]{{1,2}}) ?月份?{_NO_DAY}"), _months, False),
    ("月", re.compile(rf"(?:{_YEAR})?{_MONTH} ?(?P<e>底)"), _words, False),
    ("月", re.compile(rf"(?:{_YEAR})?{_MONTH}份?"), _words, False),
    (
        "季",
        re.compile(rf"(?:{_YEAR})?(?:第 ?(?P<q>[1-4一二三四]){_TO}(?:第 ?)?(?P<q2>[1-4一二三四]) ?季)"),
        _quarters,
        False,
    ),
    ("季", re.compile(rf"(?:(?:{_YEAR})?第 ?|{_YEAR2})(?P<q>[1-4一二三四]) ?季"), _quarters, False),
    ("Q", re.compile(r"(?:(?P<y>[0-9]{2,4}) ?年? ?)?Q(?P<q>[1-4])(?![0-9A-Za-z])"), _quarters, False),
    ("半", re.compile(rf"(?:{_YEAR})?(?P<h>[上下])半年"), _half, False),
    ("年", re.compile(rf"(?:{_YEAR}|(?P<x>本|今|當)?年)(?P<e>底|終)(?!了)"), _year_only, False),
    ("年", re.compile(rf"{_YEAR}(?![內限期終])"), _year_only, False),
    ("", re.compile(rf"{_ALONE}(?P<y>[0-9]{{2,4}})(?P<s>[./-]){_M}(?P=s){_D}{_END}"), _slashes, False),
    ("/", re.compile(rf"{_ALONE}{_M}/{_D}{_TO}(?P<d2>[0-9]{{1,2}})(?![0-9/%‰])"), _days, True),
    ("/", re.compile(rf"{_ALONE}{_M}/{_D}{_END}"), _month_day, True),
    ("", re.compile(rf"{_ALONE}(?P<y>[0-9]{{2,4}})[/.]{_M}{_END}"), _year_month, True),
    ("", re.compile(rf"{_ALONE}(?P<y>[0-9]{{3,4}})(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})(?![0-9,.])"), _compact, True),
)  # fmt: skip
# Every form holds one of these; most cells hold none of them.
_TELLING = re.compile(r"[月季Q半年./-]|[0-9]{7}")
_ANY = re.compile(r"[0-9]|中華民國|民國|第 ?[1-4一二三四]|Q[1-4]|[上下]半年|[本今當]?年[底終]")


def serial_days(serial: int) -> tuple[date | None, date | None]:
    """Return the day of a spreadsheet's serial number, and the same with its year taken as a 民國 year.

    Spreadsheets count days from 1899-12-30; a date typed with a 民國 year (`0107/4/30`) lands far before it. Each of
    the two is None where it is no plausible day of a report.
    """
    try:
        day = _SERIAL_ORIGIN + timedelta(days=serial)
    except OverflowError:
        return None, None
    if 1990 <= day.year <= 2200:
        return day, None
    if not 80 <= day.year < 250:
        return None, None
    try:
        return None, day.replace(year=day.year + ROC_OFFSET)
    except ValueError:
        return None, None
