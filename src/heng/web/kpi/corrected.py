"""Words of an indicator that people corrected, beside what the document prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from heng.model.card import ActionPlan, Indicator
from heng.model.figures import Reading
from heng.model.rows import members
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current
from heng.workflow.changes.cells import FIGURES, cells_of, places_of


@dataclass(frozen=True, slots=True)
class Corrected:
    """A corrected cell: of what, which one, and what the document prints."""

    subject: str
    field: str
    printed: str
    now: str


def corrected(index: CardIndex, indicators: Iterable[Indicator]) -> Iterator[Corrected]:
    """Yield the corrected words of indicators, their figures' agencies and their action plans."""
    refs = {one.ref for each in indicators for one in (each, *_below(index, each))}
    if all(change.ref not in refs for change in index.card.changes):
        return
    places = places_of(index.edition)
    now = {cell.key: cell.text for each in members(index.edition) for cell in cells_of(each.value, places=places)}
    for member in members(index.card.printed):
        if member.ref not in refs:
            continue
        for cell in cells_of(member.value, places=places_of(index.card.printed)):
            if cell.field not in FIGURES and cell.text != now.get(cell.key, cell.text):
                subject = str(getattr(member.value, "code", ""))
                printed, stands = numbers.text(cell.text), numbers.text(now[cell.key])
                yield Corrected(subject, cell.field.label(current()), printed, stands)


def _below(index: CardIndex, indicator: Indicator) -> Iterator[Reading | ActionPlan]:
    yield from index.readings.get(indicator.ref, ())
    yield from index.actions.get(indicator.ref, ())
