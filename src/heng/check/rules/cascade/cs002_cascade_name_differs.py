"""局處和市府的KPI名稱不同 / The bureau's KPI and the city's have different names.

## What it does
局處註明的府級KPI存在，但名稱不同時回報；名稱是市府另一個KPI的名稱，或完全無關時，是錯誤。

Reports a bureau's KPI whose name is not that of the city's KPI it carries; an error where the name is that of another
KPI of the city, or has nothing in common.

## Why it matters
不確定量的是不是同一件事，兩邊的數字也就不能互相引用。

It is not certain that both measure one thing, so neither can quote the other's figures.

## Example
局處「求職就業率」，市府「特定對象就業媒合率」

## What to do
確認是不是同一個指標；是就統一名稱，不是就改代碼。

Make sure that they are one indicator: if so, use one name; if not, correct the code.

## When it is wrong
局處只負責一部分，名稱有意縮小範圍。異體字、空白、標點不同不回報。

The bureau answers for a part only and its name says so. Variant characters, spaces and marks are no difference.

## References
名稱比對見 `heng.check.text`。

Names are compared by `heng.check.text`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heng.check.cascade import carried, city_edition, pairs, rows_by_code
from heng.check.context import Context
from heng.check.rule import Hit, rule
from heng.check.text import fold
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity

OTHER = Wording(
    "{code}「{name}」註明府級{city}，但市府的{city}是「{city_name}」，{other}才是這個名稱。",
    "{code} “{name}” is printed to carry {city}, which is “{city_name}”; it is {other} that bears this name.",
)
UNLIKE = Wording(
    "{code}「{name}」註明府級{city}，但市府的{city}是「{city_name}」，是另一個指標。",
    "{code} “{name}” is printed to carry {city}, which is “{city_name}”: another indicator.",
)


@rule(
    code="CS002",
    name="cascade-name-differs",
    severity=Severity.WARNING,
    message=Wording(
        "{code}「{name}」註明府級{city}，市府的{city}是「{city_name}」，名稱不同。",
        "{code} “{name}” is printed to carry {city}, which the city calls “{city_name}”.",
    ),
    suggestion=Wording(
        "確認是不是同一個指標；是就統一名稱，不是就改代碼。",
        "Make sure that they are one indicator: if so, use one name; if not, correct the code.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each KPI whose name differs from that of the city's KPI it carries."""
    city = city_edition(edition, context)
    if city is None:
        return
    rows = rows_by_code(city)
    for one in carried(edition):
        same = rows.get(one.code, ())
        if not same or fold(one.row.name) in {fold(row.name) for row in same}:
            continue
        other = _named_so(one.row, one.code, rows)
        unlike = not any(pairs(one.row.name) & pairs(row.name) for row in same)
        yield Hit(
            subject=one.row.subject,
            facts={
                "code": one.row.subject,
                "name": one.row.name,
                "city": one.code,
                "city_name": same[0].name,
                "other": other,
            },
            source=(one.link.source if one.link else None) or one.row.source,
            refs=(one.row.ref,),
            severity=Severity.ERROR if other or unlike else None,
            message=OTHER if other else UNLIKE if unlike else None,
        )


def _named_so(row: Indicator, code: str, rows: Mapping[str, tuple[Indicator, ...]]) -> str:
    """Return the code of another KPI of the city that bears a name, empty where none or several do."""
    name = fold(row.name)
    found = [other for other, same in rows.items() if other != code and any(fold(each.name) == name for each in same)]
    return found[0] if len(found) == 1 else ""
