"""表裡有、地圖上沒有的策略目標 / An objective with a table that is not on the map.

## What it does
回報有計分卡表、但不在策略地圖上的策略目標。地圖用了另一個代碼的，見SC005。

Reports an objective that has a scorecard table but does not stand on the strategy map. Where the map has another code
for it, see SC005.

## Why it matters
地圖是全貌。不在地圖上的策略目標，看不出它支持哪個主題。

The map is the whole picture. What is not on it supports no theme that a reader could see.

## Example
表裡有BC9，地圖沒有 / table BC9, no BC9 on the map

## What to do
把它補到地圖上，或確認代碼有沒有印錯。

Add it to the map, or check whether its code is misprinted.

## When it is wrong
地圖是另一個年度的。

The map is that of another year.

## References
平衡計分卡：計分卡依策略地圖展開。

Balanced scorecard: the tables unfold the map.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import grouped, is_partial, is_top, own_map, two_coded
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="SC003",
    name="table-objective-not-on-map",
    severity=Severity.ERROR,
    message=Wording(
        "{code}「{name}」有表，但不在策略地圖上，看不出它支持哪個主題。",
        "{code} “{name}” has a table but is not on the map, so nobody can see which theme it supports.",
    ),
    suggestion=Wording(
        "補到地圖上；若是代碼印錯，改代碼。", "Add it to the map; if its code is a misprint, correct the code."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each objective that heads a table and is not on the own map, where a map is printed."""
    on_map = {cell.code for cell in own_map(edition, context)}
    if not on_map or is_partial(edition):
        return
    on_map |= {heading.code for _, heading in two_coded(edition, context)}
    for code, headings in grouped(edition.card.objectives, lambda one: one.code).items():
        if code not in on_map and not is_top(code, context):
            yield Hit(
                subject=code,
                facts={"code": code, "name": headings[0].name},
                source=first_lines([headings[0].source]),
                refs=tuple(one.ref for one in headings),
            )
