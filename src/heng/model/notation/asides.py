"""What stands in brackets beside a figure: its unit, its span, a ratio, named numbers, a plan, a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from heng.model.figures import AsOf, DataItem
from heng.model.notation.amounts import Amount, amounts
from heng.model.notation.cell import BRACKET, CODE, DATE, Cell, read_cell
from heng.model.notation.dates import DateSpan
from heng.model.notation.numbers import DIGITS, shift
from heng.model.notation.reasons import PLANNED
from heng.model.notation.units import is_unit
from heng.model.period import PartialDate, Period
from heng.model.quantity import Quantity

NUMERATOR, DENOMINATOR = "分子", "分母"

_UNTIL = re.compile(r"(?:截至|截止|統計至|更新至|至|迄|到|止於) ?$")
_STOPS = re.compile(r" ?(?:止|為止|底止)")
_SPAN_WORDS = re.compile(
    r"統計|期間|時間|區間|範圍|資料|數據|累計|更新|最新|截至|截止|為止|底|月份|[至迄到止為係計數值之的: 。,自起]"
)
_PARTIAL = re.compile(r"尚未|尚無|未含|未包[含括]|不含|部分|僅|暫|初步|預估")
_FIGURE = re.compile(r"統計|公布|公告|發布|計算|結算|產出|提供")
_ONLY_PARTIAL = ("部分", "部分數據", "初步")
_RATIO = re.compile(
    rf" *({DIGITS}) *([^ 0-9/x×*%]{{0,4}}) */ *({DIGITS}) *([^ 0-9/x×*%]{{0,4}}) *(?:[x×*] *(?:100)? *%?)? *"
)
_DATE_LIKE = re.compile(
    r" *[0-9]{1,4}[/.][0-9]{1,2}(?:[/.][0-9]{1,2})?(?: *[-~至] *[0-9]{1,4}[/.][0-9]{1,2}(?:[/.][0-9]{1,2})?)? *"
)
_LABEL_HEAD = re.compile(
    r"^(?:[ :：,，、;；+＋/。=→]|其中|包含|包括|含(?!量)|以(?!上|下|內)|共計|合計|約|為|及|與|和|另|[高低大小優]於)+"
)
_LABEL_TAIL = re.compile(r"(?:[ :：=]|為|約|達|(?<![設會總合共統累小估])計|共)+$")
_INCLUDED = re.compile(r" *(?:其中|包含|包括|含)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What one bracket says.

    Attributes:
        unit: The bracket holds only the unit of the figure.
        as_of: The span that the figure covers.
        planned: Day for which work is announced.
        figure_planned: `planned` is the day of the figure itself (`預定 6/30 公布`), not of the work behind it.
        items: Numbers with their labels; `分子` and `分母` for a printed ratio.
        adds: The items are the parts of the figure: they are joined by `+`, or their sum is the figure.
        partial: The figure is not complete.
        note: The text, empty where the fields above say all of it.
    """

    unit: str = ""
    as_of: AsOf | None = None
    planned: PartialDate | None = None
    figure_planned: bool = False
    items: tuple[DataItem, ...] = ()
    adds: bool = False
    partial: bool = False
    note: str = ""


def read_aside(text: str, period: Period | None, *, unit: str = "", value: Quantity | None = None) -> Aside:
    """Read the inside of a bracket.

    Args:
        text: Printed text without the bracket.
        period: What the figure is for; dates without a year take its year.
        unit: Unit of the row.
        value: The figure beside the bracket; it tells the ratio `4/5` from the day.
    """
    cell = read_cell(text, period)
    if is_unit(cell.folded, unit):
        return Aside(unit=cell.text)
    as_dates = read_cell(text, period, dated=True) if _DATE_LIKE.fullmatch(cell.folded) else cell
    ratio = _ratio(cell.folded)
    if ratio and (not as_dates.dates or as_dates is cell or (value is not None and ratio_fits(value, ratio))):
        return Aside(items=ratio)
    return _words(as_dates)


def read_asides(cell: Cell, found: Sequence[Amount], unit: str, period: Period | None) -> tuple[Aside, ...]:
    """Read all brackets of a cell; the first amount is the figure they stand beside."""
    value = found[0].quantity if found else None
    return tuple(read_aside(cell.inside(bracket), period, unit=unit, value=value) for bracket in cell.brackets)


def _words(cell: Cell) -> Aside:
    planned = planned_day(cell)
    found = amounts(cell)
    as_of = _until(cell) or (None if found else span_of(cell))
    as_of = as_of if planned is None else None
    items = _items(cell, found, cell.dates[-1].end if as_of else 0)
    only_span = as_of is not None and not found and not _beside_dates(cell, found)
    only_plan = planned is not None and not PLANNED.sub("", _beside_dates(cell, found))
    only_number = len(items) == 1 and not items[0].name and found[0].end == len(cell.text)
    return Aside(
        as_of=as_of,
        planned=planned,
        figure_planned=planned is not None and _FIGURE.search(cell.main) is not None,
        items=items,
        adds=len(items) > 1 and "+" in cell.main and not _INCLUDED.match(cell.main),
        partial=is_partial(cell.main) and planned is None,
        note="" if only_span or only_plan or only_number or cell.folded in _ONLY_PARTIAL else cell.text,
    )


def is_partial(words: str) -> bool:
    """Tell whether folded words say that a figure is not complete."""
    return _PARTIAL.search(words) is not None


def _ratio(folded: str) -> tuple[DataItem, DataItem] | None:
    match = _RATIO.fullmatch(folded)
    if match is None:
        return None
    return _item(NUMERATOR, match[1], match[2]), _item(DENOMINATOR, match[3], match[4])


def ratio_fits(printed: Quantity, items: tuple[DataItem, ...]) -> bool:
    """Tell whether a figure is the printed ratio: as a fraction, in percent or in ‰. True where no ratio is printed."""
    by_name = {item.name: item.value.value for item in items}
    if NUMERATOR not in by_name or DENOMINATOR not in by_name:
        return True
    if not by_name[DENOMINATOR]:
        return False
    ratio = by_name[NUMERATOR] / by_name[DENOMINATOR]
    return any(ratio * factor in printed.interval() for factor in (1, 100, 1000))


def span_of(cell: Cell, found: Sequence[Amount] = ()) -> AsOf | None:
    """Return the span that a text gives for its figure: up to a day, a range, or a whole month; else None.

    Args:
        cell: The text.
        found: Its amounts.
    """
    until = _until(cell)
    if until is not None or len(cell.dates) != 1 or _beside_dates(cell, found):
        return until
    return _whole(cell.dates[0])


def _until(cell: Cell) -> AsOf | None:
    """Return the span whose end is named as such: `至 5/31`, `4 月底止`."""
    for span in cell.dates:
        if span.first is None or span.last is None:
            continue
        if _UNTIL.search(cell.main[max(0, span.start - 4) : span.start]) or _STOPS.match(cell.main, span.end):
            return AsOf(first=span.first.first() if span.is_range else None, last=span.last.last())
    return None


def _beside_dates(cell: Cell, found: Sequence[Amount]) -> str:
    """Return what stands beside dates and amounts and is no word of a statistical period."""
    pieces, pos = [], 0
    for amount in found:
        pieces.append(cell.main[pos : amount.start])
        pos = amount.end
    words = "".join((*pieces, cell.main[pos:]))
    return _SPAN_WORDS.sub("", words.replace(DATE, "").replace(BRACKET, ""))


def _whole(span: DateSpan) -> AsOf | None:
    if span.first is None or span.last is None:
        return None
    day = not span.is_range and span.first.day
    return AsOf(first=None if day else span.first.first(), last=span.last.last())


def planned_day(cell: Cell) -> PartialDate | None:
    """Return the last day that a text announces for work still to come, None where it announces none."""
    plan = PLANNED.search(cell.main)
    if plan is None:
        return None
    days = [span.last for span in cell.dates if span.last is not None]
    return days[-1] if days else None


def merged(quantity: Quantity, asides: tuple[Aside, ...]) -> Quantity:
    """Give a quantity the unit that a bracket names, where none stands beside it."""
    unit = next((aside.unit for aside in asides if aside.unit), "")
    return replace(quantity, unit=unit) if unit and not quantity.unit else quantity


def _item(name: str, digits: str, unit: str) -> DataItem:
    value = Decimal(digits.replace(",", ""))
    exponent = value.as_tuple().exponent
    step = shift(Decimal(1), exponent if isinstance(exponent, int) else 0)
    return DataItem(name=name, value=Quantity(value=value, unit=unit, step=step))


def _items(cell: Cell, found: list[Amount], start: int) -> tuple[DataItem, ...]:
    items = []
    for amount in found:
        items.append(DataItem(name=label(cell, start, amount.start), value=amount.quantity))
        start = amount.end
    return tuple(items)


def label(cell: Cell, start: int, end: int) -> str:
    """Return the printed words between two offsets as a label, without separators, codes and words that lead in."""
    codes = [offset for offset in range(start, end) if cell.main[offset] == CODE]
    begin = codes[-1] + 1 if codes else start
    return _LABEL_TAIL.sub("", _LABEL_HEAD.sub("", cell.part(begin, end)))
