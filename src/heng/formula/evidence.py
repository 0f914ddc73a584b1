"""Whether signs between words compute, or are marks of running text (`無重大缺失/無重大事故`, `完成規劃-設計`)."""

from __future__ import annotations

from heng.formula.evaluate import is_growth
from heng.formula.item_names import unit_in
from heng.formula.names import is_share, without_value
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
    Sum,
    walk,
)
from heng.formula.printing import print_tree
from heng.formula.vocabulary import ABSTRACT, ASIDE, CLAUSE, COUNT_END, EXACT_END, SYMBOL, THING_END, WHOLE
from heng.model.terms import Operation

WORDS = frozenset("再加減扣除")
"""First characters of the words that print an operation."""

WRITTEN = frozenset({"÷", "除以", "乘以", "乘上"})
"""Signs that no running text prints."""


def is_prose(tree: Node, unit: str) -> bool:
    """Tell whether a formula's signs are marks of running text.

    A sign that no running text prints (÷, ×100%, |…|, Σ, `除以`) computes. Any other does so between quantities only:
    what is divided, added or taken away says by the end of its name what is counted or measured. Where the unit is a
    share, what divides may say it alone (`滿意/有效問卷數`), for a count (`講座/工作坊場次`) is in no per cent.
    """
    is_share_asked = any(mark in unit for mark in ("%", "％", "‰", "率", "比"))
    return not (any(_is_written(part) for part, _ in walk(tree)) or _computes(tree, share=is_share_asked))


def is_order_open(tree: Node) -> bool:
    """Tell whether words leave open what is divided: `甲減乙除以丙` may mean two things, and no bracket tells."""
    return any(isinstance(part, Binary) and _is_mixed(part) for part, _ in walk(tree))


def _is_mixed(node: Binary) -> bool:
    quotient = node.right
    while isinstance(quotient, Binary) and quotient.operator is Operation.MULTIPLY:
        quotient = quotient.left
    return (
        node.operator in {Operation.ADD, Operation.SUBTRACT}
        and node.sign[:1] in WORDS
        and isinstance(node.left, Name)
        and isinstance(quotient, Binary)
        and quotient.operator is Operation.DIVIDE
        and quotient.sign[:1] in WORDS
    )


def _is_written(node: Node) -> bool:
    """Tell what only a written formula holds: a mark, a factor, a mean, the rest of one, a sign or word of no prose."""
    match node:
        case Marked() | Sum() | Root() | Absolute() | Compared() | Negative():
            return True
        case Number(_, _, mark):
            return bool(mark)
        case Equation(name, sign, _):
            return sign in {"=", "＝"} and _is_quantity(name)
        case Binary(operator, sign, left, right):
            is_signed = sign in WRITTEN or operator is Operation.POWER or _is_whole(left) or _is_whole(right)
            return is_signed or any(test(node) for test in (_is_scaled, _is_bracketed, _is_rest, is_growth))
        case _:
            return False


def _is_whole(node: Node) -> bool:
    """Tell whether a number is a factor of a share: `*100`, `×10萬`."""
    return isinstance(node, Number) and node.value >= 100 and node.value.normalize().as_tuple().digits == (1,)


def _is_scaled(node: Binary) -> bool:
    """Tell whether words are multiplied or divided by a plain number (`總規模/12`); `完成2/3` is no such formula."""
    is_plain = isinstance(node.right, Number) and not node.right.text[-1:].isalpha()
    scales = node.operator in {Operation.MULTIPLY, Operation.DIVIDE}
    return scales and is_plain and not print_tree(node.left)[-1:].isdigit()


def _is_bracketed(node: Binary) -> bool:
    """Tell whether all of a bracket is divided by a number or by another bracket."""
    divides = node.operator is Operation.DIVIDE and isinstance(node.left, Group)
    return divides and isinstance(node.right, Number | Group)


def _is_rest(node: Binary) -> bool:
    ones = (isinstance(side, Number) and side.value == 1 for side in (node.left, node.right))
    return node.operator is Operation.SUBTRACT and any(ones)


def _computes(node: Node, *, share: bool) -> bool:
    match node:
        case Name(text):
            return _is_quantity(text)
        case Equation(name, _, body):
            return _computes(body, share=share) or (_is_quantity(name) and not _has_clause(body))
        case Defined(name, inner) | Scoped(name, inner):
            return _computes(inner, share=share) or (_is_exact(name) and not _has_clause(inner))
        case Group(_, inner, _):
            return _computes(inner, share=share)
        case Chain(sides, _):
            return any(_computes(side, share=share) for side in sides)
        case Binary(Operation.DIVIDE, _, left, right):
            return _divides(left, right, share=share)
        case Binary(Operation.MULTIPLY, _, left, right):
            return any(_computes(side, share=share) for side in _worded(left, right)) and not _has_clause(node)
        case Binary(_, _, left, right):
            return _computes(left, share=share) and _computes(right, share=share)
        case _:
            return isinstance(node, Number)


def _divides(above: Node, below: Node, *, share: bool) -> bool:
    """Tell whether a stroke divides: a quantity by another or by a whole, and never what is no share by a share."""
    if isinstance(below, Name) and is_share(below.text) and not (isinstance(above, Name) and is_share(above.text)):
        return False
    if all(_computes(side, share=share) for side in _worded(above, below)):
        return True
    if isinstance(above, Name | Group) and _has_exact(above):
        return not _has_clause(below)
    if _has_clause(above) or not isinstance(below, Name):
        return False
    return (share and _is_exact(below.text)) or bool(WHOLE.search(_bare(below.text)))


def _worded(*sides: Node) -> list[Node]:
    """Return the sides that are no bare number, for a number says nothing of what stands beside it."""
    return [side for side in sides if not isinstance(side, Number)]


def _has_exact(node: Node) -> bool:
    return any(_is_exact(part.text) for part, _ in walk(node) if isinstance(part, Name))


def _has_clause(node: Node) -> bool:
    names = (part.text for part, _ in walk(node) if isinstance(part, Name))
    return any(CLAUSE.search(name) and not _is_exact(name) for name in names)


def _is_quantity(name: str) -> bool:
    """Tell whether the end of a name says what is counted or measured; a thing's end does not where a clause begins."""
    bare = _bare(name)
    is_thing = (COUNT_END.search(bare) or THING_END.search(bare)) and not CLAUSE.search(bare)
    return _is_exact(name) or bool(unit_in(name) or is_thing)


def _is_exact(name: str) -> bool:
    """Tell whether a name ends with a word of counting (`…人數`, `…率`), or is a letter that stands for a quantity."""
    bare = _bare(name)
    if ABSTRACT.search(bare):
        return False
    if ABSTRACT.search(bare):
        return False
    return bool(EXACT_END.search(bare) or SYMBOL.fullmatch(bare)) or is_share(bare)


def _bare(name: str) -> str:
    return ASIDE.sub("", without_value(name)).strip()
