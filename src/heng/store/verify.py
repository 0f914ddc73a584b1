"""Walking the record and recomputing every digest, from its beginning."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from django.db import connection
from django.db.models import F, Q

from heng.model.finding import Fact, Wording
from heng.store import broken, triggers
from heng.store.append import batch_link, document_link, edition_link, root_link
from heng.store.broken import BrokenLink
from heng.store.chain import START, EntryLink, iso
from heng.store.documents import place
from heng.store.models import Batch, CardYear, Document, Edition, Entry, Root

Key = tuple[str, int, int]
EDITION = {"edition_key": F("edition__key"), "edition_owner": F("edition__card_year_id")}
"""What verifying asks of an entry's edition: digests name it by its key, which is unique in its chain only."""


@dataclass
class Walk:
    """One walk over the whole record; `breaks` yields what does not hold, in the order of the chains."""

    entries: int = 0
    batches: int = 0
    documents: int = 0
    editions: int = 0
    root: str = START
    heads: dict[Key, str] = field(default_factory=dict)

    def breaks(self, printed: str = "") -> Iterator[BrokenLink]:
        """Walk chains, roots and documents. `printed` is the digest of a root or batch, kept elsewhere."""
        for card_year in CardYear.objects.order_by("owner", "year"):
            before = self.batches
            yield from self._chain(card_year)
            if self.batches == before:
                yield BrokenLink(broken.CHAIN_EMPTY, {"owner": card_year.owner, "year": card_year.year})
        yield from self._roots()
        yield from self._strays()
        yield from self._files()
        if printed and not Root.objects.filter(Q(digest=printed) | Q(head=printed)).exists():
            yield BrokenLink(broken.PRINTED_UNKNOWN, {"digest": printed})
        unguarded = triggers.unguarded(connection)
        if unguarded:
            yield BrokenLink(broken.UNGUARDED, {"tables": ", ".join(unguarded)})

    def _chain(self, card_year: CardYear) -> Iterator[BrokenLink]:
        rows = Entry.objects.filter(batch__card_year=card_year).order_by("batch__sequence", "position")
        by_batch = groupby(rows.annotate(**EDITION).iterator(), attrgetter("batch_id"))
        items = next(by_batch, None)
        publications = _publications(card_year)
        last: Batch | None = None
        for batch in card_year.batches.order_by("sequence"):
            batch.card_year = card_year
            mine: Iterator[Entry] = iter(())
            if items and items[0] == batch.pk:
                mine = items[1]
            yield from self._batch(batch, last, mine, publications)
            if items and items[0] == batch.pk:
                items = next(by_batch, None)
            last = batch

    def _batch(
        self, batch: Batch, last: Batch | None, rows: Iterator[Entry], publications: _Publications
    ) -> Iterator[BrokenLink]:
        yield from _order(batch, last)
        digests: list[str] = []
        for row in rows:
            yield from _entry(batch, row, len(digests))
            digests.append(row.digest)
        if len(digests) < batch.entries:
            yield _at(batch, broken.ENTRY_MISSING, entry=len(digests))
        documents, editions = publications.documents[batch.pk], publications.editions[batch.pk]
        link = batch_link(batch, [document_link(d) for d in documents], [edition_link(e) for e in editions], digests)
        if link.digest() != batch.digest or any(e.card_year_id != batch.card_year_id for e in editions):
            yield _at(batch, broken.BATCH_ALTERED)
        self.batches += 1
        self.entries += len(digests)
        self.documents += len(documents)
        self.editions += len(editions)
        self.heads[batch.card_year.owner, batch.card_year.year, batch.sequence] = batch.digest

    def _roots(self) -> Iterator[BrokenLink]:
        uncovered = dict(self.heads)
        for number, root in enumerate(Root.objects.order_by("number").iterator(), start=1):
            facts: dict[str, Fact] = {
                "root": root.number, "owner": root.owner, "year": root.year, "batch": root.sequence,
            }  # fmt: skip
            head = uncovered.pop((root.owner, root.year, root.sequence), None)
            if root.number != number:
                yield BrokenLink(broken.ROOT_MISSING, {"root": number})
            if root.before != self.root:
                yield BrokenLink(broken.ROOT_NOT_LINKED, facts)
            if root_link(root).digest() != root.digest:
                yield BrokenLink(broken.ROOT_ALTERED, facts)
            if head is None:
                yield BrokenLink(broken.CHAIN_CUT, facts)
            elif head != root.head:
                yield BrokenLink(broken.HEAD_DIFFERS, facts)
            self.root = root.digest
        for owner, year, sequence in uncovered:
            yield BrokenLink(broken.NO_ROOT, {"owner": owner, "year": year, "batch": sequence})

    def _strays(self) -> Iterator[BrokenLink]:
        stray = {
            "batches": Batch.objects.count() - self.batches,
            "entries": Entry.objects.count() - self.entries,
            "documents": Document.objects.count() - self.documents,
            "editions": Edition.objects.count() - self.editions,
        }
        for table, count in stray.items():
            if count:
                yield BrokenLink(broken.STRAY, {"table": table, "count": count})

    def _files(self) -> Iterator[BrokenLink]:
        for document in Document.objects.order_by("batch_id", "sha256").iterator():
            facts: dict[str, Fact] = {"name": document.name, "sha256": document.sha256}
            try:
                with place(document.sha256).open("rb") as file:
                    met = hashlib.file_digest(file, "sha256").hexdigest()
                    size = file.tell()
            except (OSError, ValueError):
                yield BrokenLink(broken.DOCUMENT_MISSING, facts)
                continue
            if (met, size) != (document.sha256, document.size):
                yield BrokenLink(broken.DOCUMENT_ALTERED, {**facts, "met": met, "size": size})


@dataclass(frozen=True, slots=True)
class _Publications:
    """Documents and editions by the batch that first brought them."""

    documents: dict[int, list[Document]]
    editions: dict[int, list[Edition]]


def _publications(card_year: CardYear) -> _Publications:
    found = _Publications(defaultdict(list), defaultdict(list))
    for document in Document.objects.filter(batch__card_year=card_year).order_by("sha256"):
        found.documents[document.batch_id].append(document)
    for edition in Edition.objects.filter(batch__card_year=card_year).order_by("key"):
        found.editions[edition.batch_id].append(edition)
    return found


def _order(batch: Batch, last: Batch | None) -> Iterator[BrokenLink]:
    due = last.sequence + 1 if last else 1
    if batch.sequence != due:
        yield _at(batch, broken.BATCH_MISSING, due=due, met=batch.sequence)
    if batch.before != (last.digest if last else START):
        yield _at(batch, broken.BATCH_NOT_LINKED)
    if last and batch.recorded <= last.recorded:
        yield _at(batch, broken.BATCH_BACK_IN_TIME)


def _entry(batch: Batch, row: Entry, due: int) -> Iterator[BrokenLink]:
    if row.position > due:
        yield _at(batch, broken.ENTRY_MISSING, entry=due)
    if row.position >= batch.entries:
        yield _at(batch, broken.ENTRY_ADDED, entry=row.position, kind=row.kind, ref=row.ref, count=batch.entries)
    astray = row.edition_id is not None and getattr(row, "edition_owner", None) != batch.card_year_id
    if astray or _entry_link(batch, row).digest() != row.digest:
        yield _at(batch, broken.ENTRY_ALTERED, entry=row.position, kind=row.kind, ref=row.ref)


def _entry_link(batch: Batch, row: Entry) -> EntryLink:
    edition_key: str | None = getattr(row, "edition_key", None)
    return EntryLink(
        schema=batch.schema,
        owner=batch.card_year.owner,
        year=batch.card_year.year,
        sequence=batch.sequence,
        position=row.position,
        edition=edition_key or "",
        kind=row.kind,
        ref=row.ref,
        voice=row.voice,
        entity=row.entity,
        body=row.body,
        valid_from=iso(row.valid_from),
        source=row.source,
    )


def _at(batch: Batch, wording: Wording, **facts: Fact) -> BrokenLink:
    card_year = batch.card_year
    where: dict[str, Fact] = {"owner": card_year.owner, "year": card_year.year, "batch": batch.sequence}
    return BrokenLink(wording, {**where, **facts})
