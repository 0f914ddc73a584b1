"""The tree of plans in a Markdown card: one plan or item a line, one level an indentation."""

from __future__ import annotations

from collections.abc import Sequence

from heng.ingest.markdown.entries import Entry, Table, entry_of
from heng.ingest.markdown.outline import Item, Part
from heng.ingest.markdown.page import Page
from heng.model.form.words import PLAN
from heng.model.plan import Plan, PlanItem, PlanNode
from heng.model.terms import PlanLevel

_LEVELS = tuple(PlanLevel)
_PLAN = Table(PLAN)
_ITEM = Table({"item": PLAN["item"]})


def read_plan(part: Part, page: Page) -> Plan:
    """Read the part."""
    page.unplaced_loose(part)
    for each in part.parts:
        page.unplaced_part(each)
    nodes, items, _ = _below(part.items, (), -1, page)
    page.unplaced_items([item for item, _ in items])
    return Plan(nodes=tuple(nodes))


Path = tuple[str, ...]


def _below(
    items: Sequence[Item], path: Path, depth: int, page: Page
) -> tuple[list[PlanNode], list[tuple[Item, PlanItem]], str]:
    """Read what stands below a plan: plans of a deeper level, items, and the body printed with its name."""
    nodes: list[PlanNode] = []
    texts: list[tuple[Item, PlanItem]] = []
    agency = ""
    for item in items:
        entry = entry_of(item, _PLAN)
        if entry is None or not entry.has_no_more_than(token=entry.key != "agency"):
            page.unplaced_items([item])
        elif entry.key == "agency" and entry.colon:
            agency = entry.value
            page.unplaced_items(item.children)
        elif entry.key == "item":
            texts.append((item, _item(item, entry, path, page)))
        elif entry.key in _LEVELS and _LEVELS.index(PlanLevel.of(entry.key)) > depth:
            nodes.append(_node(item, entry, path, page))
        else:
            page.unplaced_items([item])
    return nodes, texts, agency


def _node(item: Item, entry: Entry, path: Path, page: Page) -> PlanNode:
    no, name = _numbered(entry)
    level = PlanLevel.of(entry.key)
    own = (*path, no or name)
    ref = page.refs.make("plan_node", *own)
    nodes, items, agency = _below(item.children, own, _LEVELS.index(level), page)
    return PlanNode(
        ref=ref,
        level=level,
        no=no,
        name=name,
        agency=agency,
        children=tuple(nodes),
        items=tuple(each for _, each in items),
        source=page.place(item.lines),
    )


def _item(item: Item, entry: Entry, path: Path, page: Page) -> PlanItem:
    no, text = _numbered(entry)
    own = (*path, no)
    ref = page.refs.make("plan_item", *own)
    below = []
    for child in item.children:
        further = entry_of(child, _ITEM)
        if further is None or not further.has_no_more_than(token=True):
            page.unplaced_items([child])
        else:
            below.append(_item(child, further, own, page))
    return PlanItem(ref=ref, no=no, text=text, items=tuple(below), source=page.place(item.lines))


def _numbered(entry: Entry) -> tuple[str, str]:
    """Return number and text: `壹. name` has a number, `：text` has none."""
    if entry.colon:
        return entry.token, entry.value
    no, _, text = entry.value.partition(" ")
    return no, text.strip()
