"""Targets and actuals out of the table of values: the printed text is read, the columns beside it are checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heng.ingest.own_tables import faults
from heng.ingest.own_tables.desk import Desk, agencies
from heng.ingest.own_tables.indicator_rows import Indicators
from heng.ingest.own_tables.printed_cell import cell_of, same_cell
from heng.ingest.own_tables.raw import TableRow
from heng.ingest.scorecard.doubts import doubts
from heng.ingest.sheet.cells import Cells
from heng.ingest.tables.columns import Row
from heng.ingest.tables.figure_rows import reading_cells
from heng.model.card import Indicator
from heng.model.figures import Actual, Missing, Reading, Target
from heng.model.notation import Parsed, parse_actual, parse_target
from heng.model.period import Period

_TARGET = ("target_op", "target_value", "target_high", "target_parts")
_ACTUAL = ("actual_state", "actual_value", "as_of_from", "as_of_to")
_SHARED = ("value_unit", "note")
_KEY = ("objective", "code", "component", "agencies", "period_from", "period_to")


def readings(desk: Desk, indicators: Indicators, period: Period | None) -> Iterator[Reading]:
    """Yield a reading for each row. `period`: of the document, for rows without one of their own."""
    states = {side: desk.fills("values", side) for side in ("target_op", "actual_state", "target", "actual")}
    for row in desk.keyed("values", _KEY, "code", "component"):
        indicator = indicators.named(row)
        if indicator is not None:
            yield _Row(desk, row, indicator, states).reading(period)


class _Row:
    """Reads one row. `filled`: which columns hold anything in the document."""

    def __init__(self, desk: Desk, row: TableRow, indicator: Indicator, filled: dict[str, bool]) -> None:
        self.desk, self.row, self.indicator, self.filled = desk, row, indicator, filled
        self.source = desk.cite(row, f"{row.get('target')} {row.get('actual')}".strip())

    def reading(self, period: Period | None) -> Reading:
        row, indicator = self.row, self.indicator
        # A target alone may be for another time than the document's figures.
        rest = period if self._is_there("actual", "actual_state") else None
        own = self.desk.span(row, "period_from", "period_to") or rest
        named = agencies(row.get("agencies"))
        shared = row.get("agencies") if named != indicator.agencies else ""
        slug = own.slug if own and own != period else ""
        ref = self.desk.refs.make("reading", indicator.objective, indicator.subject or indicator.name, shared, slug)
        target = self._target(own, ref)
        made = Reading(
            ref=ref,
            indicator=indicator.ref,
            agencies=named,
            period=own,
            target=target,
            actual=self._actual(own, target, ref),
            source=self.source,
        )
        made = self._with_note(made)
        self._check(made)
        return made

    def _is_there(self, column: str, state: str) -> bool:
        """Tell whether a row has a cell of a column: where nobody says, an empty one is there if others are filled."""
        if self.row.get(column) or self.row.get(state):
            return True
        return self.filled[column] and not self.filled[state]

    def _target(self, period: Period | None, ref: str) -> Target | None:
        if not self._is_there("target", "target_op"):
            return None
        text, unit = self.row.get("target"), self.indicator.unit or ""
        parsed = parse_target(text, unit=unit, period=period)
        if self._disagrees(parsed.value, None, _TARGET):
            other = Cells(unit).target(cell_of(text), period)
            parsed = parsed if self._disagrees(other.value, None, _TARGET) else other
        self._doubt(parsed, ref)
        return replace(parsed.value, text=text, source=self.source)

    def _actual(self, period: Period | None, target: Target | None, ref: str) -> Actual | Missing | None:
        if not self._is_there("actual", "actual_state"):
            return None
        text, unit = self.row.get("actual"), self.indicator.unit or ""
        parsed = parse_actual(text, unit=unit, period=period, target=target)
        if self._disagrees(None, parsed.value, _ACTUAL):
            other = Cells(unit).actual(cell_of(text), period, target)
            parsed = parsed if self._disagrees(None, other.value, _ACTUAL) else other
        self._doubt(parsed, ref)
        return replace(parsed.value, text=text, source=self.source)

    def _doubt(self, parsed: Parsed[Target] | Parsed[Actual | Missing], ref: str) -> None:
        self.desk.findings += doubts(parsed, self.indicator.subject, self.row.source, ref)

    def _cells(self, target: Target | None, actual: Actual | Missing | None) -> Row:
        made = Reading(ref="", indicator="", agencies=(), period=None, target=target, actual=actual, source=self.source)
        return reading_cells(made)

    def _disagrees(self, target: Target | None, actual: Actual | Missing | None, columns: tuple[str, ...]) -> bool:
        cells = self._cells(target, actual)
        return any(self._differs(cells, column) for column in columns)

    def _differs(self, cells: Row, column: str) -> bool:
        given = self.row.get(column)
        return bool(given) and not same_cell(given, cells.get(column, ""))

    def _with_note(self, made: Reading) -> Reading:
        """Take a note that the table has beside the cells instead of those printed in them, where it says more."""
        given = self.row.get("note")
        if not given or given == reading_cells(made).get("note"):
            return made
        if isinstance(made.actual, Actual):
            target = replace(made.target, note="") if made.target else None
            return replace(made, target=target, actual=replace(made.actual, note=given))
        if made.target is not None:
            return replace(made, target=replace(made.target, note=given))
        return made

    def _check(self, made: Reading) -> None:
        cells, row = reading_cells(made), self.row
        for column in (*_TARGET, *_ACTUAL, *_SHARED):
            if self._differs(cells, column):
                side = "target" if column in _TARGET or (not row.get("actual") and column in _SHARED) else "actual"
                self.desk.findings.append(faults.differs(row, column, side, cells.get(column, ""), made.ref))
