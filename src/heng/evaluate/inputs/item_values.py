"""The value of a data item in a span: as entered or printed for it, or made of the parts of the span.

What happened in the parts is added up, of a level the last one counts, and rates of parts can be neither added nor
averaged. A part without a value leaves the span without one: it is never zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import reduce

from heng.evaluate.inputs.named_items import NamedItem
from heng.evaluate.inputs.spans import gaps
from heng.evaluate.units.conversion import bring, measure
from heng.formula.signs import EXACT
from heng.model.edition import Edition
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.source import SourceRef
from heng.model.terms import InputFault, InputSource, TimeBehaviour


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
        place: Where it is printed; None where it was entered.
        reading, edition: The reading (`ref`) that prints it, and the document that this stands in.
    """

    item: str
    period: Period
    agency: str = ""
    quantity: Quantity
    source: InputSource = InputSource.ENTERED
    indicator: str = ""
    number: int = 0
    place: SourceRef | None = None
    reading: str = ""
    edition: Edition | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A value that was found, in the item's unit, and what it is made of.

    `exact`: no digit had to be rounded. `shared`: it is of all agencies, so that their sum holds it once. `questioned`:
    it is the figure of a KPI on which, or on an input of which, an error stands open.
    """

    value: Decimal
    unit: str
    source: InputSource
    made_of: tuple[ItemValue, ...]
    exact: bool = True
    shared: bool = False
    questioned: bool = False


@dataclass(frozen=True, slots=True)
class InOneUnit:
    """Values of an item in one unit; `exact`: no digit of them had to be rounded."""

    values: tuple[Decimal, ...]
    unit: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why there is no value, which parts of the span have none, and what is known of the others.

    `made_of` of TWO_VALUES: those that differ.
    """

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

    What was entered comes before what is printed. Of an item that each agency has its own part of, the agency's own
    comes before that of all; of any other both are of the same thing and have to say the same. Without a value for
    the span itself, what was entered for its parts is put together by the item's behaviour.
    """
    entered = [one for one in values if one.source is InputSource.ENTERED]
    printed = [one for one in values if one.source is not InputSource.ENTERED]
    owners = ((agency,), ("",)) if item.divided else ((agency, ""),)
    for group in (entered, printed):
        for whose in owners:
            exact = [one for one in group if one.period == period and one.agency in whose]
            if exact:
                return _one(item, exact)
    for whose in owners:
        own = [one for one in entered if one.agency in whose and _is_part(one.period, period)]
        if own:
            return _put_together(item, period, own)
    return Lacking(InputFault.MISSING, (period,))


def in_one_unit(item: NamedItem, quantities: Sequence[Quantity]) -> InOneUnit | None:
    """Return quantities of an item in its unit, else in the smallest that they are in; None where one is of another.

    A quantity without a unit is in the item's.
    """
    units = {one.unit for one in quantities if measure(one.unit).base}
    unit = item.unit or min(units, key=lambda each: (measure(each).size, each), default="")
    brought = [bring(one, unit, item.unit) for one in quantities]
    values = tuple(one.value for one in brought if one.value is not None)
    return InOneUnit(values, unit, all(one.exact for one in brought)) if len(values) == len(brought) else None


def _is_part(part: Period, whole: Period) -> bool:
    return whole.first <= part.first and part.last <= whole.last


def _one(item: NamedItem, same: Sequence[ItemValue]) -> Taken | Lacking:
    """Return what values of one span and agency say, where they say the same."""
    known = in_one_unit(item, [one.quantity for one in same])
    if known is None or len(set(known.values)) != 1:
        return Lacking(InputFault.TWO_VALUES if known else InputFault.UNIT_DIFFERS, made_of=tuple(same))
    return Taken(
        value=known.values[0], unit=known.unit, source=same[0].source, made_of=tuple(same), exact=known.exact,
        shared=not any(one.agency for one in same),
    )  # fmt: skip


def _put_together(item: NamedItem, period: Period, parts: Sequence[ItemValue]) -> Taken | Lacking:
    if item.behaviour is TimeBehaviour.FLOW:
        return _summed(item, period, parts)
    if item.behaviour is TimeBehaviour.STOCK:
        return _latest(item, period, parts)
    is_rate = item.behaviour is TimeBehaviour.RATIO
    return Lacking(InputFault.NOT_ADDITIVE if is_rate else InputFault.BEHAVIOUR_UNKNOWN)


def _latest(item: NamedItem, period: Period, parts: Sequence[ItemValue]) -> Taken | Lacking:
    """Return a level at the end of a span; an earlier one says nothing about that day."""
    last = max(one.period.last for one in parts)
    same = [one for one in parts if one.period.last == last]
    if last != period.last:
        return Lacking(InputFault.PARTS_MISSING, (Period(same[0].period.next_day, period.last),), tuple(same))
    found = _one(item, same)
    return found if isinstance(found, Lacking) else replace(found, source=InputSource.LATEST)


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
    return added(item, found, InputSource.SUMMED)


def added(item: NamedItem, taken: Sequence[Taken], source: InputSource) -> Taken | Lacking:
    """Return the sum of values of an item, brought to one unit."""
    known = in_one_unit(item, [Quantity(value=one.value, unit=one.unit) for one in taken])
    if known is None:
        return Lacking(InputFault.UNIT_DIFFERS)
    return Taken(
        value=reduce(EXACT.add, known.values), unit=known.unit, source=source,
        made_of=tuple(dict.fromkeys(value for one in taken for value in one.made_of)),
        exact=known.exact and all(one.exact for one in taken),
        shared=all(one.shared for one in taken),
        questioned=any(one.questioned for one in taken),
    )  # fmt: skip


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
