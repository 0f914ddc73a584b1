"""KPI代碼和策略目標不合 / A KPI's code does not belong to its objective.

## What it does
回報代碼不是以所屬策略目標的代碼開頭的KPI。

Reports a KPI whose code does not begin with the code of the objective it stands under.

## Why it matters
代碼是找到KPI的方法。從代碼看，這一項屬於另一個策略目標。

The code is how people find a KPI. By its code this one belongs to another objective.

## Example
AF2.1印在AF1底下 / AF2.1 under AF1

## What to do
看這一項屬於哪個策略目標，改代碼，或移到另一張表。

See which objective it belongs to; correct the code, or move the row to the other table.

## When it is wrong
表頭印晚了，這一列其實屬於下一張表。這時要移的是表頭。

A heading stands too late and the row belongs to the next table. Then the heading has to move.

## References
代碼約定：KPI代碼＝策略目標代碼＋「.」＋序號。

Convention: a KPI's code is its objective's code, a dot and a number.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import kpis
from heng.check.codes import objective_of
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import is_below
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="ID001",
    name="kpi-code-outside-objective",
    severity=Severity.ERROR,
    message=Wording(
        "KPI {code}「{name}」印在{objective}底下，但代碼屬於{claimed}。照代碼會找錯地方。",
        "KPI {code} “{name}” stands under {objective}, but its code belongs to {claimed}. By its code it is looked for"
        " in the wrong place.",
    ),
    suggestion=Wording(
        "這一項屬於{objective}就改代碼；屬於{claimed}就移過去。",
        "If it belongs to {objective}, correct the code; if to {claimed}, move it there.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each KPI whose code is that of another objective; its components are one KPI."""
    for (objective, code), rows in kpis(edition).items():
        claimed = objective_of(code, context.profile)
        if not objective or not claimed or is_below(code, objective):
            continue
        yield Hit(
            subject=code,
            facts={"code": code, "name": rows[0].name, "objective": objective, "claimed": claimed},
            source=first_lines(row.source for row in rows),
            refs=tuple(row.ref for row in rows),
        )
