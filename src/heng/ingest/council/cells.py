"""The columns of a scorecard table and the text that one row holds in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from heng.ingest.lines import Line
from heng.ingest.text import glue, join_lines


class Column(IntEnum):
    """Columns in printed order; target and actual stand in VALUE together."""

    INDICATOR = 0
    ACTION = 1
    FORMULA = 2
    OWNER = 3
    VALUE = 4


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The pieces of one paragraph."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The paragraph as printed, line breaks removed."""
        return join_lines((piece.text, False) for piece in self.pieces)

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
    for part in parts:
        text += glue(text, part.text, paragraph=True) + part.text
    return text


def line_numbers(parts: list[Paragraph]) -> tuple[int, ...]:
    """Return the lines that paragraphs stand on, in ascending order, each once."""
    return tuple(sorted({no for part in parts for no in part.lines}))


@dataclass(slots=True)
class OwnerGroup:
    """Agencies that share target and actual: the pieces of both cells."""

    owners: list[Piece] = field(default_factory=list)
    values: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class RowText:
    """The pieces of one row by column."""

    indicator: list[Piece] = field(default_factory=list)
    action: list[Piece] = field(default_factory=list)
    formula: list[Piece] = field(default_factory=list)
    groups: list[OwnerGroup] = field(default_factory=list)

    def pieces(self) -> list[Piece]:
        """Return all pieces of the row."""
        shared = [piece for group in self.groups for piece in (*group.owners, *group.values)]
        return [*self.indicator, *self.action, *self.formula, *shared]

    @property
    def line_numbers(self) -> tuple[int, ...]:
        """The lines the row stands on, in ascending order."""
        return tuple(sorted({piece.line.no for piece in self.pieces()}))
