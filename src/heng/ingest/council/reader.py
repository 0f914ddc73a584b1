"""Reads a council report (議會施政報告): themes, map, scorecard tables and the budget appendix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from heng.check.rules.reading import rd001_document_truncated, rd002_value_ambiguous, rd003_row_unplaced
from heng.ingest.account import accounted
from heng.ingest.aside import is_beside
from heng.ingest.council.absent import without_absent
from heng.ingest.council.blocks.beside import with_columns
from heng.ingest.council.blocks.tables import InBlocks, in_blocks
from heng.ingest.council.budget.grid import keeps_cells, read_budget_cells
from heng.ingest.council.budget.lines import make_budget
from heng.ingest.council.budget.table import read_budget
from heng.ingest.council.cells import OwnerGroup
from heng.ingest.council.change_notes import change_notes
from heng.ingest.council.furniture import Furniture, PageLine
from heng.ingest.council.grid_rows import has_cells, in_cells, read_cells, without_cells
from heng.ingest.council.heads.table import USUAL, TableHead
from heng.ingest.council.heads.theme import agencies, running_text
from heng.ingest.council.maps.drawings import MapReader
from heng.ingest.council.maps.strategy_map import is_label
from heng.ingest.council.outline import Outline, ThemePart, cut
from heng.ingest.council.parting import alarms
from heng.ingest.council.parting.joins import Joins
from heng.ingest.council.parting.segment import Segmented
from heng.ingest.council.parting.tables import Surroundings, part_tables
from heng.ingest.council.preface import Preface, read_preface
from heng.ingest.council.row_reader import RowContext, RowsRead, read_rows
from heng.ingest.council.scorecard import ObjectiveTable, Scorecard, find_tables
from heng.ingest.council.shortfall import counts_far_off, no_indicators, no_tables, no_theme, prose, told
from heng.ingest.council.themes import read_theme
from heng.ingest.council.truncation import is_cut
from heng.ingest.coverage import FIELD, Ledger, Noise
from heng.ingest.lines import Habits, Line, habits
from heng.ingest.overlap import overlapping
from heng.ingest.page_edges import is_number, page_edges, without
from heng.ingest.result import ReadResult
from heng.ingest.scorecard.codes import CodeGrammar, PrintedCode
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.source import Source
from heng.model.agency import AgencyRegister
from heng.model.approval import Approval, Session
from heng.model.budget import Budget
from heng.model.card import Card, Indicator, Objective, Theme
from heng.model.edition import Edition, EditionHead
from heng.model.figures import Figures
from heng.model.finding import Finding
from heng.model.identity import RefMaker
from heng.model.period import Period
from heng.model.profile import Profile
from heng.model.report import Report, Section
from heng.model.terms import Column, DocumentKind, Drawing, Ground, RemarkKind, SectionKind

_LONG_RUN = 8
_LEAST_BESIDE = 0.2
_NO_DRAWING = re.compile(r"[(（]?(?:策略)?關[聯連]圖[^。]{0,16}(?:未載明|未提供|省略|從略|[如詳見]附)[^。]*[。)）]*")


@dataclass(slots=True)
class _Tables:
    """What the themes of a report gave."""

    themes: list[Theme] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    rows: RowsRead = field(default_factory=RowsRead)
    heads: list[TableHead] = field(default_factory=list)
    unfinished: bool = False


class CouncilReportReader:
    """Reads one council report; makes its edition, the findings, and the account of its characters."""

    def __init__(self, source: Source, register: AgencyRegister, profile: Profile) -> None:
        """Cut the document into parts."""
        self._source = source
        self._register = register
        self._profile = profile
        self._grammar = CodeGrammar(profile)
        self._grammar.learn(line.text for line in source.cells)
        self._blocks = InBlocks()
        self._print = self._printed()
        self._edges = [*page_edges(self._print, source.places), *self._blocks.numbers]
        self._lines = without(self._print, [*self._edges, *self._blocks.heads, *self._blocks.loose])
        self._outline: Outline = cut(self._lines, self._grammar)
        self._habits: Habits = habits(_table_lines(self._outline) or self._lines)
        self._cite = source.cite
        self._refs = RefMaker()
        self._ledger = Ledger()
        self._sense = AgencySense(register, self._named_agencies())
        themes = [(part.letter, part.name) for part in self._outline.themes]
        self._furniture = Furniture(themes, self._habits, self._lines)
        self._maps = MapReader(self._grammar, profile, self._habits, self._cite, self._refs, self._ledger)

    def read(self) -> ReadResult:
        """Read the report."""
        for line in self._edges:
            self._ledger.claim([line], Noise.PAGE_NUMBER if is_number(line) else Noise.RUNNING_HEAD)
        self._ledger.claim(self._blocks.heads, Noise.TABLE_HEAD)
        preface = self._preface()
        tables = _Tables()
        joins = Joins(self._lines)
        for part in self._outline.themes:
            self._theme(part, tables, preface, joins)
        budget, budget_unfinished = self._budget()
        left = self._ledger.unclaimed([*self._lines, *self._blocks.loose])
        self._ledger.claim(change_notes(left), Noise.CHANGE_NOTE)
        left = self._ledger.unclaimed(left)
        is_cut_off = is_cut(
            cut=self._source.cut,
            lines=self._lines,
            habits=self._habits,
            themes=tables.themes,
            announced=self._maps.themes,
            objectives=tables.objectives,
            unfinished=budget_unfinished or (budget is None and tables.unfinished),
            unread=len(left) > _LONG_RUN,
            budget=budget,
        )
        findings = [*self._shortfalls(tables, is_cut_off=is_cut_off), *tables.rows.findings, *self._residue(left)]
        if is_cut_off:
            last = self._lines[-1]
            findings.insert(0, rd001_document_truncated.finding(self._cite.print([last]), last.text))
        edition = self._edition(preface, tables, budget)
        return accounted(edition, findings, self._ledger, self._print, cite=self._cite, profile=self._profile)

    # --- parts

    def _printed(self) -> Sequence[Line]:
        """Return the print with the cells of its tables, where the file keeps them or shows where they stand."""
        source = self._source
        if has_cells(source.cells):
            return source.cells
        if columns := with_columns(source.lines, self._grammar):
            return columns
        if source.places:
            # The library loses one in five of the blanks at the ends of lines: too many for rows to rest on them.
            return [replace(line, lead=False, trail=False) for line in source.lines]
        self._blocks = in_blocks(source.lines, self._grammar, AgencySense(self._register)) or InBlocks()
        made = self._blocks
        return [*made.lines, *made.heads, *made.loose, *made.numbers] or source.lines

    def _named_agencies(self) -> list[str]:
        """Return the names that the themes list as their agencies."""
        sentences = (
            "".join(running_text(part.section("agencies").lines, self._habits)) for part in self._outline.themes
        )
        return [agency.agency for sentence in sentences for agency in agencies(sentence)]

    def _preface(self) -> Preface:
        lines = [page.line for page in self._furniture.strip(self._outline.preface, self._ledger)]
        lines = prose(lines[: told(lines, self._grammar)])
        self._ledger.claim(lines, FIELD)
        return read_preface("\n".join(running_text(lines, self._habits)))

    def _theme(self, part: ThemePart, tables: _Tables, preface: Preface, joins: Joins) -> None:
        self._ledger.claim(part.title[:-1], Noise.RUNNING_HEAD)
        self._maps.read_map(part, self._furniture)
        self._maps.read_linkage(part, self._furniture)
        pages = self._stripped(part.section("scorecard").lines, part.letter)
        scorecard = find_tables(pages, self._grammar, self._ledger)
        self._claim_labels(scorecard.summary)
        # Where no heading of an objective is known, its table stands here, and nobody has read it.
        summary = prose(scorecard.summary[: told(scorecard.summary, self._grammar)])
        tables.sections += self._linkage_notes(part)
        agency_pages = self._furniture.strip(part.section("agencies").lines, self._ledger, part.letter)
        theme, sections = read_theme(
            part,
            prose([page.line for page in agency_pages]),
            summary,
            profile=self._profile,
            habits=self._habits,
            cite=self._cite,
            refs=self._refs,
            ledger=self._ledger,
        )
        tables.themes += [theme] if part.named else []
        tables.sections += sections
        self._scorecard(scorecard, theme, tables, preface, joins)

    def _linkage_notes(self, part: ThemePart) -> Iterator[Section]:
        """Yield what a theme says in words below the heading of its linkage diagram."""
        section = part.section("linkage")
        lines = [line for line in self._ledger.unclaimed(section.lines) if line.text.endswith(("。", "）", ")"))]
        # That the drawing is missing is no text of the report.
        self._ledger.claim((line for line in lines if _NO_DRAWING.fullmatch(line.text)), Noise.HEADING)
        lines = [line for line in self._ledger.unclaimed(lines) if line.text.endswith("。")]
        if not lines:
            return
        self._ledger.claim(lines, FIELD)
        yield Section(
            ref=self._refs.make("section", SectionKind.OTHER, part.letter, "linkage"),
            kind=SectionKind.OTHER,
            title="".join(line.text for line in section.heading),
            text="\n".join(running_text(lines, self._habits)),
            source=self._cite.print(lines),
        )

    def _scorecard(self, scorecard: Scorecard, theme: Theme, tables: _Tables, preface: Preface, joins: Joins) -> None:
        parted = self._parted(scorecard.tables, joins, preface.period)
        context = RowContext(self._grammar, self._sense, self._habits, self._cite, self._refs, preface.period)
        for table, found in zip(scorecard.tables, parted, strict=True):
            objective = self._objective(table, theme)
            tables.objectives += [objective] if table.heading else []
            refused = self._refused(table, found)
            self._claim(table, found)
            without_absent(found.rows, table.head)
            rows = read_rows(found.rows, objective, table, context)
            tables.rows.indicators += rows.indicators
            tables.rows.actions += rows.actions
            tables.rows.readings += rows.readings
            tables.rows.findings += rows.findings
            tables.heads += [table.head] if table.head else []
            tables.rows.findings += refused
            if in_cells(table.body):
                # An empty cell is printed empty; only a text can end inside a row.
                tables.unfinished = False
                continue
            last = found.rows[-1].groups if found.rows else []
            tables.unfinished = not refused and not any(group.figures for group in last)

    def _stripped(self, lines: Sequence[Line], letter: str) -> list[PageLine]:
        kept: list[PageLine] = []
        for inside, run in without_cells(lines):
            stripped = [PageLine(line, broken=False) for line in run] if inside else None
            kept += self._furniture.strip(run, self._ledger, letter) if stripped is None else stripped
        return kept

    def _parted(self, tables: Sequence[ObjectiveTable], joins: Joins, period: Period | None) -> Iterator[Segmented]:
        """Yield the rows of each table: by its cells where it has them, else by the traces of the layout."""
        lined = [table for table in tables if not in_cells(table.body)]
        parted = iter(part_tables(lined, Surroundings(self._grammar, self._sense, self._habits, joins)))
        for table in tables:
            yield read_cells(table, self._grammar, self._sense, period) if in_cells(table.body) else next(parted)

    def _refused(self, table: ObjectiveTable, found: Segmented) -> list[Finding]:
        """Leave out the figures of rows whose columns lines of text do not keep apart, and report each row.

        The lines of the figures become residue.
        """
        named = table.head is None or table.head.parted
        beside = self._is_beside([page.line for page in table.body])
        rows = found.rows
        if in_cells(table.body):
            rows = [row for row in rows if {piece.line.no for piece in row.indicator[:1]} & self._blocks.unread.keys()]
        elif named and not beside and not self._blocks.unparted:
            return []
        findings = []
        for row in rows:
            source = self._cite.print(piece.line for piece in row.pieces())
            row.groups = row.groups or [OwnerGroup()]
            for group in row.groups:
                group.values, group.actual, group.unread = [], None, True
            row.rival = []
            text = row.indicator[0].text if row.indicator else table.code
            code = self._grammar.indicator(text)
            subject = _subject(code) if code else table.code
            if table.head is None or named or in_cells(table.body):
                findings.append(rd003_row_unplaced.columns_beside(source, text, subject=subject))
                lines = [piece.line.no for piece in row.indicator]
                either = next(filter(None, map(self._blocks.unread.get, lines)), None)
                if either:
                    findings.append(rd002_value_ambiguous.undecided(subject, source, text=text, readings=either))
            else:
                findings.append(rd003_row_unplaced.columns_unusual(source, table.head.text, subject=subject))
        return findings

    def _is_beside(self, lines: Sequence[Line]) -> bool:
        """Tell whether columns stand beside one another on the lines of a table that has no cells."""
        if not self._source.places:
            return is_beside(lines)
        return len(overlapping(lines, self._source.places)) > _LEAST_BESIDE * len(lines)

    def _objective(self, table: ObjectiveTable, theme: Theme) -> Objective:
        parsed = self._grammar.parts(table.code) if table.code else None
        perspective = self._profile.perspective(parsed.perspective) if parsed else None
        return Objective(
            ref=self._refs.make("objective", table.code or table.name) if table.heading else "",
            theme=theme.letter,
            perspective=perspective.key if perspective else "",
            placed=Ground.INFERRED,
            code=table.code,
            name=table.name,
            source=self._cite.lines((line.no for line in table.heading), f"{table.code} {table.name}".strip()),
        )

    def _claim(self, table: ObjectiveTable, found: Segmented) -> None:
        self._ledger.claim(table.heading, FIELD)
        self._ledger.claim(found.numbers, Noise.PAGE_NUMBER)
        self._claim_labels(found.loose)
        self._ledger.claim((piece.line for row in found.rows for piece in row.pieces()), FIELD)

    def _claim_labels(self, lines: Iterable[Line]) -> None:
        """Claim names of perspectives in cells: an objective's own is in its code."""
        labels = (line for line in lines if line.cell is not None and is_label(line.text, self._profile))
        self._ledger.claim(labels, Noise.HEADING)

    def _budget(self) -> tuple[Budget | None, bool]:
        part = self._outline.appendix
        self._ledger.claim(part.heading, Noise.HEADING)
        lines = [page.line for page in self._stripped(part.lines, "")]
        if not lines:
            return None, bool(part.heading)
        table = read_budget_cells(lines) if keeps_cells(lines) else read_budget(lines)
        if table.has_columns_as_rows:
            # All of it is residue rather than wrong amounts.
            return None, False
        self._ledger.claim(table.head, Noise.TABLE_HEAD)
        self._ledger.claim(table.fields, FIELD)
        unfinished = bool(table.left) and table.left[-1] is lines[-1]
        return make_budget(table, lines, self._sense, self._cite, self._refs), unfinished

    def _shortfalls(self, tables: _Tables, *, is_cut_off: bool) -> Iterator[Finding]:
        """Yield what is missing as a whole; what a cut took away needs no word of its own."""
        parts, rows = [part for part in self._outline.themes if part.named], tables.rows
        yield from no_theme(self._outline, self._grammar, self._cite)
        if not is_cut_off:
            yield from no_indicators(parts, rows.indicators, self._cite)
            yield from no_tables(parts, tables.themes, tables.objectives, self._cite)
        complete = tables.themes[:-1] if is_cut_off else tables.themes
        yield from self._inferred(rows.indicators)
        yield from alarms.of_actions(rows.actions)
        yield from counts_far_off(complete, tables.objectives, rows.indicators, rows.actions)

    def _inferred(self, rows: Sequence[Indicator]) -> Iterator[Finding]:
        """Yield the rows of which a cell was told apart by nothing certain."""
        for row in rows:
            if self._blocks.doubtful & set(row.source.place.lines):
                yield rd002_value_ambiguous.odd(
                    row.subject,
                    row.source,
                    text=row.source.text,
                    taken=f"{row.printed_code} {row.name}",
                    remark=RemarkKind.UNKNOWN_WORDS,
                    refs=(row.ref,),
                )

    def _residue(self, left: Sequence[Line]) -> list[Finding]:
        runs = _runs(left, self._print)
        return [rd003_row_unplaced.finding(self._cite.print(run), _excerpt(run)) for run in runs]

    # --- the edition

    def _edition(self, preface: Preface, tables: _Tables, budget: Budget | None) -> Edition:
        year = preface.period.roc_year if preface.period else self._year_of_maps()
        return Edition(
            owner=preface.owner,
            year=year,
            edition=self._head(preface),
            card=self._card(tables),
            figures=Figures(readings=tuple(tables.rows.readings)),
            budget=budget,
            report=Report(sections=(*self._preface_section(), *tables.sections)),
        )

    def _year_of_maps(self) -> int:
        return next((drawing.roc_year for drawing in self._maps.drawings if drawing.roc_year), 0)

    def _head(self, preface: Preface) -> EditionHead:
        presented = Session(body=preface.body, session=preface.session) if preface.body else None
        return EditionHead(
            key=preface.key or (preface.period.slug if preface.period else "report"),
            kind=DocumentKind.COUNCIL_REPORT,
            title=preface.title,
            period=preface.period,
            approval=self._approval(),
            presented_to=presented,
            document=self._source.document,
        )

    def _approval(self) -> Approval | None:
        return next((drawing.approval for drawing in self._maps.drawings if drawing.approval), None)

    def _card(self, tables: _Tables) -> Card:
        lost = (drawing.source for drawing in self._maps.drawings if drawing.drawing is Drawing.LINKAGE)
        return Card(
            statements=tuple(self._maps.statements),
            themes=tuple(tables.themes),
            map=tuple(self._maps.cells),
            drawings=tuple(self._maps.drawings),
            linkage_announced=tuple(lost),
            objectives=tuple(tables.objectives),
            indicators=tuple(tables.rows.indicators),
            actions=tuple(tables.rows.actions),
            columns=_columns(tables.heads),
        )

    def _preface_section(self) -> Sequence[Section]:
        lines = [line for line in self._outline.preface if line not in self._ledger.unclaimed([line])]
        text = "\n".join(running_text(lines, self._habits))
        if not text:
            return ()
        source = self._cite.lines((line.no for line in lines), text)
        return (
            Section(
                ref=self._refs.make("section", SectionKind.PREFACE), kind=SectionKind.PREFACE, text=text, source=source
            ),
        )


def _subject(code: PrintedCode) -> str:
    return f"{code.code}-{code.component}" if code.component else code.code


def _table_lines(outline: Outline) -> list[Line]:
    return [line for part in outline.themes for line in part.section("scorecard").lines]


def _columns(heads: Sequence[TableHead]) -> tuple[Column, ...]:
    """Return the columns that any table prints, in the usual order; the usual ones where no head is known."""
    printed = {column for head in heads for column in head.known}
    return tuple(column for column in USUAL if column in printed) or USUAL


def _runs(left: Sequence[Line], lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield lines of residue one by one, and a long run of them as a whole."""
    position = {line.key: index for index, line in enumerate(lines)}
    for _, group in groupby(enumerate(left), key=lambda pair: position[pair[1].key] - pair[0]):
        run = [line for _, line in group]
        yield from [run] if len(run) > _LONG_RUN else ([line] for line in run)


def _excerpt(run: Sequence[Line]) -> str:
    return run[0].text if len(run) == 1 else f"{run[0].text}…{run[-1].text}"


def read_council_report(source: Source, register: AgencyRegister, profile: Profile) -> ReadResult:
    """Read a council report."""
    return CouncilReportReader(source, register, profile).read()


__all__ = ["CouncilReportReader", "read_council_report"]
