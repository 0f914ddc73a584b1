"""代碼寫法有誤 / A malformed code.

## What it does
回報多了點、用了全形字或黏著標點的代碼。

Reports a code with a stray dot, a full-width character or a mark glued to it.

## Why it matters
照代碼查不到它；排序和連結也會出錯。

It is not found by its code, and sorting and links go wrong.

## Example
CP.3.2.1 (CP3.2.1)；CF３.3.1 (CF3.3.1)

## What to do
改成正確的寫法。

Write it in the usual form.

## When it is wrong
另一個機關的代碼本來就這樣寫。

Codes of another body are written like this.

## References
代碼約定：半形，主題字母＋構面字母＋序號，層級之間一個點。

Convention: ASCII; theme letter, perspective letter, number; one dot between levels.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import grouped
from heng.check.codes import objective_of
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import fold_code
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.source import SourceRef
from heng.model.terms import Severity

_LEVELS = 2
"""Dots in the code of an action plan."""

SHORT = Wording(
    "行動計畫的代碼{printed}寫法有誤，也少一層，看不出是哪個KPI的第幾個計畫。",
    "The code {printed} of an action plan is malformed and lacks a level, so its KPI and number are not clear.",
)
SHORT_ADVICE = Wording("照所在的KPI補齊代碼。", "Complete the code by the KPI it stands under.")


@rule(
    code="ID003",
    name="malformed-code",
    severity=Severity.WARNING,
    message=Wording(
        "代碼{printed}的寫法有誤，應是{code}。照{code}查不到它。",
        "The code {printed} is malformed; the usual form is {code}. It is not found under {code}.",
    ),
    suggestion=Wording("改成{code}。", "Write {code}."),
    fixable=True,
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each code that has its usual form only after marks and width are set right."""
    plans = {action.ref for action in edition.card.actions}
    for printed, places in grouped(_printed(edition), lambda one: one[0]).items():
        code = fold_code(printed)
        if code == printed or not objective_of(code, context.profile):
            continue
        is_short = code.count(".") < _LEVELS and any(ref in plans for _, _, ref in places)
        yield Hit(
            subject=printed,
            facts={"printed": printed} if is_short else {"printed": printed, "code": code},
            source=first_lines(source for _, source, _ in places),
            refs=tuple(ref for _, _, ref in places),
            message=SHORT if is_short else None,
            suggestion=SHORT_ADVICE if is_short else None,
        )


def _printed(edition: Edition) -> Iterator[tuple[str, SourceRef, str]]:
    card = edition.card
    for heading in card.objectives:
        yield heading.code, heading.source, heading.ref
    for row in card.indicators:
        yield row.printed_code, row.source, row.ref
    for action in card.actions:
        yield action.code, action.source, action.ref
