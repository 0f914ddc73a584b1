"""Several labelled values in one cell (`單位預算 10 基金 10`, `108 預算案：7 107 法定預算：30`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from heng.model.figures import Missing
from heng.model.notation.amounts import Amount, amounts
from heng.model.notation.asides import label
from heng.model.notation.cell import BRACKET, MASKS, Cell
from heng.model.notation.reasons import missing_phrase, missing_reason
from heng.model.period import PartialDate
from heng.model.quantity import Interval, Quantity
from heng.model.terms import MissingReason, TargetOperator

_BLANK = re.compile(rf"[ \n,;。、+→{MASKS}]*")
_SLASH = re.compile(r" */ *")
_TOTAL = re.compile(r"[^0-9]{0,4}(?:總計|合計|共計|小計|總和|總數|累計)")
_SENTENCE = re.compile(r"[。，,;；!！?？:：]")
_COLON = re.compile(r":(?! *[0-9]{2}:)")
_LONGEST_LABEL = 24


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a cell: label, value, the operator printed with it, and the offsets of the value."""

    label: str
    value: Quantity | PartialDate | Missing
    operator: TargetOperator | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PartList:
    """The parts of a cell, and their sum where it is printed. `in_steps`: arrows lead from part to part."""

    parts: tuple[Part, ...]
    total: Quantity | None
    in_steps: bool = False

    def sum_differs(self) -> bool:
        """Tell whether the printed total cannot be the sum of the parts, by the precision of the print."""
        quantities = [part.value for part in self.parts if isinstance(part.value, Quantity)]
        if self.total is None or not quantities or len(quantities) < len(self.parts):
            return False
        return not total_of(quantities).meets(self.total.interval())


def total_of(quantities: list[Quantity]) -> Interval:
    """Return the interval that the sum of printed quantities lies in."""
    total = quantities[0].interval()
    for quantity in quantities[1:]:
        total = total + quantity.interval()
    return total


def read_parts(cell: Cell, *, unit: str = "") -> PartList | None:
    """Return the parts of a cell, None where it does not hold several values side by side."""
    found = amounts(cell, unit=unit)
    return _after_colons(cell, found) or _in_a_row(cell, found)


def _after_colons(cell: Cell, found: list[Amount]) -> PartList | None:
    """Read `label: value label: value`; a number in a label (`108 預算案`) is no value."""
    colons = [match.end() for match in _COLON.finditer(cell.main)]
    if not colons:
        return None
    parts: list[Part] = []
    start = 0
    by_start = {amount.start: amount for amount in found}
    for colon, stop in zip(colons, [*colons[1:], len(cell.main) + 1], strict=True):
        begin = colon + len(cell.main[colon:stop]) - len(cell.main[colon:stop].lstrip(" "))
        part = _value_at(cell, by_start.get(begin), begin, stop - 1, label(cell, start, colon - 1))
        inside = [amount for amount in found if start <= amount.start < colon]
        if (
            part is None
            or any(amount.start > start + 1 or amount.quantity.unit for amount in inside)
            or not part.label
            or len(part.label) > _LONGEST_LABEL
        ):
            return None
        parts.append(part)
        start = _behind(cell, part.end)
    total, end = _total_at_end(cell, found, start)
    if not _blank(cell, end, len(cell.main)) or len(parts) + (total is not None) < 2:
        return None
    return PartList(tuple(parts), total, "→" in cell.main)


def _value_at(cell: Cell, amount: Amount | None, begin: int, stop: int, name: str) -> Part | None:
    if amount is not None:
        return Part(name, amount.quantity, amount.operator, begin, amount.end)
    dates = [span for span in cell.dates if begin <= span.start < stop]
    if dates and dates[0].start == begin and dates[0].last is not None:
        return Part(name, dates[0].last, None, begin, dates[0].end)
    end = missing_phrase(cell.main, begin, stop)
    reason = missing_reason(cell.main[begin:end])
    if reason is None or end == begin:
        return None
    planned = reason in {MissingReason.SCHEDULED, MissingReason.AWAITING_SOURCE}
    day = next((span.last for span in dates if span.end <= end), None) if planned else None
    return Part(name, Missing(reason=reason, text=cell.part(begin, end), day=day), None, begin, end)


def _total_at_end(cell: Cell, found: list[Amount], start: int) -> tuple[Quantity | None, int]:
    if found and found[-1].start >= start and _is_total(cell.main[start : found[-1].start]):
        return found[-1].quantity, found[-1].end
    return None, start


def _in_a_row(cell: Cell, found: list[Amount]) -> PartList | None:
    """Read `label value label value`, or bare values alone; words behind the last value make it a sentence."""
    if len(found) < 2 or not _blank(cell, found[-1].end, len(cell.main)):
        return None
    parts = list(_labelled(cell, found))
    names = [part.label for part in parts]
    if any(len(name) > _LONGEST_LABEL or _SENTENCE.search(name) for name in names):
        return None
    total = parts.pop().value if _is_total(cell.main[found[-2].end : found[-1].start]) else None
    if any(_is_total(name) for name in names[:-1]):
        return None
    named = [bool(part.label) for part in parts]
    if any(named) != all(named) or len(parts) + (total is not None) < 2:
        return None
    if not named[0] and not all(_apart(cell, one, two) for one, two in pairwise(found)):
        return None
    return PartList(tuple(parts), total if isinstance(total, Quantity) else None, "→" in cell.main)


def _is_total(words: str) -> bool:
    return _TOTAL.fullmatch(words.strip(f" :;,、{MASKS}")) is not None


def _apart(cell: Cell, one: Amount, two: Amount) -> bool:
    """Tell whether only separators stand between two bare values; a slash parts `10 場/5,000 人次`, and not `3/4`."""
    slash = _SLASH.fullmatch(cell.main, one.end, two.start) is not None and two.quantity.unit != ""
    return slash or _blank(cell, one.end, two.start)


def _labelled(cell: Cell, found: list[Amount]) -> Iterator[Part]:
    start = 0
    for amount in found:
        yield Part(label(cell, start, amount.start), amount.quantity, amount.operator, amount.start, amount.end)
        start = _behind(cell, amount.end)


def _behind(cell: Cell, pos: int) -> int:
    """Skip a bracket that belongs to the value before it."""
    end = pos
    while end < len(cell.main) and cell.main[end] in f"{BRACKET} ":
        end += 1
    return end if BRACKET in cell.main[pos:end] else pos


def _blank(cell: Cell, start: int, end: int) -> bool:
    match = _BLANK.match(cell.main, start, end)
    return match is not None and match.end() >= end
