"""What a mark behind a bracket means: `(甲/乙)%` shows a share in per cent, `(甲/乙*100)%` is in per cent already."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from heng.formula.nodes import Binary, Group, Marked, Node, Number
from heng.model.terms import Operation

_WHOLE = {"%": Decimal(100), "‰": Decimal(1000)}


def marked_body(node: Marked) -> Node:
    """Return what is marked; a bare 100 (of ‰ 1000) by which all of it is multiplied carries the mark itself."""
    return _with_mark(node.inner, node.mark) or node.inner


def _with_mark(node: Node, mark: str) -> Node | None:
    match node:
        case Group(_, inner, _):
            changed = _with_mark(inner, mark)
            return replace(node, inner=changed) if changed else None
        case Binary(Operation.MULTIPLY, _, left, Number() as right) if _is_whole(right, mark):
            return replace(node, left=left, right=replace(right, mark=mark))
        case Binary(Operation.MULTIPLY, _, Number() as left, _) if _is_whole(left, mark):
            return replace(node, left=replace(left, mark=mark))
        case Binary(Operation.DIVIDE, _, left, _):
            changed = _with_mark(left, mark)
            return replace(node, left=changed) if changed else None
        case _:
            return None


def _is_whole(number: Number, mark: str) -> bool:
    return not number.mark and number.value == _WHOLE.get(mark)
