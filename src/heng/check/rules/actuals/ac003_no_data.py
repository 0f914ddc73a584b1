"""沒有數值 / No figure.

## What it does
回報本期沒有數值的KPI，並附上原因。

Reports a KPI without a figure for the period, with its typed reason.

## Why it matters
沒有數值不是0。總數要說明有幾項不知道。

No figure is not zero. Totals have to say how many they do not know.

## Example
「尚無法統計」 / not due yet

## What to do
到了統計時點，補上數值；沒寫原因的，補上原因。

Enter the figure when it is due; where no reason is given, add it.

## When it is wrong
本年度不適用。

It does not apply this year.

## References
缺值要有原因，不以0計。

A missing value has a reason and is never counted as zero.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import is_cut_off, readings
from heng.check.context import Context
from heng.check.rule import Hit, rule
from heng.check.text import elided
from heng.model.edition import Edition
from heng.model.figures import Missing
from heng.model.finding import Wording
from heng.model.terms import MissingReason, Severity

UNEXPLAINED = Wording("{code}本期沒有數值，也沒有原因。", "{code} has no figure for the period, and no reason either.")

UNREADABLE = Wording(
    "{code}本期印的是「{text}」，讀不出數值，也讀不出原因。",
    "{code} prints “{text}” for the period: neither a figure nor a reason can be read in it.",
)


@rule(
    code="AC003",
    name="no-data",
    severity=Severity.INFO,
    message=Wording("{code}本期沒有數值：{reason}。", "{code} has no figure for the period: {reason}."),
    suggestion=Wording(
        "到了統計時點補上數值；原因不對就更正。", "Enter the figure when it is due; if the reason is wrong, correct it."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each printed cell of an actual that holds no figure."""
    for indicator, reading in readings(edition):
        actual = reading.actual
        if isinstance(actual, Missing) and not is_cut_off(indicator, edition, context):
            yield Hit(
                subject=indicator.subject,
                facts={"code": indicator.subject, "reason": actual.reason, "text": elided(actual.text)},
                source=actual.source or reading.source,
                refs=(reading.ref,),
                message=_message(actual),
            )


def _message(actual: Missing) -> Wording | None:
    if actual.reason is not MissingReason.NOT_GIVEN:
        return None
    return UNREADABLE if actual.text.strip() else UNEXPLAINED
