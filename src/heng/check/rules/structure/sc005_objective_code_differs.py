"""地圖和表的代碼不同 / An objective has two codes.

## What it does
回報同一個主題裡名稱相同、但策略地圖和表的代碼不同的策略目標。這時不另報SC002和SC003。

Reports an objective that one theme of the strategy map and its table name alike, but under two codes. SC002 and SC003
leave it to this rule.

## Why it matters
照地圖的代碼找不到表，照表的代碼找不到它在地圖上的位置；底下的KPI和行動計畫也跟著用了另一個代碼。

By the map's code no table is found, and by the table's code no place on the map; KPIs and action plans below it carry
the other code too.

## Example
地圖EC1，表EC2 / map EC1, table EC2

## What to do
確認哪一個代碼正確，兩處一致，底下的KPI和行動計畫一起改。

Find out which code is right, use it in both places, and in the KPIs and action plans below it.

## When it is wrong
兩個策略目標剛好同名。

Two objectives happen to have one name.

## References
代碼以核定的策略地圖為準。

The approved map has the authoritative code.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import two_coded
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="SC005",
    name="objective-code-differs",
    severity=Severity.ERROR,
    message=Wording(
        "「{name}」在地圖上是{on_map}，在表裡是{in_table}。照其中一個代碼找不到另一處。",
        "“{name}” is {on_map} on the map and {in_table} in its table. By either code the other place is not found.",
    ),
    suggestion=Wording(
        "確認哪一個代碼正確，兩處一致；底下的KPI和行動計畫一起改。",
        "Find out which code is right and use it in both places, and in the KPIs and action plans below.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each objective whose map and table agree in theme and name but not in the code."""
    for cell, heading in two_coded(edition, context):
        yield Hit(
            subject=cell.code,
            facts={"name": cell.name, "on_map": cell.code, "in_table": heading.code},
            source=first_lines([heading.source]),
            refs=(cell.ref, heading.ref),
        )
