"""Which changes of an edition's figures hold, and for which period.

Two times meet here. A change holds from a day (design: the valid day); a reading is about a period. A period is judged
against the target that was in force on its last day, so that what a council decides in July turns no verdict on the
first quarter. A change that corrects a misread cell says what was printed all along, and holds for the period itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from heng.model.edition import Edition
from heng.model.terms import ChangeField
from heng.store import read
from heng.store.models import Entry
from heng.workflow.changes.change_data import Alteration, Force

Ends = Mapping[str, date]
"""Reading `ref`, or identity of an indicator → the last day of its period; no entry where the document names none.

An empty `ref` has the last of them all, for what weighs a whole level.
"""
DATED = frozenset({ChangeField.TARGET.value, ChangeField.WEIGHT.value})
"""What is decided from a day on."""


def ends_of(edition: Edition) -> Ends:
    """Return the last days of the periods of an edition's readings and indicators."""
    entities = {one.ref: one.entity for one in edition.card.identities}
    ends: dict[str, date] = {}
    for one in edition.figures.readings:
        if one.period is not None:
            entity = entities.get(one.indicator, one.indicator)
            ends |= {one.ref: one.period.last, entity: max(one.period.last, ends.get(entity, date.min))}
    own = edition.edition.period
    last = max(ends.values(), default=None) if own is None else own.last
    return ends if last is None else {**ends, "": last}


def is_later(entry: Entry, ends: Ends) -> bool:
    """Tell whether an entry sets a target or a weight from a day after its period, and corrects no print."""
    end = ends.get(entry.ref, ends.get("") if entry.kind == ChangeField.WEIGHT.value else None)
    if entry.kind not in DATED or end is None or entry.valid_from <= end:
        return False
    return not Alteration.read(entry).corrects


def in_force(entries: Iterable[Entry], ends: Ends, day: date) -> Force:
    """Return the changes that hold on a day for the period that the edition is about."""
    return read.in_force([entry for entry in entries if not is_later(entry, ends)], day)
