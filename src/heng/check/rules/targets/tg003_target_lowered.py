"""目標值比前一份容易 / A target easier than before.

## What it does
同一個機關有兩份文件一起檢核時，依方向比較同一個KPI的目標值，變得容易的回報。

When two documents of one body are checked together, compares the targets of one KPI by its polarity and reports those
that have become easier to reach.

## Why it matters
降低目標要有理由；不說明，看起來就像為了達標。

A lower target needs a reason; without one it looks as if it was lowered to be met.

## Example
107年目標60件，108年40件 / 60 for 2018, 40 for 2019

## What to do
寫明降低的原因和因應做法，或恢復原來的目標。

State why it was lowered and what will be done, or restore it.

## When it is wrong
母體變小，或目標本來就逐年遞減。看不出方向的以越高越好比較，並在說明裡寫出。

What it counts became fewer, or the target falls by plan. Where nothing tells the direction, higher is taken for better,
and the finding says so.

## References
方向見 `heng.evaluate.traits.polarity`；KPI的比對見 `heng.check.compare`。

Polarity: `heng.evaluate.traits.polarity`; which KPI is which: `heng.check.compare`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heng.check.compare import Change, Comparison, Match, compared_with_earlier, falling_targets, name_of
from heng.check.compare.targets import number_rose, shift
from heng.check.context import Context
from heng.check.rule import Hit, rule
from heng.check.text import shortened
from heng.evaluate.traits.polarity import judge
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Deadline, Reading, Target
from heng.model.finding import Wording
from heng.model.period import ROC_OFFSET
from heng.model.source import SourceRef
from heng.model.terms import ComparedField, Polarity, PolarityBasis, Severity, TargetShift

_RowTarget = tuple[Indicator, Target]

CERTAIN = 80
"""Confidence, in percent, below which two KPIs are not surely one."""

ASSUMED = Wording(
    "{code}的目標從「{before}」改為「{after}」（{earlier}）。文件沒有註明方向；以越高越好來看，變得容易了。",
    "The target of {code} went from “{before}” to “{after}” ({earlier}). No direction is stated; if higher is better,"
    " it has become easier.",
)


@rule(
    code="TG003",
    name="target-lowered",
    severity=Severity.WARNING,
    message=Wording(
        "{code}的目標從「{before}」改為「{after}」（{earlier}），變得容易了。",
        "The target of {code} went from “{before}” to “{after}” ({earlier}): it has become easier.",
    ),
    suggestion=Wording("寫明降低的原因和因應做法，或恢復原來的目標。", "State why it was lowered, or restore it."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each target that is easier than in the edition before."""
    found = compared_with_earlier(edition, context)
    if found is None:
        return
    falling = falling_targets(edition, context)
    for match, change in found.changes(ComparedField.TARGET):
        if match.confidence < CERTAIN:
            continue
        before, after = _both(match, change)
        assumed = is_easier_if_higher_is_better(match, change)
        # Where the target falls each time, lower may well be better: ID012 asks for the direction.
        if assumed and any(row.ref in falling for row in match.after.rows):
            continue
        later = _is_later(before, after, found)
        if assumed or (change.shift is TargetShift.LOWERED if later is None else later):
            code = f"{match.after.code}-{change.component}" if change.component else match.after.code
            yield Hit(
                subject=code,
                facts={
                    "code": f"{code}（{change.agencies}）" if change.agencies else code,
                    "before": shortened(change.before),
                    "after": shortened(change.after),
                    "earlier": name_of(found),
                },
                source=change.after_source,
                refs=change.after_refs,
                message=ASSUMED if assumed else None,
            )


def _is_later(before: _RowTarget | None, after: _RowTarget | None, found: Comparison) -> bool | None:
    """Tell whether a target that is a day was put off, None where it is no day.

    A day in the year of each document returns each year (4/30), any other one stands by itself.
    """
    if before is None or after is None:
        return None
    one, other = before[1].predicate, after[1].predicate
    if not isinstance(one, Deadline) or not isinstance(other, Deadline):
        return None
    first, second = one.day.last(), other.day.last()
    if (first.year, second.year) == (found.before.year + ROC_OFFSET, found.after.year + ROC_OFFSET):
        return (second.month, second.day) > (first.month, first.day)
    return second > first


def is_easier_if_higher_is_better(match: Match, change: Change) -> bool:
    """Tell whether a target whose direction nothing tells became lower."""
    before, after = _both(match, change)
    if change.shift is not TargetShift.CHANGED or before is None or after is None:
        return False
    if any(judge(row, target).basis is not PolarityBasis.NONE for row, target in (before, after)):
        return False
    higher = [(replace(row, polarity=Polarity.HIGHER), target) for row, target in (before, after)]
    return shift(higher[0], higher[1]) is TargetShift.LOWERED


def is_larger(match: Match, change: Change) -> bool | None:
    """Tell whether the number of a target became larger, None where the two are no numbers that can be compared.

    That is no verdict: a larger number is easier to reach where lower is better.
    """
    before, after = _both(match, change)
    return None if before is None or after is None else number_rose(before, after)


def _both(match: Match, change: Change) -> tuple[_RowTarget | None, _RowTarget | None]:
    """Return both targets of a change, each with its row."""
    return (
        _target(match.before.rows, match.before.readings, change.before_source),
        _target(match.after.rows, match.after.readings, change.after_source),
    )


def _target(rows: tuple[Indicator, ...], readings: tuple[Reading, ...], place: SourceRef | None) -> _RowTarget | None:
    """Return the target that stands at a place, with its row."""
    by_ref = {row.ref: row for row in rows}
    for reading in readings:
        if reading.target and (reading.target.source or reading.source) == place and reading.indicator in by_ref:
            return by_ref[reading.indicator], reading.target
    return None
