"""The record of one indicator: what came with the document, and every change by a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from heng.evaluate.traits import behaviour as behaviours
from heng.evaluate.traits import polarity as polarities
from heng.evaluate.traits.confirmed import TRAITS
from heng.model.card import Indicator
from heng.model.terms import ChangeField, Ground, Word
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.rows import line_of, place_of, source_url
from heng.workflow.changes.plans import plan_refs
from heng.workflow.opening.cards import Change


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

    @property
    def undo(self) -> str:
        """The `id` of the form that takes it back."""
        return f"undo-{self.number}"


def history(index: CardIndex, indicators: Iterable[Indicator]) -> tuple[Entry, ...]:
    """Return the record of some indicators, the latest first."""
    subjects = _subjects(index, list(indicators))
    changes = [one for one in index.card.changes if one.ref in subjects]
    entries = [_change(index, one, subjects[one.ref], changes) for one in changes]
    return (*sorted(entries, key=lambda one: one.number, reverse=True), *_printed(index, subjects))


def shown(field: ChangeField, value: str) -> str:
    """Return a value of the record in words: a trait by its name, anything else as it was written."""
    word = next((one for one in TRAITS.get(field, ()) if one.value == value), None)
    if word is not None:
        return word.label(current())
    if field in TRAITS and not value:
        return pick("未經確認", "not confirmed")
    return numbers.text(value) or pick("沒有", "none")


def _subjects(index: CardIndex, indicators: list[Indicator]) -> dict[str, str]:
    several, plans = len(indicators) > 1, plan_refs(index.edition)
    subjects = {one.ref: one.subject if several else "" for one in indicators}
    for one in indicators:
        readings = index.readings.get(one.ref, ())
        for reading in readings:
            agencies = "、".join(each.agency for each in reading.agencies) if len(readings) > 1 else ""
            subjects[reading.ref] = f"{subjects[one.ref]} {agencies}".strip()
        subjects |= {plans[reading.ref]: subjects[one.ref] for reading in readings if reading.ref in plans}
        subjects |= {action.ref: action.code for action in index.actions.get(one.ref, ())}
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
    """Return what was taken of an indicator as long as nobody had confirmed it; empty for any other change."""
    indicator = index.indicators.get(change.ref)
    if change.field not in TRAITS or change.before or indicator is None:
        return ""
    if change.field is ChangeField.COUNTING:
        return pick("沒有人確認", "nobody had confirmed it")
    judging, readings = index.card.rulebook.judging, index.readings.get(change.ref, ())
    first = readings[0] if readings else None
    if change.field is ChangeField.BEHAVIOUR:
        behaviour = behaviours.judge(indicator, first)
        return _taken(behaviour.ground, behaviour.behaviour, pick("時間性質不明", "behaviour unknown"))
    default = judging.default_polarity if judging else None
    polarity = polarities.judge(indicator, first.target if first else None, default=default)
    return _taken(polarity.ground, polarity.polarity, pick("方向不明", "direction unknown"))


def _taken(ground: Ground, word: Word | None, unknown: str) -> str:
    return f"{ground.label(current())} {word.label(current()) if word else unknown}"


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
