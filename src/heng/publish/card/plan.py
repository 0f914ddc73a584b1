"""The tree of plans, one plan or item a line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from heng.model.form.words import PARTS, PLAN
from heng.model.plan import Plan, PlanItem, PlanNode
from heng.publish.card.page import Page

_BELOW = 2
_TOKEN = re.compile(r"[^\s：:]+")


def write_plan(plan: Plan, page: Page) -> None:
    """Write the part."""
    page.heading(2, PARTS["plan"].zh)
    _nodes(plan.nodes, 0, page)


def _nodes(nodes: Iterable[PlanNode], depth: int, page: Page) -> None:
    for node in nodes:
        page.item(_numbered(PLAN[node.level].zh, node.no, node.name), depth=depth)
        if node.agency:
            page.field(PLAN["agency"].zh, node.agency, depth=depth + _BELOW)
        _items(node.items, depth + _BELOW, page)
        _nodes(node.children, depth + _BELOW, page)


def _items(items: Iterable[PlanItem], depth: int, page: Page) -> None:
    for item in items:
        page.item(_numbered(PLAN["item"].zh, item.no, item.text), depth=depth)
        _items(item.items, depth + _BELOW, page)


def _numbered(word: str, no: str, text: str) -> str:
    """Return `word 一. text`; `word 一.：text` where a blank would not part the two."""
    if not _TOKEN.fullmatch(no):
        return f"{word}：{text.strip()}"
    return f"{word} {no}：{text.strip()}" if _is_field(text) else f"{word} {no} {text.strip()}".rstrip()


def _is_field(text: str) -> bool:
    """Tell whether a text begins as the value of a field does."""
    return text.strip()[:1] in ("：", ":")
