"""What a cell was read as, in words that need no language: for findings that show two readings."""

from __future__ import annotations

from heng.model.figures import Actual, Band, Deadline, Missing, NoTarget, Parts, Relative, Target, Threshold
from heng.model.period import PartialDate
from heng.model.quantity import Quantity, plain


def describe(value: Target | Actual | Missing) -> str:
    """Return what a cell was read as, in words that need no language."""
    if isinstance(value, Missing):
        return f"{value.reason} {value.day or ''}".strip()
    if isinstance(value, Actual):
        return (
            _value(value.value)
            if value.value is not None
            else " ".join(f"{part.label} {_value(part.value)}" for part in value.parts)
        )
    predicate = value.predicate
    match predicate:
        case Threshold():
            return f"{predicate.operator} {_value(predicate.value)}"
        case Band() if predicate.low_excluded or predicate.high_excluded:
            signs = (">" if predicate.low_excluded else ">=", "<" if predicate.high_excluded else "<=")
            return f"{signs[0]} {_value(predicate.low)}, {signs[1]} {_value(predicate.high)}"
        case Band():
            return f"{_value(predicate.low)}–{_value(predicate.high)}"
        case Deadline():
            return str(predicate.day)
        case Relative():
            return f"{predicate.operator} {predicate.benchmark}"
        case Parts():
            return " ".join(f"{part.label} {_value(part.value)}".strip() for part in predicate.parts)
        case NoTarget():
            return str(predicate.reason)
    return value.text


def _value(value: Quantity | PartialDate | Missing) -> str:
    if isinstance(value, Quantity):
        return f"{plain(value.value)} {value.unit}".strip()
    return str(value) if isinstance(value, PartialDate) else str(value.reason)
