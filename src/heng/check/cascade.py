"""The city's card beside a bureau's: which edition it is, and what the two print of one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from heng.check.cards import grouped, is_partial, own_scope
from heng.check.context import Context
from heng.check.text import fold, fold_code
from heng.model.card import CascadeLink, Indicator, MapCell
from heng.model.edition import Edition
from heng.model.terms import Drawing, Ground, Scope


@dataclass(frozen=True, slots=True)
class Carried:
    """A bureau's KPI and the printed code of the city's KPI that it carries."""

    row: Indicator
    code: str
    link: CascadeLink | None


def city_edition(edition: Edition, context: Context) -> Edition | None:
    """Return the city's own card of the same year, the latest where there are several; None without one.

    A code means something only in its year: another year's card says nothing about this one.
    """
    return None if is_city(edition, context) else _latest(edition, context)


def _latest(edition: Edition, context: Context) -> Edition | None:
    known = [
        other
        for other in context.editions
        if other is not edition
        and other.year == edition.year
        and other.card.indicators
        and is_city(other, context)
        and is_above(other, edition, context)
    ]
    return max(
        known, key=lambda each: each.edition.period.last.isoformat() if each.edition.period else "", default=None
    )


def is_city(edition: Edition, context: Context) -> bool:
    """Tell whether an edition is the city's own: its owner is at the top, or all that it prints is the city's."""
    owner = context.register.find(edition.owner)
    return not owner.parent if owner is not None else own_scope(edition, context) is Scope.CITY


def is_above(city: Edition, bureau: Edition, context: Context) -> bool:
    """Tell whether one edition's owner is the body that the other's belongs to."""
    above, below = context.register.find(city.owner), context.register.find(bureau.owner)
    if above is not None and below is not None:
        return below.parent == above.key
    return bureau.owner != city.owner and bureau.owner.startswith(city.owner)


def is_complete(city: Edition, context: Context) -> bool:
    """Tell whether what a card lacks is really not in it: not cut in the middle, and all rows accepted."""
    return not context.is_truncated(city) and not is_partial(city)


def carried(edition: Edition) -> Iterator[Carried]:
    """Yield each KPI of a bureau with the city's KPI that it is printed to carry."""
    links = {link.carrier: link for link in edition.card.cascade if link.ground is Ground.PRINTED}
    for row in edition.card.indicators:
        link = links.get(row.ref)
        code = link.code if link else row.city_indicator
        if code:
            yield Carried(row, fold_code(code), link)


def rows_by_code(city: Edition) -> dict[str, tuple[Indicator, ...]]:
    """Return the rows of each KPI of the city by its code in ASCII."""
    return dict(grouped(city.card.indicators, lambda row: fold_code(row.code)))


def printed_copy(edition: Edition) -> tuple[MapCell, ...]:
    """Return the city's map as a bureau prints it: a witness."""
    cells = edition.card.map
    return tuple(cell for cell in cells if cell.scope is Scope.CITY and cell.drawing is Drawing.MAP)


def approved_map(city: Edition) -> tuple[MapCell, ...]:
    """Return the city's own map, objectives above all themes included."""
    return tuple(cell for cell in city.card.map if cell.drawing is Drawing.MAP)


@lru_cache(maxsize=4096)
def pairs(name: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a folded name."""
    text = fold(name)
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
