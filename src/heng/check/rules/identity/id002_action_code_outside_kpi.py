"""行動計畫代碼和KPI不合 / An action plan's code does not belong to its KPI.

## What it does
回報代碼不是以所屬KPI的代碼開頭的行動計畫。多一點、全半形不同的代碼另由ID003回報，不算不合；
在自己的KPI底下也印了一次的共用計畫，也不算。

Reports an action plan whose code does not begin with the code of the KPI it stands under. A stray dot or a full-width
digit is not a mismatch (ID003 reports those), nor is a shared plan that stands under its own KPI as well.

## Why it matters
行動計畫要看得出推動哪一個KPI。照代碼追蹤，會記到另一個KPI。

An action plan must show which KPI it moves. Followed up by its code, it is booked to another one.

## Example
CC3.3.2印在CC3.2底下 / CC3.3.2 under CC3.2

## What to do
看行動計畫推動哪一個KPI，改代碼，或移過去。KPI的代碼印錯時，改KPI的。

See which KPI the plan moves; correct its code, or move it. If the KPI's code is the misprint, correct that one.

## When it is wrong
同一個行動計畫推動兩個KPI，但文字寫法不同。

One plan moves two KPIs and is worded differently where it is printed again.

## References
代碼約定：行動計畫代碼＝KPI代碼＋「.」＋序號。

Convention: an action plan's code is its KPI's code, a dot and a number.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import grouped
from heng.check.codes import objective_of
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import fold, is_below
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="ID002",
    name="action-code-outside-kpi",
    severity=Severity.ERROR,
    message=Wording(
        "行動計畫{code}印在KPI {kpi}底下，兩個代碼不合。照代碼追蹤，會記到別的KPI。",
        "Action plan {code} stands under KPI {kpi}, but the codes do not agree. Followed up by its code, it is booked"
        " to another KPI.",
    ),
    suggestion=Wording(
        "確認它推動的是不是{kpi}。是的話，改印錯的那個代碼；不是的話，移過去。",
        "Check whether it moves {kpi}. If so, correct whichever code is the misprint; if not, move the plan.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each action plan whose code is that of another KPI."""
    at_home = {(one.code, fold(one.text)) for one in edition.card.actions if is_below(one.code, one.indicator)}
    for (code, kpi), actions in grouped(edition.card.actions, lambda one: (one.code, one.indicator)).items():
        if not kpi or not objective_of(code, context.profile) or is_below(code, kpi):
            continue
        if all((code, fold(action.text)) in at_home for action in actions):
            continue
        yield Hit(
            subject=code,
            facts={"code": code, "kpi": kpi},
            source=first_lines([actions[0].source]),
            refs=tuple(action.ref for action in actions),
        )
