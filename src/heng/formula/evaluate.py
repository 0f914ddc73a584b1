"""Tree + values → exact value, with a trace of every step."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact
from fractions import Fraction

from heng.formula.arithmetic import SCALE_OF, StoppedError, Value, apply, root
from heng.formula.fault import Fault
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
    variables,
    walk,
)  # fmt: skip
from heng.formula.printing import print_tree
from heng.formula.rounding import plain
from heng.model.terms import FaultKind, Operation

PRECISION = 50
"""Significant digits of a value that no finite decimal can print, such as 1/3; all others are exact."""

MAX_DIGITS = 60
MAX_PARTS = 1000

Given = Decimal | Number | Sequence[Decimal | Number]
"""What a quantity is given: one value, or one for each part; a `Number` has its mark (85 %)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a computation: a part of the formula as printed, and its value in `unit` (`%`, `‰` or empty).

    `printed` marks a value that the formula itself prints with the name.
    """

    text: str
    value: Decimal
    unit: str = ""
    printed: bool = False


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


def evaluate(tree: Node, values: Mapping[str, Given]) -> Outcome:
    """Compute a formula exactly.

    `values` holds a finite number, or one for each part, for each name as `Parsed.variables` lists them; spaces and
    the width of brackets do not matter. A name without one has the value that the formula prints with it, and a bare
    value for a name that is printed with one in per cent (`達成率達 85%`) is in per cent. Parts are added up before
    they are divided, so that a ratio of many parts is that of their sums; only inside Σ is each part computed by
    itself. Of several formulas (`Several`) the first is computed: see `nodes.formulas`.
    """
    definitions = {key(part.name): part.inner for part, _ in walk(tree) if isinstance(part, Defined)}
    work = _Work({key(name): value for name, value in values.items()}, definitions)
    try:
        result = work.value(tree).total()
        value, exact = decimal_of(result.shown()[0])
    except StoppedError as stopped:
        return Outcome(None, steps=tuple(work.steps), fault=stopped.fault)
    return Outcome(value, result.unit, exact, tuple(work.steps))


def decimal_of(number: Fraction) -> tuple[Decimal, bool]:
    """Return a number as a decimal, and whether it is exact."""
    context = Context(prec=PRECISION)
    value = context.divide(Decimal(number.numerator), Decimal(number.denominator))
    return value, not context.flags[Inexact]


@dataclass(slots=True)
class _Work:
    values: dict[str, Given]
    definitions: dict[str, Node]
    steps: list[Step] = field(default_factory=list)
    by_part: bool = False
    defined: dict[str, Value] = field(default_factory=dict)

    def value(self, node: Node) -> Value:
        match node:
            case Number(_, value, mark):
                return _value([Number("", value, mark)])
            case Group(_, inner, _) | Equation(_, _, inner) | Scoped(_, inner) | Compared(inner, _, _):
                return self.value(inner)
            case Chain(sides, _):
                return self.value(telling(sides, self.values))
            case Several(formulas):
                return self.value(formulas[0])
            case Name():
                return self._look_up(node.quantity)
            case Defined(name, inner):
                return self._look_up(name) if key(name) in self.values else self._note(node, self.value(inner))
            case _:
                return self._note(node, self._computed(node))

    def _computed(self, node: Binary | Negative | Absolute | Marked | Sum | Root) -> Value:
        match node:
            case Binary(operator, _, left, right):
                return self._joined(operator, self.value(left), self.value(right), node)
            case Negative(_, inner):
                return self.value(inner).changed(lambda number: -number)
            case Absolute(_, inner):
                return self.value(inner).changed(abs)
            case Marked(_, mark):
                return Value(self.value(marked_body(node)).numbers, mark)
            case Sum(_, inner):
                return self._sum(inner)
            case Root(_, inner):
                return root(self.value(inner), node.degree, print_tree(node))

    def _joined(self, operator: Operation, left: Value, right: Value, node: Binary) -> Value:
        if operator is Operation.DIVIDE and not self.by_part:
            left, right = left.total(), right.total()
        if operator is Operation.DIVIDE and min(right.numbers) < 0 and is_growth(node):
            raise StoppedError(Fault(FaultKind.NEGATIVE_BASE, text=print_tree(node.right)))
        return apply(operator, left, right, print_tree(node))

    def _sum(self, inner: Node) -> Value:
        outer, self.by_part = self.by_part, True
        value = self.value(inner).total()
        self.by_part = outer
        return value

    def _look_up(self, name: str) -> Value:
        given = self.values.get(key(name))
        if given is None:
            return self._defined(name) or self._printed(name)
        printed = printed_value(name)
        mark = printed.mark if printed else ""
        numbers = [_number(each, mark) for each in (given if isinstance(given, Sequence) else (given,))]
        if not numbers or not all(number.value.is_finite() for number in numbers):
            raise StoppedError(Fault(FaultKind.VALUE_MISSING, text=name))
        if len(numbers) > MAX_PARTS or any(_is_long(number.value) for number in numbers):
            raise StoppedError(Fault(FaultKind.TOO_LARGE, text=name))
        self._note_once(Step(name, number.value, number.mark) for number in numbers)
        return _value(numbers)

    def _defined(self, name: str) -> Value | None:
        """Return the value of a quantity that the formula defines, computed once; none inside its own definition."""
        if key(name) not in self.defined:
            parts = self.definitions.pop(key(name), None)
            if parts is None:
                return None
            self.defined[key(name)] = self.value(parts)
        return self.defined[key(name)]

    def _printed(self, name: str) -> Value:
        printed = printed_value(name)
        if printed is None:
            raise StoppedError(Fault(FaultKind.VALUE_MISSING, text=name))
        self._note_once([Step(name, printed.value, printed.mark, printed=True)])
        return _value([printed])

    def _note_once(self, steps: Iterable[Step]) -> None:
        """Note the values of a quantity where it is first met."""
        new = tuple(steps)
        if not set(new) <= set(self.steps):
            self.steps += new

    def _note(self, node: Node, value: Value) -> Value:
        text = print_tree(node)
        self.steps += [Step(text, decimal_of(each)[0], value.unit) for each in value.shown()]
        return value


def telling(sides: tuple[Node, ...], given: Container[str]) -> Node:
    """Return the side of an equation to compute: the most detailed one whose quantities all have values.

    `given` holds the keys (`names.key`) of the quantities that have one.
    """
    ranked = sorted(sides, key=lambda side: len(variables(side)), reverse=True)
    return next((side for side in ranked if _is_known(side, given)), ranked[0])


def _is_known(side: Node, given: Container[str]) -> bool:
    names = [part.quantity for part, _ in walk(side) if isinstance(part, Name)]
    return bool(names) and all(key(name) in given or printed_value(name) is not None for name in names)


def is_growth(node: Binary) -> bool:
    """Tell whether a quotient is growth against a base: `(本期-前期)/前期`."""
    left, right = _bare(node.left), _bare(node.right)
    if not isinstance(left, Binary) or left.operator is not Operation.SUBTRACT:
        return False
    return key(print_tree(_bare(left.right))) == key(print_tree(right))


def _bare(node: Node) -> Node:
    while isinstance(node, Group | Scoped):
        node = node.inner
    return node


def _number(given: Decimal | Number, mark: str) -> Number:
    """Return a value with its mark; a bare one is in `mark`, in which the formula prints the quantity's own value."""
    number = Number(plain(given), given) if isinstance(given, Decimal) else given
    return number if number.mark else Number(number.text, number.value, mark)


def _value(numbers: Sequence[Number]) -> Value:
    mark = next((number.mark for number in numbers if number.mark), "")
    return Value(tuple(Fraction(number.value) / SCALE_OF.get(number.mark, 1) for number in numbers), mark)


def _is_long(value: Decimal) -> bool:
    return abs(value.adjusted()) > MAX_DIGITS or len(value.as_tuple().digits) > MAX_DIGITS
