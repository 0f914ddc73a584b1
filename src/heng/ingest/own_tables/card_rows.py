"""Statements, themes, drawings and objectives out of their tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heng.ingest.own_tables import faults
from heng.ingest.own_tables.desk import Desk, agencies, marked
from heng.ingest.own_tables.raw import TableRow
from heng.model.card import (
    DeclaredCounts,
    KeySuccessFactor,
    Linkage,
    MapCell,
    Objective,
    Statement,
    StrategyMap,
    Theme,
)
from heng.model.terms import AgencyRole, Drawing, Ground, Scope, StatementKind

_TOP = re.compile(r"(?P<code>[A-Za-z]{1,3}\d+)[ \u3000](?P<text>.+)", re.DOTALL)
_OBJECTIVE = ("策略目標", "the objective")


def statements(desk: Desk) -> Iterator[Statement]:
    """Yield mission, vision, values, top objectives and priorities."""
    order: dict[tuple[Scope, StatementKind], int] = {}
    for row in desk.keyed("statements", (), "text"):
        kind = desk.word(row, "kind", StatementKind)
        if kind is None:
            desk.refuse(faults.no_key(row, "kind"), row)
            continue
        scope = desk.word(row, "scope", Scope) or Scope.OWN
        order[scope, kind] = order.get((scope, kind), 0) + 1
        top = _TOP.fullmatch(row.get("text")) if kind is StatementKind.TOP_OBJECTIVE else None
        yield Statement(
            ref=desk.refs.make("statement", scope, kind),
            scope=scope,
            kind=kind,
            position=desk.count(row, "position") or order[scope, kind],
            code=top["code"] if top else "",
            text=top["text"] if top else row.get("text"),
            source=desk.cite(row, row.get("text")),
        )


def themes(desk: Desk) -> Iterator[Theme]:
    """Yield themes with their agencies and declared counts."""
    for row in desk.keyed("themes", ("scope", "theme", "name"), "theme", "name"):
        lead, co = agencies(row.get("lead")), agencies(row.get("co_agencies"), AgencyRole.CO)
        letter = row.get("theme")
        scope = desk.word(row, "scope", Scope) or Scope.OWN
        yield Theme(
            ref=desk.refs.make("theme", scope, letter or row.get("name")),
            scope=scope,
            letter=letter,
            name=row.get("name"),
            agencies=(*lead, *co),
            declared=_declared(desk, row),
            carries=row.get("carries"),
            city_marked=marked(row.get("city_marked")),
            source=desk.cite(row, row.get("name")),
        )


def _declared(desk: Desk, row: TableRow) -> DeclaredCounts | None:
    objectives, indicators, actions = (
        desk.count(row, f"declared_{what}") for what in ("objectives", "kpis", "actions")
    )
    by_key = {each.key: desk.count(row, f"declared_{each.key.lower()}") for each in desk.profile.perspectives}
    stated = tuple((key, count) for key, count in by_key.items() if count is not None)
    if (objectives, indicators, actions) == (None, None, None) and not stated:
        return None
    return DeclaredCounts(
        objectives=objectives,
        indicators=indicators,
        actions=actions,
        by_perspective=stated,
        source=desk.cite(row),
    )


def drawings(desk: Desk) -> tuple[tuple[StrategyMap, ...], tuple[MapCell, ...]]:
    """Return the drawings, one of each kind and scope, and their cells."""
    found: dict[tuple[Scope, Drawing], StrategyMap] = {}
    cells: list[MapCell] = []
    for row in desk.keyed("map", (), "code", "name"):
        scope = desk.word(row, "scope", Scope) or Scope.OWN
        kind = desk.word(row, "drawing", Drawing) or Drawing.MAP
        if (scope, kind) not in found:
            ref = desk.refs.make("drawing", scope, kind)
            found[scope, kind] = StrategyMap(ref=ref, scope=scope, drawing=kind, source=desk.cite(row))
        cells.append(_cell(desk, row, found[scope, kind]))
    return tuple(found.values()), tuple(cells)


def _cell(desk: Desk, row: TableRow, drawn: StrategyMap) -> MapCell:
    return MapCell(
        ref=desk.refs.make("map", drawn.scope, drawn.drawing, row.get("theme"), row.get("code")),
        scope=drawn.scope,
        drawing=drawn.drawing,
        drawing_ref=drawn.ref,
        theme=row.get("theme"),
        perspective=row.get("perspective"),
        code=row.get("code"),
        name=row.get("name"),
        city_marked=marked(row.get("city_marked")),
        source=desk.cite(row, f"{row.get('code')} {row.get('name')}".strip()),
    )


def linkages(desk: Desk, cells: tuple[MapCell, ...]) -> Iterator[Linkage]:
    """Yield the arrows between objectives of a drawing; a linkage diagram before a map, the own before the city's."""
    order = sorted(cells, key=lambda cell: (cell.drawing is Drawing.MAP, cell.scope is Scope.CITY))
    by_code: dict[str, MapCell] = {}
    for cell in order:
        by_code.setdefault(cell.code, cell)
    for row in desk.keyed("linkages", ("from", "to"), "from"):
        cause, effect = by_code.get(row.get("from")), by_code.get(row.get("to"))
        if cause is None or effect is None:
            missing = row.get("to") if cause else row.get("from")
            desk.refuse(faults.no_row(row, missing, "map", _OBJECTIVE), row)
            continue
        yield Linkage(
            ref=desk.refs.make("linkage", row.get("from"), row.get("to")),
            drawing=cause.drawing_ref,
            cause=cause.ref,
            effect=effect.ref,
            ground=Ground.PRINTED if not row.get("printed") or marked(row.get("printed")) else Ground.INFERRED,
            source=desk.cite(row),
        )


def objectives(desk: Desk) -> tuple[tuple[Objective, ...], tuple[KeySuccessFactor, ...]]:
    """Return objectives as headed in the tables, and their success factors."""
    found: list[Objective] = []
    factors: list[KeySuccessFactor] = []
    for row in desk.keyed("objectives", (), "code", "name"):  # A document may head an objective twice (SC008).
        code = row.get("code")
        objective = Objective(
            ref=desk.refs.make("objective", code or row.get("name")),
            theme=row.get("theme"),
            perspective=row.get("perspective"),
            code=code,
            name=row.get("name"),
            source=desk.cite(row, f"{code} {row.get('name')}".strip()),
        )
        found.append(objective)
        if row.get("ksf"):
            factors.append(_factor(desk, row, objective))
    return tuple(found), tuple(factors)


def _factor(desk: Desk, row: TableRow, objective: Objective) -> KeySuccessFactor:
    return KeySuccessFactor(
        ref=desk.refs.make("factor", objective.code or objective.name),
        objective=objective.code,
        objective_ref=objective.ref,
        code=objective.code,
        text=row.get("ksf"),
        source=desk.cite(row, row.get("ksf")),
    )
