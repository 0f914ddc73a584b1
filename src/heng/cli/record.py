"""The record, reached through the workflow. Django is imported only when a verb needs the record."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from heng.evaluate.inputs.computing import Computing
    from heng.workflow.opening.cards import OpenCard


def connect() -> None:
    """Make the record ready, creating it on first use."""
    from heng.workflow import setup

    setup.configure(None)


def open_asked(options: argparse.Namespace) -> OpenCard:
    """Return the card that the options name; what they leave out is the latest at the moment asked about."""
    connect()
    from heng.workflow.opening import cards

    moment = cards.Moment(as_of=options.as_of, known=options.known)
    return cards.open_card(cards.choose(**_asked(options), moment=moment), moment)


def computing_of(card: OpenCard) -> Computing:
    """Return what computes the KPIs of a card from its data items."""
    from heng.workflow.items.computed import card_data

    return card_data(card).computing


def decided_on(card: OpenCard) -> str:
    """Return the name of the rulebook that a body decided on for a card; empty where none did.

    One that an official merely switched on is nobody's decision.
    """
    from heng.workflow.rulebooks.adoption import decision_on

    made = decision_on(card)
    return made.rulebook if made and made.body else ""


def open_all(options: argparse.Namespace) -> list[OpenCard]:
    """Return every card that the options fit, the latest of its owner, year, period and kind."""
    connect()
    from heng.workflow.opening import cards

    moment = cards.Moment(as_of=options.as_of, known=options.known)
    return [cards.open_card(address, moment) for address in cards.choose_all(**_asked(options), moment=moment)]


def _asked(options: argparse.Namespace) -> dict[str, Any]:
    return {name: getattr(options, name) for name in ("owner", "year", "period", "edition")}
