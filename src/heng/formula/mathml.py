"""Tree → MathML Core, for a page: quotients as fractions, everything else as printed."""

from __future__ import annotations

from xml.sax.saxutils import escape

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
from heng.formula.printing import print_tree
from heng.formula.rounding import plain
from heng.formula.signs import OPERATORS
from heng.model.terms import Operation

SIGNS = {Operation.ADD: "+", Operation.SUBTRACT: "−", Operation.MULTIPLY: "×"}


def mathml(tree: Node) -> str:
    """Return a formula as one `math` element, with its text for those who cannot see it."""
    return f'<math display="block" alttext="{_quoted(print_tree(tree))}">{_row(_node(tree))}</math>'


def _node(node: Node) -> str:
    match node:
        case Number(text, _, _):
            return f"<mn>{escape(text)}</mn>"
        case Name(text, _):
            return _text(text)
        case Binary(operator, _, left, right):
            return _binary(operator, left, right)
        case Group(opening, inner, closing):
            return _row(_sign(opening) + _node(inner) + _sign(closing))
        case Absolute(_, inner):
            return _row(_sign("|") + _node(inner) + _sign("|"))
        case Negative(_, inner):
            return _row(_sign("−") + _node(inner))
        case Sum(sign, inner):
            return _row(_sign("∑") + _node(inner)) if sign in OPERATORS["SUM"] else _row(_node(inner) + _text(sign))
        case Root(_, inner):
            return _root(_bare(inner), node.degree)
        case Marked(inner, mark):
            return _row(_node(inner) + _sign(mark))
        case _:
            return _whole(node)


def _whole(node: Scoped | Defined | Equation | Chain | Compared | Several) -> str:
    match node:
        case Scoped(name, inner) | Defined(name, inner):
            return _row(_text(name) + _node(inner))
        case Equation(name, sign, body):
            return _row(_text(name) + _sign("：" if sign in {":", "："} else "=") + _node(body))
        case Chain(sides, _):
            return _row(_sign("=").join(map(_node, sides)))
        case Compared(left, sign, right):
            return _row(_node(left) + _sign(sign) + _node(right))
        case Several(formulas):
            rows = "".join(f"<mtr><mtd>{_node(formula)}</mtd></mtr>" for formula in formulas)
            return f"<mtable>{rows}</mtable>"


def _root(inside: str, degree: int) -> str:
    return f"<msqrt>{inside}</msqrt>" if degree == 2 else f"<mroot>{_row(inside)}<mn>{degree}</mn></mroot>"


def _binary(operator: Operation, left: Node, right: Node) -> str:
    if operator is Operation.DIVIDE:
        return f"<mfrac>{_row(_bare(left))}{_row(_bare(right))}</mfrac>"
    if operator is Operation.POWER:
        raised = f"<mn>{plain(right.value)}</mn>" if isinstance(right, Number) else _bare(right)
        return f"<msup>{_row(_node(left))}{_row(raised)}</msup>"
    return _row(_node(left) + _sign(SIGNS[operator]) + _node(right))


def _bare(node: Node) -> str:
    """A bracket around all of a numerator or denominator says nothing that the fraction bar does not."""
    return _node(node.inner if isinstance(node, Group) else node)


def _row(inside: str) -> str:
    return f"<mrow>{inside}</mrow>"


def _sign(sign: str) -> str:
    return f"<mo>{escape(sign)}</mo>"


def _text(text: str) -> str:
    return f"<mtext>{escape(text)}</mtext>"


def _quoted(text: str) -> str:
    return escape(text, {'"': "&quot;"})
