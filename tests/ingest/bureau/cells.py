"""Prints an invented scorecard into ruled tables, as formats that keep their cells give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.lines import Cell, Line
from heng.ingest.source import Source
from heng.model.edition import DocumentRef
from heng.model.source import Place
from tests.ingest.bureau import invented
from tests.ingest.bureau.invented import Card


@dataclass
class Sheet:
    """Collects lines in the order of reading. `wrap`: characters a line of a cell holds; 0 = as many as stand there."""

    wrap: int = 0
    lines: list[Line] = field(default_factory=list)
    places: dict[int, Place] = field(default_factory=dict)
    page: int = 1
    tables: int = 0

    def put(self, text: str, cell: Cell | None = None, *, lead: bool = False) -> None:
        no = len(self.lines) + 1
        self.lines.append(Line(no, text, lead=lead, cell=cell))
        self.places[no] = Place(lines=(no,), page=self.page)

    def fill(self, text: str, cell: Cell) -> None:
        """Print the paragraphs of a cell, each wrapped."""
        for index, paragraph in enumerate(text.split("\n")):
            for number, part in enumerate(_wrapped(paragraph, self.wrap)):
                self.put(part, cell, lead=index > 0 and number == 0)

    def table(self, rows: Sequence[Sequence[str | None]], *, merge: bool = True) -> None:
        """Print a table; None goes on from the cell above."""
        self.tables += 1
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                span = 1
                while merge and text and row + span < len(rows) and rows[row + span][column] is None:
                    span += 1
                if text:
                    self.fill(text, Cell(self.tables, row, column, rows=span))

    def turn(self, head: str) -> None:
        """Begin a page: its number stands below, a running head above."""
        self.put(str(self.page))
        self.page += 1
        if head:
            self.put(head)

    def source(self) -> Source:
        lines = tuple(self.lines)
        return Source(DocumentRef(name="card.pdf", sha256="0" * 64, size=1), lines, lines, places=self.places)


def _wrapped(text: str, limit: int) -> list[str]:
    """Break a text where a line is full, but not inside Latin words and codes."""
    lines = [""]
    for token in re.findall(r"[!-~]+|.", text):
        if limit and lines[-1] and len(lines[-1] + token) > limit:
            lines.append("")
        lines[-1] += token
    return [line.strip() for line in lines if line.strip()]


def printed(this: Card, *, wrap: int = 0, height: int = 0, merge: bool = True, running: bool = False) -> Source:
    """Print a card. `height`: rows of a table that fit a page, 0 = all; heads are repeated on each page."""
    sheet = Sheet(wrap)
    head = f"{this.owner}" if running else ""
    for text in invented.cover(this):
        if text:
            sheet.put(text)
    sheet.turn(head)
    for text in invented.statements(this):
        if text:
            sheet.put(text)
    sheet.table([list(row) for row in invented.map_rows(this)])
    for theme in this.themes:
        sheet.turn(head)
        sheet.put(invented.heading(this, theme))
        rows = list(invented.rows(this, theme))
        step = height or len(rows)
        for at in range(0, len(rows), step):
            if at:
                sheet.turn(head)
            sheet.table([this.head(), *rows[at : at + step]], merge=merge)
    sheet.turn(head)
    return sheet.source()
