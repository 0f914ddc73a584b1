"""The content page as one value, in the order that such documents are printed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from heng.model.budget import YearlyFigure, YearlyTable
from heng.model.figures import Missing
from heng.model.plan import PlanItem, PlanNode
from heng.model.quantity import Quantity
from heng.model.report import Passage, ProseFigure, Section
from heng.model.source import SourceRef
from heng.model.terms import ResultColumn, Scope, StatementKind
from heng.web import links, numbers
from heng.web.index import CardIndex
from heng.web.language import current, pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Statements of one kind and scope: the word for them, and each with its place."""

    word: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan with what stands below it. `count` = items at any depth."""

    level: str
    no: str
    name: str
    agency: str
    url: str
    items: tuple[ItemView, ...]
    below: tuple[PlanView, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """An item of a plan with its own items."""

    no: str
    text: str
    url: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A cell of the results: its paragraphs, the numbers read from them, and its place."""

    name: str
    paragraphs: tuple[str, ...]
    figures: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyView:
    """A table of several years: years as heads, rows of (name, unit, cells)."""

    title: str
    years: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]
    notes: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A headed piece of running text."""

    title: str
    paragraphs: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything the page shows; what the document does not have is empty."""

    statements: tuple[Statements, ...]
    plans: tuple[PlanView, ...]
    results: tuple[tuple[CellView, ...], ...]
    yearly: tuple[YearlyView, ...]
    sections: tuple[SectionView, ...]

    def __bool__(self) -> bool:
        """Tell whether there is anything to show."""
        return any((self.statements, self.plans, self.results, self.yearly, self.sections))


def content(index: CardIndex) -> Content:
    """Return what an edition says beside its indicators."""
    edition = index.edition
    report, plan, budget = edition.report, edition.plan, edition.budget
    figures = report.figures if report else ()
    return Content(
        statements=tuple(_statements(index)),
        plans=tuple(_plan(node) for node in plan.nodes) if plan else (),
        results=tuple(
            tuple(
                _cell(name, passage, row.ref, figures)
                for name, passage in zip(
                    ResultColumn, (row.goal, row.strategy, row.result, row.improvement), strict=True
                )
            )
            for row in (report.results if report else ())
        ),
        yearly=tuple(_yearly(table) for table in (budget.yearly if budget else ())),
        sections=tuple(_section(section) for section in (report.sections if report else ())),
    )


def _statements(index: CardIndex) -> Iterable[Statements]:
    for scope in (index.scope, *(one for one in Scope if one is not index.scope)):
        for kind in StatementKind:
            mine = [one for one in index.edition.card.statements if (one.scope, one.kind) == (scope, kind)]
            if mine:
                of = pick("府級", "City: ") if scope is not index.scope else ""
                texts = tuple((f"{one.code} {one.text}".strip(), _url(one.source)) for one in mine)
                yield Statements(word=of + kind.label(current()), texts=texts)


def _plan(node: PlanNode) -> PlanView:
    below = tuple(_plan(child) for child in node.children)
    items = tuple(_item(item) for item in node.items)
    return PlanView(
        level=node.level.label(current()),
        no=node.no,
        name=node.name,
        agency=node.agency,
        url=_url(node.source),
        items=items,
        below=below,
        count=sum(_count(item) for item in items) + sum(each.count for each in below),
    )


def _item(item: PlanItem) -> ItemView:
    below = tuple(_item(each) for each in item.items)
    return ItemView(no=item.no, text=item.text, url=_url(item.source), items=below)


def _count(item: ItemView) -> int:
    return 1 + sum(_count(each) for each in item.items)


def _cell(name: ResultColumn, passage: Passage, row: str, figures: Iterable[ProseFigure]) -> CellView:
    mine = [one for one in figures if one.passage == row and one.column is name]
    return CellView(
        name=name.label(current()),
        paragraphs=tuple(filter(None, passage.text.split("\n"))),
        figures=tuple(_figure(one) for one in mine),
        url=_url(passage.source),
    )


def _figure(figure: ProseFigure) -> str:
    value = figure.value
    told = f"{numbers.quantity(value)}{value.unit}" if isinstance(value, Quantity) else numbers.partial_day(value)
    return f"{figure.quantity} {told}".strip()


def _yearly(table: YearlyTable) -> YearlyView:
    years = sorted({one.roc_year for one in table.figures})
    names = dict.fromkeys((one.name, one.parent) for one in table.figures)
    cells = {(one.name, one.parent, one.roc_year): one for one in table.figures}
    units = {(one.name, one.parent): one.unit for one in table.figures}
    rows = tuple(
        (name, units[name, parent], tuple(_amount(cells, name, parent, year) for year in years))
        for name, parent in names
    )
    return YearlyView(
        title=table.title or table.kind.label(current()),
        years=tuple(pick(f"{year}年", str(year + 1911)) for year in years),
        rows=rows,
        notes=tuple(f"{note.no}{note.text}" for note in table.notes),
        url=_url(table.source),
    )


def _amount(cells: Mapping[tuple[str, str, int], YearlyFigure], name: str, parent: str, year: int) -> str:
    cell = cells.get((name, parent, year))
    value = cell.value if cell else None
    return "—" if value is None or isinstance(value, Missing) else numbers.quantity(value)


def _section(section: Section) -> SectionView:
    return SectionView(
        title=f"{section.no}　{section.title or section.kind.label(current())}".strip("　"),
        paragraphs=tuple(filter(None, section.text.split("\n"))),
        url=_url(section.source),
    )


def _url(source: SourceRef) -> str:
    return links.document(source.document, source.place.line)
