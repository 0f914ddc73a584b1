"""What a document was found to hold, in numbers: what it has, and always how many indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.plan import PlanItem, PlanNode
from heng.model.terms import Drawing, PlanLevel, StatementKind

NO_KPI = Wording("KPI {n}", "KPIs {n}")
_LEVELS = {
    PlanLevel.BUSINESS: Wording("業務計畫 {n}", "business plans {n}"),
    PlanLevel.WORK: Wording("工作計畫 {n}", "work plans {n}"),
    PlanLevel.SUB: Wording("分計畫 {n}", "sub-plans {n}"),
}
_STATEMENTS = {
    StatementKind.MISSION: Wording("使命 {n}", "missions {n}"),
    StatementKind.VISION: Wording("願景 {n}", "visions {n}"),
    StatementKind.PRIORITY: Wording("施政重點 {n}", "priorities {n}"),
}


def counts(edition: Edition) -> list[tuple[Wording, int]]:
    """Return the kinds of things that an edition holds and how many of each, in the order of the model."""
    found = [*_card(edition), *_other(edition)]
    return [(wording, number) for wording, number in found if number or wording is NO_KPI]


def _card(edition: Edition) -> Iterator[tuple[Wording, int]]:
    card = edition.card
    for kind, wording in _STATEMENTS.items():
        yield wording, sum(one.kind is kind for one in card.statements)
    yield Wording("主題 {n}", "themes {n}"), len(card.themes)
    mapped = {(cell.scope, cell.code) for cell in card.map if cell.drawing is Drawing.MAP}
    yield Wording("地圖目標 {n}", "objectives on the map {n}"), len(mapped)
    yield Wording("策略目標 {n}", "objectives {n}"), len(card.objectives)
    yield Wording("KSF {n}", "success factors {n}"), len(card.success_factors)
    rows = len(card.indicators)
    codes = len({one.whole for one in card.indicators})
    yield Wording(f"KPI {{n}}（{rows} 列）", f"KPIs {{n}} ({rows} rows)") if rows else NO_KPI, codes
    yield Wording("行動計畫 {n}", "action plans {n}"), len(card.actions)


def _other(edition: Edition) -> Iterator[tuple[Wording, int]]:
    yield Wording("數值列 {n}", "value rows {n}"), len(edition.figures.readings)
    nodes = list(_nodes(edition.plan.nodes if edition.plan else ()))
    for level, wording in _LEVELS.items():
        yield wording, sum(node.level is level for node in nodes)
    yield Wording("計畫內容 {n}", "plan items {n}"), sum(_items(node.items) for node in nodes)
    report, budget = edition.report, edition.budget
    yield Wording("成果列 {n}", "result rows {n}"), len(report.results) if report else 0
    yield Wording("文中數字 {n}", "figures in prose {n}"), len(report.figures) if report else 0
    yield Wording("預算列 {n}", "budget rows {n}"), len(budget.lines) if budget else 0
    yearly = sum(len(table.figures) for table in budget.yearly) if budget else 0
    yield Wording("逐年數 {n}", "yearly figures {n}"), yearly


def _nodes(nodes: Iterable[PlanNode]) -> Iterator[PlanNode]:
    for node in nodes:
        yield node
        yield from _nodes(node.children)


def _items(items: Iterable[PlanItem]) -> int:
    return sum(1 + _items(item.items) for item in items)
