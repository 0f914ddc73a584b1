"""What is held together while one figure is judged."""

from __future__ import annotations

from dataclasses import dataclass

from heng.evaluate.year.line import Line
from heng.model.card import Indicator
from heng.model.figures import Actual, Reading
from heng.model.terms import Polarity, TimeBehaviour


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A reading that has a figure, its indicator, and what is taken of both.

    `line` is the figure with those before it; `may_be` what it may be in time as well, where the ground of
    `behaviour` does not exclude that.
    """

    reading: Reading
    actual: Actual
    indicator: Indicator
    line: Line
    polarity: Polarity | None
    behaviour: TimeBehaviour | None
    may_be: TimeBehaviour | None = None
