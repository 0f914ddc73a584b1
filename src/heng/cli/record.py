"""The record, reached through the workflow. Django is imported only when a verb needs the record."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from heng.cli.session import CannotRunError
from heng.model.finding import Wording

if TYPE_CHECKING:
    from heng.workflow.cards import OpenCard

EMPTY = Wording(
    zh="紀錄裡還沒有資料。先用 heng load 檔案 載入一份文件，或用 heng run 看內附的範例。",
    en="The record is empty. Load a document with: heng load FILE, or see the packaged example with: heng run",
)
NO_CARD = Wording(
    zh="紀錄裡沒有這一份：{asked}。有的是：{known}",
    en="The record has no {asked}. It has: {known}",
)


def connect() -> None:
    """Make the record ready, creating it on first use."""
    from heng.workflow import setup

    setup.configure(None)


def open_latest() -> OpenCard:
    """Return the latest edition of the city; raises CannotRunError where the record is empty."""
    return open_asked(argparse.Namespace(owner=None, year=None, period=None, edition=None, as_of=None, known=None))


def open_asked(options: argparse.Namespace) -> OpenCard:
    """Return the card that the options name; what they leave out is the latest."""
    connect()
    from heng.workflow import cards

    known = cards.addresses()
    if not known:
        raise CannotRunError(EMPTY)
    asked = {name: getattr(options, name) for name in ("owner", "year", "period", "edition")}
    fitting = [each for each in known if _fits(each.address, asked)]
    if not fitting:
        shown = "/".join(str(value) for value in asked.values() if value)
        names = "、".join(str(each.address) for each in known[:8])
        raise CannotRunError(NO_CARD, asked=shown, known=names)
    return cards.open_card(fitting[0].address, cards.Moment(as_of=options.as_of, known=options.known))


def _fits(address: object, asked: dict[str, object]) -> bool:
    return all(value is None or getattr(address, name) == value for name, value in asked.items())
