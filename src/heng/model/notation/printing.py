"""Typed values in the notation of the city's documents; what is printed here reads back as the same value."""

from __future__ import annotations

import re
from decimal import Decimal

from heng.model.figures import (
    Actual,
    ActualPart,
    AsOf,
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
from heng.model.notation.actuals import parse_actual
from heng.model.notation.folding import fold
from heng.model.notation.numbers import grouped, power_of_ten, shift
from heng.model.notation.targets import parse_target
from heng.model.period import ROC_OFFSET, PartialDate, Period
from heng.model.quantity import Quantity
from heng.model.terms import DataRole, MissingReason, NoTargetReason, TargetOperator

_SIGN = {
    TargetOperator.LESS: "<", TargetOperator.AT_MOST: "≤", TargetOperator.GREATER: ">", TargetOperator.AT_LEAST: "≥",
}  # fmt: skip
_AGAINST = {
    TargetOperator.LESS: "低於", TargetOperator.AT_MOST: "不高於", TargetOperator.GREATER: "高於",
    TargetOperator.AT_LEAST: "不低於", TargetOperator.EQUAL: "=",
}  # fmt: skip
_MISSING = {
    MissingReason.NOT_YET: "尚無法統計",
    MissingReason.ANNUAL_ONLY: "年度終了時統一計算",
    MissingReason.SCHEDULED: "已排定日期",
    MissingReason.AWAITING_SOURCE: "外部資料未公布",
    MissingReason.IN_PROGRESS: "籌備中",
    MissingReason.NOT_GIVEN: "未說明原因",
    MissingReason.LATE: "逾期未報",
    MissingReason.NOT_APPLICABLE: "不適用",
}
_SCALES = ((4, "萬"), (8, "億"), (12, "兆"))
_TIGHT = re.compile(r"[%‰°℃/]")
_FIRST_ROC_YEAR_ALONE = 80

Value = Quantity | PartialDate | Missing | None


def print_quantity(quantity: Quantity) -> str:
    """Print a figure with its precision: `70 萬` for 700000 to the nearest 10000, `1,027,000`, `92.86%`."""
    number = _number(quantity.value, quantity.step)
    if not quantity.unit:
        return number
    tight = _TIGHT.match(fold(quantity.unit)) and number[-1:].isdigit()
    return number + ("" if tight else " ") + quantity.unit


def _number(value: Decimal, step: Decimal | None) -> str:
    for power, word in _SCALES:
        if step is not None and 1 < step <= power_of_ten(power):
            digits = power - shift(step, 0).adjusted()
            return f"{grouped(_rounded(shift(value, -power), digits))} {word}"
    return grouped(value)


def _rounded(value: Decimal, digits: int) -> Decimal:
    return shift(shift(value, digits).to_integral_value(), -digits)


def print_day(day: PartialDate) -> str:
    """Print a date in full words: `107 年 4 月 30 日`, `107 年 4 月`, `107 年`."""
    year = day.year - ROC_OFFSET
    if year < 1 or (not day.month and year < _FIRST_ROC_YEAR_ALONE):
        year = day.year
    month = f" {day.month} 月" if day.month else ""
    return f"{year:03d} 年{month}" + (f" {day.day} 日" if day.day else "")


def print_target(target: Target) -> str:
    """Print a target. Where it demands nothing in words of its own, they are printed as they stand."""
    predicate = target.predicate
    if isinstance(predicate, NoTarget):
        return _no_target(predicate, target.text)
    demand = "".join(f"由 {print_quantity(base.value)} 至 " for base in target.baselines if not base.label)
    demand += _demand(predicate)
    beside = parse_target(f"{demand}({target.note})").value if target.note else Target(text="", predicate=predicate)
    bases = [
        f"({b.label} {print_quantity(b.value)})" for b in target.baselines if b.label and b not in beside.baselines
    ]
    return demand + _brackets(target.items, target.note, beside.items) + "".join(bases)


def _no_target(predicate: NoTarget, text: str) -> str:
    if predicate.reason is NoTargetReason.EMPTY:
        return ""
    if predicate.reason is NoTargetReason.NOT_APPLICABLE:
        return "不適用"
    return text if parse_target(text).value.predicate == predicate else "另訂"


def _demand(predicate: Threshold | Band | Tolerance | Deadline | Relative | Parts | Milestones) -> str:
    match predicate:
        case Threshold(operator=operator, value=value):
            return _SIGN.get(operator, "") + print_quantity(value)
        case Band(low_excluded=below, high_excluded=above) if below or above:
            low, high = print_quantity(predicate.low), print_quantity(predicate.high)
            return f"{'>' if below else '≥'}{low}且{'<' if above else '≤'}{high}"
        case Band(low=low, high=high):
            return f"{print_quantity(low)}~{print_quantity(high)}"
        case Tolerance(value=value, tolerance=tolerance):
            return f"{print_quantity(value)}±{print_quantity(tolerance)}"
        case Deadline(day=day):
            return print_day(day)
        case Relative():
            return _relative(predicate)
        case Parts(parts=parts, total=total):
            return _parts([(_labelled(part), _part(part)) for part in parts], total)
        case Milestones(steps=steps):
            return "→".join(f"{step.label} {_part(step)}" for step in steps)


def _relative(relative: Relative) -> str:
    name = f"「{relative.benchmark}」"
    plain = Relative(operator=relative.operator, benchmark=relative.benchmark)
    against = _AGAINST[relative.operator]
    if parse_target(f"{against} {relative.benchmark}").value.predicate == plain:
        name = relative.benchmark
    if relative.offset is None:
        return f"{against} {name}"
    return f"{against} {name}達 {print_quantity(relative.offset)}"


def _part(part: TargetPart) -> str:
    return _SIGN.get(part.operator, "") + _value(part.value) + (f"({part.note})" if part.note else "")


def _labelled(part: TargetPart | ActualPart) -> str:
    return f"{part.group} {part.label}" if part.group and part.label else part.label


def _value(value: Value) -> str:
    match value:
        case Quantity():
            return print_quantity(value)
        case PartialDate():
            return print_day(value)
        case Missing():
            days = _days(value).replace(" ", "")
            return f"預定{days}辦理" if days else _MISSING[value.reason]
        case None:
            return ""


def _parts(parts: list[tuple[str, str]], total: Quantity | None) -> str:
    if not any(label for label, _ in parts):
        return " ".join(value for _, value in parts)
    pieces = [f"{label}：{value}" for label, value in parts]
    return "；".join([*pieces, f"總計 {print_quantity(total)}"] if total else pieces)


def print_actual(actual: Actual | Missing) -> str:
    """Print an actual, or the words for a missing figure."""
    if isinstance(actual, Missing):
        return _missing(actual)
    value = _value(actual.value)
    year = actual.as_of.last.year - ROC_OFFSET if actual.as_of else None
    period = Period.year(year) if year else None
    beside = parse_actual(f"{value or 0}({actual.note})", period=period).value if actual.note else None
    beside = beside if isinstance(beside, Actual) else Actual(text="", value=None)
    if actual.parts and beside.parts != actual.parts:
        total = actual.value if isinstance(actual.value, Quantity) else None
        value = _parts([(_labelled(part), _actual_part(part)) for part in actual.parts], total)
    partial = actual.partial and not beside.partial and not any(isinstance(p.value, Missing) for p in actual.parts)
    brackets = (
        f"({_span(actual.as_of)})" if actual.as_of and actual.as_of != beside.as_of else "",
        f"(預定 {print_day(actual.planned)})" if actual.planned and actual.planned != beside.planned else "",
        "(部分)" if partial else "",
    )
    return value + "".join(brackets) + _brackets(actual.items, actual.note, beside.items)


def _actual_part(part: ActualPart) -> str:
    day = f"({print_day(part.day)})" if part.day else ""
    return _value(part.value) + day + (f"({part.note})" if part.note else "")


def _missing(missing: Missing) -> str:
    days = _days(missing)
    if not days:
        return "" if missing.reason is MissingReason.NOT_GIVEN else _MISSING[missing.reason]
    if missing.reason is MissingReason.SCHEDULED:
        return f"尚未辦理(預定 {days} 辦理)"
    return f"{_MISSING[missing.reason]}(預定 {days} 統計)"


def _days(missing: Missing) -> str:
    if missing.day is None:
        return ""
    return print_day(missing.day) + (f" 至 {print_day(missing.until)}" if missing.until else "")


def _span(as_of: AsOf) -> str:
    if as_of.first is None:
        return f"至 {print_day(as_of.last)}"
    if as_of.first == as_of.last and not as_of.last.day:
        return print_day(as_of.last)
    return f"{print_day(as_of.first)} 至 {print_day(as_of.last)}"


def _brackets(items: tuple[DataItem, ...], note: str, known: tuple[DataItem, ...]) -> str:
    """Print the note, and the items that it does not name already."""
    rest = [item for item in items if item not in known]
    roles = {item.role: print_quantity(item.value) for item in rest if not item.name}
    printed = f"({note})" if note else ""
    if {DataRole.NUMERATOR, DataRole.DENOMINATOR} <= set(roles):
        printed += f"({roles[DataRole.NUMERATOR]}/{roles[DataRole.DENOMINATOR]})"
        rest = [item for item in rest if item.name]
    return printed + "".join(f"({f'{item.name} {print_quantity(item.value)}'.strip()})" for item in rest)
