"""Gives each line of a table its column, by weighing all readings that the layout allows.

Lines come in order of print: the cells of a row one after the other, and after a page break what did not fit of
them. A reading is a path through the columns; each step costs what the traces on the lines speak against it
(`costs`). Several readings are kept alive and the cheapest wins, so that no single trace decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from heng.ingest.council.parting.collect import Segmented, collect
from heng.ingest.council.parting.costs import WORST, Costs
from heng.ingest.council.parting.line_costs import Weighed
from heng.ingest.council.parting.runs import Run
from heng.ingest.council.parting.state import Reading

_BEAM = 8
_NEARLY = 1.0
"""Readings that differ by less are both to be shown to a person."""


def segment(runs: Sequence[Run], costs: Costs) -> Segmented:
    """Return the cheapest reading of a table's lines."""
    paths = [Reading()]
    for run in runs:
        paths = _follow(paths, costs.lines.weigh(run), costs)
    ends = sorted(((path.cost + costs.end(path), path) for path in paths), key=itemgetter(0))
    (least, best), *others = ends
    return collect(best, [path for cost, path in others if cost <= least + _NEARLY])


def _follow(paths: Sequence[Reading], weighed: Weighed, costs: Costs) -> list[Reading]:
    """Extend every reading by a run; keep the cheapest of each kind, and of those the ones that may still win."""
    ceiling = paths[0].cost + 3 * WORST
    steps = []
    for path in paths:
        for step in costs.steps(path, weighed, ceiling):
            steps.append(step)
            ceiling = min(ceiling, step[0] + WORST)
    steps.sort(key=itemgetter(0))
    if len(steps) == 1:
        return [costs.take(steps[0], weighed)]
    alive: dict[object, Reading] = {}
    for step in steps:
        if step[0] > ceiling or len(alive) == _BEAM:
            break
        reading = costs.take(step, weighed)
        best = alive.setdefault(reading.key, reading)
        if best is not reading and reading.cost <= best.cost + _NEARLY:
            best.rivals = (*best.rivals, reading)
    # The steps come in order of their costs, and no reading costs anything but its step.
    return list(alive.values())


__all__ = ["Segmented", "segment"]
