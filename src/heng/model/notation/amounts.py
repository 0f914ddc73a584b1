"""Amounts: a number with the unit and the operator printed beside it (`≥90%`, `80 分以上`, `1600 萬人次`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from heng.model.notation.cell import Cell
from heng.model.notation.folding import fold
from heng.model.notation.han import numeral, tenths
from heng.model.notation.numbers import SCALE, Number, numbers, scale_of_unit
from heng.model.notation.units import carries_scale, is_unit, operator_after, operator_before, read_unit
from heng.model.quantity import Quantity
from heng.model.terms import TargetOperator

_TENTH, _ONE_TENTH = "成", Decimal("0.1")
_LATIN = re.compile(r"[A-Za-z]")
_RUNS_ON = re.compile(r" ?(?:[/~±×*=]|-[0-9]) ?[0-9]|- ?[0-9]|[.,:]+[0-9]")
_SCALE_WORDS = frozenset("百千萬億兆")
_LAST_SCALE = re.compile(rf"(?:{SCALE})$")
_HAN_DIGITS = frozenset("零〇一二兩三四五六七八九十百千")
_NUMERAL_LEAD = re.compile(r" ?(?:不?[低高少多超大小未達][於過]?|至[少多]|達到?|約|共|計|每年)? ?(?:百分之 ?)?")
_PERCENT_WORD = re.compile(r"百分之 ?$")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a cell.

    Attributes:
        start: Offset of the number, or of the operator before it.
        number: Offset of the number itself.
        end: Offset behind the unit, or behind the operator after it.
        quantity: Value, unit as printed, step.
        operator: How it binds; None where no operator is printed.
        other: What the number says by the letter, where it is spoken otherwise (`1萬2`).
    """

    start: int
    number: int
    end: int
    quantity: Quantity
    operator: TargetOperator | None
    other: Quantity | None = None


def otherwise(found: Sequence[Amount]) -> list[Amount]:
    """Return the amounts as they read by the letter; empty where no number has a second reading."""
    if all(amount.other is None for amount in found):
        return []
    return [replace(amount, quantity=amount.other or amount.quantity, other=None) for amount in found]


def amounts(cell: Cell, *, unit: str = "") -> list[Amount]:
    """Return the amounts of a cell that stand outside brackets, from the left.

    Args:
        cell: The cell.
        unit: Unit of the row. A scale word (`萬`) goes to the number, unless the row's unit begins with it, or with
            another beside which only the word tells the scale (`8,500億` in 萬元); where the row has no unit, a scale
            word that is printed in one with a unit stays with the unit.
    """
    found = [amount for number in numbers(cell.main) if (amount := _amount(cell, number, unit))]
    return found or _in_numerals(cell, unit)


def _in_numerals(cell: Cell, unit: str) -> list[Amount]:
    """Read a cell that is one Chinese numeral with its unit (`三場`); in a sentence such numerals count nothing."""
    lead = _NUMERAL_LEAD.match(cell.main)
    number = numeral(cell.main, lead.end()) if lead else None
    amount = _amount(cell, number, unit) if number else None
    if amount is None or cell.main[amount.end :].strip(" 。\x01"):
        return []
    return [amount] if not amount.quantity.unit or is_unit(fold(amount.quantity.unit), unit) else []


def runs_on(cell: Cell, amount: Amount) -> bool:
    """Tell whether a sign ties an amount to another number, so that it says nothing alone (`3/4`, `57..5`)."""
    if _RUNS_ON.match(cell.main, amount.end) is not None:
        return True
    return cell.main[amount.end - 1] in _SCALE_WORDS and cell.main[amount.end : amount.end + 1] in _HAN_DIGITS


def _amount(cell: Cell, number: Number, unit: str) -> Amount | None:
    text = cell.main
    number = _scaled(text, number, unit)
    unit_start, unit_end = read_unit(text, number.end, unit)
    if unit_start == unit_end and _LATIN.match(text, number.end):
        return None
    begin, printed = number.start, cell.part(unit_start, unit_end)
    percent = _PERCENT_WORD.search(text[max(0, begin - 5) : begin])
    if percent and not printed:
        begin, printed = begin - len(percent[0]), "%"
    quantity = Quantity(value=number.value, unit=printed, step=number.step)
    if printed == _TENTH and (digit := tenths(text, unit_end)):
        unit_end += 1
        quantity = replace(quantity, value=number.value + digit * _ONE_TENTH, step=_ONE_TENTH)
    before, after = operator_before(text, begin), operator_after(text, unit_end)
    operator = after.operator if after else before.operator if before else None
    return Amount(
        start=before.start if before else begin,
        number=number.start,
        end=after.end if after else unit_end,
        quantity=quantity,
        operator=_strict(operator) if cell.strict else operator,
        other=replace(quantity, value=number.other.value, step=number.other.step) if number.other else None,
    )


def _scaled(text: str, number: Number, unit: str) -> Number:
    """Leave a scale word to the unit where it belongs there."""
    row_unit = fold(unit).strip()
    if _has_scale(row_unit) and (parted := _parted(text, number, unit)):
        return parted
    if number.bare is None:
        return number
    if row_unit:
        scale = text[number.bare.end : number.end].strip()
        return number.bare if row_unit.startswith(scale) and row_unit != scale else number
    return number.bare if carries_scale(text, number.bare.end) else number


def _has_scale(row_unit: str) -> bool:
    scale, rest = scale_of_unit(row_unit)
    return scale != 1 and bool(rest)


def _parted(text: str, number: Number, unit: str) -> Number | None:
    """Return a number in its last scale word, which alone says its unit: `1億2,000萬` is 12,000 and `萬`."""
    word = _LAST_SCALE.search(text, number.start, number.end)
    unit_start, unit_end = read_unit(text, number.end, unit)
    if word is None or number.other or unit_start < unit_end:
        return None
    scale, _ = scale_of_unit(word[0])
    return number.bare or Number(number.start, word.start(), number.value / scale, number.step / scale)


def _strict(operator: TargetOperator | None) -> TargetOperator | None:
    strict = {TargetOperator.AT_MOST: TargetOperator.LESS, TargetOperator.AT_LEAST: TargetOperator.GREATER}
    return strict.get(operator, operator) if operator else None
