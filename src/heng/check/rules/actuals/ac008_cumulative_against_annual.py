"""年初至今的數字和全年目標並列 / A year-to-date figure beside a target for the year.

## What it does
本期不到一年、目標是全年的，而數字是逐步累積的（件數、人次、執行率）、還沒到目標時提示。

Notes figures that add up over the year (cases, visits, execution) and are still below their target, where the period is
shorter than a year and the target is for the whole of it.

## Why it matters
直接相除像是落後，其實一年還沒過完。

Divided as they stand they look late, though the year is not over.

## Example
目標650件，第1季實際279件 / target 650, first quarter 279

## What to do
另印本期的預定進度，或註明累計到哪一天。

Print what was due by the end of the period, or say to which day it is counted.

## When it is wrong
數字是存量或比率，不隨時間累積。看不出來的、已到目標九成的（多半是存量）不提示。

The figure is a stock or a ratio and does not add up. Where that cannot be told, or where it has reached nine tenths of
the target (mostly a stock), nothing is noted.

## References
時間性質見 `heng.evaluate.traits.behaviour`，和評量用的是同一份。

Behaviour in time: `heng.evaluate.traits.behaviour`, the same that judging uses.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from heng.check.cards import readings
from heng.check.context import Context
from heng.check.rule import Hit, rule
from heng.check.text import shortened
from heng.check.values import pairs
from heng.evaluate.traits.behaviour import judge
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Reading
from heng.model.finding import Wording
from heng.model.terms import Severity, TimeBehaviour

NEARLY = Decimal("0.9")
"""Part of its target from which a figure is taken for a stock, or for done."""


@rule(
    code="AC008",
    name="cumulative-against-annual",
    severity=Severity.INFO,
    message=Wording(
        "{code}印到{last}為止的「{actual}」，旁邊是全年的目標「{target}」，不能直接算達成率。",
        "{code} prints “{actual}” up to {last} beside the target “{target}” for the year;"
        " their ratio is no achievement.",
    ),
    suggestion=Wording(
        "另印本期的預定進度，或註明累計到哪一天。",
        "Print what was due by the end of the period, or say to which day it is counted.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each row whose figure adds up over a year that is not over."""
    for row, reading in readings(edition):
        if not _is_short(reading) or not _is_counted(row, reading) or not _adds_up(row, reading):
            continue
        yield Hit(
            subject=row.subject,
            facts={
                "code": row.subject,
                "last": _last(reading),
                "actual": shortened(reading.actual.text) if reading.actual else "",
                "target": shortened(reading.target.text) if reading.target else "",
            },
            source=(reading.actual.source if reading.actual else None) or reading.source,
            refs=(reading.ref, row.ref),
        )


def _is_short(reading: Reading) -> bool:
    """Tell whether the figure covers less of the year than the target."""
    if reading.period is None or reading.target_period is None:
        return False
    return _last(reading) < reading.target_period.last


def _last(reading: Reading) -> date:
    span = reading.actual.as_of if isinstance(reading.actual, Actual) else None
    if span is not None:
        return span.last_day
    return reading.period.last if reading.period else date.max


def _is_counted(row: Indicator, reading: Reading) -> bool:
    """Tell whether the figure is a number that is still clearly below its target."""
    return any(0 <= pair.value < NEARLY * pair.target.value for pair in pairs(row, reading))


def _adds_up(row: Indicator, reading: Reading) -> bool:
    judged = judge(row, reading)
    return judged.behaviour is TimeBehaviour.FLOW and judged.may_be is None
