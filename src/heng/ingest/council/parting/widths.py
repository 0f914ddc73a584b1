"""Column widths, learned from lines whose column is known."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from heng.ingest.council.cells import Column
from heng.ingest.council.parting.traits import Trait

_VALUE = Column.VALUE.value
_TOLERANCE = 0.4
_LEAST_COLUMNS = 3
_LEAST_LINES, _LEAST_SHARE = 5, 0.4


@dataclass(frozen=True, slots=True)
class Widths:
    """The widest line of each column, in em; a column without an entry is not known yet."""

    widest: tuple[float | None, ...] = (None,) * len(Column)
    beyond: float = field(init=False)

    def __post_init__(self) -> None:
        """Note how wide no line of a cell is."""
        known = [width for width in self.widest if width is not None]
        object.__setattr__(self, "beyond", 2 * max(known) if len(known) >= _LEAST_COLUMNS else math.inf)

    def over_cost(self, column: int, line: Trait) -> float:
        """Return what speaks against a line in a column that is narrower."""
        limit = self.widest[column]
        if limit is None:
            return 0.0
        if column == _VALUE and _may_hold_both(line):
            # Lines that wrap tell the width of one of the two cells.
            limit *= 2
        over = line.width - limit - _TOLERANCE
        return min(8.0, 2.0 * over) if over > 0.0 else 0.0

    def is_beyond(self, line: Trait) -> bool:
        """Tell whether a line is wider than any cell, as running text is that stands below a table."""
        return line.width > self.beyond

    def slack_cost(self, column: int, last: Trait, line: Trait) -> float:
        """Return what speaks against a line wrapping to the next, although what follows had room on it."""
        limit = self.widest[column]
        if limit is None:
            return 0.0
        slack = limit - last.width - line.token - _TOLERANCE
        return min(3.0, 1.5 * slack) if slack > 0.0 else 0.0

    def room_cost(self, column: int, last: Trait) -> float:
        """Return what speaks against a paragraph being broken off after a line that is not full."""
        limit = self.widest[column]
        return 0.0 if limit is None else min(4.0, 1.5 * max(0.0, limit - last.width - 1.0 - _TOLERANCE))

    def full_cost(self, column: int, last: Trait) -> float:
        """Return what speaks against a paragraph ending with a line that happens to be full."""
        limit = self.widest[column]
        if limit is None:
            return 0.0
        return max(0.0, min(1.4, 1.2 * (1.4 - max(0.0, limit - last.width))))

    def ended(self, column: int, last: Trait, line: Trait) -> bool:
        """Tell whether a line stops so early that its paragraph must have ended there."""
        limit = self.widest[column]
        return limit is not None and last.width + line.token <= limit - _TOLERANCE - 0.5


def _may_hold_both(line: Trait) -> bool:
    """Tell whether a line may hold a target and an actual side by side."""
    return line.figures or (line.value and not line.listed and " " in line.text)


def learn(wraps: Iterable[tuple[int, Trait, Trait]]) -> Widths:
    """Learn widths from (column, line, next line) where a text probably wrapped in its column.

    What wrapped was too wide for the column with the next word, and not without it. Most wraps of a column agree on
    some width; those that do not are no wraps, and count for nothing.
    """
    by_column: dict[int, list[tuple[float, float]]] = {}
    for column, last, line in wraps:
        by_column.setdefault(column, []).append((last.width, last.width + line.token))
    return Widths(tuple(_agreed(by_column.get(column, ())) for column in range(len(Column))))


def _agreed(spans: Sequence[tuple[float, float]]) -> float | None:
    """Return the widest line that fits the width on which most spans agree."""
    if len(spans) < _LEAST_LINES:
        return None
    steps = sorted([(full, -1) for full, _ in spans] + [(over + _TOLERANCE, 1) for _, over in spans])
    agree = most = 0
    widest = 0.0
    for width, step in steps:
        agree -= step
        if step < 0 and agree >= most:
            most, widest = agree, width
    return widest if most >= max(_LEAST_LINES, _LEAST_SHARE * len(spans)) else None
