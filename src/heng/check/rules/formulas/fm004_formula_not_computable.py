"""公式不能計算 / A formula that cannot be computed.

## What it does
公式欄是文字而不是算式時回報：沒有說由什麼計算（計畫進度）、是調查的結果、由別的機關計算公布，或算式讀不通。
只計一個量的（參加人數）不回報；括號沒有成對由FM002回報。

Reports a cell that holds words instead of arithmetic: nothing says of what the figure is computed (計畫進度), a survey
gives it, others compute it, or the arithmetic cannot be read. One counted quantity (參加人數) is left alone, and
brackets that do not pair belong to FM002.

## Why it matters
沒有算式，就要另外留下數字怎麼來的。

Without arithmetic, how the figure comes about must be kept elsewhere.

## Example
計畫進度 / `計畫進度` (progress of the plan)

## What to do
寫出算式；由調查或別的機關得到的，寫出調查或機關的名稱和年度。

Write the arithmetic; where a survey or others give the figure, name the survey or the body, and the year.

## When it is wrong
公式印在註裡。

The formula stands in a note.

## References
指標定義包括公式。

A definition has a formula.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.context import Context
from heng.check.formulas import cells, place
from heng.check.rule import Hit, rule
from heng.check.text import elided
from heng.formula import Parsed
from heng.model.edition import Edition
from heng.model.finding import Fact, Wording
from heng.model.terms import FaultKind, FormulaClass, Severity

SURVEY = Wording(
    "{code}由調查得到（{text}），公式沒有寫怎麼由問卷算出。",
    "A survey gives {code} (“{text}”); the cell does not say how it is computed from the answers.",
)
INDEX = Wording(
    "{code}由別的機關計算（{text}），公式欄不能重算。",
    "Others compute {code} (“{text}”); it cannot be computed from this cell.",
)
UNREADABLE = Wording(
    "{code}的公式「{text}」讀不通：{fault}。", "The formula of {code}, “{text}”, cannot be read: {fault}."
)
MESSAGES = {FormulaClass.SURVEY: SURVEY, FormulaClass.INDEX: INDEX, FormulaClass.MALFORMED: UNREADABLE}


@rule(
    code="FM004",
    name="formula-not-computable",
    severity=Severity.INFO,
    message=Wording(
        "{code}的公式是文字（{text}），沒有說由什麼計算。",
        "The formula of {code} is words (“{text}”) that do not say of what it is computed.",
    ),
    suggestion=Wording(
        "寫出算式；由調查或別的機關得到的，寫出名稱和年度。",
        "Write the arithmetic; where a survey or others give the figure, name them, and the year.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each formula cell that cannot be computed."""
    for row, parsed in cells(edition, context):
        if _is_reported(parsed):
            facts: dict[str, Fact] = {"code": row.subject, "text": elided(row.formula or "")}
            if parsed.fault:
                facts["fault"] = parsed.fault.kind
            yield Hit(
                subject=row.subject,
                facts=facts,
                source=place(row),
                refs=(row.ref,),
                message=MESSAGES.get(parsed.kind),
            )


def _is_reported(parsed: Parsed) -> bool:
    if parsed.fault:
        return parsed.fault.kind is not FaultKind.UNBALANCED
    return parsed.kind in {FormulaClass.DESCRIPTIVE, FormulaClass.SURVEY, FormulaClass.INDEX}
