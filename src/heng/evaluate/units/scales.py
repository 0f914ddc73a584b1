"""Inputs of one kind in several units (元 and 千元, 公頃 and 平方公尺), and the result in the KPI's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import prod

from heng.evaluate.inputs.sources import Input
from heng.evaluate.units.conversion import PER, Brought, bring, measure, relation
from heng.formula.evaluate import Given, decimal_of
from heng.formula.nodes import (
    Absolute,
    Binary,
    Compared,
    Equation,
    Group,
    Name,
    Negative,
    Node,
    Number,
    variables,
    walk,
)
from heng.model.quantity import Quantity
from heng.model.terms import Operation, UnitRelation

_TEN = 10
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


def back_on_scale(value: Decimal, formula: Node, given: OnOneScale, unit: str) -> Brought:
    """Return the result of sums and quotients in the KPI's unit; without a value where that is of another measure.

    `甲+乙` in 千元 of inputs in 元, `人次/天` of an input in 萬人次. A formula that prints the factor
    brings it itself. What is unsaid of a quotient is taken to be as the KPI's unit says, and a KPI whose unit names
    no divisor (`天` of days per case) is in that of the dividend.
    """
    kpi = _Unit.of(unit)
    own = _unit(formula, given.units)
    if own is None or measure(unit).base in ("", "%"):
        return Brought(UnitRelation.SAME, value)
    is_full = bool(own.below) and not kpi.below
    top, below = own.above or kpi.above, own.below or kpi.below
    if relation(below, kpi.below) is UnitRelation.OTHER_THINGS and measure(below).size == measure(kpi.below).size:
        # Per person and per person and year: the formula does not print the time.
        below = kpi.below
    printed = kpi.above if is_full else unit
    whole = top if is_full or not below else f"{top}/{below}"
    if (measure(whole).size / measure(printed).size) in {each**sign for each in _factors(formula) for sign in (1, -1)}:
        return Brought(UnitRelation.SAME, value)
    brought = bring(Quantity(value=value, unit=whole), printed, "")
    if brought.relation is UnitRelation.OTHER_THINGS and measure(whole).size == measure(printed).size:
        # Persons or visits, cases or files: counted one by one in whatever words.
        return Brought(brought.relation, value)
    return brought


@dataclass(frozen=True, slots=True)
class _Unit:
    """The unit of a result: what is divided by what, each empty where it is not known or there is none."""

    above: str
    below: str = ""

    @classmethod
    def of(cls, printed: str) -> _Unit:
        above, *below = PER.split("".join(printed.split()))
        return cls(above, "/".join(below))


def _unit(node: Node, units: Mapping[str, str]) -> _Unit | None:
    """Return the unit of a result; None where nothing is known of it."""
    match node:
        case Name():
            unit = units.get(node.quantity, "")
            return _Unit.of(unit) if measure(unit).base not in ("", "%") else None
        case Group(_, inner, _) | Equation(_, _, inner) | Compared(inner, _, _) | Negative(_, inner):
            return _unit(inner, units)
        case Absolute(_, inner):
            return _unit(inner, units)
        case Binary(Operation.ADD | Operation.SUBTRACT, _, left, right):
            one, other = _unit(left, units), _unit(right, units)
            return one if one and other and measure(one.above) == measure(other.above) else None
        case Binary(Operation.DIVIDE, _, left, right) if variables(right):
            one, other = _unit(left, units), _unit(right, units)
            if (one and one.below) or (other and other.below) or not (one or other):
                return None
            return _Unit(one.above if one else "", other.above if other else "")
        case Binary(Operation.DIVIDE, _, left, right) if not _is_scaling(right):
            return _unit(left, units)
        case _:
            return None


def _is_scaling(node: Node) -> bool:
    """Tell whether a divisor prints a number by which units are converted, rather than the months of a mean."""
    numbers = [part.value for part, _ in walk(node) if isinstance(part, Number)]
    return any(number >= _TEN and number.normalize().as_tuple().digits == (1,) for number in numbers)
