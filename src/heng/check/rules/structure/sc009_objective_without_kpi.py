"""沒有KPI的策略目標 / An objective without a KPI.

## What it does
回報表裡一個KPI都沒有的策略目標。

Reports an objective whose table holds no KPI.

## Why it matters
沒有KPI，就看不出這個策略目標做到了沒有。

Without a KPI nobody can see whether the objective is reached.

## Example
CL4有表頭，底下沒有KPI / the heading CL4 with no row below it

## What to do
補上KPI；若KPI印到別的表，移回來。

Add a KPI; if its rows stand in another table, move them.

## When it is wrong
這一年有意不設指標，且文件有說明。

None is set for this year, and the document says so.

## References
平衡計分卡：每個策略目標至少一個衡量指標。

Balanced scorecard: at least one measure for every objective.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import grouped, is_whole
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="SC009",
    name="objective-without-kpi",
    severity=Severity.ERROR,
    message=Wording(
        "{code}「{name}」的表裡沒有KPI，看不出它做到了沒有。",
        "The table of {code} “{name}” holds no KPI, so nobody can see whether it is reached.",
    ),
    suggestion=Wording("補上KPI；若印到別的表，移回來。", "Add a KPI; if its rows stand in another table, move them."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each objective under none of whose headings a KPI stands."""
    rows = edition.card.indicators
    measured = {row.objective for row in rows} | {row.objective_ref for row in rows}
    if not measured:
        return
    for code, headings in grouped(edition.card.objectives, lambda one: one.code or one.ref).items():
        if code in measured or not is_whole(headings[0].theme, edition, context):
            continue
        yield Hit(
            subject=headings[0].code,
            facts={"code": headings[0].code, "name": headings[0].name},
            source=first_lines([headings[0].source]),
            refs=tuple(one.ref for one in headings),
        )
