"""The salutation of a council report: whose report it is, for which period, and to which session it goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from heng.ingest.text import squeeze
from heng.model.period import ROC_OFFSET, EmptyPeriodError, Period

_YEAR = r"(?P<year>\d{2,3})年(?:度)?"
_MONTHS = re.compile(rf"{_YEAR}(?P<first>\d{{1,2}})月?(?:份)?(?:至|到|[-~－–—～])(?P<last>\d{{1,2}})月(?:份)?")
_QUARTER = re.compile(rf"{_YEAR}第?(?P<quarter>[1-4一二三四])季")
_HALF = re.compile(rf"{_YEAR}(?P<half>[上下])半年")
_MONTH = re.compile(rf"{_YEAR}(?P<first>\d{{1,2}})月(?:份)?(?=施政)")
_WHOLE = re.compile(rf"{_YEAR}(?=施政)")
_CITY = r"[\u4e00-\u9fff]{2}"
_OWNER = re.compile(rf"(?P<owner>{_CITY}[市縣]政府)")
_TITLE = re.compile(rf"(?P<title>{_CITY}[市縣]政府\s*\d{{2,3}}\s*年[^，。；：]{{0,24}}?(?:施政報告|工作報告|施政成果))")
_SESSION = re.compile(
    rf"(?P<body>(?:(?!本市){_CITY}(?=[市縣]議會))?[市縣]?議會|貴會)\s*(?P<session>第\s*(?P<term>\d+)\s*屆\s*第\s*(?P<no>\d+)\s*次\s*(?P<kind>定期大會|臨時大?會))"
)
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4}


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
    title = _TITLE.search(text)
    owner = _OWNER.search(title["title"] if title else text)
    session = _SESSION.search(text)
    return Preface(
        owner=owner["owner"] if owner else "",
        title=title["title"].strip() if title else "",
        period=read_period(title["title"] if title else text),
        body=session["body"] if session else "",
        session=session["session"] if session else "",
        key=_key(session) if session else "",
    )


def _key(session: re.Match[str]) -> str:
    extra = "" if session["kind"] == "定期大會" else "-extra"
    return f"council-{session['term']}-{session['no']}{extra}"


def read_period(text: str) -> Period | None:
    """Return the first 民國 span that a text names; None where it names none, or an impossible one."""
    squeezed = squeeze(text)
    for pattern in (_MONTHS, _QUARTER, _HALF, _MONTH, _WHOLE):
        match = pattern.search(squeezed)
        if match:
            return _span(int(match["year"]), match)
    return None


def _span(year: int, match: re.Match[str]) -> Period | None:
    found = match.groupdict()
    if "quarter" in found:
        quarter = _NUMERALS.get(found["quarter"]) or int(found["quarter"])
        first, last = 3 * quarter - 2, 3 * quarter
    elif "half" in found:
        first, last = (1, 6) if found["half"] == "上" else (7, 12)
    else:
        first = int(found.get("first") or 1)
        last = int(found.get("last") or found.get("first") or 12)
    try:
        return Period.months(year, first, last)
    except (ValueError, IndexError, EmptyPeriodError):
        return None


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
