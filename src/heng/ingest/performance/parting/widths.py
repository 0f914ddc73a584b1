"""Learns the width of each column from the text itself.

A line that its paragraph goes on behind is as wide as its column, but for less than what could not be parted at the
beginning of the next one. So each pair of such lines bounds the width of their column from both sides. Paragraphs whose
bounds agree with the order of columns give a first guess; readings of the whole make it exact.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from heng.ingest.lines import Habits
from heng.ingest.performance.parting.bounds import Bound, agreed, peaks_of, ranked_orders, runs_of_lines
from heng.ingest.performance.parting.costs import Costs
from heng.ingest.performance.parting.pieces import Atom
from heng.ingest.performance.parting.segment import REFUND, Segmented, cheapest, segment
from heng.ingest.performance.parting.sense import Sense
from heng.ingest.performance.parting.state import LINE, WRAP, State
from heng.model.terms import ResultColumn

_SAME_WIDTH, _NARROWER = 0.5, 1.3
_MOST_GUESSES = 3
_BEST = 5
_SAMPLE_BLOCKS = 70
_SAMPLE_ATOMS = 90
_ROUNDS = 3
_NEAR = 0.25
_GOALS = tuple(4.0 + 0.75 * step for step in range(9))
_MARGIN = 3.0
_TRIAL_BEAM, _NARROW_BEAM, _BEAM = 3, 4, 10


def read_cells(atoms: Sequence[Atom], columns: Sequence[ResultColumn], habits: Habits) -> Segmented:
    """Return the best reading of a table's pieces, with widths learned from them."""
    best: Segmented | None = None
    sense = Sense(atoms, columns, habits)
    known: list[Sequence[float]] = []
    for guess in _guesses(atoms, len(columns), habits, sense):
        if any(_are_near(guess, other) for other in known):
            continue
        found = _refined(atoms, Costs(habits, guess, sense), known)
        if best is None or (found is not None and found.cost < best.cost):
            best = found
    assert best is not None
    return best


def _are_near(widths: Sequence[float], others: Sequence[float]) -> bool:
    """Tell whether learning from the one leads to where learning from the other led."""
    return all(abs(one - other) <= _NEAR for one, other in zip(widths, others, strict=True))


def are_alike(widths: Sequence[float]) -> bool:
    """Tell whether columns are too nearly equal for their lines to tell where a row ends.

    They are where goals fill lines about as wide as the others, and two neighbours among the others have one width.
    """
    goal, *others = widths
    alike = any(abs(after - before) < _SAME_WIDTH for before, after in itertools.pairwise(others))
    return alike and goal > min(others) - _NARROWER


def _refined(atoms: Sequence[Atom], costs: Costs, known: list[Sequence[float]]) -> Segmented | None:
    """Read and learn by turns, until nothing changes; the dearer of two readings is dropped.

    None where it leads to widths known already. What was tried is added to `known`.
    """
    rough = segment(atoms, costs, _NARROW_BEAM)
    learned = _learn(rough.states, tuple(costs.widths))
    if learned in known:
        return None
    known.append(costs.widths)
    best = segment(atoms, replace(costs, widths=learned), _BEAM)
    if best.cost > rough.cost:
        best = segment(atoms, costs, _BEAM)
    for _ in range(_ROUNDS):
        known.append(learned)
        learned = _learn(best.states, best.widths)
        if learned in known:
            break
        found = segment(atoms, replace(costs, widths=learned), _BEAM)
        if found.cost >= best.cost:
            break
        best = found
    return best


def _learn(states: Sequence[State], widths: tuple[float, ...]) -> tuple[float, ...]:
    """Return the widths that the lines of each column agree on best."""
    bounds: list[list[Bound]] = [[] for _ in widths]
    least: list[list[float]] = [[] for _ in widths]
    for before, after in itertools.pairwise(states):
        atom = after.last
        assert atom is not None
        if after.move is LINE:
            continue
        least[before.column].append(before.used)
        if after.move is WRAP:
            bounds[after.column].append(Bound(before.used, before.used + atom.token))
    learned = []
    for column, width in enumerate(widths):
        full = [*bounds[column], *(Bound(used, used + 40.0) for used in least[column] if used > width - 2)]
        learned.append(agreed(full) if bounds[column] else width)
    return tuple(learned)


# --- the first guess


def _guesses(atoms: Sequence[Atom], columns: int, habits: Habits, sense: Sense) -> list[tuple[float, ...]]:
    """Return the likeliest widths by the order in which paragraphs of each width follow."""
    blocks = runs_of_lines(atoms, habits)
    peaks = peaks_of(blocks)
    ranked = ranked_orders(blocks[:_SAMPLE_BLOCKS], peaks, columns)
    tried = dict.fromkeys(turned for guess in ranked[:_BEST] for turned in _rotations(guess))
    tried.update(dict.fromkeys(ranked))
    trial = _Trial(atoms[:_SAMPLE_ATOMS], Costs(habits, peaks, sense))
    best = trial.best(tried)
    first, *others = best
    bettered = _bettered(trial, first, peaks)
    best = [bettered, *(each for each in best if each != bettered)]
    # One that differs in one column has been weighed with it already.
    if others and sum(abs(one - other) > _NEAR for one, other in zip(others[0], bettered, strict=True)) > 1:
        second = _bettered(trial, others[0], peaks)
        best = [second, *(each for each in best if each != second)]
    return best[:_MOST_GUESSES]


class _Trial:
    """Reads the first pieces with widths, no further than they can be cheaper than others."""

    def __init__(self, atoms: Sequence[Atom], costs: Costs) -> None:
        self._atoms = atoms
        self._costs = costs
        self._known: dict[tuple[float, ...], tuple[float, float]] = {}
        self._best: Sequence[float] = ()

    def cost(self, widths: tuple[float, ...], limit: float = math.inf) -> float:
        """Return what reading costs, infinity where it is more than `limit`."""
        known, tried = self._known.get(widths, (math.inf, -math.inf))
        if known == math.inf and limit > tried:
            read = cheapest(self._atoms, replace(self._costs, widths=widths), _TRIAL_BEAM, self._limits(limit))
            known = read[-1] if read else math.inf
            self._known[widths] = known, limit
            if read and not (self._best and self._best[-1] <= known):
                self._best = read
        return known

    def _limits(self, limit: float) -> Iterable[float]:
        """Return what a reading may cost up to each piece: from there on none costs much less than the best one."""
        if not self._best:
            return itertools.repeat(limit, len(self._atoms))
        left = limit - self._best[-1] + _MARGIN
        return (min(limit, cost + left) + REFUND for cost in self._best[:-1])

    def best(self, guesses: Iterable[tuple[float, ...]]) -> list[tuple[float, ...]]:
        """Return the few cheapest of the guesses, the cheapest first."""
        best: list[tuple[float, tuple[float, ...]]] = []
        for widths in guesses:
            limit = best[-1][0] if len(best) == _MOST_GUESSES else math.inf
            best = sorted([*best, (self.cost(widths, limit), widths)])[:_MOST_GUESSES]
        return [widths for _, widths in best]


def _bettered(trial: _Trial, guess: tuple[float, ...], peaks: Sequence[float]) -> tuple[float, ...]:
    """Return a guess with each column in turn given the width that makes the reading cheapest.

    Goals have few lines, so that no width of theirs may stand out: many are tried.
    """
    for column in range(len(guess)):
        for peak in (*peaks, *_GOALS) if column == 0 else peaks:
            other = (*guess[:column], peak, *guess[column + 1 :])
            least = trial.cost(guess)
            if other != guess and trial.cost(other, least) < least:
                guess = other
    return guess


def _rotations(widths: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the same widths begun at every column: a guess that is off by one column explains the lines as well."""
    return [widths[start:] + widths[:start] for start in range(len(widths))]
