"""權重合計不是100% / Weights do not sum to 100 %.

## What it does
KPI的分項、同一格的行動計畫、或一個行動計畫的步驟，每項都印了權重，照印出的數字合計卻不是100%時回報。平均分攤除不盡而
四捨五入的（33、33、33）和有小數而在四捨五入範圍內的，不算。

Reports components of a KPI, action plans of one cell or steps of a plan that all print a weight, where the weights do
not sum to 100 %. Equal shares that were rounded (33, 33, 33) and decimals within their rounding are left alone.

## Why it matters
加權計算的結果會超過或到不了100%，達成情形因此失真。

A weighted result can go beyond 100 % or never reach it, so the verdict is not what it says.

## Example
BP5.2：34＋34＋34＝102%

## What to do
和其他同類KPI比對，改成合計100%，或請主責機關確認。

Compare with similar KPIs and make the weights sum to 100 %, or ask the responsible agency.

## When it is wrong
印出的百分比不是權重。

The printed percentages are no weights.

## References
權重是一個KPI裡各分項的占比，合計為100%。

Weights are the shares of the components in one KPI; together they are 100 %.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.check.cards import grouped, is_partial, kpis
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import listed
from heng.model.card import ActionPlan, ActionStep
from heng.model.edition import Edition
from heng.model.finding import Fact, Wording
from heng.model.quantity import plain
from heng.model.source import SourceRef
from heng.model.terms import Severity
from heng.model.weights import Weight, adds_up, is_progress, weights_of

ACTIONS = Wording(
    "{code}的{count}個行動計畫權重是{weights}，合計{total}%。",
    "The weights of the {count} action plans of {code} are {weights_en}: {total}% in total.",
)
STEPS = Wording(
    "行動計畫{code}的{count}個步驟權重是{weights}，合計{total}%。",
    "The weights of the {count} steps of action plan {code} are {weights_en}: {total}% in total.",
)
AS_OTHERS = Wording(
    "其他同類KPI寫{usual}。改成合計100%，或請主責機關確認。",
    "Similar KPIs use {usual}. Make the weights sum to 100%, or ask the responsible agency.",
)


@rule(
    code="WT001",
    name="weights-do-not-sum",
    severity=Severity.ERROR,
    message=Wording(
        "{code}的{count}個分項權重是{weights}，合計{total}%。加權結果會不準。",
        "The weights of the {count} components of {code} are {weights_en}: {total}% in total. A weighted result is"
        " off.",
    ),
    suggestion=Wording(
        "改成合計100%，或請主責機關確認。", "Make the weights sum to 100%, or ask the responsible agency."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each KPI, cell of action plans, or plan of steps whose weights do not sum to 100."""
    yield from _components(edition)
    for plans in grouped(edition.card.actions, lambda action: action.indicator_ref).values():
        yield from _plans(plans)
        yield from _steps(plans)


def _components(edition: Edition) -> Iterator[Hit]:
    if is_partial(edition):
        return
    weighted = [(code, rows, weights_of([row.weight for row in rows])) for (_, code), rows in kpis(edition).items()]
    usual = _usual(weights for _, _, weights in weighted)
    for code, rows, weights in weighted:
        if weights and not adds_up(weights):
            source = first_lines(row.source for row in rows)
            refs = tuple(row.ref for row in rows)
            yield _Off(code, weights, source, refs, usual=usual.get(len(weights), "")).hit(None)


def _usual(of_kpis: Iterable[Sequence[Decimal]]) -> Mapping[int, str]:
    """Return how most KPIs with so many components are weighted, by their number."""
    known: Counter[tuple[Decimal, ...]] = Counter(tuple(weights) for weights in of_kpis if sum(weights) == 100)
    usual: dict[int, str] = {}
    for weights, _ in known.most_common():
        usual.setdefault(len(weights), " + ".join(map(plain, weights)))
    return usual


def _plans(plans: Sequence[ActionPlan]) -> Iterator[Hit]:
    weights = weights_of([plan.weight for plan in plans])
    if weights and not adds_up(weights):
        source = first_lines(plan.source for plan in plans)
        yield _Off(plans[0].indicator, weights, source, tuple(plan.ref for plan in plans)).hit(ACTIONS)


def _steps(plans: Sequence[ActionPlan]) -> Iterator[Hit]:
    together = weights_of([step.weight for plan in plans for step in _top(plan.steps)])
    if together and adds_up(together):
        return
    for plan in plans:
        weights = weights_of([step.weight for step in _top(plan.steps)])
        if not weights or is_progress(weights) or _is_whole(weights, plan.weight):
            continue
        yield _Off(plan.code, weights, first_lines([plan.source]), (plan.ref,)).hit(STEPS)


def _is_whole(weights: Sequence[Decimal], of_plan: Weight | None) -> bool:
    return adds_up(weights) or (of_plan is not None and adds_up(weights, of_plan.value))


def _top(steps: Iterable[ActionStep]) -> list[ActionStep]:
    """Return the steps that are numbered like the first one: what is numbered otherwise is part of one of them."""
    known = list(steps)
    return [step for step in known if _numbering(step) == _numbering(known[0])]


def _numbering(step: ActionStep) -> str:
    return re.sub(r"[0-9一二三四五六七八九十]+", "#", step.number.strip(" .、．"))


@dataclass(frozen=True, slots=True)
class _Off:
    """Weights of one thing that do not add up."""

    code: str
    weights: Sequence[Decimal]
    source: SourceRef | None
    refs: tuple[str, ...]
    usual: str = ""

    def hit(self, message: Wording | None) -> Hit:
        printed = [plain(value) for value in self.weights]
        facts: dict[str, Fact] = {
            "code": self.code,
            "count": len(printed),
            **listed("weights", printed),
            "total": plain(sum(self.weights, Decimal())),
            "usual": self.usual,
        }
        return Hit(
            subject=self.code,
            facts=facts,
            source=self.source,
            refs=self.refs,
            message=message,
            suggestion=AS_OTHERS if self.usual else None,
        )
