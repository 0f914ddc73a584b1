"""A verdict on one reading, with the steps that led to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from heng.evaluate.telling.step import Step
from heng.evaluate.traits.behaviour import BehaviourJudgement
from heng.evaluate.traits.polarity import PolarityJudgement
from heng.evaluate.year.rest import Rest
from heng.model.quantity import Quantity
from heng.model.terms import MissingReason, NotScoredReason, Status

__all__ = ["LASTING", "Step", "Verdict"]


LASTING = frozenset(
    {
        NotScoredReason.NOT_APPLICABLE,
        NotScoredReason.NO_TARGET,
        NotScoredReason.TARGET_NOT_NUMBER,
        NotScoredReason.TARGET_ZERO,
        NotScoredReason.NO_RULE,
    }
)
"""Reasons that no later figure removes; the others (a doubt, an unknown polarity, two targets …) may be settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a rulebook says of one reading.

    Attributes:
        reading, indicator: Their `ref`s.
        subject: Code by which people name the indicator (`BP5.2-1`).
        status: None where the rulebook gives no verdicts and there is a figure, or where the document has no actuals.
        asked: The document has actuals for this reading, be the cell empty or not.
        known: There is a figure.
        counted: It is the item of its indicator, agency and year in totals; else an earlier part, which is shown.
        achievement: Raw; 1 = 100 %. None where there is no ratio.
        score: The achievement within floor and cap of the rulebook, for joining figures.
        distance: Actual minus what was to be reached, in the target's unit (days for a deadline).
        missing: Why there is no figure.
        not_scored: Why there is no verdict although there is a figure.
        polarity, behaviour: Which way is better and how the figure behaves in time, with their grounds.
        rest: What the rest of its year must bring for the target, or why nothing is said.
        steps: The derivation, in the order of `Topic`.
    """

    reading: str
    indicator: str
    subject: str
    status: Status | None
    asked: bool = True
    known: bool = True
    counted: bool = True
    achievement: Decimal | None = None
    score: Decimal | None = None
    distance: Quantity | None = None
    missing: MissingReason | None = None
    not_scored: NotScoredReason | None = None
    polarity: PolarityJudgement
    behaviour: BehaviourJudgement
    rest: Rest | None = None
    steps: tuple[Step, ...] = ()

    @property
    def is_item(self) -> bool:
        """It counts in totals."""
        return self.asked and self.counted

    @property
    def judged(self) -> bool:
        """Met, near or short."""
        return self.status in {Status.MET, Status.NEAR, Status.SHORT}

    @property
    def open(self) -> bool:
        """A figure yet to come, the end of the year or a doubt settled may still turn it into any verdict."""
        if self.status in {Status.NO_DATA, Status.UNDER_WAY}:
            return True
        return self.status is Status.NOT_SCORED and self.not_scored not in LASTING
