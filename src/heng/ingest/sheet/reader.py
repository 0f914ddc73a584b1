"""Reads a KPI sheet: a title, and tables whose head names the columns in any order and wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.check.rules.reading import rd001_document_truncated, rd003_row_unplaced
from heng.ingest.account import accounted
from heng.ingest.coverage import FIELD, Ledger
from heng.ingest.grid import Grid, Row, blocks
from heng.ingest.lines import WHITE, Line
from heng.ingest.result import ReadResult
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.sheet.about import About, read_about
from heng.ingest.sheet.figures import SheetFigures
from heng.ingest.sheet.heads import Heads, find_head
from heng.ingest.sheet.indicators import Indicators
from heng.ingest.sheet.rows import RowReader, TableRow, numbered, repeats_head
from heng.ingest.sheet.separated import parted_cells
from heng.ingest.source import Source
from heng.ingest.text import squeeze
from heng.model.agency import AgencyRegister
from heng.model.card import Card
from heng.model.edition import Edition, EditionHead
from heng.model.figures import Figures
from heng.model.finding import Finding
from heng.model.identity import RefMaker
from heng.model.profile import Profile
from heng.model.report import Report, Section
from heng.model.terms import Column, DocumentKind, Noise, SectionKind

_PAGE_NUMBER = re.compile(
    r"[-–—]?\s*\d{1,3}\s*[-–—]?|第\s*\d{1,3}\s*頁(?:[，,／/ ]*共\s*\d{1,3}\s*頁)?|\d{1,3}\s*/\s*\d{1,3}"
)
_NOTE = re.compile(
    r"[※＊*]?\s*(?:(?:備註|附註|註|資料來源|..日期)\s*\d*\s*[：:]?|[^：:]{0,4}說明\s*\d*\s*(?:[：:]|$)|[^：:]{2,16}如下[：:])"
)
_STAMP = re.compile(r"填[報表].{1,3}[：:]|資料.{1,5}日期?[：:]")
"""Who made a sheet out and up to which day: no beginning of a note that goes on below."""
_CHAPTER = re.compile(r"[壹貳參肆伍陸柒捌玖拾]{1,2}、[^。；]{1,24}")
_GOES_ON = re.compile(r"[(（]續\d*[)）]$")


def read_kpi_sheet(source: Source, register: AgencyRegister, profile: Profile) -> ReadResult:
    """Read a KPI sheet; a document without such a table gives no indicator, and its print is residue."""
    return _Reader(source, register, profile).read()


@dataclass(slots=True)
class _Reader:
    source: Source
    register: AgencyRegister
    profile: Profile
    ledger: Ledger = field(default_factory=Ledger)
    columns: list[Column] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    stamps: list[Line] = field(default_factory=list)
    titles: dict[str, tuple[int, int]] = field(default_factory=dict)
    rows: RowReader | None = None
    begun: TableRow | None = None
    unread: dict[str, list[Line]] = field(default_factory=dict)

    def read(self) -> ReadResult:
        cells = parted_cells(self.source)
        found = list(blocks(cells))
        about = read_about(found, self.register)
        self.ledger.claim(about.lines, FIELD)
        self.titles = {squeeze(line.text): line.key for line in reversed(about.lines)}
        refs, cite = RefMaker(), self.source.cite
        figures = SheetFigures(cite, refs, about)
        made = Indicators(cite, AgencySense(self.register), self.profile, CodeGrammar(self.profile), figures, refs)
        last = max((at for at, block in enumerate(found) if isinstance(block, Grid)), default=len(found))
        for at, block in enumerate(found):
            if isinstance(block, Line):
                self._line(block, made, found[at + 1] if at + 1 < len(found) else None, heads=at < last)
            else:
                self._table(block, made)
        self._finish(made)
        findings = [*self._cut(), *figures.findings, *self._residue(cells, made)]
        edition = self._edition(about, made)
        return accounted(edition, findings, self.ledger, cells, cite=cite, profile=self.profile)

    def _line(self, line: Line, made: Indicators, below: Line | Grid | None, *, heads: bool) -> None:
        """Take a line outside the tables. `heads`: a table follows somewhere, so that it may head rows."""
        alone = line.raw.strip(WHITE) in ("", line.text)
        if alone and _PAGE_NUMBER.fullmatch(line.text) and (not isinstance(below, Line) or below.feed):
            self.ledger.claim([line], Noise.PAGE_NUMBER)
        elif self.titles.get(squeeze(_GOES_ON.sub("", line.text)), line.key) != line.key:
            self.ledger.claim([line], Noise.RUNNING_HEAD)
        elif _STAMP.match(line.text):
            self.stamps.append(line)
            self.ledger.claim([line], FIELD)
        elif heads and self._heads_rows(line, made, below):
            self.ledger.claim([line], FIELD)
        elif heads and self.rows is None and _CHAPTER.fullmatch(line.text):
            self.ledger.claim([line], Noise.HEADING)
        elif _NOTE.match(line.text) or (self.notes and line.no == self.notes[-1].no + 1):
            self.notes.append(line)
            self.ledger.claim([line], FIELD)

    def _heads_rows(self, line: Line, made: Indicators, below: Line | Grid | None) -> bool:
        """Take a line as the heading of the rows below it: an objective's, or a band between rows of one table."""
        if _NOTE.match(line.text):
            return False
        self._finish(made)
        band = self.rows is not None and isinstance(below, Grid) and find_head(below) is None
        return made.heading(line) or (band and made.group([line], loose=True))

    def _table(self, grid: Grid, made: Indicators) -> None:
        head = find_head(grid)
        below: Sequence[tuple[int, Row]] = list(numbered(grid))
        if head:
            self._finish(made)
            first, count, heads = head
            for _, row in below[first : first + count]:
                self.ledger.claim(row.all_lines(), Noise.TABLE_HEAD)
            below = below[first + count :]
            self.rows = RowReader(heads)
            self._note_columns(heads)
        if self.rows is None:
            return
        made.begin_table([row for _, row in below], self.rows.heads)
        for number, row in below:
            self._row(self.rows, row, number, made)
        self.rows.end_table()

    def _row(self, rows: RowReader, row: Row, number: int, made: Indicators) -> None:
        if repeats_head(row, rows.heads):
            self.ledger.claim(row.all_lines(), Noise.TABLE_HEAD)
            return
        read = rows.read(row, number)
        if read.alone is not None and _NOTE.match(read.alone.text):
            self.notes += read.alone.lines
            self.ledger.claim(read.alone.lines, FIELD)
        elif self.begun is not None and self.begun.goes_on(read):
            self.begun = self.begun.joined(read)
        else:
            self._finish(made)
            self.begun = read

    def _finish(self, made: Indicators) -> None:
        """Read the row that was begun, now that nothing more goes on with it."""
        row, self.begun = self.begun, None
        if row is not None and made.take(row):
            alone = row.alone
            self.ledger.claim(alone.lines if alone is not None and not row.lines else row.lines, FIELD)
            for head, cell in row.unread():
                self.unread.setdefault(head.text, []).extend(cell.lines)

    def _note_columns(self, heads: Heads) -> None:
        for head in heads.values():
            if isinstance(head.kind, Column) and head.kind not in self.columns:
                self.columns.append(head.kind)

    def _cut(self) -> list[Finding]:
        if not self.source.cut:
            return []
        last = self.source.lines[-1]
        return [rd001_document_truncated.finding(self.source.cite.print([last]), last.text)]

    def _residue(self, cells: Sequence[Line], made: Indicators) -> list[Finding]:
        cite, unread = self.source.cite, {line.key for lines in self.unread.values() for line in lines}
        columns = [
            rd003_row_unplaced.column_unread(cite.print(cell), head, len(cell)) for head, cell in self.unread.items()
        ]
        unclaimed = (line for line in self.ledger.unclaimed(cells) if line.key not in unread)
        left = [*columns, *(rd003_row_unplaced.finding(cite.print([line]), line.text) for line in unclaimed)]
        if not made.indicators and cells:
            return [rd003_row_unplaced.no_indicator(cite.print([cells[-1]]), cells[-1].text), *left]
        return left

    def _edition(self, about: About, made: Indicators) -> Edition:
        period = about.period
        head = EditionHead(
            key=period.slug if period else "sheet",
            kind=DocumentKind.KPI_SHEET,
            title=about.title,
            period=period,
            document=self.source.document,
        )
        return Edition(
            owner=about.owner,
            year=about.year,
            edition=head,
            card=Card(
                columns=tuple(self.columns), objectives=tuple(made.objectives), indicators=tuple(made.indicators)
            ),
            figures=Figures(readings=tuple(made.figures.readings)),
            report=self._report(made),
        )

    def _report(self, made: Indicators) -> Report | None:
        lines = sorted([*self.stamps, *self.notes], key=lambda line: line.no)
        if not lines:
            return None
        text = "\n".join(line.text for line in lines)
        ref = made.refs.make("section", SectionKind.NOTE)
        return Report(
            sections=(Section(ref=ref, kind=SectionKind.NOTE, text=text, source=self.source.cite.print(lines)),)
        )
