"""The tree of a formula: frozen nodes that keep each sign as it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.model.terms import Operation


@dataclass(frozen=True, slots=True)
class Number:
    """A constant.

    Attributes:
        text: As printed, without spaces at its ends: `1,000`, `10萬`, `10⁶`, `100%`, `365 天`.
        value: What is printed before the mark, scale words and powers applied: 100 for `100%`.
        mark: `%`, `‰` or empty. `100%` is a quantity: 100 in percent, which multiplies by one.
    """

    text: str
    value: Decimal
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A named quantity; brackets, digits and signs inside the name belong to it.

    Attributes:
        text: As printed at its place.
        scope: What a name before the bracket adds: in `各機關(預算數-決算數)` both names are of `各機關`.
    """

    text: str
    scope: str = ""

    @property
    def quantity(self) -> str:
        """The whole name of the quantity."""
        return f"{self.scope}{self.text}"


@dataclass(frozen=True, slots=True)
class Negative:
    """A sign before a quantity; `sign` is as printed."""

    sign: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """Two quantities joined by an operation. The sign of a power printed as a raised digit is empty."""

    operator: Operation
    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum over the parts of what it stands at: `Σ(甲*乙)`, `(甲-乙)總計`."""

    sign: str
    body: Node


@dataclass(frozen=True, slots=True)
class Root:
    """The root of what it stands at: `√(甲×乙)`, `∛(甲×乙×丙)`, `³√(…)`."""

    sign: str
    body: Node

    @property
    def degree(self) -> int:
        """Which root it is: 2 for the square root."""
        return _DEGREES.get(self.sign[0], 2)


@dataclass(frozen=True, slots=True)
class Group:
    """Something in brackets; `opening` and `closing` are the brackets as printed."""

    opening: str
    inner: Node
    closing: str


@dataclass(frozen=True, slots=True)
class Absolute:
    """An absolute value between bars; `bar` is the bar as printed."""

    bar: str
    inner: Node


@dataclass(frozen=True, slots=True)
class Marked:
    """A quantity that is to be shown in `%` or `‰`: `(甲/乙)%`."""

    inner: Node
    mark: str


@dataclass(frozen=True, slots=True)
class Scoped:
    """Arithmetic whose names share a beginning: `各機關(預算數-決算數)`, `各基金之|預算數-決算數|`."""

    scope: str
    inner: Node


@dataclass(frozen=True, slots=True)
class Defined:
    """A named quantity with its parts: `執行數(實際執行數+節餘款+預付款)`. Its value is that of the parts."""

    name: str
    inner: Node


@dataclass(frozen=True, slots=True)
class Equation:
    """A formula that names its result first: `比率 = 甲／乙`, `比率：甲／乙`. Its value is that of `body`.

    `sign` is empty where only the name stands before the bracket: `成長率(本期-前期)/前期`.
    """

    name: str
    sign: str
    body: Node


@dataclass(frozen=True, slots=True)
class Chain:
    """The same quantity said several times: `甲+乙=(丙+丁)=100`, `甲/乙=比率`."""

    sides: tuple[Node, ...]
    signs: tuple[str, ...]

    @property
    def results(self) -> tuple[Name, ...]:
        """The sides that only name the result of another."""
        names = tuple(side for side in self.sides if isinstance(side, Name))
        return names if len(names) < len(self.sides) else ()


@dataclass(frozen=True, slots=True)
class Compared:
    """A formula with a demand on its value: `甲/乙*100% > 90%`. Its value is that of `left`."""

    left: Node
    sign: str
    right: Node


@dataclass(frozen=True, slots=True)
class Several:
    """The formulas of one cell, each its own."""

    formulas: tuple[Node, ...]


_DEGREES = {"∛": 3, "∜": 4} | {sign: degree for degree, sign in enumerate("²³⁴⁵⁶⁷⁸⁹", start=2)}

Node = (
    Number | Name | Negative | Binary | Sum | Root | Group | Absolute | Marked
    | Scoped | Defined | Equation | Chain | Compared | Several
)  # fmt: skip


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts of a node, left to right."""
    match node:
        case Number() | Name():
            return ()
        case Binary(_, _, left, right) | Compared(left, _, right):
            return (left, right)
        case Chain(parts, _) | Several(parts):
            return parts
        case Negative(_, inner) | Sum(_, inner) | Root(_, inner) | Scoped(_, inner) | Defined(_, inner):
            return (inner,)
        case Equation(_, _, inner) | Group(_, inner, _) | Absolute(_, inner) | Marked(inner, _):
            return (inner,)


def walk(node: Node) -> Iterator[tuple[Node, int]]:
    """Yield every node, left to right from the root, with its depth (root 1); needs no recursion."""
    waiting = [(node, 1)]
    while waiting:
        current, depth = waiting.pop()
        yield current, depth
        waiting.extend((part, depth + 1) for part in reversed(children(current)))


def variables(node: Node) -> tuple[str, ...]:
    """Return the names of a tree's quantities, each once, in order of printing; what a chain gives is none."""
    names = [part.quantity for part, _ in walk(node) if isinstance(part, Name)]
    for part, _ in walk(node):
        for result in part.results if isinstance(part, Chain) else ():
            names.remove(result.quantity)
    return tuple(dict.fromkeys(names))


def formulas(node: Node) -> tuple[Node, ...]:
    """Return the formulas of a cell."""
    return node.formulas if isinstance(node, Several) else (node,)
