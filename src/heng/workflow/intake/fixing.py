"""Cells that a person corrects before a document is accepted, and what each correction would do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from django.db import transaction

from heng.check.figures import questioned
from heng.check.run import check
from heng.evaluate.assessment import assess
from heng.evaluate.rulebook import AS_PRINTED, Rulebook
from heng.evaluate.verdict import Verdict
from heng.model import canonical
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.finding import Finding
from heng.model.terms import ChangeField, IntakeState, Voice
from heng.store import models
from heng.workflow.agencies import register
from heng.workflow.changing import demand_reason
from heng.workflow.entered import read_actual, read_target
from heng.workflow.intake import queue
from heng.workflow.intake.refusals import FixInForceError, NotReadyError, UnknownRowError

FIELDS = (ChangeField.TARGET, ChangeField.ACTUAL)
"""What can be corrected before accepting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One corrected cell: which reading's target or actual, what really stands there, by whom and why.

    Attributes:
        change: Number of the change that an acceptance wrote of it; None while it is not in the record.
        seen: Number of the last change of the cell when the fix was made, 0 for none: a later one is not overwritten.
    """

    ref: str
    field: ChangeField
    text: str
    who: str
    reason: str
    change: int | None = None
    seen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a fix would do.

    Attributes:
        before, after: The verdict on the figure.
        others: How many other figures would be judged otherwise.
        ended, brought: Findings.
        book: Under which rulebook.
    """

    before: Verdict | None
    after: Verdict | None
    others: int
    book: Rulebook
    ended: tuple[Finding, ...]
    brought: tuple[Finding, ...]


def fixes_of(row: models.Intake) -> tuple[Fix, ...]:
    """Return the fixes made so far."""
    return tuple(Fix(**{**each, "field": ChangeField.of(each["field"])}) for each in json.loads(row.fixes))


def apply(edition: Edition, fixes: Iterable[Fix]) -> Edition:
    """Return an edition with its fixes; those of cells it does not have are passed over."""
    wanted = {(fix.ref, fix.field): fix.text for fix in fixes}
    if not wanted:
        return edition
    units = {indicator.ref: indicator.unit or "" for indicator in edition.card.indicators}
    readings = tuple(_fixed(reading, units.get(reading.indicator, ""), wanted) for reading in edition.figures.readings)
    return replace(edition, figures=replace(edition.figures, readings=readings))


def unsettled(reading: Iterable[Finding], fixes: Iterable[Fix]) -> tuple[Finding, ...]:
    """Return what was found in reading an edition but for what was found on cells that a person corrected."""
    corrected = {fix.ref for fix in fixes}
    return tuple(one for one in reading if not corrected & set(one.refs))


def set_fix(number: int, fix: Fix) -> None:
    """Keep a fix in place of an earlier one of the same cell; raises RefusedChangeError, IntakeRefusedError."""
    from heng.workflow.intake.reading import edition_of

    demand_reason(fix.who, fix.reason)
    with transaction.atomic():
        row = _open(number)
        _try(edition_of(row), fix)
        keep(row, [*_others(row, fix.ref, fix.field), replace(fix, seen=_last_change(row, fix))])


def drop_fix(number: int, ref: str, field: ChangeField) -> None:
    """Forget a fix: what the document prints stands again."""
    with transaction.atomic():
        row = _open(number)
        keep(row, _others(row, ref, field))


def effect(edition: Edition, reading: Sequence[Finding], fix: Fix, book: Rulebook = AS_PRINTED) -> Effect:
    """Return what a fix would do to an edition under a rulebook; raises RefusedChangeError, UnknownRowError."""
    _try(edition, fix)
    fixed = apply(edition, [fix])
    old = check([edition], register(), reading=reading)
    new = check([fixed], register(), reading=unsettled(reading, [fix]))
    both = [
        assess(each, book, questioned=questioned(found)).by_reading for each, found in ((edition, old), (fixed, new))
    ]
    keys = [{(one.code, one.subject) for one in found} for found in (old, new)]
    return Effect(
        before=both[0].get(fix.ref),
        after=both[1].get(fix.ref),
        others=sum(_differs(both[0][ref], both[1].get(ref)) for ref in both[0] if ref != fix.ref),
        book=book,
        ended=tuple(one for one in old if (one.code, one.subject) not in keys[1]),
        brought=tuple(one for one in new if (one.code, one.subject) not in keys[0]),
    )


def _differs(one: Verdict, other: Verdict | None) -> bool:
    return other is None or (one.status, one.achievement, one.known) != (other.status, other.achievement, other.known)


def _fixed(reading: Reading, unit: str, wanted: dict[tuple[str, ChangeField], str]) -> Reading:
    target = wanted.get((reading.ref, ChangeField.TARGET))
    actual = wanted.get((reading.ref, ChangeField.ACTUAL))
    if target is not None:
        reading = replace(reading, target=read_target(target, unit, reading))
    if actual is not None:
        reading = replace(reading, actual=read_actual(actual, unit, reading))
    return reading


def _try(edition: Edition, fix: Fix) -> None:
    if not any(reading.ref == fix.ref for reading in edition.figures.readings):
        raise UnknownRowError(fix.ref)
    apply(edition, [fix])


def keep(row: models.Intake, fixes: Sequence[Fix]) -> None:
    """Keep the fixes of a document; the caller holds its lock."""
    row.fixes = canonical.dump([asdict(fix) for fix in fixes])
    row.save(update_fields=["fixes"])


def _open(number: int) -> models.Intake:
    row = queue.lock(number)
    state = IntakeState.of(row.state)
    if state not in (IntakeState.READ, IntakeState.PARTLY, IntakeState.UNDONE):
        raise NotReadyError(row.name, state)
    return row


def _last_change(row: models.Intake, fix: Fix) -> int:
    """Return the number of the last change of a cell in the record, where that holds the same document; else 0."""
    changes = models.Entry.objects.filter(edition__document_id=row.sha256, voice=Voice.PERSON)
    last = changes.filter(kind=fix.field.value, ref=fix.ref).order_by("batch__sequence", "position").last()
    return int(last.pk) if last else 0


def _others(row: models.Intake, ref: str, field: ChangeField) -> list[Fix]:
    """Return the other fixes; one that is in the record already can only be changed there."""
    kept = fixes_of(row)
    if any(fix.change is not None for fix in kept if (fix.ref, fix.field) == (ref, field)):
        raise FixInForceError
    return [fix for fix in kept if (fix.ref, fix.field) != (ref, field)]
