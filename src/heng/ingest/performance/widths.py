"""Learns the width of each column from the text itself.

A line that its paragraph goes on behind is as wide as its column, but for less than what could not be parted at the
beginning of the next one. So each pair of such lines bounds the width of their column from both sides. Paragraphs whose
bounds agree with the order of columns give a first guess; readings of the whole make it exact.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from heng.ingest.lines import Habits
from heng.ingest.performance.costs import Costs
from heng.ingest.performance.layout import Atom
from heng.ingest.performance.segment import Segmented, segment
from heng.ingest.performance.sense import Sense
from heng.ingest.performance.state import Move, State
from heng.model.terms import ResultColumn

_GRID = 0.125
_SLACK = 0.35
_APART = 0.45
_SAME_WIDTH, _NARROWER = 0.5, 1.3
_MOST_PEAKS = 5
_MOST_GUESSES = 3
_BEST, _RANKED = 5, 30
_SAMPLE_BLOCKS = 70
_SAMPLE_ATOMS = 90
_ROUNDS = 4
_GOALS = tuple(4.0 + 0.75 * step for step in range(9))
_NARROW_BEAM, _BEAM = 4, 10


@dataclass(frozen=True, slots=True)
class _Bound:
    """A column's width lies from `low` to `high`, as `weight` lines say."""

    low: float
    high: float
    weight: int = 1


def read_cells(atoms: Sequence[Atom], columns: Sequence[ResultColumn], habits: Habits) -> Segmented:
    """Return the best reading of a table's pieces, with widths learned from them."""
    best: Segmented | None = None
    sense = Sense(atoms, columns)
    for guess in _guesses(atoms, len(columns), habits, sense):
        found = _refined(atoms, Costs(habits, guess, sense))
        if best is None or found.cost < best.cost:
            best = found
    assert best is not None
    return best


def are_alike(widths: Sequence[float]) -> bool:
    """Tell whether columns are too nearly equal for their lines to tell where a row ends.

    They are where goals fill lines about as wide as the others, and two neighbours among the others have one width.
    """
    goal, *others = widths
    alike = any(abs(after - before) < _SAME_WIDTH for before, after in itertools.pairwise(others))
    return alike and goal > min(others) - _NARROWER


def _refined(atoms: Sequence[Atom], costs: Costs) -> Segmented:
    """Read and learn by turns, until nothing changes; the dearer of two readings is dropped."""
    best = segment(atoms, costs, _BEAM)
    for _ in range(_ROUNDS):
        learned = _learn(best.states, tuple(costs.widths))
        if learned == tuple(costs.widths):
            break
        costs = replace(costs, widths=learned)
        found = segment(atoms, costs, _BEAM)
        if found.cost >= best.cost:
            break
        best = found
    return best


def _learn(states: Sequence[State], widths: tuple[float, ...]) -> tuple[float, ...]:
    """Return the widths that the lines of each column agree on best."""
    bounds: list[list[_Bound]] = [[] for _ in widths]
    least: list[list[float]] = [[] for _ in widths]
    for before, after in itertools.pairwise(states):
        atom = after.last
        assert atom is not None
        if after.move is Move.LINE:
            continue
        least[before.column].append(before.used)
        if after.move is Move.WRAP:
            bounds[after.column].append(_Bound(before.used, before.used + atom.token))
    learned = []
    for column, width in enumerate(widths):
        full = [*bounds[column], *(_Bound(used, used + 40.0) for used in least[column] if used > width - 2)]
        learned.append(_agreed(full) if bounds[column] else width)
    return tuple(learned)


def _agreed(bounds: Sequence[_Bound]) -> float:
    """Return the middle of the widths that most bounds allow."""
    low = min(bound.low for bound in bounds)
    high = max(bound.low for bound in bounds) + 2 * _GRID
    steps = [low + index * _GRID for index in range(int((high - low) / _GRID) + 1)]
    votes = [sum(bound.weight for bound in bounds if bound.low - 1e-6 <= step < bound.high) for step in steps]
    most = max(votes)
    top = [step for step, vote in zip(steps, votes, strict=True) if vote == most]
    return top[len(top) // 2] if top[-1] - top[0] > 2 * _GRID else top[0]


# --- the first guess


def _guesses(atoms: Sequence[Atom], columns: int, habits: Habits, sense: Sense) -> list[tuple[float, ...]]:
    """Return the likeliest widths by the order in which paragraphs of each width follow."""
    blocks = _blocks(atoms, habits)
    peaks = _peaks(blocks)
    sample = blocks[:_SAMPLE_BLOCKS]
    ranked = sorted(itertools.product(peaks, repeat=columns), key=lambda widths: (_order_cost(sample, widths), widths))
    tried = dict.fromkeys(turned for guess in ranked[:_BEST] for turned in _rotations(guess))
    tried.update(dict.fromkeys(ranked[:_RANKED]))
    costs = Costs(habits, peaks, sense)
    sampled = {widths: _sampled(atoms, costs, widths) for widths in tried}
    best = sorted(sampled, key=lambda widths: (sampled[widths], widths))[:_MOST_GUESSES]
    for guess in best[:2]:
        bettered = _bettered(atoms, costs, guess, sampled, peaks)
        best = [bettered, *(each for each in best if each != bettered)]
    return best[:_MOST_GUESSES]


def _sampled(atoms: Sequence[Atom], costs: Costs, widths: tuple[float, ...]) -> float:
    """Return what reading the first pieces costs with these widths."""
    return segment(atoms[:_SAMPLE_ATOMS], replace(costs, widths=widths), _NARROW_BEAM).cost


def _bettered(
    atoms: Sequence[Atom],
    costs: Costs,
    guess: tuple[float, ...],
    sampled: dict[tuple[float, ...], float],
    peaks: Sequence[float],
) -> tuple[float, ...]:
    """Return a guess with each column in turn given the width that makes the reading cheapest.

    Goals have few lines, so that no width of theirs may stand out: many are tried.
    """
    for column in range(len(guess)):
        for peak in (*peaks, *_GOALS) if column == 0 else peaks:
            other = (*guess[:column], peak, *guess[column + 1 :])
            if other not in sampled:
                sampled[other] = _sampled(atoms, costs, other)
            if sampled[other] < sampled[guess]:
                guess = other
    return guess


def _rotations(widths: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the same widths begun at every column: a guess that is off by one column explains the lines as well."""
    return [widths[start:] + widths[:start] for start in range(len(widths))]


def _blocks(atoms: Sequence[Atom], habits: Habits) -> list[tuple[_Bound, bool]]:
    """Return the bounds of runs of lines that one width explains, and whether a page begins with each."""
    found: list[tuple[_Bound, bool]] = []
    lines = [list(group) for _, group in itertools.groupby(atoms, key=lambda atom: atom.line.no)]
    low, high, weight, page = 0.0, 99.0, 0, -1
    fresh = True
    for index, line in enumerate(lines):
        used = sum(atom.space + atom.width for atom in line)
        after = lines[index + 1] if index + 1 < len(lines) else None
        ends = after is None or after[0].page != line[0].page or (habits.trails and line[-1].trail)
        bound = used + (after[0].token if after else 0.0)
        fresh = fresh or line[0].page != page
        page = line[0].page
        if weight and (used > high + _SLACK or (not ends and bound < low - _SLACK)):
            found.append((_Bound(low, high, weight), fresh))
            low, high, weight, fresh = 0.0, 99.0, 0, False
        low, weight = max(low, used), weight + 1
        if not ends:
            high = min(high, bound)
        else:
            found.append((_Bound(low, max(high, low), weight), fresh))
            low, high, weight, fresh = 0.0, 99.0, 0, False
    return found


def _peaks(blocks: Sequence[tuple[_Bound, bool]]) -> list[float]:
    """Return widths that many lines agree on, the ones with most lines first."""
    bounds = [bound for bound, _ in blocks if bound.weight > 1 and bound.high < 99.0]
    if not bounds:
        return [max((bound.low for bound, _ in blocks), default=10.0)]
    found: list[float] = []
    while bounds and len(found) < _MOST_PEAKS:
        peak = _agreed(bounds)
        if all(abs(peak - other) > _APART for other in found):
            found.append(peak)
        left = [bound for bound in bounds if not bound.low - _SLACK <= peak < bound.high + _SLACK]
        if len(left) == len(bounds):
            break
        bounds = left
    return found


def _order_cost(blocks: Sequence[tuple[_Bound, bool]], widths: Iterable[float]) -> float:
    """Return what speaks against columns of these widths when blocks are read in the order of cells."""
    columns = list(widths)
    costs = [0.0 if column == 0 else 9.0 for column in range(len(columns))]
    for bound, fresh in blocks:
        fits = [_misfit(bound, width) for width in columns]
        least = min(costs)
        after: list[float] = []
        for column, fit in enumerate(fits):
            stay = costs[column] + 0.4
            right = min((costs[each] + 0.2 + 1.5 * (column - each - 1) for each in range(column)), default=99.0)
            row = min(costs[each] + 0.8 + 1.5 * (len(columns) - 1 - each) for each in range(len(columns)))
            jump = least + 1.5 if fresh else 99.0
            after.append(fit + min(stay, right, row if column == 0 else 99.0, jump))
        costs = after
    return min(costs)


def _misfit(bound: _Bound, width: float) -> float:
    over = max(0.0, bound.low - width - _SLACK)
    under = max(0.0, width - _SLACK - bound.high) if bound.high < 99.0 else 0.0
    return min(4.0, 2 * over) + min(3.0, under) * min(2.0, bound.weight / 2)
