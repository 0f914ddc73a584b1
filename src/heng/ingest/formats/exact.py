"""Numbers of sheets as exact decimals, shown in the form their cell has and with all their digits.

A sheet shows at most 15 significant digits; what a file stores beyond them is noise of binary fractions
(0.30000000000000004), so it is rounded away. What a cell's format rounds further (0.928571 shown as 93%) is kept:
the print of a figure is the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

_SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LONGEST = 60
_FIRST_UNKNOWN = Decimal(10) ** 15
_THOUSANDS, _MILLIONS = -3, -6


def exact(stored: str) -> Decimal | None:
    """Return a stored number; None for what is none, or too long for any figure.

    None too for one of more digits than a sheet keeps (`1.2345678901234567E+17`): its last digits are lost.
    """
    text = stored.strip()
    if len(text) > _LONGEST:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST:
        return None
    whole, in_powers = value == value.to_integral_value(), "e" in text.lower()
    if in_powers and abs(value) >= _FIRST_UNKNOWN:
        return None
    return value if whole and not in_powers else value.normalize(_SIGNIFICANT)


def plain(value: Decimal) -> str:
    """Return a number in digits alone, without the zeros at the end of a fraction."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def digits(value: Decimal, least: int, *, grouped: bool, width: int = 1) -> str:
    """Return a number of zero or more with all its decimals, at least `least`; grouped by thousands where asked, else
    filled with zeros to a width."""
    whole, _, fraction = plain(abs(value)).partition(".")
    fraction = fraction.ljust(least, "0")
    whole = f"{int(whole):,}" if grouped else whole.zfill(width)
    return f"{whole}.{fraction}" if fraction else whole


def shown_in_full(shown: str, value: Decimal) -> str:
    """Return a cell's shown text with every digit of its value; the plain value where the text shows another number."""
    found = list(_NUMBER.finditer(shown))
    if not shown.strip() or len(found) != 1:
        return plain(value)
    printed = found[0][0]
    number = Decimal(printed.replace(",", ""))
    decimals = len(printed.partition(".")[2])
    before = shown[: found[0].start()]
    if ("-" in before or "−" in before) != (value < 0):
        return plain(value)
    for scaled in _scales(value, shown):
        if abs(scaled) == number:
            return shown
        if _rounds_to(abs(scaled), number, decimals):
            return before + digits(scaled, decimals, grouped="," in printed) + shown[found[0].end() :]
    return plain(value)


def rounds(shown: str, full: str) -> bool:
    """Tell whether a shown text is another one rounded: both print one number, and the shown has fewer decimals."""
    found, whole = _NUMBER.findall(shown), _NUMBER.findall(full)
    if shown == full or len(found) != 1 or len(whole) != 1:
        return False
    near, value = (Decimal(each[0].replace(",", "")) for each in (found, whole))
    return near != value and _rounds_to(value, near, len(found[0].partition(".")[2]))


def _scales(value: Decimal, shown: str) -> Iterator[Decimal]:
    # A number in thousands that does not say so is not the cell's number.
    scales = (0, _THOUSANDS, _MILLIONS) if any(char.isalpha() for char in shown) else (0,)
    for power in (2,) if "%" in shown else scales:
        yield value.scaleb(power, _WIDE)


def _rounds_to(value: Decimal, shown: Decimal, decimals: int) -> bool:
    return value.quantize(Decimal(1).scaleb(-decimals), context=_WIDE) == shown
