"""The editions that a card is checked against: its owner's one before, and the card of the body above its owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from heng.check.context import Beside
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.model.period import Period
from heng.store import finding_data, models, pieces, read
from heng.workflow.agencies import register
from heng.workflow.changes.change_data import apply
from heng.workflow.opening.in_force import ends_of, in_force

KEPT = 32
State = tuple[int, str, datetime | None]
"""An edition at one state of the record: its number, the head of its chain, and what was known."""


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition as published, and what was found in reading it."""

    edition: Edition
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """For which card: key of its owner, year, what it covers, kind; `edition`: its number once recorded."""

    owner: str
    year: int
    period: Period | None
    kind: str
    edition: int | None = None

    @property
    def time(self) -> tuple[int, date]:
        """What orders editions."""
        return self.year, self.period.last if self.period else date.min

    def precedes(self, other: Sought) -> bool:
        """Tell whether it covers an earlier time than another."""
        if self.period is None or other.period is None:
            return self.time < other.time
        return self.period.precedes(other.period)


def sought(head: read.Head) -> Sought:
    """Return what names a recorded edition's place in time."""
    row = head.edition
    first, last = row.period_first, row.period_last
    period = Period(first, last) if first is not None and last is not None else None
    return Sought(row.card_year.owner, row.card_year.year, period, row.kind, row.pk)


def states(card: Sought, known: datetime | None) -> tuple[State, ...]:
    """Return the editions beside a card, as the record knew them; the one before it first."""
    above = _above(card.owner)
    there = [(sought(head), head) for head in _heads(read.last_root(), known)] if above else []
    city = [pair for pair in there if pair[0].owner == above and pair[0].year == card.year]
    highest = max(city, key=lambda pair: (pair[0].time, pair[0].edition or 0), default=None)
    chosen = [before(card, known), highest[1] if highest else None]
    return tuple(state(head, known) for head in chosen if head)


def before(card: Sought, known: datetime | None) -> read.Head | None:
    """Return the edition of a card's owner before it, rather of the same kind; None where the record knew none."""
    there = [(sought(head), head) for head in _heads(read.last_root(), known)]
    earlier = [pair for pair in there if is_before(pair[0], card)]
    chosen = max(
        earlier, key=lambda pair: (pair[0].kind == card.kind, pair[0].time, pair[0].edition or 0), default=None
    )
    return chosen[1] if chosen else None


def opened(states: Sequence[State], day: date) -> Beside:
    """Return editions as they stood on a day, with what of them could not be read."""
    found = [_opened(*state, day) for state in states]
    return Beside(tuple(edition for edition, _ in found), frozenset().union(*(cut for _, cut in found)))


def known_heads(known: datetime | None) -> tuple[tuple[Sought, read.Head], ...]:
    """Return every edition that the record knew, each with its place in time."""
    return tuple((sought(head), head) for head in _heads(read.last_root(), known))


def edition_of(state: State, day: date) -> Edition:
    """Return an edition as it stood on a day."""
    return _opened(*state, day)[0]


def is_before(other: Sought, card: Sought) -> bool:
    """Tell whether an edition of a card's owner covers an earlier time, or is an earlier publication of the same."""
    if other.owner != card.owner or other.edition == card.edition is not None:
        return False
    if other.period != card.period or other.year != card.year:
        return other.precedes(card)
    return other.kind == card.kind and (card.edition is None or (other.edition or 0) < card.edition)


def _above(owner: str) -> str:
    return next((one.parent for one in register().agencies if one.key == owner), "")


def state(head: read.Head, known: datetime | None) -> State:
    """Return an edition at the state of the record that was known at a moment."""
    owner = head.edition.card_year
    last = read.head_of(owner.owner, owner.year, known)
    return head.edition.pk, last.digest if last else "", known


@lru_cache(maxsize=KEPT)
def _heads(_root: str, known: datetime | None) -> tuple[read.Head, ...]:
    """Return every edition in the record; the last root names the state of the record they are from."""
    return tuple(read.editions(known=known))


def printed(number: int, known: datetime | None) -> Printed:
    """Return an edition as published, with what was found in reading it. What people changed since does not matter."""
    rows = models.Entry.objects.filter(edition_id=number, voice__in=read.PUBLISHED).order_by("-pk")
    # The digest of a batch covers all that stands before it in the chain.
    return _printed(number, rows.values_list("batch__digest", flat=True).first(), known)


@lru_cache(maxsize=KEPT)
def _printed(number: int, _last: str | None, known: datetime | None) -> Printed:
    row = models.Edition.objects.get(pk=number)
    bodies = read.decode(read.published(row, known))
    return Printed(pieces.put_together(bodies), finding_data.put_together(bodies))


@lru_cache(maxsize=KEPT)
def _opened(number: int, _chain_head: str, known: datetime | None, day: date) -> tuple[Edition, frozenset[str]]:
    row = models.Edition.objects.select_related("card_year").get(pk=number)
    found = printed(number, known)
    force = in_force(read.by_people(row.card_year, row, known), ends_of(found.edition), day)
    is_cut = any(finding.code == "RD001" for finding in found.findings)
    return apply(found.edition, force), frozenset([found.edition.edition.document.sha256] if is_cut else [])
