"""Slides as print: each a page, its shapes from top to bottom and left to right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from heng.ingest.formats.collector import Collector
from heng.ingest.lines import Cell, Line
from heng.ingest.source import Arrow
from heng.model.source import Box, Place


@dataclass(slots=True)
class TableCell:
    """A cell of a slide's table with its paragraphs."""

    row: int
    column: int
    paragraphs: list[str]
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Shape:
    """A shape with print. `identity`: what connectors call it; `within`: the groups it stands in; `box` in points."""

    box: Box
    paragraphs: list[str] = field(default_factory=list)
    cells: list[TableCell] = field(default_factory=list)
    identity: str = ""
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Connector:
    """A connector that is glued at both ends, in the direction it points."""

    start: str
    end: str
    text: str = ""


def put_slide(page: int, shapes: Iterable[Shape], connectors: Iterable[Connector], collector: Collector) -> None:
    """Give a slide to the collector. A connector at a shape without print gives no arrow."""
    collector.feed()
    by_identity: dict[str, list[Line]] = {}
    for shape in reading_order(list(shapes)):
        lines = _put_table(page, shape, collector) if shape.cells else _put_text(page, shape, collector)
        for identity in (shape.identity, *shape.within):
            by_identity.setdefault(identity, []).extend(lines)
    for connector in connectors:
        start, end = by_identity.get(connector.start), by_identity.get(connector.end)
        if connector.start and connector.end and start and end:
            collector.arrows.append(Arrow(tuple(start), tuple(end), connector.text))


def reading_order(shapes: Sequence[Shape]) -> list[Shape]:
    """Return shapes in the order of reading: those that begin above the middle of a row's first stand in its row."""
    left = sorted(shapes, key=lambda shape: (shape.box.top, shape.box.left))
    ordered: list[Shape] = []
    while left:
        first = left[0].box
        limit = (first.top + first.bottom) / 2
        row = [shape for shape in left if shape.box.top < limit or shape is left[0]]
        left = [shape for shape in left if shape.box.top >= limit and shape is not left[0]]
        ordered += sorted(row, key=lambda shape: (shape.box.left, shape.box.top))
    return ordered


def _put_text(page: int, shape: Shape, collector: Collector) -> list[Line]:
    place = Place(page=page, box=shape.box)
    lines: list[Line] = []
    for paragraph in shape.paragraphs:
        lines += collector.paragraph(paragraph, None, place, lead=bool(lines))
    return lines


def _put_table(page: int, shape: Shape, collector: Collector) -> list[Line]:
    table = collector.table()
    lines: list[Line] = []
    for each in shape.cells:
        cell = Cell(table, each.row, each.column, each.rows, each.columns)
        where = f"table {table}, row {each.row + 1}, column {each.column + 1}"
        place, begun = Place(page=page, cell=where, box=shape.box), False
        for paragraph in each.paragraphs:
            added = collector.paragraph(paragraph, cell, place, lead=begun)
            begun = begun or bool(added)
            lines += added
    return lines
