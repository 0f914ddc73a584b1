"""Which cells of two editions people corrected: `heng diff` marks them, for the documents print something else."""

from __future__ import annotations

from dataclasses import dataclass

from heng.check.compare import Change, Outcome, Side
from heng.check.compare.figure_data import FigureChange
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.source import SourceRef
from heng.model.terms import ComparedField

MARK = "※"


@dataclass(frozen=True, slots=True)
class Corrected:
    """Corrected cells of one edition: actuals by the `ref` of their reading, other cells by field and place."""

    actuals: frozenset[str] = frozenset()
    cells: frozenset[tuple[ComparedField, SourceRef]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.actuals or self.cells)


NOTHING = Corrected()
Both = tuple[Corrected, Corrected]
AS_PRINTED: Both = (NOTHING, NOTHING)
"""Two documents as they are printed."""


def corrected(printed: Edition, held: Edition) -> Corrected:
    """Return which cells of an edition are no longer what its document prints."""
    actuals: set[str] = set()
    cells: set[tuple[ComparedField, SourceRef]] = set()
    before = {one.ref: one for one in printed.figures.readings}
    for reading in held.figures.readings:
        old = before.get(reading.ref)
        if old is None or old == reading:
            continue
        if old.actual != reading.actual:
            actuals.add(reading.ref)
        if old.target != reading.target:
            cells.add((ComparedField.TARGET, (reading.target and reading.target.source) or reading.source))
    rows = {row.ref: row for row in printed.card.indicators}
    for row in held.card.indicators:
        if row.ref in rows and rows[row.ref] != row:
            cells |= set(_of_row(rows[row.ref], row))
    return Corrected(frozenset(actuals), frozenset(cells))


def _of_row(old: Indicator, row: Indicator) -> list[tuple[ComparedField, SourceRef]]:
    places = {place for place in (row.source, row.formula_source, row.unit_source) if place}
    differing = {
        ComparedField.NAME: old.name != row.name,
        ComparedField.CODE: old.printed_code != row.printed_code,
        ComparedField.FORMULA: old.formula != row.formula,
        ComparedField.UNIT: old.unit != row.unit,
        ComparedField.AGENCIES: old.agencies != row.agencies,
    }
    return [(field, place) for field, is_other in differing.items() if is_other for place in places]


def marks(change: Change, both: Both) -> tuple[str, str]:
    """Return the mark of each side of a changed field, empty where it stands as printed."""
    places = change.before_source, change.after_source
    told = (place is not None and (change.field, place) in side.cells for place, side in zip(places, both, strict=True))
    before, after = (MARK if is_corrected else "" for is_corrected in told)
    return before, after


def mark(side: Side | None, known: Corrected) -> str:
    """Return the mark of an actual, empty where it stands as printed."""
    return MARK if side is not None and side.reading.ref in known.actuals else ""


def is_shown(found: Outcome, both: Both) -> bool:
    """Tell whether anything that is told as a difference was corrected."""
    changes = (change for match in found.comparison.matches for change in match.changes)
    return any(any(marks(one, both)) for one in changes) or any(any(_of_figure(one, both)) for one in found.changed)


def _of_figure(change: FigureChange, both: Both) -> tuple[str, str]:
    return mark(change.before, both[0]), mark(change.after, both[1])
