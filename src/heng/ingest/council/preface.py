"""The salutation of a council report: whose report it is, for which period, and to which session it goes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from heng.ingest.council.heads.headings import HAN_NUMERAL, alike, number, usual
from heng.ingest.text import squeeze
from heng.model.period import ROC_OFFSET, EmptyPeriodError, PartialDate, Period

_YEAR = r"(?<!\d)(?P<year>\d{2,4})年度?"
_TO = r"起?(?:至|到|迄|[-~－–—～])"
_LAST = r"(?:(?P<last_year>\d{2,4})年)?(?P<last>\d{1,2})月"
_SPANS = (
    re.compile(rf"{_YEAR}(?P<first>\d{{1,2}})月(?P<first_day>\d{{1,2}})日{_TO}{_LAST}(?P<last_day>\d{{1,2}})日"),
    re.compile(rf"{_YEAR}(?P<first>\d{{1,2}})月?份?{_TO}{_LAST}"),
    re.compile(rf"截至{_YEAR}(?P<last>\d{{1,2}})月(?:(?P<last_day>\d{{1,2}})日)?"),
    re.compile(rf"{_YEAR}截至(?P<last>\d{{1,2}})月(?:(?P<last_day>\d{{1,2}})日)?"),
    re.compile(rf"{_YEAR}第?(?P<quarter>[1-4一二三四])季?(?:{_TO}第?(?P<last_quarter>[1-4一二三四]))?季"),
    re.compile(rf"{_YEAR}(?P<half>[上下])半年度?"),
    re.compile(rf"{_YEAR}(?P<first>\d{{1,2}})月份?(?=施政|工作)"),
    re.compile(rf"{_YEAR}(?:全年|整年)?度?(?=施政|工作)"),
)
_FIRST_WESTERN = 1900
_CITY = r"[\u4e00-\u9fff]{2}"
_OWNER = re.compile(rf"(?P<owner>{_CITY}[市縣]政府)")
_REPORT = "(?:施政總?報告|工作報告|施政成果)"
_TITLE = re.compile(
    rf"(?P<title>{_CITY}[市縣]政府\s*(?:中華民國|民國)?\s*\d{{2,4}}\s*年[^，。；：,;:]{{0,40}}?{_REPORT}"
    rf"|{_CITY}[市縣]政府\s*{_REPORT})"
)
_NUMBER = rf"(?:\d+|{HAN_NUMERAL})"
_SESSION = re.compile(
    rf"(?P<body>(?:(?!本市){_CITY}(?=[市縣]議會))?[市縣]?議會|貴會)\s*"
    rf"(?P<session>第\s*(?P<term>{_NUMBER})\s*屆\s*第\s*(?P<no>{_NUMBER})\s*次\s*(?P<kind>定期大?會|臨時大?會))"
)


@dataclass(frozen=True, slots=True)
class Preface:
    """What the salutation says; empty or None where it says nothing. `key`: short name of the session."""

    owner: str = ""
    title: str = ""
    period: Period | None = None
    body: str = ""
    session: str = ""
    key: str = ""


def read_preface(text: str) -> Preface:
    """Read the salutation, given as running text."""
    words = usual(text)
    title = _TITLE.search(words)
    owner = _OWNER.search(title["title"] if title else words)
    session = _SESSION.search(words)
    printed = text[title.start() : title.end()].strip() if title else ""
    return Preface(
        owner=owner["owner"] if owner else "",
        title=printed,
        period=read_period(printed) or read_period(text),
        body=session["body"] if session else "",
        session=text[session.start("session") : session.end()] if session else "",
        key=_key(session) if session else "",
    )


def _key(session: re.Match[str]) -> str:
    extra = "-extra" if session["kind"].startswith("臨時") else ""
    return f"council-{number(session['term'])}-{number(session['no'])}{extra}"


def read_period(text: str) -> Period | None:
    """Return the first span that a text names; None where it names none, or an impossible one."""
    words = alike(text)
    for pattern in _SPANS:
        match = pattern.search(words)
        if match:
            return _span(match.groupdict())
    return None


def _span(found: Mapping[str, str | None]) -> Period | None:
    """Return the span of a match: quarters and halves are months, and a day that is not printed ends a month."""
    first, last = int(found.get("first") or 1), int(found.get("last") or found.get("first") or 12)
    if quarter := found.get("quarter"):
        first, last = 3 * number(quarter) - 2, 3 * number(found.get("last_quarter") or quarter)
    elif half := found.get("half"):
        first, last = (1, 6) if half == "上" else (7, 12)
    year = _western(found["year"] or "")
    last_year = _western(found.get("last_year") or found["year"] or "")
    try:
        begin = PartialDate(year, first, int(found.get("first_day") or 1))
        end = PartialDate(last_year, last, int(found.get("last_day") or 0))
        return Period(begin.first(), end.last())
    except (ValueError, IndexError, EmptyPeriodError):
        return None


def _western(year: str) -> int:
    number_of_year = int(year)
    return number_of_year if number_of_year >= _FIRST_WESTERN else number_of_year + ROC_OFFSET


def read_span(text: str) -> Period | None:
    """Return the span between the two full 民國 dates of a text."""
    days = re.findall(r"(\d{2,3})年(\d{1,2})月(\d{1,2})日", squeeze(text))
    if len(days) < 2:
        return None
    try:
        first, last = (_day(*map(int, parts)) for parts in days[:2])
        return Period(first, last)
    except ValueError:
        return None


def _day(year: int, month: int, day: int) -> date:
    return date(year + ROC_OFFSET, month, day)
