"""Which year and time a document is of, where a person says so because it prints none or a wrong one.

A fix like those of cells, of the document as a whole. What was read from it is filed under the time that is said, since
that is its address in the record; what it prints stands in the change that an acceptance writes beside it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date

from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.notation import parse_actual, parse_target
from heng.model.period import Period
from heng.model.terms import ChangeField
from heng.workflow.changes.refusals import UnreadableCellError
from heng.workflow.opening.opened import period_slug

SUBJECT = "edition"
"""`ref` of a fix that is of a document as a whole."""
_TEXT = re.compile(r"(?P<year>\d{1,3})/(?:(?P<first>\d{1,2})-(?P<last>\d{1,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Filed:
    """A 民國 year, and the span of time in it; None where a document is of no time within its year."""

    year: int
    period: Period | None

    @classmethod
    def of(cls, edition: Edition) -> Filed:
        """Return what an edition is filed under."""
        return cls(edition.year, edition.edition.period)

    @classmethod
    def read(cls, text: str) -> Filed:
        """Read `110/4-6`, a year and its months, or `110/` for the year alone; raises UnreadableCellError."""
        found = _TEXT.fullmatch(text.strip())
        if found is None or not int(found["year"]):
            raise UnreadableCellError(ChangeField.PERIOD, text)
        year = int(found["year"])
        if found["first"] is None:
            return cls(year, None)
        try:
            return cls(year, Period.months(year, int(found["first"]), int(found["last"])))
        except (ValueError, IndexError) as error:
            raise UnreadableCellError(ChangeField.PERIOD, text) from error

    @property
    def text(self) -> str:
        """What a person reads in the record: `110年第2季`; empty where neither year nor time is known."""
        if self.period is not None:
            return self.period.label("zh-Hant")
        return f"{self.year}年" if self.year > 0 else ""

    def data(self) -> dict[str, str | int | None]:
        """Return it as the record keeps it."""
        first, last = (self.period.first, self.period.last) if self.period else (None, None)
        return {"year": self.year, "first": _iso(first), "last": _iso(last)}


def said(fixes: str) -> str:
    """Return the text of the fix of a document's time among its kept fixes, empty where there is none."""
    if not fixes or fixes == "[]":
        return ""
    return next((fix["text"] for fix in json.loads(fixes) if fix["field"] == ChangeField.PERIOD.value), "")


def refile(edition: Edition, to: Filed) -> Edition:
    """Return an edition filed under another time; figures that were read as of its time are of the new one."""
    printed = Filed.of(edition)
    head = replace(edition.edition, period=to.period, key=period_slug(to.period))
    units = {indicator.ref: indicator.unit or "" for indicator in edition.card.indicators}
    readings = tuple(_moved(one, printed, to, units.get(one.indicator, "")) for one in edition.figures.readings)
    return replace(edition, year=to.year, edition=head, figures=replace(edition.figures, readings=readings))


def _moved(reading: Reading, printed: Filed, to: Filed, unit: str) -> Reading:
    """Return a reading of the new time. One of a time of its own, which the document prints, stays of that."""
    before = reading
    if reading.actual is not None and reading.period == printed.period:
        reading = replace(reading, period=to.period)
    year = Period.year(printed.year) if printed.year > 0 else None
    if reading.target is not None and reading.target_period in (None, year):
        reading = replace(reading, target_period=Period.year(to.year))
    return _dated_again(before, reading, unit)


def _dated_again(before: Reading, after: Reading, unit: str) -> Reading:
    """Return a reading with the days that its cells print without a year (`至3/31`) in the year of its new time.

    A cell is read again only where it gives what stands there when it is read as of the time before.
    """
    target, actual = before.target, before.actual
    if target is not None and before.target_period != after.target_period:
        aims = (parse_target(target.text, unit=unit, period=each.target_period).value for each in (before, after))
        old_aim, new_aim = (replace(aim, source=target.source, note=target.note) for aim in aims)
        target = new_aim if old_aim == target else target
    if actual is not None and before.period != after.period:
        read = (
            parse_actual(actual.text, unit=unit, period=each.period, target=target).value for each in (before, after)
        )
        old, new = (replace(value, source=actual.source) for value in read)
        actual = new if old == actual else actual
    return replace(after, target=target, actual=actual)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
