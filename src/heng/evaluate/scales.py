"""Inputs of one kind in several units (元 and 千元, 公頃 and 平方公尺), and the result in the KPI's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import prod

from heng.evaluate.inputs import Input
from heng.evaluate.units import bring, measure
from heng.formula.evaluate import Given, decimal_of
from heng.formula.nodes import Absolute, Binary, Compared, Equation, Group, Name, Negative, Node, Number, walk
from heng.model.quantity import Quantity
from heng.model.terms import Operation, UnitRelation

_MAKES_SHARE = 100
"""The number by which a formula makes per cent of a share; it is no factor between two units."""


@dataclass(frozen=True, slots=True)
class OnOneScale:
    """Values for a formula, each kind in one unit; `units` are those of the quantities by name."""

    values: Mapping[str, Given]
    units: Mapping[str, str]
    exact: bool


def on_one_scale(inputs: Iterable[Input], formula: Node) -> OnOneScale:
    """Return the values of inputs for a formula.

    What is of one kind and in several units is brought to the base of its kind, but where the formula prints the
    factor between them (`時數/(天數*24)`) and so does it itself.
    """
    known = [(one, given) for one in inputs if (given := one.given) is not None]
    mixed = _mixed({one.unit for one, given in known if not given.mark}, formula)
    values: dict[str, Given] = {}
    units: dict[str, str] = {}
    exact = True
    for one, given in known:
        own = measure(one.unit)
        values[one.variable], units[one.variable] = given, one.unit
        if own.base in mixed:
            values[one.variable], is_exact = decimal_of(Fraction(given.value) * own.size)
            units[one.variable] = own.base
            exact = exact and is_exact
    return OnOneScale(values, units, exact)


def _mixed(units: Iterable[str], formula: Node) -> set[str]:
    """Return the kinds that are in several units, which the formula does not bring together."""
    sizes: dict[str, set[Fraction]] = {}
    for own in map(measure, units):
        if own.base:
            sizes.setdefault(own.base, set()).add(own.size)
    factors = _factors(formula)
    return {
        base for base, each in sizes.items()
        if len(each) > 1 and not factors & {one / other for one in each for other in each if one > other}
    }  # fmt: skip


def _factors(formula: Node) -> set[Fraction]:
    """Return the numbers above one by which a formula can convert, and all of them together (`*60*24`)."""
    found = [
        max(Fraction(part.value), 1 / Fraction(part.value))
        for part, _ in walk(formula)
        if isinstance(part, Number) and not part.mark and part.value > 0 and part.value != _MAKES_SHARE
    ]
    return {*found, prod(found, start=Fraction(1))} - {Fraction(1)}


def back_on_scale(value: Decimal, formula: Node, given: OnOneScale, unit: str) -> tuple[Decimal, bool]:
    """Return the result of sums and quotients in the KPI's unit (`甲+乙` in 千元 of inputs in 元), and whether exactly.

    A formula that prints numbers brings its own factors.
    """
    own = _unit(formula, given.units)
    if not own or measure(unit).base in ("", "%"):
        return value, True
    brought = bring(Quantity(value=value, unit=own), unit, "")
    is_one = brought.relation in (UnitRelation.SAME, UnitRelation.CONVERTED)
    return (brought.value, brought.exact) if is_one and brought.value is not None else (value, True)


def _unit(node: Node, units: Mapping[str, str]) -> str:
    """Return the unit of a result; empty where it is not known."""
    match node:
        case Name():
            unit = units.get(node.quantity, "")
            return unit if measure(unit).base != "%" else ""
        case Group(_, inner, _) | Equation(_, _, inner) | Compared(inner, _, _) | Negative(_, inner):
            return _unit(inner, units)
        case Absolute(_, inner):
            return _unit(inner, units)
        case Binary(Operation.ADD | Operation.SUBTRACT, _, left, right):
            one, other = _unit(left, units), _unit(right, units)
            return one if one and other and measure(one) == measure(other) else ""
        case Binary(Operation.DIVIDE, _, left, right):
            one, other = _unit(left, units), _unit(right, units)
            return f"{one}/{other}" if one and other and not _is_per(other) else ""
        case _:
            return ""


def _is_per(unit: str) -> bool:
    return "/" in measure(unit).base
