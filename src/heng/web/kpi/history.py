"""The record of one indicator: what came with the document, and every change by a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from heng.evaluate.polarity import judge
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
    entries = [_change(index, one, subjects[one.ref], changes) for one in changes]
    return (*sorted(entries, key=lambda one: one.number, reverse=True), *_printed(index, subjects))


def confirmed_by(index: CardIndex, ref: str, field: ChangeField) -> str:
    """Return who confirmed a statement about an indicator, and when; empty where nobody did."""
    last = next((one for one in reversed(index.card.changes) if (one.ref, one.field) == (ref, field)), None)
    if last is None or not last.after:
        return ""
    when = numbers.moment(last.recorded)
    return pick(f"{last.who}於{when}確認", f"Confirmed by {last.who} on {when}")


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


def _change(index: CardIndex, change: Change, subject: str, changes: list[Change]) -> Entry:
    same = [one.number for one in changes if (one.ref, one.field) == (change.ref, change.field)]
    return Entry(
        recorded=change.recorded,
        when=numbers.moment(change.recorded),
        who=change.who,
        what=change.field.label(current()),
        subject=subject,
        before=_unconfirmed(index, change) or shown(change.field, change.before),
        after=shown(change.field, change.after),
        reason=change.reason,
        valid=numbers.day(change.valid),
        number=change.number,
        can_undo=change.number == max(same) and change.undoes is None,
        undoes=change.undoes is not None,
    )


def _unconfirmed(index: CardIndex, change: Change) -> str:
    """Return the direction that was taken as long as nobody had confirmed one; empty for any other change."""
    indicator = index.indicators.get(change.ref)
    if change.field is not ChangeField.POLARITY or change.before or indicator is None:
        return ""
    judging, readings = index.card.rulebook.judging, index.readings.get(change.ref, ())
    target = readings[0].target if readings else None
    taken = judge(indicator, target, default=judging.default_polarity if judging else None)
    word = taken.polarity.label(current()) if taken.polarity else pick("方向不明", "direction unknown")
    return f"{taken.ground.label(current())} {word}"


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
