"""印出的百分比算不出來 / A printed percentage cannot come from its amounts.

## What it does
用印出的金額驗算執行率。金額和百分比都代表末位四捨五入的範圍；範圍內算得出來就不回報。

Recalculates the rates of execution from the printed amounts. Amounts and percentages stand for the ranges that round to
them; what can be right within the ranges is not reported.

## Why it matters
執行率會被拿來比較各機關。算不出來，表示金額或百分比打錯一個。

Rates are used to compare agencies. One that cannot be right means that an amount or the percentage is mistyped.

## Example
執行1.08、預算2.64，印48.84%（應在40.6%到41.2%之間）

Executed 1.08 of 2.64, printed 48.84 % (possible: 40.6 % to 41.2 %)

## What to do
先核對兩個金額，再重算百分比。

Check the two amounts first, then work out the percentage again.

## When it is wrong
百分比另有分母，例如扣除保留款。

The percentage has another denominator, for example without sums carried over.

## References
百分比以元計算、金額以億元印出，所以多半無法由印出的數字重現，但仍是對的。

Percentages worked out in 元 beside amounts printed in 億元 mostly cannot be reproduced from print, and are right.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from heng.check.amounts import HUNDRED, percent_holds
from heng.check.budgets import RATIOS, Ratio
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.yearly import YearlyShare, shares_of_years
from heng.model.budget import BudgetLine
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.quantity import Quantity, plain
from heng.model.terms import Severity

PLACES = 12
"""Decimals shown at the most."""

OF_YEAR = Wording(
    "{year}年{part_name}{part}、{whole_name}{whole}，{ratio}印{percent}%；照印出的數只能在{low}%到{high}%之間。",
    "ROC {year}: {part_name} {part} of {whole_name} {whole}; {ratio} is printed as {percent}%. The printed amounts"
    " allow {low}% to {high}%.",
)


@rule(
    code="BG002",
    name="budget-ratio",
    severity=Severity.ERROR,
    message=Wording(
        "{agency}執行{part}、{whole_name}{whole}，{ratio}印{percent}%；照印出的金額只能在{low}%到{high}%之間。",
        "{agency}: {part} executed against {whole_name_en} of {whole}; the {ratio_en} is printed as {percent}%. The"
        " printed amounts allow {low}% to {high}%.",
    ),
    suggestion=Wording(
        "先核對兩個金額，再重算百分比。", "Check the two amounts first, then work out the percentage again."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each percentage that its amounts cannot give."""
    for line in edition.budget.lines if edition.budget else ():
        for ratio in RATIOS:
            percent, part, whole = ratio.percent(line), ratio.part.of(line), ratio.whole.of(line)
            if not (isinstance(percent, Quantity) and isinstance(part, Quantity) and isinstance(whole, Quantity)):
                continue
            if not percent_holds(percent, part, whole):
                yield _hit(line, ratio, percent, part, whole)
    for share in shares_of_years(edition.budget):
        if not percent_holds(share.percent, share.part, share.whole):
            yield _of_year(share)


def _of_year(share: YearlyShare) -> Hit:
    low, high = _allowed(share.part, share.whole)
    return Hit(
        subject=share.figure.name,
        facts={
            "year": share.figure.roc_year,
            "part": plain(share.part.value),
            "part_name": share.part_name,
            "whole": plain(share.whole.value),
            "whole_name": share.whole_name,
            "ratio": share.figure.name,
            "percent": plain(share.percent.value),
            "low": low,
            "high": high,
        },
        source=first_lines([share.figure.source]),
        refs=(share.figure.ref,),
        message=OF_YEAR,
    )


def _allowed(part: Quantity, whole: Quantity) -> tuple[str, str]:
    """Return the ends of what two printed amounts allow in per cent, as text."""
    dividend, divisor = part.interval(), whole.interval()
    ends = [HUNDRED * one / other for one in (dividend.low, dividend.high) for other in (divisor.low, divisor.high)]
    return _inward(min(ends), max(ends))


def _hit(line: BudgetLine, ratio: Ratio, percent: Quantity, part: Quantity, whole: Quantity) -> Hit:
    low, high = _allowed(part, whole)
    return Hit(
        subject=line.agency,
        facts={
            "agency": line.agency,
            "part": plain(part.value),
            "whole": plain(whole.value),
            "whole_name": ratio.whole.zh,
            "whole_name_en": ratio.whole.en,
            "ratio": ratio.zh,
            "ratio_en": ratio.en,
            "percent": plain(percent.value),
            "low": low,
            "high": high,
        },
        source=first_lines([line.source]),
        refs=(line.ref,),
    )


def _inward(low: Decimal, high: Decimal) -> tuple[str, str]:
    """Show the ends of a range with two decimals, or as many as it takes, rounded into it: what is shown is possible.

    Rounded outwards the range could hold the printed percentage that it excludes.
    """
    ends = (low, high)
    for places in range(2, PLACES):
        step = Decimal(1).scaleb(-places)
        ends = (low.quantize(step, ROUND_CEILING), high.quantize(step, ROUND_FLOOR))
        if ends[0] <= ends[1]:
            break
    return plain(ends[0]), plain(ends[1])
