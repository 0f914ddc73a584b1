"""Doing something about a finding: one entry under the lock of the owner's year, with everything checked before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from heng.check.fingerprint import fingerprint
from heng.model.finding import Finding
from heng.model.terms import FindingAct
from heng.store.append import NewBatch, append, lock
from heng.store.clock import today
from heng.store.models import Person
from heng.store.words import Act
from heng.workflow.findings.entries import from_row, new_entry, recorded
from heng.workflow.findings.refusals import (
    NoLastDayError,
    NoTextError,
    NothingToAssignError,
    NothingToReopenError,
    PastDayError,
    StaleActError,
    UnknownAssigneeError,
    UnknownFindingError,
)
from heng.workflow.findings.thread import FindingEntry, Thread, fold
from heng.workflow.opening.cards import open_card
from heng.workflow.opening.locate import locate
from heng.workflow.opening.opened import CardAddress, OpenCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person wants to do: `text` why or what about, `to` whom it is assigned to, `until` a waiver's last day."""

    act: FindingAct
    text: str = ""
    to: str = ""
    until: date | None = None

    def demand_whole(self, now: date) -> None:
        """Refuse what lacks a part; raises RefusedActError."""
        if self.act is not FindingAct.ASSIGN and not self.text.strip():
            raise NoTextError(self.act)
        if self.act is FindingAct.WAIVE:
            if self.until is None:
                raise NoLastDayError
            if self.until < now:
                raise PastDayError(self.until)
        if self.act is FindingAct.ASSIGN and self.to and self.to not in people():
            raise UnknownAssigneeError(self.to)

    def demand_change(self, thread: Thread) -> None:
        """Refuse what alters nothing; raises RefusedActError."""
        if self.act is FindingAct.ASSIGN and self.to == thread.assignee:
            raise NothingToAssignError(self.to)
        if self.act is FindingAct.REOPEN and not (thread.waiver or thread.mended):
            raise NothingToReopenError


def do(address: CardAddress, ref: str, wish: Wish, *, who: str, seen: int | None = None) -> FindingEntry:
    """Write an act on a finding of a card as it is now; raises RefusedActError, NoSuchCardError.

    `seen` is the number of the last act that the person had before them, 0 for none, None leaves that unchecked.
    """
    now = today()
    wish.demand_whole(now)
    locate(address)
    with transaction.atomic():
        card_year = lock(address.owner, address.year)
        card = open_card(address)
        finding = find(card, ref)
        if finding is None:
            raise UnknownFindingError
        before = recorded(card_year, ref=ref)
        if seen is not None and before and seen != before[-1].number:
            raise StaleActError(before[-1])
        wish.demand_change(fold(before, now))
        entry = new_entry(
            finding,
            ref,
            wish.act,
            now,
            edition=card.address.edition,
            text=wish.text.strip(),
            to=wish.to if wish.act is FindingAct.ASSIGN else "",
            until=wish.until if wish.act is FindingAct.WAIVE else None,
        )
        _, rows = append(card_year, NewBatch(act=Act.WORK, who=who, reason=wish.text.strip(), entries=[entry]))
        return from_row(rows[0])


def find(card: OpenCard, ref: str) -> Finding | None:
    """Return the finding of a card that has a fingerprint, waived or not."""
    every = (*card.findings, *(one.finding for one in card.waived))
    return next((one for one in every if fingerprint(one) == ref), None)


def people() -> Mapping[str, str]:
    """Return the accounts that a finding can be assigned to, each with the name of its person."""
    rows = Person.objects.filter(is_active=True).order_by("username")
    return {row.username: row.get_full_name() or row.username for row in rows}
