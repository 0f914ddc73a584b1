"""Several labelled values in one cell (`單位預算 10 基金 10`, `108 預算案：7 107 法定預算：30`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from heng.model.figures import Missing
from heng.model.notation.amounts import Amount, runs_on
from heng.model.notation.cell import BRACKET, CODE, MASKS, Bracket, Cell
from heng.model.notation.items import label, total_of
from heng.model.notation.reasons import missing_phrase, missing_reason
from heng.model.period import PartialDate
from heng.model.quantity import Quantity
from heng.model.terms import MissingReason, TargetOperator

_BLANK = re.compile(rf"[ \n,;。、+→{MASKS}]*")
_SLASH = re.compile(r" */ *")
_TOTAL = re.compile(r"[^0-9]{0,4}(?:總計|合計|共計|小計|總和|總數)")
_SENTENCE = re.compile(r"[。，,;；!！?？:：]")
_COLON = re.compile(r":(?! *[0-9]{2}:)")
_GROUP = re.compile(rf"{CODE}+")
_LONGEST_LABEL = 24
_MOST_PARTS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a cell.

    Attributes:
        label: As printed, without the code before it.
        group: Code that this part and those after it stand under.
        value: A figure, a day, or why there is none.
        operator: As printed with it.
        start, end: Offsets of the value.
        behind: Offset behind the brackets that belong to it.
    """

    label: str
    group: str
    value: Quantity | PartialDate | Missing
    operator: TargetOperator | None = None
    start: int
    end: int
    behind: int

    def owns(self, bracket: Bracket) -> bool:
        """Tell whether a bracket stands right behind the value."""
        return self.end <= bracket.start - 1 < self.behind


@dataclass(frozen=True, slots=True)
class PartList:
    """The parts of a cell, and their sum where it is printed. `in_steps`: arrows lead from part to part."""

    parts: tuple[Part, ...]
    total: Quantity | None
    in_steps: bool

    def sum_differs(self) -> bool:
        """Tell whether the printed total cannot be the sum of the parts, by the precision of the print."""
        quantities = [part.value for part in self.parts if isinstance(part.value, Quantity)]
        if self.total is None or not quantities or len(quantities) < len(self.parts):
            return False
        return not total_of(quantities).meets(self.total.interval())


def read_parts(cell: Cell, found: Sequence[Amount]) -> PartList | None:
    """Return the parts of a cell with these amounts, None where it does not hold several values side by side."""
    if len(found) > _MOST_PARTS:
        return None
    return _after_colons(cell, found) or _in_a_row(cell, found)


def _after_colons(cell: Cell, found: Sequence[Amount]) -> PartList | None:
    """Read `label: value label: value`; a number in a label (`108 預算案`) is no value."""
    colons = [match.end() for match in _COLON.finditer(cell.main)]
    if not 0 < len(colons) <= _MOST_PARTS:
        return None
    parts: list[Part] = []
    start = 0
    for colon, stop in zip(colons, [*colons[1:], len(cell.main) + 1], strict=True):
        name = label(cell, start, colon - 1)
        part = _value_at(cell, found, colon, stop - 1)
        if part is None or not 0 < len(name) <= _LONGEST_LABEL or _has_value(found, start, colon):
            return None
        parts.append(replace(part, label=name, group=_group(cell, start, colon)))
        start = part.behind
    total, end = _total_at_end(cell, found, start)
    if not _blank(cell, end, len(cell.main)) or len(parts) + (total is not None) < 2:
        return None
    return PartList(_grouped(parts), total, "→" in cell.main)


def _has_value(found: Sequence[Amount], start: int, end: int) -> bool:
    """Tell whether a label holds more than the bare number that it may begin with."""
    first = bisect_left(found, start, key=lambda amount: amount.start)
    inside = [amount for amount in found[first : first + 2] if amount.start < end]
    return any(amount.start > start + 1 or amount.quantity.unit for amount in inside)


def _value_at(cell: Cell, found: Sequence[Amount], colon: int, stop: int) -> Part | None:
    begin = colon
    while cell.main[begin : begin + 1] == " ":
        begin += 1
    number = bisect_left(found, begin, key=lambda amount: amount.start)
    if number < len(found) and found[number].start == begin:
        return _amount_part(cell, found[number])
    day = next((span for span in cell.dates if span.start == begin), None)
    if day is not None and day.last is not None:
        return Part(label="", group="", value=day.last, start=begin, end=day.end, behind=_behind(cell, day.end))
    return _missing_part(cell, begin, stop)


def _missing_part(cell: Cell, begin: int, stop: int) -> Part | None:
    end = missing_phrase(cell.main, begin, stop)
    reason = missing_reason(cell.main[begin:end])
    if reason is None or end == begin:
        return None
    span = next((span for span in cell.dates if begin <= span.start and span.end <= end), None)
    missing = Missing(reason=reason, text=cell.part(begin, end))
    if span and reason in {MissingReason.SCHEDULED, MissingReason.AWAITING_SOURCE}:
        missing = replace(missing, day=span.first, until=span.last if span.is_range else None)
    return Part(label="", group="", value=missing, start=begin, end=end, behind=_behind(cell, end))


def _amount_part(cell: Cell, amount: Amount, name: str = "", group: str = "") -> Part:
    return Part(
        label=name,
        group=group,
        value=amount.quantity,
        operator=amount.operator,
        start=amount.start,
        end=amount.end,
        behind=_behind(cell, amount.end),
    )


def _total_at_end(cell: Cell, found: Sequence[Amount], start: int) -> tuple[Quantity | None, int]:
    if found and found[-1].start >= start and _is_total(cell.main[start : found[-1].start]):
        return found[-1].quantity, found[-1].end
    return None, start


def _in_a_row(cell: Cell, found: Sequence[Amount]) -> PartList | None:
    """Read `label value label value`, or bare values alone; words behind the last value make it a sentence."""
    if len(found) < 2 or not _blank(cell, found[-1].end, len(cell.main)):
        return None
    parts = list(_labelled(cell, found))
    total = parts.pop().value if _is_total(cell.main[found[-2].end : found[-1].start]) else None
    names = [part.label for part in parts]
    if any(len(name) > _LONGEST_LABEL or _SENTENCE.search(name) or _is_total(name) for name in names):
        return None
    if any(names) != all(names) or len(parts) + (total is not None) < 2:
        return None
    if not names[0] and not all(_apart(cell, one, two) for one, two in pairwise(found)):
        return None
    return PartList(_grouped(parts), total if isinstance(total, Quantity) else None, "→" in cell.main)


def _labelled(cell: Cell, found: Sequence[Amount]) -> Iterator[Part]:
    start = 0
    for amount in found:
        part = _amount_part(cell, amount, label(cell, start, amount.start), _group(cell, start, amount.start))
        yield part
        start = part.behind


def _group(cell: Cell, start: int, end: int) -> str:
    match = _GROUP.search(cell.main, start, end)
    return cell.part(*match.span()) if match else ""


def _grouped(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Give each part the code that was printed last before it."""
    group, given = "", []
    for part in parts:
        group = part.group or group
        given.append(part if part.group == group else replace(part, group=group))
    return tuple(given)


def _is_total(words: str) -> bool:
    return _TOTAL.fullmatch(words.strip(f" :;,、{MASKS}")) is not None


def _apart(cell: Cell, one: Amount, two: Amount) -> bool:
    """Tell whether only separators stand between two bare values; a slash parts `10 場/5,000 人次`, and not `3/4`."""
    if runs_on(cell, one) and not two.quantity.unit:
        return False
    slash = _SLASH.fullmatch(cell.main, one.end, two.start) is not None and two.quantity.unit != ""
    return slash or _blank(cell, one.end, two.start)


def _behind(cell: Cell, pos: int) -> int:
    """Skip a bracket that belongs to the value before it."""
    end = pos
    while end < len(cell.main) and cell.main[end] in f"{BRACKET} ":
        end += 1
    return end if BRACKET in cell.main[pos:end] else pos


def _blank(cell: Cell, start: int, end: int) -> bool:
    match = _BLANK.match(cell.main, start, end)
    return match is not None and match.end() >= end
