"""Data items, their values, and the figures computed from them, as public tables beside those of the document.

`computed` and `difference` have the digits of the printed figure, two decimals where nothing is printed.
`computed_full` has all of them, 50 where no finite decimal can print the value: then `exact` is empty. An empty
`computed` is no zero: `why_not` says why there is none, `missing` names what it lacks. `printed` is what the document
prints, whether or not it can be compared; `not_compared` says why it cannot. `in_question`: an error stands open on a
figure that it was computed from.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from heng.evaluate.inputs.computed import Computed
from heng.formula.rounding import plain, round_at, round_like
from heng.model.figures import Actual, Reading
from heng.model.quantity import Quantity
from heng.model.terms import ItemPlace
from heng.workflow.items.computed import CardData, card_data
from heng.workflow.opening.opened import OpenCard

ITEMS = (
    "item", "name", "place", "unit", "unit_ground", "behaviour", "behaviour_ground", "agencies", "source", "frequency",
    "kpis", "same_as",
)  # fmt: skip
VALUES = (
    "item", "name", "agency", "period_from", "period_to", "value", "unit", "text", "source", "valid_from", "recorded",
    "who", "reason",
)  # fmt: skip
COMPUTED = (
    "objective", "code", "component", "agencies", "formula", "period_from", "period_to", "computed", "unit",
    "computed_full", "exact", "printed", "difference", "why_not", "missing", "not_compared", "in_question",
)  # fmt: skip

PLACES = 2
"""Decimals of a computed figure that nothing printed gives the digits of."""


def item_tables(card: OpenCard) -> Mapping[str, str]:
    """Return `data_items`, `data_values` and `computed` of a card as CSV."""
    data = card_data(card)
    return {
        "data_items": _csv(ITEMS, _items(data)),
        "data_values": _csv(VALUES, _values(data)),
        "computed": _csv(COMPUTED, _figures(data)),
    }


def _csv(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def _items(data: CardData) -> Iterator[tuple[str, ...]]:
    for item in data.items.items:
        kpis = [data.items.indicators[ref].subject for ref in item.indicators]
        yield (
            item.key, item.name, "" if item.place is ItemPlace.CARD else item.where, item.unit,
            item.unit_ground or "", item.behaviour or "", item.behaviour_ground or "", "；".join(item.agencies),
            item.source, item.frequency, "；".join(kpis), "；".join(key for key in item.keys if key != item.key),
        )  # fmt: skip


def _values(data: CardData) -> Iterator[tuple[str, ...]]:
    for item in data.items.items:
        for one in reversed(data.values_of(item)):
            value, change = one.value, one.change
            when = change.recorded.isoformat(timespec="seconds")
            yield (
                item.key, item.name, value.agency, value.period.first.isoformat(), value.period.last.isoformat(),
                plain(value.quantity.value), value.quantity.unit or item.unit, one.text, one.source,
                change.valid.isoformat(), when, change.who, change.reason,
            )  # fmt: skip


def _figures(data: CardData) -> Iterator[tuple[str, ...]]:
    """Yield the figures for which some input is known; of the others nothing is said that `data_items` does not."""
    for reading in data.card.edition.figures.readings:
        for one in data.computing.of_reading(reading):
            if one.has_inputs:
                yield _figure(data, reading, one)


def _figure(data: CardData, reading: Reading, one: Computed) -> tuple[str, ...]:
    row, printed = data.items.indicators[reading.indicator], one.printed or _actual(reading)
    return (
        row.objective, row.code, row.component, "；".join(each.agency for each in reading.agencies), one.formula,
        one.span.first.isoformat(), one.span.last.isoformat(), _rounded(one.value, printed), one.unit,
        "" if one.value is None else plain(one.value), "true" if one.value is not None and one.exact else "",
        plain(printed.value) if printed else "", _rounded(one.difference, printed), _why_not(one),
        "；".join(each.item.name for each in one.missing), one.not_compared or "", "true" if one.questioned else "",
    )  # fmt: skip


def _actual(reading: Reading) -> Quantity | None:
    value = reading.actual.value if isinstance(reading.actual, Actual) else None
    return value if isinstance(value, Quantity) else None


def _rounded(value: Decimal | None, printed: Quantity | None) -> str:
    if value is None:
        return ""
    return plain(round_like(value, printed) if printed else round_at(value, PLACES))


def _why_not(one: Computed) -> str:
    if one.fault is not None:
        return one.fault.kind
    return "；".join(dict.fromkeys(each.fault for each in one.missing if each.fault))
