"""Targets and actuals of a KPI: beside its definition, or below the agencies that each have theirs."""

from __future__ import annotations

from collections.abc import Sequence

from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.form import cells, codec, owners
from heng.model.form.words import ABSENT, FIGURES, NONE, READ_AS
from heng.model.period import Period
from heng.model.terms import Column
from heng.publish.card.page import Page

_BELOW = 2


def write_figures(row: Indicator, readings: Sequence[Reading], edition: Edition, page: Page) -> None:
    """Write the agencies of a KPI and its rows of figures."""
    if not readings or (len(readings) == 1 and readings[0].agencies == row.agencies):
        page.owners(row.agencies)
        if readings:
            _Cells(readings[0], row, edition, page, 0).write()
        elif {Column.TARGET, Column.ACTUAL} & set(edition.card.columns):
            page.field(FIGURES["reading"].zh, NONE)
        return
    shared = tuple(dict.fromkeys(agency for each in readings for agency in each.agencies))
    if shared != row.agencies:
        page.owners(row.agencies)
    for each in readings:
        if each.agencies:
            page.field(owners.LABELS["lead"].zh, owners.show(each.agencies))
        else:
            page.field(FIGURES["reading"].zh)
        _Cells(each, row, edition, page, _BELOW).write()


class _Cells:
    """The cells of one row of figures. `depth`: how far they are indented."""

    def __init__(self, reading: Reading, row: Indicator, edition: Edition, page: Page, depth: int) -> None:
        self.reading, self.edition, self.page, self.depth = reading, edition, page, depth
        self.row = cells.Row(
            unit=row.unit or "", code=row.code, period=reading.period, target_period=reading.target_period
        )

    def write(self) -> None:
        reading = self.reading
        year = Period.year(self.edition.year) if self.edition.year > 0 else None
        self.period("period", reading.period, self.edition.edition.period)
        self.period("target_period", reading.target_period, year)
        target = reading.target
        self.cell("target", Column.TARGET, target.text if target else None)
        if target is not None:
            self.read_as(cells.target_read_as(target, self.row))
        self.cell("actual", Column.ACTUAL, reading.actual.text if reading.actual else None)
        if reading.actual is not None:
            self.read_as(cells.actual_read_as(reading.actual, self.row, target))

    def period(self, key: str, held: Period | None, usual: Period | None) -> None:
        if held != usual:
            self.page.field(FIGURES[key].zh, codec.PERIOD.show(held) if held else NONE, depth=self.depth)

    def cell(self, key: str, column: Column, text: str | None) -> None:
        if text is not None:
            self.page.field(FIGURES[key].zh, text, depth=self.depth)
        elif column in self.edition.card.columns:
            self.page.field(FIGURES[key].zh, ABSENT, depth=self.depth)

    def read_as(self, notation: str) -> None:
        if notation:
            self.page.field(READ_AS["read_as"].zh, notation, depth=self.depth + _BELOW)
