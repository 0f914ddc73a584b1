"""Accepting a document that was read, whole or row by row, and taking an acceptance back by a later version."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from heng.model import canonical
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.model.rows import choose, rows
from heng.model.terms import Act, ChangeField, IntakeState, Voice
from heng.store import documents, models, read
from heng.store.append import NewBatch, NewEntry, append, lock
from heng.store.pieces import HEAD
from heng.workflow.change import correct_actual, set_target
from heng.workflow.change_refusals import NothingChangesError
from heng.workflow.changing import demand_reason
from heng.workflow.intake import queue
from heng.workflow.intake.draft import demand, held
from heng.workflow.intake.fixing import Fix, fixes_of
from heng.workflow.intake.reading import edition_of, findings_of
from heng.workflow.intake.refusals import LaterChangeError, NothingTakenError, UnknownRowError
from heng.workflow.load import load
from heng.workflow.loading import LoadReport
from heng.workflow.opened import CardAddress


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
    UnknownRowError, LoadRefusedError, RefusedChangeError; then nothing is written.
    """
    with transaction.atomic():
        row = _locked(number)
        demand(row, IntakeState.READ, IntakeState.PARTLY, IntakeState.UNDONE)
        row.day, row.owner = day or row.day, owner or row.owner
        printed = edition_of(row)
        before = held(row, printed)
        left = _left(row, printed, before[1] if before else None, chosen)
        edition = choose(printed, before[1] if before else None, left)
        report = load(_Read(edition, findings_of(row)), documents.read(row.sha256), day=row.day, who=who, reason=reason)
        _write_fixes(report, fixes_of(row), edition)
        _note(row, report, left)
        row.save()
        return report


def take_back(number: int, *, who: str, reason: str) -> None:
    """Write what stood before a document was accepted as a later version; raises NotReadyError, LaterChangeError.

    An edition that came with the document is withdrawn: it stands in the record, but nobody is shown it any more.
    """
    demand_reason(who, reason)
    with transaction.atomic():
        row = _locked(number)
        demand(row, IntakeState.ACCEPTED, IntakeState.PARTLY)
        address = CardAddress(*json.loads(row.address))
        card_year = lock(address.owner, address.year)
        edition = models.Edition.objects.get(card_year=card_year, key=address.edition)
        batches = json.loads(row.batches)
        _demand_last(edition, batches)
        entries = list(_restored(edition, batches))
        if edition.batch.sequence in batches:
            entries.append(read.withdrawal(edition, entries[0].valid_from, withdrawn=True))
        append(card_year, NewBatch(act=Act.UNDO, who=who.strip(), reason=reason.strip(), entries=entries))
        row.state, row.left, row.batches = IntakeState.UNDONE, "[]", "[]"
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


def _locked(number: int) -> models.Intake:
    queue.find(number)
    return models.Intake.objects.select_for_update().get(pk=number)


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


def _write_fixes(report: LoadReport, fixes: Iterable[Fix], edition: Edition) -> None:
    there = {reading.ref for reading in edition.figures.readings}
    for fix in fixes:
        if fix.ref in there:
            write = correct_actual if fix.field is ChangeField.ACTUAL else set_target
            with contextlib.suppress(NothingChangesError):
                write(report.address, fix.ref, fix.text, who=fix.who, reason=fix.reason, valid=report.day)


def _note(row: models.Intake, report: LoadReport, left: set[str]) -> None:
    address = report.address
    row.address = canonical.dump([address.owner, address.year, address.period, address.edition])
    row.state = IntakeState.PARTLY if left else IntakeState.ACCEPTED
    row.left = canonical.dump(sorted(left))
    if not report.same:
        row.batches = canonical.dump([*json.loads(row.batches), report.batch])


def _demand_last(edition: models.Edition, batches: list[int]) -> None:
    """Refuse where somebody else has loaded the same edition since."""
    later = models.Batch.objects.filter(items__edition=edition, act=Act.LOAD, sequence__gt=max(batches, default=0))
    other = later.exclude(sequence__in=batches).order_by("sequence").first()
    if other is not None:
        raise LaterChangeError(other.who)


def _restored(edition: models.Edition, batches: list[int]) -> Iterator[NewEntry]:
    """Yield what stood before some batches in the places they wrote; at least the head, where the edition is new."""
    mine = models.Entry.objects.filter(edition=edition, batch__sequence__in=batches, voice__in=read.PUBLISHED)
    touched = set(mine.values_list("kind", "ref"))
    earlier = models.Entry.objects.filter(edition=edition, voice__in=read.PUBLISHED).exclude(
        batch__sequence__in=batches
    )
    last = {(e.kind, e.ref): e for e in earlier.order_by("batch__sequence", "position")}
    for kind, ref in sorted(touched & set(last)):
        yield _again(last[kind, ref], edition)
    if not touched & set(last):
        yield _again(mine.get(kind=HEAD, ref=HEAD), edition)


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
