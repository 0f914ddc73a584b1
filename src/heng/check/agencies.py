"""Who is named where in an edition."""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import readings
from heng.model.agency import AgencyRegister
from heng.model.card import Indicator, Theme
from heng.model.edition import Edition
from heng.model.source import SourceRef
from heng.model.terms import BudgetLineKind


def answers_for(theme: Theme, edition: Edition) -> Iterator[tuple[str, Indicator]]:
    """Yield each agency as printed beside a KPI of a theme, with the row; once where row and figure name it."""
    met: set[tuple[str, str]] = set()
    for row, names in _responsible(edition):
        for name in names:
            if row.theme == theme.letter and (name, row.ref) not in met:
                met.add((name, row.ref))
                yield name, row


def _responsible(edition: Edition) -> Iterator[tuple[Indicator, list[str]]]:
    for row in edition.card.indicators:
        yield row, [one.agency for one in row.agencies]
    for row, reading in readings(edition):
        yield row, [one.agency for one in reading.agencies]


def members(theme: Theme, register: AgencyRegister) -> frozenset[str]:
    """Return the keys of the lead and co-agencies of a theme, also where another place of the document names them."""
    lists = [theme.agencies, *(mention.agencies for mention in theme.mentions)]
    entries = [register.find(one.agency) for agencies in lists for one in agencies]
    return frozenset(entry.key for entry in entries if entry is not None)


def printed_agencies(edition: Edition) -> Iterator[tuple[str, SourceRef, str]]:
    """Yield each name of an agency as printed, with its place and the `ref` of what it stands beside."""
    card = edition.card
    for theme in card.themes:
        yield from ((one.agency, theme.source, theme.ref) for one in theme.agencies)
        for mention in theme.mentions:
            yield from ((one.agency, mention.source, theme.ref) for one in mention.agencies)
    for row, names in _responsible(edition):
        yield from ((name, row.source, row.ref) for name in names)
    for action in card.actions:
        yield from ((one.agency, action.source, action.ref) for one in action.agencies)
    for line in edition.budget.lines if edition.budget else ():
        if line.kind in (BudgetLineKind.AGENCY, BudgetLineKind.ROLLUP) and line.no:
            yield line.agency, line.source, line.ref
