"""A KPI of a card: its definition, figures and action plans, one field a line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from heng.model.card import ActionPlan, Card, CascadeLink, Indicator, Objective
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.form import fields
from heng.model.form.codes import components, show_head, split_code, split_head
from heng.model.form.columns import has_unit
from heng.model.form.words import ABSENT, INDICATOR, INFERRED, OBJECTIVE
from heng.model.terms import Column, Ground
from heng.publish.card.actions import write_action
from heng.publish.card.figures import write_figures
from heng.publish.card.page import Page

_INDICATOR = 4
_CITY_CODE = re.compile(r"[A-Z]{1,3}\d+(?:[.．]\d+)*(?:-\d+)?")

Links = Mapping[str, Sequence[CascadeLink]]


class IndicatorWriter:
    """Writes the KPIs of one edition."""

    def __init__(self, edition: Edition, links: Links, page: Page) -> None:
        """Sort figures and action plans by their row."""
        self._page, self._links, self._edition = page, links, edition
        self.figures: dict[str, list[Reading]] = defaultdict(list)
        for reading in edition.figures.readings:
            self.figures[reading.indicator].append(reading)
        self._actions: dict[str, list[ActionPlan]] = defaultdict(list)
        for action in edition.card.actions:
            self._actions[action.indicator_ref].append(action)
        rows = edition.card.indicators
        keys = [(row.objective, row.code, split_code(row.printed_code)[1]) for row in rows]
        usual = zip(rows, components(keys), strict=True)
        self._numbered = {(row.objective, row.code) for row, component in usual if row.component != component}
        """Codes whose rows have other components than reading would give them."""

    def write(self, row: Indicator, under: Objective | None = None) -> None:
        """Write a KPI under an objective."""
        page = self._page
        head = show_head(row.printed_code, row.name)
        page.heading(_INDICATOR, head)
        self._codes(row, split_head(head)[0])
        if row.theme != (under.theme if under else ""):
            page.field(INDICATOR["theme"].zh, row.theme)
        self._definition(row)
        own = [(code, Ground.PRINTED) for code in _CITY_CODE.findall(row.city_indicator)]
        self.carried(
            [each for each in self._links.get(row.ref, ()) if (each.code, each.ground) not in own], Ground.PRINTED
        )
        write_figures(row, self.figures[row.ref], self._edition, page)
        for action in self._actions[row.ref]:
            write_action(action, page)

    def _codes(self, row: Indicator, headed: str) -> None:
        page = self._page
        if headed != row.printed_code:
            page.field(INDICATOR["printed_code"].zh, row.printed_code)
        if row.code != split_code(row.printed_code)[0]:
            page.field(INDICATOR["code"].zh, row.code)
        if (row.objective, row.code) in self._numbered:
            page.field(INDICATOR["component"].zh, row.component)

    def _definition(self, row: Indicator) -> None:
        columns = self._edition.card.columns
        words = fields.labels(Indicator)
        written = dict(fields.lines(row))
        if row.formula is None and Column.FORMULA in columns:
            written[words["formula"].zh] = ABSENT
        if row.unit is None and has_unit(columns):
            written[words["unit"].zh] = ABSENT
        for each in words.values():
            if each.zh in written:
                self._page.field(each.zh, written[each.zh])

    def carried(self, links: Iterable[CascadeLink], usual: Ground) -> None:
        """Write what something carries of the city's card; its ground where it is not the usual one."""
        for each in links:
            ground = INFERRED if each.ground is Ground.INFERRED else each.ground.zh
            said = f"（{ground}）" if each.ground is not usual else ""
            self._page.field(OBJECTIVE["carries"].zh, each.code + said)


def written_columns(card: Card, figures: Mapping[str, Sequence[Reading]]) -> set[Column]:
    """Return the columns that the lines of the KPIs will show."""
    rows = card.indicators
    readings = [reading for row in rows for reading in figures.get(row.ref, ())]
    refs = {row.ref for row in rows}
    tests = {
        Column.FORMULA: Column.FORMULA in card.columns or any(row.formula is not None for row in rows),
        Column.UNIT: has_unit(card.columns) or any(row.unit is not None for row in rows),
        Column.WEIGHT: any(row.weight is not None for row in rows),
        Column.FREQUENCY: any(row.frequency for row in rows),
        Column.AGENCY: any(row.agencies for row in rows) or any(reading.agencies for reading in readings),
        Column.TARGET: any(reading.target is not None for reading in readings),
        Column.ACTUAL: any(reading.actual is not None for reading in readings),
        Column.ACTION: any(action.indicator_ref in refs for action in card.actions),
    }
    return {column for column, shown in tests.items() if shown}
