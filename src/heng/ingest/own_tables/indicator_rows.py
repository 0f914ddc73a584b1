"""Indicators and their action plans out of their tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heng.ingest.own_tables import faults
from heng.ingest.own_tables.desk import Desk, agencies
from heng.ingest.own_tables.raw import TableRow
from heng.model.agency import Responsibility
from heng.model.card import ActionPlan, ActionStep, Indicator, Objective
from heng.model.numbering import read_mark
from heng.model.weights import Weight

_KEY = ("objective", "code", "component")
_INDICATOR = ("指標", "KPI")
_SHARE = re.compile(r"(?P<text>.*)[(（](?P<share>\d{1,3}(?:\.\d+)?)[%％][)）]", re.DOTALL)

Key = tuple[str, str, str]
"""Objective, code and component of an indicator's row."""


class Indicators:
    """The indicators of a document by their key. Without the table of KPIs they are made of the codes that name them.

    The agencies of an indicator are those of its values: the table of KPIs does not name them.
    """

    def __init__(self, desk: Desk, objectives: Sequence[Objective]) -> None:
        """Take the objectives that have rows of their own."""
        self._desk = desk
        self._objectives: dict[str, list[Objective]] = {}
        for objective in objectives:
            for name in {objective.code, objective.name} - {""}:
                self._objectives.setdefault(name, []).append(objective)
        self._found: dict[Key, Indicator] = {}
        self._all: list[Indicator] = []
        self._owners = _owners(desk)
        self._is_listed, self._prints_codes = desk.has("kpis"), desk.fills("kpis", "printed_code")
        self._codes: dict[str, list[Key]] = {}
        for row in desk.keyed("kpis", _KEY, "code", "name"):
            self._keep(_key(row), self._read(row))
        if not self._is_listed:
            self._of_codes()

    @property
    def all(self) -> tuple[Indicator, ...]:
        """The indicators in the order of their rows."""
        return tuple(self._all)

    def named(self, row: TableRow, code: str = "code") -> Indicator | None:
        """Return the indicator that a row names; None, with a finding, where no row is its.

        A row that leaves the objective out names the only indicator of its code.
        """
        key = _key(row, code)
        if not key[0] and len(fitting := self._codes.get(key[1], [])) > 0:
            own = [each for each in fitting if each[2] == key[2]]
            key = own[0] if len(own) == 1 else key
        found = self._found.get(key)
        if found is None:
            told = "-".join(filter(None, (row.get(code), row.get("component"))))
            desk = self._desk
            desk.refuse(faults.no_row(row, _told(key[0], told), "kpis", _INDICATOR), row)
        return found

    def _keep(self, key: Key, indicator: Indicator) -> None:
        self._all.append(indicator)
        if key not in self._found:
            self._found[key] = indicator
            self._codes.setdefault(key[1], []).append(key)

    def _of_codes(self) -> None:
        """Make indicators of the codes that other tables name."""
        rows = [(row, "code") for row in self._desk.rows("values")]
        rows += [(row, "kpi") for row in self._desk.rows("actions")]
        for row, column in rows:
            key = _key(row, column)
            if row.get(column) and key not in self._found:
                self._keep(key, self._read(row, column))
        if self._all:
            self._desk.findings.append(faults.no_indicators(rows[0][0].source, len(self._all)))

    def _read(self, row: TableRow, code: str = "code") -> Indicator:
        desk, key = self._desk, _key(row, code)
        objective = self._objective(row)
        is_listed = row.table == "kpis"
        ref = desk.refs.make("indicator", key[0], key[1] or row.get("name"), key[2] if key[1] else "")
        if objective is None and key[0] and desk.has("objectives"):
            desk.findings.append(faults.no_objective(row, key[0], ref))
        has = {column: desk.fills("kpis", column) for column in ("formula", "unit")}
        return Indicator(
            ref=ref,
            theme=row.get("theme") or (objective.theme if objective and not is_listed else ""),
            objective=key[0],
            objective_ref=objective.ref if objective else "",
            code=key[1],
            component=key[2],
            printed_code=row.get("printed_code") if self._prints_codes else "-".join(filter(None, key[1:])),
            name=row.get("name") if is_listed else "",
            standard=row.get("standard"),
            formula=row.get("formula") if has["formula"] else None,
            formula_note=row.get("formula_note"),
            unit=row.get("unit") if has["unit"] else None,
            polarity=desk.polarity(row) if is_listed else None,
            weight=desk.weight(row, "weight") if is_listed else None,
            city_indicator=row.get("city_kpi"),
            agencies=self._owners.get(key, ()),
            source=desk.cite(row, f"{row.get('printed_code') or row.get(code)} {row.get('name')}".strip()),
        )

    def _objective(self, row: TableRow) -> Objective | None:
        fitting = self._objectives.get(row.get("objective"), [])
        own = (each for each in fitting if each.theme == row.get("theme"))
        return next(own, next(iter(fitting), None))


def _told(objective: str, code: str) -> str:
    return f"{objective} {code}".strip()


def _key(row: TableRow, code: str = "code") -> Key:
    return row.get("objective"), row.get(code), row.get("component")


def _owners(desk: Desk) -> dict[Key, tuple[Responsibility, ...]]:
    found: dict[Key, dict[str, Responsibility]] = {}
    for row in desk.rows("values"):
        own = found.setdefault(_key(row), {})
        for each in agencies(row.get("agencies")):
            own.setdefault(each.agency, each)
    return {key: tuple(own.values()) for key, own in found.items()}


def actions(desk: Desk, indicators: Indicators) -> Iterator[ActionPlan]:
    """Yield action plans with their steps."""
    for row in desk.keyed("actions", (), "kpi", "component"):
        indicator = indicators.named(row, "kpi")
        if indicator is None:
            continue
        yield ActionPlan(
            ref=desk.refs.make("action", indicator.objective, indicator.subject, row.get("code")),
            objective=indicator.objective,
            indicator=indicator.code,
            component=indicator.component,
            indicator_ref=indicator.ref,
            code=row.get("code"),
            text=row.get("text"),
            steps=tuple(steps(row.get("steps"))),
            weight=desk.weight(row, "weight"),
            note=row.get("note"),
            source=desk.cite(row, f"{row.get('code')} {row.get('text')}".strip()),
        )


def steps(text: str) -> Iterator[ActionStep]:
    """Yield the steps in a cell. Where the first has a number, a piece without one goes on with the step before it."""
    pieces: list[str] = []
    numbered = False
    for piece in filter(None, text.split("；")):
        has_number = read_mark(piece) is not None
        numbered = has_number if not pieces else numbered
        if pieces and numbered and not has_number:
            pieces[-1] += f"；{piece}"
        else:
            pieces.append(piece)
    yield from map(_step, pieces)


def _step(text: str) -> ActionStep:
    mark = read_mark(text)
    body = text[mark.end :].strip() if mark else text
    share = _SHARE.fullmatch(body)
    weight = Weight.read(share["share"]) if share else None
    return ActionStep(
        number=text[: mark.end].strip() if mark else "",
        text=share["text"] if share and weight else body,
        weight=weight,
    )
