"""分項沒有權重 / A component without a weight.

## What it does
文件印權重時，回報分項之中有的、或全部沒有權重的KPI。

Where the document prints weights, reports a KPI some or all of whose components have none.

## Why it matters
分項要合成一個結果時，不知道各占多少。

Nobody knows how much each component counts in the result of the KPI.

## Example
CC1.1分6項，都沒有權重 / CC1.1 with six components and no weights

## What to do
補上權重，合計100%；不合成時，在註裡說明。

Add weights of 100 % in total; if the components are not joined, say so in a note.

## When it is wrong
各分項分別評估，不合成。

The components are judged one by one and never joined.

## References
權重是一個KPI裡各分項的占比，合計為100%。

Weights are the shares of the components in one KPI; together they are 100 %.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import components
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import listed
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity

SOME = Wording(
    "{code}的{count}個分項之中，{missing}個沒有權重（{which}），合計算不出來。",
    "Of the {count} components of {code}, {missing} have no weight ({which_en}), so the weights have no total.",
)


@rule(
    code="WT002",
    name="weight-missing",
    severity=Severity.WARNING,
    message=Wording(
        "{code}的{count}個分項都沒有權重，不知道怎麼合成一個結果。",
        "No weight is printed for the {count} components of {code}, so it is not known how they make one result.",
    ),
    suggestion=Wording(
        "補上權重，合計100%；不合成時，在註裡說明。",
        "Add weights of 100% in total; if the components are not joined, say so in a note.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each KPI with a component that has no weight, where the document prints weights at all."""
    if not any(row.weight for row in edition.card.indicators):
        return
    for code, rows in components(edition):
        without = [row for row in rows if not row.weight]
        if not without:
            continue
        yield Hit(
            subject=code,
            facts={
                "code": code,
                "count": len(rows),
                "missing": len(without),
                **listed("which", (row.subject for row in without)),
            },
            source=first_lines(row.source for row in without),
            refs=tuple(row.ref for row in without),
            message=SOME if len(without) < len(rows) else None,
        )
