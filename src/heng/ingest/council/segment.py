"""Gives each line of a table its column, by weighing all readings that the layout allows.

Lines come in order of print: the cells of a row one after the other, and after a page break what did not fit of
them. A reading is a path through the columns; each step costs what the traces on the lines speak against it
(`costs`). Several readings are kept alive and the cheapest wins, so that no single trace decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import attrgetter, itemgetter

from heng.ingest.council.cells import Column, OwnerGroup, RowText
from heng.ingest.council.costs import Costs
from heng.ingest.council.line_costs import Weighed
from heng.ingest.council.runs import Run
from heng.ingest.council.state import NOWHERE, Move, Reading
from heng.ingest.council.traits import Trait
from heng.ingest.lines import Line
from heng.ingest.scorecard.paragraphs import Piece

_BEAM = 8
_WORST = 8.0


@dataclass(slots=True)
class Segmented:
    """The rows of a table, lines before the first row, page numbers met among them, and lines that wrapped."""

    rows: list[RowText] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)
    numbers: list[Line] = field(default_factory=list)
    wrapped: list[tuple[int, Trait, Trait]] = field(default_factory=list)


def segment(runs: Sequence[Run], costs: Costs) -> Segmented:
    """Return the cheapest reading of a table's lines."""
    paths = [Reading()]
    for run in runs:
        paths = _follow(paths, costs.lines.weigh(run), costs)
    best = min(paths, key=lambda path: path.cost + costs.end(path))
    return _collect(list(_chain(best))[::-1])


def _chain(path: Reading | None) -> Iterator[Reading]:
    """Yield a reading's steps from the last to the first."""
    while path is not None and path.run is not None:
        yield path
        path = path.before


def _follow(paths: Sequence[Reading], weighed: Weighed, costs: Costs) -> list[Reading]:
    """Extend every reading by a run; keep the cheapest of each kind, and of those the ones that may still win."""
    ceiling = paths[0].cost + 3 * _WORST
    steps = []
    for path in paths:
        for step in costs.steps(path, weighed, ceiling):
            steps.append(step)
            ceiling = min(ceiling, step.cost + _WORST)
    steps.sort(key=itemgetter(0))
    alive: dict[object, Reading] = {}
    for step in steps:
        if step.cost > ceiling or len(alive) == _BEAM:
            break
        reading = costs.take(step, weighed)
        alive.setdefault(reading.key, reading)
    return sorted(alive.values(), key=attrgetter("cost"))


def _collect(chain: Sequence[Reading]) -> Segmented:
    found = Segmented()
    for reading in chain:
        run = reading.run
        assert run is not None
        lines = [trait.line for trait in run.lines]
        if reading.move is Move.SKIP:
            found.numbers += lines
        elif reading.column == NOWHERE:
            found.loose += lines
        else:
            if reading.move is Move.ROW:
                found.rows.append(RowText())
            _put(found.rows[-1], reading, run)
            _note_wrapped(found, reading, run)
    for row in found.rows:
        row.groups = _merged(row.groups)
    return found


def _note_wrapped(found: Segmented, reading: Reading, run: Run) -> None:
    """Note the lines that the text of their cell went on behind."""
    if reading.move is Move.STAY and not reading.opens and reading.before is not None and reading.before.run:
        found.wrapped.append((reading.column, reading.before.run.last, run.first))
    found.wrapped += [(reading.column, last, line) for last, line in pairwise(run.lines)]


def _merged(groups: list[OwnerGroup]) -> list[OwnerGroup]:
    """Give agencies without figures of their own, which a page break cut off, to those before them."""
    merged: list[OwnerGroup] = []
    for group in groups:
        if merged and not group.values:
            merged[-1].owners += group.owners
        else:
            merged.append(group)
    return merged


def _put(row: RowText, reading: Reading, run: Run) -> None:
    cell = _cell(row, reading)
    pieces = [
        Piece(line.line, line.text, reading.opens and line is run.first, reading.portion, bool(line.lead))
        for line in run.lines
    ]
    if reading.move is Move.STAY and run.first.whole is not None and cell:
        text = f"{cell[-1].text} {run.first.text}"
        pieces[0] = replace(cell.pop(), line=run.first.line, text=text)
    cell += pieces


def _cell(row: RowText, reading: Reading) -> list[Piece]:
    """Return the cell of a row that a reading has come to."""
    if reading.column <= Column.FORMULA:
        return (row.indicator, row.action, row.formula)[reading.column]
    begins = reading.column == Column.OWNER and reading.opens and row.groups and row.groups[-1].values
    if begins or not row.groups:
        row.groups.append(OwnerGroup())
    return row.groups[-1].owners if reading.column == Column.OWNER else row.groups[-1].values
