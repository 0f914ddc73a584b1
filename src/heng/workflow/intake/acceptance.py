"""Accepting a document that was read, whole or row by row, and taking an acceptance back by a later version."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from heng.model import canonical
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.model.rows import choose, members, rows
from heng.model.terms import Act, ChangeField, IntakeState, Voice
from heng.store import documents, models, read
from heng.store.append import NewBatch, NewEntry, append, lock
from heng.workflow.agencies import nearest, register
from heng.workflow.changes.change import correct_cell, undo
from heng.workflow.changes.refusals import NothingChangesError, StaleChangeError
from heng.workflow.changes.writing import demand_reason
from heng.workflow.intake import queue, refiling
from heng.workflow.intake.draft import demand, held
from heng.workflow.intake.fixing import Fix, fixes_of, keep
from heng.workflow.intake.reading import edition_of, findings_of
from heng.workflow.intake.refusals import (
    AcceptedByOthersError,
    ChangedSinceError,
    LaterChangeError,
    NothingTakenError,
    NothingToTakeBackError,
    UnknownOwnerError,
    UnknownRowError,
)
from heng.workflow.loading.load import load
from heng.workflow.loading.one_document import LoadReport
from heng.workflow.opening.opened import CardAddress


@dataclass(frozen=True, slots=True)
class _Read:
    edition: Edition
    findings: tuple[Finding, ...]


def accept(
    number: int,
    chosen: Collection[str] | None,
    *,
    who: str,
    reason: str = "",
    day: date | None = None,
    owner: str = "",
) -> LoadReport:
    """Write a document, or the chosen ones of its rows, into the record with the fixes made to them.

    `day` and `owner` are what a person says where the document prints none: day of publication, name of the agency.

    What a row cannot stand without (an indicator's objective and theme) is taken with it. Rows that are left out
    stay as the record holds them, and can be accepted later. Raises NotReadyError, NothingTakenError,
    UnknownRowError, UnknownOwnerError, LoadRefusedError, RefusedChangeError; then nothing is written.
    """
    with transaction.atomic():
        row = queue.lock(number)
        demand(row, IntakeState.READ, IntakeState.PARTLY, IntakeState.UNDONE)
        row.day, row.owner = day or row.day, owner or row.owner
        printed = edition_of(row)
        demand_known(printed.owner)
        before = held(row, printed)
        left = _left(row, printed, before[1] if before else None, chosen)
        edition = _part(choose(printed, before[1] if before else None, left), printed)
        found = _about(edition, findings_of(row))
        data = documents.read(row.sha256)
        report = load(_Read(edition, found), data, day=row.day, who=who, reason=reason, again=True)
        _note(row, report, left, brought=before is None)
        row.save()
        there = {member.ref for member in members(edition)}
        keep(row, [_written(fix, row, report, there) for fix in fixes_of(row)])
        return report


def demand_known(owner: str) -> None:
    """Refuse an owner that the register lacks; raises UnknownOwnerError. None at all is refused when it is loaded."""
    if owner and register().find(owner) is None:
        raise UnknownOwnerError(owner, nearest(owner))


def take_back(number: int, *, who: str, reason: str, with_changes: bool = False) -> None:
    """Write what stood before a document was accepted as a later version; raises IntakeRefusedError.

    An edition that came with the document is withdrawn: it stands in the record, but nobody is shown it any more.
    What people have changed in it since vanishes with it, which must be asked for (`with_changes`).
    """
    demand_reason(who, reason)
    with transaction.atomic():
        row = queue.lock(number)
        demand(row, IntakeState.ACCEPTED, IntakeState.PARTLY)
        address = CardAddress(*json.loads(row.address))
        card_year = lock(address.owner, address.year)
        edition = models.Edition.objects.get(card_year=card_year, key=address.edition)
        _demand_alone(row, edition)
        if row.brought and not with_changes:
            _demand_unchanged(row, edition)
        keep(row, [_unwritten(fix, who, reason) for fix in fixes_of(row)])
        entries = list(_restored(edition, json.loads(row.batches)))
        if row.brought:
            entries.append(read.withdrawal(edition, _day_of(edition), withdrawn=True))
        if entries:
            append(card_year, NewBatch(act=Act.UNDO, who=who.strip(), reason=reason.strip(), entries=entries))
        row.state, row.left, row.batches, row.brought = IntakeState.UNDONE, "[]", "[]", False
        row.save()


def drop(number: int) -> None:
    """Put a document aside that is not to be accepted; `pick_up` takes it up again."""
    row = queue.find(number)
    demand(row, IntakeState.READ, IntakeState.REFUSED, IntakeState.WAITING, IntakeState.UNDONE)
    models.Intake.objects.filter(pk=number, state=row.state).update(state=IntakeState.DROPPED)


def pick_up(number: int) -> None:
    """Take up a document again that was dropped."""
    row = queue.find(number)
    demand(row, IntakeState.DROPPED)
    state = IntakeState.REFUSED if row.refusal else IntakeState.READ if row.edition else IntakeState.WAITING
    models.Intake.objects.filter(pk=number, state=IntakeState.DROPPED).update(state=state)


def _part(edition: Edition, printed: Edition) -> Edition:
    """Return an edition that says how many of its document's rows it lacks."""
    lacking = rows(printed).keys() - rows(edition).keys()
    return replace(edition, edition=replace(edition.edition, rows_left=len(lacking)))


def _about(edition: Edition, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what was found about what is accepted, and about the document as a whole."""
    there = {member.ref for row in rows(edition).values() for member in row}
    return tuple(finding for finding in findings if not finding.refs or there.intersection(finding.refs))


def _left(row: models.Intake, printed: Edition, before: Edition | None, chosen: Collection[str] | None) -> set[str]:
    """Return the rows that stay out, by what was left before and what is chosen now."""
    there = {*rows(printed), *(rows(before) if before else ())}
    open_rows = set(json.loads(row.left)) if row.state == IntakeState.PARTLY else there
    if chosen is None:
        return set()
    unknown = set(chosen) - there
    if unknown:
        raise UnknownRowError(min(unknown))
    taken = open_rows & _with_needed(printed, chosen)
    if not taken:
        raise NothingTakenError
    return open_rows - taken


def _with_needed(edition: Edition, chosen: Iterable[str]) -> set[str]:
    taken = set(chosen)
    themes = {(theme.scope, theme.letter): theme.ref for theme in edition.card.themes}
    indicators: dict[str, Indicator] = {one.ref: one for one in edition.card.indicators}
    objectives = {one.ref: one for one in edition.card.objectives}
    needed = {indicators[ref].objective_ref for ref in taken if ref in indicators}
    letters = {one.theme for ref in taken | needed if (one := indicators.get(ref) or objectives.get(ref))}
    needed |= {ref for (_, letter), ref in themes.items() if letter in letters}
    return taken | {ref for ref in needed if ref}


def _written(fix: Fix, row: models.Intake, report: LoadReport, there: Collection[str]) -> Fix:
    """Write a fix of a row that is accepted now, once; raises StaleChangeError where the cell was changed since."""
    if fix.field is ChangeField.PERIOD:
        return refiling.written(fix, row, report)
    if fix.change is not None or fix.ref not in there:
        return fix
    try:
        change = correct_cell(
            report.address, fix.ref, fix.field, fix.text, who=fix.who, reason=fix.reason, seen=fix.seen
        )
    except NothingChangesError:
        # Somebody else has made the same correction already.
        return fix
    return replace(fix, change=change.number)


def _unwritten(fix: Fix, who: str, reason: str) -> Fix:
    """Take back the change that a fix became; one that somebody has changed since stays as it is."""
    if fix.change is None:
        return fix
    try:
        undone = undo(fix.change, who=who, reason=reason, with_acceptance=True)
    except StaleChangeError as newer:
        return replace(fix, change=None, seen=newer.latest.number)
    return replace(fix, change=None, seen=undone.number)


def _note(row: models.Intake, report: LoadReport, left: set[str], *, brought: bool) -> None:
    address = report.address
    row.address = canonical.dump([address.owner, address.year, address.period, address.edition])
    row.state = IntakeState.PARTLY if left else IntakeState.ACCEPTED
    row.left = canonical.dump(sorted(left))
    row.brought = row.brought or brought
    if not report.same:
        row.batches = canonical.dump([*json.loads(row.batches), report.batch])


def _demand_alone(row: models.Intake, edition: models.Edition) -> None:
    """Refuse where nothing was written, or where others have loaded or accepted the same document."""
    batches = json.loads(row.batches)
    if not batches:
        raise NothingToTakeBackError(row.name)
    later = models.Batch.objects.filter(items__edition=edition, act=Act.LOAD, sequence__gt=max(batches))
    other = later.exclude(sequence__in=batches).order_by("sequence").first()
    if other is not None:
        raise LaterChangeError(other.who)
    accepted = models.Intake.objects.filter(sha256=row.sha256, state__in=(IntakeState.ACCEPTED, IntakeState.PARTLY))
    same = accepted.exclude(pk=row.pk).first()
    if row.brought and same is not None:
        raise AcceptedByOthersError(same.who)


def _demand_unchanged(row: models.Intake, edition: models.Edition) -> None:
    """Refuse where people have changed something in the edition since it was accepted."""
    mine = {fix.change for fix in fixes_of(row)} | {fix.seen for fix in fixes_of(row)}
    since = min(json.loads(row.batches))
    changes = models.Entry.objects.filter(edition=edition, voice=Voice.PERSON, batch__sequence__gt=since)
    others = list(changes.exclude(kind=read.WITHDRAWN).exclude(pk__in=[number for number in mine if number]))
    if others:
        raise ChangedSinceError(len(others), others[-1].batch.who)


def _day_of(edition: models.Edition) -> date:
    """Return the day an edition in the record holds from."""
    day = read.day_of(edition)
    assert day is not None
    return day


def _restored(edition: models.Edition, batches: list[int]) -> Iterator[NewEntry]:
    """Yield what stood before some batches in the places they wrote; nothing where they were the first to."""
    published = models.Entry.objects.filter(edition=edition, voice__in=read.PUBLISHED)
    touched = set(published.filter(batch__sequence__in=batches).values_list("kind", "ref"))
    earlier = published.filter(batch__sequence__lt=min(batches)).order_by("batch__sequence", "position")
    last = {(entry.kind, entry.ref): entry for entry in earlier}
    for key in sorted(touched & set(last)):
        yield _again(last[key], edition)


def _again(entry: models.Entry, edition: models.Edition) -> NewEntry:
    return NewEntry(
        kind=entry.kind,
        ref=entry.ref,
        voice=Voice.of(entry.voice),
        body=entry.body,
        valid_from=entry.valid_from,
        edition=edition,
        entity=entry.entity,
        source=entry.source,
    )
