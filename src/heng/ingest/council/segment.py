"""Gives each line of a table its column, by weighing all readings that the layout allows.

Lines come in order of print: the cells of a row one after the other, and after a page break what did not fit of
them. A reading is a path through the columns; each step costs what the traces on the lines speak against it
(`costs`). Several readings are kept alive and the cheapest wins, so that no single trace decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.council.cells import Column, OwnerGroup, RowText
from heng.ingest.council.costs import Costs
from heng.ingest.council.state import Move, State
from heng.ingest.council.traits import Trait
from heng.ingest.lines import Line
from heng.ingest.scorecard.paragraphs import Piece

_BEAM = 12
_WORST = 8.0


@dataclass(slots=True)
class _Path:
    """One reading up to a line: its cost, its last step and where it came from."""

    cost: float
    state: State
    before: _Path | None


@dataclass(slots=True)
class Segmented:
    """The rows of a table, lines before the first row, page numbers met among them, and each line's column."""

    rows: list[RowText] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)
    numbers: list[Line] = field(default_factory=list)
    steps: list[tuple[Trait, State]] = field(default_factory=list)


def segment(lines: Sequence[Trait], costs: Costs) -> Segmented:
    """Return the cheapest reading of a table's lines."""
    paths = [_Path(0.0, State(), None)]
    for line in lines:
        paths = _follow(paths, line, costs)
    best: _Path | None = min(paths, key=lambda path: path.cost + costs.end(path.state))
    states: list[State] = []
    while best is not None and best.before is not None:
        states.append(best.state)
        best = best.before
    return _collect(list(zip(lines, reversed(states), strict=True)))


def _follow(paths: Sequence[_Path], line: Trait, costs: Costs) -> list[_Path]:
    """Extend every reading by a line; keep the cheapest of each kind, and of those the ones that may still win."""
    best: dict[object, _Path] = {}
    ceiling = paths[0].cost + 3 * _WORST
    in_column = costs.of_line(line)
    for path in paths:
        for step, state in costs.steps(path.state, line, in_column, ceiling - path.cost):
            cost = path.cost + step
            ceiling = min(ceiling, cost + _WORST)
            key = state.key
            other = best.get(key)
            if other is None or cost < other.cost:
                best[key] = _Path(cost, state, path)
    alive = sorted(best.values(), key=lambda path: path.cost)[:_BEAM]
    return [path for path in alive if path.cost <= ceiling]


def _collect(steps: list[tuple[Trait, State]]) -> Segmented:
    found = Segmented(steps=steps)
    for line, state in steps:
        if state.move is Move.SKIP:
            found.numbers.append(line.line)
        elif state.column is None:
            found.loose.append(line.line)
        else:
            if state.move is Move.ROW:
                found.rows.append(RowText())
            _put(found.rows[-1], line, state)
    for row in found.rows:
        row.groups = _merged(row.groups)
    return found


def _merged(groups: list[OwnerGroup]) -> list[OwnerGroup]:
    """Give agencies without figures of their own, which a page break cut off, to those before them."""
    merged: list[OwnerGroup] = []
    for group in groups:
        if merged and not group.values:
            merged[-1].owners += group.owners
        else:
            merged.append(group)
    return merged


def _put(row: RowText, line: Trait, state: State) -> None:
    piece = Piece(line.line, line.text, state.opens, state.portion, bool(line.lead))
    if state.column == Column.INDICATOR:
        row.indicator.append(piece)
    elif state.column == Column.ACTION:
        row.action.append(piece)
    elif state.column == Column.FORMULA:
        row.formula.append(piece)
    elif state.column == Column.OWNER:
        if not row.groups or (row.groups[-1].values and state.opens):
            row.groups.append(OwnerGroup())
        row.groups[-1].owners.append(piece)
    else:
        if not row.groups:
            row.groups.append(OwnerGroup())
        row.groups[-1].values.append(piece)
