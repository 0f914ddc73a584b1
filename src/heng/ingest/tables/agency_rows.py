"""Rows of the table of agencies: every name that the documents print, and whether the register knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heng.ingest.tables.columns import Row
from heng.model.agency import AgencyRegister, Responsibility
from heng.model.edition import Edition
from heng.model.terms import BudgetLineKind


def agencies(editions: Iterable[Edition], register: AgencyRegister) -> Iterator[Row]:
    """Yield each printed name once, in the order of printing."""
    for name in dict.fromkeys(name for edition in editions for name in _printed(edition)):
        known = register.find(name)
        yield {
            "agency": known.key if known else "",
            "name_printed": name,
            "known": "yes" if known else "no",
            "suggestion": "" if known else register.suggest(name),
        }


def _printed(edition: Edition) -> Iterator[str]:
    card = edition.card
    if edition.owner:
        yield edition.owner
    for group in _groups(edition):
        yield from (agency.agency for agency in group)
    for action in card.actions:
        yield from (agency.agency for agency in action.agencies)
        yield from (agency.agency for step in action.steps for agency in step.agencies)
    for line in edition.budget.lines if edition.budget else ():
        if line.kind in (BudgetLineKind.AGENCY, BudgetLineKind.ROLLUP):
            yield line.agency


def _groups(edition: Edition) -> Iterator[tuple[Responsibility, ...]]:
    yield from (theme.agencies for theme in edition.card.themes)
    # Later places that print a theme again stand in no table: behind the themes they change no order that is read back.
    yield from (mention.agencies for theme in edition.card.themes for mention in theme.mentions)
    yield from (indicator.agencies for indicator in edition.card.indicators)
    yield from (reading.agencies for reading in edition.figures.readings)
