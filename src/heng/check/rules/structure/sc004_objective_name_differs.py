"""地圖和表的名稱不同 / An objective has two names.

## What it does
回報同一個代碼在策略地圖和表裡名稱不同的策略目標。只差異體字、空白、標點或全半形的，列為提示。

Reports an objective that the map names otherwise than its table. A difference in variant characters, spaces, marks or
width alone is a note.

## Why it matters
名稱不同，讀的人不知道是不是同一件事。

With two names nobody knows whether it is one thing.

## Example
EC1：地圖「確保市民居住權益」，表「確保市民的居住權益」 / map and table differ by one character

## What to do
選定一個名稱，兩處一致。

Choose one name and use it in both places.

## When it is wrong
表的標題有意用簡稱。

The heading of the table is short on purpose.

## References
名稱以核定的策略地圖為準。

The approved map has the authoritative name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heng.check.cards import miscoded, own_map
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import fold
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="SC004",
    name="objective-name-differs",
    severity=Severity.WARNING,
    message=Wording(
        "{code}在地圖上是「{on_map}」，在表裡是「{in_table}」。看不出是不是同一件事。",
        "{code} is “{on_map}” on the map and “{in_table}” in its table. It is not clear whether they are one thing.",
    ),
    suggestion=Wording("選定一個名稱，兩處一致。", "Choose one name and use it in both places."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each objective whose heading has none of the names that the own map prints for its code."""
    on_map: dict[str, list[str]] = {}
    for cell in own_map(edition, context):
        on_map.setdefault(cell.code, []).append(cell.name)
    others = {heading.ref for _, heading in miscoded(edition, context)}
    for heading in edition.card.objectives:
        names = [name for name in on_map.get(heading.code, ()) if name]
        other = _other(heading.name, names)
        if not other or heading.ref in others:
            continue
        same_words = heading.name not in names and fold(heading.name) in map(fold, names)
        yield Hit(
            subject=heading.code,
            facts={"code": heading.code, "on_map": other, "in_table": heading.name},
            source=first_lines([heading.source]),
            refs=(heading.ref,),
            severity=Severity.INFO if same_words else None,
        )


def _other(name: str, names: Sequence[str]) -> str:
    """Return a name on the map that is not that of the table, empty where all agree: a map may be printed again."""
    if not name or not names:
        return ""
    if name not in names:
        return names[0]
    return next((each for each in names if fold(each) != fold(name)), "")
