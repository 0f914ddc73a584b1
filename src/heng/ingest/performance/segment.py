"""Gives each piece of a table its cell, by weighing all readings that the layout allows.

A reading is a path through the cells; each step costs what the traces of layout speak against it (`costs`). Several
readings are kept alive and the cheapest wins, so that no single trace decides. Where another one is nearly as cheap,
it is told.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from heng.ingest.performance.costs import Costs
from heng.ingest.performance.layout import Atom
from heng.ingest.performance.state import State, begin, take

_WORST = 10.0
_CLOSE = 0.5
_REFUND = 2.0
"""How much less a reading may cost at a later piece: traces in favour of a step are taken off."""


@dataclass(slots=True)
class _Path:
    """One reading up to a piece. `rival`: another one that came to the same state, and by how much it is dearer."""

    cost: float
    state: State
    before: _Path | None
    rival: _Path | None = None
    margin: float = _WORST


@dataclass(frozen=True, slots=True)
class Rival:
    """Another reading, nearly as good: from which piece on, up to which, and its states there."""

    start: int
    states: tuple[State, ...]
    margin: float


@dataclass(frozen=True, slots=True)
class Segmented:
    """The state at each piece, what the reading costs, and other readings that cost nearly as little.

    `widths`: those of the columns with which it was read, in em.
    """

    states: tuple[State, ...]
    cost: float
    rivals: tuple[Rival, ...] = ()
    widths: tuple[float, ...] = ()


def segment(atoms: Sequence[Atom], costs: Costs, beam: int) -> Segmented:
    """Return the cheapest reading of a table's pieces."""
    paths = [_Path(0.0, begin(len(costs.widths)), None)]
    for atom in atoms:
        paths = _follow(paths, atom, costs, beam)
    totals = sorted(((path.cost + costs.end(path.state), index) for index, path in enumerate(paths)))
    best = paths[totals[0][1]]
    if len(totals) > 1 and best.margin > totals[1][0] - totals[0][0]:
        best.rival, best.margin = paths[totals[1][1]], totals[1][0] - totals[0][0]
    return Segmented(_states(best), totals[0][0], tuple(_rivals(best, len(atoms))), tuple(costs.widths))


def cheapest(atoms: Sequence[Atom], costs: Costs, beam: int, limit: float) -> float:
    """Return what the cheapest reading costs; infinity as soon as it is clear that it costs more than `limit`."""
    paths = [_Path(0.0, begin(len(costs.widths)), None)]
    for atom in atoms:
        paths = _follow(paths, atom, costs, beam)
        if paths[0].cost > limit + _REFUND:
            return math.inf
    return min(path.cost + costs.end(path.state) for path in paths)


def _follow(paths: Sequence[_Path], atom: Atom, costs: Costs, beam: int) -> list[_Path]:
    best: dict[object, _Path] = {}
    ceiling = paths[0].cost + 2 * _WORST
    for path in paths:
        if path.cost > ceiling + _REFUND:
            break
        for step in costs.steps(path.state, atom):
            cost = path.cost + step.cost
            if cost > ceiling:
                continue
            ceiling = min(ceiling, cost + _WORST)
            state = take(path.state, atom, step)
            _keep(best, state.key, _Path(cost, state, path))
    alive = sorted(best.values(), key=lambda path: path.cost)[:beam]
    return [path for path in alive if path.cost <= ceiling]


def _keep(best: dict[object, _Path], key: object, path: _Path) -> None:
    other = best.get(key)
    if other is None:
        best[key] = path
        return
    cheaper, dearer = (path, other) if path.cost < other.cost else (other, path)
    margin = dearer.cost - cheaper.cost
    if margin < cheaper.margin:
        cheaper.rival, cheaper.margin = dearer, margin
    best[key] = cheaper


def _states(path: _Path | None) -> tuple[State, ...]:
    states: list[State] = []
    while path is not None and path.before is not None:
        states.append(path.state)
        path = path.before
    return tuple(reversed(states))


def _rivals(best: _Path, count: int) -> list[Rival]:
    """Return readings that leave the best one for some pieces, at little cost."""
    found: list[Rival] = []
    path: _Path | None = best
    index = count
    while path is not None and path.before is not None:
        if path.rival is not None and path.margin < _CLOSE:
            rival = _apart(path, path.rival, index)
            if rival is not None:
                found.append(rival)
        path, index = path.before, index - 1
    return list(reversed(found))


def _apart(path: _Path, other: _Path, index: int) -> Rival | None:
    """Follow two readings back to where they part; None where they give every piece the same cell."""
    margin = path.margin
    states: list[State] = []
    mine: _Path | None = path
    theirs: _Path | None = other
    differs = False
    while mine is not None and theirs is not None and mine is not theirs and mine.before is not None:
        states.append(theirs.state)
        differs = differs or mine.state.column != theirs.state.column
        mine, theirs, index = mine.before, theirs.before, index - 1
    return Rival(index, tuple(reversed(states)), margin) if differs else None
