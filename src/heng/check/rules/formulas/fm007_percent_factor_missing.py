"""比率沒有乘100% / A ratio without ×100%.

## What it does
單位是%或‰，公式是兩個量相除而沒有乘100%（或1000‰）時回報。

Reports a quotient without ×100% (or ×1000‰) whose unit is % or ‰.

## Why it matters
照印的算是 0.93，不是 93%。有人照算、有人補乘，兩個數就差一百倍。

As printed it gives 0.93, not 93%. Who computes it as it stands and who adds the factor differ a hundredfold.

## Example
完成件數/總件數，單位：% / a quotient with the unit %

## What to do
公式加上 ×100%。

Add ×100% to the formula.

## When it is wrong
被除的量本身就是百分比（成長率總和／計畫數），本規則不回報。

What is divided is in per cent already, as in a mean of rates; the rule is silent there.

## References
公式算出的數要和單位相符。

What a formula gives must be in its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heng.check.context import Context
from heng.check.formulas import cells, place
from heng.check.rule import Hit, rule
from heng.check.text import elided
from heng.formula import print_tree
from heng.formula.nodes import formulas
from heng.formula.units import factor_missing
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity

_FACTOR = re.compile(r"[*＊xX×]\s*(?:100\s*[%％]|1,?000\s*‰)(?=\S)")
"""A factor that words follow (×100%達95%): they are what cannot be read, and the factor is there."""


@rule(
    code="FM007",
    name="percent-factor-missing",
    severity=Severity.INFO,
    message=Wording(
        "{code}的單位是{unit}，公式「{text}」沒有乘{factor}。",
        "{code} is in {unit}, but “{text}” is not multiplied by {factor}.",
    ),
    suggestion=Wording("公式加上 ×{factor}。", "Add ×{factor} to the formula."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each share that its formula does not bring to its unit."""
    for row, parsed in cells(edition, context):
        unit = (row.unit or "").strip()
        known = tuple(formulas(parsed.tree)) if parsed.tree else ()
        bare = [one for one in known if factor_missing(one, unit)]
        if bare and not (len(known) == 1 and _FACTOR.search(row.formula or "")):
            yield Hit(
                subject=row.subject,
                facts={
                    "code": row.subject,
                    "unit": unit,
                    "text": elided(print_tree(bare[0])),
                    "factor": "1000‰" if unit == "‰" else "100%",
                },
                source=place(row),
                refs=(row.ref,),
            )
