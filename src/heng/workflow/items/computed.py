"""An opened card's data items, their values at its moment, and its KPIs as computed from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from heng.check.figures import questioned
from heng.evaluate.inputs.computing import Computing
from heng.evaluate.inputs.data_items import DataItems, data_items
from heng.evaluate.inputs.item_values import ItemValue, ItemValues
from heng.evaluate.inputs.named_items import Decisions, NamedItem
from heng.evaluate.inputs.sources import agency_of, printed_values
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.model.period import Period
from heng.store import read
from heng.workflow.items.keys import item_ref, value_ref
from heng.workflow.items.record import Held, HeldValue, held
from heng.workflow.opening import beside
from heng.workflow.opening.assemble import KEPT
from heng.workflow.opening.doubted import stands_open
from heng.workflow.opening.opened import Change, OpenCard
from heng.workflow.same import Same

MOST_EDITIONS = 12
"""Earlier editions whose printed figures are looked at: three years of quarters."""


@dataclass(frozen=True)
class CardData:
    """The data items of a card at its moment.

    Attributes:
        items: What its formulas read.
        held: What people entered and decided.
    """

    card: OpenCard
    items: DataItems
    held: Held

    @cached_property
    def computing(self) -> Computing:
        """Computes its KPIs."""
        values = (*(one.value for one in self.held.values), *self._printed())
        return Computing(self.items, ItemValues.of(values), doubts=self._doubts)

    def _doubts(self, edition: Edition | None, indicator: str, reading: str) -> bool:
        """Tell whether an error stands open on a figure of this edition, or of an earlier one by its rows."""
        if edition is None or edition is self.card.edition:
            return indicator in self._questioned or reading in self._questioned
        row = next((one for one in edition.card.indicators if one.ref == indicator), None)
        return row is not None and stands_open(edition, row, reading, self._reading_findings.get(id(edition), ()))

    @cached_property
    def _questioned(self) -> frozenset[str]:
        return questioned(self.card.findings)

    @cached_property
    def _reading_findings(self) -> Mapping[int, tuple[Finding, ...]]:
        states = _states_before(self.card)
        return {id(beside.edition_of(one, self.card.day)): beside.printed(one[0], one[2]).findings for one in states}

    def values_of(self, item: NamedItem) -> tuple[HeldValue, ...]:
        """Return what people entered of an item, the latest span first."""
        found = [one for one in self.held.values if one.value.item in item.keys]
        return tuple(sorted(found, key=lambda one: (one.value.period.last, one.value.period.first), reverse=True))

    def last_value(self, item: NamedItem, period: Period, agency: str) -> Change | None:
        """Return the last change of an item's value in a span, for whichever day it holds; `after` is empty if undone.

        Of an item with several keys it is that of the key under which the value stands.
        """
        refs = {value_ref(key, period, agency) for key in item.keys}
        made = {one.ref: one for one in self.held.changes if one.ref in refs}
        return max(made.values(), key=lambda one: (bool(one.after), one.number), default=None)

    def agencies_of(self, item: NamedItem) -> tuple[str, ...]:
        """Return whose values formulas ask of an item: the agencies of the readings of its KPIs, each once."""
        return tuple(dict.fromkeys(name for ref in item.indicators for name in self._agencies.get(ref, ())))

    @cached_property
    def _agencies(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for reading in self.card.edition.figures.readings:
            name = agency_of(reading, self.items.indicators[reading.indicator])
            found[reading.indicator] = (*found.get(reading.indicator, ()), *([name] if name else []))
        return found

    def history(self, item: NamedItem) -> tuple[Change, ...]:
        """Return every change about an item, the last first."""
        refs = [item_ref(key) for key in item.keys]
        about = [
            one for one in self.held.changes
            if any(one.ref == ref or one.ref.startswith(f"{ref}/") or one.ref.endswith(f"/same/{ref[5:]}")
                   for ref in refs)
        ]  # fmt: skip
        return tuple(reversed(about))

    def _printed(self) -> Iterator[ItemValue]:
        yield from printed_values(self.items, self.card.edition)
        if any(self.items.now_of(item) for item in self.items.items):
            yield from _printed_before(self.card, self.held.decisions)


def card_data(card: OpenCard) -> CardData:
    """Return the data items of a card."""
    return _card_data(Same(card), read.last_root())


@lru_cache(maxsize=KEPT)
def _card_data(same: Same[OpenCard], _root: str) -> CardData:
    card = same.value
    known = held(card.address.owner, card.day, card.moment.known)
    return CardData(card, data_items(card.edition, known.decisions), known)


def _printed_before(card: OpenCard, decisions: Decisions) -> Iterator[ItemValue]:
    """Yield what earlier editions of the owner print of items: another time of a formula may be theirs."""
    for state in _states_before(card):
        yield from _printed_by(state, card.day, decisions.joined, decisions.parted)


@lru_cache(maxsize=2 * MOST_EDITIONS)
def _printed_by(
    state: beside.State, day: date, joined: frozenset[frozenset[str]], parted: frozenset[tuple[str, str]]
) -> tuple[ItemValue, ...]:
    decisions = Decisions(joined=joined, parted=parted)
    found = beside.opened((state,), day).editions
    return tuple(value for edition in found for value in printed_values(data_items(edition, decisions), edition))


def _states_before(card: OpenCard) -> tuple[beside.State, ...]:
    """Return the editions of an owner that cover an earlier time than a card, the latest first."""
    known, end = card.moment.known, _end(card)
    heads = {}
    for head in read.editions(known=known):
        row = head.edition
        is_own = row.card_year.owner == card.address.owner and head.day <= card.day
        if is_own and row.period_last is not None and row.period_last < end:
            heads[row.kind, row.period_first, row.period_last] = head
    latest = sorted(heads.values(), key=lambda head: head.edition.period_last or date.min, reverse=True)
    return tuple(beside.state(head, known) for head in latest[:MOST_EDITIONS])


def _end(card: OpenCard) -> date:
    period = card.edition.edition.period
    return period.last if period else date.min
