"""The table of one objective: a row for each indicator, with a line for each agency that has figures of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from heng.model.card import ActionPlan, Card, Indicator, Objective, Theme
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.terms import ChangeField
from heng.publish.changes import Marks
from heng.publish.council_cells import (
    action_paragraphs,
    actual_paragraphs,
    agency_paragraphs,
    formula_paragraphs,
    indicator_paragraphs,
    stand_apart,
    target_paragraphs,
)
from heng.publish.document import Align, Block, Cell, Column, Heading, Note, Row, Table
from heng.publish.words import Words, year

_COLUMNS = (
    Column(width=46, measure=14),
    Column(width=66, measure=20),
    Column(width=72, measure=22),
    Column(width=24, measure=1),
    Column(width=29, measure=14, align=Align.CENTER),
    Column(width=30, measure=14, align=Align.CENTER, beside=True),
)
_ROWS_OF_A_PAGE = 14


def objective_blocks(edition: Edition, theme: Theme, marks: Marks, say: Words) -> Iterator[Block]:
    """Return heading, table and notes of each objective of a theme."""
    contents = _Contents(edition.card, edition.figures.readings)
    for objective in edition.card.objectives:
        if objective.theme != theme.letter:
            continue
        yield Heading(text=f"{objective.code} {objective.name}", level=3)
        indicators = contents.indicators[objective.ref]
        rows = [row for indicator in indicators for row in _rows(indicator, contents, marks, say)]
        yield _table(objective, rows, edition.year, say)
        for indicator in indicators:
            for reading in contents.readings[indicator.ref]:
                yield from (Note(text=text) for text in marks.notes(reading.ref, indicator.ref))


class _Contents:
    """What belongs to each objective and indicator, in printed order."""

    def __init__(self, card: Card, readings: Sequence[Reading]) -> None:
        self.indicators: dict[str, list[Indicator]] = defaultdict(list)
        self.actions: dict[str, list[ActionPlan]] = defaultdict(list)
        self.readings: dict[str, list[Reading]] = defaultdict(list)
        for indicator in card.indicators:
            self.indicators[indicator.objective_ref].append(indicator)
        for action in card.actions:
            self.actions[action.indicator_ref].append(action)
        for reading in readings:
            self.readings[reading.indicator].append(reading)


def _table(objective: Objective, rows: Sequence[Row], roc_year: int, say: Words) -> Table:
    counted = year(roc_year, say)
    head = tuple(Cell(paragraphs=tuple(text.format(year=counted) for text in cell)) for cell in say.table_head)
    spanning = any(cell.rows > 1 for row in rows for cell in row)
    return Table(
        name=f"{objective.code} {objective.name}",
        columns=_COLUMNS,
        head=(head,),
        rows=tuple(rows),
        whole=spanning and len(rows) <= _ROWS_OF_A_PAGE,
    )


def _rows(indicator: Indicator, contents: _Contents, marks: Marks, say: Words) -> Iterator[Row]:
    readings = contents.readings[indicator.ref]
    span = max(len(readings), 1)
    definition = (
        Cell(paragraphs=indicator_paragraphs(indicator), rows=span),
        Cell(paragraphs=action_paragraphs(contents.actions[indicator.ref]), rows=span),
        Cell(paragraphs=formula_paragraphs(indicator, say), rows=span),
    )
    if not readings:
        yield (*definition, Cell(paragraphs=agency_paragraphs(indicator.agencies)), Cell(), Cell())
    for index, reading in enumerate(readings):
        yield (*(definition if index == 0 else ()), *_figures(reading, indicator, marks, say))


def _figures(reading: Reading, indicator: Indicator, marks: Marks, say: Words) -> Row:
    target, actual = target_paragraphs(reading.target), actual_paragraphs(reading.actual)
    return (
        Cell(paragraphs=agency_paragraphs(reading.agencies)),
        Cell(
            paragraphs=target,
            marked=marks.marked(reading.ref, ChangeField.TARGET),
            absent=say.not_given if reading.target else "",
        ),
        Cell(
            paragraphs=actual,
            absent=say.not_given if reading.actual else "",
            marked=marks.marked(reading.ref, ChangeField.ACTUAL),
            apart=stand_apart(target, actual, indicator, reading.period),
        ),
    )
