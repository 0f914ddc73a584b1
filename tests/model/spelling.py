"""Targets and actuals in one line each, so that a table of printed forms can say what each form means."""

from heng.model.figures import (
    Actual,
    ActualPart,
    Band,
    DataItem,
    Deadline,
    Milestones,
    Missing,
    NoTarget,
    Parts,
    Relative,
    Target,
    TargetPart,
    Threshold,
    Tolerance,
)  # fmt: skip
from heng.model.period import PartialDate
from heng.model.quantity import Quantity, plain


def spell(value: Target | Actual | Missing) -> str:
    """Return the value without its source and text."""
    if isinstance(value, Missing):
        return spell_value(value)
    pieces = [_actual(value) if isinstance(value, Actual) else _target(value), _items(value.items)]
    if isinstance(value, Target):
        pieces += [
            " ".join(f"from {b.label} {spell_value(b.value)} of {b.period and b.period.roc_year}".split())
            for b in value.baselines
        ]
    if isinstance(value, Actual):
        if value.as_of:
            pieces.append(f"over {value.as_of.first_day or ''}..{value.as_of.last_day}")
        pieces.append(f"planned {value.planned}" if value.planned else "")
        pieces.append("partial" if value.partial else "")
    pieces.append(f"note {value.note}" if value.note else "")
    return " | ".join(piece for piece in pieces if piece)


def spell_value(value: Quantity | PartialDate | Missing | None) -> str:
    """Return a figure with its unit, a day, or `missing` with its reason."""
    match value:
        case Quantity():
            return f"{plain(value.value)} {value.unit}".strip()
        case Missing():
            until = f"to {value.until}" if value.until else ""
            return " ".join(f"missing {value.reason.value} {value.day or ''} {until}".split())
        case _:
            return str(value or "")


def _items(items: tuple[DataItem, ...]) -> str:
    return (
        "beside " + ", ".join(f"{i.role.value} {i.name} {spell_value(i.value)}".replace("  ", " ") for i in items)
        if items
        else ""
    )


def _actual(actual: Actual) -> str:
    parts = ", ".join(_part(part) for part in actual.parts)
    return f"{spell_value(actual.value)} of {parts}".strip() if parts else spell_value(actual.value)


def _part(part: ActualPart) -> str:
    beside = f"on {part.day}" if part.day else f"({part.note})" if part.note else ""
    return " ".join(f"{part.group} {part.label} {spell_value(part.value)} {beside}".split())


def _target(target: Target) -> str:
    match target.predicate:
        case Threshold(operator=operator, value=value):
            return f"{operator.value} {spell_value(value)}"
        case Band(low=low, high=high):
            return f"{spell_value(low)} to {spell_value(high)}"
        case Tolerance(value=value, tolerance=tolerance):
            return f"{spell_value(value)} ± {spell_value(tolerance)}"
        case Deadline(day=day):
            return f"by {day}"
        case Relative(operator=operator, benchmark=benchmark, offset=offset):
            return f"{operator.value} {benchmark} {f'by {spell_value(offset)}' if offset else ''}".strip()
        case Parts(parts=parts, total=total):
            return _parts(parts) + (f" total {spell_value(total)}" if total else "")
        case Milestones(steps=steps):
            return "steps " + _parts(steps)
        case NoTarget(reason=reason):
            return f"none {reason.value}"


def _parts(parts: tuple[TargetPart, ...]) -> str:
    return ", ".join(
        " ".join(f"{p.group} {p.label} {p.operator.value} {spell_value(p.value)} {p.note and f'({p.note})'}".split())
        for p in parts
    )
