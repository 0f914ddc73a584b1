"""What a report is before it is a file: headings, paragraphs, tables, notes. Writers turn it into bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

LANDSCAPE, PORTRAIT = "landscape", "portrait"


class Align(Enum):
    """How the text of a column stands in it."""

    START = "start"
    CENTER = "center"
    END = "end"


class Flow(Enum):
    """How the cells of a table follow each other where there are no ruled lines (plain text).

    CELLS: one after the other, each wrapped to its column. LISTS: the same, but each paragraph is one line and only
    the cells stand apart. ROWS: a row is one line.
    """

    CELLS = "cells"
    LISTS = "lists"
    ROWS = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 opens a part of the document."""

    text: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; `strong` for the lines that say what a part is about."""

    text: str
    strong: bool = False
    align: Align = Align.START


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark on what stands above it, in small print; in plain text, which is read back, before all data."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows begins a new page, which stands upright or lies."""

    orientation: str = LANDSCAPE


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        width: On paper, in millimetres.
        measure: In plain text, in em (one ideograph); 0 = never wrapped.
        beside: In plain text its cells go on in the line of the cell before, where that has one line.
    """

    width: float
    measure: int = 0
    align: Align = Align.START
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Paragraphs that stand over one or more columns and rows.

    Attributes:
        strong: Emphasised, such as the column that the page is about.
        apart: Not to be set beside the cell before, as the two could not be told apart.
        marked: A note below the table says something about it.
        absent: What plain text prints for it where it is empty; on paper its frame shows that it is.
    """

    paragraphs: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1
    strong: bool = False
    apart: bool = False
    marked: bool = False
    absent: str = ""


Row = tuple[Cell, ...]
"""The cells that begin in a row; places covered by a cell from above or from the left are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table.

    Attributes:
        name: What it holds, for readers who do not see it.
        columns: From the left.
        head: Rows that are repeated on each page.
        rows: Its body.
        flow: How its cells follow each other in plain text.
        dense: Set in the smallest print, so that it fits a page.
        whole: Not parted between pages, as its cells stand over several rows.
    """

    name: str
    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    flow: Flow = Flow.CELLS
    dense: bool = False
    whole: bool = False


Block = Heading | Paragraph | Note | PageBreak | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report, ready to be written.

    Attributes:
        title: Its title.
        subject: What it covers: period, body it is presented to.
        language: BCP 47 tag of its text.
        opening: Lines below the title.
        blocks: Its content.
        colophon: What it was made from, and by what.
    """

    title: str
    subject: str
    language: str
    opening: tuple[str, ...]
    blocks: tuple[Block, ...]
    colophon: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A cell at its place in the grid of a table; None where another cell covers it."""

    column: int
    cell: Cell | None


def grid(rows: tuple[Row, ...], width: int) -> Iterator[tuple[Place, ...]]:
    """Return each row with a place for every column, covered ones included."""
    open_rows = [0] * width
    for row in rows:
        cells = iter(row)
        places: list[Place] = []
        while len(places) < width:
            column = len(places)
            cell = None if open_rows[column] else next(cells, Cell())
            places.append(Place(column, cell))
            if cell is not None:
                places += [Place(column + step, None) for step in range(1, cell.columns)]
                open_rows[column : column + cell.columns] = [cell.rows] * cell.columns
        open_rows = [max(left - 1, 0) for left in open_rows]
        yield tuple(places)
