"""Tree + values → exact value, with a trace of every step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact
from fractions import Fraction

from heng.formula.fault import Fault
from heng.formula.nodes import Absolute, Binary, Equation, Group, Name, Negative, Node, Number, print_tree
from heng.model.terms import FaultKind, Operation

PRECISION = 50
"""Significant digits of a value that no finite decimal can print, such as 1/3; all others are exact."""

MAX_DIGITS = 60
SCALE_OF = {"%": 100, "‰": 1000}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a computation: a part of the formula as printed, and its value in `unit` (`%`, `‰` or empty)."""

    text: str
    value: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a formula gives.

    Attributes:
        value: Exact where a finite decimal can print it, else rounded to 50 significant digits; None with a fault.
        unit: `%` or `‰` where the formula itself makes one (`×100%`), else empty.
        exact: False where the value had to be rounded.
        steps: Values of the quantities and of each operation, in order of computation.
        fault: Why there is no value.
    """

    value: Decimal | None
    unit: str = ""
    exact: bool = True
    steps: tuple[Step, ...] = ()
    fault: Fault | None = None


def evaluate(tree: Node, values: Mapping[str, Decimal]) -> Outcome:
    """Compute a formula exactly.

    `values` holds a finite number for each name as `Parsed.variables` lists them; spaces in names do not matter.
    """
    work = _Work({_key(name): value for name, value in values.items()})
    try:
        result = work.value(tree)
    except _StoppedError as stopped:
        return Outcome(None, steps=tuple(work.steps), fault=stopped.fault)
    value, exact = _decimal(result.shown)
    return Outcome(value, result.unit, exact, tuple(work.steps))


class _StoppedError(Exception):
    """Carries a fault out of the computation; never leaves this module."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class _Value:
    """A pure number, and the mark in which it is shown: 100 % is the number 1 shown in percent."""

    number: Fraction
    unit: str = ""

    @property
    def shown(self) -> Fraction:
        return self.number * SCALE_OF.get(self.unit, 1)


@dataclass(slots=True)
class _Work:
    values: dict[str, Decimal]
    steps: list[Step] = field(default_factory=list)

    def value(self, node: Node) -> _Value:
        match node:
            case Number(_, value, mark):
                return _Value(Fraction(value) / SCALE_OF.get(mark, 1), mark)
            case Group(_, inner, _) | Equation(_, _, inner):
                return self.value(inner)
            case Name(text):
                return self._note(node, self._look_up(text))
            case Negative(_, operand):
                inside = self.value(operand)
                return self._note(node, _Value(-inside.number, inside.unit))
            case Absolute(_, inner):
                inside = self.value(inner)
                return self._note(node, _Value(abs(inside.number), inside.unit))
            case Binary(operator, _, left, right):
                return self._note(node, _apply(operator, self.value(left), self.value(right), node))

    def _look_up(self, name: str) -> _Value:
        value = self.values.get(_key(name))
        if value is None or not value.is_finite():
            raise _StoppedError(Fault(FaultKind.VALUE_MISSING, text=name))
        if abs(value.adjusted()) > MAX_DIGITS or len(value.as_tuple().digits) > MAX_DIGITS:
            raise _StoppedError(Fault(FaultKind.TOO_LARGE, text=name))
        return _Value(Fraction(value))

    def _note(self, node: Node, value: _Value) -> _Value:
        self.steps.append(Step(print_tree(node), _decimal(value.shown)[0], value.unit))
        return value


def _apply(operator: Operation, left: _Value, right: _Value, node: Node) -> _Value:
    a, b = left.number, right.number
    match operator:
        case Operation.ADD:
            return _Value(a + b, left.unit or right.unit)
        case Operation.SUBTRACT:
            return _Value(a - b, left.unit or right.unit)
        case Operation.MULTIPLY:
            return _Value(a * b, left.unit or right.unit)
        case Operation.DIVIDE:
            if not b:
                raise _StoppedError(Fault(FaultKind.DIVIDED_BY_ZERO, text=print_tree(node)))
            return _Value(a / b, "" if right.unit else left.unit)


def _decimal(number: Fraction) -> tuple[Decimal, bool]:
    context = Context(prec=PRECISION)
    value = context.divide(Decimal(number.numerator), Decimal(number.denominator))
    return value, not context.flags[Inexact]


def _key(name: str) -> str:
    return "".join(name.split())
