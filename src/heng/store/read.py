"""Reading the record as it was known at a moment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q, QuerySet

from heng.model.terms import ChangeField
from heng.store.append import NewEntry
from heng.store.models import Batch, CardYear, Edition, Entry, Root
from heng.store.pieces import HEAD
from heng.store.words import Voice

WITHDRAWN = "withdrawn"
"""Kind of the entry by which a person withdraws an edition, or puts it back: its body is `true` or `false`."""
FINDING_WORK = "finding_work"
"""Kind of the entries by which people work on findings (`heng.workflow.findings`): they alter no figure."""
APART = tuple(
    field.value
    for field in (
        ChangeField.DATA_VALUE, ChangeField.DATA_SOURCE, ChangeField.DATA_FREQUENCY, ChangeField.DATA_UNIT,
        ChangeField.DATA_BEHAVIOUR, ChangeField.DATA_SAME, ChangeField.DIFFERENCE,
    )
)  # fmt: skip
"""Kinds of changes that stand beside what is printed and alter none of it; they are asked for by their kind."""
PUBLISHED = (Voice.DOCUMENT, Voice.HENG)
"""Voices that make up an edition as published; people speak beside them."""


@dataclass(frozen=True, slots=True)
class Head:
    """The latest version of an edition's head: its data, and the day the edition holds from."""

    edition: Edition
    data: dict[str, Any]
    day: date


def editions(card_year: CardYear | None = None, known: datetime | None = None) -> list[Head]:
    """Return the heads of all editions that are not withdrawn, or of those of one owner and year."""
    rows = Entry.objects.filter(_known(known), kind=HEAD, ref=HEAD, voice=Voice.DOCUMENT)
    if card_year is not None:
        rows = rows.filter(edition__card_year=card_year)
    rows = rows.select_related("edition__card_year", "edition__batch", "edition__document")
    gone = _withdrawn(known)
    heads: dict[int, Head] = {}
    for row in rows.order_by("batch__sequence", "position"):
        if row.edition is not None and row.edition.pk not in gone:
            heads[row.edition.pk] = Head(row.edition, json.loads(row.body), row.valid_from)
    return list(heads.values())


def published(edition: Edition, known: datetime | None = None) -> dict[tuple[str, str], str]:
    """Return the bodies of an edition's pieces by (kind, ref), each in its latest version."""
    rows = Entry.objects.filter(_known(known), edition=edition, voice__in=PUBLISHED)
    ordered = rows.order_by("batch__sequence", "position").values_list("kind", "ref", "body")
    return {(kind, ref): body for kind, ref, body in ordered.iterator()}


def entities_of(edition: Edition) -> dict[tuple[str, str], str]:
    """Return the entities of an edition's pieces by (kind, ref), each of its latest version."""
    rows = Entry.objects.filter(edition=edition, voice__in=PUBLISHED).order_by("batch__sequence", "position")
    return {(kind, ref): entity for kind, ref, entity in rows.values_list("kind", "ref", "entity")}


def day_of(edition: Edition) -> date | None:
    """Return the day an edition holds from."""
    rows = Entry.objects.filter(edition=edition, kind=HEAD, ref=HEAD).order_by("-batch__sequence", "-position")
    return rows.values_list("valid_from", flat=True).first()


def decode(bodies: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], Any]:
    """Return the data of bodies; they are read as one text, which is faster."""
    values = json.loads("[" + ",".join(bodies.values()) + "]")
    return dict(zip(bodies, values, strict=True))


def piece(edition: Edition, kind: str, ref: str) -> Any:
    """Return the data of one piece in its latest version, None where there is none."""
    rows = Entry.objects.filter(edition=edition, kind=kind, ref=ref, voice__in=PUBLISHED)
    row = rows.order_by("-batch__sequence", "-position").first()
    return json.loads(row.body) if row else None


def by_people(
    card_year: CardYear,
    edition: Edition | None,
    known: datetime | None = None,
    *,
    kind: str = "",
    ref: str | None = None,
) -> list[Entry]:
    """Return people's changes of an edition and of its owner's year as a whole, in the order of recording.

    Those that stand apart from what is printed (`APART`) come only where their kind is asked for.
    """
    rows: QuerySet[Entry] = Entry.objects.filter(_known(known), voice=Voice.PERSON)
    rows = rows.exclude(kind__in=(WITHDRAWN, FINDING_WORK, *(() if kind else APART)))
    about = Q(edition=None, batch__card_year=card_year)
    rows = rows.filter(about | Q(edition=edition) if edition else about)
    if kind:
        rows = rows.filter(kind=kind)
    if ref is not None:
        rows = rows.filter(ref=ref)
    return list(rows.select_related("batch").order_by("batch__sequence", "position"))


def apart(owner: str, kinds: Sequence[str], known: datetime | None = None) -> list[Entry]:
    """Return people's changes of some kinds in all years of an owner, in the order of recording."""
    rows = Entry.objects.filter(_known(known), voice=Voice.PERSON, kind__in=kinds, batch__card_year__owner=owner)
    return list(rows.select_related("batch__card_year").order_by("batch__recorded", "position"))


def last_root() -> str:
    """Return the digest of the last root, which names the state of the whole record; empty for an empty one."""
    return Root.objects.order_by("-number").values_list("digest", flat=True).first() or ""


def pieces_of(kind: str, editions: Iterable[Edition], known: datetime | None = None) -> list[Entry]:
    """Return the pieces of one kind of some editions as published, each in its latest version."""
    rows = Entry.objects.filter(_known(known), kind=kind, edition__in=list(editions), voice__in=PUBLISHED)
    ordered = rows.select_related("edition__card_year").order_by("batch__sequence", "position")
    return list({(row.edition_id, row.ref): row for row in ordered}.values())


def finding_work(card_year: CardYear | None, known: datetime | None = None, *, ref: str | None = None) -> list[Entry]:
    """Return what people did about findings of an owner's year, or of all, in the order of recording."""
    rows = Entry.objects.filter(_known(known), kind=FINDING_WORK, voice=Voice.PERSON)
    if card_year is not None:
        rows = rows.filter(batch__card_year=card_year)
    if ref is not None:
        rows = rows.filter(ref=ref)
    return list(rows.select_related("batch__card_year").order_by("batch__card_year_id", "batch__sequence", "position"))


def in_force(entries: Iterable[Entry], day: date) -> dict[tuple[str, str], Entry]:
    """Return (kind, ref) → the version that holds on a day: of the latest valid day, and of these the last recorded.

    A change that was taken back, and what took it back, are as if they had never been.
    """
    dated = sorted((one for one in _standing(entries) if one.valid_from <= day), key=lambda entry: entry.valid_from)
    return {(entry.kind, entry.ref): entry for entry in dated}


def _standing(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries, given in the order of recording, without those that cancel one another."""
    undone: set[str] = set()
    standing = []
    for entry in reversed(list(entries)):
        taken_back = _undoes(entry)
        if entry.digest in undone:
            continue
        if taken_back:
            undone.add(taken_back)
        else:
            standing.append(entry)
    return standing[::-1]


def _undoes(entry: Entry) -> str:
    """Return the digest of the change that an entry takes back, empty where it takes none back."""
    return str(json.loads(entry.body).get("undoes") or "") if '"undoes":"' in entry.body else ""


def entities(owner: str, kinds: Sequence[str]) -> list[Entry]:
    """Return the last appearance of every entity of an owner, in all its editions."""
    rows = Entry.objects.filter(edition__card_year__owner=owner, kind__in=kinds).exclude(entity="")
    last = rows.values("kind", "entity").annotate(last=Max("pk")).values_list("last", flat=True)
    return list(Entry.objects.filter(pk__in=list(last)).order_by("pk"))


def editions_with(entity: str) -> set[int]:
    """Return the keys of the editions in which an entity appears, in whatever version."""
    rows = Entry.objects.filter(entity=entity, edition__isnull=False).exclude(entity="")
    return set(rows.values_list("edition", flat=True).distinct())


def head_of(owner: str, year: int, known: datetime | None = None) -> Batch | None:
    """Return the last batch of a chain, with its owner's year."""
    rows = Batch.objects.filter(card_year__owner=owner, card_year__year=year)
    rows = rows.filter(recorded__lte=known) if known else rows
    return rows.select_related("card_year").order_by("-sequence").first()


def is_withdrawn(edition: Edition) -> bool:
    """Tell whether an edition is withdrawn now."""
    return edition.pk in _withdrawn(None)


def is_shown(sha256: str) -> bool:
    """Tell whether the record holds an edition of a document that is not withdrawn."""
    editions_of = set(Edition.objects.filter(document_id=sha256).values_list("pk", flat=True))
    return bool(editions_of - _withdrawn(None))


def withdrawal(edition: Edition, day: date, *, withdrawn: bool) -> NewEntry:
    """Return the entry that withdraws an edition or puts it back."""
    return NewEntry(
        kind=WITHDRAWN,
        ref="",
        voice=Voice.PERSON,
        body="true" if withdrawn else "false",
        valid_from=day,
        edition=edition,
    )


def _withdrawn(known: datetime | None) -> set[int]:
    rows = Entry.objects.filter(_known(known), kind=WITHDRAWN).order_by("batch__sequence", "position")
    last = {edition: body for edition, body in rows.values_list("edition_id", "body") if edition is not None}
    return {edition for edition, body in last.items() if body == "true"}


def _known(known: datetime | None) -> Q:
    return Q(batch__recorded__lte=known) if known else Q()
