"""Trees, faults and outcomes as plain data, in the form of the public contract."""

from __future__ import annotations

from heng.formula.evaluate import Outcome
from heng.formula.fault import Fault
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
from heng.formula.parse import Parsed
from heng.formula.rounding import plain

Data = dict[str, object]


def parsed_to_data(parsed: Parsed, text: str, unit: str) -> Data:
    """Return what a formula cell is: `text`, `class`, `tree`, `variables`, `unit`, `fault`, `meanings`."""
    return {
        "text": text,
        "class": str(parsed.kind),
        "tree": tree_to_data(parsed.tree) if parsed.tree else None,
        "variables": list(parsed.variables),
        "unit": unit,
        "fault": fault_to_data(parsed.fault),
        "meanings": dict(parsed.meanings),
    }


def fault_to_data(fault: Fault | None) -> Data | None:
    """Return a fault: its kind, place in the text (None where it has none) and what it is about."""
    if fault is None:
        return None
    return {"kind": str(fault.kind), "position": fault.position if fault.position >= 0 else None, "text": fault.text}


def outcome_to_data(outcome: Outcome) -> Data:
    """Return what a formula gives; figures as text, for they are exact."""
    return {
        "value": None if outcome.value is None else plain(outcome.value),
        "unit": outcome.unit,
        "exact": outcome.exact,
        "fault": fault_to_data(outcome.fault),
        "steps": [{"text": step.text, "value": plain(step.value), "unit": step.unit} for step in outcome.steps],
    }


def tree_to_data(node: Node) -> Data:
    """Return a tree: each node with its `type`, its signs as printed, and its parts."""
    match node:
        case Number(text, value, mark):
            return {"type": "number", "text": text, "value": plain(value), "mark": mark}
        case Name():
            return {"type": "name", "text": node.text, "name": node.quantity}
        case Binary(operator, sign, left, right):
            parts = {"left": tree_to_data(left), "right": tree_to_data(right)}
            return {"type": "binary", "operator": str(operator), "sign": sign, **parts}
        case Negative(sign, inner):
            return {"type": "negative", "sign": sign, "of": tree_to_data(inner)}
        case Sum(sign, inner):
            return {"type": "sum", "sign": sign, "of": tree_to_data(inner)}
        case Root(sign, inner):
            return {"type": "root", "sign": sign, "of": tree_to_data(inner)}
        case Group(opening, inner, closing):
            return {"type": "group", "opening": opening, "of": tree_to_data(inner), "closing": closing}
        case Absolute(bar, inner):
            return {"type": "absolute", "bar": bar, "of": tree_to_data(inner)}
        case Marked(inner, mark):
            return {"type": "marked", "of": tree_to_data(inner), "mark": mark}
        case _:
            return _whole(node)


def _whole(node: Scoped | Defined | Equation | Chain | Compared | Several) -> Data:
    match node:
        case Scoped(scope, inner):
            return {"type": "scope", "text": scope, "of": tree_to_data(inner)}
        case Defined(name, inner):
            return {"type": "defined", "name": name, "of": tree_to_data(inner)}
        case Equation(name, sign, body):
            return {"type": "equation", "name": name, "sign": sign, "of": tree_to_data(body)}
        case Chain(sides, signs):
            return {"type": "chain", "sides": [tree_to_data(side) for side in sides], "signs": list(signs)}
        case Compared(left, sign, right):
            return {"type": "compared", "of": tree_to_data(left), "sign": sign, "demand": tree_to_data(right)}
        case Several(formulas):
            return {"type": "several", "formulas": [tree_to_data(formula) for formula in formulas]}
