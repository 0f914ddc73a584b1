"""Whether a stroke divides, or only lists what may be meant (`講座/工作坊辦理場次`)."""

from __future__ import annotations

from heng.formula.nodes import Binary, Name, Node, walk
from heng.formula.vocabulary import BASIS, DEED, QUANTITY, STRICT_COUNTS, WHOLE
from heng.model.terms import Operation

WORDS = frozenset("再加減扣除")
"""First characters of the words that print an operation."""


def lists_only(tree: Node, unit: str) -> bool:
    """Tell whether the strokes of a formula only list words: nothing else joins them, and the unit is no share."""
    parts = [part for part, _ in walk(tree)]
    if not all(isinstance(part, Name) or _is_stroke(part) for part in parts):
        return False
    first, *rest = [part.text for part in parts if isinstance(part, Name)]
    if not rest or QUANTITY.search(first):
        return False
    if BASIS.match(first) or len(rest) > 1:
        return len(first) > 1
    if _is_share(unit):
        return False
    counted = bool(STRICT_COUNTS.search(rest[0])) and not WHOLE.match(rest[0]) and len(first) <= 6
    return counted or bool(DEED.search(first) or DEED.search(rest[0]))


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


def _is_stroke(node: Node) -> bool:
    return isinstance(node, Binary) and node.operator is Operation.DIVIDE and node.sign in "/／╱⁄"


def _is_share(unit: str) -> bool:
    return any(mark in unit for mark in ("%", "％", "‰", "率", "比"))
