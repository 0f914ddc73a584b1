"""What the quantities of a KPI's formula are in a span: entered, printed, of another time, or another KPI's figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from heng.evaluate.inputs.data_items import DataItems, formula_of
from heng.evaluate.inputs.item_values import ItemValue, ItemValues, Lacking, Taken, added, value_in
from heng.evaluate.inputs.named_items import ItemUse, NamedItem
from heng.evaluate.inputs.spans import spans_meant
from heng.evaluate.units.conversion import bring, measure, same_unit
from heng.formula.evaluate import decimal_of
from heng.formula.item_names import ItemTime, item_key, place_of, time_of
from heng.formula.names import printed_value
from heng.formula.nodes import Binary, Compared, Equation, Group, Name, Node, Number
from heng.formula.rounding import plain
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Reading
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import DataRole, FormulaClass, Ground, InputFault, InputSource, ItemPlace, Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One quantity of a formula.

    Attributes:
        variable: Its name as the formula lists it.
        item: The data item that it is.
        value: None where there is none; then `fault` says why, and `gaps` which parts of the span have none.
        unit: Of the value: the item's, or that in which it was entered where the item's is not known.
        source: Where the value is from; None where there is none.
        made_of: The values that it was made of; without a value, those that are known of its parts.
        spans: The spans that its name means: others than the KPI's for `去年…`, `前5年…`.
        indicator: `ref` of the KPI whose figure it is; empty for any other.
        exact: No digit of the value had to be rounded when it was brought to its unit.
        shared: The value is of all agencies, so that their sum holds it once.
        questioned: An error stands open on a figure that it was made of.
    """

    variable: str
    item: NamedItem
    value: Decimal | None = None
    unit: str = ""
    source: InputSource | None = None
    fault: InputFault | None = None
    gaps: tuple[Period, ...] = ()
    made_of: tuple[ItemValue, ...] = ()
    spans: tuple[Period, ...] = ()
    indicator: str = ""
    exact: bool = True
    shared: bool = False
    questioned: bool = False

    @property
    def given(self) -> Number | None:
        """The value as the formula takes it; None where the formula's own value is taken, or there is none.

        A share, in whatever it is counted, is in per cent.
        """
        if self.value is None or self.source is InputSource.WITH_NAME:
            return None
        if measure(self.unit).base != "%":
            return Number(plain(self.value), self.value)
        share = bring(Quantity(value=self.value, unit=self.unit), "%", "").value
        return None if share is None else Number(plain(share), share, "%")


@dataclass(frozen=True, slots=True)
class Asked:
    """For what an input is asked: KPI, span, agency (empty = all)."""

    indicator: Indicator
    span: Period
    agency: str


Doubts = Callable[[Edition | None, str, str], bool]
"""Tells whether an error stands open on what an edition prints in a row (`ref`) and reading (`ref`)."""


def no_doubts(_edition: Edition | None, _indicator: str, _reading: str) -> bool:
    """Doubt no figure."""
    return False


Figure = Callable[[Indicator, Asked], Taken | Lacking]
"""The figure of another KPI for what is asked."""


def agency_of(reading: Reading, indicator: Indicator) -> str:
    """Return whose values a reading takes: its only agency's, a group of agencies by its place; empty where shared."""
    if len(reading.agencies) != 1:
        return ""
    name = reading.agencies[0].agency
    return f"{name}({indicator.theme})" if place_of(name) is ItemPlace.THEME else name


def printed_values(items: DataItems, edition: Edition) -> Iterator[ItemValue]:
    """Yield the values that an edition prints of items: figures of KPIs that count one, numerators and denominators."""
    for reading in edition.figures.readings:
        indicator, span, actual = items.indicators.get(reading.indicator), items.span_of(reading), reading.actual
        if indicator is None or span is None or not isinstance(actual, Actual):
            continue
        for variable, quantity, source in _printed(indicator, actual):
            item = items.by_use.get(ItemUse(indicator.ref, variable))
            if item is not None:
                yield ItemValue(
                    item=item.key, period=span, agency=agency_of(reading, indicator), source=source,
                    quantity=_in_unit_of_day(quantity, source, item, indicator), indicator=indicator.ref,
                    place=actual.source, reading=reading.ref, edition=edition,
                )  # fmt: skip


def _in_unit_of_day(quantity: Quantity, source: InputSource, item: NamedItem, indicator: Indicator) -> Quantity:
    """Return a bare number with the unit that held where it is printed, which another edition may change."""
    if quantity.unit:
        return quantity
    if source is InputSource.PRINTED_FIGURE and (not item.unit or same_unit(indicator.unit or "", item.unit)):
        return replace(quantity, unit=indicator.unit or "")
    return quantity if item.unit_ground is Ground.INFERRED else replace(quantity, unit=item.unit)


def _printed(indicator: Indicator, actual: Actual) -> Iterator[tuple[str, Quantity, InputSource]]:
    parsed = formula_of(indicator)
    if parsed.tree is None or actual.partial:
        return
    if parsed.kind is FormulaClass.COUNT and isinstance(actual.value, Quantity):
        yield parsed.variables[0], actual.value, InputSource.PRINTED_FIGURE
    sides = ratio_sides(parsed.tree)
    roles = (DataRole.NUMERATOR, DataRole.DENOMINATOR)
    for role, name in zip(roles, sides or (), strict=False):
        found = [one.value for one in actual.items if one.role is role]
        if len(found) == 1:
            yield name, found[0], InputSource.PRINTED_PART
    labelled = {item_key(part.label): part.value for part in actual.parts}
    for variable in parsed.variables:
        value = labelled.get(item_key(variable))
        if isinstance(value, Quantity):
            yield variable, value, InputSource.PRINTED_PART


def ratio_sides(tree: Node) -> tuple[str, str] | None:
    """Return the two quantities of a formula that is their ratio, factors apart; None for any other."""
    node = tree
    while True:
        match node:
            case Group(_, inner, _) | Equation(_, _, inner) | Compared(inner, _, _):
                node = inner
            case Binary(Operation.MULTIPLY, _, inner, Number()):
                node = inner
            case Binary(Operation.DIVIDE, _, left, right):
                sides = (_bare(left), _bare(right))
                return (sides[0], sides[1]) if all(sides) else None
            case _:
                return None


def _bare(node: Node) -> str:
    while isinstance(node, Group):
        node = node.inner
    if isinstance(node, Binary) and node.operator is Operation.MULTIPLY and isinstance(node.right, Number):
        return _bare(node.left)
    return node.quantity if isinstance(node, Name) else ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Finds inputs in the items and values of a card."""

    items: DataItems
    values: ItemValues
    figure: Figure

    def of(self, variable: str, asked: Asked) -> Input:
        """Return one quantity of a KPI's formula."""
        item = self.items.by_use[ItemUse(asked.indicator.ref, variable)]
        time = time_of(item.name)
        spans = spans_meant(time, asked.span) if time else (asked.span,)
        lacking = Lacking(InputFault.MISSING, (asked.span,))
        for found in self._ways(item, time, asked):
            if isinstance(found, _Found):
                return _input(variable, item, found, spans)
            if lacking.fault is InputFault.MISSING:
                lacking = found
        printed = printed_value(variable)
        if printed is not None:
            return Input(
                variable=variable, item=item, value=printed.value, unit=printed.mark, source=InputSource.WITH_NAME,
                shared=True,
            )  # fmt: skip
        return Input(
            variable=variable, item=item, fault=lacking.fault, gaps=lacking.gaps, made_of=lacking.made_of, spans=spans
        )

    def _ways(self, item: NamedItem, time: ItemTime | None, asked: Asked) -> Iterator[_Found | Lacking]:
        """Yield what each way gives, the surest first; a way that does not apply gives nothing."""
        yield self._own(item, asked)
        found = self._other_time(item, time, asked)
        if found is not None:
            yield found
        found = self._other_kpi(item, asked)
        if found is not None:
            yield found

    def _own(self, item: NamedItem, asked: Asked) -> _Found | Lacking:
        values = self.values.all_of(item)
        if formula_of(asked.indicator).kind is FormulaClass.COUNT:
            # A count is not computed from the count of another KPI: that they differ says that they are two items.
            values = tuple(one for one in values if one.source is not InputSource.PRINTED_FIGURE)
        found = value_in(item, asked.span, asked.agency, values)
        return found if isinstance(found, Lacking) else _Found(found)

    def _other_time(self, item: NamedItem, time: ItemTime | None, asked: Asked) -> _Found | Lacking | None:
        now = self.items.now_of(item)
        if time is None or now is None:
            return None
        values = self.values.all_of(now)
        taken = [value_in(now, span, asked.agency, values) for span in spans_meant(time, asked.span)]
        lacking = [one for one in taken if isinstance(one, Lacking)]
        if lacking:
            fault = lacking[0].fault
            return Lacking(fault, tuple(gap for one in lacking for gap in one.gaps))
        total = added(now, [one for one in taken if isinstance(one, Taken)], InputSource.OTHER_TIME)
        if isinstance(total, Lacking):
            return total
        return _Found(_divided(total, len(taken)) if time.mean else total)

    def _other_kpi(self, item: NamedItem, asked: Asked) -> _Found | Lacking | None:
        named = self.items.kpis_named(item.name)
        if len(named) != 1 or named[0].ref == asked.indicator.ref:
            return None
        found = self.figure(named[0], asked)
        return found if isinstance(found, Lacking) else _Found(found, named[0].ref)


@dataclass(frozen=True, slots=True)
class _Found:
    taken: Taken
    indicator: str = ""


def _input(variable: str, item: NamedItem, found: _Found, spans: tuple[Period, ...]) -> Input:
    taken = found.taken
    return Input(
        variable=variable, item=item, value=taken.value, unit=taken.unit, source=taken.source, made_of=taken.made_of,
        spans=spans, indicator=found.indicator, exact=taken.exact, shared=taken.shared,
        questioned=taken.questioned,
    )  # fmt: skip


def _divided(total: Taken, number: int) -> Taken:
    value, exact = decimal_of(Fraction(total.value) / number)
    return replace(total, value=value, exact=exact and total.exact)
