"""A card in Markdown (`docs/card-form.md`) → edition and findings."""

from __future__ import annotations

from heng.check.rules.reading import rd001_document_truncated
from heng.ingest.coverage import Coverage
from heng.ingest.formats.format import Format, recognise
from heng.ingest.formats.text import Decoded, decode
from heng.ingest.lines import LINE_BREAK
from heng.ingest.markdown.budget import read_budget
from heng.ingest.markdown.drawings import DrawingReader
from heng.ingest.markdown.head import read_head
from heng.ingest.markdown.outline import Part, outline
from heng.ingest.markdown.page import Page
from heng.ingest.markdown.plan import read_plan
from heng.ingest.markdown.recognise import is_card
from heng.ingest.markdown.report import ReportReader
from heng.ingest.markdown.statements import read_statements
from heng.ingest.markdown.tables import CardReader
from heng.ingest.markdown.text import logical_lines, stops_inside
from heng.ingest.result import ReadResult
from heng.ingest.text import squeeze
from heng.model.budget import Budget
from heng.model.card import Card
from heng.model.edition import DocumentRef, Edition
from heng.model.figures import Figures
from heng.model.form.parts import part_of
from heng.model.plan import Plan
from heng.model.profile import TAIPEI, Profile
from heng.model.terms import Drawing


def card_in(document: DocumentRef, data: bytes, profile: Profile = TAIPEI) -> ReadResult | None:
    """Return what a card in Markdown says; None where the bytes are something else."""
    text = _text(document.name, data)
    return read_card(document, text.text, profile, cut=text.cut) if text is not None else None


def is_card_file(name: str, data: bytes) -> bool:
    """Tell whether bytes are a card in Markdown."""
    return _text(name, data) is not None


def _text(name: str, data: bytes) -> Decoded | None:
    if recognise(data) is not Format.TEXT:
        return None
    decoded = decode(name, data)
    return decoded if is_card(decoded.text) else None


def read_card(document: DocumentRef, text: str, profile: Profile = TAIPEI, *, cut: bool = False) -> ReadResult:
    """Read the text of a card. `cut`: its bytes end inside a character."""
    return _Reader(document, text, profile, cut=cut).read()


class _Reader:
    def __init__(self, document: DocumentRef, text: str, profile: Profile, *, cut: bool) -> None:
        self.document, self.text, self.cut = document, text, cut
        self.page = Page(document.sha256, profile)
        self.tables = CardReader(self.page)
        self.drawings = DrawingReader(self.page)
        self.report = ReportReader(self.page)
        self.plan: Plan | None = None
        self.budget: Budget | None = None

    def read(self) -> ReadResult:
        whole = outline(logical_lines(self.text))
        title = whole.parts[0] if whole.parts and whole.parts[0].level == 1 else whole
        head = read_head(title, self.document, self.page)
        self.tables.columns = head.columns
        statements = read_statements(head.statements, self.page)
        self.page.unplaced_loose(title)
        for part in title.parts:
            self.part(part)
        self.tables.finish()
        self.outside(whole, title)
        if self.cut or stops_inside(self.text):
            self.stopped()
        card = Card(
            statements=(*statements, *self.drawings.statements),
            themes=tuple(self.tables.themes),
            map=tuple(self.drawings.cells),
            drawings=tuple(self.drawings.drawings),
            columns=self.tables.columns or (),
            linkages=tuple(self.drawings.linkages),
            linkage_announced=head.announced,
            objectives=tuple(self.tables.objectives),
            success_factors=tuple(self.tables.factors),
            indicators=tuple(self.tables.indicators),
            actions=tuple(self.tables.actions),
            cascade=tuple(self.tables.links),
            declared=head.declared,
        )
        edition = Edition(
            owner=head.owner,
            year=self.page.year,
            edition=head.head,
            card=card,
            figures=Figures(readings=tuple(self.tables.readings)),
            plan=self.plan,
            budget=self.budget,
            report=self.report.report(),
        )
        findings = tuple(sorted(self.page.findings, key=lambda each: each.source.place.lines if each.source else ()))
        return ReadResult(edition, findings, self.coverage())

    def stopped(self) -> None:
        """Report that the text stops in the middle."""
        for last in list(logical_lines(self.text))[-1:]:
            place = self.page.place([last])
            self.page.findings.append(rd001_document_truncated.finding(place, last.raw.strip()))

    def part(self, part: Part) -> None:
        key, rest = part_of(part.title) if part.level == 2 else ("", part.title)
        if key in (Drawing.MAP, Drawing.LINKAGE):
            self.drawings.read(part, Drawing.of(key), rest)
            self.tables.without_theme(part.parts)
        elif key == "plan" and self.plan is None:
            self.plan = read_plan(part, self.page)
        elif key == "budget" and self.budget is None:
            self.budget = read_budget(part, rest, self.page)
        elif key == "results":
            self.report.results(part)
        elif key and key not in ("plan", "budget"):
            self.report.section(part, key, rest)
        elif key:
            self.page.unplaced_part(part)
        else:
            self.tables.part(part)

    def outside(self, whole: Part, title: Part) -> None:
        """Report what stands before the title, and further titles."""
        if title is whole:
            return
        self.page.unplaced_items(whole.items)
        self.page.unplaced_loose(whole)
        for part in whole.parts[1:]:
            self.page.unplaced_part(part)

    def coverage(self) -> Coverage:
        total = sum(len(squeeze(line)) for line in LINE_BREAK.split(self.text))
        left = self.page.left
        residue = sum(len(squeeze(line.raw)) for line in left)
        numbers = sorted({number for line in left for number in line.lines})
        return Coverage(total=total, fields=total - residue, noise={}, residue=residue, lines=tuple(numbers))
