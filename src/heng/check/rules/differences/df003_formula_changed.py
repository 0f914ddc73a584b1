"""同一個KPI換了公式、單位或方向 / A KPI has another formula, unit or polarity.

## What it does
同一個機關有兩份文件一起檢核時，回報同一個KPI的公式、單位或方向和前一份不同。只差異體字、空白、全半形、運算符號的
寫法，或跟著文件年度走的年份，不回報；其中一份沒有這一欄的也不回報。

When two documents of one body are checked together, reports a KPI whose formula, unit or polarity is not that of the
earlier one. Variant characters, spaces, width, the way a sign is written and years that move with the document are no
difference; nor is a column that one of the two does not have.

## Why it matters
算法一換，兩期的數字就不能相比；看起來的進步或退步可能只是算法不同。

With another formula the figures of the two cannot be compared; what looks like progress may only be the formula.

## Example
107年「就業人數/結訓人數」，108年「就業人數/（結訓人數-升學人數）」 / pupils who go on to study are now left out

## What to do
確定要換的，說明理由並重算前一期；無意間改的，改回來。

If it is meant, say why and work out the earlier figure anew; else take it back.

## When it is wrong
只是把話說清楚，算法沒有變。

Only the words became clearer; the computation is the same.

## References
比對前，公式去掉空白和標點；÷和/、－和-視為相同。

Before formulas are compared, spaces and marks are left out; ÷ and /, － and - are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.compare import Change, Match, compared_with_earlier, name_of
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.finding import Fact, Wording
from heng.model.terms import ComparedField, Polarity, Severity

CERTAIN = 80
"""Confidence, in percent, below which two KPIs are not surely one, and a difference between them says little."""
NOTHING = {"zh": "未印", "en": "none"}

FORMULA = Wording(
    "{kpi}的公式是「{after}」，在{earlier}是「{before}」。兩期的數字不能直接相比。",
    "The formula of {kpi} is “{after}”; in {earlier} it is “{before}”. Their figures cannot be compared as they stand.",
)
UNIT = Wording(
    "{kpi}的單位是「{after}」，在{earlier}是「{before}」。兩期的數字不能直接相比。",
    "The unit of {kpi} is “{after}”; in {earlier} it is “{before}”. Their figures cannot be compared as they stand.",
)
POLARITY = Wording(
    "{kpi}印的方向是「{after}」，在{earlier}是「{before}」。達標和未達可能因此對調。",
    "The printed polarity of {kpi} is “{after_en}”; in {earlier} it is “{before_en}”. Met and short may change places.",
)


@rule(
    code="DF003",
    name="formula-changed",
    severity=Severity.WARNING,
    message=FORMULA,
    suggestion=Wording(
        "確定要換的，說明理由並重算前一期；無意間改的，改回來。",
        "If it is meant, say why and work out the earlier figure anew; else take it back.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each formula, unit and polarity that the earlier edition prints otherwise."""
    found = compared_with_earlier(edition, context)
    if found is None:
        return
    for match, change in found.changes(ComparedField.FORMULA, ComparedField.UNIT, ComparedField.POLARITY):
        if match.confidence >= CERTAIN and (change.field is ComparedField.POLARITY or (change.before and change.after)):
            yield _hit(match, change, name_of(found))


def _hit(match: Match, change: Change, earlier: str) -> Hit:
    code = f"{match.after.code}-{change.component}" if change.component else match.after.code
    return Hit(
        subject=code,
        message={ComparedField.UNIT: UNIT, ComparedField.POLARITY: POLARITY}.get(change.field),
        facts={"kpi": code, "earlier": earlier, **_texts(change)},
        source=first_lines([change.after_source]),
        refs=change.after_refs,
    )


def _texts(change: Change) -> dict[str, Fact]:
    if change.field is not ComparedField.POLARITY:
        return {"before": change.before, "after": change.after}
    texts: dict[str, Fact] = {}
    for key, printed in (("before", change.before), ("after", change.after)):
        word = Polarity.of(printed) if printed else None
        texts[key] = word.zh if word else NOTHING["zh"]
        texts[f"{key}_en"] = word.en if word else NOTHING["en"]
    return texts
