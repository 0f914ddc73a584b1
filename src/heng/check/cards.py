"""Views of an edition that several rules share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from heng.check.context import Context
from heng.check.text import fold
from heng.model.card import Indicator, MapCell, Objective, Theme
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.terms import DocumentKind, Drawing, Scope

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def grouped(values: Iterable[T], key: Callable[[T], K]) -> Mapping[K, tuple[T, ...]]:
    """Group values by a key, both in order of first appearance."""
    groups: dict[K, list[T]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return {key: tuple(group) for key, group in groups.items()}


def own_scope(edition: Edition, context: Context) -> Scope:
    """Return the scope for which the document has authority.

    What it prints of another body is a witness: compared, never checked as if it were the owner's.
    """
    card = edition.card
    scopes = {theme.scope for theme in card.themes} | {cell.scope for cell in card.map}
    if Scope.OWN in scopes:
        return Scope.OWN
    is_city = edition.edition.kind is DocumentKind.COUNCIL_REPORT or _is_at_the_top(edition.owner, context)
    return Scope.CITY if is_city else Scope.OWN


def _is_at_the_top(owner: str, context: Context) -> bool:
    agency = context.register.find(owner)
    return agency is not None and not agency.parent


def own_themes(edition: Edition, context: Context) -> tuple[Theme, ...]:
    """Return the themes of the document's own scope."""
    scope = own_scope(edition, context)
    return tuple(theme for theme in edition.card.themes if theme.scope is scope)


def own_map(edition: Edition, context: Context) -> tuple[MapCell, ...]:
    """Return the cells of the document's own map, without objectives that stand above all themes."""
    scope = own_scope(edition, context)
    return tuple(
        cell
        for cell in edition.card.map
        if cell.scope is scope and cell.drawing is Drawing.MAP and not is_top(cell.code, context)
    )


def two_coded(edition: Edition, context: Context) -> tuple[tuple[MapCell, Objective], ...]:
    """Return objectives that one theme's map and table name alike but code differently, each with its two places.

    The table's code is not on the map, and the map's code heads no table of that name. A name that several cells or
    headings of the theme bear tells nothing.
    """
    cells, headings = own_map(edition, context), edition.card.objectives
    on_map = {cell.code for cell in cells}
    headed = {(heading.code, fold(heading.name)) for heading in headings}
    free = grouped(
        (cell for cell in cells if cell.name and (cell.code, fold(cell.name)) not in headed),
        lambda cell: (cell.theme, fold(cell.name)),
    )
    lone = grouped(
        (heading for heading in headings if heading.code not in on_map and not is_top(heading.code, context)),
        lambda heading: (heading.theme, fold(heading.name)),
    )
    return tuple(
        (free[key][0], same[0])
        for key, same in lone.items()
        if key in free and _is_one(cell.code for cell in free[key]) and _is_one(heading.code for heading in same)
    )


def miscoded(edition: Edition, context: Context) -> tuple[tuple[MapCell, Objective], ...]:
    """Return tables headed with the code of another table, with the cell of the map that bears their name.

    The map's code heads no table. The fault is the doubled code (SC008): neither is a table lacking nor a name changed.
    """
    headed = grouped(edition.card.objectives, lambda heading: heading.code)
    by_name = {fold(cell.name): cell for cell in own_map(edition, context) if cell.name and cell.code not in headed}
    doubled = (same for same in headed.values() if len({fold(heading.name) for heading in same}) > 1)
    return tuple(
        (by_name[fold(heading.name)], heading) for same in doubled for heading in same if fold(heading.name) in by_name
    )


def _is_one(codes: Iterable[str]) -> bool:
    return len(set(codes)) == 1


def is_top(code: str, context: Context) -> bool:
    """Tell whether an objective stands above all themes (`TC1`)."""
    parsed = context.profile.parse_objective(code)
    return parsed is not None and parsed.theme == context.profile.top


def kpis(edition: Edition) -> Mapping[tuple[str, str], tuple[Indicator, ...]]:
    """Return the rows of each KPI by (objective's heading, code): its components, or the one row that it has.

    A KPI without a code goes by its name.
    """
    return grouped(edition.card.indicators, lambda row: (row.objective, row.code or row.name))


def components(edition: Edition) -> Iterator[tuple[str, tuple[Indicator, ...]]]:
    """Yield the code and rows of each KPI of several components.

    Rows of one bare code with several names and no weight are several things under one code, which SC008 reports.
    """
    for (_, code), rows in kpis(edition).items():
        one_code = len({row.printed_code for row in rows}) == 1
        mixed = one_code and len({fold(row.name) for row in rows}) > 1 and not any(row.weight for row in rows)
        if len(rows) > 1 and not mixed:
            yield code, rows


def readings(edition: Edition) -> Iterator[tuple[Indicator, Reading]]:
    """Return each reading with the indicator it is of."""
    by_ref = {row.ref: row for row in edition.card.indicators}
    for reading in edition.figures.readings:
        if reading.indicator in by_ref:
            yield by_ref[reading.indicator], reading


def is_whole(theme: str, edition: Edition, context: Context) -> bool:
    """Tell whether a theme's tables are all here: not where the document stops in or before them, or only a part of
    its rows was accepted.

    A budget table stands behind the themes, so that a document cut there has them all.
    """
    if is_partial(edition):
        return False
    if not context.is_truncated(edition) or (edition.budget is not None and edition.budget.lines):
        return True
    last = max(edition.card.objectives, key=_line, default=None)
    return last is not None and theme != last.theme and any(o.theme == theme for o in edition.card.objectives)


def is_partial(edition: Edition) -> bool:
    """Tell whether only a part of the document's rows was accepted: what it lacks is no fault of the document."""
    return edition.edition.rows_left > 0


def is_cut_off(row: Indicator, edition: Edition, context: Context) -> bool:
    """Tell whether the document stops inside a row: what the last row of a cut document lacks is not missing."""
    if not context.is_truncated(edition) or (edition.budget is not None and edition.budget.lines):
        return False
    return row.ref == max(edition.card.indicators, key=_line).ref


def _line(occurrence: Objective | Indicator) -> int:
    return occurrence.source.place.line or 0
