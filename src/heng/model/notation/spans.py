"""What span a figure covers, and for when work is announced, from the words around the dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from heng.model.figures import AsOf
from heng.model.notation.amounts import Amount
from heng.model.notation.cell import BRACKET, DATE, Cell
from heng.model.notation.dates import DateSpan
from heng.model.notation.reasons import PLANNED

_UNTIL = re.compile(r"(?:截至|截止|統計至|更新至|至|迄|到|止於) ?$")
_STOPS = re.compile(r" ?(?:止|為止|底止)")
_SPAN_WORDS = re.compile(
    r"統計|期間|時間|區間|範圍|資料|數據|累計|更新|最新|截至|截止|為止|底|月份|[至迄到止為係計數值之的: 。,自起]"
)
_FIGURE = re.compile(r"統計|公布|公告|發布|計算|結算|產出|提供")


def span_of(cell: Cell, found: Sequence[Amount] = ()) -> AsOf | None:
    """Return the span that a text gives for its figure: up to a day, a range, or a whole month; else None.

    Args:
        cell: The text.
        found: Its amounts.
    """
    until = until_of(cell)
    if until is not None or len(cell.dates) != 1 or beside_dates(cell, found):
        return until
    span = cell.dates[0]
    return _as_of(span, closed=span.is_range or not (span.first and span.first.day))


def until_of(cell: Cell) -> AsOf | None:
    """Return the span whose end is named as such (`至 5/31`, `4 月底止`), None where none is."""
    for span in cell.dates:
        if _UNTIL.search(cell.main[max(0, span.start - 4) : span.start]) or _STOPS.match(cell.main, span.end):
            return _as_of(span, closed=span.is_range)
    return None


def _as_of(span: DateSpan, *, closed: bool) -> AsOf | None:
    if span.first is None or span.last is None:
        return None
    return AsOf(first=span.first if closed else None, last=span.last)


def beside_dates(cell: Cell, found: Sequence[Amount]) -> str:
    """Return what stands beside dates, amounts and brackets and is no word of a statistical period."""
    pieces, pos = [], 0
    for amount in found:
        pieces.append(cell.main[pos : amount.start])
        pos = amount.end
    words = "".join((*pieces, cell.main[pos:]))
    return _SPAN_WORDS.sub("", words.replace(DATE, "").replace(BRACKET, ""))


def planned_of(cell: Cell) -> DateSpan | None:
    """Return the last date or span that a text announces for what is still to come, None where it announces none."""
    if PLANNED.search(cell.main) is None:
        return None
    return last_date(cell)


def last_date(cell: Cell) -> DateSpan | None:
    """Return the last date of a text that a calendar knows."""
    return next((span for span in reversed(cell.dates) if span.last is not None), None)


def announces_figure(cell: Cell) -> bool:
    """Tell whether what is announced is the figure itself (`預定 6/30 公布`), not the work behind it."""
    return _FIGURE.search(cell.main) is not None
