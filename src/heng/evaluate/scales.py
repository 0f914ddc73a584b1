"""Inputs of one kind in several scales (元, 千元), and the result in the KPI's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.evaluate.inputs import Input
from heng.evaluate.item_values import in_unit_of, scaled
from heng.formula.evaluate import Given
from heng.formula.nodes import Binary, Name, Node, Number, walk
from heng.formula.signs import EXACT
from heng.model.quantity import Quantity
from heng.model.terms import Operation


@dataclass(frozen=True, slots=True)
class OnOneScale:
    """Values for a formula; `mixed`: some kind came in several scales, and all of it is in the base unit now."""

    values: Mapping[str, Given]
    mixed: bool


def on_one_scale(inputs: Iterable[Input]) -> OnOneScale:
    """Return the values of inputs for a formula."""
    known = [(one, given) for one in inputs if (given := one.given) is not None]
    scales: dict[str, set[Decimal]] = {}
    for one, _ in known:
        by, base = scaled(one.unit)
        if one.unit:
            scales.setdefault(base, set()).add(by)
    mixed = {base for base, each in scales.items() if len(each) > 1}
    values: dict[str, Given] = {}
    for one, given in known:
        by, base = scaled(one.unit)
        values[one.variable] = EXACT.multiply(given.value, by) if base in mixed else given
    return OnOneScale(values, bool(mixed))


def back_on_scale(value: Decimal, formula: Node, inputs: Sequence[Input], unit: str, *, mixed: bool) -> Decimal:
    """Return a sum of quantities of one kind in the KPI's unit: `甲+乙` in 千元 of inputs in 元.

    Any other formula brings its own factors.
    """
    units = {one.unit for one in inputs if one.given is not None}
    bases = {scaled(each)[1] for each in units}
    if not unit or "" in units or len(bases) != 1 or not _is_sum(formula):
        return value
    found = in_unit_of(Quantity(value=value, unit=bases.pop() if mixed else units.pop()), unit)
    return value if found is None else found


def _is_sum(formula: Node) -> bool:
    parts = [part for part, _ in walk(formula)]
    adds = {Operation.ADD, Operation.SUBTRACT}
    return (
        any(isinstance(part, Name) for part in parts)
        and not any(isinstance(part, Number) for part in parts)
        and all(part.operator in adds for part in parts if isinstance(part, Binary))
    )
