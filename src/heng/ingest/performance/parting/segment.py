"""Gives each piece of a table its cell, by weighing all readings that the layout allows.

A reading is a path through the cells; each step costs what the traces of layout speak against it (`costs`). Several
readings are kept alive and the cheapest wins, so that no single trace decides. Where another one is nearly as cheap,
it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from heng.ingest.performance.parting.costs import Costs
from heng.ingest.performance.parting.pieces import Atom
from heng.ingest.performance.parting.state import Key, State, Step, begin, key_after, take

_WORST = 10.0
_CLOSE = 0.5
REFUND = 2.0
"""How much less a reading may cost at a later piece: traces in favour of a step are taken off."""


@dataclass(slots=True)
class _Path:
    """One reading up to a piece: the one before it, and how it went on; of most readings nobody asks the state.

    `rival`: another one that came to the same key, and by how much it is dearer.
    """

    cost: float
    known: State | None = None
    before: _Path | None = None
    went: tuple[Atom, Step, Key] | None = None
    rival: _Path | None = None
    margin: float = _WORST

    @property
    def state(self) -> State:
        """The state that the reading is in."""
        if self.known is None:
            assert self.before is not None
            assert self.went is not None
            self.known = take(self.before.state, *self.went)
        return self.known


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
    paths = [_Path(0.0, begin(len(costs.widths)))]
    for atom in atoms:
        paths = _follow(paths, atom, costs, beam)
    totals = sorted(((path.cost + costs.end(path.state), index) for index, path in enumerate(paths)))
    best = paths[totals[0][1]]
    if len(totals) > 1 and best.margin > totals[1][0] - totals[0][0]:
        best.rival, best.margin = paths[totals[1][1]], totals[1][0] - totals[0][0]
    return Segmented(_states(best), totals[0][0], tuple(_rivals(best, len(atoms))), tuple(costs.widths))


def cheapest(atoms: Sequence[Atom], costs: Costs, beam: int, limits: Iterable[float]) -> list[float]:
    """Return what the cheapest reading costs up to each piece, and at last with the table's end.

    Nothing as soon as it costs more than its limit up to some piece.
    """
    paths, found = [_Path(0.0, begin(len(costs.widths)))], []
    for atom, limit in zip(atoms, limits, strict=True):
        paths = _follow(paths, atom, costs, beam)
        if paths[0].cost > limit:
            return []
        found.append(paths[0].cost)
    return [*found, min(path.cost + costs.end(path.state) for path in paths)]


def _follow(paths: Sequence[_Path], atom: Atom, costs: Costs, beam: int) -> list[_Path]:
    best: dict[Key, _Path] = {}
    ceiling = paths[0].cost + 2 * _WORST
    limit = ceiling
    for path in paths:
        if path.cost > limit + REFUND:
            break
        state, so_far = path.state, path.cost
        for step in costs.steps(state, atom, limit - so_far + REFUND):
            cost = so_far + step[0]
            if cost > limit:
                continue
            if cost + _WORST < ceiling:
                ceiling = cost + _WORST
                limit = min(limit, ceiling)
            key = key_after(state, atom, step)
            other = best.get(key)
            if other is None or cost <= other.cost + _CLOSE:
                best[key] = _cheaper(_Path(cost, None, path, (atom, step, key)), other)
        if len(best) >= beam:
            # What is dearer than so many others neither lives on nor is a rival that anybody is told of.
            limit = min(limit, sorted([other.cost for other in best.values()])[beam - 1] + _CLOSE)
    alive = sorted(best.values(), key=attrgetter("cost"))[:beam]
    return [path for path in alive if path.cost <= ceiling]


def _cheaper(path: _Path, other: _Path | None) -> _Path:
    """Return the cheaper of two readings that came to the same key, with the other one as its rival."""
    if other is None:
        return path
    cheaper, dearer = (path, other) if path.cost < other.cost else (other, path)
    margin = dearer.cost - cheaper.cost
    if margin < cheaper.margin:
        cheaper.rival, cheaper.margin = dearer, margin
    return cheaper


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
