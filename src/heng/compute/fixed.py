"""Exact decimals in a table: every operation knows how many digits its result can have.

Engines hold 38 digits. What the types prove to fit is computed as it stands; all else behind a guard, which gives NULL
and a condition instead of a number that does not fit. DuckDB would otherwise stop the whole query, or, below 19
digits, count in 64 bits and stop there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from heng.compute.extra import ibis
from heng.compute.refusals import InexactColumnError, LongNumberError, PlacesError

MAX_DIGITS = 38
NARROW = 18
"""Digits up to which DuckDB counts in 64 bits, and refuses a product that needs more."""

SAFE = 0.99
"""Share of the largest number that a guard lets through: it looks at floats, whose last digits are not exact."""

DIGITS_OF_INTEGER = {1: 3, 2: 5, 4: 10, 8: 20}
"""Bytes of a whole number → digits it may have."""

Expr = Any
"""An Ibis expression; Ibis makes their types at run time."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """An exact number for each row.

    Attributes:
        expr: Ibis expression of type DECIMAL(digits, places).
        digits: Digits that it can have at most, with those behind the point.
        places: Digits behind the point.
        sign: 1 where it is never negative, -1 where never positive, 0 where that is not known.
    """

    expr: Expr
    digits: int
    places: int
    sign: int = 0

    @property
    def whole_digits(self) -> int:
        """Digits before the point."""
        return self.digits - self.places

    def size(self) -> Expr:
        """Return the absolute value as a float: an estimate."""
        return self.expr.abs().cast("float64")

    def cast(self, digits: int, places: int) -> Fixed:
        """Return the number in a type that holds it."""
        return replace(self, expr=self.expr.cast(f"decimal({digits}, {places})"), digits=digits, places=places)


YES, NO = ibis.literal(value=True), ibis.literal(value=False)

Unfit = list[Expr]
"""Conditions under which a result does not fit 38 digits; operations add theirs."""


def column(expr: Expr, sign: int = 0) -> Fixed:
    """Return a column of whole numbers or decimals; raises InexactColumnError for other types."""
    kind = expr.type()
    if kind.is_decimal() and kind.precision is not None and kind.scale is not None and kind.precision <= MAX_DIGITS:
        return Fixed(expr, kind.precision, kind.scale, sign)
    if kind.is_integer():
        return Fixed(expr, 0, 0, sign).cast(DIGITS_OF_INTEGER[kind.nbytes], 0)
    raise InexactColumnError(expr.get_name(), str(kind))


def constant(number: int) -> Fixed:
    """Return a whole number; raises LongNumberError."""
    digits = len(str(abs(number)))
    if digits > MAX_DIGITS:
        raise LongNumberError(digits)
    expr = ibis.literal(Decimal(number), type=f"decimal({digits}, 0)")
    return Fixed(expr, digits, 0, (number > 0) - (number < 0))


def times(one: Fixed, other: Fixed, unfit: Unfit) -> Fixed:
    """Multiply.

    The operand with more places is given the wider type: Ibis joins only types of which one holds the other.
    """
    digits, places = one.digits + other.digits, one.places + other.places
    if places > MAX_DIGITS:
        raise PlacesError(places)
    low, high = sorted((one, other), key=lambda number: number.places)
    wide = max(low.digits, high.digits, NARROW + 1 if digits > NARROW else 0)
    product = low.expr * high.cast(wide, high.places).expr
    if digits > MAX_DIGITS:
        product = _guarded(product, one.size() * other.size(), places, unfit)
    return Fixed(product, 0, 0, one.sign * other.sign).cast(min(digits, MAX_DIGITS), places)


def by(number: Fixed, factor: int, unfit: Unfit) -> Fixed:
    """Multiply by a whole number."""
    if factor == 1:
        return number
    return negated(number) if factor == -1 else times(number, constant(factor), unfit)


def plus(one: Fixed, other: Fixed, unfit: Unfit) -> Fixed:
    """Add."""
    digits, places = _common(one, other)
    digits += 1
    held = min(digits, MAX_DIGITS)
    total = one.cast(held, places).expr + other.cast(held, places).expr
    if digits > MAX_DIGITS:
        total = _guarded(total, one.size() + other.size(), places, unfit)
    return Fixed(total, 0, 0, one.sign if one.sign == other.sign else 0).cast(held, places)


def at_least(one: Fixed, other: Fixed, unfit: Unfit) -> Expr:
    """Tell whether a number is not below another."""
    digits, places = _common(one, other)
    held = min(digits, MAX_DIGITS)
    answer = one.cast(held, places).expr >= other.cast(held, places).expr
    return answer if digits == held else _guarded(answer, one.size() + other.size(), places, unfit)


def negated(number: Fixed) -> Fixed:
    """Turn the sign round."""
    return replace(number, expr=(-number.expr).cast(number.expr.type()), sign=-number.sign)


def absolute(number: Fixed) -> Fixed:
    """Return the absolute value."""
    if number.sign:
        return number if number.sign > 0 else negated(number)
    return replace(number, expr=number.expr.abs().cast(number.expr.type()), sign=1)


def chosen(cases: Sequence[tuple[Expr, Fixed]], unfit: Unfit) -> Fixed:
    """Return the number of the first condition that holds, NULL where none does."""
    places = max(number.places for _, number in cases)
    digits = max(number.whole_digits for _, number in cases) + places
    held = min(digits, MAX_DIGITS)
    branches = []
    for condition, number in cases:
        expr = number.cast(held, places).expr
        if number.whole_digits + places > MAX_DIGITS:
            mine: Unfit = []
            expr = _guarded(expr, number.size(), places, mine)
            unfit += [condition & each for each in mine]
        branches.append((condition, expr))
    signs = {number.sign for _, number in cases}
    return Fixed(ibis.cases(*branches), held, places, signs.pop() if len(signs) == 1 else 0)


def _common(one: Fixed, other: Fixed) -> tuple[int, int]:
    places = max(one.places, other.places)
    return max(one.whole_digits, other.whole_digits) + places, places


def _guarded(expr: Expr, size: Expr, places: int, unfit: Unfit) -> Expr:
    too_large = size >= SAFE * 10.0 ** (MAX_DIGITS - places)
    unfit.append(too_large)
    return ibis.ifelse(too_large, None, expr)


def surely(condition: Expr) -> Expr:
    """Return a condition that does not hold where it is not known."""
    return ibis.coalesce(condition, NO)
