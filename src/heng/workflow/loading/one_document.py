"""One document on its way into the record, under the lock of its owner and year."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from heng.model import canonical
from heng.model.card import ActionPlan, Indicator, MapCell, Objective, Theme
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.model.identity import Identity
from heng.model.terms import Ground
from heng.store import finding_data, models, pieces, read
from heng.store.append import NewBatch, NewEntry, append, lock
from heng.store.pieces import HEAD, Piece
from heng.store.words import Act, Voice
from heng.workflow.agencies import register
from heng.workflow.loading.identify import Identifiable, Known, identify, keep, occurrence
from heng.workflow.opening.opened import CardAddress, period_slug

ENTITY_KINDS: Mapping[str, type[Identifiable]] = {
    "theme": Theme, "objective": Objective, "indicator": Indicator, "action_plan": ActionPlan, "map_cell": MapCell,
}  # fmt: skip

NOTHING = ("[]", "{}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What loading did.

    Attributes:
        address: Where the edition stands, with its key.
        batch: Number of the batch in the chain of its owner and year; where nothing was new, that which brought it.
        new: Entries written.
        same: The record held all of it already.
        day, day_ground: Day it holds from and where that is from; CONFIRMED = given by a person.
    """

    address: CardAddress
    batch: int
    new: int
    same: bool
    day: date
    day_ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Loading:
    """A document, the edition it is or becomes, and what was found in reading it."""

    card_year: models.CardYear
    row: models.Edition
    document: models.Document | None
    edition: Edition
    findings: tuple[Finding, ...]
    day: date
    ground: Ground

    @classmethod
    def begin(cls, edition: Edition, findings: tuple[Finding, ...], day: date, ground: Ground) -> Loading:
        """Find the edition of this document, or make a new one beside those of the year."""
        card_year = lock(owner_key(edition), edition.year)
        kept = models.Document.objects.filter(pk=edition.edition.document.sha256).first()
        row = _row(card_year, edition)
        return cls(
            card_year=card_year,
            row=row,
            document=None if kept else _document(edition),
            edition=_named(edition, row.key, kept),
            findings=findings,
            day=day,
            ground=ground,
        )

    @property
    def was_withdrawn(self) -> bool:
        """Tell whether the edition is in the record and somebody took it back."""
        return self.row.pk is not None and read.is_withdrawn(self.row)

    def write(self, who: str, reason: str) -> LoadReport:
        """Write what the record does not hold yet."""
        held = _Held.of(self.row)
        identities = self._identify(held)
        entities = _entities(self.edition, identities)
        fresh = (self._entry(piece, entities) for piece in self._pieces(identities))
        entries = [entry for entry in fresh if not held.holds(entry)]
        if self.was_withdrawn:
            entries.append(read.withdrawal(self.row, self.day, withdrawn=False))
        sequence = self._append(entries, who, reason) if entries else self.row.batch.sequence
        return LoadReport(
            address=CardAddress(
                self.card_year.owner, self.card_year.year, period_slug(self.edition.edition.period), self.row.key
            ),
            batch=sequence,
            new=len(entries),
            same=not entries,
            day=self.day,
            day_ground=self.ground,
        )

    def _append(self, entries: list[NewEntry], who: str, reason: str) -> int:
        new = NewBatch(
            act=Act.LOAD,
            who=who,
            reason=reason,
            entries=entries,
            document=self.document,
            edition=None if self.row.pk else self.row,
        )
        return append(self.card_year, new)[0].sequence

    def _identify(self, held: _Held) -> tuple[Identity, ...]:
        """What this edition showed before is what it was; other things are sought in all editions of the owner."""
        kept = keep(self.edition, held.edition()) if held.bodies else {}
        rows = sorted(read.entities(self.card_year.owner, tuple(ENTITY_KINDS)), key=lambda row: row.kind == "map_cell")
        return identify(self.edition, [_known(row) for row in rows], kept)

    def _pieces(self, identities: tuple[Identity, ...]) -> Iterator[Piece]:
        edition = replace(self.edition, card=replace(self.edition.card, identities=identities))
        yield from pieces.take_apart(edition, self.ground)
        yield from finding_data.take_apart(self.findings)

    def _entry(self, piece: Piece, entities: Mapping[str, str]) -> NewEntry:
        return NewEntry(
            kind=piece.kind,
            ref=piece.ref,
            voice=Voice.HENG if piece.kind == "identity" else Voice.DOCUMENT,
            body=piece.body,
            valid_from=self.day,
            edition=self.row,
            entity=entities.get(piece.ref, ""),
            source=self.edition.edition.document.sha256,
        )


def destination(edition: Edition) -> tuple[CardAddress, bool]:
    """Return where an edition stands in the record or would stand if it was written now, and whether it is there."""
    owner, period = owner_key(edition), period_slug(edition.edition.period)
    card_year = models.CardYear.objects.filter(owner=owner, year=edition.year).first()
    if card_year is None:
        return CardAddress(owner, edition.year, period, edition.edition.key or period), False
    row = _row(card_year, edition)
    return CardAddress(owner, edition.year, period, row.key), row.pk is not None


def owner_key(edition: Edition) -> str:
    """Return the register's key of an edition's owner; a name that it lacks is a key of its own."""
    agency = register().find(edition.owner, edition.edition.valid_from()[0])
    return agency.key if agency else edition.owner


@dataclass(frozen=True, slots=True)
class _Held:
    """What the record holds of an edition already: bodies and entities by (kind, ref), and its day."""

    bodies: Mapping[tuple[str, str], str]
    entities: Mapping[tuple[str, str], str]
    day: date | None

    @classmethod
    def of(cls, row: models.Edition) -> _Held:
        """Read it; nothing for an edition not saved yet."""
        if row.pk is None:
            return cls({}, {}, None)
        return cls(read.published(row), read.entities_of(row), read.day_of(row))

    def edition(self) -> Edition:
        """Return the edition as it stands."""
        return pieces.put_together(read.decode(self.bodies))

    def holds(self, entry: NewEntry) -> bool:
        """Tell whether an entry says nothing new. A list that was never printed is held without an entry."""
        key = (entry.kind, entry.ref)
        if key not in self.bodies:
            return bool(self.bodies) and entry.body in NOTHING
        same = self.bodies[key] == entry.body and self.entities[key] == entry.entity
        return same and (entry.kind != HEAD or self.day == entry.valid_from)


def _entities(edition: Edition, identities: tuple[Identity, ...]) -> dict[str, str]:
    """Return ref → entity; a reading is one of its indicator's entity."""
    found = {each.ref: each.entity for each in identities}
    readings = edition.figures.readings
    return found | {each.ref: found[each.indicator] for each in readings if each.indicator in found}


def _known(row: models.Entry) -> Known:
    printed = canonical.from_data(json.loads(row.body), ENTITY_KINDS[row.kind])
    return Known(row.entity, occurrence(printed))


def _row(card_year: models.CardYear, edition: Edition) -> models.Edition:
    head = edition.edition
    period = head.period
    what = {
        "card_year": card_year,
        "document_id": head.document.sha256,
        "kind": head.kind.value,
        "period_first": period.first if period else None,
        "period_last": period.last if period else None,
    }
    there = models.Edition.objects.filter(**what).select_related("batch").first()
    return there or models.Edition(**what, key=_free_key(card_year, head.key or period_slug(period)))


def _free_key(card_year: models.CardYear, wanted: str) -> str:
    """Return the key wanted, numbered where another publication of the year has it."""
    taken = set(models.Edition.objects.filter(card_year=card_year).values_list("key", flat=True))
    numbered = (f"{wanted}-{number}" for number in itertools.count(2))
    return next(key for key in itertools.chain([wanted], numbered) if key not in taken)


def _document(edition: Edition) -> models.Document:
    document = edition.edition.document
    return models.Document(sha256=document.sha256, name=document.name, size=document.size)


def _named(edition: Edition, key: str, kept: models.Document | None) -> Edition:
    """Return the edition under its key in the record, its document under the name it first came with."""
    head = edition.edition
    name = kept.name if kept else head.document.name
    return replace(edition, edition=replace(head, key=key, document=replace(head.document, name=name)))
