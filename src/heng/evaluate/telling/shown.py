"""Figures as people read them, for messages."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

from heng.evaluate.judging.demand import Demand
from heng.model.period import PartialDate
from heng.model.quantity import Quantity, plain

MAX_PLACES = 6
LONG = 12
"""Decimals beyond which a number was computed, not printed, and is shown rounded."""
_THOUSANDS = re.compile(r"(?<![\d.,])\d{4,}")
_WIDE = Context(prec=400)
"""Wide enough to show the quotient of any two numbers that a document can print."""


def percent(achievement: Decimal, thresholds: tuple[Decimal, ...] = ()) -> str:
    """Return an achievement (1 = 100 %) as `87.1%`.

    One decimal, more where rounding would lift it over a threshold that it does not reach (`99.97%`, never `100.0%`);
    cut off where even the last shown one would.
    """
    share = _WIDE.multiply(achievement, Decimal(100))
    for places in range(1, MAX_PLACES + 1):
        rounded = share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
        if not any(share < _WIDE.multiply(threshold, Decimal(100)) <= rounded for threshold in thresholds):
            break
    else:
        rounded = share.quantize(rounded, ROUND_DOWN, _WIDE)
    return f"{plain(rounded)}%"


def bounds(low: Decimal, high: Decimal, places: int = 1) -> tuple[str, str]:
    """Return two bounds (1 = 100 %) in per cent, rounded outward: what is shown holds wherever they do."""
    return _bound(low, places, ROUND_FLOOR), _bound(high, places, ROUND_CEILING)


def _bound(share: Decimal, places: int, towards: str) -> str:
    shown = _WIDE.multiply(share, Decimal(100)).quantize(Decimal(1).scaleb(-places), towards, _WIDE)
    return f"{rounded(shown)}%"


def threshold(achievement: Decimal) -> str:
    """Return a threshold as `80%`, with as many decimals as it has."""
    return f"{rounded(achievement * 100)}%"


def number(value: Decimal, unit: str = "") -> str:
    """Return a number with its unit: `19.2 µg/m³`, `85%`."""
    text = rounded(value) if _is_long(value) else plain(value)
    return f"{text}{unit}" if unit in {"%", "‰", ""} else f"{text} {unit}"


def grouped(text: str) -> str:
    """Return a text with its whole numbers in groups of thousands: `15,133,743 人次`."""
    return _THOUSANDS.sub(lambda found: f"{int(found[0]):,}", text)


def rounded(value: Decimal) -> str:
    """Return a computed number with at most 6 decimals and no trailing zeros beyond the point."""
    text = (
        plain(value.quantize(Decimal(1).scaleb(-MAX_PLACES), ROUND_HALF_UP, _WIDE)) if _is_long(value) else plain(value)
    )
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure(value: Quantity | PartialDate) -> str | PartialDate:
    """Return a read value: a number with its unit, or the day it is."""
    return number(value.value, value.unit) if isinstance(value, Quantity) else value


def demand(wanted: Demand) -> str:
    """Return what a target asks: `≥ 51`, `< 0.2%`, `= 7`, `10 … 20`."""
    if wanted.low is not None and wanted.high is not None:
        if wanted.low == wanted.high:
            return f"= {number(wanted.low, wanted.unit)}"
        if wanted.low_excluded or wanted.high_excluded:
            return f"{_floor(wanted, wanted.low)}, {_ceiling(wanted, wanted.high)}"
        return f"{number(wanted.low, wanted.unit)} … {number(wanted.high, wanted.unit)}"
    if wanted.low is not None:
        return _floor(wanted, wanted.low)
    assert wanted.high is not None
    return _ceiling(wanted, wanted.high)


def _floor(wanted: Demand, low: Decimal) -> str:
    return f"{'>' if wanted.low_excluded else '≥'} {number(low, wanted.unit)}"


def _ceiling(wanted: Demand, high: Decimal) -> str:
    return f"{'<' if wanted.high_excluded else '≤'} {number(high, wanted.unit)}"


def _is_long(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent < -LONG
