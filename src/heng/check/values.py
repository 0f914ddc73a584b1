"""Printed figures of one row, brought to one unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.check.measures import plain
from heng.evaluate.units import convert, is_percent
from heng.model.card import Indicator
from heng.model.figures import Actual, Parts, Reading, Threshold
from heng.model.quantity import Quantity

_SHARE_UNITS = ("比率", "比例")


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and the actual beside it in the target's unit; `label` of the part, empty for the whole cell."""

    target: Quantity
    actual: Quantity
    value: Decimal
    label: str = ""


def pairs(row: Indicator, reading: Reading) -> Iterator[Pair]:
    """Yield the target of a row with its actual where both are numbers of one unit: the whole, else part by part."""
    actual = reading.actual
    if reading.target is None or not isinstance(actual, Actual):
        return
    match reading.target.predicate:
        case Threshold(value=target):
            yield from _pair(row, target, actual.value)
        case Parts(total=Quantity() as target):
            yield from _pair(row, target, actual.value)
        case Parts(parts=parts):
            met = {plain(part.label): part.value for part in actual.parts if part.label}
            for part in parts:
                yield from _pair(row, part.value, met.get(plain(part.label)), part.label)


def _pair(row: Indicator, target: object, actual: object, label: str = "") -> Iterator[Pair]:
    if isinstance(target, Quantity) and isinstance(actual, Quantity):
        value = convert(actual, target.unit, row.unit or "")
        if value is not None:
            yield Pair(target, actual, value, label)


def is_share(row: Indicator, figure: Quantity) -> bool:
    """Tell whether a figure is printed as per cent: by its own unit, else by that of its row."""
    return is_percent(figure.unit or row.unit or "")


FRACTION = re.compile(r"(?<![\d./年月])(\d[\d,]*)[^\d/()%,，。;；]{0,4}/[^\d/()%,，。;；]{0,4}(\d[\d,]*)(?![\d./月日])")


def fraction(text: str) -> tuple[Decimal, Decimal] | None:
    """Return numerator and denominator where a cell prints just one pair of whole numbers (`92.86%(13/14)`)."""
    inside = re.findall(r"[(\[](.*?)[)\]]", plain(text))
    found = [match for part in inside for match in FRACTION.findall(part)]
    if len(found) != 1:
        return None
    above, below = (Decimal(one.replace(",", "")) for one in found[0])
    return (above, below) if below else None
