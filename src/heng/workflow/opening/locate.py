"""Finding the edition that an address names."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import datetime

from heng.model import canonical
from heng.model.edition import EditionHead
from heng.model.finding import Wording
from heng.model.period import Period
from heng.model.terms import Ground
from heng.store import models, read
from heng.store.pieces import DAY_GROUND
from heng.store.read import Head
from heng.workflow.opening.opened import CardAddress, EditionSummary, period_slug
from heng.workflow.refusal import RefusedError

SHOWN = 8
"""Addresses named beside one that does not exist."""


class NoSuchCardError(RefusedError):
    """The record holds no such edition, or did not at the moment asked for."""

    def __init__(self, address: CardAddress) -> None:
        """Name the address."""
        super().__init__(
            Wording("紀錄中沒有 {address}：請以 heng load 載入文件，或改用其他期間。",
                    "The record holds no {address}: load its document with heng load, or ask for another period."),
            address=str(address),
        )  # fmt: skip


class NoFittingCardError(NoSuchCardError):
    """No edition in the record is of the owner, year, period, key and day asked for."""

    def __init__(self, asked: str, there: Iterable[CardAddress]) -> None:
        """Name what was asked for, and some of what there is at the moment asked about."""
        names = "、".join(str(each) for each in itertools.islice(there, SHOWN))
        RefusedError.__init__(
            self,
            Wording("紀錄中沒有這一份：{asked}。有的是：{there}", "The record holds no {asked}. It holds: {there}"),
            asked=asked,
            there=names or "—",
        )


class EmptyRecordError(RefusedError):
    """The record holds nothing yet."""

    def __init__(self) -> None:
        """Say how to begin."""
        super().__init__(
            Wording("紀錄裡還沒有資料。先用 heng load 檔案 載入一份文件，或用 heng run 看內附的範例。",
                    "The record is empty. Load a document with: heng load FILE, or see the packaged example with: "
                    "heng run"),
        )  # fmt: skip


def card_year(address: CardAddress) -> models.CardYear:
    """Return the owner's year of an address; raises NoSuchCardError."""
    found = models.CardYear.objects.filter(owner=address.owner, year=address.year).first()
    if found is None:
        raise NoSuchCardError(address)
    return found


def locate(address: CardAddress, known: datetime | None = None) -> Head:
    """Return the edition that an address names, the latest where it names none; raises NoSuchCardError."""
    return one_of(address, read.editions(card_year(address), known))


def one_of(address: CardAddress, heads: Iterable[Head]) -> Head:
    """Return the one of an owner's year that an address names; raises NoSuchCardError."""
    fitting = [head for head in in_order(heads) if _fits(address, head)]
    if not fitting:
        raise NoSuchCardError(address)
    return fitting[0]


def in_order(heads: Iterable[Head]) -> list[Head]:
    """Return editions with the latest first."""
    return sorted(heads, key=lambda head: (head.day, head.edition.batch.recorded), reverse=True)


def summary(head: Head) -> EditionSummary:
    """Return an edition as a line of a list."""
    printed = canonical.from_data(head.data["edition"], EditionHead)
    row = head.edition
    return EditionSummary(
        address=CardAddress(row.card_year.owner, row.card_year.year, period_slug(printed.period), row.key),
        kind=printed.kind,
        title=printed.title,
        period=printed.period,
        day=head.day,
        day_ground=next(ground for ground in Ground if ground.value == head.data[DAY_GROUND]),
        recorded=row.batch.recorded,
        who=row.batch.who,
        document=printed.document,
    )


def _fits(address: CardAddress, head: Head) -> bool:
    row = head.edition
    period = Period(row.period_first, row.period_last) if row.period_first and row.period_last else None
    return period_slug(period) == address.period and address.edition in ("", row.key)
