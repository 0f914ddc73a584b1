"""The objectives of one body in two editions: its map and the heads of its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from heng.check.compare.alike import likeness
from heng.check.compare.data import Named, Rename
from heng.check.text import fold, fold_code
from heng.model.card import MapCell, Objective
from heng.model.edition import Edition
from heng.model.terms import Drawing, Scope

Pair = tuple[Named, Named]
NEAR = 50
"""Likeness of two names, in percent, from which one code means one objective."""


def printed_objectives(edition: Edition, scope: Scope, own: Scope) -> tuple[Named, ...]:
    """Return each objective of a scope once, in the order of printing; tables count where they are of that scope."""
    card = edition.card
    cells = [cell for cell in card.map if cell.scope is scope and cell.drawing is Drawing.MAP]
    found = [_named(cell) for cell in cells if cell.code]
    if scope is own:
        found += map(_named, card.objectives)
    by_code: dict[str, Named] = {}
    for one in found:
        by_code.setdefault(fold_code(one.code), one)
    return tuple(by_code.values())


def _named(one: MapCell | Objective) -> Named:
    return Named(theme=one.theme, code=one.code, name=one.name, source=one.source, ref=one.ref)


@dataclass(frozen=True, slots=True)
class Paired:
    """Objectives that both print, but otherwise, and those that only the one and only the other prints."""

    renamed: tuple[Rename, ...]
    only_before: tuple[Named, ...]
    only_after: tuple[Named, ...]


def pair(before: Sequence[Named], after: Sequence[Named]) -> Paired:
    """Pair the objectives of one body in two editions."""
    pairs = list(_pairs(before, after))
    met = {id(one) for both in pairs for one in both}
    return Paired(
        renamed=tuple(Rename(before=one, after=other) for one, other in pairs if _differs(one, other)),
        only_before=tuple(one for one in before if id(one) not in met),
        only_after=tuple(one for one in after if id(one) not in met),
    )


def _differs(one: Named, other: Named) -> bool:
    named = bool(one.name and other.name) and fold(one.name) != fold(other.name)
    return named or fold_code(one.code) != fold_code(other.code)


def _pairs(before: Sequence[Named], after: Sequence[Named]) -> Iterator[Pair]:
    """Pair by code and name, then by name in one theme, by a name that each prints once, by code with a near name."""
    left = [*before], [*after]
    for test in (_is_same, _is_recoded, _is_moved, _is_reworded):
        for one, other in _taken(*left, test):
            left[0].remove(one)
            left[1].remove(other)
            yield one, other


def _taken(before: Sequence[Named], after: Sequence[Named], test: Callable[[Named, Named], bool]) -> list[Pair]:
    used: set[str] = set()
    found: list[Pair] = []
    for one in before:
        other = next((each for each in after if each.ref not in used and test(one, each)), None)
        if other is not None:
            used.add(other.ref)
            found.append((one, other))
    return found


def _is_same(one: Named, other: Named) -> bool:
    return fold_code(one.code) == fold_code(other.code) and fold(one.name) == fold(other.name)


def _is_recoded(one: Named, other: Named) -> bool:
    return one.theme == other.theme and _is_moved(one, other)


def _is_moved(one: Named, other: Named) -> bool:
    return bool(one.name) and fold(one.name) == fold(other.name)


def _is_reworded(one: Named, other: Named) -> bool:
    if fold_code(one.code) != fold_code(other.code):
        return False
    return not (one.name and other.name) or likeness(fold(one.name), fold(other.name)) >= NEAR
