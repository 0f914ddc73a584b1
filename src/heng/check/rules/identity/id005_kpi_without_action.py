"""沒有行動計畫的KPI / A KPI without an action plan.

## What it does
文件印行動計畫時，回報一個行動計畫都沒有的KPI。

Where the document prints action plans, reports a KPI that has none.

## Why it matters
看不出靠什麼達成。

Nobody can see what is to move it.

## Example
CP1.3 沒有行動計畫 / CP1.3 with an empty cell

## What to do
補上行動計畫；若和另一個KPI共用，寫上代碼。

Add the plan; if it is shared with another KPI, print its code.

## When it is wrong
行動計畫和上一列合併成一格。

The cell is merged with that of the row above.

## References
平衡計分卡：每個KPI要有推動它的行動方案。

Balanced scorecard: initiatives for every measure.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import is_whole, kpis
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="ID005",
    name="kpi-without-action",
    severity=Severity.WARNING,
    message=Wording(
        "{code}「{name}」沒有行動計畫，看不出靠什麼達成。",
        "{code} “{name}” has no action plan, so nobody can see what is to move it.",
    ),
    suggestion=Wording(
        "補上行動計畫；和別的KPI共用的，寫上代碼。", "Add the plan; if it is shared with another KPI, print its code."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each KPI under none of whose rows an action plan stands."""
    moved = {(action.objective, action.indicator) for action in edition.card.actions if action.indicator}
    refs = {action.indicator_ref for action in edition.card.actions}
    if not edition.card.actions:
        return
    for (objective, code), rows in kpis(edition).items():
        if (objective, code) in moved or any(row.ref in refs for row in rows):
            continue
        if not is_whole(rows[0].theme, edition, context):
            continue
        yield Hit(
            subject=code,
            facts={"code": code, "name": rows[0].name},
            source=first_lines([rows[0].source]),
            refs=tuple(row.ref for row in rows),
        )
