"""Which printed weights join which parts, and what is done without them.

A weight of a component is a share of its indicator. A weight of a whole indicator is a share of the smallest heading
within which such weights add up: its objective, else its theme, else the card. Below that heading the parts weigh by
their share of it; above it nothing is printed, and only a rulebook can say that all weigh alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from heng.evaluate.rulebooks.rulebook import Judging
from heng.evaluate.totals.joining import Score, alike, join
from heng.model.card import Indicator
from heng.model.terms import RollLevel, Unweighted, Weighing, WeightFault, WeightRule
from heng.model.weights import adds_up

Rows = tuple[Indicator, ...]
"""The rows of one indicator: one, or its components in order of printing."""

_HEADING: dict[RollLevel, Callable[[Rows], str]] = {
    RollLevel.OBJECTIVE: lambda rows: rows[0].objective_ref,
    RollLevel.THEME: lambda rows: rows[0].theme,
    RollLevel.CARD: lambda _: "",
}
"""Headings within which weights may add up, the smallest first."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A joined score and how it was weighed; `weights` is the sum of the printed ones."""

    score: Score
    weighing: Weighing | None = None
    weights: Decimal | None = None


def indicators_of(rows: Iterable[Indicator]) -> tuple[Rows, ...]:
    """Return rows by indicator: those of one code under one objective; each alone that has no code."""
    groups: dict[tuple[str, str], Rows] = {}
    for row in rows:
        groups[row.whole] = (*groups.get(row.whole, ()), row)
    return tuple(groups.values())


def weight_of(rows: Rows) -> Decimal | None:
    """Return the printed weight of a whole indicator, None where none is printed: components have their own."""
    return rows[0].weight.value if len(rows) == 1 and rows[0].weight is not None else None


def heading_of_weights(indicators: Sequence[Rows]) -> RollLevel | None:
    """Return the smallest heading within which every indicator has a weight and these add up to 100."""
    for level, heading in _HEADING.items():
        groups: dict[str, list[Decimal | None]] = {}
        for rows in indicators:
            groups.setdefault(heading(rows), []).append(weight_of(rows))
        if groups and all(_is_whole(weights) for weights in groups.values()):
            return level
    return None


def _is_whole(weights: Sequence[Decimal | None]) -> bool:
    known = [weight for weight in weights if weight is not None]
    return len(known) == len(weights) and min(known) >= 0 and adds_up(known)


def by_components(weights: Sequence[Decimal | None], scores: Sequence[Score], judging: Judging) -> Weighed:
    """Join components by their printed weights, which must be a whole unless the rulebook takes their shares."""
    known = [weight for weight in weights if weight is not None]
    if len(known) < len(weights):
        return Weighed(Score(fault=WeightFault.MISSING))
    total = sum(known, Decimal(0))
    normalised = judging.roll_up.weights is WeightRule.NORMALISE
    if total <= 0 or min(known) < 0 or not (normalised or adds_up(known)):
        return Weighed(Score(fault=WeightFault.SUM), weights=total)
    faults = [score.fault for score in scores if score.fault is WeightFault.SEVERAL]
    if faults:
        return Weighed(Score(fault=faults[0]), weights=total)
    return Weighed(join(zip(map(Fraction, known), scores, strict=True)), Weighing.PRINTED, total)


def by_shares(indicators: Sequence[Rows], scores: Sequence[Score], *, whole: bool) -> Weighed:
    """Join indicators by their printed weights, `whole` where these are all of their heading."""
    weights = [weight_of(rows) or Decimal(0) for rows in indicators]
    total = sum(weights, Decimal(0))
    joined = join(zip(map(Fraction, weights), scores, strict=True))
    return Weighed(joined, Weighing.PRINTED if whole else Weighing.RELATIVE, total)


def by_objectives_own(indicators: Sequence[Rows], scores: Sequence[Score], judging: Judging) -> Weighed:
    """Join the indicators of an objective whose printed weights are no whole, if they print any."""
    weights = [weight for rows in indicators if (weight := weight_of(rows)) is not None]
    if not weights:
        return without_weights(scores, judging)
    if len(weights) < len(indicators):
        return Weighed(Score(fault=WeightFault.MISSING))
    if min(weights) >= 0 and (judging.roll_up.weights is WeightRule.NORMALISE or adds_up(weights)):
        return by_shares(indicators, scores, whole=adds_up(weights))
    return Weighed(Score(fault=WeightFault.SUM), weights=sum(weights, Decimal(0)))


def without_weights(scores: Sequence[Score], judging: Judging) -> Weighed:
    """Join parts of which no weight is printed: alike where the rulebook declares it, else not at all.

    A single part needs no weight.
    """
    if len(scores) == 1:
        return Weighed(scores[0])
    if judging.roll_up.unweighted is not Unweighted.EQUAL:
        return Weighed(Score(fault=WeightFault.UNWEIGHTED))
    return Weighed(alike(scores), Weighing.EQUAL)
