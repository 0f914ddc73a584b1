"""What a target asks of a number: bounds, and the number that a ratio is taken to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

from heng.formula.evaluate import PRECISION
from heng.model.figures import (
    Actual,
    Band,
    Deadline,
    Milestones,
    Parts,
    Predicate,
    Relative,
    Target,
    Threshold,
    Tolerance,
)
from heng.model.quantity import Quantity
from heng.model.terms import DataRole, NotScoredReason, Polarity, TargetOperator

DIRECTION_OF_SIGN = {
    TargetOperator.LESS: Polarity.LOWER,
    TargetOperator.AT_MOST: Polarity.LOWER,
    TargetOperator.GREATER: Polarity.HIGHER,
    TargetOperator.AT_LEAST: Polarity.HIGHER,
}

SHARES = Context(prec=PRECISION + 10)
"""Keeps more digits of a share of a target than any result has: an achievement at the very edge of a threshold, such as
1.5 of a third of 5 at 0.9, would else be rounded below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A target that a number can be held against, in the target's own unit.

    Attributes:
        low, high: Bounds, None where there is none.
        low_excluded, high_excluded: A number on the bound fails.
        goal: The number a ratio is taken to; None inside a range, where the nearest end serves.
        direction: Which formula gives the achievement.
        printed: A sign or a range is printed, so that holding it decides; else the achievement decides.
        unit: Of all its numbers.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_excluded: bool = False
    high_excluded: bool = False
    goal: Decimal | None = None
    direction: Polarity
    printed: bool = False
    unit: str = ""

    def holds(self, value: Decimal) -> bool:
        """Tell whether a number meets the demand."""
        if (self.low_excluded and value == self.low) or (self.high_excluded and value == self.high):
            return False
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def reference(self, value: Decimal) -> Decimal:
        """Return the number that an achievement and a distance are taken to: the goal, or the nearest end."""
        if self.goal is not None:
            return self.goal
        ends = [end for end in (self.low, self.high) if end is not None]
        return min(ends, key=lambda end: abs(end - value))

    def passed(self, value: Decimal) -> bool:
        """Tell whether a number that can only grow has passed a ceiling for good; a mere goal is no ceiling."""
        if self.high is None or self.low == self.high:
            return False
        return value > self.high or (self.high_excluded and value == self.high)

    def at(self, share: Fraction) -> Demand:
        """Return the part of the demand that belongs to a share of the year."""
        return replace(self, low=_part(self.low, share), high=_part(self.high, share), goal=_part(self.goal, share))

    def moved(self, goal: Decimal) -> Demand | None:
        """Return the same demand with another goal; None for a range, which has none."""
        if self.goal is None:
            return None
        low, high = (None if end is None else goal for end in (self.low, self.high))
        return replace(self, low=low, high=high, goal=goal)

    def secured(self, value: Decimal) -> bool:
        """Tell whether a number that can only grow meets the demand for good."""
        return self.high is None and self.holds(value)


def operator_of(predicate: Predicate) -> TargetOperator:
    """Return the operator of a target as printed."""
    match predicate:
        case Threshold(operator=operator) | Relative(operator=operator):
            return operator if isinstance(predicate, Threshold) else TargetOperator.RELATIVE
        case Band() | Tolerance():
            return TargetOperator.BETWEEN
        case Deadline():
            return TargetOperator.DATE
        case Parts() | Milestones():
            return TargetOperator.PARTS
        case _:
            return TargetOperator.NONE


def _part(value: Decimal | None, share: Fraction) -> Decimal | None:
    if value is None:
        return None
    exact = Fraction(value) * share
    return SHARES.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def demand_of(target: Target, actual: Actual, polarity: Polarity | None) -> Demand | NotScoredReason:
    """Return what a target asks, or why nothing can be asked of this figure.

    Deadlines and missing targets are not demands on a number and are judged before.
    """
    match target.predicate:
        case Threshold(operator=sign, value=value):
            return _of_sign(sign, value, polarity)
        case Relative(operator=sign, offset=offset):
            benchmark = benchmark_of(target, actual)
            return _relative(sign, benchmark, offset, polarity) if benchmark else NotScoredReason.TARGET_NOT_NUMBER
        case Parts(total=total):
            if total is None or not isinstance(actual.value, Quantity):
                return NotScoredReason.TWO_TARGETS
            return _of_sign(TargetOperator.EQUAL, total, polarity)
        case Milestones(steps=steps):
            last = steps[-1].value if steps else None
            if not isinstance(last, Quantity):
                return NotScoredReason.TARGET_NOT_NUMBER
            return _of_sign(TargetOperator.EQUAL, last, polarity)
        case predicate:
            return _range(predicate)


def benchmark_of(target: Target, actual: Actual) -> Quantity | None:
    """Return the benchmark printed beside actual or target (`2.91 (高於 6 都平均值 2.69)`), None where none is."""
    assert isinstance(target.predicate, Relative)
    wanted = _key(target.predicate.benchmark)
    items = (*actual.items, *target.items)
    marked = [item for item in items if item.role is DataRole.BENCHMARK]
    if marked:
        return marked[0].value
    for item in items:
        name = _key(item.name)
        if name and (name in wanted or wanted in name):
            return item.value
    return None


def _key(name: str) -> str:
    return "".join(name.split()).removesuffix("值")


def _of_sign(sign: TargetOperator, value: Quantity, polarity: Polarity | None) -> Demand | NotScoredReason:
    direction = DIRECTION_OF_SIGN.get(sign, polarity)
    if direction is None:
        return NotScoredReason.POLARITY_UNKNOWN
    number, unit, printed = value.value, value.unit, sign in DIRECTION_OF_SIGN
    strict = sign in {TargetOperator.LESS, TargetOperator.GREATER}
    if direction is Polarity.ON_TARGET:
        return Demand(low=number, high=number, goal=number, direction=direction, unit=unit)
    if direction is Polarity.HIGHER:
        return Demand(low=number, low_excluded=strict, goal=number, direction=direction, printed=printed, unit=unit)
    return Demand(high=number, high_excluded=strict, goal=number, direction=direction, printed=printed, unit=unit)


def _relative(
    sign: TargetOperator, benchmark: Quantity, offset: Quantity | None, polarity: Polarity | None
) -> Demand | NotScoredReason:
    distance = offset.value if offset else Decimal(0)
    direction = DIRECTION_OF_SIGN.get(sign, polarity)
    value = benchmark.value - distance if direction is Polarity.LOWER else benchmark.value + distance
    return _of_sign(sign, Quantity(value=value, unit=benchmark.unit), polarity)


def _range(predicate: Predicate) -> Demand | NotScoredReason:
    match predicate:
        case Band(low=low, high=high):
            return Demand(
                low=low.value,
                high=high.value,
                low_excluded=predicate.low_excluded,
                high_excluded=predicate.high_excluded,
                direction=Polarity.ON_TARGET,
                printed=True,
                unit=low.unit or high.unit,
            )
        case Tolerance(value=value, tolerance=tolerance):
            ends = (value.value - tolerance.value, value.value + tolerance.value)
            unit = value.unit
        case _:
            return NotScoredReason.TARGET_NOT_NUMBER
    return Demand(low=ends[0], high=ends[1], direction=Polarity.ON_TARGET, printed=True, unit=unit)
