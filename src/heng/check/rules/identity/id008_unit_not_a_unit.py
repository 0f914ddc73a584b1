"""單位欄印的不是單位 / What stands as the unit is none.

## What it does
單位欄印的是要量什麼（數量、滿意度調查、某某率），或連數字一起印（1場）時回報。

Reports a unit cell that says what is measured (數量, 滿意度調查, a rate's name) or holds a number as well (1場).

## Why it matters
不知道數字是多少件、人或百分比，就不能比較，也不能加總。

Unless it is known whether a figure counts cases, people or per cent, it can neither be compared nor added.

## Example
單位：數量

## What to do
印數字的單位，例如件、人次、%。

Print what the figure is counted in, such as 件, 人次 or %.

## When it is wrong
文件另有定義這個字是單位。不認得的短詞（支、盞）不回報；目標是日期時，「日期」也不回報。

The document defines the word as a unit elsewhere. Short words that the tables do not know are left alone, and so is
日期 where the target is a day.

## References
單位的字表在 `heng.check.vocabulary`。

The tables of units stand in `heng.check.vocabulary`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heng.check.cards import grouped, readings
from heng.check.context import Context
from heng.check.measures import bare, plain
from heng.check.rule import Hit, rule
from heng.check.vocabulary import NAMES_OF_QUANTITIES, TELLS_NOTHING, UNITS, UNITS_IN_RATE
from heng.evaluate.units.conversion import NO_UNIT
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Deadline, Reading
from heng.model.finding import Wording
from heng.model.notation import scale_of_unit
from heng.model.notation.units import is_unit
from heng.model.terms import Severity

NUMBERED = Wording(
    "{code}的單位欄連數字一起印「{unit}」，分不出是單位還是目標。",
    "The unit of {code} holds a number (“{unit}”), so unit and target cannot be told apart.",
)
_ONE = re.compile(r"(?:\d{1,2}|[一二兩三四五六七八九])(?P<unit>\D+)")
_REMARK = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(r"[/;,、及與和每]")
_DAY = ("日期", "期限", "時程")
_RATIO = ("比率", "比例", "率")


@rule(
    code="ID008",
    name="unit-not-a-unit",
    severity=Severity.WARNING,
    message=Wording(
        "{code}的單位印「{unit}」，說的是量什麼，不是用什麼單位算。",
        "The unit of {code} is printed as “{unit}”: it says what is measured, not what the figure is counted in.",
    ),
    suggestion=Wording(
        "印數字的單位，例如件、人次、%。", "Print what the figure is counted in, such as 件, 人次 or %."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each row whose unit cell names no unit."""
    figures = grouped((reading for _, reading in readings(edition)), lambda reading: reading.indicator)
    for row in edition.card.indicators:
        unit = row.unit or ""
        numbered = _is_numbered(unit)
        if unit and (numbered or _names_quantity(row, figures.get(row.ref, ()))):
            yield Hit(
                subject=row.subject,
                facts={"code": row.subject, "unit": unit},
                source=row.unit_source or row.source,
                refs=(row.ref,),
                message=NUMBERED if numbered else None,
            )


def _is_numbered(unit: str) -> bool:
    match = _ONE.fullmatch(plain(unit))
    return (
        match is not None
        and scale_of_unit(match["unit"])[0] == 1
        and (match["unit"] in UNITS or is_unit(match["unit"]))
    )


def _names_quantity(row: Indicator, figures: tuple[Reading, ...]) -> bool:
    unit = bare(row.unit or "")
    if any(remark in UNITS or is_unit(remark) for remark in _REMARK.findall(plain(row.unit or ""))):
        return False
    if unit in _RATIO:
        return not bare(row.name).endswith("比")
    if unit in UNITS:
        return False
    if unit in _DAY:
        return not any(reading.target and isinstance(reading.target.predicate, Deadline) for reading in figures)
    if unit in NO_UNIT or unit in TELLS_NOTHING:
        return True
    return any(_is_quantity(piece) for piece in _BETWEEN.split(unit))


def _is_quantity(piece: str) -> bool:
    """Tell whether a piece of a unit ends in the name of a quantity; a count (`場次數`) is a unit."""
    if piece in UNITS or piece.endswith(UNITS_IN_RATE):
        return False
    ends = (piece[-length:] for length in range(1, 5) if length <= len(piece))
    return any(end in NAMES_OF_QUANTITIES and end not in NO_UNIT for end in ends)
