"""What a name right before arithmetic in brackets means: a scope of the names inside, or a quantity with its parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

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
from heng.model.terms import Operation


def resolve(tree: Node) -> Node:
    """Return a tree in which each name before a bracket is a scope (`Scoped`) where it is one.

    It is one where bars follow, where the bracket subtracts or divides (a quantity has parts that add up), or where
    the name joined with one inside is the name of another quantity of the formula.
    """
    known = [
        part.text if isinstance(part, Name) else part.name for part, _ in walk(tree) if isinstance(part, Name | Defined)
    ]
    return _resolved(tree, [_key(name) for name in known])


def _resolved(node: Node, known: list[str]) -> Node:
    match node:
        case Defined(name, inner) if _is_scope(name, inner, known):
            return Scoped(name, _scoped(_resolved(inner, known), name))
        case Number() | Name():
            return node
        case _:
            return _mapped(node, lambda part: _resolved(part, known))


def _is_scope(name: str, inner: Node, known: list[str]) -> bool:
    names = [part.text for part, _ in walk(inner) if isinstance(part, Name)]
    if isinstance(inner, Absolute) or any(_key(f"{name}{each}") in known for each in names):
        return True
    operators = {part.operator for part, _ in walk(inner) if isinstance(part, Binary)}
    return bool(operators - {Operation.ADD})


def _scoped(node: Node, scope: str) -> Node:
    if isinstance(node, Name):
        return replace(node, scope=f"{scope}{node.scope}")
    return _mapped(node, lambda part: _scoped(part, scope))


def _mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    match node:
        case Number() | Name():
            return node
        case Binary(operator, sign, left, right):
            return Binary(operator, sign, change(left), change(right))
        case Compared(left, sign, right):
            return Compared(change(left), sign, change(right))
        case Chain(sides, signs):
            return Chain(tuple(map(change, sides)), signs)
        case Several(formulas):
            return Several(tuple(map(change, formulas)))
        case Negative() as negative:
            return replace(negative, operand=change(negative.operand))
        case Equation() | Sum() | Root() as whole:
            return replace(whole, body=change(whole.body))
        case Group() | Absolute() | Marked() | Scoped() | Defined() as around:
            return replace(around, inner=change(around.inner))


def _key(name: str) -> str:
    return "".join(name.split())
