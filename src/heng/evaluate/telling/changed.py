"""What people changed, told beside what the document prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from heng.evaluate.judging.verdict import Step
from heng.evaluate.telling import wordings
from heng.evaluate.traits.confirmed import TRAITS
from heng.model.edition import Edition
from heng.model.figures import Actual, Missing, Reading, Target
from heng.model.finding import Fact
from heng.model.terms import ChangeField, Topic, Word

Cell = Target | Actual | Missing | None


class PersonsChange(Protocol):
    """One change by a person, as the record keeps it.

    Attributes:
        ref: The reading (target, actual) or indicator (polarity, behaviour) it is about.
        field: What was changed.
        before, after: What stood there and what stands there since, as text; a trait by its machine word.
        who: Account that made it.
        recorded: Moment it was written, with its zone.
        valid: Day it holds from.
        reason: Why, as the person wrote it.
    """

    @property
    def ref(self) -> str:
        """See above."""

    @property
    def field(self) -> ChangeField:
        """See above."""

    @property
    def before(self) -> str:
        """See above."""

    @property
    def after(self) -> str:
        """See above."""

    @property
    def who(self) -> str:
        """See above."""

    @property
    def recorded(self) -> datetime:
        """See above."""

    @property
    def valid(self) -> date:
        """See above."""

    @property
    def reason(self) -> str:
        """See above."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the cells of a reading come from: the reading as published, and what people changed since.

    Attributes:
        printed: None where it is not known; then what people changed tells whether a cell is still as printed.
        changes: Oldest first, of any reading or indicator.
    """

    printed: Reading | None
    changes: Sequence[PersonsChange] = ()

    def differs(self, reading: Reading, field: ChangeField) -> bool:
        """Tell whether a cell of a reading is not what the document prints."""
        if self.printed is None:
            return any(one.ref == reading.ref and one.field is field for one in self.changes)
        return cell(reading, field) != cell(self.printed, field)

    def told(self, reading: Reading, field: ChangeField, topic: Topic) -> tuple[Step, ...]:
        """Return who changed a cell, when, why and from what; then what the document prints, with its place."""
        steps = persons(self.changes, reading.ref, field, topic)
        if self.printed is None or not self.differs(reading, field):
            return steps
        printed = cell(self.printed, field)
        if printed is None or not printed.text:
            source = printed.source if printed else self.printed.source
            return (*steps, Step(topic, wordings.PRINTS_NOTHING, {}, source))
        return (*steps, Step(topic, wordings.PRINTS, {"text": printed.text}, printed.source))


def cell(reading: Reading, field: ChangeField) -> Cell:
    """Return the target or the actual of a reading."""
    return reading.target if field is ChangeField.TARGET else reading.actual


def persons(changes: Iterable[PersonsChange], ref: str, field: ChangeField, topic: Topic) -> tuple[Step, ...]:
    """Return a statement for each change of a field of an occurrence, oldest first."""
    return tuple(_step(one, topic) for one in changes if one.ref == ref and one.field is field)


def changed_readings(edition: Edition, printed: Edition) -> dict[str, Reading]:
    """Return the readings of the published edition whose target or actual people changed since, by `ref`."""
    published = {reading.ref: reading for reading in printed.figures.readings}
    fields = (ChangeField.TARGET, ChangeField.ACTUAL)
    return {
        reading.ref: published[reading.ref]
        for reading in edition.figures.readings
        if reading.ref in published and any(Origin(published[reading.ref]).differs(reading, field) for field in fields)
    }


def _step(change: PersonsChange, topic: Topic) -> Step:
    facts: dict[str, Fact] = {
        "who": change.who,
        "when": change.recorded,
        "before": _value(change, change.before),
        "after": _value(change, change.after),
        "reason": change.reason.strip().rstrip("。."),
    }
    first = change.field in TRAITS and not change.before
    return Step(topic, wordings.CONFIRMATION if first else wordings.CHANGE, facts)


def later_target(changes: Iterable[PersonsChange], ref: str) -> tuple[Step, ...]:
    """Return what a reading's target will be from a day after its period, of all such `changes` the last one."""
    found = [one for one in changes if one.ref == ref and one.field is ChangeField.TARGET]
    last = max(found, key=lambda one: (one.valid, one.recorded), default=None)
    if last is None:
        return ()
    facts: dict[str, Fact] = {"day": last.valid, "after": last.after or "—"}
    return (Step(Topic.TARGET, wordings.TARGET_LATER, facts),)


def _value(change: PersonsChange, text: str) -> str | Word:
    words = TRAITS.get(change.field, ())
    return next((word for word in words if word.value == text), text or "—")
