"""Parts that are weighed against one another: together they are what stands above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heng.evaluate.totals.items import items_of
from heng.evaluate.totals.weighing import Rows, indicators_of
from heng.model.edition import Edition
from heng.model.terms import RollLevel
from heng.workflow.changes.weights import entities, level_refs


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its key (of its group; `ref` of a component), where the record keeps its weight, what is printed."""

    key: str
    ref: str
    printed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Siblings:
    """Two parts or more.

    Attributes:
        name: Names them within an edition: `theme`, `objective/A`, `agency`; of components the `ref` of the first.
        level: What the parts are; components are rows of an indicator.
        above: Key of the theme whose objectives they are; empty for any other.
    """

    name: str
    level: RollLevel
    parts: tuple[Part, ...]
    above: str = ""

    @property
    def is_whole(self) -> bool:
        """They must add up to 100. Agencies weigh where they have figures of one KPI, each by its share of those."""
        return self.level is not RollLevel.AGENCY


def siblings_of(edition: Edition) -> tuple[Siblings, ...]:
    """Return all parts of an edition that can be given weights, in order of printing."""
    return tuple(one for one in (*_levels(edition), *_components(edition)) if len(one.parts) > 1)


def _levels(edition: Edition) -> Iterator[Siblings]:
    card, rows, refs = edition.card, edition.card.indicators, level_refs(edition)

    def found(level: RollLevel, keys: set[str], above: str = "") -> Siblings:
        parts = tuple(Part(key, ref) for (of, key), ref in refs.items() if of is level and key in keys)
        return Siblings(name=f"{level.value}/{above}".rstrip("/"), level=level, parts=parts, above=above)

    yield found(RollLevel.THEME, {one.theme for one in rows})
    objectives = {one.objective_ref for one in rows}
    yield found(RollLevel.PERSPECTIVE, {one.perspective for one in card.objectives if one.ref in objectives})
    for letter in dict.fromkeys(one.theme for one in rows):
        yield found(RollLevel.OBJECTIVE, {one.objective_ref for one in rows if one.theme == letter}, letter)
    yield found(RollLevel.AGENCY, _sharing(edition))


def _sharing(edition: Edition) -> set[str]:
    """Return the agencies that have figures of their own of a KPI of which others have some too."""
    items = items_of(edition)
    agencies: dict[str, list[set[str]]] = {}
    for one in edition.figures.readings:
        if one.ref in items:
            agencies.setdefault(one.indicator, []).append({each.agency for each in one.agencies})
    return {name for sets in agencies.values() if len(sets) > 1 for names in sets for name in names}


def _components(edition: Edition) -> Iterator[Siblings]:
    known = entities(edition)

    def part_of(rows: Rows) -> tuple[Part, ...]:
        return tuple(Part(row.ref, known[row.ref], str(row.weight or "")) for row in rows if row.ref in known)

    for rows in indicators_of(edition.card.indicators):
        yield Siblings(name=rows[0].ref, level=RollLevel.INDICATOR, parts=part_of(rows))
