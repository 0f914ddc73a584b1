"""要除的是差，沒有括號 / A difference is divided without brackets.

## What it does
公式印成「本期-前期/前期」時回報：照先乘除後加減，只有後面的量被除。

Reports `本期-前期/前期`: multiplication and division come first, so that only the second quantity is divided.

## Why it matters
照印的算，結果是本期減 1，不是成長率。

As printed it gives the current figure less one, not a rate of growth.

## Example
當年度人次-前年度人次/前年度人次 / this year's visitors - last year's / last year's

## What to do
差加上括號：（本期-前期）/前期。

Put the difference in brackets: (本期-前期)/前期.

## When it is wrong
真的要先除：除數和減去的量、和減數前的量都不同時，本規則不回報。

The division is meant to come first. Where the divisor is neither of the two quantities, the rule is silent.

## References
先乘除，後加減。

Multiplication and division come before addition and subtraction.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.context import Context
from heng.check.formulas import cells, place
from heng.check.rule import Hit, rule
from heng.check.text import elided
from heng.formula import print_tree
from heng.formula.nodes import Binary, Node, formulas, walk
from heng.formula.units import is_precedence_odd
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="FM003",
    name="formula-precedence-suspect",
    severity=Severity.WARNING,
    message=Wording(
        "{code}的公式「{text}」照印的算，只有後面的量被除，得到的不是成長率。",
        "As printed, “{text}” of {code} divides only its second quantity, which gives no rate of growth.",
    ),
    suggestion=Wording("差加上括號：（本期-前期）/前期。", "Put the difference in brackets: (本期-前期)/前期."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each formula that divides a difference without brackets."""
    for row, parsed in cells(edition, context):
        for text in dict.fromkeys(_odd(parsed.tree)) if parsed.tree else ():
            yield Hit(
                subject=row.subject,
                facts={"code": row.subject, "text": elided(text)},
                source=place(row),
                refs=(row.ref,),
            )


def _odd(tree: Node) -> Iterator[str]:
    for formula in formulas(tree):
        for part, _ in walk(formula):
            if isinstance(part, Binary) and is_precedence_odd(part):
                yield print_tree(part)
