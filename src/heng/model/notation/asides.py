"""What stands in brackets beside a figure: its unit, its span, a ratio, named numbers, a plan, a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from heng.model.figures import AsOf, Baseline, DataItem
from heng.model.notation.amounts import Amount, amounts
from heng.model.notation.cell import MASKS, Cell, read_cell
from heng.model.notation.dates import DateSpan
from heng.model.notation.folding import fold
from heng.model.notation.items import baselines_of, is_included, items_of, ratio_fits, ratio_of
from heng.model.notation.reasons import PLANNED
from heng.model.notation.spans import announces_figure, beside_dates, planned_of, span_of, until_of
from heng.model.notation.units import is_unit
from heng.model.period import Period
from heng.model.quantity import Quantity

_PARTIAL = re.compile(r"尚未|尚無|未含|未包[含括]|不含|部分|僅|暫|初步|預估")
_ONLY_PARTIAL = ("部分", "部分數據", "初步")
_DATE = r"[0-9]{1,4}[/.][0-9]{1,2}(?:[/.][0-9]{1,2})?"
_DATE_LIKE = re.compile(rf" *{_DATE}(?: *[-~至] *{_DATE})? *")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What one bracket says.

    Attributes:
        text: As printed inside it.
        unit: It holds only the unit of the figure.
        as_of: The span that the figure covers.
        planned: Date for which work is announced.
        figure_planned: `planned` is the day of the figure itself (`預定 6/30 公布`), not of the work behind it.
        items: Numbers with their labels; two without a label for a printed ratio.
        baselines: Values of an earlier time.
        adds: The items are joined by `+`, so that they should add up to the figure.
        partial: The figure is not complete.
        note: The text, empty where the fields above say all of it.
    """

    text: str = ""
    unit: str = ""
    as_of: AsOf | None = None
    planned: DateSpan | None = None
    figure_planned: bool = False
    items: tuple[DataItem, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    adds: bool = False
    partial: bool = False
    note: str = ""


def read_asides(
    cell: Cell, found: Sequence[Amount], unit: str, period: Period | None, *, aimed: bool = False
) -> tuple[Aside, ...]:
    """Read all brackets of a cell; the first amount is the figure they stand beside.

    Args:
        cell: The cell.
        found: Its amounts.
        unit: Unit of the row.
        period: What the figure is for; dates without a year take its year.
        aimed: The figure is a target.
    """
    figure = found[0].quantity if found else None
    return tuple(_read(cell.inside(bracket), period, unit, figure, aimed=aimed) for bracket in cell.brackets)


def read_tail(
    cell: Cell, start: int, period: Period | None, figure: Quantity, *, aimed: bool = False
) -> tuple[Aside, ...]:
    """Read the words behind a figure as if they stood in a bracket; nothing where there are none.

    Args:
        cell: The cell.
        start: Offset behind the figure.
        period: What the figure is for.
        figure: The figure.
        aimed: It is a target.
    """
    if not cell.main[start:].strip(f" 。{MASKS}"):
        return ()
    words = cell.words(start)
    if is_unit(fold(words)):
        return (Aside(text=words, unit=words),)
    return (_words(read_cell(words, period), figure, aimed=aimed),)


def _read(text: str, period: Period | None, unit: str, figure: Quantity | None, *, aimed: bool) -> Aside:
    cell = read_cell(text, period)
    if is_unit(cell.folded, unit):
        return Aside(text=cell.text, unit=cell.text)
    as_dates = read_cell(text, period, dated=True) if _DATE_LIKE.fullmatch(cell.folded) else cell
    ratio = ratio_of(cell.folded)
    # `4/5` is a ratio where it gives the figure, else the day.
    if ratio and (not as_dates.dates or as_dates is cell or (figure is not None and ratio_fits(figure, ratio))):
        return Aside(text=cell.text, items=ratio)
    return _words(as_dates, figure, aimed=aimed)


def _words(cell: Cell, figure: Quantity | None, *, aimed: bool) -> Aside:
    planned, found = planned_of(cell), amounts(cell)
    as_of = None if planned else until_of(cell) or (None if found else span_of(cell))
    baselines = baselines_of(cell, found) if aimed else ()
    known = [baseline.value for baseline in baselines]
    items = items_of(cell, found, cell.dates[-1].end if as_of else 0, figure, aimed=aimed)
    items = tuple(item for item in items if item.value not in known)
    return Aside(
        text=cell.text,
        as_of=as_of,
        planned=planned,
        figure_planned=planned is not None and announces_figure(cell),
        items=items,
        baselines=baselines,
        adds=len(items) > 1 and "+" in cell.main and not is_included(cell),
        partial=is_partial(cell.main) and planned is None,
        note="" if _all_said(cell, found, items, as_of, planned) else cell.text,
    )


def _all_said(
    cell: Cell, found: Sequence[Amount], items: Sequence[DataItem], as_of: AsOf | None, planned: DateSpan | None
) -> bool:
    """Tell whether the typed fields say all that the bracket says: a span, a plan, a number, or that it is partial."""
    if cell.folded in _ONLY_PARTIAL:
        return True
    if as_of is not None or planned is not None:
        return not found and not PLANNED.sub("", beside_dates(cell, found))
    return len(items) == 1 and not items[0].name and found[0].end == len(cell.text)


def is_partial(words: str) -> bool:
    """Tell whether folded words say that a figure is not complete."""
    return _PARTIAL.search(words) is not None


def merged(quantity: Quantity, asides: Sequence[Aside]) -> Quantity:
    """Give a quantity the unit that a bracket names, where none stands beside it."""
    unit = next((aside.unit for aside in asides if aside.unit), "")
    return replace(quantity, unit=unit) if unit and not quantity.unit else quantity
