"""Joining scores by weights: what is known, and between which bounds the whole must lie.

Everything is a fraction until it is handed out, so that a bound is reached exactly by the figures that give it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.rulebooks.rulebook import Judging
from heng.formula.evaluate import PRECISION
from heng.model.terms import UnscoredItems, Weighing, WeightFault

_SHOWN = Context(prec=PRECISION)


@dataclass(frozen=True, slots=True)
class Score:
    """One score, or several as one.

    Attributes:
        known: Share whose score is known (1 = all).
        reached: What that share brings: its weighted scores, not divided by `known`.
        counts: False where nothing in it can ever have a score and the rulebook leaves such things out.
        fault: Why its parts are not joined; it is then wholly unknown.
    """

    known: Fraction = Fraction(0)
    reached: Fraction = Fraction(0)
    counts: bool = True
    fault: WeightFault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Several scores as one, with what it leaves open.

    Attributes:
        weighing: By which weights; None with a fault.
        weights: Sum of the printed weights, None where none are used or not all are printed.
        known: Share whose score is known (1 = all), by weight.
        score: Mean over what is known (1 = 100 %), None where nothing is.
        low, high: Bounds of the whole: whatever open scores turn out to be within floor and cap, and whatever of
            them turns out to have none, it lies between the two, ends included; both are reached.
        fault: Why there is no score.
    """

    weighing: Weighing | None = None
    weights: Decimal | None = None
    known: Decimal | None = None
    score: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    fault: WeightFault | None = None


def score_of(verdict: Verdict, judging: Judging) -> Score:
    """Return what one verdict brings: its score, nothing yet, or nothing ever."""
    if not verdict.asked:
        return Score(counts=False)
    if verdict.judged and verdict.score is not None:
        return Score(Fraction(1), Fraction(verdict.score))
    if verdict.judged or verdict.open:
        return Score()
    if judging.roll_up.unscored is UnscoredItems.STAY:
        return Score(Fraction(1), Fraction(judging.scoring.floor))
    return Score(counts=False)


def join(parts: Iterable[tuple[Fraction, Score]]) -> Score:
    """Join scores by weights of any sum above zero; what does not count leaves with its weight."""
    kept = [(weight, score) for weight, score in parts if score.counts]
    whole = sum((weight for weight, _ in kept), Fraction(0))
    if not whole:
        return Score(counts=False)
    return Score(
        sum((weight * score.known for weight, score in kept), Fraction(0)) / whole,
        sum((weight * score.reached for weight, score in kept), Fraction(0)) / whole,
    )


def alike(scores: Sequence[Score]) -> Score:
    """Join scores that weigh the same."""
    return join((Fraction(1), score) for score in scores)


def shown(
    score: Score, judging: Judging, *, weighing: Weighing | None = None, weights: Decimal | None = None
) -> Joined:
    """Return a score with its bounds as decimals."""
    if score.fault is not None:
        return Joined(weights=weights, fault=score.fault)
    if not score.counts:
        return Joined(weights=weights, fault=WeightFault.NOTHING)
    rest = 1 - score.known
    return Joined(
        weighing=weighing,
        weights=weights,
        known=_decimal(score.known),
        score=_decimal(score.reached / score.known) if score.known else None,
        low=_decimal(score.reached + rest * Fraction(judging.scoring.floor)),
        high=_decimal(score.reached + rest * Fraction(judging.scoring.cap)),
    )


def _decimal(number: Fraction) -> Decimal:
    return _SHOWN.divide(Decimal(number.numerator), Decimal(number.denominator))
