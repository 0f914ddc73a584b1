"""Which cards there are, and opening one at a moment."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from heng.check.context import Beside
from heng.store import read
from heng.store.clock import today
from heng.store.models import Batch, CardYear
from heng.store.read import Head
from heng.store.snapshot import snapshot
from heng.workflow.agencies import register, stamp
from heng.workflow.opening import beside, periods
from heng.workflow.opening.assemble import KEPT, assemble
from heng.workflow.opening.locate import (
    EmptyRecordError,
    NoFittingCardError,
    NoSuchCardError,
    in_order,
    one_of,
    summary,
)
from heng.workflow.opening.opened import CardAddress, Change, EditionSummary, Loaded, Moment, OpenCard

__all__ = [
    "CardAddress", "Change", "EditionSummary", "EmptyRecordError", "Loaded", "Moment", "NoSuchCardError", "OpenCard",
    "addresses", "addresses_with", "choose", "latest", "open_card",
]  # fmt: skip

NOW = Moment()


def addresses() -> tuple[EditionSummary, ...]:
    """Return every edition in the record, the latest first."""
    return tuple(summary(head) for head in in_order(read.editions()))


def addresses_with(entity: str) -> tuple[CardAddress, ...]:
    """Return the editions in which a theme, objective, indicator or action appears, the latest first."""
    there = read.editions_with(entity)
    if not there:
        return ()
    return tuple(summary(head).address for head in in_order(read.editions()) if head.edition.pk in there)


def latest() -> CardAddress | None:
    """Return the latest edition of a city, else of any owner; None while the record is empty."""
    try:
        return choose()
    except EmptyRecordError:
        return None


def choose(
    *,
    owner: str | None = None,
    year: int | None = None,
    period: str | None = None,
    edition: str | None = None,
    moment: Moment = NOW,
) -> CardAddress:
    """Return the latest edition that fits what is asked for, a city's before any other owner's.

    Only what the record held at the moment counts; raises EmptyRecordError, NoSuchCardError.
    """
    fitting = _fitting(owner=owner, year=year, period=period, edition=edition, moment=moment)
    cities = {agency.key for agency in register().agencies if not agency.parent}
    return next((each.address for each in fitting if each.address.owner in cities), fitting[0].address)


def choose_all(
    *,
    owner: str | None = None,
    year: int | None = None,
    period: str | None = None,
    edition: str | None = None,
    moment: Moment = NOW,
) -> tuple[CardAddress, ...]:
    """Return every edition that fits what is asked for and has no later one of its owner, year, period and kind.

    Raises EmptyRecordError, NoSuchCardError.
    """
    latest_of: dict[object, CardAddress] = {}
    for each in _fitting(owner=owner, year=year, period=period, edition=edition, moment=moment):
        address = each.address
        latest_of.setdefault((address.owner, address.year, address.period, each.kind), address)
    return tuple(latest_of.values())


def _fitting(*, moment: Moment, **asked: object) -> list[EditionSummary]:
    there = [summary(head) for head in in_order(read.editions(known=moment.known)) if _holds(head, moment)]
    fitting = [one for one in there if all(v is None or getattr(one.address, name) == v for name, v in asked.items())]
    if fitting:
        return fitting
    if not there and not addresses():
        raise EmptyRecordError
    days = (moment.as_of, moment.known)
    told = "/".join(str(value) for value in (*asked.values(), *days) if value is not None)
    raise NoFittingCardError(told, [one.address for one in there])


def open_card(address: CardAddress, moment: Moment = NOW) -> OpenCard:
    """Open an edition at a moment; raises NoSuchCardError. What it returns is shared: it is never altered.

    An address without an edition opens the latest of its period that held at the moment.
    """
    with snapshot():
        last, head = _found(address, moment)
        # A change may hold from a day to come: what is shown without a day asked for changes at midnight.
        day = moment.as_of or max(today(), head.day)
        place = beside.sought(head)
        around, other = beside.states(place, moment.known), periods.around(place, moment.known, day)
        return assemble(head.edition.pk, last.digest, moment, day, around, periods=other, _agencies=stamp())


def beside_of(card: OpenCard) -> Beside:
    """Return the editions that an opened card is checked against; raises NoSuchCardError."""
    with snapshot():
        _, head = _found(card.address, card.moment)
        return beside.opened(beside.states(beside.sought(head), card.moment.known), card.day)


def _found(address: CardAddress, moment: Moment) -> tuple[Batch, Head]:
    """Return the end of the chain that an edition stands in, as it was known, and the edition."""
    last = read.head_of(address.owner, address.year, moment.known)
    if last is None:
        raise NoSuchCardError(address)
    heads = _editions(last.card_year, last.digest, moment.known)
    return last, one_of(address, [head for head in heads if _holds(head, moment)])


def _holds(head: Head, moment: Moment) -> bool:
    return moment.as_of is None or head.day <= moment.as_of


@lru_cache(maxsize=KEPT)
def _editions(card_year: CardYear, _chain_head: str, known: datetime | None) -> tuple[Head, ...]:
    """Return the editions of an owner's year; the head of the chain names the state of the record they are from."""
    return tuple(read.editions(card_year, known))
