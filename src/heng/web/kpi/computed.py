"""A KPI as its formula gives it from data items, beside what the document prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heng.evaluate.inputs.computed import Computed
from heng.evaluate.inputs.data_items import formula_of
from heng.evaluate.inputs.spans import so_far
from heng.model.card import Indicator
from heng.model.figures import Reading
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.items.lines import ComputedLine, Entering, computed_line
from heng.web.language import listed, pick
from heng.web.sending import Sent
from heng.workflow.items.computed import CardData, card_data

UNFOLDED = 2
"""Figures of a KPI's agencies whose inputs stand open on the page."""


@dataclass(frozen=True, slots=True)
class ComputedRow:
    """One row of the scorecard: its code and name, and what its formula gives for each figure of it.

    `undated`: no figure of it says which time it is of, so that nothing is computed.
    """

    code: str
    name: str
    lines: tuple[ComputedLine, ...]
    undated: bool = False


def computed_rows(
    index: CardIndex, indicators: Sequence[Indicator], *, can_change: bool, sent: Sent | None = None
) -> tuple[ComputedRow, ...]:
    """Return what the formulas of a KPI give, with the form that was refused; none where none can be computed."""
    if not any(formula_of(one).tree for one in indicators):
        return ()
    data, entering = card_data(index.card), Entering(index.kpi_url(indicators[0]), can_change, sent)
    rows = (
        ComputedRow(
            one.subject,
            numbers.text(one.name),
            _lines(index, data, one, entering),
            undated=_is_undated(data, index.readings.get(one.ref, ())),
        )
        for one in indicators
        if formula_of(one).tree
    )
    return tuple(row for row in rows if row.lines or row.undated)


def _is_undated(data: CardData, readings: Sequence[Reading]) -> bool:
    return bool(readings) and not any(data.items.span_of(one) for one in readings)


def _lines(index: CardIndex, data: CardData, indicator: Indicator, entering: Entering) -> tuple[ComputedLine, ...]:
    computing, readings = data.computing, index.readings.get(indicator.ref, ())
    whole, year = pick("各機關合計", "All agencies together"), pick("本年累計", "The year so far")
    titled = [*_each(whole, computing.roll_up(indicator))]
    span = data.items.span_of(readings[0]) if len(readings) == 1 else None
    if span is not None and so_far(span) != span:
        titled += [each for each in _each(year, computing.of(indicator, so_far(span))) if each[1].has_inputs]
    found = [computed_line(index, data, one, title, replace(entering, can_change=False)) for title, one in titled]
    own = [
        computed_line(index, data, one, title, entering)
        for reading in readings
        for title, one in _each(_title(reading, readings), computing.of_reading(reading))
    ]
    return (*found, *(replace(one, folded=bool(one.title) and len(own) > UNFOLDED) for one in own))


def _each(title: str, found: Sequence[Computed]) -> Iterator[tuple[str, Computed]]:
    """Yield what formulas give under a title; of several formulas each bears its name too, or is told by itself."""
    for one in found:
        name = numbers.text(one.title or one.formula) if len(found) > 1 else ""
        yield pick("，", ", ").join(filter(None, (title, name))), one


def _title(reading: Reading, readings: Sequence[Reading]) -> str:
    return listed([one.agency for one in reading.agencies]) if len(readings) > 1 else ""
