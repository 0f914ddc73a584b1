"""一個KPI量兩件事 / One KPI, two measurements.

## What it does
名稱、公式或單位把兩種量測接在一起（場次及滿意度）、又沒有分項時回報。

Reports a KPI without components whose name, formula or unit joins two measurements (場次及滿意度).

## Why it matters
一個目標值說不出兩件事各要達到多少。

One target cannot say how much of each is to be reached.

## Example
研習場次及滿意度 / 場次 and 滿意度

## What to do
分成兩個KPI，或分成兩個分項，各訂目標值和權重。

Make two KPIs of it, or two components with targets and weights of their own.

## When it is wrong
名稱列舉的是對象，不是量測；兩數相比（預算數與決算數差異率）算一件事，不回報。

The name lists objects, not measurements. A comparison of two counts is one measurement and is left alone.

## References
量測的字表在 `heng.check.vocabulary`。

The table of measurements stands in `heng.check.vocabulary`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heng.check.cards import kpis
from heng.check.context import Context
from heng.check.measures import Head, bare, ending, head_of, is_share, kinds_of_unit, plain
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.vocabulary import AMOUNT, AREA, COMPARISONS, JOINT, LENGTH, MEASURED, MONEY, SESSION, TIME, UNITS
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity

_ARITHMETIC = re.compile(r"[/*+=÷×Σ|()]|[除乘占佔減]|加總|相加|總和|合計|之比")
_ADDED = re.compile(r"[/+÷Σ|＋]|加總|相加|總和|合計|總計|之比|[除乘占佔減]")
_SHARES = ("比率", "比例")
_PACE = frozenset({"pace"})
"""A rate that is no share: how often, how fast."""
_NEVER_ADDED = (LENGTH, AREA, MONEY, TIME, SESSION)
"""Measures that an amount of something else cannot be added to (清淤長度及清淤量)."""
_NO_AMOUNT = ("能量", "力量", "質量", "考量", "衡量", "測量", "評量", "量能")
"""Words that end like an amount."""
_SHOWN = 8
"""Characters of two measurements of one word that a message shows."""
_UNITS = re.compile(r"[、及與和;,]")


@rule(
    code="ID011",
    name="double-barrelled-kpi",
    severity=Severity.WARNING,
    message=Wording(
        "{code}一個KPI量兩件事：「{first}」和「{second}」，一個目標值說不清。",
        "{code} joins two measurements in one KPI, “{first}” and “{second}”; one target cannot serve both.",
    ),
    suggestion=Wording(
        "分成兩個KPI，或分成兩個分項，各訂目標值。", "Make two KPIs or two components, each with a target of its own."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each KPI of one row that names two measurements."""
    for (_, code), rows in kpis(edition).items():
        pair = _two(rows[0]) if len(rows) == 1 else None
        if pair:
            yield Hit(
                subject=rows[0].subject,
                facts={"code": code, "first": pair[0], "second": pair[1]},
                source=first_lines([rows[0].source]),
                refs=(rows[0].ref,),
            )


def _two(row: Indicator) -> tuple[str, str] | None:
    formula = plain(row.formula or "")
    return (
        _measurements(bare(row.name), is_sum=not formula or _ADDED.search(formula) is not None)
        or (None if _ARITHMETIC.search(formula) else _measurements(bare(formula)))
        or _units(bare(row.unit or ""))
    )


def _measurements(text: str, *, is_sum: bool = True) -> tuple[str, str] | None:
    """Return the two measurements that a text joins: its last one, and one right before the joint.

    `is_sum`: two counts of one kind may be added up. Where a formula gives no sum, 申報件數及裁罰件數 are two.
    """
    last = _last(text)
    if not last.kinds or text.endswith(COMPARISONS[0]):
        return None
    for joint in JOINT.finditer(text):
        first = head_of(text[: joint.start()])
        if is_share(last.kinds) and first.kinds == AMOUNT and not text[: joint.start()].endswith(_NO_AMOUNT):
            first = Head(ending(text[: joint.start()], first), MEASURED)
        is_one = _is_one(first, last, text[joint.end() :]) and (
            is_sum or not _is_twice(first, last, text[joint.end() :])
        )
        if _measures(first) and joint.end() <= len(text) - len(last.word) and not is_one:
            if first.word == last.word:
                return text[: joint.start()][-_SHOWN:], text[joint.end() :][-_SHOWN:]
            return ending(text[: joint.start()], first), ending(text, last)
    return None


def _last(text: str) -> Head:
    """Return what a name ends with; a rate that is no share (周轉率) measures something too."""
    last = head_of(text)
    return Head(last.word, _PACE) if not last.kinds and last.word.endswith("率") else last


def _measures(head: Head) -> bool:
    """A bare 量 may belong to a longer word (能量); 數 counts what stands before it (遊程數)."""
    return bool(head.kinds) and (head.kinds != AMOUNT or head.word == "數")


def _is_one(first: Head, last: Head, second: str) -> bool:
    """Two counts that the name compares, or adds up: what is counted alike can be one sum, two shares cannot."""
    if last.word.endswith("量") and last.kinds == AMOUNT and first.kinds in _NEVER_ADDED:
        return False
    if is_share(first.kinds):
        return not is_share(last.kinds) and last.kinds == AMOUNT
    return _compares(second) or last.kinds in {AMOUNT, first.kinds}


def _compares(second: str) -> bool:
    """Tell whether a name ends with a comparison of two counts (求職人數與求才人數比), not with a share of its own."""
    word = next((word for word in sorted(COMPARISONS, key=len, reverse=True) if second.endswith(word)), "")
    return bool(word) and (word not in _SHARES or bool(head_of(second.removesuffix(word)).kinds))


def _is_twice(first: Head, last: Head, second: str) -> bool:
    """Tell whether a name says the whole count twice, each time of something else (申報件數及裁罰件數)."""
    return first.word == last.word and len(first.word) > 1 and len(second) > len(last.word)


def _units(unit: str) -> tuple[str, str] | None:
    pieces = [piece for piece in _UNITS.split(unit) if piece]
    if len(pieces) != 2 or not all(piece in UNITS for piece in pieces):
        return None
    return None if kinds_of_unit(pieces[0]) & kinds_of_unit(pieces[1]) else (pieces[0], pieces[1])
