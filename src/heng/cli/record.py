"""The record, reached through the workflow. Django is imported only when a verb needs the record."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heng.workflow.cards import OpenCard


def connect() -> None:
    """Make the record ready, creating it on first use."""
    from heng.workflow import setup

    setup.configure(None)


def open_asked(options: argparse.Namespace) -> OpenCard:
    """Return the card that the options name; what they leave out is the latest at the moment asked about."""
    connect()
    from heng.workflow import cards

    moment = cards.Moment(as_of=options.as_of, known=options.known)
    address = cards.choose(
        owner=options.owner, year=options.year, period=options.period, edition=options.edition, moment=moment
    )
    return cards.open_card(address, moment)
