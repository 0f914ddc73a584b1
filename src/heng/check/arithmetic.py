"""What the figures of one cell, or of two rows of one definition, say of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from heng.check.cards import grouped, readings
from heng.check.measures import kinds_of_unit, plain
from heng.check.text import fold
from heng.check.values import fraction, is_share, may_be_day
from heng.check.vocabulary import COUNTED, GROUPS, UNITS
from heng.evaluate.units.conversion import same_unit
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Missing, Parts, Reading, Target, Threshold
from heng.model.quantity import Interval, Quantity
from heng.model.terms import DataRole

_ONLY_SOME = re.compile(r"其中|[含等如]|例如|包括|另|約|較|比|增加|減少|原|較")
_WHOLE_WORDS = re.compile(r"^(?:應|總|共|全部|目標|預定|預計|計畫|規劃|受理|申請|抽查|列管)")
_PART_WORDS = re.compile(r"^(?:已|實際|實辦|完成|達成|通過|合格|核定|辦結|執行|改善)")

RowReading = tuple[Indicator, Reading]


def counted_share(cell: Target | Actual) -> tuple[Decimal, Decimal] | None:
    """Return the numerator and denominator that a cell prints beside its percentage, None where it does not."""
    by_role = {item.role: item.value for item in cell.items}
    if DataRole.NUMERATOR in by_role and DataRole.DENOMINATOR in by_role:
        part, whole = by_role[DataRole.NUMERATOR], by_role[DataRole.DENOMINATOR]
        counted = part.unit in UNITS or whole.unit in UNITS
        if counted or not may_be_day(part.value, whole.value, cell.text):
            return part.value, whole.value
        return None
    if found := fraction(cell.text):
        return found
    wholes = [item.value for item in cell.items if _WHOLE_WORDS.match(plain(item.name))]
    parts = [item.value for item in cell.items if _PART_WORDS.match(plain(item.name))]
    if len(wholes) == len(parts) == 1 and len(cell.items) == 2 and same_unit(wholes[0].unit, parts[0].unit):
        return parts[0].value, wholes[0].value
    return None


def adds_up(cell: Target | Actual, row: Indicator) -> tuple[Decimal, Quantity] | None:
    """Return the sum of a cell's parts and its printed total where they differ beyond rounding, else None."""
    total, parts = _parts(cell)
    if total is None or not parts or _ONLY_SOME.search(plain(cell.text)):
        return None
    if is_share(row, total) or any(not _alike(part, total, row) for part in parts):
        return None
    added = sum((_stands_for(part, row) for part in parts), Interval(Decimal(), Decimal()))
    if added.meets(_stands_for(total, row)):
        return None
    return sum((part.value for part in parts), Decimal()), total


def _stands_for(figure: Quantity, row: Indicator) -> Interval:
    """Return the numbers a figure stands for: people and cases are counted, not rounded, unless in 萬."""
    counted = kinds_of_unit(figure.unit or row.unit or "") & COUNTED
    whole = figure.value == figure.value.to_integral_value() and (figure.step is None or figure.step <= 1)
    return Interval(figure.value, figure.value) if counted and whole else figure.interval()


def _parts(cell: Target | Actual) -> tuple[Quantity | None, list[Quantity]]:
    """Return the total and the parts of a cell; parts that are missing are in no total."""
    beside = [item.value for item in cell.items if item.role is DataRole.PART]
    if isinstance(cell, Actual):
        labelled = [part.value for part in cell.parts]
        total: object = cell.value
    elif isinstance(cell.predicate, Parts):
        labelled = [part.value for part in cell.predicate.parts]
        total = cell.predicate.total
    else:
        labelled = []
        total = cell.predicate.value if isinstance(cell.predicate, Threshold) else None
    if not isinstance(total, Quantity) or not all(isinstance(one, Quantity | Missing) for one in labelled):
        return None, []
    parts = labelled or beside
    return total, [one for one in parts if isinstance(one, Quantity)] if len(parts) > 1 else []


def _alike(part: Quantity, total: Quantity, row: Indicator) -> bool:
    units = [one.unit or row.unit or "" for one in (part, total)]
    return not part.unit or same_unit(*units)


def twice_told(edition: Edition) -> Iterator[tuple[RowReading, RowReading]]:
    """Yield rows of one name, formula, unit and agency for one period whose figures differ."""
    known = [pair for pair in readings(edition) if _is_defined(*pair)]
    for same in grouped(known, lambda pair: _definition(*pair)).values():
        first = same[0]
        for other in same[1:]:
            if _are_two(first[0], other[0]) and _value(first[1]) != _value(other[1]):
                yield first, other


def _are_two(one: Indicator, other: Indicator) -> bool:
    """Tell whether two rows are of two KPIs; components of one, and agencies of one row, may differ."""
    return one.ref != other.ref and (one.objective, one.code) != (other.objective, other.code)


def _is_defined(row: Indicator, reading: Reading) -> bool:
    formula = plain(row.formula or "")
    general = any(word in formula + plain(row.name) for word in GROUPS)
    return len(formula) > 5 and not general and bool(row.unit and reading.agencies) and _value(reading) is not None


def _definition(row: Indicator, reading: Reading) -> tuple[object, ...]:
    agencies = frozenset(one.agency for one in reading.agencies)
    return fold(row.name), plain(row.formula or ""), row.unit, agencies, reading.period


def _value(reading: Reading) -> Quantity | None:
    value = reading.actual.value if isinstance(reading.actual, Actual) else None
    return value if isinstance(value, Quantity) else None
