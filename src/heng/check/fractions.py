"""Printed percentages and the whole numbers behind them. A figure may be rounded to its last digit, or cut there."""

from __future__ import annotations

from decimal import ROUND_CEILING, Context, Decimal

from heng.check.amounts import HUNDRED
from heng.model.quantity import Interval, Quantity

_EXACT = Context(prec=50)


def spread(figure: Quantity) -> Interval:
    """Return the numbers that a printed figure can stand for, whether rounded to its last digit or cut there."""
    rounded = figure.interval()
    half = (rounded.high - rounded.low) / 2
    return Interval(rounded.low, figure.value + 2 * half) if figure.value >= 0 else rounded


def gives(percent: Quantity, part: Decimal, whole: Decimal) -> bool:
    """Tell whether a printed percentage can be part ÷ whole; a whole of zero or less gives none."""
    share = spread(percent)
    return whole > 0 and share.low * whole <= HUNDRED * part <= share.high * whole


def reachable(percent: Quantity, whole: Decimal) -> bool:
    """Tell whether some whole numerator over `whole` gives a printed percentage."""
    share = spread(percent)
    least = _EXACT.divide(share.low * whole, HUNDRED).to_integral_value(ROUND_CEILING)
    return gives(percent, max(least, Decimal(0)), whole)
