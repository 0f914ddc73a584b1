"""The record of one indicator: what came with the document, and every change by a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from heng.model.card import Indicator
from heng.model.terms import ChangeField, Polarity
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.rows import line_of, place_of, source_url
from heng.workflow.cards import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the record.

    Attributes:
        subject: Component or agency it is about, where the page shows several.
        number: Number of the change, 0 for what came with the document.
        can_undo: Nothing of the same has been changed since.
        undoes: It took an earlier change back.
    """

    recorded: datetime
    when: str
    who: str
    what: str
    subject: str
    before: str
    after: str
    reason: str
    valid: str = ""
    source: str = ""
    line: str = ""
    number: int = 0
    can_undo: bool = False
    undoes: bool = False


def history(index: CardIndex, indicators: Iterable[Indicator]) -> tuple[Entry, ...]:
    """Return the record of some indicators, the latest first."""
    subjects = _subjects(index, list(indicators))
    changes = [one for one in index.card.changes if one.ref in subjects]
    entries = [_change(one, subjects[one.ref], changes) for one in changes]
    return (*sorted(entries, key=lambda one: one.number, reverse=True), *_printed(index, subjects))


def shown(field: ChangeField, value: str) -> str:
    """Return a value of the record in words: a direction by its name, anything else as it was written."""
    known = {one.value: one for one in Polarity}
    if field is ChangeField.POLARITY and value in known:
        return known[value].label(current())
    if field is ChangeField.POLARITY and not value:
        return pick("未經確認", "not confirmed")
    return numbers.text(value) or pick("沒有", "none")


def _subjects(index: CardIndex, indicators: list[Indicator]) -> dict[str, str]:
    several = len(indicators) > 1
    subjects = {one.ref: one.subject if several else "" for one in indicators}
    for one in indicators:
        readings = index.readings.get(one.ref, ())
        for reading in readings:
            agencies = "、".join(each.agency for each in reading.agencies) if len(readings) > 1 else ""
            subjects[reading.ref] = f"{subjects[one.ref]} {agencies}".strip()
    return subjects


def _change(change: Change, subject: str, changes: list[Change]) -> Entry:
    same = [one.number for one in changes if (one.ref, one.field) == (change.ref, change.field)]
    return Entry(
        recorded=change.recorded,
        when=numbers.moment(change.recorded),
        who=change.who,
        what=change.field.label(current()),
        subject=subject,
        before=shown(change.field, change.before),
        after=shown(change.field, change.after),
        reason=change.reason,
        valid=numbers.day(change.valid),
        number=change.number,
        can_undo=change.number == max(same) and change.undoes is None,
        undoes=change.undoes is not None,
    )


def _printed(index: CardIndex, subjects: dict[str, str]) -> list[Entry]:
    loaded = index.card.loaded
    readings = [one for one in index.card.printed.figures.readings if one.ref in subjects]
    return [
        Entry(
            recorded=loaded.recorded,
            when=numbers.moment(loaded.recorded),
            who=loaded.who,
            what=pick("讀自文件", "Read from the document"),
            subject=subjects[reading.ref],
            before="",
            after=pick("目標", "target") + f" {_text(reading.target)}　" + pick("實際", "actual")
            + f" {_text(reading.actual)}",
            reason=pick("照印", "as printed"),
            valid=numbers.day(loaded.day),
            source=source_url(place_of(reading)),
            line=line_of(place_of(reading)),
        )
        for reading in readings
    ]  # fmt: skip


def _text(printed: object) -> str:
    return numbers.text(getattr(printed, "text", "") or "") or "—"
