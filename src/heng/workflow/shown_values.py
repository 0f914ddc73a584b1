"""Readings of a typed text in a few words, for the person who must choose between them."""

from __future__ import annotations

from heng.model.figures import (
    Actual,
    Band,
    Deadline,
    Milestones,
    Missing,
    NoTarget,
    Parts,
    Relative,
    Target,
    Threshold,
    Tolerance,
)
from heng.model.period import PartialDate
from heng.model.quantity import Quantity, plain


def shown(value: Target | Actual | Missing) -> str:
    """Return what a text was read as."""
    if isinstance(value, Missing):
        return value.reason.zh
    if isinstance(value, Actual):
        return "、".join(
            [*([_value(value.value)] if value.value else []), *(_labelled(p.label, p.value) for p in value.parts)]
        )
    return _target(value)


def _target(target: Target) -> str:
    match target.predicate:
        case Threshold() as it:
            return f"{it.operator} {_value(it.value)}"
        case Band() as it:
            return f"{_value(it.low)} – {_value(it.high)}"
        case Tolerance() as it:
            return f"{_value(it.value)} ± {_value(it.tolerance)}"
        case Deadline() as it:
            return str(it.day)
        case Relative() as it:
            return f"{it.operator} {it.benchmark}"
        case Parts() as it:
            return "、".join(_labelled(part.label, part.value) for part in it.parts)
        case Milestones() as it:
            return "、".join(_labelled(step.label, step.value) for step in it.steps)
        case NoTarget() as it:
            return it.reason.zh


def _labelled(label: str, value: Quantity | PartialDate | Missing) -> str:
    return f"{label} {_value(value)}".strip()


def _value(value: Quantity | PartialDate | Missing) -> str:
    match value:
        case Quantity():
            return f"{plain(value.value)} {value.unit}".strip()
        case Missing():
            return value.reason.zh
        case _:
            return str(value)
