"""統計期間在本期之外 / A figure outside the period.

## What it does
實際值旁邊寫的統計期間超出本期時回報。

Reports a figure whose printed span lies outside the period of the report.

## Why it matters
同一份報告的數字期間不一，不能互相比較，也不能和前期比較。

Figures of one report that cover different spans cannot be compared with each other or with the period before.

## Example
本期到107/03/31，寫「至5/31」 / (至 5/31) in a report to 3/31

## What to do
補印本期的數值，或在表頭說明統計期間。

Print the figure of the period, or state the span in the head of the table.

## When it is wrong
報告有意採用最新數字，且各項一致。

The report takes the latest figures on purpose and for all rows.

## References
期間以報告的期間為準。

The period of the report holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import readings
from heng.check.context import Context
from heng.check.rule import Hit, rule
from heng.check.values import fraction
from heng.model.edition import Edition
from heng.model.figures import Actual, AsOf
from heng.model.finding import Wording
from heng.model.period import Period, roc
from heng.model.terms import Severity


@rule(
    code="AC004",
    name="period-mismatch",
    severity=Severity.WARNING,
    message=Wording(
        "{code}的數值統計到{last}，本期是{first_day}到{last_day}。和其他項目不能直接比較。",
        "The figure of {code} runs to {last_en}; the period is {first_day_en} to {last_day_en}. It cannot be compared"
        " with the others as it stands.",
    ),
    suggestion=Wording(
        "補印本期的數值，或在表頭說明統計期間。",
        "Print the figure of the period, or state the span in the table's head.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each figure whose printed span ends outside the period or begins before it."""
    for indicator, reading in readings(edition):
        span = reading.actual.as_of if isinstance(reading.actual, Actual) else None
        if span is None or reading.period is None or _fits(span, reading.period):
            continue
        if reading.actual is not None and fraction(reading.actual.text):
            continue
        yield Hit(
            subject=indicator.subject,
            facts={
                "code": indicator.subject,
                "last": span.last.label("zh"),
                "last_en": span.last.label("en"),
                "first_day": roc(reading.period.first),
                "first_day_en": reading.period.first.isoformat(),
                "last_day": roc(reading.period.last),
                "last_day_en": reading.period.last.isoformat(),
            },
            source=(reading.actual.source if reading.actual else None) or reading.source,
            refs=(reading.ref,),
        )


def _fits(span: AsOf, period: Period) -> bool:
    return span.last_day in period and (span.first_day is None or span.first_day >= period.first)
