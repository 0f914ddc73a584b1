"""Whether two figures are printed in one unit, and how to bring them there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from heng.formula.evaluate import PRECISION
from heng.model.notation import scale_of_unit
from heng.model.quantity import Quantity

ALIKE = {
    "％": "%", "個百分點": "%", "百分點": "%", "百分比": "%", "百分率": "%", "人數": "人", "件數": "件", "次數": "次",
    "家數": "家", "場次": "場", "戶數": "戶", "km": "公里", "m": "公尺", "cm": "公分", "t": "公噸", "噸": "公噸",
    "kg": "公斤", "g": "公克", "ha": "公頃", "m2": "平方公尺", "m²": "平方公尺", "㎡": "平方公尺", "km2": "平方公里",
    "km²": "平方公里", "m3": "立方公尺", "m³": "立方公尺", "L": "公升",
}  # fmt: skip
"""Spellings of one unit."""
NO_UNIT = frozenset({"數量", "數值", "數字", "數", "值"})
"""What stands in a unit cell and names none."""
MEASURES: dict[str, tuple[str, Decimal]] = {
    "‰": ("%", Decimal("0.1")),
    "公里": ("公尺", Decimal(1000)),
    "公分": ("公尺", Decimal("0.01")),
    "公噸": ("公斤", Decimal(1000)),
    "公克": ("公斤", Decimal("0.001")),
    "公頃": ("平方公尺", Decimal(10000)),
    "平方公里": ("平方公尺", Decimal(1000000)),
}
"""Unit → the unit in which its like are compared, and how many of these it is."""
REMARK = re.compile(r"[(（][^()（）]*[)）]")
EXACT = Context(prec=PRECISION)


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit: how many it is of the unit in which its like are compared; `base` empty where none is printed."""

    size: Decimal
    base: str


def convert(figure: Quantity, unit: str, kpi_unit: str) -> Decimal | None:
    """Return a figure's value in `unit`, None where it cannot be brought there.

    What is printed without a unit is in the indicator's. Scale words (`萬元` beside `元`), ‰ beside % and metric
    units of one measure are converted; all else that differs (人 beside 件) is not comparable. Where the indicator has
    no unit either, a figure without one is taken in the other's, unless that carries a scale word.
    """
    kpi = _measure(kpi_unit)
    own, wanted = _within(_measure(figure.unit), kpi), _within(_measure(unit), kpi)
    if own == wanted:
        return figure.value
    if own.base == wanted.base:
        return EXACT.divide(figure.value * own.size, wanted.size)
    return figure.value if own.size == wanted.size == 1 and not (own.base and wanted.base) else None


def same_unit(one: str, other: str) -> bool:
    """Tell whether two printed units are one unit, however each is spelled; without regard to its scale word."""
    return _measure(one).base == _measure(other).base


def is_percent(unit: str) -> bool:
    """Tell whether a unit is per cent, however it is spelled."""
    return _measure(unit) == Measure(Decimal(1), "%")


def is_scaled(figure: Quantity) -> bool:
    """Tell whether a figure is printed with a scale word: `5 萬人`, `3.2 億`."""
    return scale_of_unit("".join(figure.unit.split()))[0] != 1 or (figure.step is not None and figure.step > 1)


@lru_cache(maxsize=1024)
def _measure(unit: str) -> Measure:
    text = REMARK.sub("", "".join(unit.split()))
    scale, rest = (Decimal(1), text) if text in ALIKE else scale_of_unit(text)
    rest = ALIKE.get(rest, rest)
    base, size = MEASURES.get(rest, (rest, Decimal(1)))
    return Measure(scale * size, "" if base in NO_UNIT else base)


def _within(printed: Measure, kpi: Measure) -> Measure:
    """Return the whole unit of a figure: that of the indicator for a bare one, its base for a mere `萬`."""
    if printed.base:
        return printed
    if printed.size == 1:
        return kpi
    return Measure(printed.size, MEASURES.get(kpi.base, (kpi.base,))[0])
