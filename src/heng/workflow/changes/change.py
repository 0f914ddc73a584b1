"""Changes by people: each a later version with its reason; nothing is overwritten.

`seen` is the number of the last change of the same thing that the person had before them, 0 for none: where another
has come since, the change is refused and both are shown. None leaves that unchecked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from heng.evaluate.traits.confirmed import TRAITS, Trait
from heng.model import canonical
from heng.model.figures import Actual, Missing, Reading
from heng.model.terms import ChangeField
from heng.store import models, pieces, read
from heng.store.append import lock
from heng.store.clock import today
from heng.store.pieces import SPLIT
from heng.store.words import Act, Voice
from heng.workflow.changes import cells
from heng.workflow.changes.change_data import Alteration, change_of
from heng.workflow.changes.entered import read_actual, read_target
from heng.workflow.changes.refusals import (
    AmbiguousTextError,
    BoundChangeError,
    NoReasonError,
    NothingChangesError,
    RefusedChangeError,
    StaleChangeError,
    UnknownSubjectError,
    UnreadableTextError,
)
from heng.workflow.changes.writing import Proposal, demand_reason, write, write_together
from heng.workflow.opening.locate import locate
from heng.workflow.opening.opened import CardAddress, Change

__all__ = [
    "AmbiguousTextError", "NoReasonError", "NothingChangesError", "RefusedChangeError", "StaleChangeError",
    "UnknownSubjectError", "UnreadableTextError", "confirm", "correct_actual", "correct_cell", "set_target", "undo",
]  # fmt: skip


def set_target(
    address: CardAddress, reading_ref: str, text: str, *, who: str, reason: str, valid: date | None = None,
    corrects: bool = False, seen: int | None = None,
) -> Change:  # fmt: skip
    """Write another target for a reading; raises RefusedChangeError.

    One that `corrects` a misread cell holds from the day of the edition, which never said anything else. Any other is
    a decision in force from `valid` (default: today): it judges the periods that end on that day or later.
    """
    demand_reason(who, reason)
    with transaction.atomic():
        place = _Place.find(address, reading_ref)
        target = read_target(text, place.unit, place.reading)
        proposal = Proposal(
            card_year=place.card_year,
            row=place.head.edition,
            field=ChangeField.TARGET,
            ref=reading_ref,
            after=text.strip(),
            value=canonical.to_data(target),
            printed=place.reading.target.text if place.reading.target else "",
            day=place.head.day if corrects else valid or max(today(), place.head.day),
            corrects=corrects,
        )
        return write(proposal, act=Act.CHANGE, who=who, reason=reason, seen=seen)


def correct_actual(
    address: CardAddress, reading_ref: str, text: str, *, who: str, reason: str, valid: date | None = None,
    seen: int | None = None,
) -> Change:  # fmt: skip
    """Write what a reading's actual really is; raises RefusedChangeError.

    It holds from `valid`, by default from the day of the edition: the document never said anything else.
    """
    demand_reason(who, reason)
    with transaction.atomic():
        place = _Place.find(address, reading_ref)
        actual = read_actual(text, place.unit, place.reading)
        proposal = Proposal(
            card_year=place.card_year,
            row=place.head.edition,
            field=ChangeField.ACTUAL,
            ref=reading_ref,
            after=text.strip(),
            value=canonical.to_data(actual, Actual | Missing),
            printed=place.reading.actual.text if place.reading.actual else "",
            day=valid or place.head.day,
            source=place.head.edition.document_id,
            corrects=True,
        )
        return write(proposal, act=Act.CHANGE, who=who, reason=reason, seen=seen)


def correct_cell(
    address: CardAddress, ref: str, field: ChangeField, text: str, *, who: str, reason: str, seen: int | None = None
) -> Change:
    """Write what a cell of the document really says, whichever it is; raises RefusedChangeError.

    It holds from the day of the edition.
    """
    if field is ChangeField.TARGET:
        return set_target(address, ref, text, who=who, reason=reason, corrects=True, seen=seen)
    if field is ChangeField.ACTUAL:
        return correct_actual(address, ref, text, who=who, reason=reason, seen=seen)
    demand_reason(who, reason)
    with transaction.atomic():
        head, card_year = _locked(address)
        edition = pieces.put_together(read.decode(read.published(head.edition)))
        proposal = Proposal(
            card_year=card_year,
            row=head.edition,
            field=field,
            ref=ref,
            after=text.strip(),
            value=cells.read(edition, ref, field, text),
            printed=cells.text_of(edition, ref, field),
            day=head.day,
            source=head.edition.document_id,
            corrects=True,
        )
        return write(proposal, act=Act.CHANGE, who=who, reason=reason, seen=seen)


def confirm(
    address: CardAddress, indicator_ref: str, trait: Trait, *, who: str, reason: str, seen: int | None = None
) -> Change:
    """Confirm which direction of an indicator is better, or how it behaves in time; raises RefusedChangeError."""
    demand_reason(who, reason)
    with transaction.atomic():
        head, card_year = _locked(address)
        if read.piece(head.edition, "indicator", indicator_ref) is None:
            raise UnknownSubjectError(indicator_ref)
        proposal = Proposal(
            card_year=card_year,
            row=head.edition,
            field=next(field for field, words in TRAITS.items() if isinstance(trait, words)),
            ref=indicator_ref,
            after=trait.value,
            value=trait.value,
            printed="",
            day=head.day,
        )
        return write(proposal, act=Act.CHANGE, who=who, reason=reason, seen=seen)


def undo(number: int, *, who: str, reason: str, with_acceptance: bool = False) -> Change:
    """Write a later version that restores what stood before a change; raises StaleChangeError if it is not the last.

    It holds from the day of the change that it takes back, as if that had never been. What was written in one act is
    taken back in one act. The time of a document is filed with its acceptance: raises BoundChangeError unless that is
    taken back too.
    """
    demand_reason(who, reason)
    with transaction.atomic():
        entry = _change(number)
        if entry.kind == ChangeField.PERIOD.value and not with_acceptance:
            raise BoundChangeError
        card_year = lock(entry.batch.card_year.owner, entry.batch.card_year.year)
        together = models.Entry.objects.filter(batch=entry.batch_id, kind=entry.kind, voice=Voice.PERSON)
        rows = list(together.select_related("batch__card_year", "edition").order_by("position"))
        undone = write_together([_restoring(one, card_year) for one in rows], act=Act.UNDO, who=who, reason=reason)
        return next(one for one in undone if one.undoes == entry.digest)


def _restoring(entry: models.Entry, card_year: models.CardYear) -> Proposal:
    """Return what takes a change back, the last of its kind."""
    versions = read.by_people(card_year, entry.edition, kind=entry.kind, ref=entry.ref)
    others = [each for each in versions if each.pk != entry.pk]
    before = read.in_force(others, entry.valid_from).get((entry.kind, entry.ref))
    undone = Alteration.read(entry)
    return Proposal(
        card_year=card_year,
        row=entry.edition,
        field=change_of(entry).field,
        ref=entry.ref,
        after=undone.before,
        value=Alteration.read(before).value if before else None,
        printed=undone.before,
        day=entry.valid_from,
        source=entry.source,
        corrects=undone.corrects,
        seen=entry.pk,
        undoes=entry.digest,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A reading and its indicator, as the document prints them."""

    head: read.Head
    card_year: models.CardYear
    reading: Reading
    unit: str

    @classmethod
    def find(cls, address: CardAddress, ref: str) -> _Place:
        """Lock the chain of an address and read the place; raises NoSuchCardError, UnknownSubjectError."""
        head, card_year = _locked(address)
        data = read.piece(head.edition, "reading", ref)
        if data is None:
            raise UnknownSubjectError(ref)
        parts = {name: read.piece(head.edition, name, ref) for name in SPLIT["reading"] if name not in data}
        indicator = read.piece(head.edition, "indicator", data["indicator"]) or {}
        return cls(head, card_year, canonical.from_data({**data, **parts}, Reading), indicator.get("unit") or "")


def _locked(address: CardAddress) -> tuple[read.Head, models.CardYear]:
    head = locate(address)
    return head, lock(address.owner, address.year)


def _change(number: int) -> models.Entry:
    found = models.Entry.objects.filter(pk=number, voice=Voice.PERSON)
    entry = found.select_related("batch__card_year", "edition").first()
    if entry is None:
        raise UnknownSubjectError(str(number))
    return entry
