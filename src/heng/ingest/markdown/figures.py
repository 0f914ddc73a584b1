"""Targets and actuals of a KPI in a Markdown card: on lines of their own, or below the agencies that have them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from heng.ingest.markdown.entries import Entries, Entry, Table
from heng.ingest.markdown.page import Page
from heng.ingest.markdown.themes import read_owners
from heng.ingest.scorecard.doubts import doubts
from heng.model.agency import Responsibility
from heng.model.card import Indicator
from heng.model.figures import Actual, Missing, Reading, Target
from heng.model.form import cells, codec, owners
from heng.model.form.words import ABSENT, FIGURES, NONE, READ_AS
from heng.model.notation import Parsed
from heng.model.period import Period
from heng.model.source import SourceRef
from heng.model.terms import Column

_BLOCK = Table(FIGURES, owners.LABELS)
_READ_AS = Table(READ_AS)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A written cell: its text, and how it is to be read where a line below it says so."""

    text: str
    read_as: str | None
    source: SourceRef


class ReadingMaker:
    """Makes the rows of figures of one KPI. `columns`: of the whole card."""

    def __init__(self, indicator: Indicator, columns: Collection[Column], page: Page) -> None:
        """Start without figures."""
        self._indicator, self._columns, self._page = indicator, columns, page
        self._readings: list[Reading] = []

    def own(self, entries: Entries, *, alone: bool) -> None:
        """Read the lines that stand beside the definition; `alone`: no agency has figures of its own."""
        asked = any(entries.has(key) for key in FIGURES if key != "reading")
        if asked or (alone and {Column.TARGET, Column.ACTUAL} & set(self._columns)):
            self._read(entries, self._indicator.agencies, self._indicator.source)

    def block(self, entry: Entry, named: Sequence[Responsibility]) -> None:
        """Read the lines below the agencies that share these figures."""
        if entry.value == NONE and not entry.item.children:
            return
        below = Entries(entry.item.children, _BLOCK, self._page)
        further, _ = read_owners(below.every(*owners.LABELS, said=True), self._page)
        self._read(below, (*named, *further), self._page.place(entry.item.lines))
        below.close()

    def made(self) -> tuple[Indicator, list[Reading]]:
        """Return the KPI, with the agencies of its figures where it names none itself, and its rows of figures."""
        several = len(self._readings) > 1
        readings = [replace(each, ref=self._ref(each, several=several)) for each in self._readings]
        agencies = tuple(dict.fromkeys(agency for each in readings for agency in each.agencies))
        indicator = self._indicator
        return replace(indicator, agencies=indicator.agencies or agencies), readings

    def _ref(self, reading: Reading, *, several: bool) -> str:
        names = "；".join(agency.agency for agency in reading.agencies) if several else ""
        made = self._indicator
        return self._page.refs.make("reading", made.objective, made.code or made.name, made.component, names)

    def _read(self, entries: Entries, agencies: Sequence[Responsibility], source: SourceRef) -> None:
        assert self._page.head is not None
        year = Period.year(self._page.year) if self._page.year > 0 else None
        row = cells.Row(
            unit=self._indicator.unit or "",
            code=self._indicator.code,
            period=self._period(entries, "period", self._page.head.period),
            target_period=self._period(entries, "target_period", year),
        )
        written = entries.has("target") or entries.has("actual")
        target = self._target(self._cell(entries, "target", Column.TARGET, source), row)
        actual = self._actual(self._cell(entries, "actual", Column.ACTUAL, source), row, target)
        if target is None and actual is None and not written:
            return
        places = [each.source for each in (target, actual) if each is not None and each.source is not None]
        self._readings.append(
            Reading(
                ref="",
                indicator=self._indicator.ref,
                agencies=tuple(agencies),
                period=row.period,
                target_period=row.target_period,
                target=target,
                actual=actual,
                source=places[0] if places else source,
            )
        )

    def _period(self, entries: Entries, key: str, usual: Period | None) -> Period | None:
        entry = entries.leaf(key)
        if entry is None:
            return usual
        period = codec.PERIOD.read(entry.value)
        if period is None and entry.value != NONE:
            entries.unread(entry)
            return usual
        assert period is None or isinstance(period, Period)
        return period

    def _cell(self, entries: Entries, key: str, column: Column, elsewhere: SourceRef) -> _Cell | None:
        entry = entries.first(key)
        if entry is None:
            return _Cell("", None, elsewhere) if column in self._columns else None
        below = Entries(entry.item.children, _READ_AS, self._page)
        read_as = below.text("read_as")
        below.close()
        return None if entry.value == ABSENT else _Cell(entry.value, read_as, entries.place(entry))

    def _target(self, cell: _Cell | None, row: cells.Row) -> Target | None:
        if cell is None:
            return None
        read = cells.read_target(cell.text if cell.read_as is None else cell.read_as, row)
        self._doubt(cell, read)
        return replace(read.value, text=cell.text, source=cell.source)

    def _actual(self, cell: _Cell | None, row: cells.Row, target: Target | None) -> Actual | Missing | None:
        if cell is None:
            return None
        read: Parsed[Actual | Missing] = cells.read_actual(
            cell.text if cell.read_as is None else cell.read_as, row, target
        )
        self._doubt(cell, read)
        return replace(read.value, text=cell.text, source=cell.source)

    def _doubt(self, cell: _Cell, read: Parsed[Target] | Parsed[Actual | Missing]) -> None:
        """Report a cell that its text leaves in doubt; another reading written below it leaves none."""
        if cell.read_as is None:
            row = self._indicator
            self._page.findings += doubts(read, row.subject, cell.source, row.ref)
