"""施政重點沒有對應的計畫 / A priority that no plan takes up.

## What it does
同一份文件有施政重點和計畫時，回報沒有一項計畫用到它的用字的施政重點：任何一個子句的用字，計畫用到不足三分之一，
或用到的只是這個機關到處都有的字。

In a document with both, reports a priority that no plan takes up: of each of its clauses a plan repeats less than a
third of the words, or only words that stand all over the field of the agency.

## Why it matters
列為重點而沒有計畫、沒有經費的事，做不到。

What is called a priority and has no plan and no budget does not get done.

## Example
施政重點「推動淨零碳排」，計畫內容沒有一項提到 / no plan mentions what the priority promises

## What to do
在計畫裡寫明由哪一項辦理；沒有要辦的，不列為重點。

Say which plan does it; if none does, it is no priority.

## When it is wrong
計畫用了別的說法，這條規則認不出來。

A plan says the same in other words, which this rule does not recognise.

## References
常用的簡稱（職災、身障、安衛等）視同全稱；推動、辦理等到處都有的字不算。

Usual short forms (職災, 身障, 安衛 …) count as the full words; words that stand everywhere (推動, 辦理 …) do not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from heng.check.cards import is_partial
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import fold, shortened
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.plan import PlanItem, PlanNode
from heng.model.terms import Severity, StatementKind

_Words = frozenset[str]
SHORT_FORMS = {
    "職災": "職業災害", "身障": "身心障礙", "安衛": "安全衛生", "勞檢": "勞動檢查", "外勞": "外籍勞工",
    "性平": "性別平等", "長照": "長期照顧", "公托": "公共托育", "社宅": "社會住宅", "都更": "都市更新",
    "防災": "災害預防", "家暴": "家庭暴力", "環評": "環境影響評估", "公運": "公共運輸", "食安": "食品安全",
    "毒防": "毒品防制", "新住民": "新移民", "資安": "資通安全", "就服": "就業服務", "職訓": "職業訓練",
    "勞教": "勞工教育", "托育": "托兒", "托嬰": "托兒", "幼兒園": "幼稚園", "長者": "老人", "高齡": "老人",
    "銀髮": "老人", "長青": "老人", "敬老": "老人", "捷運": "大眾捷運", "大眾運輸": "公共運輸", "公車": "公共汽車",
    "污水": "汙水", "空污": "空氣污染", "特教": "特殊教育", "技職": "技術職業教育", "原民": "原住民",
    "青創": "青年創業",
    "國教": "國民教育", "社福": "社會福利", "救護": "緊急救護", "文資": "文化資產", "治安": "犯罪", "交安": "交通安全",
    "淹水": "水患", "積水": "水患", "防洪": "水患", "防汛": "水患", "淨零": "減碳", "低碳": "減碳", "親子": "育兒",
}  # fmt: skip
"""Short forms of the field and what they stand for; either may be printed in the other's place."""
_COMMON = re.compile(
    r"推動|辦理|加強|落實|持續|賡續|積極|強化|提升|提昇|促進|規劃|推展|推廣|擴大|健全|建構|建置|建立|營造|打造|協助|輔導|鼓勵|維護|確保"
    r"|保障|改善|增進|發展|整合|創新|運用|執行|提供|透過|結合|以及|並|與|及|等|之|的|為|相關|各項|各類|多元|本市|臺北市|市民|民眾|業務"
    r"|工作|措施|計畫|方案|服務|活動|管理|機制|體系|制度|政策|功能|效能|品質|環境"
)
_SPLIT = re.compile(r"[^一-鿿A-Za-z0-9]+")
_CLAUSE = re.compile(r"[，,、；;。]|以及|及其|暨")
_WORD = 2
"""Characters of the shortest word that two texts may share."""
_ENOUGH = 0.33
"""Share of the words of a clause that a plan repeats where it takes the clause up."""

OFTEN = 0.06
"""Share of the plans from which a word is one of the agency's field (勞工), not of a single plan."""
SEVERAL = 3
"""Plans that may share a word however few there are."""


@rule(
    code="PL002",
    name="priority-without-plan",
    severity=Severity.INFO,
    message=Wording(
        "施政重點{no}「{priority}」在計畫裡找不到相同的用字。",
        "The plans have none of the words of priority {no}, “{priority}”.",
    ),
    suggestion=Wording("在計畫裡寫明由哪一項辦理。", "Say which plan does it."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each priority that shares no word of its own with any plan."""
    priorities = [one for one in edition.card.statements if one.kind is StatementKind.PRIORITY]
    plans = list(_plans(edition.plan.nodes if edition.plan else ()))
    if not priorities or len(plans) < len(priorities) or is_partial(edition) or context.is_truncated(edition):
        return
    words = [above | own for above, own in plans]
    met = Counter(word for _, own in plans for word in own)
    often = max(len(plans) * OFTEN, SEVERAL)
    for one in priorities:
        clauses = [clause for text in _CLAUSE.split(one.text) if (clause := _words(text))]
        if clauses and not any(_takes_up(clause, other, met, often) for clause in clauses for other in words):
            yield Hit(
                facts={"no": one.no, "priority": shortened("".join(one.text.split()))},
                source=first_lines([one.source]),
                refs=(one.ref,),
            )


def _plans(nodes: Iterable[PlanNode], above: frozenset[str] = frozenset()) -> Iterator[tuple[_Words, _Words]]:
    """Yield the words of each plan and item: those of the names that it stands under, and its own."""
    for node in nodes:
        own = _words(node.name)
        yield above, own
        yield from ((above | own, _words(text)) for item in node.items for text in _lines(item))
        yield from _plans(node.children, above | own)


def _lines(item: PlanItem) -> Iterator[str]:
    yield item.text
    for below in item.items:
        yield from _lines(below)


def _words(text: str) -> frozenset[str]:
    """Return the pairs of characters of a text, without the words that stand everywhere."""
    plain = _COMMON.sub(" ", "　".join(_SPLIT.split(_full(text))))
    runs = [fold(run) for run in plain.split()]
    return frozenset(run[at : at + _WORD] for run in runs for at in range(len(run) - _WORD + 1))


def _full(text: str) -> str:
    for short, full in SHORT_FORMS.items():
        text = text.replace(short, full)
    return text


def _takes_up(clause: _Words, plan: _Words, met: Mapping[str, int], often: float) -> bool:
    """Tell whether a plan repeats enough of a clause, and more than the words of the agency's whole field."""
    shared = clause & plan
    own = {word for word in clause if met[word] <= often}
    return len(shared) >= _ENOUGH * len(clause) and bool(shared & own or not own)
