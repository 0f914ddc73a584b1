"""What the readings of a document found, day of record by day of record: how many findings came, and which went.

A day's findings are those of the edition that was the latest then, as it was known at the end of the day, by the rules
of this Heng: a day does not change because a rule was added since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Q

from heng.check.fingerprint import fingerprint
from heng.store import finding_data, pieces, read
from heng.store.chain import day_of
from heng.store.models import Batch, CardYear, Edition, Entry
from heng.store.read import Head
from heng.workflow.agencies import stamp
from heng.workflow.changes.change_data import apply
from heng.workflow.changes.settling import found
from heng.workflow.findings.entries import recorded
from heng.workflow.findings.thread import FindingEntry, threads
from heng.workflow.opening import beside
from heng.workflow.opening.in_force import ends_of, in_force
from heng.workflow.opening.locate import card_year, in_order
from heng.workflow.opening.opened import OpenCard

MOST = 60
"""Days of record that are looked back on."""
_KEPT = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of record.

    Attributes:
        there: Fingerprints of what was found in the document as it was known at the end of the day.
        came, went: Of these, what the day of record before did not have; what that had and this one has not.
        waived: How many of `there` a waiver set aside.
        mended: How many of `there` were said to be mended.
    """

    day: date
    there: frozenset[str]
    came: frozenset[str]
    went: frozenset[str]
    waived: int
    mended: int

    @property
    def open(self) -> int:
        """How many asked for somebody: neither waived nor said to be mended."""
        return len(self.there) - self.waived - self.mended


@dataclass(frozen=True, slots=True)
class Series:
    """Days of record, the oldest first; `cut` = there are older ones, which were left out."""

    days: tuple[Day, ...]
    cut: bool = False

    def gone_since(self, ref: str) -> date | None:
        """Return the day on which a finding was last seen to go, None where it is there or never was."""
        return next((one.day for one in reversed(self.days) if ref in one.went), None)


def series(card: OpenCard) -> Series:
    """Return the days of record of a card's document and of those that it took the place of."""
    owner = card_year(card.address)
    heads = line(card)
    ends = [end for end in _ends_of_days(owner, card.moment.known) if end[0] <= card.day]
    acts = recorded(owner, card.moment.known)
    points = [(day, there) for day, known in ends[-MOST:] if (there := _there(owner, heads, day, known)) is not None]
    now = frozenset(_refs_of(card))
    if not points or points[-1][1] != now:
        # What it is checked against was recorded since, or a change begins to hold: neither makes a day of record.
        points = [point for point in points if point[0] != card.day] + [(card.day, now)]
    return Series(tuple(_days(points, acts)), cut=len(ends) > MOST)


def line(card: OpenCard) -> Sequence[Head]:
    """Return the card's edition and those of the same period and kind before it, the latest first."""
    heads = in_order(read.editions(card_year(card.address), card.moment.known))
    own = next(place for place, head in enumerate(heads) if head.edition.key == card.address.edition)
    mine = heads[own].edition
    return [head for head in heads[own:] if _about(head) == (mine.kind, mine.period_first, mine.period_last)]


def _about(head: Head) -> tuple[str, date | None, date | None]:
    return head.edition.kind, head.edition.period_first, head.edition.period_last


def _refs_of(card: OpenCard) -> Iterator[str]:
    yield from (fingerprint(one) for one in card.findings)
    yield from (fingerprint(one.finding) for one in card.waived)


def _ends_of_days(owner: CardYear, known: datetime | None) -> list[tuple[date, datetime]]:
    """Return the last moment at which something was recorded, of each day, the oldest first."""
    rows = Batch.objects.filter(card_year=owner)
    rows = rows.filter(recorded__lte=known) if known else rows
    moments = rows.order_by("sequence").values_list("recorded", flat=True)
    return list({day_of(moment): moment for moment in moments}.items())


def _days(points: Iterable[tuple[date, frozenset[str]]], acts: Sequence[FindingEntry]) -> Iterator[Day]:
    before: frozenset[str] | None = None
    for day, there in points:
        work = [thread for ref, thread in threads(acts, day).items() if ref in there]
        yield Day(
            day=day,
            there=there,
            came=there - before if before is not None else there,
            went=before - there if before is not None else frozenset(),
            waived=sum(thread.waiver is not None for thread in work),
            mended=sum(thread.mended is not None for thread in work),
        )
        before = there


def _there(owner: CardYear, heads: Sequence[Head], day: date, known: datetime) -> frozenset[str] | None:
    """Return what was found on a day; None before the first of the editions was in the record."""
    head = next((one for one in heads if one.edition.batch.recorded <= known), None)
    if head is None:
        return None
    last = _last_entry(owner, head, known)
    # Only days on which a change begins to hold make a difference: all others share what was found.
    changes = read.by_people(owner, head.edition, last.batch.recorded)
    begun = max((one.valid_from for one in changes if one.valid_from <= max(day, head.day)), default=head.day)
    around = beside.states(beside.sought(head), known)
    return _found(head.edition, last.batch.recorded, begun, tuple(state[:2] for state in around), _At(known), stamp())


class _At:
    """A moment as an argument that names no state of its own: all such are equal, for the others name it."""

    def __init__(self, known: datetime) -> None:
        """Keep the moment."""
        self.known = known

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _At)


def _last_entry(owner: CardYear, head: Head, known: datetime) -> Entry:
    """Return the last entry that can alter what is found in an edition."""
    rows = Entry.objects.filter(Q(edition=head.edition) | Q(edition=None), batch__card_year=owner)
    rows = rows.filter(batch__recorded__lte=known).exclude(kind=read.FINDING_WORK)
    return rows.select_related("batch").latest("batch__sequence", "position")


@lru_cache(maxsize=_KEPT)
def _found(
    edition: Edition,
    known: datetime,
    day: date,
    around: tuple[tuple[int, str], ...],
    at: _At,
    _agencies: tuple[int, int] | None,
) -> frozenset[str]:
    """Return the fingerprints of what is found in one state of the record, which never changes."""
    bodies = read.decode(read.published(edition, known))
    printed = pieces.put_together(bodies)
    force = in_force(read.by_people(edition.card_year, edition, known), ends_of(printed), day)
    others = beside.opened([(*state, at.known) for state in around], day)
    checked = found(printed, apply(printed, force), finding_data.put_together(bodies), force, others)
    return frozenset(fingerprint(one) for one in checked.findings)
