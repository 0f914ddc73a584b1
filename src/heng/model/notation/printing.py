"""Typed values in the notation of the city's documents; what is printed here reads back as the same value."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from heng.model.figures import (
    Actual,
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
from heng.model.notation.asides import DENOMINATOR, NUMERATOR
from heng.model.notation.folding import fold
from heng.model.notation.numbers import grouped, shift
from heng.model.notation.targets import parse_target
from heng.model.period import ROC_OFFSET, PartialDate, roc
from heng.model.quantity import Quantity
from heng.model.terms import MissingReason, NoTargetReason, TargetOperator

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
    return number + ("" if _TIGHT.match(fold(quantity.unit)) else " ") + quantity.unit


def _number(value: Decimal, step: Decimal | None) -> str:
    for power, word in _SCALES:
        if step is not None and 1 < step <= shift(Decimal(1), power):
            scaled = shift(value, -power)
            digits = len(str(shift(Decimal(1), power) / step)) - 1
            return f"{grouped(_rounded(scaled, digits))} {word}"
    return grouped(value)


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits))


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
    return _demand(predicate) + _brackets(target.items, target.note, parse_target(f"0({target.note})").value.items)


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
        case Band(low=low, high=high):
            return f"{print_quantity(low)}~{print_quantity(high)}"
        case Tolerance(value=value, tolerance=tolerance):
            return f"{print_quantity(value)}±{print_quantity(tolerance)}"
        case Deadline(day=day):
            return print_day(day)
        case Relative():
            return _relative(predicate)
        case Parts(parts=parts, total=total):
            return _parts([(part.label, _part(part)) for part in parts], total)
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
    return _SIGN.get(part.operator, "") + _value(part.value)


def _value(value: Value) -> str:
    match value:
        case Quantity():
            return print_quantity(value)
        case PartialDate():
            return print_day(value)
        case Missing():
            day = value.day
            return f"預定{print_day(day)}辦理".replace(" ", "") if day else _MISSING[value.reason]
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
    read = parse_actual(f"0({actual.note})").value
    assert isinstance(read, Actual)
    from_note = replace(read, parts=()) if actual.parts else read
    value = _value(actual.value)
    if actual.parts and not _sums_in_note(actual):
        total = actual.value if isinstance(actual.value, Quantity) else None
        value = _parts([(part.label, _value(part.value)) for part in actual.parts], total)
    beside = "".join(
        (
            f"({_span(actual.as_of)})" if actual.as_of and actual.as_of != from_note.as_of else "",
            f"(預定 {_slashed(actual.planned)})" if actual.planned and actual.planned != from_note.planned else "",
            "(部分)" if actual.partial and not from_note.partial else "",
        )
    )
    return value + beside + _brackets(actual.items, actual.note, from_note.items)


def _sums_in_note(actual: Actual) -> bool:
    """Tell whether the parts stand in the note, which adds up to the value."""
    if not actual.note:
        return False
    read = parse_actual(f"{_value(actual.value)}({actual.note})").value
    return isinstance(read, Actual) and read.parts == actual.parts


def _missing(missing: Missing) -> str:
    if missing.day is None:
        return "" if missing.reason is MissingReason.NOT_GIVEN else _MISSING[missing.reason]
    if missing.reason is MissingReason.SCHEDULED:
        return f"尚未辦理(預定 {_slashed(missing.day)} 辦理)"
    return f"{_MISSING[missing.reason]}(預定 {_slashed(missing.day)} 統計)"


def _slashed(day: PartialDate) -> str:
    return roc(day.first()) if day.day else print_day(day)


def _span(as_of: AsOf) -> str:
    return f"至 {_day(as_of.last)}" if as_of.first is None else f"{_day(as_of.first)} 至 {_day(as_of.last)}"


def _day(day: date) -> str:
    return print_day(PartialDate.of(day))


def _brackets(items: tuple[DataItem, ...], note: str, known: tuple[DataItem, ...]) -> str:
    """Print the note, and the items that it does not name already."""
    printed = f"({note})" if note else ""
    rest = [item for item in items if not note or item not in known]
    by_name = {item.name: item.value for item in rest}
    if set(by_name) == {NUMERATOR, DENOMINATOR}:
        ratio = f"{print_quantity(by_name[NUMERATOR])}/{print_quantity(by_name[DENOMINATOR])}"
        return printed + f"({ratio})"
    return printed + "".join(f"({f'{item.name} {print_quantity(item.value)}'.strip()})" for item in rest)
