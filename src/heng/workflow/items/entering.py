"""What people enter of data items: values, what an item is, which are one. Each a change with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from heng.evaluate.inputs.item_values import ItemValue, in_one_unit
from heng.evaluate.inputs.named_items import NamedItem
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import ChangeField, Ground, TimeBehaviour
from heng.store.append import lock
from heng.store.clock import today
from heng.store.words import Act
from heng.workflow.changes.entered import read_quantity
from heng.workflow.changes.refusals import (
    SpanOutOfOrderError,
    UnitDiffersError,
    UnknownSubjectError,
    UnreadableCellError,
)
from heng.workflow.changes.writing import Proposal, demand_reason, write
from heng.workflow.items.computed import CardData, card_data
from heng.workflow.items.keys import item_ref, pair_ref, use_ref, value_ref
from heng.workflow.items.record import DETAILS, SAME, VALUE, value_data
from heng.workflow.opening.cards import open_card
from heng.workflow.opening.opened import CardAddress, Change

BEHAVIOURS = (TimeBehaviour.FLOW, TimeBehaviour.STOCK, TimeBehaviour.RATIO)
"""How the values of an item can behave in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A value as a person gives it: for which span and agency (empty = for all), as typed, and where it is from."""

    period: Period
    agency: str = ""
    text: str
    source: str = ""


def span(first: date, last: date) -> Period:
    """Return the span between two days; raises SpanOutOfOrderError, also for one that has not ended."""
    if last < first or last > today():
        raise SpanOutOfOrderError(first.isoformat(), last.isoformat())
    return Period(first, last)


def enter_value(
    address: CardAddress, key: str, entered: Entered, *, who: str, reason: str, seen: int | None = None
) -> Change:
    """Write the value of a data item in a span; raises RefusedChangeError.

    It stands in the chain of the year in which the span ends, for every card of the owner to read, and holds from the
    day after the span.
    """
    demand_reason(who, reason)
    data, item = _data(address), _item(address, key)
    if entered.agency not in ("", *data.agencies_of(item)):
        raise UnknownSubjectError(entered.agency)
    quantity = _in_unit_asked(read_quantity(entered.text, item.unit, entered.period), item)
    if in_one_unit(item, [quantity]) is None:
        raise UnitDiffersError(entered.text, item.unit)
    value = ItemValue(item=key, period=entered.period, agency=entered.agency, quantity=quantity)
    stands = next((one for one in data.values_of(item) if _is_of(one.value, value)), None)
    told = (value.quantity, entered.source.strip(), reason.strip())
    return _write(
        _Said(VALUE, value_ref(key, entered.period, entered.agency), entered.text.strip(),
              value_data(value, entered.text.strip(), entered.source.strip())),
        owner=address.owner, year=Period(entered.period.last, entered.period.last).roc_year,
        day=min(today(), entered.period.next_day), who=who, reason=reason, seen=seen,
        differs=stands is not None and told != (stands.value.quantity, stands.source, stands.change.reason),
    )  # fmt: skip


def _is_of(one: ItemValue, other: ItemValue) -> bool:
    return (one.item, one.period, one.agency) == (other.item, other.period, other.agency)


def _in_unit_asked(quantity: Quantity, item: NamedItem) -> Quantity:
    """Return a bare number with the unit that the form asked for: it stays so when the item's unit is changed.

    One that was only taken from the name goes with the value no further than the name does.
    """
    if quantity.unit or item.unit_ground is Ground.INFERRED:
        return quantity
    return replace(quantity, unit=item.unit)


def describe(
    address: CardAddress, key: str, field: ChangeField, text: str, *, who: str, reason: str, seen: int | None = None
) -> Change:
    """Write an item's unit, source, frequency or behaviour in time; raises RefusedChangeError."""
    demand_reason(who, reason)
    said = text.strip()
    if field not in DETAILS or (not said and field is ChangeField.DATA_UNIT):
        raise UnreadableCellError(field, text)
    if field is ChangeField.DATA_BEHAVIOUR and said not in {one.value for one in BEHAVIOURS}:
        raise UnreadableCellError(field, text)
    _item(address, key)
    ref, data = item_ref(key), {"item": key, "said": said}
    return _of_card(address, _Said(field, ref, said, data), who=who, reason=reason, seen=seen)


def decide_same(
    address: CardAddress, one: str, other: str, *, same: bool, who: str, reason: str, seen: int | None = None
) -> Change:
    """Write that two items are one, or are not; raises RefusedChangeError."""
    demand_reason(who, reason)
    names = {item.key for item in (_item(address, one), _item(address, other))}
    if one == other or (same and len(names) == 1):
        raise UnknownSubjectError(f"{one} = {other}")
    said = _Said(SAME, pair_ref(one, other), _told(same=same), {"keys": sorted((one, other)), "same": same})
    return _of_card(address, said, who=who, reason=reason, seen=seen)


def part(address: CardAddress, key: str, indicator: str, *, who: str, reason: str, seen: int | None = None) -> Change:
    """Write that a KPI (its `ref`) means something else by an item's name; raises RefusedChangeError."""
    demand_reason(who, reason)
    data = _data(address)
    item = data.items.by_key.get(key)
    if item is None or indicator not in {use.indicator for use in item.uses}:
        raise UnknownSubjectError(indicator)
    entity = next((i.entity for i in data.items.edition.card.identities if i.ref == indicator), indicator)
    bare = key.partition("@")[0]
    said = _Said(SAME, use_ref(bare, entity), _told(same=False), {"keys": [bare], "indicator": entity, "same": False})
    return _of_card(address, said, who=who, reason=reason, seen=seen)


@dataclass(frozen=True, slots=True)
class _Said:
    field: ChangeField
    ref: str
    text: str
    value: Mapping[str, Any]


def _told(*, same: bool) -> str:
    return "same" if same else "different"


def _data(address: CardAddress) -> CardData:
    return card_data(open_card(address))


def _item(address: CardAddress, key: str) -> NamedItem:
    item = _data(address).items.by_key.get(key)
    if item is None:
        raise UnknownSubjectError(key)
    return item


def _of_card(address: CardAddress, said: _Said, *, who: str, reason: str, seen: int | None) -> Change:
    """Write what is said of an item, from the day of the card: it says what was meant all along."""
    day = min(today(), open_card(address).loaded.day)
    return _write(said, owner=address.owner, year=address.year, day=day, who=who, reason=reason, seen=seen)


def _write(
    said: _Said, *, owner: str, year: int, day: date, who: str, reason: str, seen: int | None, differs: bool = False
) -> Change:
    with transaction.atomic():
        proposal = Proposal(
            card_year=lock(owner, year), row=None, field=said.field, ref=said.ref, after=said.text,
            value=dict(said.value), printed="", day=day, differs=differs,
        )  # fmt: skip
        return write(proposal, act=Act.CHANGE, who=who, reason=reason, seen=seen)
