"""Reads an annual performance report (施政計畫績效報告)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from heng.check.rules.reading import rd002_value_ambiguous, rd003_row_unplaced
from heng.ingest.account import accounted
from heng.ingest.coverage import FIELD, Ledger, Noise
from heng.ingest.furniture import page_furniture
from heng.ingest.grid import Grid, blocks
from heng.ingest.headed import Part, cut
from heng.ingest.lines import Line, habits
from heng.ingest.performance.beside import read_beside
from heng.ingest.performance.cellwise import read_cellwise, with_late_heads
from heng.ingest.performance.grids import read_grids
from heng.ingest.performance.heads import below_heads, columns_of, read_head
from heng.ingest.performance.outline import HEADINGS, PartKind
from heng.ingest.performance.parting import Segmented, are_alike, pieces_of, read_cells, rows_of
from heng.ingest.performance.passages import CellText, RowCells, lines_in, paragraphs_of
from heng.ingest.performance.prose import read_figures
from heng.ingest.performance.yearly import doubts, has_years, make_tables, read_yearly
from heng.ingest.result import ReadResult
from heng.ingest.source import Source
from heng.ingest.text import width
from heng.ingest.title import Title, read_title
from heng.model.agency import AgencyRegister
from heng.model.budget import Budget, YearlyTable
from heng.model.edition import Edition, EditionHead
from heng.model.finding import Finding
from heng.model.identity import RefMaker
from heng.model.period import Period
from heng.model.profile import Profile
from heng.model.report import Passage, ProseFigure, Report, ResultRow, Section
from heng.model.source import SourceRef
from heng.model.terms import DocumentKind, ResultColumn, SectionKind

TITLE = "(?:績效|成果)+(?:評核|評估|考評|考核|執行|說明)?報告|績效評核|施政成果|執行成果|績效評估|績效考[評核]"
_SECTIONS = {PartKind.PREFACE: SectionKind.PREFACE, PartKind.RISK: SectionKind.RISK}


class PerformanceReportReader:
    """Reads one performance report; makes its edition, the findings, and the account of its characters."""

    def __init__(self, source: Source) -> None:
        """Begin with nothing read."""
        self._source = source
        self._cite = source.cite
        self._habits = habits(source.lines)
        self._widest = max((width(line.text) for line in source.cells if line.cell is None), default=0.0)
        self._refs = RefMaker()
        self._ledger = Ledger()
        self._sections: list[Section] = []
        self._tables: list[YearlyTable] = []
        self._rows: list[ResultRow] = []
        self._figures: list[ProseFigure] = []
        self._findings: list[Finding] = []
        self._period: Period | None = None

    def read(self) -> ReadResult:
        """Read the report."""
        lines = self._source.cells
        for kind, found in page_furniture(lines, self._source.places).items():
            # The head of a table that each page repeats parts its pages.
            self._ledger.claim((line for line in found if read_head([line], 0) is None), kind)
        lines = tuple(self._ledger.unclaimed(lines))
        title = read_title(lines, TITLE)
        self._ledger.claim(title.lines, FIELD)
        self._period = title.period
        for part in cut(blocks(with_late_heads(self._ledger.unclaimed(lines))), HEADINGS):
            for each in _by_heads(part):
                self._part(each)
        residue = [
            rd003_row_unplaced.finding(self._cite.print([line]), line.text)
            for line in self._ledger.unclaimed(self._source.cells)
        ]
        findings = (*self._findings, *residue)
        return accounted(self._edition(title), findings, self._ledger, self._source.cells, cite=self._cite)

    def _part(self, part: Part[PartKind]) -> None:
        if part.kind is PartKind.YEARLY:
            self._ledger.claim(part.heading, Noise.HEADING)
            self._yearly(part)
        elif part.kind is PartKind.RESULTS:
            self._ledger.claim(part.heading, Noise.HEADING)
            self._results(part)
        else:
            outside = [block for block in part.blocks if isinstance(block, Line)]
            self._section(part.kind, part.no, part.title, part.heading, outside)

    def _section(self, kind: PartKind, no: str, title: str, heading: Sequence[Line], lines: Sequence[Line]) -> None:
        if not heading and not lines:
            return
        self._ledger.claim([*heading, *lines], FIELD)
        text = paragraphs_of(lines, trails=self._habits.trails, widest=self._widest)
        section_kind = _SECTIONS.get(kind, SectionKind.OTHER)
        section = Section(
            ref=self._refs.make("section", section_kind),
            kind=section_kind,
            no=no,
            title=title,
            text=text.text,
            source=self._cited([*heading, *lines], text.text),
        )
        self._sections.append(section)
        self._prose(section.ref, None, text)

    def _yearly(self, part: Part[PartKind]) -> None:
        found = read_yearly(part.blocks)
        for table in found.tables:
            self._ledger.claim(table.lines, FIELD)
            self._ledger.claim((line for row in table.rows for line in row.lines), FIELD)
            self._ledger.claim((line for _, lines in table.notes for line in lines), FIELD)
        self._tables += make_tables(found.tables, self._cite, self._refs)
        self._findings += (doubt for table in found.tables for doubt in doubts(table, self._cite))
        self._section(PartKind.OTHER, part.no, part.title, (), found.text)

    # --- results

    def _results(self, part: Part[PartKind]) -> None:
        grids = [block for block in part.blocks if isinstance(block, Grid)]
        outside = [block for block in part.blocks if isinstance(block, Line)]
        if grids:
            found = read_grids(grids)
            self._ledger.claim(found.heads, Noise.TABLE_HEAD)
            self._add_rows(found.rows)
            self._section(PartKind.OTHER, part.no, part.title, (), outside)
            return
        cellwise = read_cellwise(outside)
        if cellwise is not None:
            self._ledger.claim(cellwise.heads, Noise.TABLE_HEAD)
            self._section(PartKind.OTHER, part.no, part.title, (), cellwise.before)
            self._add_rows(cellwise.rows)
            return
        table = below_heads(outside)
        self._ledger.claim(table.heads, Noise.TABLE_HEAD)
        beside = read_beside(table)
        if beside is not None:
            self._add_rows(read_grids(beside, table.columns).rows)
            self._ledger.claim(table.lines, FIELD)
        self._section(PartKind.OTHER, part.no, part.title, (), table.before)
        atoms = pieces_of(table, self._habits) if beside is None else []
        if atoms:
            cells = read_cells(atoms, table.columns, habits([atom.line for atom in atoms]))
            if are_alike(cells.widths):
                return
            self._add_rows(list(rows_of(cells, table.columns)))
            self._ambiguous(table.columns, cells)

    def _add_rows(self, rows: Sequence[RowCells]) -> None:
        self._ledger.claim(lines_in(rows), FIELD)
        for cells in rows:
            position = len(self._rows) + 1
            passages = {column: self._passage(cells.get(column, CellText())) for column in ResultColumn}
            row = ResultRow(
                ref=self._refs.make("result", str(position)),
                position=position,
                goal=passages[ResultColumn.GOAL],
                strategy=passages[ResultColumn.ACTIONS],
                result=passages[ResultColumn.RESULTS],
                improvement=passages[ResultColumn.FUTURE],
            )
            self._rows.append(row)
            for column in ResultColumn:
                self._prose(row.ref, column, cells.get(column, CellText()))

    def _passage(self, cell: CellText) -> Passage:
        return Passage(text=cell.text, source=self._cited(cell.lines, cell.text))

    def _ambiguous(self, columns: Sequence[ResultColumn], found: Segmented) -> None:
        """Report lines that another reading, nearly as good, gives another cell."""
        for rival in found.rivals:
            taken = found.states[rival.start : rival.start + len(rival.states)]
            pairs = [(a, b) for a, b in zip(taken, rival.states, strict=True) if a.column != b.column]
            atoms = [a.last for a, _ in pairs if a.last is not None]
            lines = list(dict.fromkeys(atom.line for atom in atoms))
            first, second = (columns[state.column] for state in pairs[0])
            text = "".join(atom.text for atom in atoms)
            source = self._cite.print(lines)
            self._findings.append(rd002_value_ambiguous.finding("", source, text=text, taken=first, other=second))

    def _prose(self, passage: str, column: ResultColumn | None, cell: CellText) -> None:
        """Keep the figures of running text."""
        for words in read_figures(cell, self._period):
            source = self._cited(words.lines, words.text)
            self._figures.append(words.figure(self._refs, passage, column, source))

    def _cited(self, lines: Iterable[Line], text: str) -> SourceRef:
        return self._cite.lines((line.no for line in lines), text)

    def _edition(self, title: Title) -> Edition:
        return Edition(
            owner=title.owner,
            year=title.year,
            edition=EditionHead(
                key=self._period.slug if self._period else "report",
                kind=DocumentKind.PERFORMANCE_REPORT,
                title=title.text,
                period=self._period,
                document=self._source.document,
            ),
            budget=Budget(yearly=tuple(self._tables)) if self._tables else None,
            report=Report(sections=tuple(self._sections), results=tuple(self._rows), figures=tuple(self._figures)),
        )


def _by_heads(part: Part[PartKind]) -> Iterator[Part[PartKind]]:
    """Yield a part, cut where a table of results begins in one headed otherwise; tables of years tell as well."""
    if part.kind is PartKind.RESULTS:
        yield part
        return
    lines = [block for block in part.blocks if isinstance(block, Line)]
    heads = {line.no for index, line in enumerate(lines) if read_head(lines, index) is not None}
    start = next((at for at, block in enumerate(part.blocks) if _is_results(block, heads)), len(part.blocks))
    before = replace(part, blocks=part.blocks[:start])
    if part.kind is PartKind.OTHER and any(map(has_years, before.blocks)):
        before.kind = PartKind.YEARLY
    if start == len(part.blocks):
        yield before
    elif start:
        yield before
        yield Part(PartKind.RESULTS, blocks=part.blocks[start:])
    else:
        yield replace(part, kind=PartKind.RESULTS)


def _is_results(block: Line | Grid, heads: Collection[int]) -> bool:
    """Tell whether the table of goals and results begins with a block."""
    if isinstance(block, Line):
        return block.no in heads
    return columns_of(block.head()) is not None


def read_performance_report(source: Source, register: AgencyRegister, profile: Profile) -> ReadResult:
    """Read a performance report. Its text has no codes, and names agencies only in prose."""
    del register, profile
    return PerformanceReportReader(source).read()
