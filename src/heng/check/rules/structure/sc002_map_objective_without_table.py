"""地圖上有、表裡沒有的策略目標 / An objective on the map without a table.

## What it does
回報策略地圖上有代碼、但沒有任何一張計分卡表的策略目標。表用了另一個代碼的，見SC005。

Reports an objective that stands on the strategy map but has no scorecard table. Where its table has another code, see
SC005.

## Why it matters
地圖上的承諾沒有指標可以看，也沒有人負責。

A promise of the map has no indicator by which it could be seen, and nobody answers for it.

## Example
地圖有AF3，表裡沒有 / map AF3, no table AF3

## What to do
補上這個策略目標的表；若已經不做了，從地圖拿掉。

Add the table of the objective, or take the objective off the map if it is given up.

## When it is wrong
表印在另一份文件裡。

Its table is printed in another document.

## References
平衡計分卡：地圖上的每個策略目標都要有衡量指標。

Balanced scorecard: every objective of the map has at least one measure.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import grouped, is_whole, miscoded, own_map, two_coded
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="SC002",
    name="map-objective-without-table",
    severity=Severity.ERROR,
    message=Wording(
        "地圖上有{code}「{name}」，但沒有它的表，所以沒有指標、目標值和負責機關。",
        "{code} “{name}” stands on the map but has no table, so it has no KPI, no target and nobody responsible.",
    ),
    suggestion=Wording(
        "補上{code}的表；若已經不做了，從地圖拿掉。",
        "Add the table of {code}, or take it off the map if it is given up.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each objective of the own map that heads no table."""
    headed = {objective.code for objective in edition.card.objectives}
    if not headed:
        return
    headed |= {cell.code for cell, _ in (*two_coded(edition, context), *miscoded(edition, context))}
    for code, cells in grouped(own_map(edition, context), lambda cell: cell.code).items():
        if code in headed or not is_whole(cells[0].theme, edition, context):
            continue
        yield Hit(
            subject=code,
            facts={"code": code, "name": cells[0].name},
            source=first_lines([cells[0].source]),
            refs=tuple(cell.ref for cell in cells),
        )
