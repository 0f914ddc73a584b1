"""Tree → the formula in its one canonical print, which reads back as the same tree."""

from __future__ import annotations

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
)  # fmt: skip
from heng.formula.signs import OPERATORS


def print_tree(node: Node) -> str:
    """Return the formula: signs, brackets and names as printed, one space on either side of a sign between two."""
    match node:
        case Number(text, _, _) | Name(text, _):
            return text
        case Binary(_, "", left, right):
            return f"{print_tree(left)}{print_tree(right)}"
        case Binary(_, sign, left, right) | Compared(left, sign, right):
            return f"{print_tree(left)} {sign} {print_tree(right)}"
        case Sum(sign, inner) if sign not in OPERATORS["SUM"]:
            return f"{print_tree(inner)}{sign}"
        case Negative(sign, inner) | Sum(sign, inner) | Root(sign, inner) | Scoped(sign, inner) | Defined(sign, inner):
            return f"{sign}{print_tree(inner)}"
        case Group(opening, inner, closing):
            return f"{opening}{print_tree(inner)}{closing}"
        case Absolute(bar, inner):
            return f"{bar}{print_tree(inner)}{bar}"
        case Marked(inner, mark):
            return f"{print_tree(inner)}{mark}"
        case _:
            return _whole(node)


def _whole(node: Equation | Chain | Several) -> str:
    match node:
        case Equation(name, "" | ":" | "：" as sign, body):
            return f"{name}{sign}{print_tree(body)}"
        case Equation(name, sign, body):
            return f"{name} {sign} {print_tree(body)}"
        case Chain(sides, signs):
            return _chain(sides, signs)
        case Several(formulas):
            return " ".join(f"{number}.{print_tree(one)}" for number, one in enumerate(formulas, start=1))


def _chain(sides: tuple[Node, ...], signs: tuple[str, ...]) -> str:
    rest = (f" {sign} {print_tree(side)}" for sign, side in zip(signs, sides[1:], strict=True))
    return print_tree(sides[0]) + "".join(rest)
