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
        text: As printed, without spaces: `1,000`, `10萬`, `10⁶`, `100%`.
        value: What is printed before the mark, scale words and powers applied: 100 for `100%`.
        mark: `%`, `‰` or empty. `100%` is a quantity: 100 in percent, which multiplies by one.
    """

    text: str
    value: Decimal
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A named quantity; brackets, digits and signs inside the name belong to it. Spaces inside are as printed."""

    text: str


@dataclass(frozen=True, slots=True)
class Negative:
    """A sign before a quantity; `sign` is as printed."""

    sign: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """Two quantities joined by an operation."""

    operator: Operation
    sign: str
    left: Node
    right: Node


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
class Equation:
    """A formula that names its result first: `比率 = 甲／乙`, `比率：甲／乙`. Its value is that of `body`."""

    name: str
    sign: str
    body: Node


Node = Number | Name | Negative | Binary | Group | Absolute | Equation


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts of a node, left to right."""
    match node:
        case Binary(_, _, left, right):
            return (left, right)
        case Negative(_, inner) | Group(_, inner, _) | Absolute(_, inner) | Equation(_, _, inner):
            return (inner,)
        case _:
            return ()


def walk(node: Node) -> Iterator[tuple[Node, int]]:
    """Yield every node, left to right from the root, with its depth (root 1); needs no recursion."""
    waiting = [(node, 1)]
    while waiting:
        current, depth = waiting.pop()
        yield current, depth
        waiting.extend((part, depth + 1) for part in reversed(children(current)))


def variables(node: Node) -> tuple[str, ...]:
    """Return the names of a tree, each once, in order of printing."""
    return tuple(dict.fromkeys(part.text for part, _ in walk(node) if isinstance(part, Name)))


def print_tree(node: Node) -> str:
    """Return the formula: signs, brackets and names as printed, one space on either side of a sign between two."""
    match node:
        case Number(text, _, _) | Name(text):
            return text
        case Negative(sign, operand):
            return f"{sign}{print_tree(operand)}"
        case Binary(_, sign, left, right):
            return f"{print_tree(left)} {sign} {print_tree(right)}"
        case Group(opening, inner, closing):
            return f"{opening}{print_tree(inner)}{closing}"
        case Absolute(bar, inner):
            return f"{bar}{print_tree(inner)}{bar}"
        case Equation(name, sign, body):
            return f"{name} {sign} {print_tree(body)}"
