"""The running text of an edition, passage by passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from heng.model.edition import Edition
from heng.model.plan import PlanItem, PlanNode
from heng.model.source import SourceRef


@dataclass(frozen=True, slots=True)
class Prose:
    """A passage: its text with line feeds between paragraphs, the `ref` of what it stands in, its place."""

    text: str
    ref: str
    subject: str
    source: SourceRef


def running_text(edition: Edition) -> Iterator[Prose]:
    """Yield the cells and sections of a report."""
    report = edition.report
    for row in report.results if report else ():
        for cell in (row.goal, row.strategy, row.result, row.improvement):
            if cell.text:
                yield Prose(cell.text, row.ref, "", cell.source)
    for section in report.sections if report else ():
        yield Prose(section.text, section.ref, "", section.source)


def passages(edition: Edition) -> Iterator[Prose]:
    """Yield the passages of an edition: reports, statements, plans; cells of scorecard tables are none."""
    yield from running_text(edition)
    for statement in edition.card.statements:
        yield Prose(statement.text, statement.ref, statement.code, statement.source)
    yield from _plans(edition.plan.nodes if edition.plan else ())


def _plans(nodes: Iterable[PlanNode]) -> Iterator[Prose]:
    for node in nodes:
        yield from _items(node.items)
        yield from _plans(node.children)


def _items(items: Iterable[PlanItem]) -> Iterator[Prose]:
    for item in items:
        yield Prose(item.text, item.ref, "", item.source)
        yield from _items(item.items)
