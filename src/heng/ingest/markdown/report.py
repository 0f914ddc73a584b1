"""Sections of running text, and the rows of goals and results, of a Markdown card."""

from __future__ import annotations

from heng.ingest.lines import Line
from heng.ingest.markdown.entries import Entries, Entry, Table
from heng.ingest.markdown.outline import Part
from heng.ingest.markdown.page import Page
from heng.ingest.performance.passages import CellText
from heng.ingest.performance.prose import read_figures
from heng.model.form.fields import labels
from heng.model.form.words import RESULT
from heng.model.report import Passage, ProseFigure, Report, ResultRow, Section
from heng.model.source import SourceRef
from heng.model.terms import DocumentKind, ResultColumn, SectionKind

_ROW = 3
_SECTION = Table(labels(Section))
_RESULT = Table(RESULT)


class ReportReader:
    """Collects the running text of one card."""

    def __init__(self, page: Page) -> None:
        """Start without text."""
        self._page = page
        self._sections: list[Section] = []
        self._rows: list[ResultRow] = []
        self._figures: list[ProseFigure] = []
        self._met = False

    def report(self) -> Report | None:
        """Return the text; None where the card has none."""
        if not self._met:
            return None
        return Report(sections=tuple(self._sections), results=tuple(self._rows), figures=tuple(self._figures))

    def section(self, part: Part, kind: str, title: str) -> None:
        """Read a headed piece of running text."""
        self._met = True
        entries = Entries(part.items, _SECTION, self._page)
        text = entries.leaf("text")
        no = entries.text("no") or ""
        entries.close()
        self._nothing_else(part)
        section = Section(
            ref=self._page.refs.make("section", SectionKind.of(kind)),
            kind=SectionKind.of(kind),
            no=no,
            title=title,
            text=text.value if text else "",
            source=self._page.place(text.item.lines) if text else self._page.place_of(part),
        )
        self._sections.append(section)
        if text:
            self._prose(section.ref, None, text)

    def results(self, part: Part) -> None:
        """Read the rows."""
        self._met = True
        self._page.unplaced_items(part.items)
        self._page.unplaced_loose(part)
        for each in part.parts:
            if each.level == _ROW:
                self._row(each)
            else:
                self._page.unplaced_part(each)

    def _row(self, part: Part) -> None:
        position = len(self._rows) + 1
        ref = self._page.refs.make("result", str(position))
        entries = Entries(part.items, _RESULT, self._page)
        written = {column: entries.leaf(column) for column in ResultColumn}
        entries.close()
        self._nothing_else(part)
        nowhere = self._page.place_of(part)
        passages = {column: self._passage(entry, nowhere) for column, entry in written.items()}
        self._rows.append(
            ResultRow(
                ref=ref,
                position=position,
                goal=passages[ResultColumn.GOAL],
                strategy=passages[ResultColumn.ACTIONS],
                result=passages[ResultColumn.RESULTS],
                improvement=passages[ResultColumn.FUTURE],
            )
        )
        for column, entry in written.items():
            if entry is not None:
                self._prose(ref, column, entry)

    def _passage(self, entry: Entry | None, nowhere: SourceRef) -> Passage:
        if entry is None:
            return Passage(text="", source=nowhere)
        return Passage(text=entry.value, source=self._page.place(entry.item.lines))

    def _nothing_else(self, part: Part) -> None:
        self._page.unplaced_loose(part)
        for each in part.parts:
            self._page.unplaced_part(each)

    def _prose(self, passage: str, column: ResultColumn | None, entry: Entry) -> None:
        """Keep the figures of running text, in the kind of document whose running text has them."""
        assert self._page.head is not None
        if self._page.head.kind is not DocumentKind.PERFORMANCE_REPORT:
            return
        for words in read_figures(_cell(entry), self._page.head.period):
            whole = self._page.place(entry.item.lines)
            place = self._page.numbered([line.no for line in words.lines])
            source = SourceRef(document=whole.document, place=place, text=words.text)
            self._figures.append(words.figure(self._page.refs, passage, column, source))


def _cell(entry: Entry) -> CellText:
    """Return the paragraphs of a value; each begins on a line of its own."""
    cell = CellText()
    numbers = [number for line in entry.item.lines for number in line.lines]
    for position, text in enumerate(entry.value.split("\n")):
        cell.add(text, Line(numbers[min(position, len(numbers) - 1)], text), begins=True)
    return cell
