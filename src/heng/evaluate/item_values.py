"""The value of a data item in a span: as entered or printed for it, or made of the parts of the span.

What happened in the parts is added up, of a level the last one counts, and rates of parts can be neither added nor
averaged. A part without a value leaves the span without one: it is never zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import reduce

from heng.evaluate.named_items import NamedItem
from heng.evaluate.spans import gaps
from heng.formula.signs import EXACT
from heng.model.notation.numbers import scale_of_unit
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import InputFault, InputSource, TimeBehaviour

_COUNTED_BY = re.compile(r"(?P<by>10*)\s*(?P<unit>\D.*)")
MARKS = ("%", "‰")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemValue:
    """One value of a data item.

    Attributes:
        item: Key of the item.
        agency: Whose value it is; empty = of all that use the item.
        quantity: As entered or printed.
        source: ENTERED, PRINTED_PART or PRINTED_FIGURE.
        indicator: `ref` of the KPI that prints it; empty where it was entered.
        number: Number of the change by which it was entered, 0 where it is printed.
    """

    item: str
    period: Period
    agency: str = ""
    quantity: Quantity
    source: InputSource = InputSource.ENTERED
    indicator: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A value that was found, in the item's unit, and what it is made of."""

    value: Decimal
    unit: str
    source: InputSource
    made_of: tuple[ItemValue, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why there is no value, which parts of the span have none, and what is known of the others."""

    fault: InputFault
    gaps: tuple[Period, ...] = ()
    made_of: tuple[ItemValue, ...] = ()


@dataclass(frozen=True)
class ItemValues:
    """Values by the key of their item; their order does not matter."""

    _by_item: Mapping[str, tuple[ItemValue, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, values: Iterable[ItemValue]) -> ItemValues:
        """Index values."""
        found: dict[str, list[ItemValue]] = {}
        for value in values:
            found.setdefault(value.item, []).append(value)
        return cls({key: tuple(each) for key, each in found.items()})

    def all_of(self, item: NamedItem) -> tuple[ItemValue, ...]:
        """Return every value of an item, under each of its keys."""
        return tuple(value for key in item.keys for value in self._by_item.get(key, ()))


def value_in(item: NamedItem, period: Period, agency: str, values: Sequence[ItemValue]) -> Taken | Lacking:
    """Return the value of an item in a span for an agency.

    What was entered comes before what is printed, the agency's own before that of all. Without a value for the span
    itself, what was entered for its parts is put together by the item's behaviour.
    """
    entered = [one for one in values if one.source is InputSource.ENTERED]
    printed = [one for one in values if one.source is not InputSource.ENTERED]
    for group in (entered, printed):
        for whose in dict.fromkeys((agency, "")):
            exact = [one for one in group if one.period == period and one.agency == whose]
            if exact:
                return _one(item, exact)
    for whose in dict.fromkeys((agency, "")):
        own = [one for one in entered if one.agency == whose and _is_part(one.period, period)]
        if own:
            return _put_together(item, period, own)
    return Lacking(InputFault.MISSING, (period,))


def in_unit_of(quantity: Quantity, unit: str) -> Decimal | None:
    """Return a quantity's number in a unit of the same kind (`3 千元` in 元 is 3000); None where it is of another."""
    if quantity.unit == unit or not unit or not quantity.unit:
        return quantity.value
    (by, base), (wanted, other) = scaled(quantity.unit), scaled(unit)
    if base != other:
        return None
    # Scales are powers of ten: the division is exact.
    return EXACT.divide(EXACT.multiply(quantity.value, by), wanted)


def scaled(unit: str) -> tuple[Decimal, str]:
    """Split a unit into what it is counted by and the rest: `10萬人` is 100000 and 人."""
    plain = "".join(unit.split())
    match = _COUNTED_BY.fullmatch(plain)
    by = Decimal(match["by"]) if match else Decimal(1)
    scale, base = scale_of_unit(match["unit"] if match else plain)
    return (by * scale, base) if base else (by, plain)


def _is_part(part: Period, whole: Period) -> bool:
    return whole.first <= part.first and part.last <= whole.last


def _one(item: NamedItem, exact: Sequence[ItemValue]) -> Taken | Lacking:
    """Return what values of one span and agency say, where they say the same."""
    unit = item.unit or next((one.quantity.unit for one in exact if one.quantity.unit), "")
    known = [in_unit_of(one.quantity, unit) for one in exact]
    numbers = {value for value in known if value is not None}
    if len(numbers) != 1 or None in known:
        return Lacking(InputFault.UNIT_DIFFERS if None in known else InputFault.TWO_VALUES)
    return Taken(value=numbers.pop(), unit=unit, source=exact[0].source, made_of=tuple(exact))


def _put_together(item: NamedItem, period: Period, parts: Sequence[ItemValue]) -> Taken | Lacking:
    if item.behaviour is TimeBehaviour.FLOW:
        return _summed(item, period, parts)
    if item.behaviour is TimeBehaviour.STOCK:
        last = max(one.period.last for one in parts)
        found = _one(item, [one for one in parts if one.period.last == last])
        if isinstance(found, Lacking):
            return found
        return Taken(value=found.value, unit=found.unit, source=InputSource.LATEST, made_of=found.made_of)
    is_rate = item.behaviour is TimeBehaviour.RATIO
    return Lacking(InputFault.NOT_ADDITIVE if is_rate else InputFault.BEHAVIOUR_UNKNOWN)


def _summed(item: NamedItem, period: Period, parts: Sequence[ItemValue]) -> Taken | Lacking:
    tiles = _tiles(period, sorted({one.period for one in parts}, key=lambda one: (one.first, one.last)))
    taken = [_one(item, [one for one in parts if one.period == tile]) for tile in tiles]
    faults = [one for one in taken if isinstance(one, Lacking)]
    if faults:
        return faults[0]
    found = [one for one in taken if isinstance(one, Taken)]
    left = gaps(period, iter(tiles))
    if left:
        return Lacking(InputFault.PARTS_MISSING, left, tuple(value for one in found for value in one.made_of))
    if len({one.unit for one in found}) > 1:
        return Lacking(InputFault.UNIT_DIFFERS)
    total = reduce(EXACT.add, (one.value for one in found))
    made_of = tuple(value for one in found for value in one.made_of)
    return Taken(value=total, unit=found[0].unit, source=InputSource.SUMMED, made_of=made_of)


def _tiles(period: Period, spans: Sequence[Period]) -> tuple[Period, ...]:
    """Return spans without overlap: the fewest that cover a period, else as many as there are, the earliest first."""
    reached: dict[date, tuple[Period, ...]] = {period.first: ()}
    for span in sorted(spans, key=lambda one: (one.last, one.first)):
        way = (*reached[span.first], span) if span.first in reached else ()
        if way and (span.next_day not in reached or len(way) < len(reached[span.next_day])):
            reached[span.next_day] = way
    if period.next_day in reached:
        return reached[period.next_day]
    kept: list[Period] = []
    for span in spans:
        if not kept or span.first > kept[-1].last:
            kept.append(span)
    return tuple(kept)
