"""Exact arithmetic on quantities that have one value or one for each part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from heng.formula.fault import Fault
from heng.model.terms import FaultKind, Operation

SCALE_OF = {"%": 100, "‰": 1000}
MAX_EXPONENT = 100
MAX_BITS = 20_000
"""No figure has 6,000 digits; a larger one only costs time."""

ROOTS = Context(prec=60)


class StoppedError(Exception):
    """Carries a fault out of a computation; `heng.formula.evaluate` turns it into an outcome."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault."""
        super().__init__(fault.kind)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Value:
    """Pure numbers, one for each part, and the mark in which they are shown: 100 % is the number 1 in percent."""

    numbers: tuple[Fraction, ...]
    unit: str = ""

    def total(self) -> Value:
        """Return the sum over the parts."""
        return Value((sum(self.numbers, Fraction(0)),), self.unit)

    def changed(self, change: Callable[[Fraction], Fraction]) -> Value:
        """Return the value with every part changed."""
        return Value(tuple(map(change, self.numbers)), self.unit)

    def shown(self) -> tuple[Fraction, ...]:
        """Return the numbers as its unit shows them."""
        return tuple(number * SCALE_OF.get(self.unit, 1) for number in self.numbers)


def apply(operator: Operation, left: Value, right: Value, text: str) -> Value:
    """Join two values part by part; one with a single part goes with each part of the other.

    `text` is the formula's own, for a fault. Raises StoppedError.
    """
    width = max(len(left.numbers), len(right.numbers))
    if {len(left.numbers), len(right.numbers)} - {1, width}:
        raise StoppedError(Fault(FaultKind.PARTS_DIFFER, text=text))
    firsts, seconds = (value.numbers * (width // len(value.numbers)) for value in (left, right))
    unit = left.unit or right.unit
    if operator in {Operation.DIVIDE, Operation.POWER}:
        unit = "" if right.unit or operator is Operation.POWER else left.unit
    pairs = zip(firsts, seconds, strict=True)
    return Value(tuple(_checked(_joined(operator, a, b, text), text) for a, b in pairs), unit)


def _joined(operator: Operation, a: Fraction, b: Fraction, text: str) -> Fraction:
    match operator:
        case Operation.ADD:
            return a + b
        case Operation.SUBTRACT:
            return a - b
        case Operation.MULTIPLY:
            return a * b
        case Operation.DIVIDE:
            if not b:
                raise StoppedError(Fault(FaultKind.DIVIDED_BY_ZERO, text=text))
            return a / b
        case Operation.POWER:
            return _power(a, b, text)


def _power(base: Fraction, exponent: Fraction, text: str) -> Fraction:
    """Whole powers are exact, others right to 60 digits."""
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if abs(exponent) > MAX_EXPONENT or bits * abs(exponent) > MAX_BITS:
        raise StoppedError(Fault(FaultKind.TOO_LARGE, text=text))
    if (base == 0 and exponent <= 0) or (base < 0 and exponent.denominator != 1):
        raise StoppedError(Fault(FaultKind.NO_REAL, text=text))
    if exponent.denominator == 1 or not base:
        return base**exponent.numerator
    return Fraction(ROOTS.power(_rounded(base), _rounded(exponent)))


def root(value: Value, degree: int, text: str) -> Value:
    """Return a root of every part: exact where it is a fraction of up to 60 digits, else right to 60 digits.

    Raises StoppedError for an even root of a number below zero.
    """
    if min(value.numbers) < 0 and degree % 2 == 0:
        raise StoppedError(Fault(FaultKind.NO_REAL, text=text))
    return Value(tuple(_root(number, degree) for number in value.numbers))


def _root(number: Fraction, degree: int) -> Fraction:
    if number < 0:
        return -_root(-number, degree)
    above, below = (_whole_root(part, degree) for part in (number.numerator, number.denominator))
    if (above**degree, below**degree) == (number.numerator, number.denominator):
        return Fraction(above, below)
    return Fraction(ROOTS.power(_rounded(number), ROOTS.divide(1, degree)))


def _whole_root(number: int, degree: int) -> int:
    """Return the whole number nearest to a root."""
    return int(ROOTS.power(Decimal(number), ROOTS.divide(1, degree)).to_integral_value()) if number else 0


def _rounded(number: Fraction) -> Decimal:
    return ROOTS.divide(Decimal(number.numerator), Decimal(number.denominator))


def _checked(number: Fraction, text: str) -> Fraction:
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > MAX_BITS:
        raise StoppedError(Fault(FaultKind.TOO_LARGE, text=text))
    return number
