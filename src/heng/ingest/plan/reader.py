"""Reads an annual plan (年度施政目標及重點, 年度施政計畫)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from heng.check.rules.reading import rd003_row_unplaced
from heng.ingest.account import accounted
from heng.ingest.coverage import FIELD, Ledger, Noise
from heng.ingest.furniture import page_furniture
from heng.ingest.grid import blocks
from heng.ingest.headed import Part, cut
from heng.ingest.lines import Line
from heng.ingest.plan.beside import read_beside
from heng.ingest.plan.heads import begins_table, heads_of_line
from heng.ingest.plan.outline import HEADINGS, PartKind
from heng.ingest.plan.rows import learn_levels, read_table
from heng.ingest.plan.statements import read_statements
from heng.ingest.plan.tree import Item, Node, TreeBuilder
from heng.ingest.result import ReadResult
from heng.ingest.source import Source
from heng.ingest.text import join_lines, squeeze
from heng.ingest.title import Title, read_title
from heng.model.agency import AgencyRegister
from heng.model.card import Card, Statement
from heng.model.edition import Edition, EditionHead
from heng.model.finding import Finding
from heng.model.identity import RefMaker
from heng.model.plan import Plan, PlanItem, PlanNode
from heng.model.profile import Profile
from heng.model.report import Report, Section
from heng.model.source import SourceRef
from heng.model.terms import DocumentKind, Scope, SectionKind, StatementKind

TITLE = "施政目標|施政重點|施政計畫|工作計畫|業務計畫|施政方針"
_STATEMENTS = {
    PartKind.MISSION: StatementKind.MISSION,
    PartKind.VISION: StatementKind.VISION,
    PartKind.VALUE: StatementKind.VALUE,
    PartKind.PRIORITY: StatementKind.PRIORITY,
}
_BODY = re.compile(r"^\S{2,}?(?:處|局|所|院|館|會|中心|大隊|學院|署|室|隊)(?=\s)")
_LEAST_NAME = 4


class AnnualPlanReader:
    """Reads one annual plan; makes its edition, the findings, and the account of its characters."""

    def __init__(self, source: Source, register: AgencyRegister) -> None:
        """Set aside what stands on every page."""
        self._source = source
        self._register = register
        self._cite = source.cite
        self._refs = RefMaker()
        self._ledger = Ledger()
        self._statements: list[Statement] = []
        self._sections: list[Section] = []
        self._nodes: list[PlanNode] = []

    def read(self) -> ReadResult:
        """Read the plan."""
        furniture = page_furniture(self._source.cells, self._source.places)
        for kind, lines in furniture.items():
            # The head of a table that each page repeats parts its pages.
            self._ledger.claim((line for line in lines if heads_of_line(line) is None), kind)
        lines = self._ledger.unclaimed(self._source.cells)
        title = read_title(lines, TITLE)
        self._ledger.claim(title.lines, FIELD)
        for part in cut(blocks(self._ledger.unclaimed(lines)), HEADINGS):
            for each in _by_heads(part):
                self._part(each)
        findings = tuple(self._residue())
        return accounted(self._edition(title), findings, self._ledger, self._source.cells, cite=self._cite)

    def _part(self, part: Part[PartKind]) -> None:
        self._ledger.claim(part.heading, FIELD if part.kind is PartKind.OTHER else Noise.HEADING)
        kind = _STATEMENTS.get(part.kind)
        if part.kind is PartKind.PLAN:
            self._plan(part)
        elif kind is not None:
            self._stated(part, kind)
        else:
            self._section(part)

    def _stated(self, part: Part[PartKind], kind: StatementKind) -> None:
        lines = part.lines
        self._ledger.claim(lines, FIELD)
        count = sum(statement.kind is kind for statement in self._statements)
        for position, stated in enumerate(read_statements(lines), start=count + 1):
            source = self._cite.lines((line.no for line in stated.lines), stated.text)
            ref = self._refs.make("statement", kind, str(position))
            self._statements.append(
                Statement(
                    ref=ref,
                    scope=Scope.OWN,
                    kind=kind,
                    position=position,
                    no=stated.no,
                    text=stated.text,
                    source=source,
                )
            )

    def _section(self, part: Part[PartKind]) -> None:
        lines = [block for block in part.blocks if isinstance(block, Line)]
        if not lines and not part.heading:
            return
        self._ledger.claim(lines, FIELD)
        text = join_lines((line.text, line.lead) for line in lines)
        kind = SectionKind.PREFACE if not part.heading or "前言" in squeeze(part.title) else SectionKind.OTHER
        source = self._cite.lines((line.no for line in [*part.heading, *lines]), text)
        ref = self._refs.make("section", kind)
        self._sections.append(Section(ref=ref, kind=kind, no=part.no, title=part.title, text=text, source=source))

    # --- the tree

    def _plan(self, part: Part[PartKind]) -> None:
        beside = read_beside(part.blocks)
        table, parted = beside if beside is not None else (read_table(part.blocks), [])
        self._ledger.claim(table.heads, Noise.TABLE_HEAD)
        builder = TreeBuilder(learn_levels(table))
        for row in table.rows:
            builder.add(row)
        left = {line.key for line in (*builder.left, *table.left)}
        self._ledger.claim((line for row in table.rows for line in row.lines if line.key not in left), FIELD)
        lost = {line.no for line in (*builder.left, *table.left)}
        self._ledger.claim((line for line in parted if line.no not in lost), FIELD)
        self._nodes += [self._node(node, ("plan",)) for node in builder.nodes]

    def _node(self, node: Node, above: tuple[str, ...]) -> PlanNode:
        path = (*above, node.no or node.name)
        ref = self._refs.make("plan_node", *path[1:])
        return PlanNode(
            ref=ref,
            level=node.level,
            no=node.no,
            name=node.name,
            agency=self._agency(node.name),
            children=tuple(self._node(child, path) for child in node.children),
            items=tuple(self._item(item, path) for item in node.items),
            source=self._cited(node.lines, node.name),
        )

    def _item(self, item: Item, above: tuple[str, ...]) -> PlanItem:
        path = (*above, item.no)
        return PlanItem(
            ref=self._refs.make("plan_item", *path[1:]),
            no=item.no,
            text=item.text,
            items=tuple(self._item(each, path) for each in item.items),
            source=self._cited(item.lines, item.text),
        )

    def _cited(self, lines: Iterable[Line], text: str) -> SourceRef:
        return self._cite.lines((line.no for line in lines), text)

    def _agency(self, name: str) -> str:
        """Return the body that is printed with a plan's name: parted by a space, or known by the register."""
        match = _BODY.match(name)
        if match:
            return match[0]
        heads = (name[:end] for end in range(len(name) - _LEAST_NAME, _LEAST_NAME, -1))
        return next((head for head in heads if self._register.find(head)), "")

    # --- the edition

    def _residue(self) -> Sequence[Finding]:
        return [
            rd003_row_unplaced.finding(self._cite.print([line]), line.text)
            for line in self._ledger.unclaimed(self._source.cells)
        ]

    def _edition(self, title: Title) -> Edition:
        period = title.period
        return Edition(
            owner=title.owner,
            year=title.year,
            edition=EditionHead(
                key=period.slug if period else "plan",
                kind=DocumentKind.ANNUAL_PLAN,
                title=title.text,
                period=period,
                document=self._source.document,
            ),
            card=Card(statements=tuple(self._statements)),
            plan=Plan(nodes=tuple(self._nodes)),
            report=Report(sections=tuple(self._sections)) if self._sections else None,
        )


def _by_heads(part: Part[PartKind]) -> Iterator[Part[PartKind]]:
    """Yield a part, cut where the table of plans begins in one that is headed otherwise."""
    start = next((at for at, block in enumerate(part.blocks) if begins_table(block)), None)
    if part.kind is PartKind.PLAN or start is None:
        yield part
        return
    if start or part.heading:
        yield replace(part, blocks=part.blocks[:start])
    yield Part(PartKind.PLAN, blocks=part.blocks[start:])


def read_annual_plan(source: Source, register: AgencyRegister, profile: Profile) -> ReadResult:
    """Read an annual plan. It has no codes, so the profile plays no part."""
    del profile
    return AnnualPlanReader(source, register).read()
