"""指標用自己定義自己 / A KPI is defined by itself.

## What it does
公式就是指標的名稱，或公式裡的量就是這個指標本身時回報。只計一個量的（參加人數）不回報。

Reports a formula that only repeats the KPI's name, or that computes the KPI of itself. One counted quantity (參加人數)
is left alone.

## Why it matters
沒有說比率的分子和分母，怎麼算都對。

Nothing says what the share is of, so that any computation would be right.

## Example
指標「達成比率」的公式是「達成比率」 / the formula of 達成比率 is 達成比率

## What to do
寫出分子和分母。

Write what is divided by what.

## When it is wrong
同名的量另有定義。

A quantity of the same name is defined elsewhere.

## References
定義不能用到被定義的詞。

A definition does not use the term it defines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heng.check.context import Context
from heng.check.formulas import cells, place
from heng.check.measures import head_of, is_share
from heng.check.rule import Hit, rule
from heng.check.text import elided, fold
from heng.formula import Parsed
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import FormulaClass, Severity

SHARES = ("%", "％", "‰")
_EQUALS = re.compile("[=＝]")
_LEAST = 3
"""Characters of the end of a name that is more than its measure (率)."""


@rule(
    code="FM006",
    name="formula-circular",
    severity=Severity.WARNING,
    message=Wording(
        "{code}「{name}」的公式就是指標自己（{text}），沒有說怎麼計算。",
        "The formula of {code} “{name}” is the KPI itself (“{text}”); nothing says how it is computed.",
    ),
    suggestion=Wording("寫出分子和分母。", "Write what is divided by what."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each formula that defines its KPI by itself."""
    for row, parsed in cells(edition, context):
        if _is_circular(row, parsed):
            yield Hit(
                subject=row.subject,
                facts={"code": row.subject, "name": elided(row.name), "text": elided(row.formula or "")},
                source=place(row),
                refs=(row.ref,),
            )


def _is_circular(row: Indicator, parsed: Parsed) -> bool:
    name = fold(row.name)
    if not name or (parsed.kind is FormulaClass.COUNT and row.unit not in SHARES):
        return False
    formula = row.formula or ""
    sides = [fold(side) for side in _EQUALS.split(formula) if side.strip()]
    if name in {fold(each) for each in (*parsed.variables, formula)} or set(sides) == {name}:
        return True
    # Some words of the name in their order, up to its last (收繳率 of 規費收繳率), are the KPI itself as well.
    return is_share(head_of(row.name).kinds) and all(_is_shortened(side, name) for side in sides)


def _is_shortened(text: str, name: str) -> bool:
    rest = iter(name)
    return len(text) >= _LEAST and text[-_LEAST:] == name[-_LEAST:] and all(each in rest for each in text)
