"""公式裡訂了目標 / The formula states a target.

## What it does
公式裡有要達到的數值或期限時回報：比較（>90%）、「達 80%」、「每年 4 月底前」。目標值格印的是另一個數，一併說明。

Reports a number or a day to reach inside a formula: a comparison (`>90%`), 達 80%, 每年 4 月底前. Where the target's
cell prints another number, the message says so.

## Why it matters
公式說怎麼算，目標說要多少。兩個寫在一起，改了目標，公式就錯了。

The formula says how to compute, the target how much to reach. Written into one, the formula is wrong as soon as the
target changes.

## Example
滿意度正面評價>90%，目標值格印 93.6 / `>90%` in the formula, 93.6 in the target's cell

## What to do
把要達到的數移到目標值格，公式只留怎麼計算。

Move the number to the target's cell, and leave only the computation.

## When it is wrong
這個數是定義的一部分，例如及格的分數。

The number is part of the definition, such as a pass mark.

## References
年度目標值另有欄位。

The year's target has a column of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import readings
from heng.check.context import Context
from heng.check.formulas import cells, place
from heng.check.rule import Hit, rule
from heng.evaluate.units.conversion import convert
from heng.formula.stated import stated_target
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Target, Threshold
from heng.model.finding import Wording
from heng.model.notation import parse_target
from heng.model.terms import Severity

OTHER = Wording(
    "{code}的公式裡寫「{stated}」，目標值格印「{target}」，是兩個不同的目標。",
    "The formula of {code} states “{stated}”, its target's cell prints “{target}”: two targets.",
)


@rule(
    code="FM005",
    name="formula-states-target",
    severity=Severity.WARNING,
    message=Wording(
        "{code}的公式裡寫了目標「{stated}」；目標一改，公式就錯了。",
        "The formula of {code} states a target (“{stated}”); it is wrong as soon as the target changes.",
    ),
    suggestion=Wording(
        "把要達到的數移到目標值格，公式只留怎麼計算。",
        "Move what is to be reached to the target's cell, and leave only the computation.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each formula that states what is to be reached."""
    targets = {row.ref: reading.target for row, reading in readings(edition) if reading.target}
    for row, parsed in cells(edition, context):
        stated = stated_target(row.formula or "", parsed)
        if stated:
            target = targets.get(row.ref)
            differs = target is not None and _differs(stated, target, row)
            yield Hit(
                subject=row.subject,
                facts={"code": row.subject, "stated": stated, "target": target.text if target else ""},
                source=place(row),
                refs=(row.ref,),
                message=OTHER if differs else None,
            )


def _differs(stated: str, target: Target, row: Indicator) -> bool:
    """Tell whether a formula states one other number than the target's cell; False where they cannot be compared."""
    if "、" in stated:
        return False
    unit = row.unit or ""
    own, other = parse_target(stated.lstrip("達到"), unit=unit).value.predicate, target.predicate
    if not isinstance(own, Threshold) or not isinstance(other, Threshold):
        return False
    wanted = convert(own.value, other.value.unit or unit, unit)
    return wanted is not None and wanted != other.value.value
