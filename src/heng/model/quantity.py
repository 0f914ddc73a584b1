"""Exact figures with their unit and the precision with which they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


class NonFiniteQuantityError(ValueError):
    """A figure is infinite or not a number, which no document can print."""

    def __init__(self, value: Decimal) -> None:
        """State the value met."""
        super().__init__(f"a quantity must be a finite decimal, got {value}")


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of exact numbers."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        """Return every sum of one number from each."""
        return Interval(self.low + other.low, self.high + other.high)

    def __contains__(self, value: Decimal) -> bool:
        """Tell whether a number lies inside or on an end."""
        return self.low <= value <= self.high

    def meets(self, other: Interval) -> bool:
        """Tell whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high


class NoStepError(ValueError):
    """A figure is given a step that is no distance."""

    def __init__(self, step: Decimal) -> None:
        """State the step met."""
        super().__init__(f"the step of a quantity must be above zero, got {step}")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Quantity:
    """A printed figure. Two are equal where they print equal: 1.0 is not 1.00.

    Attributes:
        value: Exact, scale words applied (`70 萬` is 700000), unless the scale belongs to the unit (`162.96` `億度`).
            85 % is `Decimal("85")` with unit `%`. Trailing zeros are kept: they state the precision.
        unit: As printed, empty where none is printed beside the figure.
        step: One unit of the last printed digit: 1 for `51`, 0.1 for `40.7`, 10000 for `70 萬`. Half of it on either
            side is what the figure stands for. None = one unit of the last digit of `value`.
    """

    value: Decimal
    unit: str = ""
    step: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse infinities, NaN, and a step that is no distance."""
        if not self.value.is_finite():
            raise NonFiniteQuantityError(self.value)
        if self.step is not None and not self.step > 0:
            raise NoStepError(self.step)

    def __eq__(self, other: object) -> bool:
        """Tell whether both print the same."""
        return isinstance(other, Quantity) and self._printed() == other._printed()

    def __hash__(self) -> int:
        """Hash what equality compares."""
        return hash(self._printed())

    def _printed(self) -> tuple[str, str, Decimal]:
        return plain(self.value), self.unit, self._step()

    def interval(self) -> Interval:
        """Return the numbers that round to the printed figure: half a step on either side, ends included."""
        half = self._step() / 2
        return Interval(self.value - half, self.value + half)

    def _step(self) -> Decimal:
        return self.last_digit() if self.step is None else self.step

    def last_digit(self) -> Decimal:
        """Return one unit of the last digit written in `value`."""
        exponent = self.value.as_tuple().exponent
        return Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)


def plain(value: Decimal) -> str:
    """Return a decimal without exponent, its trailing zeros kept: `25000000`, `0.016`, `1.50`."""
    return format(value, "f")
