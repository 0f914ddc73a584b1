"""Numbers, days and texts as the pages show them."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from heng.evaluate.telling import shown
from heng.model.period import PartialDate, Period, day_label
from heng.model.quantity import Quantity
from heng.web.language import current, pick

MINUS = "−"
_DIGITS = Context(prec=400)
"""Wide enough for the quotient of any two numbers that a document can print."""
_SCALES = {"": "", "千": "thousand", "萬": "10,000", "百萬": "million", "千萬": "10 million", "億": "100 million"}
_MONEY = re.compile(rf"(?:新[臺台]幣)?({'|'.join(filter(None, _SCALES))}|)元")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_SPACE_BESIDE_WIDE = re.compile(rf"(?<=[{_WIDE}]) (?=\S)|(?<=\S) (?=[{_WIDE}])")


def number(value: Decimal) -> str:
    """Return a number with grouped thousands and a true minus sign; its digits stay as printed."""
    return f"{value:,f}".replace("-", MINUS)


def quantity(value: Quantity) -> str:
    """Return a quantity without its unit."""
    return number(value.value)


def percent(value: Decimal, places: int = 1) -> str:
    """Return a percentage rounded half up, with its sign: `87.1%`."""
    return f"{rounded(value, places)}%"


def outward(low: Decimal, high: Decimal) -> tuple[str, str]:
    """Return two shares (1 = 100 %) that bound another as percentages, rounded outward, with one decimal."""
    one, other = (Decimal(bound.removesuffix("%")) for bound in shown.bounds(low, high))
    return percent(one), percent(other)


def rounded(value: Decimal, places: int = 1) -> str:
    """Return a number rounded half up."""
    return number(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _DIGITS))


def share(part: int, whole: int) -> int:
    """Return a part in whole percent of a total, never 0 or 100 unless it is none or all of it."""
    if whole == 0:
        return 0
    exact = Decimal(part) * 100 / Decimal(whole)
    near = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    return min(max(near, 1), 99) if 0 < part < whole else near


def day(value: date) -> str:
    """Return a day: `107/04/30`, or `2018-04-30` in English; of a moment, to the minute in the time of Taipei."""
    return day_label(value, current())


def partial_day(value: PartialDate) -> str:
    """Return a day as exact as it is printed."""
    return value.label(current())


def moment(value: datetime) -> str:
    """Return a moment in the time of Taipei, to the minute."""
    return day_label(value, current())


def span(value: Period) -> str:
    """Return a period by its name."""
    return value.label(current())


def text(value: str) -> str:
    """Return printed text without the spaces between Chinese and Latin characters, which the page sets itself."""
    return _SPACE_BESIDE_WIDE.sub("", value)


def money_unit(unit: str) -> str:
    """Return a unit of money in the language of the page: `新臺幣億元`, `NT$ 100 million`; other units as printed."""
    printed = _MONEY.fullmatch(unit)
    if printed is None:
        return unit
    return pick(unit, f"NT$ {_SCALES[printed[1]]}".strip())
