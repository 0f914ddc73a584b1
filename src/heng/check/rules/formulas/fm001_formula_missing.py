"""沒有公式 / A formula is missing.

## What it does
文件有公式欄時，回報公式空白的KPI。

Where the document prints formulas, reports a KPI without one.

## Why it matters
沒有公式，就沒有人能重算，明年也可能換一種算法。

Without a formula nobody can compute the figure again, and next year it may be computed otherwise.

## Example
GC2.3 只印「單位：人」 / GC2.3 prints only a unit

## What to do
補上公式；只是計數的，寫出計的是什麼。

Add the formula; for a mere count, name what is counted.

## When it is wrong
公式印在註裡，或印在文件的別處。

The formula stands in a note, or elsewhere in the document.

## References
指標定義包括公式和單位。

A definition has a formula and a unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.context import Context
from heng.check.formulas import cells, place
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import FormulaClass, Severity


@rule(
    code="FM001",
    name="formula-missing",
    severity=Severity.WARNING,
    message=Wording(
        "{code}「{name}」沒有印公式，別人不能重算。",
        "{code} “{name}” prints no formula, so nobody can compute it again.",
    ),
    suggestion=Wording(
        "補上公式；只是計數的，寫出計的是什麼。", "Add the formula; for a mere count, name what is counted."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each empty formula cell."""
    for row, parsed in cells(edition, context):
        if parsed.kind is FormulaClass.EMPTY:
            yield Hit(
                subject=row.subject,
                facts={"code": row.subject, "name": row.name},
                source=place(row),
                refs=(row.ref,),
            )
