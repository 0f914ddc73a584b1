"""Lines of a printed document with what was read from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heng.model.card import ActionPlan, Indicator
from heng.model.figures import Reading
from heng.model.finding import Finding
from heng.model.rows import members
from heng.model.source import Place, SourceRef
from heng.model.terms import Severity
from heng.web.faults import spot_in
from heng.web.index import CardIndex
from heng.web.intake.fields import kind_name
from heng.web.language import current, pick


@dataclass(frozen=True, slots=True)
class Cell:
    """A place that was read: class of its mark, its name, the place, the exact words where they are few, its page."""

    mark: str
    name: str
    source: SourceRef
    words: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What a line was read as, with the address of its page; empty where it has none."""

    name: str
    url: str = ""


_CONTENT = frozenset({"key_success_factor", "plan_node", "result_row", "yearly_figure", "section"})
"""Kinds that stand on the page of what a document says beside its indicators."""

ORDER = ("m-e", "m-t", "m-a", "m-f", "m-x", "m-o", "m-c")
"""Which mark a line gets that belongs to several cells: the narrower one."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters of a line; `mark` is the class of its mark, empty where nothing was read from it."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One line: its number, its runs, the names of the cells it belongs to, and findings that begin on it.

    `at` is its cell in a sheet (`C19`), which says more than the number of a line.
    """

    number: int
    runs: tuple[Run, ...]
    cells: tuple[Read, ...]
    findings: tuple[Finding, ...] = ()
    at: str = ""

    @property
    def on(self) -> bool:
        """Tell whether something was read from it."""
        return any(run.mark for run in self.runs)


class Marks:
    """What was read from each line of one document."""

    def __init__(self, cells: Iterable[Cell], findings: Iterable[Finding], document: str, text: Sequence[str]) -> None:
        """Lay cells and findings on the lines of a document, given by its SHA-256 and its text."""
        self._cells: Mapping[int, list[Cell]] = defaultdict(list)
        self._findings: Mapping[int, list[Finding]] = defaultdict(list)
        for cell in cells:
            if cell.source.document == document:
                for number in cell.source.place.lines:
                    self._cells[number].append(cell)
        for finding in findings:
            where = spot_in(finding, text)
            if where is None or finding.source is None or where.document != document:
                continue
            self._findings[where.line].append(finding)
            if where.words and finding.severity is Severity.ERROR:
                self._cells[where.line].append(Cell("m-e", "", finding.source, where.words))

    def line(self, number: int, text: str, place: Place | None = None) -> SourceLine:
        """Return a line with its marks; a cell's name stands at its first line only."""
        cells = sorted(self._cells.get(number, []), key=lambda cell: ORDER.index(cell.mark))
        names = dict.fromkeys(
            Read(cell.name, cell.url) for cell in cells if cell.name and cell.source.place.line == number
        )
        return SourceLine(
            number=number,
            runs=tuple(_runs(text, cells)),
            cells=tuple(names),
            findings=tuple(self._findings.get(number, ())),
            at=(place.cell or "") if place and place.sheet else "",
        )

    @property
    def numbers(self) -> frozenset[int]:
        """The lines that something was read from."""
        return frozenset(self._cells)


def _runs(text: str, cells: list[Cell]) -> Iterator[Run]:
    """Mark the exact text of a cell where it stands in the line as a whole, else the whole line."""
    if not cells:
        yield Run(text)
        return
    exact = [cell for cell in cells if cell.words and cell.words in text]
    if not exact:
        yield Run(text.strip(), cells[0].mark)
        return
    position = 0
    for cell in exact:
        start = text.find(cell.words, position)
        if start < 0:
            continue
        yield Run(text[position:start])
        yield Run(cell.words, cell.mark)
        position = start + len(cell.words)
    yield Run(text[position:])


def indicator_cells(indicator: Indicator, readings: Iterable[Reading]) -> Iterator[Cell]:
    """Return the places of one indicator and its figures."""
    for reading in readings:
        if reading.target and reading.target.source:
            text = reading.target.text
            yield Cell("m-t", pick(f"年目標 {text}", f"target {text}"), reading.target.source, text)
        if reading.actual and reading.actual.source:
            text = reading.actual.text
            yield Cell("m-a", pick(f"本期實際 {text}", f"actual {text}"), reading.actual.source, text)
    if indicator.formula_source:
        yield Cell("m-f", pick("公式", "formula"), indicator.formula_source)
    if indicator.unit_source:
        yield Cell("m-f", pick("單位", "unit"), indicator.unit_source)
    yield Cell("m-c", pick("指標", "KPI"), indicator.source)


def action_cell(action: ActionPlan) -> Cell:
    """Return the place of an action plan."""
    return Cell("m-x", pick("行動計畫", "action plan"), action.source)


def edition_cells(index: CardIndex) -> Iterator[Cell]:
    """Return every place that was read into an edition as printed, with its page."""
    edition = index.card.printed
    readings: dict[str, list[Reading]] = defaultdict(list)
    for reading in edition.figures.readings:
        readings[reading.indicator].append(reading)
    card = edition.card
    for indicator in card.indicators:
        url = index.kpi_url(indicator)
        for cell in indicator_cells(indicator, readings[indicator.ref]):
            yield replace(cell, name=f"{indicator.subject} {cell.name}" if cell.mark == "m-c" else cell.name, url=url)
    for action in card.actions:
        yield replace(action_cell(action), url=index.kpi_url(index.indicators[action.indicator_ref]))
    for objective in card.objectives:
        url = index.objective_url(objective)
        yield Cell("m-o", pick("策略目標", "objective"), objective.source, url=url)
    for theme in card.themes:
        yield Cell("m-o", pick("主題", "theme"), theme.source, url=index.links.theme(theme.letter))
    for shown in card.map:
        url = index.objective_url(shown)
        yield Cell("m-o", pick("策略地圖", "strategy map"), shown.source, url=url)
    yield from _content_cells(index)


def _content_cells(index: CardIndex) -> Iterator[Cell]:
    edition = index.card.printed
    for statement in edition.card.statements:
        yield Cell("m-o", statement.kind.label(current()), statement.source)
    for line in edition.budget.lines if edition.budget else ():
        yield Cell("m-x", pick("預算", "budget"), line.source, url=index.links.budget())
    for member in members(edition):
        if member.listing.kind in _CONTENT and (source := getattr(member.value, "source", None)) is not None:
            yield Cell("m-o", kind_name(member.listing.kind), source, url=index.links.content())
