"""Targets and actuals as the pages show them: short text, what is beside it, and why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from heng.model.figures import (
    Actual,
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
)
from heng.model.period import PartialDate
from heng.model.quantity import Quantity
from heng.model.terms import TargetOperator
from heng.web.language import current, listed, pick
from heng.web.numbers import partial_day, quantity, text

SIGNS = {
    TargetOperator.LESS: "<",
    TargetOperator.AT_MOST: "≤",
    TargetOperator.GREATER: ">",
    TargetOperator.AT_LEAST: "≥",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureText:
    """A figure in words and digits.

    Attributes:
        value: What stands in the cell of a table; empty where there is no figure.
        sign: Sign before it (`≤`), as printed.
        beside: Further numbers or remarks of the printed cell.
        why_not: Why there is no figure.
        printed: The cell as printed.
    """

    value: str = ""
    sign: str = ""
    beside: str = ""
    why_not: str = ""
    printed: str = ""

    def __str__(self) -> str:
        """Return sign and value, or a dash."""
        return f"{self.sign} {self.value}".strip() or "—"

    @property
    def is_long(self) -> bool:
        """Tell whether it is words rather than a figure."""
        return len(self.value) > 12

    @property
    def is_wide(self) -> bool:
        """Tell whether it is too wide to stand large beside another on a phone, as a day is."""
        return len(str(self)) > 6


def target_text(target: Target | None) -> FigureText:
    """Return a target as shown; None means that the document has no such column."""
    if target is None:
        return FigureText(why_not=pick("文件沒有這一欄", "No such column in the document"))
    sign, value, why_not = _predicate(target.predicate)
    return FigureText(
        value=value, sign=sign, why_not=why_not, printed=target.text, beside=_beside(target.items, target.note)
    )


def actual_text(actual: Actual | Missing | None) -> FigureText:
    """Return an actual as shown, or why there is none."""
    if actual is None:
        return FigureText(why_not=pick("文件沒有這一欄", "No such column in the document"))
    if isinstance(actual, Missing):
        when = f" {partial_day(actual.day)}" if actual.day else ""
        return FigureText(why_not=actual.reason.label(current()) + when, printed=actual.text)
    parts = listed([f"{text(part.label)} {_value(part.value)}".strip() for part in actual.parts])
    value = parts if actual.value is None else _value(actual.value)
    beside = _beside(actual.items, actual.note, parts if value != parts else "")
    return FigureText(value=value, printed=actual.text, beside=beside)


def as_of(actual: Actual | Missing | None) -> str:
    """Return the day or span that a figure covers, where its cell says so."""
    if not isinstance(actual, Actual) or actual.as_of is None:
        return ""
    first, last = actual.as_of.first, partial_day(actual.as_of.last)
    return last if first in (None, actual.as_of.last) else f"{partial_day(first)}–{last}"


def _beside(items: tuple[DataItem, ...], *remarks: str) -> str:
    named = [f"{text(item.name)} {quantity(item.value)}{item.value.unit}".strip() for item in items]
    return pick("；", "; ").join([*named, *(text(remark) for remark in remarks if remark)])


def _value(value: Quantity | PartialDate | Missing) -> str:
    if isinstance(value, Missing):
        return value.reason.label(current())
    return partial_day(value) if isinstance(value, PartialDate) else quantity(value)


@singledispatch
def _predicate(predicate: object) -> tuple[str, str, str]:
    """Return sign, value, and why there is none."""
    raise TypeError(type(predicate))


@_predicate.register
def _(predicate: Threshold) -> tuple[str, str, str]:
    return SIGNS.get(predicate.operator, ""), quantity(predicate.value), ""


@_predicate.register
def _(predicate: Band) -> tuple[str, str, str]:
    if predicate.low_excluded or predicate.high_excluded:
        low, high = ">" if predicate.low_excluded else "≥", "<" if predicate.high_excluded else "≤"
        return "", f"{low}{quantity(predicate.low)} {high}{quantity(predicate.high)}", ""
    return "", f"{quantity(predicate.low)}–{quantity(predicate.high)}", ""


@_predicate.register
def _(predicate: Tolerance) -> tuple[str, str, str]:
    return "", f"{quantity(predicate.value)} ± {quantity(predicate.tolerance)}", ""


@_predicate.register
def _(predicate: Deadline) -> tuple[str, str, str]:
    return "", partial_day(predicate.day), ""


@_predicate.register
def _(predicate: Relative) -> tuple[str, str, str]:
    offset = f" {quantity(predicate.offset)}" if predicate.offset else ""
    return SIGNS.get(predicate.operator, ""), f"{text(predicate.benchmark)}{offset}", ""


@_predicate.register
def _(predicate: Parts) -> tuple[str, str, str]:
    return "", listed([_part(part) for part in predicate.parts]), ""


@_predicate.register
def _(predicate: Milestones) -> tuple[str, str, str]:
    return "", listed([_part(part) for part in predicate.steps]), ""


@_predicate.register
def _(predicate: NoTarget) -> tuple[str, str, str]:
    return "", "", predicate.reason.label(current())


def _part(part: TargetPart) -> str:
    return f"{text(part.label)} {SIGNS.get(part.operator, '')}{_value(part.value)}".strip()
