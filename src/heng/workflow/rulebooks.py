"""Which rulebook judges a card: a recorded decision of a body."""

from __future__ import annotations

from datetime import date

from heng.workflow.opened import CardAddress, Change


def adopt_rulebook(
    address: CardAddress, name: str, *, body: str, session: str, day: date, who: str, reason: str
) -> Change:
    """Record that a body put a rulebook in force from a day.

    An address with an edition's key binds that edition only; without one, every edition of the owner and year.
    """
    raise NotImplementedError
