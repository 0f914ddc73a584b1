"""The columns of a scorecard table and the text that one row holds in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from heng.ingest.scorecard.paragraphs import Piece


class Column(IntEnum):
    """Columns in printed order; target and actual stand in VALUE together."""

    INDICATOR = 0
    ACTION = 1
    FORMULA = 2
    OWNER = 3
    VALUE = 4


@dataclass(slots=True)
class OwnerGroup:
    """Agencies that share target and actual: the pieces of both cells.

    `actual` holds those of the second cell where the document keeps its cells apart; `values` is the target then.
    `unread`: it has figures, which nobody could place; its cells are not empty.
    """

    owners: list[Piece] = field(default_factory=list)
    values: list[Piece] = field(default_factory=list)
    actual: list[Piece] | None = None
    unread: bool = False

    @property
    def figures(self) -> list[Piece]:
        """The pieces of both cells."""
        return [*self.values, *(self.actual or ())]


@dataclass(slots=True)
class RowText:
    """The pieces of one row by column. `rival`: its groups as another reading has them that is nearly as likely."""

    indicator: list[Piece] = field(default_factory=list)
    action: list[Piece] = field(default_factory=list)
    formula: list[Piece] = field(default_factory=list)
    groups: list[OwnerGroup] = field(default_factory=list)
    rival: list[OwnerGroup] = field(default_factory=list)

    def pieces(self) -> list[Piece]:
        """Return all pieces of the row."""
        shared = [piece for group in self.groups for piece in (*group.owners, *group.figures)]
        return [*self.indicator, *self.action, *self.formula, *shared]

    @property
    def line_numbers(self) -> tuple[int, ...]:
        """The lines the row stands on, in ascending order."""
        return tuple(sorted({piece.line.no for piece in self.pieces()}))
