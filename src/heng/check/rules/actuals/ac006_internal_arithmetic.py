"""同一份文件的數字互相矛盾 / Figures of one document contradict each other.

## What it does
格子裡印的分子分母算不出所印的百分比、各部分加起來不是所印的合計、同樣定義的KPI印兩次而數字不同時回報。

Reports a cell whose fraction does not give its percentage or whose parts do not add up to its total, and KPIs of one
definition that are printed twice with different figures.

## Why it matters
讀的人不知道哪一個對，整份報告的數字都會被懷疑。

Nobody knows which figure is right, and all the others come into doubt.

## Example
92.86%（11/14）

## What to do
查對原始資料，改正錯的那一個。

Go back to the data and mend the one that is wrong.

## When it is wrong
列出的只是其中一部分。寫「其中」「等」「含」的不相加；四捨五入和無條件捨去都算對。

Only some of the parts are listed. Cells with 其中, 等 or 含 are not added up; figures may be rounded or cut.

## References
所印的數字代表最後一位的半個單位以內。預算表的加總見BG001、BG002，文字敘述見PR004。

A printed figure stands for half a unit of its last digit on either side. Budget tables: BG001, BG002; prose: PR004.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from heng.check.arithmetic import adds_up, counted_share, twice_told
from heng.check.cards import readings
from heng.check.context import Context
from heng.check.fractions import gives
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import shortened
from heng.check.values import is_share, percent
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Parts, Reading, Target, Threshold
from heng.model.finding import Wording
from heng.model.quantity import Quantity
from heng.model.terms import Severity

SUM = Wording(
    "{code}印「{text}」，各部分加起來是{sum}，不是{total}。",
    "{code} prints “{text}”; its parts add up to {sum}, not to {total}.",
)
TWICE = Wording(
    "{code}和{other}的名稱、公式、單位、機關都相同，數字卻是「{text}」和「{again}」。",
    "{code} and {other} have one name, formula, unit and agency, but print “{text}” and “{again}”.",
)


@rule(
    code="AC006",
    name="internal-arithmetic",
    severity=Severity.WARNING,
    message=Wording(
        "{code}印「{text}」，但{part}÷{whole}不是{total}。",
        "{code} prints “{text}”, but {part} ÷ {whole} is not {total}.",
    ),
    suggestion=Wording("查對原始資料，改正錯的那一個。", "Go back to the data and mend the one that is wrong."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each cell, and each pair of rows, whose figures contradict each other."""
    for row, reading in readings(edition):
        for cell in (reading.target, reading.actual):
            if isinstance(cell, Target | Actual) and _says_more(cell):
                yield from _of_cell(row, reading, cell)
    for (one, first), (other, second) in twice_told(edition):
        yield Hit(
            subject=other.subject,
            facts={
                "code": other.subject,
                "other": one.subject,
                "text": second.actual.text if second.actual else "",
                "again": first.actual.text if first.actual else "",
            },
            source=first_lines([second.source]),
            refs=(first.ref, second.ref),
            message=TWICE,
        )


def _says_more(cell: Target | Actual) -> bool:
    """Tell whether a cell prints anything beside its figure; most do not."""
    parts = bool(cell.parts) if isinstance(cell, Actual) else isinstance(cell.predicate, Parts)
    return parts or bool(cell.items) or not {"(", "（", "["}.isdisjoint(cell.text)


def _of_cell(row: Indicator, reading: Reading, cell: Target | Actual) -> Iterator[Hit]:
    for look in (_fraction, _sum):
        found = look(row, cell)
        if found:
            wording, facts = found
            yield Hit(
                subject=row.subject,
                facts={"code": row.subject, "text": shortened(cell.text, 60), **facts},
                source=cell.source or reading.source,
                refs=(reading.ref, row.ref),
                message=wording,
            )
            return


def _demanded(target: Target) -> Quantity | None:
    return target.predicate.value if isinstance(target.predicate, Threshold) else None


_Found = tuple[Wording | None, dict[str, str]] | None


def _fraction(row: Indicator, cell: Target | Actual) -> _Found:
    total = cell.value if isinstance(cell, Actual) else _demanded(cell)
    counted = counted_share(cell)
    if counted is None or not isinstance(total, Quantity) or not is_share(row, total):
        return None
    part, whole = counted
    if gives(total, part, whole):
        return None
    return None, {"part": _digits(part), "whole": _digits(whole), "total": percent(total)}


def _sum(row: Indicator, cell: Target | Actual) -> _Found:
    added = adds_up(cell, row)
    if added is None:
        return None
    parts, whole = added
    return SUM, {"sum": _digits(parts), "total": _digits(whole.value)}


def _digits(value: Decimal) -> str:
    return f"{value:,f}"
