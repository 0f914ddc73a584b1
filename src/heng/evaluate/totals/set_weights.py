"""Weights of themes, perspectives, objectives and agencies, which no document prints: a body sets them from a day on.

The weight of an objective is its share of its theme, that of a theme or of a perspective its share of the card. That of
an agency says how much its figure counts beside those that other agencies have of the same KPI.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from heng.evaluate.rulebooks.rulebook import Judging
from heng.evaluate.totals.joining import Score, join
from heng.evaluate.totals.weighing import Weighed, without_weights
from heng.model.terms import RollLevel, Weighing, WeightFault, WeightRule
from heng.model.weights import Weight, adds_up

SetWeights = Mapping[tuple[RollLevel, str], Weight]
"""Level and key of the group (as `heng.evaluate.totals.grouping` has it) → its weight in per cent.

Components (level of the indicator, `ref` of the row) have theirs in the card too; here they are told from printed ones.
"""
NO_WEIGHTS: SetWeights = {}


def weights_at(weights: SetWeights, level: RollLevel, keys: Sequence[str]) -> list[Decimal | None]:
    """Return the weights of some groups of a level, None for each that has none."""
    found = [weights.get((level, key)) for key in keys]
    return [one.value if one else None for one in found]


def by_set_weights(
    weights: Sequence[Decimal | None], scores: Sequence[Score], judging: Judging, *, whole: bool = True
) -> Weighed:
    """Join parts by the weights set for them: `whole` where these must add up, else each by its share of their sum.

    A part without a weight leaves no score: it is not taken as zero, nor as anything else.
    """
    known = [weight for weight in weights if weight is not None]
    if len(known) < len(weights):
        return Weighed(Score(fault=WeightFault.MISSING))
    total = sum(known, Decimal(0))
    is_whole = whole and bool(known) and adds_up(known)
    if total <= 0 or min(known) < 0 or (whole and not is_whole and judging.roll_up.weights is not WeightRule.NORMALISE):
        return Weighed(Score(fault=WeightFault.SUM), weights=total)
    joined = join(zip(map(Fraction, known), scores, strict=True))
    return Weighed(joined, Weighing.SET if is_whole else Weighing.SET_SHARE, total)


def shares_of(weights: Sequence[Decimal | None], judging: Judging) -> Sequence[Fraction] | WeightFault:
    """Return what each part is of the whole by the weights set for all of them, or why that is not known.

    Where none is set, all are alike if the rulebook declares it; a single part is the whole.
    """
    parts = [Score()] * len(weights)
    if len(weights) == 1 or all(weight is None for weight in weights):
        return without_weights(parts, judging).score.fault or [Fraction(1, len(weights))] * len(weights)
    fault = by_set_weights(weights, parts, judging).score.fault
    known = [Fraction(weight or 0) for weight in weights]
    return fault or [weight / sum(known) for weight in known]
