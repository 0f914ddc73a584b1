"""What else than figures a search may mean: a top objective, a theme or an objective, by code or name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heng.model.terms import Drawing, StatementKind
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.kpi.naming import plain
from heng.web.language import current, pick

MOST = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Something with a page or a place of its own: what it is, its code, its name, its address."""

    kind: str
    code: str
    name: str
    url: str


def places(index: CardIndex, asked: str) -> tuple[Place, ...]:
    """Return what bears the code that is asked for, or a name that holds it; nothing where nothing is asked for."""
    wanted = plain(asked)
    if not wanted:
        return ()
    named = len(wanted) > 1
    found = [one for one in _all(index) if plain(one.code) == wanted or (named and wanted in plain(one.name))]
    return tuple(dict.fromkeys(found))[:MOST]


def _all(index: CardIndex) -> Iterator[Place]:
    card, links = index.edition.card, index.links
    for statement in card.statements:
        if statement.kind is StatementKind.TOP_OBJECTIVE and statement.scope is index.scope:
            yield Place(
                statement.kind.label(current()), statement.code, statement.text, links.to("", fragment=statement.code)
            )
    for theme in index.themes:
        yield Place(pick("策略主題", "Theme"), theme.letter, numbers.text(theme.name), links.theme(theme.letter))
    word = pick("策略目標", "Objective")
    for objective in card.objectives:
        yield Place(word, objective.code, numbers.text(objective.name), index.objective_url(objective))
    for cell in card.map:
        if cell.drawing is Drawing.MAP and cell.scope is index.scope:
            yield Place(word, cell.code, numbers.text(cell.name), index.objective_url(cell))
