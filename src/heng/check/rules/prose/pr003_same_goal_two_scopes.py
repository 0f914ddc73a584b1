"""同一個目標，兩種範圍或數字 / One goal with two scopes or two numbers.

## What it does
回報不同列的年度目標說的是同一件事，數字相同而範圍不同，或範圍相同而數字不同。

Reports annual goals of different rows that speak of one thing: one number for two scopes, or two numbers for one.

## Why it matters
達成與否要看哪一個？範圍大的沒達到，可以說範圍小的達到了。

Which of them decides? Where the wide one is missed, the narrow one can be said to be met.

## Example
一列「營造業職災死亡11人」，另一列「死亡人數降至11人以下」 / 11 deaths in construction; 11 deaths at the most

## What to do
選定範圍和數字，各列一致；確實是兩個目標，名稱要分清楚。

Choose scope and number and use them in every row; if they are two goals, name them apart.

## When it is wrong
本來就是兩個目標，恰好數字相同。

They are two goals that happen to have one number.

## References
只比同一年、同一單位的數字；人數、場次這類名稱太籠統的不比。

Only numbers of one year and one unit are compared, and no names as general as 人數 or 場次.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.prose.goals import Said, is_one_year, is_same, said, speaks_of
from heng.check.rule import Hit, rule
from heng.check.text import fold, shortened
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import ResultColumn, Severity

SCOPES = Wording(
    "「{one}」和「{other}」是同一個數字，範圍不同。達成與否看不出以哪個為準。",
    "“{one}” and “{other}” have one number and two scopes. It is not clear which of them decides.",
)
COUNTS = Wording(
    "「{one}」和「{other}」說同一件事，數字不同。達成與否看不出以哪個為準。",
    "“{one}” and “{other}” speak of one thing with two numbers. It is not clear which of them decides.",
)


@rule(
    code="PR003",
    name="same-goal-two-scopes",
    severity=Severity.WARNING,
    message=SCOPES,
    suggestion=Wording(
        "選定範圍和數字，各列一致；確實是兩個目標，名稱要分清楚。",
        "Choose scope and number for every row; if they are two goals, name them apart.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each two rows whose goals speak of one thing otherwise."""
    met: set[tuple[str, str]] = set()
    for one, other in combinations(said(edition, ResultColumn.GOAL), 2):
        rows = (one.row.ref, other.row.ref)
        if one.row is other.row or rows in met or not speaks_of(one, other) or not _is_one_time(one, other):
            continue
        message = _difference(one, other)
        if message is not None:
            met.add(rows)
            yield _hit(one, other, message)


def _is_one_time(one: Said, other: Said) -> bool:
    """Tell whether two goals may be of one year; several years are those of the base that a goal starts from."""
    years = {period.first.year for each in (one, other) if (period := each.figure.period) and is_one_year(period)}
    return len(years) < 2


def _difference(one: Said, other: Said) -> Wording | None:
    is_one_number = one.value.value == other.value.value
    is_one_scope = is_same(one.noun, other.noun) and fold(one.figure.scope) == fold(other.figure.scope)
    if is_one_number is is_one_scope:
        return None
    return SCOPES if is_one_number else COUNTS


def _hit(one: Said, other: Said, message: Wording) -> Hit:
    texts = [shortened("".join(each.figure.text.split())) for each in (one, other)]
    return Hit(
        message=message,
        facts={"one": texts[0], "other": texts[1]},
        source=first_lines([one.figure.source, other.figure.source]),
        refs=(one.row.ref, other.row.ref),
    )
