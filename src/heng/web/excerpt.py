"""Lines of a printed document with what was read from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.finding import Finding
from heng.model.source import SourceRef
from heng.web.language import pick

Cell = tuple[str, str, SourceRef]
"""What a place is: class of its mark, name, and the place."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters of a line; `mark` is the class of its mark, empty where nothing was read from it."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One line: its number, its runs, the names of the cells it belongs to, and findings that begin on it."""

    number: int
    runs: tuple[Run, ...]
    cells: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def on(self) -> bool:
        """Tell whether something was read from it."""
        return any(run.mark for run in self.runs)


class Marks:
    """What was read from each line of one document."""

    def __init__(self, cells: Iterable[Cell], findings: Iterable[Finding], document: str) -> None:
        """Lay cells and findings on the lines of a document, given by its SHA-256."""
        self._cells: Mapping[int, list[Cell]] = defaultdict(list)
        self._findings: Mapping[int, list[Finding]] = defaultdict(list)
        for cell in cells:
            if cell[2].document == document:
                for number in cell[2].place.lines:
                    self._cells[number].append(cell)
        for finding in findings:
            source = finding.source
            if source and source.document == document and source.place.lines:
                self._findings[source.place.lines[0]].append(finding)

    def line(self, number: int, text: str) -> SourceLine:
        """Return a line with its marks; a cell's name stands at its first line only."""
        cells = self._cells.get(number, [])
        names = dict.fromkeys(name for _, name, source in cells if source.place.line == number)
        return SourceLine(
            number=number,
            runs=tuple(_runs(text, cells)),
            cells=tuple(names),
            findings=tuple(self._findings.get(number, ())),
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
    whole = cells[0][0]
    exact = sorted(
        (text.find(source.text), source.text, mark)
        for mark, _, source in cells
        if mark in ("m-t", "m-a") and source.text and len(source.place.lines) == 1 and source.text in text
    )
    if not exact:
        yield Run(text.strip(), whole)
        return
    position = 0
    for start, words, mark in exact:
        if start < position:
            continue
        yield Run(text[position:start])
        yield Run(words, mark)
        position = start + len(words)
    yield Run(text[position:])


def indicator_cells(indicator: Indicator, readings: Iterable[Reading]) -> Iterator[Cell]:
    """Return the places of one indicator and its figures."""
    for reading in readings:
        if reading.target and reading.target.source:
            yield "m-t", pick(f"年目標 {reading.target.text}", f"target {reading.target.text}"), reading.target.source
        if reading.actual and reading.actual.source:
            text = reading.actual.text
            yield "m-a", pick(f"本期實際 {text}", f"actual {text}"), reading.actual.source
    if indicator.formula_source:
        yield "m-f", pick("公式", "formula"), indicator.formula_source
    if indicator.unit_source:
        yield "m-f", pick("單位", "unit"), indicator.unit_source
    yield "m-c", pick("代碼與名稱", "code and name"), indicator.source


def edition_cells(edition: Edition) -> Iterator[Cell]:
    """Return every place that was read into an edition."""
    readings: dict[str, list[Reading]] = defaultdict(list)
    for reading in edition.figures.readings:
        readings[reading.indicator].append(reading)
    card = edition.card
    for indicator in card.indicators:
        yield from indicator_cells(indicator, readings[indicator.ref])
    for action in card.actions:
        yield "m-x", pick("行動計畫", "action plan"), action.source
    for objective in card.objectives:
        yield "m-o", pick("策略目標", "objective"), objective.source
    for theme in card.themes:
        yield "m-o", pick("主題", "theme"), theme.source
    for cell in card.map:
        yield "m-o", pick("策略地圖", "strategy map"), cell.source
    for statement in card.statements:
        yield "m-o", statement.kind.label(pick("zh", "en")), statement.source
    for line in edition.budget.lines if edition.budget else ():
        yield "m-x", pick("預算", "budget"), line.source
