"""單位和名稱或公式不合 / Unit, name and formula speak of different things.

## What it does
名稱、公式、單位量的不是同一種東西時回報：達成率用平方公尺、家數用%、使用量的公式是比率、成長率的公式沒有前期。

Reports a KPI whose name, formula and unit measure different things: a rate in m², a number of firms in %, a growth rate
whose formula knows no earlier period.

## Why it matters
看不出數字是什麼，達成與否也就說不準。

Nobody can tell what the figure is, so nobody can tell whether the target is met.

## Example
達成率的單位是平方公尺 / 達成率 in m²

## What to do
改名稱、公式或單位，讓三者一致；名稱不同的分項各自訂名。

Change the name, the formula or the unit so that they agree; give components names of their own.

## When it is wrong
名稱的最後一個詞另有意思。人數和人次、認不得的詞不回報。

The last word of the name means something else. Heads against visits (人數, 人次) and unknown words are left alone.

## References
量詞和單位的字表在 `heng.check.vocabulary`。

The tables of measurements and units stand in `heng.check.vocabulary`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heng.check.context import Context
from heng.check.measures import Head, bare, differ, ending, head_of, is_share, kinds_of_unit, plain
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.vocabulary import BEFORE, CHANGES, CHANGING, JOINT
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity

PERCENT_FORMULA = Wording(
    "{code}的公式算出百分比，單位卻是「{unit}」。",
    "The formula of {code} gives per cent, but the unit is “{unit}”.",
)
FORMULA = Wording(
    "{code}的名稱說「{name}」，公式算的是「{formula}」。",
    "The name of {code} says “{name}”, but the formula gives “{formula}”.",
)
GROWTH = Wording(
    "{code}的名稱說「{name}」，公式沒有和前期相比。",
    "The name of {code} says “{name}”, but its formula compares with no earlier period.",
)
GROWN = Wording(
    "{code}的名稱說「{name}」，公式算的卻是和前期相比的增減。",
    "The name of {code} says “{name}”, but its formula gives the growth over an earlier period.",
)
_GROWTH = re.compile(r"[-–－−](?P<divisor>[^-–－−()/]{2,40})\)/\(?(?P=divisor)")
_PERCENT = re.compile(r"[*xX×]100%[)}\]]*$")
_ARITHMETIC = re.compile(r"[/*+=÷×Σ|]|(?<!\d)[-–－](?!\d)|[除乘占佔減]|加總|相加|之比")
_LABEL = re.compile(r"(?:\d\.|計算公式:)?(?P<label>[^=()/*+\-:;。，,]{2,24}(?:率|比率|比例|度))=")
_GENERIC = re.compile(
    r"達成|達標|完成|執行|涵蓋|覆蓋|普及|使用|參與|成長|增加|減少|改善|工作|計畫|指標|計算|公式|年度|每[年季月]|整體|平均|預測"
)
_GLUED = re.compile(r"^[^(=]*(?=\()")


@dataclass(frozen=True, slots=True)
class _Clash:
    wording: Wording | None
    name: str = ""
    formula: str = ""


@rule(
    code="ID009",
    name="unit-name-mismatch",
    severity=Severity.WARNING,
    message=Wording(
        "{code}的名稱說「{name}」，單位卻是「{unit}」。", "The name of {code} says “{name}”, but the unit is “{unit}”."
    ),
    suggestion=Wording(
        "改名稱、公式或單位，讓三者一致。", "Change the name, the formula or the unit so that they agree."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each row whose name, formula and unit do not measure one thing."""
    for row in edition.card.indicators:
        clash = _clash(row)
        if clash:
            yield Hit(
                subject=row.subject,
                facts={"code": row.subject, "unit": row.unit or "", "name": clash.name, "formula": clash.formula},
                source=first_lines([row.source]),
                refs=(row.ref,),
                message=clash.wording,
            )


def _clash(row: Indicator) -> _Clash | None:
    head, unit = head_of(row.name), kinds_of_unit(row.unit or "")
    formula = plain(row.formula or "")
    if differ(head.kinds, unit) and not _counts_per_head(row, formula, head):
        return _Clash(None, ending(row.name, head))
    if unit and not unit & {"share", "score"} and _PERCENT.search(formula):
        return _Clash(PERCENT_FORMULA)
    return (
        _by_formula(head, formula)
        or _by_label(row.name, head, formula)
        or _by_growth(row.name, formula)
        or _by_share(row.name, head, formula)
    )


def _counts_per_head(row: Indicator, formula: str, head: Head) -> bool:
    """Tell whether a rate counts per a number of people: `每十萬人死亡率` in 人."""
    return is_share(head.kinds) and ("每" in bare(row.name) or re.search(r"10{3,}|10,0|萬|10\^?6", formula) is not None)


def _by_formula(head: Head, formula: str) -> _Clash | None:
    """A formula without arithmetic is a name too."""
    if not formula or _ARITHMETIC.search(formula):
        return None
    counted = head_of(formula)
    if JOINT.search(formula) or not differ(head.kinds, counted.kinds):
        return None
    return _Clash(FORMULA, head.word, counted.word)


def _by_label(name: str, head: Head, formula: str) -> _Clash | None:
    """A formula that opens with the name of another result (`採行率=…`): they share no word."""
    match = _LABEL.match(formula)
    if match is None or not is_share(head.kinds):
        return None
    label = match["label"]
    words = set(_GENERIC.sub("", label.removesuffix(head_of(label).word)))
    return _Clash(FORMULA, name, label) if words and not words & set(bare(name)) else None


def _by_growth(name: str, formula: str) -> _Clash | None:
    head = next((word for word in CHANGES if bare(name).endswith(word)), "")
    if not head or "/" not in formula.replace("÷", "/"):
        return None
    computed = _GLUED.sub("", formula) if head in formula.partition("(")[0] else formula
    without = re.sub("|".join(CHANGES), "", computed) if computed is not formula else computed
    known = any(word in without for word in BEFORE) or re.search(r"[-–－−]", without)
    return None if known else _Clash(GROWTH, head)


def _by_share(name: str, head: Head, formula: str) -> _Clash | None:
    """A share whose formula is the growth over an earlier period."""
    match = _GROWTH.search(formula)
    if not is_share(head.kinds) or match is None or any(word in name for word in CHANGING):
        return None
    earlier = any(word in match["divisor"] for word in BEFORE)
    return _Clash(GROWN, ending(name, head)) if earlier else None
