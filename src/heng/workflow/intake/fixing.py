"""Cells that a person corrects before a document is accepted, and what each correction would do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from django.db import transaction

from heng.check.text import elided
from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.rulebooks.rulebook import AS_PRINTED, Rulebook
from heng.evaluate.totals.total import Total
from heng.model import canonical
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.finding import Finding
from heng.model.rows import members
from heng.model.terms import ChangeField, Column, IntakeState, Status, Voice
from heng.store import models
from heng.workflow.changes import cells
from heng.workflow.changes.cells import FIELDS, FIGURES, put
from heng.workflow.changes.refusals import NothingChangesError
from heng.workflow.changes.writing import demand_reason
from heng.workflow.intake import queue
from heng.workflow.intake.refusals import (
    FixDroppedError,
    FixInForceError,
    FixOvertakenError,
    NotReadyError,
    UnknownRowError,
)
from heng.workflow.intake.standing import standing

_OF_COLUMN = {Column.TARGET: ChangeField.TARGET, Column.ACTUAL: ChangeField.ACTUAL}
_ORDER = (*(field for field in FIELDS if field not in FIGURES), *FIGURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One corrected cell: which field of which printed object, what really stands there, by whom and why.

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

    @property
    def mark(self) -> str:
        """What tells this fix from any other of its cell, for a page that shows it."""
        return hashlib.sha256("\0".join((self.text, self.who, self.reason)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What fixes would do.

    Attributes:
        before, after: The verdict on the corrected figure, where the fixes are of one.
        others: How many other figures would be judged otherwise.
        totals: Each status whose number changes, with both numbers.
        known: How many figures have a value, before and after.
        ended, brought: Findings.
        book: Under which rulebook.
    """

    before: Verdict | None
    after: Verdict | None
    others: int
    totals: tuple[tuple[Status, int, int], ...]
    known: tuple[int, int]
    book: Rulebook
    ended: tuple[Finding, ...]
    brought: tuple[Finding, ...]


def fixes_of(row: models.Intake) -> tuple[Fix, ...]:
    """Return the fixes made so far."""
    return tuple(Fix(**{**each, "field": ChangeField.of(each["field"])}) for each in json.loads(row.fixes))


def apply(edition: Edition, fixes: Iterable[Fix]) -> Edition:
    """Return an edition with its fixes; those of cells it does not have are passed over.

    A figure is read beside what else was corrected: its unit and its target. Under which time a document is filed is
    no cell (`filing`).
    """
    there = {member.ref for member in members(edition)}
    fixes = (fix for fix in fixes if fix.field in _ORDER)
    for fix in sorted(fixes, key=lambda fix: _ORDER.index(fix.field)):
        if fix.ref in there:
            edition = put(edition, {(fix.ref, fix.field): cells.read(edition, fix.ref, fix.field, fix.text)})
    return edition


def unsettled(printed: Edition, reading: Iterable[Finding], fixes: Iterable[Fix]) -> tuple[Finding, ...]:
    """Return what was found in reading an edition but for what was found on cells that a person corrected."""
    figures = {(fix.ref, fix.field) for fix in fixes if fix.field in FIGURES}
    others = {fix.ref for fix in fixes} - {ref for ref, _ in figures}
    readings = {reading.ref: reading for reading in printed.figures.readings}

    def is_settled(finding: Finding) -> bool:
        mended = {field for ref, field in figures if ref in finding.refs}
        # What is odd about the actual stays so when the target beside it is put right.
        about = next((_cell(finding, readings[ref]) for ref in finding.refs if ref in readings), None)
        return bool(mended) if about is None else about in mended

    return tuple(one for one in reading if not is_settled(one) and not (one.refs and others >= set(one.refs)))


def _cell(finding: Finding, reading: Reading) -> ChangeField | None:
    """Return which cell of a printed figure a finding is about: by the column or the text that it names."""
    named = {_OF_COLUMN[fact] for fact in finding.facts.values() if isinstance(fact, Column) and fact in _OF_COLUMN}
    texts = {ChangeField.TARGET: reading.target, ChangeField.ACTUAL: reading.actual}
    said = finding.facts.get("text")
    named = named or {field for field, value in texts.items() if value and value.text and elided(value.text) == said}
    return named.pop() if len(named) == 1 else None


def set_fix(number: int, *fixes: Fix, shown: str | None = None) -> None:
    """Keep fixes in place of earlier ones of the same cells, all or none.

    `shown`: the mark of the fix that the person saw in these cells, empty for none; None where no page showed them.
    Raises RefusedChangeError, IntakeRefusedError.
    """
    from heng.workflow.intake.reading import edition_of

    with transaction.atomic():
        row = _open(number)
        printed = edition_of(row)
        _demand_there(printed, fixes)
        kept = list(fixes_of(row))
        for fix in fixes:
            demand_reason(fix.who, fix.reason)
            _demand_shown(kept, fix.ref, fix.field, shown)
            if fix.text.strip() == cells.text_of(printed, fix.ref, fix.field).strip():
                raise NothingChangesError(fix.text)
            kept = [*_others(kept, fix.ref, fix.field), replace(fix, seen=_last_change(row, fix))]
        apply(printed, kept)
        keep(row, kept)


def drop_fix(number: int, ref: str, field: ChangeField, shown: str | None = None) -> None:
    """Forget a fix: what the document prints stands again. `shown`: as in `set_fix`."""
    with transaction.atomic():
        row = _open(number)
        _demand_shown(fixes_of(row), ref, field, shown)
        if field is ChangeField.PERIOD and row.state == IntakeState.PARTLY:
            raise FixInForceError
        keep(row, _others(fixes_of(row), ref, field))


def effect(edition: Edition, reading: Sequence[Finding], fixes: Sequence[Fix], book: Rulebook = AS_PRINTED) -> Effect:
    """Return what fixes would do to an edition under a rulebook; raises RefusedChangeError, UnknownRowError."""
    _demand_there(edition, fixes)
    fixed = apply(edition, fixes)
    stands, would = standing(edition, reading, book), standing(fixed, unsettled(edition, reading, fixes), book)
    old, new, now, then = stands.findings, would.findings, stands.assessment, would.assessment
    refs = {fix.ref for fix in fixes} & now.by_reading.keys()
    ref = next(iter(refs)) if len(refs) == 1 else ""
    keys = [{_about(one) for one in found} for found in (old, new)]
    return Effect(
        before=now.by_reading.get(ref),
        after=then.by_reading.get(ref),
        others=sum(_differs(one, then.by_reading.get(key)) for key, one in now.by_reading.items() if key not in refs),
        totals=_totals(now.total(), then.total()),
        known=(now.total().known, then.total().known),
        book=book,
        ended=tuple(one for one in old if _about(one) not in keys[1]),
        brought=tuple(one for one in new if _about(one) not in keys[0]),
    )


def _about(finding: Finding) -> Hashable:
    """What makes a finding the same before and after: its subject is a code, which a fix may change."""
    return (finding.code, finding.refs or finding.subject)


def _differs(one: Verdict, other: Verdict | None) -> bool:
    return other is None or (one.status, one.achievement, one.known) != (other.status, other.achievement, other.known)


def _totals(now: Total, then: Total) -> tuple[tuple[Status, int, int], ...]:
    numbers = [(status, now.by_status.get(status, 0), then.by_status.get(status, 0)) for status in Status]
    return tuple(each for each in numbers if each[1] != each[2])


def _demand_there(edition: Edition, fixes: Iterable[Fix]) -> None:
    there = {member.ref for member in members(edition)}
    missing = next((fix.ref for fix in fixes if fix.ref not in there), None)
    if missing is not None:
        raise UnknownRowError(missing)


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


def _demand_shown(kept: Sequence[Fix], ref: str, field: ChangeField, shown: str | None) -> None:
    """Refuse to replace a fix that the person has not seen; raises FixOvertakenError, FixDroppedError."""
    held = next((fix for fix in kept if (fix.ref, fix.field) == (ref, field)), None)
    if shown is None or shown == (held.mark if held else ""):
        return
    if held is None:
        raise FixDroppedError
    raise FixOvertakenError(held.who, held.text, held.reason)


def _others(kept: Sequence[Fix], ref: str, field: ChangeField) -> list[Fix]:
    """Return the other fixes; one that is in the record already can only be changed there."""
    if any(fix.change is not None for fix in kept if (fix.ref, fix.field) == (ref, field)):
        raise FixInForceError
    return [fix for fix in kept if (fix.ref, fix.field) != (ref, field)]
