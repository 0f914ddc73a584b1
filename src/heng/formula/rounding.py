"""Rounding at printed digits, as the city rounds: the one place where a computed figure loses digits on purpose."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal

from heng.model.quantity import Quantity
from heng.model.terms import Rounding

WIDE = Context(prec=200)

MODES = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.DOWN: ROUND_DOWN,
    Rounding.UP: ROUND_UP,
}
"""Word → how `decimal` rounds: all by the size of the number, so that −2.5 goes the way of 2.5."""


def round_at(value: Decimal, digits: int, how: Rounding = Rounding.HALF_UP) -> Decimal:
    """Return a value with `digits` digits behind the point; a negative number rounds before it (-4: whole 萬)."""
    step = Decimal(1).scaleb(-digits)
    rounded = value.quantize(step, rounding=MODES[how], context=WIDE)
    return rounded if digits >= 0 else rounded.quantize(Decimal(1), context=WIDE)


def round_like(value: Decimal, printed: Quantity) -> Decimal:
    """Return a computed value with the digits of a printed one: its decimals, or the whole 萬 that it prints."""
    step = printed.step or printed.last_digit()
    exponent = step.normalize().as_tuple().exponent
    return round_at(value, -exponent if isinstance(exponent, int) else 0)


def plain(value: Decimal) -> str:
    """Return a value in digits, without an exponent and without zeros at its end."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
