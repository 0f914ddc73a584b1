"""名稱說的目標和目標值不同 / The name states another target.

## What it does
KPI的名稱寫出這一年的目標（以7,800人為目標、以「達80%」結尾），和目標值格不同時回報。

Reports a KPI whose name states a target for the year (以7,800人為目標, or a name that ends in 達80%) other than
that of its cell.

## Why it matters
兩個目標，不知道以哪一個判定。

With two targets nobody knows which one decides.

## Example
名稱寫以7,800人為目標，目標值格8017 / the name says 7,800, the cell 8017

## What to do
查明哪一個是核定的，兩處改成一致。

Find out which one was decided, and print it in both places.

## When it is wrong
名稱裡的數字屬於別的年度，或是指標的條件（訓練20小時以上），這些不回報。

The number belongs to another year or is a condition (20 hours of training or more); such are left alone.

## References
目標只有一個，以目標值欄為準。

There is one target, that of the target's column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heng.check.cards import readings
from heng.check.context import Context
from heng.check.measures import bare, plain
from heng.check.rule import Hit, rule
from heng.check.text import shortened
from heng.evaluate.units.conversion import convert, same_unit
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Parts, Reading, Threshold
from heng.model.finding import Wording
from heng.model.notation import parse_target
from heng.model.quantity import Quantity
from heng.model.terms import Severity

_NUMBER = r"(?P<number>[≥≤<>]?\d[\d,.萬億千百]*[^\d,.;:，。；：、()]{0,4}?)"
_STATED = (
    re.compile(rf"以(?:達到?|達成|完成)?{_NUMBER}(?:以上|以下)?(?:為|作為|當作|做為)(?:年度|本年度|全年)?目標"),
    re.compile(rf"目標值?(?:為|是|訂為|定為|設為|設定為|達到?|:|=){_NUMBER}(?:以上|以下)?(?=$|[,.;:，。；：、()])"),
    re.compile(rf"[(\-─—](?:\d{{3}})?(?:年度?|本年度?|全年|當年度?)?目標值?{_NUMBER}(?:\)|$)"),
)
_REACHED = re.compile(
    r"(?:達到?|達成|至少達?|提升至|降至|維持在?)(?P<number>\d[\d,.萬億千百]*[^\d,.;:，。；：、()]{0,4})$"
)
_ENDS = re.compile(r"(?<=[^\W\d_])(?P<number>\d[\d,.]*[萬億]?[^\W\d_]{1,4})$")
_CONDITION = re.compile(r"[每前第近逾滿未超至約佔占]|平均|以[上下內]")
"""Words with which a number says what is counted or how, not how much is to be reached."""
_YEAR = re.compile(r"(?<!\d)(?P<year>1\d\d)(?:學年度|年度|年)(?P<on>起)?")


@rule(
    code="TG004",
    name="name-target-conflict",
    severity=Severity.ERROR,
    doubts_figures=True,
    message=Wording(
        "{code}的名稱說目標是「{stated}」，目標值格印「{text}」，不知道以哪一個判定。",
        "The name of {code} states the target “{stated}”, its cell prints “{text}”; nobody knows which one decides.",
    ),
    suggestion=Wording(
        "查明哪一個是核定的，兩處改成一致。", "Find out which one was decided, and print it in both places."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each KPI whose name states another target than its cell."""
    for row, reading in readings(edition):
        stated = _stated(row, edition.year)
        if stated and _conflicts(row, reading, stated):
            target = reading.target
            yield Hit(
                subject=row.subject,
                facts={"code": row.subject, "stated": stated, "text": shortened(target.text) if target else ""},
                source=(target.source if target else None) or reading.source,
                refs=(row.ref, reading.ref),
            )


def _stated(row: Indicator, year: int) -> str:
    """Return the target of the year that a name states, empty where it states none or several."""
    name = plain(row.name)
    found = [match for pattern in _STATED for match in pattern.finditer(name)]
    if not found:
        found = [match for match in [_REACHED.search(bare(row.name))] if match]
        found = found or _at_the_end(row)
    if len({match["number"] for match in found}) != 1 or not _is_of_year(name, year):
        return ""
    return found[0]["number"]


def _at_the_end(row: Indicator) -> list[re.Match[str]]:
    """A name that ends in a number of the KPI's own unit (`汰換公車120輛`) states what is to be reached."""
    name, unit = bare(row.name), plain(row.unit or "")
    match = _ENDS.search(name)
    if match is None or not unit or _CONDITION.search(name):
        return []
    return [match] if same_unit(match["number"].lstrip("0123456789.,萬億"), unit) else []


def _is_of_year(name: str, year: int) -> bool:
    """Tell whether the years in a name are this one, or earlier ones since when something holds."""
    return all(
        int(match["year"]) == year or (match["on"] and int(match["year"]) <= year) for match in _YEAR.finditer(name)
    )


def _conflicts(row: Indicator, reading: Reading, stated: str) -> bool:
    target = reading.target
    read = parse_target(stated, unit=row.unit or "", period=reading.target_period or reading.period).value.predicate
    if target is None or not isinstance(read, Threshold) or not isinstance(target.predicate, Threshold | Parts):
        return False
    printed = [item.value for item in target.items] + [base.value for base in target.baselines]
    match target.predicate:
        case Threshold(value=value):
            printed.append(value)
        case Parts(parts=parts, total=total):
            printed += [one for one in (total, *(part.value for part in parts)) if isinstance(one, Quantity)]
    values = [convert(one, read.value.unit, row.unit or "") for one in printed]
    return bool(values) and None not in values and read.value.value not in values
