"""The tree of an annual plan out of its table, where each row says the way from the root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from heng.ingest.own_tables import faults
from heng.ingest.own_tables.desk import Desk
from heng.ingest.own_tables.raw import TableRow
from heng.model.numbering import Style, read_mark
from heng.model.plan import Plan, PlanItem, PlanNode
from heng.model.terms import PlanLevel

_LEVELS = {PlanLevel.BUSINESS: "business", PlanLevel.WORK: "work", PlanLevel.SUB: "sub"}
_ORDER = tuple(_LEVELS)


def plan(desk: Desk) -> Plan | None:
    """Return the tree; None where the document has none."""
    rows = list(desk.keyed("plan_items", (), "business", "business_no"))
    for row in rows:
        if row.get("sub") and not (row.get("work") or row.get("work_no")):
            desk.findings.append(faults.no_key(row, "work"))
    return Plan(nodes=tuple(_nodes(desk, rows, 0, ()))) if rows else None


def _nodes(desk: Desk, rows: Sequence[TableRow], depth: int, path: tuple[str, ...]) -> Iterator[PlanNode]:
    level = _ORDER[depth]
    for (no, name), group in groupby(rows, lambda row: _named(row, level)):
        kept = list(group)
        own = (*path, no or name)
        ref = desk.refs.make("plan_node", *own)
        here = [row for row in kept if not _is_below(row, depth)]
        below = [row for row in kept if _is_below(row, depth)]
        yield PlanNode(
            ref=ref,
            level=level,
            no=no,
            name=name,
            items=tuple(_items(desk, [row for row in here if row.get("text") or row.get("item_no")], own)),
            children=tuple(_nodes(desk, below, depth + 1, own)) if below else (),
            source=desk.cite(kept[0], f"{no} {name}".strip()),
        )


def _named(row: TableRow, level: PlanLevel) -> tuple[str, str]:
    column = _LEVELS[level]
    return row.get(f"{column}_no"), row.get(column)


def _is_below(row: TableRow, depth: int) -> bool:
    return any(any(_named(row, level)) for level in _ORDER[depth + 1 :])


def _items(desk: Desk, rows: Sequence[TableRow], path: tuple[str, ...]) -> Iterator[PlanItem]:
    """Yield items, each with those numbered in another style than the first one's as below it."""
    outer = _style(rows[0]) if rows else None
    groups: list[list[TableRow]] = []
    for row in rows:
        inner = bool(groups) and row.get("item_no") and _style(row) is not outer and _style(groups[-1][0]) is outer
        if inner and outer is not None:
            groups[-1].append(row)
        else:
            groups.append([row])
    for head, *below in groups:
        own = (*path, head.get("item_no"))
        ref = desk.refs.make("plan_item", *own)
        yield PlanItem(
            ref=ref,
            no=head.get("item_no"),
            text=head.get("text"),
            items=tuple(_items(desk, below, own)),
            source=desk.cite(head, head.get("text")),
        )


def _style(row: TableRow) -> Style | None:
    mark = read_mark(row.get("item_no"))
    return mark.style if mark else None
