"""What a person typed into a form as a target or an actual: one reading, or a refusal that says why."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from heng.model.figures import Actual, Missing, NoTarget, Reading, Target
from heng.model.notation import Parsed, RemarkKind, parse_actual, parse_target, print_actual, print_target
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import MissingReason, NoTargetReason
from heng.workflow.changes.refusals import AmbiguousTextError, NotOneNumberError, UnreadableTextError

_BRACKETED = re.compile(r"[(（\[［【〔][^)）\]］】〕]*[)）\]］】〕]")

T = TypeVar("T", Target, Actual | Missing)


def read_target(text: str, unit: str, reading: Reading) -> Target:
    """Return the target that a text states for a reading; raises UnreadableTextError, AmbiguousTextError."""
    return _one(text, parse_target(text, unit=unit, period=reading.period), _is_target)


def read_actual(text: str, unit: str, reading: Reading) -> Actual | Missing:
    """Return the actual that a text states for a reading; raises UnreadableTextError, AmbiguousTextError."""
    return _one(text, parse_actual(text, unit=unit, period=reading.period, target=reading.target), _is_actual)


def read_quantity(text: str, unit: str, period: Period) -> Quantity:
    """Return the number that a text states; raises NotOneNumberError, AmbiguousTextError."""
    try:
        actual = _one(text, parse_actual(text, unit=unit, period=period), _is_actual)
    except UnreadableTextError as error:
        raise NotOneNumberError(text) from error
    if not isinstance(actual, Actual) or actual.parts or actual.items or not isinstance(actual.value, Quantity):
        raise NotOneNumberError(text)
    return actual.value


def _one(text: str, parsed: Parsed[T], is_value: Callable[[T], bool]) -> T:
    """Return the only reading of a text; raises UnreadableTextError, AmbiguousTextError."""
    if parsed.remark(RemarkKind.UNKNOWN_WORDS) or _left_over(text, parsed.value):
        raise UnreadableTextError(text)
    readings: list[T] = [parsed.value] if is_value(parsed.value) else []
    readings += [other for other in parsed.alternatives if is_value(other)]
    if not readings:
        raise UnreadableTextError(text)
    if not parsed.certain:
        raise AmbiguousTextError(text, tuple(dict.fromkeys(_printed(each) for each in readings)))
    return parsed.value


def _printed(value: Target | Actual | Missing) -> str:
    return print_target(value) if isinstance(value, Target) else print_actual(value)


def _left_over(text: str, value: Target | Actual | Missing) -> bool:
    """Tell whether digits outside brackets were left as a remark: a typist's slip (`57..5`), not a printed note."""
    note = "" if isinstance(value, Missing) else value.note
    return any(char.isdigit() for char in note) and note in _BRACKETED.sub("", text)


def _is_target(target: Target) -> bool:
    predicate = target.predicate
    return not isinstance(predicate, NoTarget) or predicate.reason is NoTargetReason.NOT_APPLICABLE


def _is_actual(actual: Actual | Missing) -> bool:
    return not isinstance(actual, Missing) or actual.reason is not MissingReason.NOT_GIVEN
