"""分項沒有編號 / Components without a suffix.

## What it does
同一個策略目標下，一個代碼、一個名稱印成幾列，卻沒有-1、-2時回報。

Reports one code with one name that heads several rows under an objective without -1, -2.

## Why it matters
引用代碼時，說不出是哪一列。項數也會算錯。

The code cannot say which row is meant, and counts go wrong.

## Example
AP2.1印成兩列，各50% / AP2.1 in two rows of 50 % each

## What to do
加上-1、-2。

Add -1, -2.

## When it is wrong
其中一列是重複印的。

One of the rows is a repetition.

## References
代碼約定：分項在KPI代碼後加「-」和序號。

Convention: a component adds a hyphen and a number to its KPI's code.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import grouped, kpis
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import fold
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="ID004",
    name="component-without-suffix",
    severity=Severity.WARNING,
    message=Wording(
        "{code}印成{count}列，沒有-1、-2。只寫{code}時，說不出是哪一列。",
        "{code} has {count} rows without -1, -2. By {code} alone nobody can say which row is meant.",
    ),
    suggestion=Wording("改成{code}-1、{code}-2。", "Write {code}-1, {code}-2."),
    fixable=True,
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each KPI of one name whose rows are printed under the same code."""
    for code, rows in _printed_alike(edition):
        if len(rows) < 2 or not code or len({fold(row.name) for row in rows}) > 1:
            continue
        yield Hit(
            subject=code,
            facts={"code": code, "count": len(rows)},
            source=first_lines(row.source for row in rows),
            refs=tuple(row.ref for row in rows),
        )


def _printed_alike(edition: Edition) -> Iterator[tuple[str, tuple[Indicator, ...]]]:
    """Yield each code with its rows under one objective that are printed with the same code and suffix."""
    for (_, code), rows in kpis(edition).items():
        for alike in grouped(rows, lambda row: row.printed_code).values():
            yield code, tuple(alike)
