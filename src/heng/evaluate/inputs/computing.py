"""The figure of a KPI as its formula gives it from its data items: Heng's, beside the printed one, never in its place.

Over several spans or agencies the items are put together first and the formula is applied once: a ratio is the ratio
of the sums, never the mean of ratios. Where an input is missing there is no figure, but the list of what is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Context, Decimal
from functools import cached_property, reduce

from heng.evaluate.inputs.comparing import compared
from heng.evaluate.inputs.computed import Computed
from heng.evaluate.inputs.data_items import DataItems, data_items, formula_of
from heng.evaluate.inputs.item_values import ItemValues, Lacking, Taken, added, in_one_unit
from heng.evaluate.inputs.sources import (
    Asked,
    Doubts,
    Input,
    Inputs,
    agency_of,
    no_doubts,
    printed_values,
    ratio_sides,
)
from heng.evaluate.units.conversion import measure
from heng.evaluate.units.scales import back_on_scale, on_one_scale
from heng.formula.evaluate import Outcome, evaluate
from heng.formula.fault import Fault
from heng.formula.nodes import Equation, Name, Node, formulas, variables
from heng.formula.printing import print_tree
from heng.formula.signs import EXACT
from heng.formula.units import in_unit
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Reading
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import FaultKind, InputFault, InputSource, TimeBehaviour

_BELOW = Context(prec=48, rounding=ROUND_FLOOR)
"""Cuts a bound where the last digits are not certain: what it leaves is below the true value."""
_TO_COME = frozenset({InputFault.MISSING, InputFault.PARTS_MISSING})
"""Why a value is missing that an entry can still bring."""


@dataclass(frozen=True)
class Computing:
    """Computes the KPIs of one card from its items and their values.

    `within` are those whose inputs it looks for; `doubts` tells of printed figures on which an error stands open: they
    are taken, for nothing else is known, and what is computed from them says so.
    """

    items: DataItems
    values: ItemValues
    within: tuple[str, ...] = ()
    doubts: Doubts = no_doubts

    @classmethod
    def as_printed(cls, edition: Edition, questioned: Collection[str] = ()) -> Computing:
        """Compute from nothing but what an edition prints; on the `questioned` rows and readings errors stand open."""
        items = data_items(edition)
        doubts: Doubts = lambda _, indicator, reading: indicator in questioned or reading in questioned  # noqa: E731
        return cls(items, ItemValues.of(printed_values(items, edition)), doubts=doubts)

    @cached_property
    def _readings(self) -> dict[str, list[Reading]]:
        found: dict[str, list[Reading]] = {}
        for reading in self.items.edition.figures.readings:
            found.setdefault(reading.indicator, []).append(reading)
        return found

    def of_reading(self, reading: Reading) -> tuple[Computed, ...]:
        """Return what each formula of a reading's KPI gives; none where it has no arithmetic or no span is told."""
        indicator, span = self.items.indicators.get(reading.indicator), self.items.span_of(reading)
        if indicator is None or span is None:
            return ()
        return compared(self.of(indicator, span, (agency_of(reading, indicator),)), reading, indicator)

    def of(self, indicator: Indicator, span: Period, agencies: Sequence[str] = ("",)) -> tuple[Computed, ...]:
        """Return what each formula of a KPI gives for a span, the items of several agencies put together."""
        parsed = formula_of(indicator)
        if parsed.tree is None:
            return ()
        found = {name: self._put_together(name, indicator, span, agencies) for name in parsed.variables}
        bare = Computed(indicator=indicator.ref, span=span, agencies=tuple(agencies), formula="", inputs=())
        return tuple(_computed(_of_formula(bare, one, found), one, indicator) for one in formulas(parsed.tree))

    def roll_up(self, indicator: Indicator) -> tuple[Computed, ...]:
        """Return a KPI for all agencies that have figures of their own for one span: one formula over their sums."""
        readings = self._readings.get(indicator.ref, [])
        spans = {self.items.span_of(reading) for reading in readings}
        agencies = tuple(dict.fromkeys(agency_of(reading, indicator) for reading in readings))
        if len(spans) != 1 or len(agencies) < 2 or "" in agencies:
            return ()
        span = spans.pop()
        return self.of(indicator, span, agencies) if span else ()

    def _put_together(self, name: str, indicator: Indicator, span: Period, agencies: Sequence[str]) -> Input:
        inner = replace(self, within=(*self.within, indicator.ref))
        inputs = Inputs(self.items, self.values, inner.figure)
        return self._marked(_summed([inputs.of(name, Asked(indicator, span, agency)) for agency in agencies]))

    def _marked(self, one: Input) -> Input:
        """Return an input with the mark of the figures that it was made of."""
        printed = (value for value in one.made_of if value.source is not InputSource.ENTERED)
        doubted = any(self.doubts(value.edition, value.indicator, value.reading) for value in printed)
        return replace(one, questioned=True) if doubted else one

    def figure(self, indicator: Indicator, asked: Asked) -> Taken | Lacking:
        """Return the figure of another KPI: as reported for the span by the agency, else of all, else computed."""
        if indicator.ref in self.within:
            return Lacking(InputFault.CIRCULAR)
        reported = self._reported(indicator, asked.span)
        whose = asked.agency if asked.agency in reported else ""
        same = reported.get(whose, [])
        if len(same) == 1:
            quantity, reading = same[0]
            return Taken(
                value=quantity.value, unit=quantity.unit or indicator.unit or "", source=InputSource.PRINTED_FIGURE,
                made_of=(), shared=not whose, questioned=self.doubts(self.items.edition, indicator.ref, reading.ref),
            )  # fmt: skip
        found = self.of(indicator, asked.span, (asked.agency,))
        if len(same) > 1 or len(found) != 1 or found[0].value is None:
            faults = {one.fault for each in found for one in each.missing}
            return Lacking(InputFault.CIRCULAR if InputFault.CIRCULAR in faults else InputFault.FIGURE_MISSING)
        return Taken(
            value=found[0].value, unit=found[0].unit, source=InputSource.COMPUTED_FIGURE, made_of=(),
            exact=found[0].exact, shared=all(one.shared for one in found[0].inputs),
            questioned=found[0].questioned,
        )  # fmt: skip

    def _reported(self, indicator: Indicator, span: Period) -> dict[str, list[tuple[Quantity, Reading]]]:
        """Return the complete printed figures of a KPI for a span by agency, an empty name for that of all."""
        found: dict[str, list[tuple[Quantity, Reading]]] = {}
        for one in self._readings.get(indicator.ref, ()):
            value = one.actual.value if isinstance(one.actual, Actual) and not one.actual.partial else None
            if isinstance(value, Quantity) and self.items.span_of(one) == span:
                found.setdefault(agency_of(one, indicator), []).append((value, one))
        return found


def _of_formula(bare: Computed, formula: Node, found: Mapping[str, Input]) -> Computed:
    inputs = tuple(found[name] for name in variables(formula))
    title = formula.name if isinstance(formula, Equation) else ""
    return replace(bare, formula=print_tree(formula), title=title, inputs=inputs)


def _summed(inputs: Sequence[Input]) -> Input:
    """Put the same quantity of several agencies together; a missing one leaves the sum without a value."""
    first = inputs[0]
    made_of = tuple(dict.fromkeys(value for one in inputs for value in one.made_of))
    missing = [one for one in inputs if one.fault is not None]
    if len(inputs) == 1:
        return first
    if missing:
        gaps = tuple(dict.fromkeys(gap for one in inputs for gap in one.gaps))
        # What no further entry mends comes before what is still to come.
        fault = next((one.fault for one in missing if one.fault not in _TO_COME), missing[0].fault)
        return replace(first, value=None, source=None, fault=fault, gaps=gaps, made_of=made_of)
    common = [one.shared for one in inputs]
    if all(common) and len({(one.value, one.unit) for one in inputs}) == 1:
        # One value of all, such as a population, is no sum of itself.
        return first
    fault = _why_not_added(inputs, is_mixed=any(common))
    if fault is not None:
        return replace(first, value=None, source=None, fault=fault, made_of=made_of)
    parts = [
        Taken(
            value=one.value, unit=one.unit, source=InputSource.SUMMED, made_of=one.made_of, exact=one.exact,
            questioned=one.questioned,
        )
        for one in inputs if one.value is not None
    ]  # fmt: skip
    total = added(first.item, parts, InputSource.SUMMED)
    if isinstance(total, Lacking):
        return replace(first, value=None, source=None, fault=total.fault, made_of=made_of)
    return replace(
        first, value=total.value, unit=total.unit, source=total.source, made_of=total.made_of, exact=total.exact,
        questioned=total.questioned,
    )  # fmt: skip


def _why_not_added(inputs: Sequence[Input], *, is_mixed: bool) -> InputFault | None:
    shares = {"%", "百分點"} & {measure(one.unit).base for one in inputs}
    if inputs[0].item.behaviour is TimeBehaviour.RATIO or shares:
        return InputFault.NOT_ADDITIVE
    # A value of all beside an agency's own would count that agency twice.
    return InputFault.TWO_VALUES if is_mixed else None


def _computed(computed: Computed, formula: Node, indicator: Indicator) -> Computed:
    """Return a formula's result; a value that hangs on nothing but what the formula prints itself is none."""
    unit, inputs = indicator.unit or "", computed.inputs
    computed = replace(computed, unit=unit)
    if not computed.has_inputs:
        return replace(computed, at_least=_at_least(computed, formula, unit))
    outcome, shown = _result(formula, inputs, unit)
    if shown is None and outcome.value is not None:
        return replace(computed, fault=Fault(FaultKind.UNIT_DIFFERS, text=unit), steps=outcome.steps)
    if shown is None:
        fault = outcome.fault if outcome.fault and outcome.fault.kind is not FaultKind.VALUE_MISSING else None
        least = _at_least(computed, formula, unit)
        return replace(computed, fault=fault, steps=outcome.steps, at_least=least)
    value, shown_unit, exact = shown
    return replace(computed, value=value, unit=shown_unit, exact=exact, steps=outcome.steps)


def _result(
    formula: Node, inputs: Sequence[Input], unit: str
) -> tuple[Outcome, tuple[Decimal, str, bool] | None]:  # fmt: skip
    """Return what a formula gives, and its value in the KPI's unit with the unit, and whether it is exact.

    The latter is None where there is no value, or none in that unit.
    """
    given = on_one_scale(inputs, formula)
    outcome = evaluate(formula, given.values)
    shown = in_unit(outcome, formula, unit)
    if shown is None:
        return outcome, None
    brought = back_on_scale(shown.value, formula, given, unit)
    if brought.value is None:
        return outcome, None
    exact = brought.exact and outcome.exact and given.exact and all(one.exact for one in inputs)
    return outcome, (brought.value, shown.unit, exact)


def _at_least(computed: Computed, formula: Node, unit: str) -> Decimal | None:
    """Return what a count, or a ratio whose dividend counts, reaches at least whatever the missing parts bring.

    They add to what is known, for nothing that is counted is below zero.
    """
    lacking = [one for one in computed.inputs if one.fault is not None]
    if any(one.fault not in _TO_COME for one in lacking):
        return None
    rising = {formula.quantity} if isinstance(formula, Name) else set((ratio_sides(formula) or ())[:1])
    if len(lacking) != 1 or lacking[0].variable not in rising or lacking[0].item.behaviour is not TimeBehaviour.FLOW:
        return None
    known = in_one_unit(lacking[0].item, [value.quantity for value in lacking[0].made_of])
    if known is None or not known.values or min(known.values) < 0:
        return None
    least = replace(lacking[0], fault=None, value=reduce(EXACT.add, known.values), unit=known.unit)
    inputs = tuple(least if one is lacking[0] else one for one in computed.inputs)
    if any(one.value is None or one.value < 0 for one in inputs):
        return None
    _, shown = _result(formula, inputs, unit)
    if shown is None:
        return None
    value, _, exact = shown
    return value if exact else _BELOW.next_minus(_BELOW.plus(value))
