"""行動計畫沒有名稱 / An action plan without a name.

## What it does
代碼後面直接是步驟、沒有名稱的行動計畫。

Reports an action plan whose code is followed by steps only.

## Why it matters
清單和追蹤表裡，這一項會是空白。

In lists and follow-up it shows as a blank.

## Example
HC1.1.1 1.… 2.…

## What to do
補一個名稱。

Give it a name.

## When it is wrong
名稱和KPI相同而省略。

The name is that of its KPI and was left out.

## References
行動計畫以代碼和名稱識別。

An action plan is known by code and name.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import grouped
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity

ALONE = Wording(
    "行動計畫只印了代碼{code}，沒有名稱，在清單裡會是空白。",
    "Of action plan {code} only the code is printed; without a name it shows as a blank in lists.",
)


@rule(
    code="ID006",
    name="action-without-name",
    severity=Severity.INFO,
    message=Wording(
        "行動計畫{code}只有{steps}個步驟，沒有名稱，在清單裡會是空白。",
        "Action plan {code} has {steps} steps but no name, so it shows as a blank in lists.",
    ),
    suggestion=Wording("補一個名稱。", "Give it a name."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each code of an action plan that is nowhere printed with a name."""
    for code, plans in grouped(edition.card.actions, lambda action: action.code).items():
        if not code or any(plan.text for plan in plans):
            continue
        yield Hit(
            subject=code,
            facts={"code": code, "steps": len(plans[0].steps)},
            source=first_lines([plans[0].source]),
            refs=tuple(plan.ref for plan in plans),
            message=None if plans[0].steps else ALONE,
        )
