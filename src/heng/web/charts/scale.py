"""An axis: from where to where, and at which round numbers it is labelled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MOST = 6
"""Spaces between lines: a grid has at most seven."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from a low to a high round number, labelled every `step`."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The round numbers at which it is labelled, both ends among them."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * at for at in range(count + 1))

    def share(self, value: Decimal) -> Decimal:
        """Return where a value lies, 0 at the low end and 1 at the high one."""
        return (value - self.low) / (self.high - self.low)


def scale(values: Iterable[Decimal], *, zero: bool) -> Scale:
    """Return the axis for some values; with `zero` it holds zero, where bars and sums begin."""
    numbers = [*values, *([Decimal(0)] if zero else [])] or [Decimal(0)]
    low, high = min(numbers), max(numbers)
    if low == high:
        room = abs(low) / 10 or Decimal(1)
        low, high = low - room, high + room
    for step in _steps((high - low) / MOST):
        first = (low / step).to_integral_value(ROUND_FLOOR) * step
        last = (high / step).to_integral_value(ROUND_CEILING) * step
        if (last - first) / step <= MOST:
            return Scale(first, last, step)
    raise AssertionError  # _steps goes on for ever


def _steps(least: Decimal) -> Iterable[Decimal]:
    power = Decimal(1).scaleb(least.adjusted())
    while True:
        yield from (step * power for step in STEPS if step * power >= least)
        power *= 10
