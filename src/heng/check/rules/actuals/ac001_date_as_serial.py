"""日期變成序號 / A date has become a serial number.

## What it does
該是日期的格子裡印著試算表的日期序號時回報，並換算成日期。

Reports a cell that should hold a date but prints a spreadsheet's serial number, and says which day it is.

## Why it matters
序號沒有人讀得懂，也無法和期限比較。

Nobody can read a serial number, and it cannot be compared with a deadline.

## Example
`-654759` = 107/04/30；`43220` = 2018-04-30

## What to do
對照原始資料，改印日期。

Compare with the original data and print the date.

## When it is wrong
那個數字真的是數量。

The number really is a quantity.

## References
試算表從1899-12-30起算日數；年份打成民國年（0107）會得到負數。

Spreadsheets count days from 1899-12-30; a 民國 year typed as a year (0107) gives a negative number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from heng.check.cards import readings
from heng.check.context import Context
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.figures import Deadline, Reading
from heng.model.finding import Wording
from heng.model.notation import is_date_unit
from heng.model.notation.dates import serial_days
from heng.model.period import Period, roc
from heng.model.terms import Severity

_SERIAL = re.compile(r"[-−－]?[0-9]{4,6}")


@rule(
    code="AC001",
    name="date-as-serial",
    severity=Severity.ERROR,
    message=Wording(
        "{text}看起來是試算表的日期序號，換算是{day}。這樣印出來，沒有人知道是哪一天。",
        "{text} looks like a spreadsheet date number; it converts to {day_en}. As printed,"
        " nobody knows which day that is.",
    ),
    suggestion=Wording("確認是不是{day}；是的話，改印日期。", "Check whether it is {day_en}; if so, print the date."),
    doubts_figures=True,
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each cell of a date that prints a serial number."""
    for indicator, reading in readings(edition):
        for cell in (reading.target, reading.actual):
            day = _day(cell.text) if cell is not None else None
            if cell is None or day is None or not _expects_date(indicator.unit or "", reading, day):
                continue
            yield Hit(
                subject=indicator.subject,
                facts={"text": cell.text, "day": roc(day), "day_en": day.isoformat()},
                source=cell.source or reading.source,
                refs=(reading.ref, indicator.ref),
            )


def _day(text: str) -> date | None:
    """Return the day that a serial number stands for, None where the text is no such number."""
    plain = text.strip().replace("−", "-").replace("－", "-")
    if not _SERIAL.fullmatch(plain):
        return None
    western, with_roc_year = serial_days(int(plain))
    return western or with_roc_year


def _expects_date(unit: str, reading: Reading, day: date) -> bool:
    """Tell whether the cell should hold a date: by its unit, or by the other cell of the row."""
    if is_date_unit(unit):
        return True
    beside_deadline = reading.target is not None and isinstance(reading.target.predicate, Deadline)
    return (beside_deadline or _are_serials_of_roc_years(reading)) and _is_near(day, reading.period)


def _are_serials_of_roc_years(reading: Reading) -> bool:
    """Tell whether both cells are numbers far below zero that are days of the period: no count comes so twice."""
    texts = [cell.text for cell in (reading.target, reading.actual) if cell is not None]
    days = [day for text in texts if not text.isdigit() and (day := _day(text)) is not None]
    return len(days) == 2 and all(_is_near(day, reading.period) for day in days)


def _is_near(day: date, period: Period | None) -> bool:
    """Tell whether a day lies in the year of a period or next to it: a count that looks like a serial rarely does."""
    return period is not None and abs(day.year - period.first.year) <= 1
