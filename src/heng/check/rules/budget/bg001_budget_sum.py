"""細數加起來不等於總數 / Parts do not sum to the total.

## What it does
比對預算表的合計列和各列、主管機關列和所屬各列。每個數字代表它末位四捨五入的範圍，範圍內加得起來就不回報。
空白（-）的格子不加。

Compares the total row with its rows, and a row with the rows that are part of it. Each figure stands for the range
that rounds to it; what can be right within the ranges is not reported. A dash adds nothing.

## Why it matters
總數會被單獨引用。加不起來，表示某一格打錯，或漏了一列。

A total is quoted alone. Where the parts do not give it, a cell is mistyped or a row is missing.

## Example
2.64＋3.50 ≠ 7.14

## What to do
和原始資料逐列核對，先看差額等於哪一列。

Check row by row against the original data; look first for a row that equals the difference.

## When it is wrong
表下的註說明總數另含其他項目。

A note to the table says that the total holds something else as well.

## References
預算表慣例：金額各自四捨五入，總數和細數可能差在末位。

Custom of budget tables: amounts are rounded one by one, so a total may differ from its parts in the last digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from heng.check.amounts import sum_interval
from heng.check.budgets import COLUMNS, Column, sums
from heng.check.cards import is_partial
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.yearly import sums_of_years
from heng.model.budget import Budget, BudgetLine
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.quantity import Interval, Quantity, plain
from heng.model.terms import Severity


@rule(
    code="BG001",
    name="budget-sum",
    severity=Severity.ERROR,
    message=Wording(
        "{agency}的{column}印{total}，所屬{count}列合計在{low}到{high}之間，四捨五入也到不了。",
        "The {column_en} of {agency} is printed as {total}; its {count} rows sum to between {low} and {high}, so"
        " rounding does not explain it.",
    ),
    suggestion=Wording(
        "和原始資料核對這一欄；相差約{gap}。", "Check this column against the original data; the gap is about {gap}."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each total whose parts cannot give it."""
    if edition.budget is None:
        return
    for total, parts in sums(edition.budget.lines):
        for column in COLUMNS:
            printed = column.of(total)
            possible = sum_interval(column.of(part) for part in parts)
            if not isinstance(printed, Quantity) or possible is None or possible.meets(printed.interval()):
                continue
            # Where the document stops in the middle, or only some rows were accepted, parts may be missing.
            is_part = context.is_truncated(edition) or is_partial(edition)
            if not (is_part and possible.high < printed.value):
                yield _hit(total, parts, column, printed, possible)
    yield from _of_years(edition.budget)


def _of_years(budget: Budget) -> Iterator[Hit]:
    """Yield a hit for each total of a year in a table of several years that its rows cannot give."""
    for found in sums_of_years(budget):
        if found.holds:
            continue
        total, printed = found.total, found.printed
        yield Hit(
            subject=total.name,
            facts={
                "agency": total.name,
                "column": f"{total.roc_year}年",
                "column_en": f"ROC {total.roc_year}",
                "total": plain(printed.value),
                "count": len(found.parts),
                "low": plain(found.possible.low),
                "high": plain(found.possible.high),
                "gap": plain(abs(printed.value - found.added)),
            },
            source=first_lines([total.source]),
            refs=(total.ref, *(part.ref for part in found.parts)),
        )


def _hit(total: BudgetLine, parts: Sequence[BudgetLine], column: Column, printed: Quantity, possible: Interval) -> Hit:
    values = [value.value for part in parts if isinstance(value := column.of(part), Quantity)]
    return Hit(
        subject=total.agency,
        facts={
            "agency": total.agency,
            "column": column.zh,
            "column_en": column.en,
            "total": plain(printed.value),
            "count": len(values),
            "low": plain(possible.low),
            "high": plain(possible.high),
            "gap": plain(abs(printed.value - sum(values, Decimal()))),
        },
        source=first_lines([total.source]),
        refs=(total.ref, *(part.ref for part in parts)),
    )
