"""公式的括號或直線沒有成對 / Brackets or bars of a formula do not pair.

## What it does
公式裡有括號或絕對值直線少了另一邊時回報。全形、半形混用的一對不算；清單的「1)」不算。

Reports a bracket or an absolute bar without a partner. A pair of mixed widths is left alone, and so is the `1)` of a
list.

## Why it matters
少一個括號，先算哪裡就有兩種讀法，兩種結果。

With one bracket lost, the order of computation can be read in two ways, with two results.

## Example
甲/乙)*100% / `甲/乙)*100%`

## What to do
補上或刪去沒有成對的括號。

Add the lost bracket, or take out the odd one.

## When it is wrong
括號的另一邊因為換頁留在別格。

The other bracket was left in another cell by a page break.

## References
公式要能照印的樣子重算。

A formula must give the figure as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.context import Context
from heng.check.formulas import cells, place
from heng.check.rule import Hit, rule
from heng.formula import Fault, Parsed
from heng.formula.brackets import unpaired
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import FaultKind, Severity

AROUND = 8
"""Characters shown on either side of the odd bracket."""


@rule(
    code="FM002",
    name="formula-unbalanced",
    severity=Severity.WARNING,
    message=Wording(
        "{code}的公式裡，「{near}」的「{sign}」沒有成對，先算哪裡有兩種讀法。",
        "In the formula of {code}, the “{sign}” of “{near}” has no partner: what comes first can be read in two ways.",
    ),
    suggestion=Wording("補上或刪去沒有成對的括號。", "Add the lost bracket, or take out the odd one."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each formula with a bracket or bar without a partner."""
    for row, parsed in cells(edition, context):
        text = row.formula or ""
        fault = _fault(text, parsed)
        if fault:
            near = text[max(fault.position - AROUND, 0) : fault.position + AROUND + 1] if fault.position >= 0 else text
            yield Hit(
                subject=row.subject,
                facts={"code": row.subject, "sign": fault.text, "near": near[: 3 * AROUND]},
                source=place(row),
                refs=(row.ref,),
            )


def _fault(text: str, parsed: Parsed) -> Fault | None:
    if parsed.fault and parsed.fault.kind is FaultKind.UNBALANCED:
        return parsed.fault
    return unpaired(text)
