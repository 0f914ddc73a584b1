"""The strip above the counts: widths are shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 1000
GAP = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of the strip: which mark it stands for, and its left edge and width."""

    key: str
    x: str
    width: str

    @property
    def end(self) -> str:
        """The right edge."""
        return f"{Decimal(self.x) + Decimal(self.width):.2f}"


def strip(counts: Iterable[tuple[str, int]]) -> tuple[Piece, ...]:
    """Lay parts side by side on a width of 1000, in proportion to their counts; empty ones are left out."""
    parts = [(key, count) for key, count in counts if count]
    total = sum(count for _, count in parts)
    room = Decimal(WIDTH - GAP * max(len(parts) - 1, 0))
    pieces, left = [], Decimal(0)
    for key, count in parts:
        width = room * count / total
        pieces.append(Piece(key, f"{left:.2f}", f"{width:.2f}"))
        left += width + GAP
    return tuple(pieces)
