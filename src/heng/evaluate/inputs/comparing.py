"""Which printed figure a computed one is held against; where there is none, why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from heng.evaluate.inputs.computed import Computed
from heng.evaluate.units.conversion import bring
from heng.formula.item_names import item_key
from heng.model.card import Indicator
from heng.model.figures import Actual, Reading
from heng.model.quantity import Quantity
from heng.model.terms import NotCompared, UnitRelation

_ONE_MEASURE = frozenset({UnitRelation.SAME, UnitRelation.CONVERTED, UnitRelation.UNSAID})
_LEAST = 2
"""Characters of a label that say enough to be found in the name of a formula."""


def compared(found: Sequence[Computed], reading: Reading, indicator: Indicator) -> tuple[Computed, ...]:
    """Return what the formulas of a KPI give, each beside what its reading prints of it.

    The actual of a cell is compared with its only formula; of several, each with the labelled part that bears the
    name of its result. Where the printed unit is another one of the same measure, the computed figure is brought
    there.
    """
    return tuple(_beside(one, _printed(one, found, reading), indicator) for one in found)


def _printed(one: Computed, found: Sequence[Computed], reading: Reading) -> Quantity | NotCompared:
    actual = reading.actual
    if not isinstance(actual, Actual):
        return NotCompared.NOTHING_PRINTED
    if actual.partial:
        return NotCompared.INCOMPLETE
    if len(found) == 1:
        return actual.value if isinstance(actual.value, Quantity) else NotCompared.NOTHING_PRINTED
    parts = [part.value for part in actual.parts if _named(part.label, found) is one]
    if len(parts) == 1 and isinstance(parts[0], Quantity):
        return parts[0]
    return NotCompared.NOTHING_PRINTED if parts else NotCompared.SEVERAL


def _named(label: str, found: Sequence[Computed]) -> Computed | None:
    """Return the only formula whose result bears a label, or a longer name with it (`單位預算` in `單位預算部分`)."""
    wanted = item_key(label)
    named = [(one, item_key(one.title)) for one in found if one.title]
    same = [one for one, title in named if title == wanted]
    within = [one for one, title in named if len(wanted) >= _LEAST and wanted in title]
    chosen = same or within
    return chosen[0] if len(chosen) == 1 else None


def _beside(one: Computed, printed: Quantity | NotCompared, indicator: Indicator) -> Computed:
    if isinstance(printed, NotCompared):
        return replace(one, not_compared=printed)
    unit = printed.unit or indicator.unit or ""
    if one.value is None:
        return replace(one, printed=printed)
    brought = bring(Quantity(value=one.value, unit=one.unit), unit, indicator.unit or "")
    if brought.relation not in _ONE_MEASURE or brought.value is None:
        return replace(one, not_compared=NotCompared.OTHER_UNIT)
    if brought.relation is not UnitRelation.CONVERTED:
        return replace(one, printed=printed)
    return replace(one, value=brought.value, unit=unit, exact=one.exact and brought.exact, printed=printed)
