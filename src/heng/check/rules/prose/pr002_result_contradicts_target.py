"""成果沒有達到目標所寫的數字或期限 / A result misses the number or the day that its goal states.

## What it does
比對同一列裡年度目標或推動策略寫的數字，和成果寫的同一件事的數字；年度目標寫的期限，和成果寫的完成日期。沒有達到、
晚於期限的，回報。

Compares the numbers that a row's goal or strategy states with those of the same thing in its result, and the day by
which a goal is to be reached with the day on which the result says that it was. A result that misses one is reported.

## Why it matters
成果欄通常只寫做了什麼。沒達到的目標要說明原因，不能只是沒提。

The column of results mostly tells what was done. A goal that was missed needs a reason, not silence.

## Example
目標「死亡人數降至11人以下」，成果「112年降至14人」 / goal: at most 11, result: 14

## What to do
核對數字；確實沒有達到，就寫明並說明原因和改進方式。

Check the numbers; if the goal was missed, say so, and why, and what will be done.

## When it is wrong
兩處說的範圍或期間不同，而文字沒有寫清楚。

The two are about different scopes or times, and the text does not say so.

## References
文字寫明另一年、另一範圍的數字不比；成果分幾次寫的，合計達到就不回報。

Numbers that the text gives for another year or scope are not compared; results that reach the goal together are fine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.prose.deadlines import done, due, is_late
from heng.check.prose.goals import (
    Said,
    by_row,
    direction,
    is_counted,
    is_one_year,
    is_specific,
    is_strict,
    noun,
    printed,
    said,
    speaks_of,
)
from heng.check.rule import Hit, rule
from heng.check.text import fold, shortened
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.period import Period
from heng.model.quantity import plain
from heng.model.terms import Polarity, ResultColumn, Severity

LATE = Wording(
    "目標寫「{goal}」，成果寫「{result}」：{value}已經過了{target}。",
    "The goal says “{goal}”, the result “{result}”: {value} is later than {target}.",
)
LATE_ADVICE = Wording("核對日期；確實晚了，就寫明原因。", "Check the days; if it was late, say so, and why.")
_RANGE = re.compile(r"([0-9]+(?:\.[0-9]+)?)[^0-9，。；]{0,4}(?:至|到|~|～|-|–)[^0-9，。；]{0,2}([0-9]+(?:\.[0-9]+)?)")
_TOTAL = re.compile(r"(?:合計|總計|共計|總共|全年共)[^0-9，。；]{0,4}$")
_PART = re.compile(r"(?:[含]|其中|包括)[^0-9，。；]*$")


@rule(
    code="PR002",
    name="result-contradicts-target",
    severity=Severity.WARNING,
    message=Wording(
        "目標寫「{goal}」，成果寫「{result}」：{value}沒有達到{target}。",
        "The goal says “{goal}”, the result “{result}”: {value} misses {target}.",
    ),
    suggestion=Wording(
        "核對數字；確實沒有達到，就寫明原因和改進方式。",
        "Check the numbers; if the goal was missed, say so, and why, and what will be done.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each stated number that the results of its row miss."""
    results = by_row(said(edition, ResultColumn.RESULTS))
    aims = by_row(said(edition, ResultColumn.GOAL, ResultColumn.ACTIONS))
    yield from _late(edition)
    for aim in (one for row in aims.values() for one in row):
        if _is_other_end(aim) or not _is_clear(aim, aims[aim.row.ref]):
            continue
        found = results.get(aim.row.ref, ())
        met = _of_scope([one for one in found if _answers(one, aim, edition)], aim)
        met = met or [one for one in found if _is_total_of(one, aim, aims[aim.row.ref])]
        met = met or [one for one in found if _is_whole_name(one, aim)]
        if met and (is_specific(aim.noun) or aim.kind != "%" or len(met) == 1) and _misses(aim, met):
            yield _hit(aim, min(met, key=lambda one: abs(len(one.noun) - len(aim.noun))))


def _late(edition: Edition) -> Iterator[Hit]:
    """Yield a hit for each goal with a day whose result names a later one for the same deed."""
    period = edition.edition.period
    for row in edition.report.results if edition.report else ():
        deeds = list(done(row.result.text, period))
        for aim in due(row.goal.text, period):
            late = next((deed for deed in deeds if is_late(aim, deed)), None)
            if late:
                yield Hit(
                    message=LATE,
                    suggestion=LATE_ADVICE,
                    facts={
                        "goal": shortened("".join(aim.text.split())),
                        "result": shortened("".join(late.text.split())),
                        "value": late.day,
                        "target": aim.day,
                    },
                    source=first_lines([row.result.source, row.goal.source]),
                    refs=(row.ref,),
                )


def _is_clear(aim: Said, beside: Sequence[Said]) -> bool:
    """Tell whether it is clear what a number is of: a name as general as 達成率 only where it stands once."""
    return is_specific(aim.noun) or sum(one.noun == aim.noun for one in beside) == 1


def _is_other_end(aim: Said) -> bool:
    """Tell whether a number is the end of a range that a result need not reach: 70 of 60%至70%."""
    for low, high in _RANGE.findall(aim.figure.text):
        if (Decimal(low) if direction(aim) is Polarity.LOWER else Decimal(high)) == aim.value.value:
            return True
    return False


def _answers(result: Said, aim: Said, edition: Edition) -> bool:
    """Tell whether a result is of what a goal states, for the year and the scope of the goal."""
    is_one = aim.kind == result.kind and aim.noun == result.noun != ""
    if _is_part(result) or not (is_one or speaks_of(aim, result)) or not _is_of_year(result.figure.period, edition):
        return False
    # Several years are those of the base that a goal starts from (以108年至111年平均為基準).
    goal = aim.figure.period
    return goal is None or not is_one_year(goal) or _is_of_year(goal, edition)


def _is_total_of(result: Said, aim: Said, beside: Sequence[Said]) -> bool:
    """Tell whether a result is a total of what only one number of the goal counts: 合計26棟 of 完成35棟."""
    if result.kind != aim.kind or not is_counted(aim) or sum(one.kind == aim.kind for one in beside) > 1:
        return False
    return _TOTAL.search(result.figure.text.partition(printed(result))[0]) is not None


def _is_whole_name(result: Said, aim: Said) -> bool:
    """Tell whether a result gives the whole name of what a goal names in two clauses (舉辦藝術節，參與人數達…)."""
    short, long = noun(aim.figure.quantity), noun(result.figure.quantity)
    before = long.removesuffix(short)
    is_named = bool(short) and 1 < len(before) < len(long)
    return is_named and result.kind == aim.kind and before in fold(aim.row.goal.text) and not _is_part(result)


def _is_part(result: Said) -> bool:
    """Tell whether a result is only part of another figure beside it: （含…3座）, 其中…3座."""
    return _PART.search(result.figure.text.partition(printed(result))[0]) is not None


def _of_scope(results: list[Said], aim: Said) -> list[Said]:
    """Return the results of the very scope of a goal; where none names it, those that name none."""
    named = [one for one in results if one.figure.scope == aim.figure.scope]
    return named or [one for one in results if not one.figure.scope]


def _is_of_year(period: Period | None, edition: Edition) -> bool:
    return period is None or (is_one_year(period) and period.roc_year == edition.year)


def _misses(aim: Said, met: Sequence[Said]) -> bool:
    way = direction(aim)
    goal, values = aim.value.value, [one.value.value for one in met]
    if way is Polarity.HIGHER:
        best = max(*values, sum(values)) if aim.value.unit != "%" else max(values)
        return best < goal or (is_strict(aim) and best == goal)
    if way is Polarity.LOWER:
        return min(values) > goal or (is_strict(aim) and min(values) == goal)
    return False


def _hit(aim: Said, result: Said) -> Hit:
    return Hit(
        facts={
            "goal": shortened("".join(aim.figure.text.split())),
            "result": shortened("".join(result.figure.text.split())),
            "value": plain(result.value.value) + result.value.unit,
            "target": plain(aim.value.value) + aim.value.unit,
        },
        source=first_lines([result.figure.source, aim.figure.source]),
        refs=(aim.row.ref,),
    )
