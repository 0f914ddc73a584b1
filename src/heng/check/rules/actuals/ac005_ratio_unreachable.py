"""分母湊不出這個百分比 / A percentage its denominator cannot give.

## What it does
旁邊或公式印了分母（目標辦理6場），沒有任何整數的分子能算出所印的百分比時回報。

Where the cell or the formula prints the denominator (目標辦理6場), reports a percentage that no whole numerator gives.

## Why it matters
分子、分母或百分比至少有一個不對。

At least one of numerator, denominator and percentage is wrong.

## Example
6場的80% / 80 % of 6

## What to do
查對分子和分母，印出算式。

Check both and print the fraction.

## When it is wrong
分子不是整數，或百分比是幾個比率的平均。公式裡有平均、加權的不檢查；
四捨五入和無條件捨去都算對。

The numerator is no whole number, or the percentage is a mean of several. Formulas with means or weights are not
checked; figures may be rounded or cut.

## References
所印的數字代表最後一位的半個單位以內。

A printed figure stands for half a unit of its last digit on either side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from heng.check.amounts import HUNDRED
from heng.check.cards import readings
from heng.check.context import Context
from heng.check.fractions import reachable
from heng.check.measures import kinds_of_unit, plain
from heng.check.rule import Hit, rule
from heng.check.values import fraction, is_share, percent
from heng.check.vocabulary import COUNTED
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Reading, Threshold
from heng.model.finding import Wording
from heng.model.quantity import Quantity
from heng.model.quantity import plain as digits
from heng.model.terms import DataRole, Severity

_COUNT = r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,5})(?P<unit>[一-鿿]{1,2})"
_STATED = tuple(
    re.compile(form) for form in (rf"^{_COUNT}?(?![一-鿿]?以[上下]|未滿)", rf"\({_COUNT}\)", rf"(?<![\d.,]){_COUNT}$")
)
_BESIDE = re.compile(r"[(\[][^()\[\]\d]*(\d[\d,]*)([一-鿿]{1,2})[)\]]")
_NO_COUNT = re.compile(r"平均|加權|權重|移動|[*×x]\d+%\+|Σ")


@rule(
    code="AC005",
    name="ratio-unreachable",
    severity=Severity.WARNING,
    message=Wording(
        "{code}的實際值是{actual}，分母是{whole}，沒有整數的分子算得出來。",
        "The actual of {code} is {actual} and its denominator {whole}; no whole numerator gives that.",
    ),
    suggestion=Wording("查對分子和分母，印出算式。", "Check numerator and denominator, and print the fraction."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each printed percentage that its printed denominator cannot give."""
    for row, reading in readings(edition):
        actual = reading.actual
        if not isinstance(actual, Actual) or not isinstance(actual.value, Quantity):
            continue
        if not is_share(row, actual.value) or fraction(actual.text) or _NO_COUNT.search(plain(row.formula or "")):
            continue
        whole = _denominator(row, reading, actual)
        if whole and not reachable(actual.value, whole):
            yield Hit(
                subject=row.subject,
                facts={
                    "code": row.subject,
                    "actual": percent(actual.value),
                    "whole": digits(whole),
                },
                source=actual.source or reading.source,
                refs=(reading.ref, row.ref),
            )


def _denominator(row: Indicator, reading: Reading, actual: Actual) -> Decimal | None:
    """Return the whole number that a figure is counted against: beside it, beside its target, in its formula."""
    beside = [*actual.items, *(reading.target.items if reading.target else ())]
    if any(item.role is DataRole.NUMERATOR for item in actual.items):
        return None
    stated = [item.value.value for item in beside if item.role is DataRole.DENOMINATOR]
    found = stated[0] if stated else _whole_of_all(reading) or _in_formula(row.formula or "")
    return found if found and found == found.to_integral_value() else None


def _whole_of_all(reading: Reading) -> Decimal | None:
    """Return the one count beside a target of 100 %: all of them (`100（6 場）`)."""
    target = reading.target
    if target is None or not isinstance(target.predicate, Threshold) or target.predicate.value.value != HUNDRED:
        return None
    counts = [match for match in _BESIDE.findall(plain(target.text)) if _is_count(match[1])]
    return Decimal(counts[0][0].replace(",", "")) if len(counts) == 1 else None


def _in_formula(formula: str) -> Decimal | None:
    """Return the one count that the divisor of a formula states (`/應參訓人數(150人)`)."""
    dividend, slash, divisor = plain(formula).replace("÷", "/").rpartition("/")
    if not slash or "/" in dividend:
        return None
    divisor = divisor.partition("*")[0].strip("[]")
    found = [match for form in _STATED for match in form.finditer(divisor)]
    counts = {Decimal(match["number"].replace(",", "")) for match in found if _is_count(match["unit"])}
    return counts.pop() if len(counts) == 1 else None


def _is_count(unit: str | None) -> bool:
    return unit == "個" or bool(kinds_of_unit(unit or "") & COUNTED)
