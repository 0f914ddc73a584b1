"""Appending a batch: the only way into the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.utils import timezone

from heng.model.edition import SCHEMA
from heng.store.chain import START, BatchLink, DocumentLink, EditionLink, EntryLink, RootLink, day_of, iso, stamp
from heng.store.models import Batch, CardYear, Document, Edition, Entry, Root
from heng.store.words import Act, Voice

ROOT_LOCK = 0x48454E47
"""Number of the PostgreSQL lock under which roots are written, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """An entry to be written. `body` is canonical JSON; `edition` None = about the whole owner and year."""

    kind: str
    ref: str
    voice: Voice
    body: str
    valid_from: date
    edition: Edition | None
    entity: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBatch:
    """What one act writes. Documents and editions that it brings are not saved yet."""

    act: Act
    who: str
    reason: str
    entries: Sequence[NewEntry]
    document: Document | None = None
    edition: Edition | None = None


def lock(owner: str, year: int) -> CardYear:
    """Take the write lock on an owner's year until the transaction ends, making its row on first use."""
    CardYear.objects.get_or_create(owner=owner, year=year)
    return CardYear.objects.select_for_update().get(owner=owner, year=year)


def append(card_year: CardYear, new: NewBatch) -> tuple[Batch, list[Entry]]:
    """Write a batch and its root, and return it with its entries; the caller holds the lock on the card-year."""
    last = Batch.objects.filter(card_year=card_year).order_by("-sequence").first()
    sequence = last.sequence + 1 if last else 1
    digests = [
        link_of(entry, card_year, sequence=sequence, position=position).digest()
        for position, entry in enumerate(new.entries)
    ]
    batch = _batch(card_year, new, last, sequence, digests)
    batch.save(force_insert=True)
    _save_publication(new, batch)
    rows = [
        _entry(entry, batch, position, digest)
        for position, (entry, digest) in enumerate(zip(new.entries, digests, strict=True))
    ]
    Entry.objects.bulk_create(rows, batch_size=500)
    _append_root(card_year, batch)
    return batch, rows


def link_of(entry: NewEntry, card_year: CardYear, *, sequence: int, position: int) -> EntryLink:
    """Return what the digest of a new entry covers."""
    return EntryLink(
        schema=SCHEMA,
        owner=card_year.owner,
        year=card_year.year,
        sequence=sequence,
        position=position,
        edition=entry.edition.key if entry.edition else "",
        kind=entry.kind,
        ref=entry.ref,
        voice=entry.voice,
        entity=entry.entity,
        body=entry.body,
        valid_from=iso(entry.valid_from),
        source=entry.source,
    )


def _batch(card_year: CardYear, new: NewBatch, last: Batch | None, sequence: int, digests: list[str]) -> Batch:
    batch = Batch(
        card_year=card_year,
        sequence=sequence,
        schema=SCHEMA,
        recorded=_moment(last),
        who=new.who,
        act=new.act,
        reason=new.reason,
        entries=len(digests),
        before=last.digest if last else START,
    )
    documents = [document_link(new.document)] if new.document else []
    editions = [edition_link(new.edition)] if new.edition else []
    batch.digest = batch_link(batch, documents, editions, digests).digest()
    return batch


def _moment(last: Batch | None) -> datetime:
    """Return now, but later than the batch before, even where the clock was set back."""
    now = timezone.now()
    return now if last is None else max(now, last.recorded + timedelta(microseconds=1))


def batch_link(
    batch: Batch, documents: Sequence[DocumentLink], editions: Sequence[EditionLink], entries: Sequence[str]
) -> BatchLink:
    """Return what the digest of a batch covers."""
    return BatchLink(
        schema=batch.schema,
        owner=batch.card_year.owner,
        year=batch.card_year.year,
        sequence=batch.sequence,
        recorded=stamp(batch.recorded),
        who=batch.who,
        act=batch.act,
        reason=batch.reason,
        before=batch.before,
        documents=documents,
        editions=editions,
        entries=entries,
    )


def document_link(document: Document) -> DocumentLink:
    """Return what a batch's digest covers of a document."""
    return DocumentLink(sha256=document.sha256, name=document.name, size=document.size)


def edition_link(edition: Edition) -> EditionLink:
    """Return what a batch's digest covers of an edition."""
    return EditionLink(
        key=edition.key,
        kind=edition.kind,
        period_first=iso(edition.period_first),
        period_last=iso(edition.period_last),
        document=edition.document_id,
    )


def _save_publication(new: NewBatch, batch: Batch) -> None:
    if new.document:
        new.document.batch = batch
        new.document.save(force_insert=True)
    if new.edition:
        new.edition.batch = batch
        new.edition.save(force_insert=True)


def _entry(entry: NewEntry, batch: Batch, position: int, digest: str) -> Entry:
    return Entry(
        batch=batch,
        position=position,
        edition=entry.edition,
        kind=entry.kind,
        ref=entry.ref,
        voice=entry.voice,
        entity=entry.entity,
        body=entry.body,
        valid_from=entry.valid_from,
        source=entry.source,
        digest=digest,
    )


def _append_root(card_year: CardYear, batch: Batch) -> None:
    """Write the next root. Taken last, and for a moment only, its lock cannot meet a writer's of another chain."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ROOT_LOCK])
    last = Root.objects.order_by("-number").first()
    root = Root(
        number=last.number + 1 if last else 1,
        # Days never go back, even where the clock was set back.
        day=max(day_of(batch.recorded), last.day) if last else day_of(batch.recorded),
        owner=card_year.owner,
        year=card_year.year,
        sequence=batch.sequence,
        head=batch.digest,
        before=last.digest if last else START,
    )
    root.digest = root_link(root).digest()
    root.save(force_insert=True)


def root_link(root: Root) -> RootLink:
    """Return what the digest of a root covers."""
    return RootLink(
        number=root.number,
        day=iso(root.day),
        owner=root.owner,
        year=root.year,
        sequence=root.sequence,
        head=root.head,
        before=root.before,
    )
