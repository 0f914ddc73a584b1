"""Whether a stroke divides, or only lists what may be meant (`講座/工作坊辦理場次`)."""

from __future__ import annotations

from heng.formula.nodes import Binary, Name, Node, walk
from heng.formula.vocabulary import BASIS, DEED, QUANTITY, STRICT_COUNTS, WHOLE
from heng.model.terms import Operation


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


def _is_stroke(node: Node) -> bool:
    return isinstance(node, Binary) and node.operator is Operation.DIVIDE and node.sign in "/／╱⁄"


def _is_share(unit: str) -> bool:
    return any(mark in unit for mark in ("%", "％", "‰", "率", "比"))
