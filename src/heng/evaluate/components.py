"""Components of one indicator joined by their printed weights, with bounds for what is missing.

Weights that do not add up as `heng.model.weights` has it are never normalised under a rulebook that asks for 100.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

from heng.evaluate.assessment import Assessment
from heng.evaluate.rulebook import Judging
from heng.evaluate.verdict import Verdict
from heng.formula.evaluate import PRECISION
from heng.model.card import Indicator
from heng.model.terms import WeightFault, WeightRule
from heng.model.weights import adds_up

EXACT = Context(prec=PRECISION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighted:
    """Components as one figure.

    Attributes:
        indicators: `ref`s of the components.
        weights: Sum of the printed weights.
        known: Weighted share whose score is known (1 = all).
        score: Weighted mean of the known scores (1 = 100 %), None where none is known.
        low, high: Bounds of the full weighted score, whatever the missing ones turn out to be within floor and cap.
        fault: Why there is no score.
    """

    indicators: tuple[str, ...]
    weights: Decimal | None = None
    known: Decimal | None = None
    score: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    fault: WeightFault | None = None


def components(assessment: Assessment) -> tuple[Weighted, ...]:
    """Join each indicator that has components, in order of printing."""
    groups: dict[tuple[str, str], list[Indicator]] = {}
    for indicator in assessment.edition.card.indicators:
        groups.setdefault((indicator.objective_ref, indicator.code), []).append(indicator)
    return tuple(_joined(assessment, group) for group in groups.values() if len(group) > 1)


def _joined(assessment: Assessment, group: list[Indicator]) -> Weighted:
    refs = tuple(indicator.ref for indicator in group)
    judging = assessment.rulebook.judging
    if judging is None:
        return Weighted(indicators=refs, fault=WeightFault.NO_JUDGING)
    weights = [indicator.weight.value for indicator in group if indicator.weight is not None]
    if len(weights) < len(group):
        return Weighted(indicators=refs, fault=WeightFault.MISSING)
    total = sum(weights, Decimal(0))
    whole = judging.roll_up.weights is not WeightRule.SUM_TO_100 or adds_up(weights)
    if total <= 0 or min(weights) < 0 or not whole:
        return Weighted(indicators=refs, weights=total, fault=WeightFault.SUM)
    verdicts = [_items(assessment.by_indicator.get(ref, ())) for ref in refs]
    if any(len(found) != 1 for found in verdicts):
        return Weighted(indicators=refs, weights=total, fault=WeightFault.SEVERAL)
    return _weighted(refs, weights, [found[0] for found in verdicts], judging)


def _items(verdicts: Sequence[Verdict]) -> Sequence[Verdict]:
    """Return those that count in totals; where none does (no actuals), all."""
    return [one for one in verdicts if one.is_item] or verdicts


def _weighted(
    refs: tuple[str, ...], weights: Iterable[Decimal], verdicts: Iterable[Verdict], judging: Judging
) -> Weighted:
    pairs = list(zip(weights, verdicts, strict=True))
    total = sum((value for value, _ in pairs), Decimal(0))
    scored = [(value, one.score) for value, one in pairs if one.judged and one.score is not None]
    known = sum((value for value, _ in scored), Decimal(0))
    reached = sum((value * score for value, score in scored), Decimal(0))
    rest = total - known
    return Weighted(
        indicators=refs,
        weights=total,
        known=EXACT.divide(known, total),
        score=EXACT.divide(reached, known) if known else None,
        low=EXACT.divide(reached + rest * judging.scoring.floor, total),
        high=EXACT.divide(reached + rest * judging.scoring.cap, total),
    )
