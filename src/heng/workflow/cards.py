"""Which cards there are, and opening one at a moment."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from heng import resources
from heng.store import read
from heng.store.clock import today
from heng.store.models import CardYear
from heng.store.read import Head
from heng.workflow.assemble import KEPT, assemble
from heng.workflow.locate import NoSuchCardError, choose, in_order, summary
from heng.workflow.opened import CardAddress, Change, EditionSummary, Loaded, Moment, OpenCard

__all__ = [
    "CardAddress", "Change", "EditionSummary", "Loaded", "Moment", "NoSuchCardError", "OpenCard",
    "addresses", "latest", "open_card",
]  # fmt: skip

NOW = Moment()


def addresses() -> tuple[EditionSummary, ...]:
    """Return every edition in the record, the latest first."""
    return tuple(summary(head) for head in in_order(read.editions()))


def latest() -> CardAddress | None:
    """Return the latest edition of a city, else of any owner; None while the record is empty."""
    listed = addresses()
    cities = {agency.key for agency in resources.agency_register().agencies if not agency.parent}
    chosen = [each for each in listed if each.address.owner in cities] or listed
    return chosen[0].address if chosen else None


def open_card(address: CardAddress, moment: Moment = NOW) -> OpenCard:
    """Open an edition at a moment; raises NoSuchCardError. What it returns is shared: it is never altered.

    An address without an edition opens the latest of its period that held at the moment.
    """
    last = read.head_of(address.owner, address.year, moment.known)
    if last is None:
        raise NoSuchCardError(address)
    heads = _editions(last.card_year, last.digest, moment.known)
    head = choose(address, [head for head in heads if moment.as_of is None or head.day <= moment.as_of])
    # A change may hold from a day to come: what is shown without a day asked for changes at midnight.
    day = moment.as_of or max(today(), head.day)
    return assemble(head.edition.pk, last.digest, moment, day)


@lru_cache(maxsize=KEPT)
def _editions(card_year: CardYear, _chain_head: str, known: datetime | None) -> tuple[Head, ...]:
    """Return the editions of an owner's year; the head of the chain names the state of the record they are from."""
    return tuple(read.editions(card_year, known))
