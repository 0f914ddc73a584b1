"""沒有單位 / A unit is missing.

## What it does
文件有單位欄時，回報沒有印單位的KPI。

Where the document prints units, reports a KPI without one.

## Why it matters
沒有單位，數字不能比較，也不能加總。

Without a unit a figure can neither be compared nor added.

## Example
CP4.2 單位空白 / CP4.2 without 單位

## What to do
補上單位。

Add the unit.

## When it is wrong
名稱以指數、係數、比、百萬人率等結尾的本來沒有單位，不回報；別種沒有單位的指數認不出來。

Names that end with 指數, 係數, 比 or a rate per a number of people have no unit and are left alone; other indexes
without a unit are not recognised.

## References
指標定義包括公式和單位。

A definition has a formula and a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heng.check.cards import is_cut_off, readings
from heng.check.context import Context
from heng.check.measures import bare
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Reading, Threshold
from heng.model.finding import Wording
from heng.model.quantity import Quantity
from heng.model.terms import Severity

_BARE_NUMBER = re.compile(r"(?:指數|係數|比值|性比例|(?<![占佔])比|[十百千萬]人率|[A-Z]{2,}值?)$")
"""Ends of names whose figures are numbers without a unit."""

IN_CELL = Wording(
    "{code}沒有印單位，只在數值旁邊看到「{unit}」。定義不完整。",
    "{code} prints no unit; only beside its figure stands “{unit}”. The definition is not complete.",
)


@rule(
    code="ID007",
    name="unit-missing",
    severity=Severity.WARNING,
    message=Wording(
        "{code}沒有印單位，數字不能比較，也不能加總。",
        "{code} prints no unit, so its figures can neither be compared nor added.",
    ),
    suggestion=Wording("在指標公式及單位欄補上單位。", "Add the unit beside the formula."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each row whose unit is empty, where the document prints units at all."""
    rows = edition.card.indicators
    if not any(row.unit for row in rows):
        return
    units = {row.ref: unit for row, reading in readings(edition) if (unit := _unit_beside(reading))}
    for row in rows:
        if row.unit == "" and not _BARE_NUMBER.search(bare(row.name)) and not is_cut_off(row, edition, context):
            yield _hit(row, units.get(row.ref, ""))


def _hit(row: Indicator, unit: str) -> Hit:
    return Hit(
        subject=row.subject,
        facts={"code": row.subject, "unit": unit},
        source=first_lines([row.source]),
        refs=(row.ref,),
        message=IN_CELL if unit else None,
    )


def _unit_beside(reading: Reading) -> str:
    """Return a unit printed in the cell of the target or the actual."""
    target = reading.target.predicate if reading.target else None
    values = [
        target.value if isinstance(target, Threshold) else None,
        reading.actual.value if isinstance(reading.actual, Actual) else None,
    ]
    return next((value.unit for value in values if isinstance(value, Quantity) and value.unit), "")
