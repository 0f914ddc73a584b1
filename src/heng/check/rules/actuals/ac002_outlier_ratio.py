"""實際值和目標值差太多 / An actual far from its target.

## What it does
實際值超過目標值的1.5倍，或正負號和目標值相反時回報。

Reports an actual of more than 1.5 times its target, or of the opposite sign.

## Why it matters
可能是多一位數、單位不同或算法換了；也可能目標訂得太低。

There may be a digit too many, another unit or another method; or the target was set too low.

## Example
目標38萬，實際392萬6,820 / target 380,000, actual 3,926,820

## What to do
查對數字和算法；數字沒錯，說明原因並檢討目標。

Check the figure and how it was computed; if it is right, say why and review the target.

## When it is wrong
成效真的遠超過目標。目標是0時不比較。

The result really is that good. A target of zero is not compared.

## References
倍數見 `FACTOR`，單位先換算成相同。

The factor is `FACTOR`; units are brought to one first.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from heng.check.cards import readings
from heng.check.context import Context
from heng.check.rule import Hit, rule
from heng.check.values import Pair, pairs
from heng.evaluate.telling import shown
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.quantity import plain
from heng.model.terms import Severity

FACTOR = Decimal("1.5")
"""How many times its target a figure may be before somebody has to look."""

SIGN = Wording(
    "{code}的實際值是{actual}，目標值是{target}，正負相反。",
    "The actual of {code} is {actual}, its target {target}: the signs are opposite.",
)


@rule(
    code="AC002",
    name="outlier-ratio",
    severity=Severity.WARNING,
    message=Wording(
        "{code}的實際值{actual}是目標值{target}的{times}倍。",
        "The actual of {code}, {actual}, is {times} times its target {target}.",
    ),
    suggestion=Wording(
        "查對數字、單位和算法；沒錯就說明原因，並檢討目標。",
        "Check figure, unit and method; if they are right, say why and review the target.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each figure far from its target, part by part where the cell has parts."""
    for row, reading in readings(edition):
        for pair in pairs(row, reading):
            if not _is_far(pair):
                continue
            opposite = pair.value * pair.target.value < 0
            yield Hit(
                subject=row.subject,
                facts={
                    "code": f"{row.subject}（{pair.label}）" if pair.label else row.subject,
                    "actual": shown.figure(pair.actual),
                    "target": shown.figure(pair.target),
                    "times": plain((pair.value / pair.target.value).quantize(Decimal("0.1"))),
                },
                source=(reading.actual.source if reading.actual else None) or reading.source,
                refs=(reading.ref, row.ref),
                message=SIGN if opposite else None,
            )


def _is_far(pair: Pair) -> bool:
    target = pair.target.value
    if target == 0:
        return False
    ratio = pair.value / target
    return ratio > FACTOR or ratio < 0
