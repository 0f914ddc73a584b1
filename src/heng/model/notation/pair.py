"""Target and actual that share the lines of a text (`10 萬 5,000 3 萬 1,339`): where the one ends and the other begins.

Extracted text loses the line between two columns. Each place where a cell can end is tried, both sides are read, and
what reads worst is dropped. A line that ends in a blank ends a paragraph, a line that begins with one goes on in the
same cell; where lines carry no blanks at their ends, only the reading decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from heng.model.figures import Actual, Missing, Target
from heng.model.notation.actuals import Reported, parse_actual
from heng.model.notation.cuts import Cut, columns, cuts
from heng.model.notation.joining import join
from heng.model.notation.parsed import Parsed
from heng.model.notation.plausibility import EMPTY, Whole, actual_cost, ends_cost, pair_cost, target_cost
from heng.model.notation.targets import parse_target
from heng.model.period import Period

_MARGIN = 1
_GOOD = 2
_HOPELESS = 1000
_MOST_SAVED = 1
"""What two cells that go together can take off the cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairReading:
    """One way to part the lines into target and actual.

    Attributes:
        target_text: Cell text of the target.
        actual_text: Cell text of the actual.
        target: What it reads as.
        actual: What it reads as.
        cost: How much speaks against it; 0 = both cells read plainly and end where cells end.
        certainty: Its share among the plausible readings in percent; 100 where it is the only one.
    """

    target_text: str
    actual_text: str
    target: Parsed[Target]
    actual: Parsed[Reported]
    cost: int
    certainty: int = 100


def split_pair(
    lines: Sequence[str] | str, *, unit: str = "", period: Period | None = None, code: str = ""
) -> tuple[PairReading, ...]:
    """Part the printed lines of a row's last two columns into target and actual.

    Args:
        lines: The lines with the blanks at their ends, or one text with line feeds.
        unit: Unit of the row.
        period: What the figures are for.
        code: Code of the row, which may be glued to the target.

    Returns:
        The plausible readings, best first. More than one means that a person must choose. None for empty lines.
    """
    rows = [line for line in (lines.split("\n") if isinstance(lines, str) else lines) if line.strip()]
    if not rows:
        return ()
    reader = _Reader(join([f"{row} " for row in rows]), unit, period, code)
    reader.read(cuts(rows))
    if reader.best > _GOOD:
        reader.read(columns(rows))
    return reader.plausible()


class _Reader:
    """Reads both sides of each cut, and keeps the best cut of each meaning."""

    def __init__(self, text: str, unit: str, period: Period | None, code: str) -> None:
        self.whole = Whole(text, period, unit)
        self.unit = unit
        self.period = period
        self.code = code
        self.best = _HOPELESS
        self.readings: dict[tuple[object, ...], PairReading] = {}

    def read(self, found: Iterable[Cut]) -> None:
        """Read the cuts, the likeliest first, until the line breaks alone speak too much against the rest.

        Of equally likely ones those with two full cells come first: beside them the others need not be read to the end.
        """
        for cut in sorted(found, key=lambda cut: (cut.cost, not cut.full)):
            if cut.cost > self.best + _MARGIN + 1:
                return
            reading = self.reading(cut)
            if reading is None:
                continue
            key = _meaning(reading)
            if key not in self.readings or reading.cost < self.readings[key].cost:
                self.readings[key] = reading
            self.best = min(self.best, reading.cost)

    def reading(self, cut: Cut) -> PairReading | None:
        """Read both sides; None as soon as too much speaks against the cut, whatever its other side may be."""
        if cut.cost + EMPTY * (not cut.full) > self.best + _MARGIN + _MOST_SAVED:
            return None
        left, right, begins = cut.texts()
        most = self.best + _MARGIN + (_MOST_SAVED if left[:2] == right[:2] else 0)
        cost = cut.cost + self.whole.severed(begins) + ends_cost(left) + ends_cost(right)
        if cost + EMPTY * (not cut.full) > most:
            return None
        target = parse_target(left, unit=self.unit, period=self.period, code=self.code)
        cost += target_cost(left, target, self.unit)
        if cost > most:
            return None
        actual = parse_actual(right, unit=self.unit, period=self.period, target=target.value)
        cost += actual_cost(right, actual, self.unit)
        cost += pair_cost(left, target.value, right, actual.value)
        return PairReading(target_text=left, actual_text=right, target=target, actual=actual, cost=cost)

    def plausible(self) -> tuple[PairReading, ...]:
        ranked = sorted(self.readings.values(), key=lambda reading: reading.cost)
        kept = [reading for reading in ranked if reading.cost <= self.best + _MARGIN]
        if len(kept) == 1:
            return (kept[0],)
        weights = [2 if reading.cost == self.best else 1 for reading in kept]
        return tuple(
            replace(reading, certainty=100 * weight // sum(weights))
            for reading, weight in zip(kept, weights, strict=True)
        )


def _meaning(reading: PairReading) -> tuple[object, ...]:
    """Return what two cuts must share to be one reading: they differ in words that mean nothing."""
    target, actual = reading.target.value, reading.actual.value
    if isinstance(actual, Missing):
        return target.predicate, actual.reason, actual.day
    assert isinstance(actual, Actual)
    return target.predicate, actual.value, actual.parts, actual.as_of
