"""Reads a KPI sheet: a title, and tables whose head names the columns in any order and wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.check.rules.reading import rd001_document_truncated, rd003_row_unplaced
from heng.ingest.coverage import FIELD, Ledger
from heng.ingest.grid import Grid, Row, blocks
from heng.ingest.lines import Line
from heng.ingest.result import ReadResult
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.sheet.figures import SheetFigures
from heng.ingest.sheet.heads import Heads, find_head, part_of_year
from heng.ingest.sheet.indicators import Indicators
from heng.ingest.sheet.rows import RowReader, numbered, repeats_head
from heng.ingest.sheet.separated import with_commas
from heng.ingest.source import Source
from heng.ingest.text import squeeze
from heng.ingest.title import read_title
from heng.model.agency import AgencyRegister
from heng.model.card import Card
from heng.model.edition import Edition, EditionHead
from heng.model.figures import Figures
from heng.model.finding import Finding
from heng.model.identity import RefMaker
from heng.model.period import ROC_OFFSET, Period
from heng.model.profile import Profile
from heng.model.report import Report, Section
from heng.model.terms import Column, DocumentKind, Noise, SectionKind

_NAMES = r"指標|KPI|績效|計分卡|清冊|一覽表|目標值"
_OWNER = re.compile(r"(?:機關|局處|單位)(?:名稱)?\s*[：:]\s*(?P<owner>[^\s：:，,]{2,20})")
_YEAR = re.compile(r"年度\s*[：:]?\s*(?P<year>\d{2,4})|(?P<before>\d{2,4})\s*年度?")
_NOTE = re.compile(r"[※＊*]?\s*(?:備註|附註|註|說明|資料來源|..日期)\s*\d*\s*[：:]?")
_SHORTEST_NAME = 3


def is_kpi_sheet(source: Source) -> bool:
    """Tell whether a document has a table with the head of an indicator table."""
    return any(isinstance(block, Grid) and find_head(block) for block in blocks(with_commas(source)))


def read_kpi_sheet(source: Source, register: AgencyRegister, profile: Profile) -> ReadResult:
    """Read a KPI sheet; a document without such a table gives no indicator, and its print is residue."""
    return _Reader(source, register, profile).read()


@dataclass(frozen=True, slots=True)
class _About:
    """What the lines beside the tables say of the whole."""

    owner: str = ""
    year: int = 0
    part: tuple[int, int] | None = None
    title: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(slots=True)
class _Reader:
    source: Source
    register: AgencyRegister
    profile: Profile
    ledger: Ledger = field(default_factory=Ledger)
    columns: list[Column] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)

    def read(self) -> ReadResult:
        cells = with_commas(self.source)
        found = list(blocks(cells))
        about = self._about(found)
        self.ledger.claim(about.lines, FIELD)
        refs, cite = RefMaker(), self.source.cite
        figures = SheetFigures(cite, refs, about.year, about.part)
        made = Indicators(cite, AgencySense(self.register), CodeGrammar(self.profile), figures, refs)
        rows: RowReader | None = None
        for block in found:
            if isinstance(block, Line):
                self._line(block, made)
            else:
                rows = self._table(block, rows, made)
        findings = [*self._cut(), *figures.findings, *self._residue(cells, made)]
        return ReadResult(self._edition(about, made), tuple(findings), self.ledger.coverage(cells))

    def _about(self, found: Sequence[Line | Grid]) -> _About:
        lines = [line for block in found for line in self._beside(block)]
        title = read_title(lines, _NAMES)
        owner, year, used = title.owner, title.year, list(title.lines)
        for line in lines:
            named, dated = _OWNER.search(line.text), _YEAR.search(line.text)
            if not owner and named and self._may_own(named["owner"], line.text):
                owner = named["owner"]
                used.append(line)
            if not year and dated:
                year = int(dated["year"] or dated["before"])
                used.append(line)
        if not used and lines:
            used = [lines[0]]
        text = title.text or (used[0].text if used else "")
        owner = owner or self._known(text)
        return _About(
            owner, year - ROC_OFFSET if year > ROC_OFFSET else year, part_of_year(squeeze(text)), text, tuple(used)
        )

    @staticmethod
    def _beside(block: Line | Grid) -> list[Line]:
        """Return the lines of a block that stand outside an indicator table: above its head, too."""
        if isinstance(block, Line):
            return [block]
        head = find_head(block)
        rows = block.rows[: head[0]] if head else []
        return [line for row in rows for line in row.all_lines()]

    def _may_own(self, name: str, text: str) -> bool:
        """Tell whether a word behind a colon names an agency: `單位：` may as well lead to a unit of measure."""
        return AgencySense(self.register).likely(name) or not text.lstrip("(（ \u3000").startswith("單位")

    def _known(self, text: str) -> str:
        """Return the longest name of the register in a title."""
        inside = (name for name in self.register.names if len(name) >= _SHORTEST_NAME and name in squeeze(text))
        return max(inside, key=len, default="")

    def _line(self, line: Line, made: Indicators) -> None:
        if made.heading(line):
            self.ledger.claim([line], FIELD)
        elif _NOTE.match(line.text) or (self.notes and line.no == self.notes[-1].no + 1):
            self.notes.append(line)
            self.ledger.claim([line], FIELD)

    def _table(self, grid: Grid, rows: RowReader | None, made: Indicators) -> RowReader | None:
        head = find_head(grid)
        below: Sequence[tuple[int, Row]] = list(numbered(grid))
        if head:
            first, count, heads = head
            for _, row in below[first : first + count]:
                self.ledger.claim(row.all_lines(), Noise.TABLE_HEAD)
            below = below[first + count :]
            rows = RowReader(heads)
            self._note_columns(heads)
        if rows is None:
            return None
        for number, row in below:
            self._row(rows, row, number, made)
        rows.end_table()
        return rows

    def _row(self, rows: RowReader, row: Row, number: int, made: Indicators) -> None:
        if repeats_head(row, rows.heads):
            self.ledger.claim(row.all_lines(), Noise.TABLE_HEAD)
            return
        read = rows.read(row, number)
        if made.take(read):
            self.ledger.claim(read.lines, FIELD)

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
        cite = self.source.cite
        left = [rd003_row_unplaced.finding(cite.print([line]), line.text) for line in self.ledger.unclaimed(cells)]
        if not made.indicators and cells:
            return [rd003_row_unplaced.no_indicator(cite.print([cells[-1]]), cells[-1].text), *left]
        return left

    def _edition(self, about: _About, made: Indicators) -> Edition:
        period = None
        if about.year:
            period = Period.months(about.year, *about.part) if about.part else Period.year(about.year)
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
        if not self.notes:
            return None
        text = "\n".join(line.text for line in self.notes)
        ref = made.refs.make("section", SectionKind.NOTE)
        return Report(
            sections=(Section(ref=ref, kind=SectionKind.NOTE, text=text, source=self.source.cite.print(self.notes)),)
        )
