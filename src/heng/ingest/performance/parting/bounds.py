"""The widths that lines allow their column, and the orders of columns that explain them."""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heng.ingest.lines import Habits
from heng.ingest.performance.parting.pieces import Atom

_GRID = 0.125
_SLACK = 0.35
_APART = 0.45
_MOST_PEAKS = 5
_RANKED = 30
_FAR = 99.0
# What the steps from a run of lines to the next one cost: on in the column, to the right, past a column, to the next
# row, to any column behind a page break.
_STAY, _RIGHT, _PASSED, _ROW, _JUMP = 0.4, 0.2, 1.5, 0.8, 1.5
_NOT_FIRST = 9.0
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Bound:
    """A column's width lies from `low` to `high`, as `weight` lines say."""

    low: float
    high: float
    weight: int = 1


def agreed(bounds: Sequence[Bound]) -> float:
    """Return the middle of the widths that most bounds allow."""
    low = min(bound.low for bound in bounds)
    high = max(bound.low for bound in bounds) + 2 * _GRID
    steps = [low + index * _GRID for index in range(int((high - low) / _GRID) + 1)]
    votes = [sum(bound.weight for bound in bounds if bound.low - 1e-6 <= step < bound.high) for step in steps]
    most = max(votes)
    top = [step for step, vote in zip(steps, votes, strict=True) if vote == most]
    return top[len(top) // 2] if top[-1] - top[0] > 2 * _GRID else top[0]


def runs_of_lines(atoms: Sequence[Atom], habits: Habits) -> list[tuple[Bound, bool]]:
    """Return the bounds of runs of lines that one width explains, and whether a page begins with each."""
    found: list[tuple[Bound, bool]] = []
    lines = [list(group) for _, group in itertools.groupby(atoms, key=lambda atom: atom.line.no)]
    low, high, weight, page = 0.0, _FAR, 0, -1
    fresh = True
    for index, line in enumerate(lines):
        used = sum(atom.space + atom.width for atom in line)
        after = lines[index + 1] if index + 1 < len(lines) else None
        ends = after is None or after[0].page != line[0].page or (habits.trails and line[-1].trail)
        bound = used + (after[0].token if after else 0.0)
        fresh = fresh or line[0].page != page
        page = line[0].page
        if weight and (used > high + _SLACK or (not ends and bound < low - _SLACK)):
            found.append((Bound(low, high, weight), fresh))
            low, high, weight, fresh = 0.0, _FAR, 0, False
        low, weight = max(low, used), weight + 1
        if not ends:
            high = min(high, bound)
        else:
            found.append((Bound(low, max(high, low), weight), fresh))
            low, high, weight, fresh = 0.0, _FAR, 0, False
    return found


def peaks_of(blocks: Sequence[tuple[Bound, bool]]) -> list[float]:
    """Return widths that many lines agree on, the ones with most lines first."""
    bounds = [bound for bound, _ in blocks if bound.weight > 1 and bound.high < _FAR]
    if not bounds:
        return [max((bound.low for bound, _ in blocks), default=10.0)]
    found: list[float] = []
    while bounds and len(found) < _MOST_PEAKS:
        peak = agreed(bounds)
        if all(abs(peak - other) > _APART for other in found):
            found.append(peak)
        left = [bound for bound in bounds if not bound.low - _SLACK <= peak < bound.high + _SLACK]
        if len(left) == len(bounds):
            break
        bounds = left
    return found


def ranked_orders(
    blocks: Sequence[tuple[Bound, bool]], peaks: Sequence[float], columns: int
) -> list[tuple[float, ...]]:
    """Return the widths of columns that explain runs of lines best, the best first."""
    fits = [([_misfit(bound, peak) for peak in peaks], fresh) for bound, fresh in blocks]
    ahead = {
        frozenset(chosen): _ahead(fits, chosen)
        for count in range(1, columns + 1)
        for chosen in itertools.combinations(range(len(peaks)), count)
    }
    best: list[tuple[float, tuple[float, ...]]] = []
    orders = itertools.product(range(len(peaks)), repeat=columns)
    # Those that promise most come first, so that the others need not be read far.
    for order in sorted(orders, key=lambda order: ahead[frozenset(order)][0]):
        cost = _order_cost(fits, order, ahead[frozenset(order)], best[-1][0] if len(best) == _RANKED else math.inf)
        if cost < math.inf:
            bisect.insort(best, (cost, tuple(peaks[each] for each in order)))
            del best[_RANKED:]
    return [widths for _, widths in best]


def _ahead(blocks: Sequence[tuple[Sequence[float], bool]], chosen: Iterable[int]) -> list[float]:
    """Return what each run of lines and those behind it cost at least in columns of the chosen widths."""
    least = [min(fits[peak] for peak in chosen) + _RIGHT for fits, _ in reversed(blocks)]
    return [*itertools.accumulate(least)][::-1]


def _order_cost(
    blocks: Sequence[tuple[Sequence[float], bool]], order: Sequence[int], ahead: Sequence[float], limit: float
) -> float:
    """Return what speaks against columns of these widths when runs of lines are read in the order of cells.

    Infinity where it is more than `limit`. `ahead`: what is still to come at least.
    """
    costs = [0.0, *(_NOT_FIRST for _ in order[1:])]
    for (fits, fresh), least_ahead in zip(blocks, ahead, strict=True):
        least = min(costs)
        if least + least_ahead > limit + _ROUNDING:
            return math.inf
        costs = _after(costs, map(fits.__getitem__, order), least + _JUMP if fresh else _FAR)
    least = min(costs)
    return least if least <= limit else math.inf


def _after(costs: Sequence[float], fits: Iterable[float], jump: float) -> list[float]:
    """Return what the columns cost after one more run of lines. This is asked tens of thousands of times."""
    row = _FAR
    for cost in costs:
        row = cost if cost < row + _PASSED else row + _PASSED  # noqa: FURB136
    entered, passed, after = row + _ROW, math.inf, []
    for fit, cost in zip(fits, costs, strict=True):
        stays = cost + _STAY
        way = entered if entered < stays else stays  # noqa: FURB136
        after.append(fit + (jump if jump < way else way))  # noqa: FURB136
        right = cost + _RIGHT
        entered = right if right < passed else passed  # noqa: FURB136
        passed = entered + _PASSED
    return after


def _misfit(bound: Bound, width: float) -> float:
    over = max(0.0, bound.low - width - _SLACK)
    under = max(0.0, width - _SLACK - bound.high) if bound.high < _FAR else 0.0
    return min(4.0, 2 * over) + min(3.0, under) * min(2.0, bound.weight / 2)
