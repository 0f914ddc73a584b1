"""Cells of running text: paragraphs with the lines they stand on, and rows of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from heng.ingest.lines import Line
from heng.ingest.text import first_token, glue, width
from heng.model.terms import ResultColumn

_ROOM = 2.5
"""Em by which a line may be shorter than the widest for its end to be where the text wraps."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph as printed, line breaks removed. `starts`: the offset in it at which each line begins."""

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def add(self, text: str, line: Line, between: str) -> None:
        """Put print behind it."""
        self.text += between
        if not self.lines or self.lines[-1] is not line:
            self.lines.append(line)
            self.starts.append(len(self.text))
        self.text += text

    def lines_at(self, start: int, end: int) -> list[Line]:
        """Return the lines that a piece of the text stands on."""
        first, last = bisect_right(self.starts, start), bisect_left(self.starts, end)
        return self.lines[max(0, first - 1) : last]


@dataclass(slots=True)
class CellText:
    """A cell: its paragraphs."""

    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All paragraphs, joined with a line feed."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def lines(self) -> list[Line]:
        """All lines it stands on."""
        return [line for paragraph in self.paragraphs for line in paragraph.lines]

    def add(self, text: str, line: Line, *, begins: bool, between: str | None = None) -> None:
        """Put print behind it, as a paragraph of its own or on with the last one."""
        if begins or not self.paragraphs:
            self.paragraphs.append(Paragraph())
        last = self.paragraphs[-1]
        last.add(text, line, glue(last.text, text, paragraph=False) if between is None else between)


RowCells = dict[ResultColumn, CellText]


def paragraphs_of(lines: Sequence[Line], *, trails: bool, widest: float) -> CellText:
    """Return running text outside tables.

    A paragraph ends with its trace; where texts keep none, with a sentence, or with a line that had room for more.

    Args:
        lines: The text.
        trails: Whether white space marks the end of a paragraph.
        widest: Width of the widest line of the document's running text.
    """
    cell = CellText()
    begins = True
    for index, line in enumerate(lines):
        cell.add(line.text, line, begins=begins or line.lead)
        after = first_token(lines[index + 1].text) if index + 1 < len(lines) else ""
        had_room = width(line.text) + width(after) <= widest - _ROOM
        begins = line.trail if trails else line.text.endswith("。") or had_room
    return cell


def lines_in(rows: Iterable[RowCells]) -> list[Line]:
    """Return the lines of all rows."""
    return [line for row in rows for cell in row.values() for line in cell.lines]
