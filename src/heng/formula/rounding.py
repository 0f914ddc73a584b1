"""Rounding at printed digits, as the city rounds."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

WIDE = Context(prec=200)


def round_at(value: Decimal, digits: int, *, half_even: bool = False) -> Decimal:
    """Return a value with `digits` digits behind the point; halves go up (away from zero), or to the even digit."""
    mode = ROUND_HALF_EVEN if half_even else ROUND_HALF_UP
    return value.quantize(Decimal(1).scaleb(-digits), rounding=mode, context=WIDE)


def plain(value: Decimal) -> str:
    """Return a value in digits, without an exponent and without zeros at its end."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
