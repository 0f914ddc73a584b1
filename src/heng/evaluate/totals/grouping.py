"""Which readings belong together: by theme, objective, perspective and agency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Reading


@dataclass(frozen=True, slots=True)
class Group:
    """Readings under one heading.

    Attributes:
        key: Letter, `ref` of an objective, perspective letter, or an agency's name as printed.
        name: For people; empty where the document prints none.
        refs: `ref`s of its readings in order of printing; may be empty (an objective without a table has none).
    """

    key: str
    name: str
    refs: tuple[str, ...]


def by_theme(edition: Edition) -> tuple[Group, ...]:
    """Return a group for each theme the document prints, then for letters that only its tables carry; none of none."""
    names = {theme.letter: theme.name for theme in edition.card.themes}
    pairs = ((indicator.theme, reading.ref) for reading, indicator in _pairs(edition))
    return _grouped(names, (pair for pair in pairs if pair[0]))


def by_objective(edition: Edition) -> tuple[Group, ...]:
    """Return a group for each objective heading of the tables, by its `ref`."""
    names = {objective.ref: f"{objective.code} {objective.name}".strip() for objective in edition.card.objectives}
    return _grouped(names, ((indicator.objective_ref, reading.ref) for reading, indicator in _pairs(edition)))


def by_perspective(edition: Edition) -> tuple[Group, ...]:
    """Return a group for each perspective in which an objective stands, in the order of the tables."""
    objectives = {objective.ref: objective.perspective for objective in edition.card.objectives}
    names = dict.fromkeys((one for one in objectives.values() if one), "")
    pairs = ((objectives.get(one.objective_ref, ""), reading.ref) for reading, one in _pairs(edition))
    return _grouped(names, (pair for pair in pairs if pair[0]))


def by_agency(edition: Edition) -> tuple[Group, ...]:
    """Return a group for each agency, by its name as printed, of the readings that it answers for in any role."""
    pairs = (
        (one.agency, reading.ref)
        for reading, indicator in _pairs(edition)
        for one in reading.agencies or indicator.agencies
    )
    return _grouped({}, pairs)


def _pairs(edition: Edition) -> Iterable[tuple[Reading, Indicator]]:
    indicators = {indicator.ref: indicator for indicator in edition.card.indicators}
    for reading in edition.figures.readings:
        if reading.indicator in indicators:
            yield reading, indicators[reading.indicator]


def _grouped(names: Mapping[str, str], pairs: Iterable[tuple[str, str]]) -> tuple[Group, ...]:
    refs: dict[str, dict[str, None]] = {key: {} for key in names}
    for key, ref in pairs:
        refs.setdefault(key, {})[ref] = None
    return tuple(Group(key, names.get(key, ""), tuple(found)) for key, found in refs.items())
