"""What the target of each row asks, as `heng.evaluate.judging.demand` has it, of the whole year or of a share of it."""

from __future__ import annotations

from dataclasses import dataclass

from heng.compute import fixed
from heng.compute.extra import ibis
from heng.compute.fixed import YES, Expr, Fixed, Unfit
from heng.compute.stages import stage
from heng.evaluate.judging.demand import DIRECTION_OF_SIGN
from heng.evaluate.rulebooks.rulebook import Judging
from heng.model.terms import Polarity, TargetOperator

DIRECTION, RANGED, PRINTED = "heng_direction", "heng_ranged", "heng_printed"


def with_direction(table: Expr, judging: Judging) -> Expr:
    """Add the direction of each demand, whether it is a range, and whether a sign or a range is printed."""
    operator = table.operator
    default = judging.default_polarity.value if judging.default_polarity else None
    by_sign = [(operator == sign.value, polarity.value) for sign, polarity in DIRECTION_OF_SIGN.items()]
    ranged = operator == TargetOperator.BETWEEN.value
    direction = ibis.cases(
        *by_sign,
        (ranged, Polarity.ON_TARGET.value),
        else_=ibis.coalesce(table.polarity, ibis.literal(default, "string")),
    )
    printed = operator != TargetOperator.EQUAL.value
    return stage(table, **{DIRECTION: direction, RANGED: ranged, PRINTED: printed})


@dataclass(frozen=True, slots=True)
class Demands:
    """A value column held against the targets, or against the share of them that belongs to the days gone.

    With a share both sides are multiplied by the days of the whole time, so that nothing is divided.
    """

    table: Expr
    value: str
    shared: bool = False

    @property
    def whole(self) -> Fixed | None:
        """Days by which both sides are multiplied, None without a share."""
        return fixed.column(self.table.days_whole, sign=1) if self.shared else None

    def actual(self, unfit: Unfit) -> Fixed:
        """Return the value."""
        value = fixed.column(self.table[self.value])
        return fixed.times(value, self.whole, unfit) if self.whole else value

    def end(self, name: str, unfit: Unfit) -> Fixed:
        """Return an end of the demand; `target` is the only one, or the lower one of a range."""
        value = fixed.column(self.table[name])
        return fixed.times(value, fixed.column(self.table.days_gone), unfit) if self.shared else value

    def reference(self, unfit: Unfit) -> Fixed:
        """Return the goal, in a range its nearest end."""
        low, high, value = self.end("target", unfit), self.end("target_high", unfit), self.actual(unfit)
        below = fixed.absolute(fixed.plus(low, fixed.negated(value), unfit))
        above = fixed.absolute(fixed.plus(high, fixed.negated(value), unfit))
        is_high = self.table[RANGED] & ~fixed.at_least(above, below, unfit)
        return fixed.chosen([(is_high, high), (YES, low)], unfit)

    def holds(self, unfit: Unfit) -> Expr:
        """Tell whether each value meets its demand."""
        low, high, value = self.end("target", unfit), self.end("target_high", unfit), self.actual(unfit)
        reaches, stays = fixed.at_least(value, low, unfit), fixed.at_least(low, value, unfit)
        under = fixed.at_least(high, value, unfit)
        table, sign = self.table, self.table.operator
        inside = ibis.ifelse(table.low_excluded, ~stays, reaches) & ibis.ifelse(
            table.high_excluded, ~fixed.at_least(value, high, unfit), under
        )
        return ibis.cases(
            (table[RANGED], inside),
            (sign == TargetOperator.GREATER.value, ~stays),
            (sign == TargetOperator.LESS.value, ~reaches),
            (table[DIRECTION] == Polarity.HIGHER.value, reaches),
            (table[DIRECTION] == Polarity.LOWER.value, stays),
            (table[DIRECTION] == Polarity.ON_TARGET.value, reaches & stays),
        )

    def passed(self, unfit: Unfit) -> Expr:
        """Tell whether each value, which can only grow, has passed a ceiling for good."""
        low, high, value = self.end("target", unfit), self.end("target_high", unfit), self.actual(unfit)
        table, sign = self.table, self.table.operator
        over = ~fixed.at_least(high, value, unfit)
        on = table.high_excluded & fixed.at_least(value, high, unfit)
        return ibis.cases(
            (table[RANGED], (table.target != table.target_high) & (over | on)),
            (sign == TargetOperator.LESS.value, fixed.at_least(value, low, unfit)),
            (table[DIRECTION] == Polarity.LOWER.value, ~fixed.at_least(low, value, unfit)),
            else_=False,
        )

    def has_no_ceiling(self) -> Expr:
        """Tell where more can never be too much."""
        return (self.table[DIRECTION] == Polarity.HIGHER.value) & ~self.table[RANGED]
