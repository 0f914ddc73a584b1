"""一個代碼指兩件事 / One code for two things.

## What it does
回報同一個代碼用在不同東西上：兩個不同名稱的策略目標（在表上，或在同一張策略地圖上）、
不同策略目標下或不同名稱的KPI、不同文字的行動計畫。
只差空白、標點、全半形或異體字的，不算不同。

Reports one code for different things: two objectives by name, in the tables or on one strategy map, KPIs under two
objectives or with two names, action plans with two texts. A difference in spaces, marks, width or variant characters
alone does not count.

## Why it matters
引用代碼的人會指到另一件事；數值和追蹤紀錄可能記到錯的項目上。

Whoever quotes the code points at another thing; figures and follow-up may be booked to the wrong one.

## Example
行動計畫GP2.5.1印了兩次，文字不同 / action plan GP2.5.1 printed twice with different texts

## What to do
看哪一個和所在的策略目標、KPI不合，給它自己的代碼。

See which one does not fit the objective or KPI it stands under, and give it a code of its own.

## When it is wrong
兩段文字其實是同一件事的兩種寫法。這時請統一文字。

Both texts say the same thing in other words. Then use one of them.

## References
代碼約定：策略目標、KPI、行動計畫的代碼在一份文件裡各自唯一。

Convention: codes of objectives, KPIs and action plans are each unique in a document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from heng.check.cards import grouped, own_map
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import fold, is_below, shortened
from heng.model.card import ActionPlan, Indicator, MapCell, Objective
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity

Coded = MapCell | Objective | Indicator | ActionPlan
T = TypeVar("T", MapCell, Objective, Indicator, ActionPlan)

TWO_OBJECTIVES = Wording(
    "KPI {code}在{first}和{second}底下各印了一次。引用{code}的人會弄混。",
    "KPI {code} is printed under {first} and under {second}. Whoever quotes {code} may mean either.",
)


LEFT_OUT = Wording(
    "{code}用在{count}件不同的事，這份文件略去了它們的文句。引用{code}的人會弄混。",
    "{code} stands for {count} different things whose words this document leaves out. Whoever quotes {code} may mean"
    " either.",
)
PARTLY_LEFT_OUT = Wording(
    "{code}用在{count}件不同的事：「{first}」，和文件略去文句的。引用{code}的人會弄混。",
    "{code} stands for {count} different things: “{first}”, and what the document leaves the words of out. Whoever"
    " quotes {code} may mean either.",
)
_PLACEHOLDER = re.compile(r"[(（]?(?:文句|文字|內文|內容|以下|其餘|餘)?從?略[)）]?\d*")
"""What stands in place of words that a copy leaves out."""


@rule(
    code="SC008",
    name="duplicate-code",
    severity=Severity.ERROR,
    message=Wording(
        "{code}用在{count}件不同的事：「{first}」和「{second}」。引用{code}的人會弄混。",
        "{code} stands for {count} different things: “{first}” and “{second}”. Whoever quotes {code} may mean either.",
    ),
    suggestion=Wording(
        "看哪一件和所在的位置不合，給它自己的代碼。",
        "See which of them does not fit its place and give it a code of its own.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each code of an objective, KPI or action plan that stands for different things."""
    card = edition.card
    reported = set()
    for hit in _by_text(card.objectives, lambda one: one.code, lambda one: one.name):
        reported.add(hit.subject)
        yield hit
    for drawn in grouped(own_map(edition, context), lambda cell: cell.drawing_ref).values():
        # Another drawing may word the same objective otherwise.
        cells = [cell for cell in drawn if cell.code not in reported]
        for hit in _by_text(cells, lambda cell: cell.code, lambda cell: cell.name):
            reported.add(hit.subject)
            yield hit
    for hit in _by_objective(card.indicators):
        reported.add(hit.subject)
        yield hit
    rows = [row for row in card.indicators if row.code not in reported]
    yield from _by_text(rows, lambda row: row.printed_code, lambda row: row.name)
    yield from _by_text(card.actions, lambda action: action.code, lambda action: action.text)


def _by_text(values: Iterable[T], code: Callable[[T], str], text: Callable[[T], str]) -> Iterator[Hit]:
    for printed, group in grouped(values, code).items():
        if len(group) < 2:
            continue
        # An action of steps alone has no text that could differ.
        texts = grouped((one for one in group if text(one)), lambda one: fold(text(one)))
        if printed and len(texts) > 1:
            yield _hit(printed, group, [text(same[0]) for same in texts.values()])


def _by_objective(rows: Iterable[Indicator]) -> Iterator[Hit]:
    for code, group in grouped(rows, lambda row: row.code).items():
        under = grouped(group, lambda row: row.objective)
        if not code or len(under) < 2:
            continue
        if len({fold(row.name) for row in group}) > 1:
            yield _hit(code, group, [same[0].name for same in under.values()])
        else:
            yield _hit(code, group, list(under), TWO_OBJECTIVES)


def _hit(code: str, group: Sequence[Coded], different: Sequence[str], message: Wording | None = None) -> Hit:
    count = len(different)
    odd = next((one for one in reversed(group) if not _fits(one)), group[-1])
    told = [text for text in different if not _PLACEHOLDER.fullmatch(text.strip())]
    if len(told) < min(len(different), 2):
        message, different = (PARTLY_LEFT_OUT if told else LEFT_OUT), [*told, "", ""]
    first, second = (shortened(text) for text in different[:2])
    return Hit(
        subject=code,
        message=message,
        facts={"code": code, "first": first, "second": second, "count": count},
        source=first_lines([odd.source]),
        refs=tuple(one.ref for one in group),
    )


def _fits(one: Coded) -> bool:
    """Tell whether a code begins with that of what it stands under: the one that does not is likely the misprint."""
    if isinstance(one, MapCell | Objective):
        return one.code.startswith(one.theme)
    return is_below(one.code, one.indicator if isinstance(one, ActionPlan) else one.objective)
