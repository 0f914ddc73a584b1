"""KPI換了代碼或名稱 / A KPI has a new code or name.

## What it does
同一個機關有兩份文件一起檢核時，回報換了代碼或名稱、但認得出是同一項的KPI，並說明把握多大、憑什麼。
只差異體字、空白、標點或年度的不回報。

When two documents of one body are checked together, reports a KPI that has a new code or name but can be recognised,
with how sure that is and why. A difference in variant characters, spaces, marks or the year alone is none.

## Why it matters
照舊代碼或舊名稱查，就接不上前一份的數字。

By its old code or name it is not found, and its figures seem to break off.

## Example
108年EC2.1「工作規則核備率」，107年是EC2.1「工作規則審核率」 / EC2.1 has another name than the year before

## What to do
確認是同一項；無意間改的，改回來。

Confirm that it is one KPI; if the change was not meant, take it back.

## When it is wrong
其實是兩項不同的指標，恰好名稱或公式相近。

They are two different KPIs with a similar name or formula.

## References
代碼和名稱都相同的把握是100%；名稱相同、代碼不同的，依公式和所屬主題；其餘依名稱和公式相同的程度。

Same code and name is 100 %; same name under another code counts by formula and theme; all else by how alike name and
formula are.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.compare import Match, compared_with_earlier, name_of
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import ComparedField, Severity

CODE = Wording(
    "{after_code}「{after_name}」在{earlier}是{before_code}（把握{confidence}%：{basis}）。",
    "{after_code} “{after_name}” is {before_code} in {earlier} ({confidence} % sure: {basis_en}).",
)
NAME = Wording(
    "{after_code}「{after_name}」在{earlier}叫「{before_name}」（把握{confidence}%：{basis}）。",
    "{after_code} “{after_name}” is called “{before_name}” in {earlier} ({confidence} % sure: {basis_en}).",
)
BOTH = Wording(
    "{after_code}「{after_name}」在{earlier}是{before_code}「{before_name}」（把握{confidence}%：{basis}）。",
    "{after_code} “{after_name}” is {before_code} “{before_name}” in {earlier} ({confidence} % sure: {basis_en}).",
)


@rule(
    code="DF002",
    name="kpi-renamed",
    severity=Severity.INFO,
    message=BOTH,
    suggestion=Wording(
        "確認是同一項；無意間改的，改回來。", "Confirm that it is one KPI; if the change was not meant, take it back."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each KPI with a new code or name."""
    found = compared_with_earlier(edition, context)
    if found is None:
        return
    for match in found.renamed:
        fields = {change.field for change in match.of(ComparedField.CODE, ComparedField.NAME)}
        title = name_of(found)
        yield _hit(match, title, BOTH if len(fields) == 2 else CODE if ComparedField.CODE in fields else NAME)


def _hit(match: Match, earlier: str, message: Wording) -> Hit:
    return Hit(
        subject=match.after.code,
        message=message,
        facts={
            "after_code": match.after.code,
            "after_name": match.after.name,
            "before_code": match.before.code,
            "before_name": match.before.name,
            "confidence": match.confidence,
            "earlier": earlier,
            "basis": "、".join(word.label("zh-Hant") for word in match.basis),
            "basis_en": ", ".join(word.label("en") for word in match.basis),
        },
        source=first_lines([match.after.source]),
        refs=match.after.refs,
    )
