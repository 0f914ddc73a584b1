"""A formula's tree as expressions over a table whose columns are its data items; one row is one case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from heng.compute import fixed, rational
from heng.compute.extra import ibis
from heng.compute.fixed import Expr, Unfit
from heng.compute.rational import Rational
from heng.compute.refusals import (
    ColumnAbsentError,
    LongNumberError,
    PlacesError,
    PowerError,
    RootError,
    TwoColumnsError,
)
from heng.compute.rounding import rounded
from heng.compute.stages import stage
from heng.formula.arithmetic import MAX_EXPONENT, SCALE_OF
from heng.formula.evaluate import is_growth, telling
from heng.formula.marks import marked_body
from heng.formula.names import key, printed_value
from heng.formula.nodes import (
    Absolute,
    Binary,
    Chain,
    Compared,
    Defined,
    Equation,
    Group,
    Marked,
    Name,
    Negative,
    Node,
    Number,
    Root,
    Scoped,
    Several,
    Sum,
    walk,
)  # fmt: skip
from heng.formula.printing import print_tree
from heng.model.terms import FaultKind, Operation


class Stop(NamedTuple):
    """Where a row has no value: condition, fault, and the part of the formula it is about."""

    condition: Expr
    kind: FaultKind
    text: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """A formula over one table.

    Attributes:
        above, below: Dividend and divisor of the exact value, the divisor above zero.
        unit: `%`, `‰` or empty, as `heng.formula.Outcome.unit`.
        stops: Faults in the order in which the formula is computed; the first that holds is the row's.
    """

    above: fixed.Fixed
    below: fixed.Fixed
    unit: str
    stops: tuple[Stop, ...]

    def fault(self) -> Expr:
        """Return the machine word of each row's fault, NULL where there is none."""
        return _first([(stop.condition, stop.kind.value) for stop in self.stops])

    def fault_at(self) -> Expr:
        """Return the part of the formula that each row's fault is about."""
        return _first([(stop.condition, stop.text) for stop in self.stops])


def compiled(
    tree: Node,
    table: Expr | None = None,
    columns: Mapping[str, str] | None = None,
    *,
    known: Mapping[str, Rational] | None = None,
) -> Compiled:
    """Compile a formula for a table.

    `columns` says which column holds a quantity, where that does not bear its name; `known` gives numbers of the rows
    beside or instead of columns. A quantity with neither has the value printed with its name. Columns hold one number
    a row, in the unit that `heng.formula.evaluate` takes it in; NULL is missing. Σ over one row is that row's part.
    Raises a NotCompiledError.
    """
    given = dict(known or {})
    definitions = {key(part.name): part.inner for part, _ in walk(tree) if isinstance(part, Defined)}
    work = _Work(table, {} if table is None else _columns_of(table, columns), given, definitions)
    value, unit = work.value(tree)
    unfit: Unfit = []
    above, below = rational.multiply(value, Rational(Fraction(SCALE_OF.get(unit, 1))), unfit).pair(unfit)
    work.note(FaultKind.TOO_LARGE, print_tree(tree), unfit)
    return Compiled(above, below, unit, tuple(work.stops.values()))


def computed(
    table: Expr, tree: Node, digits: int, columns: Mapping[str, str] | None = None, *, into: str = "value"
) -> Expr:
    """Add what a formula gives to each row of a table.

    New columns, `value` being `into`:
        value: DECIMAL with `digits` digits behind the point, halves rounded up as the city does, in the unit of
            `compiled(…).unit`; NULL with a fault.
        value_above, value_below: Two exact decimals whose quotient is the exact value; the second is above zero.
        value_fault, value_fault_at: Machine word of `FaultKind` and the part of the formula; NULL with a value.
            `too_large`: more than 38 digits on the way, or more than 14 in the rounded value.
    """
    formula = compiled(tree, table, columns)
    above, below, fault, place = (f"{into}_{end}" for end in ("above", "below", "fault", "fault_at"))
    kept = [name for name in table.columns if name not in {into, above, below, fault, place}]
    table = stage(
        table,
        **{above: formula.above.expr, below: formula.below.expr, fault: formula.fault(), place: formula.fault_at()},
    )
    sound = table[fault].isnull()
    table = stage(table, **{name: ibis.ifelse(sound, table[name], None) for name in (above, below)})
    table = rounded(table, into, above, below, digits)
    long = table[fault].isnull() & table[into].isnull()
    faults = {
        fault: ibis.ifelse(long, FaultKind.TOO_LARGE.value, table[fault]),
        place: ibis.ifelse(long, print_tree(tree), table[place]),
    }
    return stage(table, **faults).select(*kept, into, above, below, fault, place)


def _first(cases: list[tuple[Expr, str]]) -> Expr:
    return ibis.cases(*cases) if cases else ibis.null("string")


def _columns_of(table: Expr, columns: Mapping[str, str] | None) -> dict[str, str]:
    """Return the column of each quantity by the key of its name."""
    found: dict[str, str] = {}
    for name in table.columns:
        if found.setdefault(key(name), name) != name:
            raise TwoColumnsError(found[key(name)], name)
    for quantity, name in (columns or {}).items():
        if name not in table.columns:
            raise ColumnAbsentError(name)
        found[key(quantity)] = name
    return found


_Valued = tuple[Rational, str]


@dataclass(slots=True)
class _Work:
    """One compilation, in the order of `heng.formula.evaluate`, so that the first fault is the same."""

    table: Expr
    columns: dict[str, str]
    given: dict[str, Rational]
    definitions: dict[str, Node]
    stops: dict[Expr, Stop] = field(default_factory=dict)
    defined: dict[str, _Valued] = field(default_factory=dict)

    def note(self, kind: FaultKind, text: str, conditions: Unfit) -> None:
        for condition in conditions:
            self.stops.setdefault(condition.op(), Stop(condition, kind, text))

    def value(self, node: Node) -> _Valued:
        match node:
            case Number(_, value, mark):
                return Rational(Fraction(value) / SCALE_OF.get(mark, 1), nonzero=value != 0), mark
            case Group(_, inner, _) | Equation(_, _, inner) | Scoped(_, inner) | Compared(inner, _, _) | Sum(_, inner):
                return self.value(inner)
            case Chain(sides, _):
                return self.value(telling(sides, {*self.columns, *self.given}))
            case Several(formulas):
                return self.value(formulas[0])
            case Name():
                return self._look_up(node.quantity)
            case Defined(name, inner):
                return self._look_up(name) if self._is_given(name) else self.value(inner)
            case Negative() | Absolute() | Marked():
                return self._changed(node)
            case Binary():
                return self._joined(node)
            case Root():
                raise RootError(print_tree(node))

    def _changed(self, node: Negative | Absolute | Marked) -> _Valued:
        match node:
            case Negative(_, inner):
                number, unit = self.value(inner)
                return rational.negated(number), unit
            case Absolute(_, inner):
                number, unit = self.value(inner)
                return rational.absolute(number), unit
            case Marked(_, mark):
                return self.value(marked_body(node))[0], mark

    def _joined(self, node: Binary) -> _Valued:
        text = print_tree(node)
        left, right = self.value(node.left), self.value(node.right)
        unit = left[1] or right[1]
        if node.operator in {Operation.DIVIDE, Operation.POWER}:
            unit = "" if right[1] or node.operator is Operation.POWER else left[1]
        unfit: Unfit = []
        try:
            number = self._applied(node, left[0], right[0], unfit)
        except PlacesError as error:
            raise PlacesError(error.places, text) from error
        except LongNumberError as error:
            raise LongNumberError(error.digits, text) from error
        self.note(FaultKind.TOO_LARGE, text, unfit)
        return number, unit

    def _applied(self, node: Binary, left: Rational, right: Rational, unfit: Unfit) -> Rational:
        match node.operator:
            case Operation.ADD:
                return rational.add(left, right, unfit)
            case Operation.SUBTRACT:
                return rational.add(left, rational.negated(right), unfit)
            case Operation.MULTIPLY:
                return rational.multiply(left, right, unfit)
            case Operation.DIVIDE:
                return self._divided(node, left, right, unfit)
            case Operation.POWER:
                return self._power(node, left, right, unfit)

    def _divided(self, node: Binary, left: Rational, right: Rational, unfit: Unfit) -> Rational:
        if is_growth(node):
            self.note(FaultKind.NEGATIVE_BASE, print_tree(node.right), [right.is_negative()])
        if not right.nonzero:
            self.note(FaultKind.DIVIDED_BY_ZERO, print_tree(node), [right.is_zero()])
        return rational.divide(left, right, unfit)

    def _power(self, node: Binary, base: Rational, exponent: Rational, unfit: Unfit) -> Rational:
        whole = exponent.factor
        if not exponent.is_constant or whole.denominator != 1 or abs(whole) > MAX_EXPONENT:
            raise PowerError(print_tree(node))
        if whole <= 0:
            self.note(FaultKind.NO_REAL, print_tree(node), [base.is_zero()])
        if not whole or not base.factor:
            return Rational(Fraction(int(not whole)))
        result = rational.power(base, abs(int(whole)), unfit)
        return rational.inverse(result) if whole < 0 else result

    def _is_given(self, name: str) -> bool:
        return key(name) in self.columns or key(name) in self.given

    def _look_up(self, name: str) -> _Valued:
        found = self.given.get(key(name))
        if found is not None:
            return found, ""
        if key(name) in self.columns:
            return self._of_column(name)
        return self._defined(name) or self._printed(name)

    def _of_column(self, name: str) -> _Valued:
        """Return a column's numbers, in the mark in which the formula prints the quantity's own value."""
        expr = self.table[self.columns[key(name)]]
        number = fixed.column(expr)
        self.note(FaultKind.VALUE_MISSING, name, [expr.isnull()])
        printed = printed_value(name)
        mark = printed.mark if printed else ""
        return Rational(Fraction(1, SCALE_OF.get(mark, 1)), number), mark

    def _defined(self, name: str) -> _Valued | None:
        if key(name) not in self.defined:
            parts = self.definitions.pop(key(name), None)
            if parts is None:
                return None
            self.defined[key(name)] = self.value(parts)
        return self.defined[key(name)]

    def _printed(self, name: str) -> _Valued:
        printed = printed_value(name)
        if printed is None:
            raise ColumnAbsentError(name)
        return self.value(printed)
