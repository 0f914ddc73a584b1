"""Division as the last step: rounded at the printed digits, half up unless bounds go outward; right by construction.

A float estimates the quotient, and exact products decide. Where the estimate lies so far from an edge that its
error cannot matter, it is taken as it is; elsewhere the remainder says whether a neighbour is meant. So no engine's own
division, whose digits differ, has a say.
"""

from __future__ import annotations

from decimal import Decimal

from heng.compute import fixed
from heng.compute.extra import ibis
from heng.compute.fixed import Expr, Fixed, Unfit
from heng.compute.stages import stage
from heng.model.terms import Rounding

LONGEST = 14
"""Digits of a rounded number, with those behind the point. A float is right within one up to here."""

CLEAR = 1e9
"""Estimates below it are right to less than a millionth."""

MARGIN = 1e-6


_NEIGHBOURS = {
    Rounding.HALF_UP: ((1, 1), (0, -1), (-1, None)),
    Rounding.DOWN: ((1, 2), (0, 0), (-1, -2), (-2, None)),
    Rounding.UP: ((-1, -2), (0, 0), (1, 2), (2, None)),
}
"""How → what is added to the estimate, and up to how many halves beside it the quotient then lies: from there upward,
of `UP` from there downward. The last one is left for the rest."""


def rounded(table: Expr, into: str, above: str, below: str, digits: int, *, how: Rounding = Rounding.HALF_UP) -> Expr:
    """Add the column `into`: the quotient of two columns with `digits` digits behind the point.

    `below` is above zero. NULL where either is NULL or the result has more than 14 digits. Columns that the steps
    need, named `into` and two strokes, are left to the caller to drop. `how` is by the size: half up, down or up.
    """
    estimate, whole = f"{into}__estimate", f"{into}__whole"
    table = stage(table, **{estimate: _estimate(table, above, below, digits)})
    table = stage(table, **{whole: _corrected(table, estimate, above, below, digits, how=how)})
    signed = ibis.ifelse(table[above] < 0, -table[whole], table[whole])
    result = fixed.times(Fixed(signed, 0, 0).cast(LONGEST + 1, 0), _step(digits), [])
    return stage(table, **{into: result.expr})


def _step(digits: int) -> Fixed:
    value = Decimal(1).scaleb(-digits)
    return Fixed(ibis.literal(value, type=f"decimal({digits + 1}, {digits})"), digits + 1, digits)


def _estimate(table: Expr, above: str, below: str, digits: int) -> Expr:
    """Estimate the size of the quotient in its last digits; NULL where it would be too long."""
    size = table[above].abs().cast("float64") * 10.0**digits / table[below].cast("float64")
    return ibis.ifelse(size < 10.0**LONGEST, size, None)


def _corrected(table: Expr, estimate: str, above: str, below: str, digits: int, *, how: Rounding) -> Expr:
    size = table[estimate]
    near = size.round()
    half = 0.5 if how is Rounding.HALF_UP else 0.0
    plain = {Rounding.HALF_UP: near, Rounding.DOWN: size.floor(), Rounding.UP: size.ceil()}[how]
    clear = (size < CLEAR) & (_beside(size - half) > MARGIN)
    dividend, divisor = fixed.column(table[above].abs()), fixed.column(table[below])
    unfit: Unfit = []
    candidate = Fixed(near.cast(f"decimal({LONGEST + 1}, 0)"), LONGEST + 1, 0, 1)
    doubled = fixed.by(dividend, 2 * 10**digits, unfit)
    rest = fixed.plus(doubled, fixed.by(fixed.times(divisor, candidate, unfit), -2, unfit), unfit)

    def lies(halves: int | None) -> Expr:
        if halves is None:
            return rest.expr.notnull()
        edge = fixed.by(divisor, halves, unfit)
        return fixed.at_least(edge, rest, unfit) if how is Rounding.UP else fixed.at_least(rest, edge, unfit)

    neighbour = ibis.cases(*((lies(halves), near + more) for more, halves in _NEIGHBOURS[how]))
    return ibis.ifelse(clear, plain, neighbour)


def _beside(size: Expr) -> Expr:
    """Return how far a number lies from the next whole one."""
    return (size - size.round()).abs()
