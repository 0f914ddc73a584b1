"""Reads a bureau's strategy map and balanced scorecard, with the copy of the city's map that it prints."""

from __future__ import annotations

from collections.abc import Sequence

from heng.check.rules.reading import rd001_document_truncated, rd003_row_unplaced
from heng.ingest.account import accounted
from heng.ingest.bureau.beside import BesideTables
from heng.ingest.bureau.card_rows import CardMaker, CardRows
from heng.ingest.bureau.cascade import Cascade
from heng.ingest.bureau.drafts import Drafts
from heng.ingest.bureau.drawings import Drawings
from heng.ingest.bureau.events import Declared, Heading, TablePart
from heng.ingest.bureau.flow import Flow
from heng.ingest.bureau.frames import without_frames
from heng.ingest.bureau.prose import sections
from heng.ingest.bureau.statements import StatementReader
from heng.ingest.bureau.table_rows import TableReader
from heng.ingest.bureau.themes import ThemeMaker, table_names
from heng.ingest.bureau.whose import Titled, Whose, titled
from heng.ingest.coverage import FIELD, Ledger
from heng.ingest.overlap import overlapping
from heng.ingest.pipes import with_bars
from heng.ingest.result import ReadResult
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.scorecard.pieces import bare
from heng.ingest.source import Source
from heng.ingest.title import period_of
from heng.model.agency import AgencyRegister
from heng.model.card import Card, Statement, Theme
from heng.model.edition import Edition, EditionHead
from heng.model.figures import Figures
from heng.model.finding import Finding
from heng.model.identity import RefMaker
from heng.model.profile import Profile
from heng.model.report import Report
from heng.model.terms import DocumentKind, Scope, StatementKind


class BureauScorecardReader:
    """Reads one document; makes its edition, the findings, and the account of its characters."""

    def __init__(self, source: Source, register: AgencyRegister, profile: Profile) -> None:
        """Walk through the document."""
        self._source = source
        self._register = register
        self._profile = profile
        self._cite = source.cite
        self._refs = RefMaker()
        self._ledger = Ledger()
        self._grammar = CodeGrammar(profile)
        self._grammar.learn(bare(line.raw.strip() or line.text) for line in source.cells)
        self._beside = BesideTables(self._grammar, profile)
        cells = without_frames(source.cells, self._grammar) if source.places else with_bars(source.cells)
        self._cells = tuple(self._beside.with_cells(tuple(cells)))
        self._sense = AgencySense(register)
        self._drafts = Drafts(self._grammar, profile)
        self._tables = TableReader(self._grammar, profile, self._ledger)
        self._flow = Flow(
            source, self._cells, self._grammar, profile, self._sense, self._ledger, self._drafts, self._tables
        )

    def read(self) -> ReadResult:
        """Read the document."""
        flow = self._flow
        flow.read()
        rows = self._rows()
        whose = Whose.of(flow.cover.owner, self._register)
        found = titled(flow.events, whose, [(row.code, row.name) for row in rows.objectives], table_names(flow.events))
        drawings = self._drawings(found)
        themes = ThemeMaker(self._cite, self._refs, self._ledger).make(found, flow.events)
        statements = self._statements(found, drawings, whose)
        report = self._prose()
        edition = self._edition(rows, drawings, themes, statements, report)
        findings = [*self._truncated(themes, rows), *rows.findings, *self._residue()]
        return accounted(edition, findings, self._ledger, self._cells, cite=self._cite, profile=self._profile)

    def _rows(self) -> CardRows:
        # Where the title names several years, a column without a year says none.
        year = 0 if self._flow.cover.last_year > self._flow.cover.year else self._year()
        columns = tuple(dict.fromkeys(self._tables.columns))
        maker = CardMaker(self._grammar, self._sense, self._cite, self._refs, year, columns)
        self._drafts.rejoin()
        self._ledger.claim(self._drafts.again, FIELD)
        for draft in self._drafts.objectives:
            for chunk in draft.chunks():
                self._ledger.claim(chunk.lines, FIELD)
            for indicator in draft.indicators:
                self._ledger.claim((piece.line for piece in indicator.pieces()), FIELD)
        self._drafts.doubt(self._beside.doubtful | overlapping(self._cells, self._source.places))
        self._drafts.doubt_lacking({line.no for line in self._source.cells if line.cell is None})
        return maker.make(self._drafts.objectives)

    def _year(self) -> int:
        headings = [event for event in self._flow.events if isinstance(event, Heading)]
        return self._flow.cover.year or next((year for event in headings if (year := event.roc_year)), 0)

    def _drawings(self, found: Sequence[Titled]) -> Drawings:
        drawings = Drawings(self._cite, self._refs, self._year(), self._source.arrows)
        for each in found:
            drawings.take(each)
        drawings.announce(self._flow.events, [each.heading for each in found if each.heading])
        return drawings

    def _statements(self, found: Sequence[Titled], drawings: Drawings, whose: Whose) -> list[Statement]:
        reader = StatementReader(self._cite, self._refs, self._ledger, whose, drawings.of)
        reader.read(self._flow.events, found)
        return [*reader.made, *self._tops(found, drawings)]

    def _tops(self, found: Sequence[Titled], drawings: Drawings) -> list[Statement]:
        """Return the objectives above all themes, each once for each scope."""
        made: list[Statement] = []
        met: dict[tuple[Scope, str, str], None] = {}
        for each in found:
            for node in each.drawn.tops:
                key = (each.scope, node.code, node.name)
                if key in met:
                    continue
                met[key] = None
                made.append(
                    Statement(
                        ref=self._refs.make("statement", each.scope, StatementKind.TOP_OBJECTIVE, node.code),
                        scope=each.scope,
                        kind=StatementKind.TOP_OBJECTIVE,
                        position=sum(scope is each.scope for scope, _, _ in met),
                        code=node.code,
                        text=node.name,
                        drawing=drawings.of[id(each.drawn)],
                        source=self._cite.lines((line.no for line in node.lines), f"{node.code} {node.name}"),
                    )
                )
        return made

    def _prose(self) -> Report | None:
        made = sections(self._flow.events, self._ledger, self._cite, self._refs)
        return Report(sections=tuple(made)) if made else None

    def _truncated(self, themes: Sequence[Theme], rows: CardRows) -> list[Finding]:
        """Report a text that ends inside its tables: the last themes that it announces have none, nothing ends it.

        A file with pages or sheets that opens is whole, and a theme without tables amid others is a fault of its own.
        """
        last = self._cells[-1]
        announced = [theme.letter for theme in themes if theme.scope is Scope.OWN]
        missing = bool(announced) and announced[-1] not in {row.theme for row in rows.objectives}
        in_table = bool(self._flow.events) and isinstance(self._flow.events[-1], TablePart)
        stops = missing and in_table and not self._flow.closed and not self._source.places
        if self._source.cut or (rows.objectives and stops):
            return [rd001_document_truncated.finding(self._cite.print([last]), last.text)]
        return []

    def _residue(self) -> list[Finding]:
        return [
            rd003_row_unplaced.finding(self._cite.print([line]), line.text)
            for line in self._ledger.unclaimed(self._cells)
        ]

    # --- the edition

    def _edition(
        self,
        rows: CardRows,
        drawings: Drawings,
        themes: list[Theme],
        statements: list[Statement],
        report: Report | None,
    ) -> Edition:
        cascade = Cascade(self._refs)
        carrying, links = cascade.of_themes(themes, drawings.cells)
        whole = [event.counts for event in self._flow.events if isinstance(event, Declared) and not event.theme]
        card = Card(
            statements=tuple(statements),
            themes=tuple(carrying),
            map=tuple(drawings.cells),
            drawings=tuple(drawings.made),
            columns=tuple(dict.fromkeys(self._tables.columns)),
            linkages=tuple(drawings.linkages),
            linkage_announced=tuple(drawings.announced),
            objectives=tuple(rows.objectives),
            success_factors=tuple(rows.factors),
            indicators=tuple(rows.indicators),
            actions=tuple(rows.actions),
            cascade=(*links, *cascade.of_indicators(rows.indicators)),
            declared=whole[0] if whole else None,
        )
        return Edition(
            owner=self._flow.cover.owner,
            year=self._year(),
            edition=self._head(),
            card=card,
            figures=Figures(readings=tuple(rows.readings)),
            report=report,
        )

    def _head(self) -> EditionHead:
        cover, year = self._flow.cover, self._year()
        period = period_of(year, max(year, cover.last_year))
        return EditionHead(
            key=period.slug if period else "scorecard",
            kind=DocumentKind.BUREAU_SCORECARD,
            title=cover.title,
            period=period,
            published=cover.published,
            head=cover.head,
            outline=tuple(text for text, _ in self._flow.outline.entries),
            document=self._source.document,
        )


def read_bureau_scorecard(source: Source, register: AgencyRegister, profile: Profile) -> ReadResult:
    """Read a bureau's strategy map and balanced scorecard."""
    return BureauScorecardReader(source, register, profile).read()


__all__ = ["BureauScorecardReader", "read_bureau_scorecard"]
