"""The text of a cell: lines, or parts of lines, grouped into paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from heng.ingest.lines import Line
from heng.ingest.text import glue, join_lines


@dataclass(slots=True)
class Piece:
    """A line (or a part of one) inside a cell.

    Attributes:
        line: Where it stands.
        text: Its characters.
        opens: It begins a paragraph.
        portion: Which part of the row, counted from 0 and parted by page breaks, it stands in.
        lead: White space stands before it in its cell.
    """

    line: Line
    text: str
    opens: bool
    portion: int
    lead: bool = False

    @property
    def with_blanks(self) -> str:
        """The text with a blank at each end where white space stood."""
        return " " * self.lead + self.text + " " * self.line.trail


@dataclass(slots=True)
class Paragraph:
    """The pieces of one paragraph. `text`: as printed, line breaks removed."""

    pieces: tuple[Piece, ...]
    text: str = field(init=False)

    def __post_init__(self) -> None:
        """Join its text, which is asked for more than once."""
        first, *rest = self.pieces
        self.text = join_lines([(piece.text, False) for piece in self.pieces]) if rest else first.text

    def part(self, text: str) -> Paragraph:
        """Return a paragraph that stands within this one, in whichever of its lines."""
        made = Paragraph(self.pieces)
        made.text = text
        return made

    @property
    def lines(self) -> tuple[int, ...]:
        """Numbers of its lines."""
        return tuple(piece.line.no for piece in self.pieces)


def paragraphs(pieces: list[Piece]) -> list[Paragraph]:
    """Group the pieces of a cell by paragraph."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if piece.opens or not groups:
            groups.append([])
        groups[-1].append(piece)
    return [Paragraph(tuple(group)) for group in groups]


def joined(parts: list[Paragraph]) -> str:
    """Return several paragraphs as one text as printed."""
    text = ""
    for piece in (part.text for part in parts):
        text += glue(text, piece, paragraph=True) + piece
    return text


def line_numbers(parts: list[Paragraph]) -> tuple[int, ...]:
    """Return the lines that paragraphs stand on, in ascending order, each once."""
    return tuple(sorted({no for part in parts for no in part.lines}))
