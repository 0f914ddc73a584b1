"""Numbers printed beside a figure, with their labels and what they are to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from heng.model.figures import Baseline, DataItem
from heng.model.notation.amounts import Amount
from heng.model.notation.cell import CODE, Cell
from heng.model.notation.numbers import DIGITS, shift
from heng.model.period import Period
from heng.model.quantity import Interval, Quantity
from heng.model.terms import DataRole

_UNIT = r"[^ 0-9/x×*%]{0,4}"
_RATIO = re.compile(rf" *({DIGITS}) *({_UNIT}) */ *({DIGITS}) *({_UNIT}) *(?:[x×*] *(?:100)? *%?)? *")
_LABEL_HEAD = re.compile(
    r"^(?:[ :：,，、;；+＋/。=→]|其中|包含|包括|含(?!量)|以(?!上|下|內)|共計|合計|約|為|及|與|和|另|[高低大小優]於)+"
)
_LABEL_TAIL = re.compile(r"(?:[ :：=]|為|約|達|(?<![設會總合共統累小估])計|共)+$")
_BENCHMARK = re.compile(r"平均|均值|中位數|[高低優]於|水準|基準")
_EARLIER = re.compile(r"(?:目標|實際|實績|基[準期]|執行|達成)?值?數?率?[ :]*")
_DONE = re.compile(r"完成|辦理|達成|已|實際")
_AIMED = re.compile(r"目標|預[定計]|規劃|應")
_INCLUDED = re.compile(r" *(?:其中|包含|包括|含)")
_SHARE = re.compile(r"率|[占佔]|比")
_SHARES = ("%", "‰", "％")


def label(cell: Cell, start: int, end: int) -> str:
    """Return the printed words between two offsets as a label, without separators, codes and words that lead in."""
    codes = cell.main.rfind(CODE, start, end)
    return _LABEL_TAIL.sub("", _LABEL_HEAD.sub("", cell.part(max(start, codes + 1), end)))


def ratio_of(folded: str) -> tuple[DataItem, ...]:
    """Return numerator and denominator of a text that is a ratio (`13/14x%`, `6 件/6 件`), else nothing."""
    match = _RATIO.fullmatch(folded)
    if match is None:
        return ()
    return _item(match[1], match[2], DataRole.NUMERATOR), _item(match[3], match[4], DataRole.DENOMINATOR)


def _item(digits: str, unit: str, role: DataRole) -> DataItem:
    value = Decimal(digits.replace(",", ""))
    exponent = value.as_tuple().exponent
    step = shift(Decimal(1), exponent if isinstance(exponent, int) else 0)
    return DataItem(name="", value=Quantity(value=value, unit=unit, step=step), role=role)


def ratio_fits(printed: Quantity, items: Sequence[DataItem]) -> bool:
    """Tell whether a figure is the printed ratio: as a fraction, in percent or in ‰. True where no ratio is printed."""
    numerator = next((item.value for item in items if item.role is DataRole.NUMERATOR), None)
    denominator = next((item.value for item in items if item.role is DataRole.DENOMINATOR), None)
    if numerator is None or denominator is None:
        return True
    if not denominator.value:
        return False
    ratio = numerator.value / denominator.value
    return any(ratio * factor in printed.interval() for factor in (1, 100, 1000))


def items_of(
    cell: Cell, found: Sequence[Amount], start: int, figure: Quantity | None, *, aimed: bool
) -> tuple[DataItem, ...]:
    """Return the numbers of a bracket that say what they are to the figure, with the labels before them.

    Args:
        cell: The inside of the bracket.
        found: Its amounts.
        start: Offset behind a date that gives the span of the figure, which is part of no label.
        figure: The figure beside the bracket.
        aimed: The figure is a target, so that a bare number beside it is what it is counted against.
    """
    items, parts = [], _lists_parts(cell, found)
    for amount in found:
        words = cell.folded[start : amount.start].strip()
        role = _role(words, amount.quantity, figure, aimed=aimed) or (DataRole.PART if parts else None)
        if role is not None:
            items.append(DataItem(name=label(cell, start, amount.start), value=amount.quantity, role=role))
        start = amount.end
    return tuple(items)


def is_included(cell: Cell) -> bool:
    """Tell whether a bracket names only some parts (`其中`, `含`)."""
    return _INCLUDED.match(cell.main) is not None


def _lists_parts(cell: Cell, found: Sequence[Amount]) -> bool:
    """Tell whether a bracket lists parts: it says so, adds them up, or holds nothing but labels and numbers."""
    if is_included(cell) or "+" in cell.main:
        return True
    one_unit = len({amount.quantity.unit for amount in found}) == 1
    return len(found) > 1 and one_unit and found[-1].end == len(cell.main) and "。" not in cell.main


def _role(words: str, value: Quantity, figure: Quantity | None, *, aimed: bool) -> DataRole | None:
    """Return what a number with these words before it is to the figure, None where they do not say."""
    if _BENCHMARK.search(words):
        return DataRole.BENCHMARK
    rate = figure is None or not figure.unit or figure.unit in _SHARES
    if value.unit in _SHARES:
        share = figure is None or figure.unit not in _SHARES
        return DataRole.SHARE if share and (not words or _SHARE.search(words)) else None
    if aimed and rate and (not words or _AIMED.search(words)):
        return DataRole.DENOMINATOR
    if not aimed and rate and (not words or _DONE.search(words)):
        return DataRole.COUNT
    return None


def baselines_of(cell: Cell, found: Sequence[Amount]) -> tuple[Baseline, ...]:
    """Return the starting values of an earlier time that a bracket names (`106 年目標值 11.14`)."""
    baselines, start = [], 0
    for amount in found:
        span = next((s for s in reversed(cell.dates) if start <= s.start and s.end <= amount.start), None)
        if span and span.first and span.last and _EARLIER.fullmatch(cell.main, span.end, amount.start):
            period = Period(span.first.first(), span.last.last())
            name = label(cell, span.start, amount.start)
            baselines.append(Baseline(label=name, value=amount.quantity, period=period))
        start = amount.end
    return tuple(baselines)


def total_of(quantities: Sequence[Quantity]) -> Interval:
    """Return the interval that the sum of printed quantities lies in."""
    total = quantities[0].interval()
    for quantity in quantities[1:]:
        total = total + quantity.interval()
    return total
