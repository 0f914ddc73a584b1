"""Which cards there are, and opening one at a moment."""

from __future__ import annotations

from heng.model.finding import Wording
from heng.workflow.opened import CardAddress, Change, EditionSummary, Loaded, Moment, OpenCard
from heng.workflow.refusal import RefusedError

__all__ = [
    "CardAddress", "Change", "EditionSummary", "Loaded", "Moment", "NoSuchCardError", "OpenCard",
    "addresses", "latest", "open_card",
]  # fmt: skip


class NoSuchCardError(RefusedError):
    """The record holds no such edition, or did not at the moment asked for."""

    def __init__(self, address: CardAddress) -> None:
        """Name the address."""
        super().__init__(
            Wording(
                "紀錄中沒有 {owner} {year} {period} {edition}：請以 heng load 載入文件，或改用其他期間。",
                "The record holds no {owner} {year} {period} {edition}: load its document with heng load, "
                "or ask for another period.",
            ),
            owner=address.owner,
            year=address.year,
            period=address.period,
            edition=address.edition,
        )


def addresses() -> tuple[EditionSummary, ...]:
    """Return every edition in the record, the latest first."""
    raise NotImplementedError


def latest() -> CardAddress | None:
    """Return the latest edition of the city, else of any owner; None while the record is empty."""
    raise NotImplementedError


def open_card(address: CardAddress, moment: Moment = Moment()) -> OpenCard:  # noqa: B008 (frozen)
    """Open an edition at a moment; raises NoSuchCardError. What it returns is shared: it is never altered."""
    raise NotImplementedError
