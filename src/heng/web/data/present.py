"""The public tables of an edition, each with what it holds, and how many rows of it there are."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace

from heng.web.index import CardIndex
from heng.web.kpi.find import Filters, matching
from heng.web.language import pick
from heng.workflow.publish import tables

TITLES = {
    "documents": ("文件", "The document"),
    "statements": ("使命、願景、核心價值、重點", "Mission, vision, values, priorities"),
    "sections": ("文字章節", "Sections of text"),
    "themes": ("策略主題", "Themes"),
    "map": ("策略地圖的格", "Cells of the strategy map"),
    "linkages": ("印出的因果箭頭", "Printed arrows of cause and effect"),
    "objectives": ("策略目標", "Objectives"),
    "kpis": (
        "指標的名稱、公式、單位、權重；一個分項一列，所以比KPI多",
        "KPIs: name, formula, unit, weight; a row for each component, so more than KPIs",
    ),
    "values": (
        "目標與實際值；一個計值項一列，各機關各有數值的分列",
        "Targets and actuals; a row for each figure, agencies with their own apart",
    ),
    "actions": ("行動計畫", "Action plans"),
    "budget": ("預算執行", "Budget execution"),
    "plan_items": ("計畫項目", "Items of plans"),
    "results": ("執行成果", "Results"),
    "figures": ("文字裡的數字", "Numbers in running text"),
    "yearly": ("各年度的預算與人力", "Budget and staffing by year"),
    "agencies": ("印出的機關名稱", "Names of agencies as printed"),
    "data_items": (
        "公式讀的資料項：名稱、單位、機關、用在哪些KPI",
        "Data items that formulas read: name, unit, agency, KPIs",
    ),
    "data_values": ("資料項填報的值，誰、何時、為什麼", "Values of data items as entered: who, when, why"),
    "computed": ("衡從資料項算出的值，列在文件印的旁邊", "What Heng computes from data items, beside what is printed"),
    "changes": ("由人更正或更改的，原來是什麼、誰、何時、為什麼", "What people changed: before, after, who, when, why"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLink:
    """One table: its name, what it holds, its columns, how many rows it has, its address."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: int
    url: str


def table_links(index: CardIndex) -> tuple[TableLink, ...]:
    """Return the tables of an edition; empty ones stand last."""
    links = [_link(index, name, text) for name, text in tables(index.card).items()]
    return tuple(sorted(links, key=lambda one: not one.rows))


def _link(index: CardIndex, name: str, text: str) -> TableLink:
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    return TableLink(
        name=name,
        title=pick(*TITLES.get(name, (name, name))),
        columns=tuple(head),
        rows=len(rows),
        url=index.links.data(f"{name}.csv"),
    )


def table_text(index: CardIndex, name: str, filters: Filters) -> str | None:
    """Return a table as CSV, its figures narrowed as a list is; None where there is no such table."""
    card = index.card
    if filters.active:
        kept = tuple(reading for _, reading in matching(index, filters))
        card = replace(card, edition=replace(card.edition, figures=replace(card.edition.figures, readings=kept)))
    return tables(card).get(name)
