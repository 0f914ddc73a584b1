"""Two ends in one cell: a range (`3-5`), a bound on either side (`80 以上未滿 90`), a chain (`80≤x<90`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from heng.model.figures import Band
from heng.model.notation.amounts import Amount
from heng.model.notation.cell import Cell
from heng.model.quantity import Quantity
from heng.model.terms import TargetOperator

_RANGE = re.compile(r" *(?:~|至|到|-|與|和) *")
_AND = re.compile(r"[ ,、]*[且並及與和至到~]?[ ,、]*")
_BELOW, _ABOVE = "<=|=<|<|≤", ">=|=>|>|≥"
_NAME = r"[^0-9<>≤≥=,;。]{1,12}?"
_CHAIN = re.compile(
    rf" ?(?:(?P<up>{_BELOW}) ?{_NAME}(?P<up2>{_BELOW})|(?P<down>{_ABOVE}) ?{_NAME}(?P<down2>{_ABOVE})) ?"
)
_LOWER = (TargetOperator.GREATER, TargetOperator.AT_LEAST)
_UPPER = (TargetOperator.LESS, TargetOperator.AT_MOST)
_STRICT = ("<", ">")


def range_of(cell: Cell, found: Sequence[Amount]) -> Band | None:
    """Return the range whose two ends are the amounts of a cell, None where they are no such ends."""
    if len(found) != 2:
        return None
    one, two = found
    between = cell.main[one.end : two.number]
    if chain := _CHAIN.fullmatch(between):
        return _chained(one, two, chain)
    if _opposite(one, two) and _AND.fullmatch(cell.main, one.end, two.start):
        low, high = (one, two) if one.operator in _LOWER else (two, one)
        return Band(
            low=_in_unit_of(low, high),
            high=_in_unit_of(high, low),
            low_excluded=low.operator is TargetOperator.GREATER,
            high_excluded=high.operator is TargetOperator.LESS,
        )
    dashed = two.number == one.end and cell.main.startswith("-", two.number)
    if not dashed and not _RANGE.fullmatch(between):
        return None
    return _band(one.quantity, two.quantity, negate=dashed)


def _chained(one: Amount, two: Amount, chain: re.Match[str]) -> Band | None:
    """Read `80≤x<90` and `90>x≥80`."""
    rises = chain["up"] is not None
    first, second = (chain["up"], chain["up2"]) if rises else (chain["down"], chain["down2"])
    low, high = (one, two) if rises else (two, one)
    if high.quantity.value < low.quantity.value:
        return None
    signs = (first, second) if rises else (second, first)
    return Band(
        low=_in_unit_of(low, high),
        high=_in_unit_of(high, low),
        low_excluded=signs[0] in _STRICT,
        high_excluded=signs[1] in _STRICT,
    )


def _in_unit_of(one: Amount, other: Amount) -> Quantity:
    """Return a quantity, in the unit of the other end where it has none itself."""
    return replace(one.quantity, unit=one.quantity.unit or other.quantity.unit)


def _opposite(one: Amount, two: Amount) -> bool:
    """Tell whether two amounts are a lower and an upper bound (`80 以上 90 以下`)."""
    return (one.operator in _LOWER and two.operator in _UPPER) or (one.operator in _UPPER and two.operator in _LOWER)


def _band(low: Quantity, high: Quantity, *, negate: bool) -> Band | None:
    value = high.value.copy_negate() if negate else high.value
    if value < low.value:
        return None
    unit = low.unit or high.unit
    return Band(
        low=Quantity(value=low.value, unit=unit, step=low.step),
        high=Quantity(value=value, unit=high.unit or unit, step=high.step),
    )
