"""Exact rational numbers in a table: nothing is divided until the last step, so nothing is rounded on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd

from heng.compute import fixed
from heng.compute.extra import ibis
from heng.compute.fixed import NO, Expr, Fixed, Unfit


@dataclass(frozen=True, slots=True)
class Rational:
    """The number `factor × above ÷ below` for each row.

    Attributes:
        factor: Known while compiling.
        above, below: Expressions, None for 1; `below` is positive, or NULL where the value cannot be computed.
        nonzero: It is known never to be zero.
    """

    factor: Fraction
    above: Fixed | None = None
    below: Fixed | None = None
    nonzero: bool = False

    @property
    def is_constant(self) -> bool:
        """It is one number, known while compiling."""
        return self.above is None and self.below is None

    def pair(self, unfit: Unfit) -> tuple[Fixed, Fixed]:
        """Return dividend and divisor of the number, the divisor positive."""
        one = fixed.constant(1)
        above = fixed.by(self.above or one, self.factor.numerator, unfit)
        return above, fixed.by(self.below or one, self.factor.denominator, unfit)

    def is_zero(self) -> Expr:
        """Tell where the number is zero; NULL where it is missing."""
        if self.factor == 0 or self.above is None:
            return ibis.literal(self.factor == 0)
        return NO if self.nonzero else self.above.expr == 0

    def is_negative(self) -> Expr:
        """Tell where the number is below zero."""
        if self.factor == 0 or self.above is None:
            return ibis.literal(self.factor < 0)
        return self.above.expr < 0 if self.factor > 0 else self.above.expr > 0


def add(one: Rational, other: Rational, unfit: Unfit) -> Rational:
    """Add; a divisor that both share stays one."""
    if not one.factor:
        return replace(other, nonzero=False)
    if not other.factor:
        return replace(one, nonzero=False)
    if one.is_constant and other.is_constant:
        return Rational(one.factor + other.factor)
    first, second, below = _over_one_divisor(one, other, unfit)
    factor = _common_factor(one.factor, other.factor)
    total = fixed.plus(
        fixed.by(first, int(one.factor / factor), unfit), fixed.by(second, int(other.factor / factor), unfit), unfit
    )
    return Rational(factor, total, below)


def multiply(one: Rational, other: Rational, unfit: Unfit) -> Rational:
    """Multiply."""
    return Rational(
        one.factor * other.factor,
        _product(one.above, other.above, unfit),
        _product(one.below, other.below, unfit),
        one.nonzero and other.nonzero,
    )


def divide(one: Rational, other: Rational, unfit: Unfit) -> Rational:
    """Divide; NULL where the divisor is zero."""
    if not other.factor:
        unit = fixed.constant(1)
        # Not the literal NULL: Ibis takes a comparison with that for IS NULL.
        return Rational(one.factor, replace(unit, expr=unit.expr.nullif(1).cast(unit.expr.type())))
    return multiply(one, inverse(other), unfit)


def inverse(number: Rational) -> Rational:
    """Return one divided by a number whose factor is not zero; NULL where the number is zero."""
    if number.above is None:
        return Rational(1 / number.factor, number.below)
    below = fixed.absolute(number.above)
    if not number.nonzero:
        below = replace(below, expr=below.expr.nullif(0).cast(below.expr.type()))
    above, sign = number.below, number.above.sign
    if sign:
        return Rational(sign / number.factor, above, below, nonzero=True)
    above = above or fixed.constant(1)
    turned = ibis.ifelse(number.above.expr < 0, fixed.negated(above).expr, above.expr)
    return Rational(1 / number.factor, Fixed(turned, above.digits, above.places), below, nonzero=True)


def negated(number: Rational) -> Rational:
    """Turn the sign round."""
    return replace(number, factor=-number.factor)


def absolute(number: Rational) -> Rational:
    """Return the absolute value."""
    above = fixed.absolute(number.above) if number.above else None
    return replace(number, factor=abs(number.factor), above=above)


def power(number: Rational, exponent: int, unfit: Unfit) -> Rational:
    """Return a whole power above zero."""
    result = number
    for _ in range(exponent - 1):
        result = multiply(result, number, unfit)
    return result


def reaches(number: Rational, limit: Fraction, unfit: Unfit) -> Expr:
    """Tell whether a number is not below a limit, by multiplying both sides: exact, whatever the divisor."""
    above, below = number.pair(unfit)
    common = gcd(above_factor := limit.denominator, limit.numerator) or 1
    left = fixed.by(above, above_factor // common, unfit)
    if not limit:
        return left.expr >= 0
    return fixed.at_least(left, fixed.by(below, limit.numerator // common, unfit), unfit)


def _product(one: Fixed | None, other: Fixed | None, unfit: Unfit) -> Fixed | None:
    return fixed.times(one, other, unfit) if one and other else one or other


def _over_one_divisor(one: Rational, other: Rational, unfit: Unfit) -> tuple[Fixed, Fixed, Fixed | None]:
    unit = fixed.constant(1)
    first, second = one.above or unit, other.above or unit
    if _same(one.below, other.below):
        return first, second, one.below
    if other.below:
        first = fixed.times(first, other.below, unfit)
    if one.below:
        second = fixed.times(second, one.below, unfit)
    return first, second, _product(one.below, other.below, unfit)


def _same(one: Fixed | None, other: Fixed | None) -> bool:
    if one is None or other is None:
        return one is other
    return bool(one.expr.op() == other.expr.op())


def _common_factor(one: Fraction, other: Fraction) -> Fraction:
    """Return the largest factor of which both are whole multiples."""
    return Fraction(
        gcd(one.numerator * other.denominator, other.numerator * one.denominator), one.denominator * other.denominator
    )
