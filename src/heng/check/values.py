"""Printed figures of one row, brought to one unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.check.measures import plain
from heng.evaluate.units.conversion import convert, is_percent
from heng.model.card import Indicator
from heng.model.figures import Actual, Parts, Reading, Threshold
from heng.model.quantity import Quantity
from heng.model.quantity import plain as digits


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and the actual beside it in the target's unit; `label` of the part, empty for the whole cell."""

    target: Quantity
    actual: Quantity
    value: Decimal
    label: str = ""


def pairs(row: Indicator, reading: Reading) -> Iterator[Pair]:
    """Yield the target of a row with its actual where both are numbers of one unit: the whole, else part by part."""
    actual = reading.actual
    if reading.target is None or not isinstance(actual, Actual):
        return
    match reading.target.predicate:
        case Threshold(value=target):
            yield from _pair(row, target, actual.value)
        case Parts(total=Quantity() as target):
            yield from _pair(row, target, actual.value)
        case Parts(parts=parts):
            met = {plain(part.label): part.value for part in actual.parts if part.label}
            for part in parts:
                yield from _pair(row, part.value, met.get(plain(part.label)), part.label)


def _pair(row: Indicator, target: object, actual: object, label: str = "") -> Iterator[Pair]:
    if isinstance(target, Quantity) and isinstance(actual, Quantity):
        value = convert(actual, target.unit, row.unit or "")
        if value is not None:
            yield Pair(target, actual, value, label)


def is_share(row: Indicator, figure: Quantity) -> bool:
    """Tell whether a figure is printed as per cent: by its own unit, else by that of its row."""
    return is_percent(figure.unit or row.unit or "")


def percent(figure: Quantity) -> str:
    """Return a share for a message, with its sign."""
    return f"{digits(figure.value)}%"


_COMPARED = re.compile(
    r"[高優低大小少多勝劣]於|超越|超過|持平|不低於|排名|名次|第[一二三四五六七八九十\d]+(?:[名位]|$)|前[一二三四五六七八九十\d]+名"
    r"|(?:[較比](?:照|起)?)?(?:去年|上年|前年|前一年|前一?期|上期|前次|上次|同期|基期|往年|歷年|全國|[四五六]都)\S{0,6}?"
    r"(?:成長|增加|提升|提高|減少|降低|下降|縮短|改善|進步|為[高低優多少])|逐年(?:成長|增加|提升|提高|減少|降低|下降|遞增|遞減)"
    r"|[較比與和]\S{0,6}?(?:年|期|季|月|平均)\S{0,4}?(?:成長|增加|提升|提高|減少|降低|下降|改善|進步|相當|相同|持平)"
)


def is_compared(target: str) -> bool:
    """Tell whether a target without a number compares with others: 六都第一, 優於全國, 前三名."""
    return _COMPARED.search(plain(target)) is not None


_FRACTION = re.compile(r"\D{0,8}?(\d[\d,]*)[^\d/.]{0,4}/\D{0,8}?(\d[\d,]*)[^\d/.]{0,4}?(?:[x*×]?(?:100)?%)?")
_TIME = re.compile(r"^(?:至|到|截|迄|於|自|從|更新|統計|資料|預定|排定)|[年月日前後完]|止$")
_MONTHS, _DAYS = 12, 31


def fraction(text: str) -> tuple[Decimal, Decimal] | None:
    """Return numerator and denominator where a cell prints just one pair of whole numbers in brackets (`(13/14)`)."""
    text = plain(text)
    inside = re.findall(r"[(\[](.*?)[)\]]", text)
    found = [match for part in inside if not _TIME.search(part) and (match := _FRACTION.fullmatch(part))]
    if len(found) != 1:
        return None
    above, below = (Decimal(one.replace(",", "")) for one in found[0].groups())
    bare = found[0][0] == f"{above}/{below}"
    return (above, below) if below and not (bare and may_be_day(above, below, text)) else None


def may_be_day(above: Decimal, below: Decimal, text: str) -> bool:
    """Tell whether `7/31` in a cell may be a day as well as a fraction; a printed `%` says fraction."""
    return above <= _MONTHS and below <= _DAYS and not set("%％") & set(text)
