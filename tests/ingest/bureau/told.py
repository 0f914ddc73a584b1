"""What a scorecard says, as short tuples that a test can spell out."""

from __future__ import annotations

from heng.model.card import Card


def kpis(this: Card) -> list[tuple[str, str, str]]:
    return [(one.objective, one.printed_code, one.name) for one in this.indicators]


def actions(this: Card) -> list[tuple[str, str, str]]:
    return [(one.indicator, one.code, one.text) for one in this.actions]
