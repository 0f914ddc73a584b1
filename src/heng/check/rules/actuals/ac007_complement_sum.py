"""互補的比率加起來不是100% / Shares of one whole that do not make 100.

## What it does
同一個分母的幾個比率，目標值加起來正好100，實際值加起來卻不是時回報。

Reports shares of one whole whose targets add up to exactly 100 where their actuals do not.

## Why it matters
一個整體的各部分一定湊成100%；湊不成，就有一項漏算或期間不同。

The parts of a whole make 100 %; where they do not, something is left out or covers another time.

## Example
三種處理方式的比例，目標合計100，實際合計22.07 / targets 100 in total, actuals 22.07

## What to do
確認分母和期間相同，補上漏算的部分。

Make sure that divisor and period are the same, and add what is left out.

## When it is wrong
這些比率本來就不是一個整體，目標合計100是巧合。

The shares do not make one whole; that their targets add up to 100 is chance.

## References
分母取自公式；沒有公式時，看同一目標下名稱結尾相同的占比。

The divisor is that of the formula; without one, shares under one objective whose names end alike are taken together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from heng.check.amounts import HUNDRED, sum_interval
from heng.check.cards import grouped, readings
from heng.check.context import Context
from heng.check.measures import head_of
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import fold, listed
from heng.check.values import is_share
from heng.evaluate.traits.shares import ratio_of
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Parts, Reading, Threshold
from heng.model.finding import Wording
from heng.model.quantity import Quantity, plain
from heng.model.terms import Severity

MOST = 8
"""Shares of one whole that are tried in every combination; a longer list is tried as a whole."""
_PARTS_OF_ONE = frozenset({"占比", "佔比", "比重", "百分比", "比例"})
"""Ends of names that speak of a part of something."""

IN_CELL = Wording(
    "{code}的各部分目標合計100%，實際合計{sum}%。",
    "The parts of {code} have targets of 100% in total, actuals of {sum}%.",
)


@dataclass(frozen=True, slots=True)
class _Share:
    row: Indicator
    reading: Reading
    target: Quantity
    actual: Quantity


@rule(
    code="AC007",
    name="complement-sum",
    severity=Severity.WARNING,
    message=Wording(
        "{codes}是一個整體的各部分，目標合計100%，實際合計{sum}%。",
        "{codes_en} are parts of one whole: their targets are 100% in total, their actuals {sum}%.",
    ),
    suggestion=Wording(
        "確認分母和期間相同，補上漏算的部分。",
        "Make sure that divisor and period are the same, and add what is left out.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each set of shares, in several rows or in one cell, whose actuals do not make a whole."""
    shares = [share for pair in readings(edition) for share in _shares(*pair)]
    for whole, of_one in grouped(shares, lambda share: _whole(share.row)).items():
        parts = _complements(of_one) if whole else ()
        values = [share.actual for share in parts]
        if parts and not _makes_whole(values):
            yield Hit(
                subject=parts[0].row.subject,
                facts={**listed("codes", (share.row.subject for share in parts)), "sum": _total(values)},
                source=first_lines(share.row.source for share in parts),
                refs=tuple(ref for share in parts for ref in (share.row.ref, share.reading.ref)),
            )
    for row, reading in readings(edition):
        yield from _in_cell(row, reading)


def _shares(row: Indicator, reading: Reading) -> Iterator[_Share]:
    predicate = reading.target.predicate if reading.target else None
    actual = reading.actual.value if isinstance(reading.actual, Actual) else None
    if not isinstance(predicate, Threshold) or not isinstance(actual, Quantity) or not is_share(row, actual):
        return
    if 0 < predicate.value.value < HUNDRED:
        yield _Share(row, reading, predicate.value, actual)


def _whole(row: Indicator) -> tuple[str, str] | None:
    """Return what a share is a part of, by objective: its divisor, else the end of its name; None where neither."""
    ratio = ratio_of(row.formula or "")
    if ratio and ratio.divisor:
        return row.objective, fold(ratio.divisor)
    end = head_of(row.name).word
    return (row.objective, end) if end in _PARTS_OF_ONE and not row.formula else None


def _complements(shares: Sequence[_Share]) -> Sequence[_Share]:
    """Return the largest set of shares whose targets make exactly 100, empty where there is none."""
    sizes = range(len(shares), 1, -1) if len(shares) <= MOST else [len(shares)]
    for size in sizes:
        for some in combinations(shares, size):
            if sum((share.target.value for share in some), Decimal()) == HUNDRED:
                return some
    return ()


def _in_cell(row: Indicator, reading: Reading) -> Iterator[Hit]:
    predicate = reading.target.predicate if reading.target else None
    if not isinstance(predicate, Parts) or not isinstance(reading.actual, Actual) or len(predicate.parts) < 2:
        return
    targets = [part.value for part in predicate.parts if isinstance(part.value, Quantity)]
    actuals = [part.value for part in reading.actual.parts if isinstance(part.value, Quantity)]
    whole = sum((target.value for target in targets), Decimal()) == HUNDRED
    if not whole or len(targets) != len(predicate.parts) or len(actuals) != len(targets):
        return
    if all(is_share(row, one) for one in (*targets, *actuals)) and not _makes_whole(actuals):
        yield Hit(
            subject=row.subject,
            facts={"code": row.subject, "sum": _total(actuals)},
            source=reading.actual.source or reading.source,
            refs=(reading.ref, row.ref),
            message=IN_CELL,
        )


def _makes_whole(values: Sequence[Quantity]) -> bool:
    interval = sum_interval(values)
    return interval is not None and HUNDRED in interval


def _total(values: Sequence[Quantity]) -> str:
    return plain(sum((value.value for value in values), Decimal()))
