"""Column widths, learned from lines whose column is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heng.ingest.council.cells import Column
from heng.ingest.council.traits import Trait

_TOLERANCE = 0.4
_LEAST_LINES = 5
_SPREAD = 1.1
# How far up the ordered samples a full line stands.
_HALF_FULL, _FEW_FULL = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Widths:
    """The widest line of each column, in em; a column without an entry is not known yet."""

    widest: tuple[float | None, ...] = (None,) * len(Column)

    def over_cost(self, column: int, line: Trait) -> float:
        """Return what speaks against a line in a column that is narrower."""
        limit = self.widest[column]
        if limit is None:
            return 0.0
        if column == Column.VALUE and _may_hold_both(line):
            # Lines that wrap tell the width of one of the two cells.
            limit *= 2
        return min(8.0, 2.0 * max(0.0, line.width - limit - _TOLERANCE))

    def slack_cost(self, column: int, last: Trait, line: Trait) -> float:
        """Return what speaks against a line wrapping to the next, although what follows had room on it."""
        limit = self.widest[column]
        if limit is None:
            return 0.0
        return min(3.0, 1.5 * max(0.0, limit - last.width - line.token - _TOLERANCE))

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


def learn(samples: Iterable[tuple[int, Trait]], *, told: bool = True) -> Widths:
    """Learn widths from lines that wrapped inside their column.

    `told`: line ends tell which lines wrapped; else many of the samples merely end there, and are not full.
    """
    by_column: dict[int, list[float]] = {}
    for column, line in samples:
        by_column.setdefault(column, []).append(line.width)
    share = _HALF_FULL if told else _FEW_FULL
    known = {column: _widest(widths, share) for column, widths in by_column.items() if len(widths) >= _LEAST_LINES}
    return Widths(tuple(known.get(column) for column in range(len(Column))))


def first_guess(lines: Iterable[Trait]) -> Widths:
    """Guess the widths of the columns whose cells begin with a code, before any line is read."""
    samples: list[tuple[int, Trait]] = []
    for line in lines:
        if line.action is not None and line.action.strict and line.action.rest:
            samples.append((Column.ACTION, line))
        elif line.indicator is not None and line.indicator.strict and line.indicator.rest:
            samples.append((Column.INDICATOR, line))
    return learn(samples)


def _widest(widths: Sequence[float], share: float) -> float:
    """Full lines differ by less than a character: the widest is at most one above a line that is full for certain."""
    full = sorted(widths)[int(share * (len(widths) - 1))]
    return max(width for width in widths if width <= full + _SPREAD)
