"""Figures whose verdict is another one under another rulebook, as a count, a sentence and rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.rulebooks.switching import Switched, by_change, switched
from heng.model.figures import Reading
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import listed
from heng.web.rows import ratio_of
from heng.web.states import State, of_verdict

SHOWN = 60
"""Rows that a page lists before it leads to the whole list."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change: from which state to which, and how many figures."""

    before: State
    after: State
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure: who it is of, and its state and achievement in percent before and after."""

    code: str
    name: str
    agencies: str
    url: str
    before: State
    before_ratio: str
    after: State
    after_ratio: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All figures that change, by kind; `rows` may leave some out, `more` says how many."""

    number: int
    kinds: tuple[Kind, ...]
    rows: tuple[Row, ...]
    more: int


def changes(index: CardIndex, *, theme: str = "", limit: int = SHOWN) -> Changes:
    """Return what the rulebook that a card is looked at under changes of the one in force, in one theme or in all."""
    found = switched(index.official.assessment, index.card.assessment)
    if theme:
        found = tuple(one for one in found if index.indicators[one.after.indicator].theme == theme)
    return of_switched(index, found, limit=limit)


def of_switched(index: CardIndex, found: Collection[Switched], *, limit: int = SHOWN) -> Changes:
    """Return figures that change, with their pages at the addresses of a card."""
    readings = {one.ref: one for one in index.edition.figures.readings}
    groups = by_change(tuple(found))
    ordered = [one for group in groups.values() for one in group]
    return Changes(
        number=len(ordered),
        kinds=tuple(_kind(group, readings[group[0].after.reading]) for group in groups.values()),
        rows=tuple(_row(index, one, readings[one.after.reading]) for one in ordered[:limit]),
        more=max(0, len(ordered) - limit),
    )


def _kind(group: Sequence[Switched], reading: Reading) -> Kind:
    return Kind(_bare(group[0].before, reading), _bare(group[0].after, reading), len(group))


def _bare(verdict: Verdict, reading: Reading) -> State:
    state = of_verdict(verdict, reading.actual)
    return State(state.key, state.label)


def _row(index: CardIndex, one: Switched, reading: Reading) -> Row:
    indicator = index.indicators[one.after.indicator]
    return Row(
        code=indicator.subject,
        name=numbers.text(indicator.name),
        agencies=listed([each.agency for each in reading.agencies or indicator.agencies]),
        url=index.kpi_url(indicator, "rules"),
        before=of_verdict(one.before, reading.actual),
        before_ratio=ratio_of(one.before),
        after=of_verdict(one.after, reading.actual),
        after_ratio=ratio_of(one.after),
    )
