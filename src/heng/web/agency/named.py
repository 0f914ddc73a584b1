"""The names under which a card prints agencies, and which of them an address means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heng.web.index import CardIndex
from heng.web.kpi.naming import AgencyNames, plain
from heng.workflow.agencies import register


@dataclass(frozen=True, slots=True)
class Named:
    """An agency as a card prints it: its full name where the register knows another, and its other printed names."""

    name: str
    official: str
    also: tuple[str, ...]


def printed_names(index: CardIndex) -> tuple[str, ...]:
    """Return every agency that the card names, each once, in order of printing."""
    return tuple(dict.fromkeys(_names(index)))


def _names(index: CardIndex) -> Iterator[str]:
    for reading in index.edition.figures.readings:
        yield from (one.agency for one in reading.agencies)
    for indicator in index.edition.card.indicators:
        yield from (one.agency for one in indicator.agencies)
    for theme in index.themes:
        yield from (one.agency for one in theme.agencies)


def named(index: CardIndex, asked: str) -> Named | None:
    """Return the agency that the card prints by exactly this name; None where it prints none so."""
    names = printed_names(index)
    if asked not in names:
        return None
    keys = AgencyNames()
    also = tuple(one for one in names if one != asked and keys.key(one) == keys.key(asked))
    known = register().find(asked)
    return Named(asked, known.name if known and known.name != asked else "", also)


def meant(index: CardIndex, asked: str) -> str:
    """Return the printed name of an agency asked for by another of its names; empty where the card has none."""
    keys = AgencyNames()
    same = [one for one in printed_names(index) if keys.key(one) == keys.key(asked) or plain(one) == plain(asked)]
    return same[0] if same else ""
