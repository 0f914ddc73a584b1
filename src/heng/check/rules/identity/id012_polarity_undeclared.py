"""越低越好，但沒有註明 / Lower is better, and nothing says so.

## What it does
名稱、單位或公式的用字表示越低越好，文件卻沒有印（負向指標）、目標沒有≤或以下、公式也沒有期限時回報。

Reports a KPI whose words say that lower is better where the document prints no （負向指標）, the target no ≤ or 以下,
and the formula no limit.

看名稱怎麼組成：「率、件數、天數」前面的那個詞是量的東西。設備漏水件數量的是漏水，漏水檢修件數量的是檢修。

The name is taken apart: the word before 率, 件數 or 天數 is what is measured. 設備漏水件數 counts leaks, 漏水檢修件數
repairs.

用字看不出方向、而目標連續三份文件一次比一次低的，也回報。

Also reported: a KPI whose words tell nothing and whose target falls in three documents, one after the other.

## Why it matters
當成越高越好來算，好的結果會變成未達，壞的結果會變成達標。

Judged as if higher were better, a good result counts as a failure and a bad one as a success.

## Example
失業率，目標3.8 / 失業率 with the target 3.8

## What to do
加註（負向指標），或把目標印成「以下」。

Mark it （負向指標）, or print the target as “at most”.

## When it is wrong
這個字在這裡指好事，例如工作本身。沒有目標值、公式、單位的文件（只有名稱的計分卡）不檢查。

The word means something good here. Documents that print names only, without targets, formulas or units, are not
checked.

## References
字表在 `heng.evaluate.traits.vocabulary` 和 `bad_things`，構詞在 `heng.evaluate.traits.morphemes`，和評量用的是同一份。

The words stand in `heng.evaluate.traits.vocabulary` and `bad_things`, how names are built in
`heng.evaluate.traits.morphemes`; judging uses the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heng.check.cards import grouped, readings
from heng.check.compare import falling_targets
from heng.check.context import Context
from heng.check.measures import REMARK, bare, plain
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.vocabulary import LIMITS
from heng.evaluate.traits.polarity import judge
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.finding import Wording
from heng.model.terms import Polarity, PolarityBasis, Severity

_SPAN = r"[0-9一二三四五六七八九十]+(?:個)?(?:小時|時|日|天|週|月|分鐘|年)(?:以|之)?內"
_SCOPE = re.compile(
    r"\d(?:歲|坪|萬?元|級|公尺|層|樓|年級|人)以下|(?:國小|國中|高中|高中職|課長|股長)以下"
    rf"|{_SPAN}(?=[一-鿿])(?!完成|辦|結|達|為)"
)
"""Words like those of a limit that say whom or what a figure counts (30日內死亡人數)."""
_AT_END = re.compile(r"[0-9.]*[%‰]?.{0,2}")
"""What may stand behind a limit that ends a name: 濃度低於15μg, but not 低於平均收入者人口比例."""


FALLING = Wording(
    "{code}的目標一次比一次低（{targets}），像是越低越好，但沒有印負向指標，目標也沒有「以下」。",
    "The targets of {code} fall from edition to edition ({targets}), as if lower were better, but neither a mark nor"
    " the target says so.",
)


@rule(
    code="ID012",
    name="polarity-undeclared",
    severity=Severity.WARNING,
    message=Wording(
        "{code}看用字是越低越好（{where}有「{word}」），但沒有印負向指標，目標也沒有「以下」。",
        "Lower is better for {code} by its words (“{word}” in {where}), but neither a mark nor the target says so.",
    ),
    suggestion=Wording(
        "加註（負向指標），或把目標印成「以下」。", "Mark it （負向指標）, or print the target as “at most”."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each row for which lower is better by its words alone."""
    figures = grouped((reading for _, reading in readings(edition)), lambda reading: reading.indicator)
    falling = falling_targets(edition, context)
    for row in edition.card.indicators:
        of_row = figures.get(row.ref, ())
        judged = judge(row, None)
        if judged.basis is PolarityBasis.NONE and row.ref in falling:
            yield Hit(
                subject=row.subject,
                facts={"code": row.subject, "targets": " → ".join(falling[row.ref])},
                source=first_lines([row.source]),
                refs=(row.ref,),
                message=FALLING,
            )
        if judged.polarity is not Polarity.LOWER or judged.basis is not PolarityBasis.MEANING:
            continue
        if not _is_defined(row, of_row) or _is_limited(row):
            continue
        if any(judge(row, reading.target).basis is not PolarityBasis.MEANING for reading in of_row):
            continue
        yield Hit(
            subject=row.subject,
            facts={**judged.facts, "code": row.subject},
            source=first_lines([row.source]),
            refs=(row.ref, *(reading.ref for reading in of_row)),
        )


def _is_defined(row: Indicator, of_row: tuple[Reading, ...]) -> bool:
    """Tell whether the document defines the KPI, not only names it."""
    return bool(row.formula) or bool(row.unit) or any(reading.target for reading in of_row)


def _is_limited(row: Indicator) -> bool:
    """Tell whether the definition itself sets an upper limit."""
    definition = _SCOPE.sub(
        "", plain((row.formula or "") + row.formula_note + "".join(REMARK.findall(plain(row.name))))
    )
    name = _SCOPE.sub("", bare(row.name))
    ends = (name.rpartition(limit)[2] for limit in LIMITS if limit in name)
    return any(limit in definition for limit in LIMITS) or any(_AT_END.fullmatch(end) for end in ends)
