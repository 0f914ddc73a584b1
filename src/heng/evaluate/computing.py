"""The figure of a KPI as its formula gives it from its data items: Heng's, beside the printed one, never in its place.

Over several spans or agencies the items are put together first and the formula is applied once: a ratio is the ratio
of the sums, never the mean of ratios. Where an input is missing there is no figure, but the list of what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, reduce

from heng.evaluate.data_items import DataItems, formula_of
from heng.evaluate.inputs import Asked, Input, Inputs, agency_of, ratio_sides
from heng.evaluate.item_values import ItemValues, Lacking, Taken, in_unit_of
from heng.evaluate.scales import back_on_scale, on_one_scale
from heng.evaluate.spans import span_of
from heng.formula.evaluate import Step, evaluate
from heng.formula.fault import Fault
from heng.formula.nodes import Name, Node, formulas, variables
from heng.formula.printing import print_tree
from heng.formula.signs import EXACT
from heng.formula.units import MARKS, in_unit
from heng.model.card import Indicator
from heng.model.figures import Actual, Reading
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import FaultKind, InputFault, InputSource, TimeBehaviour


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """What one formula of a KPI gives for a span.

    Attributes:
        indicator: `ref` of the KPI.
        span: For which time; `agencies` whose items were put together, one empty name = the items of all.
        formula: The formula as printed.
        inputs: Its quantities, in order.
        value: In `unit`; None where it cannot be computed.
        at_least: The full figure cannot be lower: what the known counts give, where some are missing.
        exact: False where the value had to be rounded to 50 digits.
        steps: How it was computed.
        fault: Why there is no value, where every quantity has one.
        printed: The printed actual for the same span, where it can be compared.
    """

    indicator: str
    span: Period
    agencies: tuple[str, ...]
    formula: str
    inputs: tuple[Input, ...]
    value: Decimal | None = None
    unit: str = ""
    at_least: Decimal | None = None
    exact: bool = True
    steps: tuple[Step, ...] = ()
    fault: Fault | None = None
    printed: Quantity | None = None

    @property
    def missing(self) -> tuple[Input, ...]:
        """The quantities without a value, where they leave the formula without one."""
        return tuple(one for one in self.inputs if one.fault is not None) if self.value is None else ()

    @property
    def has_inputs(self) -> bool:
        """Tell whether any quantity has a value that the formula does not print itself."""
        return any(one.value is not None and one.source is not InputSource.WITH_NAME for one in self.inputs)

    @property
    def difference(self) -> Decimal | None:
        """The computed figure less the printed one."""
        if self.value is None or self.printed is None:
            return None
        return EXACT.subtract(self.value, self.printed.value)

    @property
    def agrees(self) -> bool | None:
        """Tell whether it rounds to the printed figure; None where there is nothing to compare."""
        if self.value is None or self.printed is None:
            return None
        return self.value in self.printed.interval()


@dataclass(frozen=True)
class Computing:
    """Computes the KPIs of one card from its items and their values; `within` are those whose inputs it looks for."""

    items: DataItems
    values: ItemValues
    within: tuple[str, ...] = ()

    @cached_property
    def _readings(self) -> dict[str, list[Reading]]:
        found: dict[str, list[Reading]] = {}
        for reading in self.items.edition.figures.readings:
            found.setdefault(reading.indicator, []).append(reading)
        return found

    def of_reading(self, reading: Reading) -> tuple[Computed, ...]:
        """Return what each formula of a reading's KPI gives; none where it has no arithmetic or no span is told."""
        indicator, span = self.items.indicators.get(reading.indicator), span_of(reading)
        if indicator is None or span is None:
            return ()
        found = self.of(indicator, span, (agency_of(reading, indicator),))
        printed = _comparable(reading, indicator) if len(found) == 1 else None
        return tuple(replace(one, printed=printed if printed and _in(one.unit, printed, indicator) else None)
                     for one in found)  # fmt: skip

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
        spans = {span_of(reading) for reading in readings}
        agencies = tuple(dict.fromkeys(agency_of(reading, indicator) for reading in readings))
        if len(spans) != 1 or len(agencies) < 2 or "" in agencies:
            return ()
        span = spans.pop()
        return self.of(indicator, span, agencies) if span else ()

    def _put_together(self, name: str, indicator: Indicator, span: Period, agencies: Sequence[str]) -> Input:
        inner = replace(self, within=(*self.within, indicator.ref))
        inputs = Inputs(self.items, self.values, inner.figure)
        return _summed([inputs.of(name, Asked(indicator, span, agency)) for agency in agencies])

    def figure(self, indicator: Indicator, asked: Asked) -> Taken | Lacking:
        """Return the figure of another KPI: as reported for the span and agency, else computed."""
        if indicator.ref in self.within:
            return Lacking(InputFault.CIRCULAR)
        same = [
            one.actual.value
            for one in self._readings.get(indicator.ref, ())
            if span_of(one) == asked.span and agency_of(one, indicator) in (asked.agency, "")
            and isinstance(one.actual, Actual) and isinstance(one.actual.value, Quantity)
        ]  # fmt: skip
        if len(same) == 1:
            unit = same[0].unit or indicator.unit or ""
            return Taken(value=same[0].value, unit=unit, source=InputSource.PRINTED_FIGURE, made_of=())
        found = self.of(indicator, asked.span, (asked.agency,))
        if len(same) > 1 or len(found) != 1 or found[0].value is None:
            faults = {one.fault for each in found for one in each.missing}
            return Lacking(InputFault.CIRCULAR if InputFault.CIRCULAR in faults else InputFault.FIGURE_MISSING)
        return Taken(value=found[0].value, unit=found[0].unit, source=InputSource.COMPUTED_FIGURE, made_of=())


def _of_formula(bare: Computed, formula: Node, found: Mapping[str, Input]) -> Computed:
    inputs = tuple(found[name] for name in variables(formula))
    return replace(bare, formula=print_tree(formula), inputs=inputs)


def _summed(inputs: Sequence[Input]) -> Input:
    """Put the same quantity of several agencies together; a missing one leaves the sum without a value."""
    first = inputs[0]
    made_of = tuple(dict.fromkeys(value for one in inputs for value in one.made_of))
    missing = [one for one in inputs if one.fault is not None]
    if len(inputs) == 1:
        return first
    if missing:
        gaps = tuple(dict.fromkeys(gap for one in inputs for gap in one.gaps))
        return replace(first, value=None, source=None, fault=missing[0].fault, gaps=gaps, made_of=made_of)
    common = [not any(value.agency for value in one.made_of) for one in inputs]
    if all(common) and len({(one.value, one.made_of) for one in inputs}) == 1:
        # One value of all, such as a population, is no sum of itself.
        return first
    fault = _why_not_added(inputs, is_mixed=any(common) and bool(made_of))
    if fault is not None:
        return replace(first, value=None, source=None, fault=fault, made_of=made_of)
    total = reduce(EXACT.add, (one.value for one in inputs if one.value is not None))
    return replace(first, value=total, source=InputSource.SUMMED, made_of=made_of)


def _why_not_added(inputs: Sequence[Input], *, is_mixed: bool) -> InputFault | None:
    first = inputs[0]
    if first.item.behaviour is TimeBehaviour.RATIO or first.unit in MARKS:
        return InputFault.NOT_ADDITIVE
    if len({one.unit for one in inputs}) > 1:
        return InputFault.UNIT_DIFFERS
    # A value of all beside an agency's own would count that agency twice.
    return InputFault.TWO_VALUES if is_mixed else None


def _computed(computed: Computed, formula: Node, indicator: Indicator) -> Computed:
    """Return a formula's result; a value that hangs on nothing but what the formula prints itself is none."""
    unit, inputs = indicator.unit or "", computed.inputs
    computed = replace(computed, unit=unit)
    if not computed.has_inputs:
        return replace(computed, at_least=_at_least(computed, formula, unit))
    given = on_one_scale(inputs)
    outcome = evaluate(formula, given.values)
    shown = in_unit(outcome, formula, unit)
    if shown is None:
        fault = outcome.fault if outcome.fault and outcome.fault.kind is not FaultKind.VALUE_MISSING else None
        least = _at_least(computed, formula, unit)
        return replace(computed, fault=fault, steps=outcome.steps, at_least=least)
    value = back_on_scale(shown.value, formula, inputs, unit, mixed=given.mixed)
    return replace(computed, value=value, unit=shown.unit, exact=outcome.exact, steps=outcome.steps)


def _at_least(computed: Computed, formula: Node, unit: str) -> Decimal | None:
    """Return what a count, or a ratio whose dividend counts, reaches at least whatever the missing parts bring.

    They add to what is known, for nothing that is counted is below zero.
    """
    lacking = [one for one in computed.inputs if one.fault is not None]
    rising = {formula.quantity} if isinstance(formula, Name) else set((ratio_sides(formula) or ())[:1])
    if len(lacking) != 1 or lacking[0].variable not in rising or lacking[0].item.behaviour is not TimeBehaviour.FLOW:
        return None
    known = [in_unit_of(value.quantity, lacking[0].item.unit) for value in lacking[0].made_of]
    parts = [value for value in known if value is not None]
    if not parts or len(parts) < len(known) or min(parts) < 0:
        return None
    least = replace(lacking[0], fault=None, value=reduce(EXACT.add, parts), unit=lacking[0].item.unit)
    inputs = tuple(least if one is lacking[0] else one for one in computed.inputs)
    if any(one.value is None or one.value < 0 for one in inputs):
        return None
    shown = in_unit(evaluate(formula, on_one_scale(inputs).values), formula, unit)
    return shown.value if shown else None


def _comparable(reading: Reading, indicator: Indicator) -> Quantity | None:
    """Return the printed figure in the KPI's unit; None where it is printed in another, or is not complete."""
    actual = reading.actual
    if not isinstance(actual, Actual) or not isinstance(actual.value, Quantity) or actual.partial:
        return None
    unit = "".join((indicator.unit or "").split())
    return actual.value if "".join(actual.value.unit.split()) in ("", unit) else None


def _in(unit: str, printed: Quantity, indicator: Indicator) -> bool:
    wanted = printed.unit or indicator.unit or ""
    return "".join(unit.split()) == "".join(wanted.split()) or not wanted
