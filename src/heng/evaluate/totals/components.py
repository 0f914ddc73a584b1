"""Components of one indicator joined by their printed weights, with bounds for what is missing.

Weights that do not add up as `heng.model.weights` has it are never normalised under a rulebook that asks for 100.
"""

from __future__ import annotations

from dataclasses import dataclass

from heng.evaluate.assessment import Assessment
from heng.evaluate.totals.joining import Joined, shown
from heng.evaluate.totals.levels import Levels
from heng.evaluate.totals.weighing import indicators_of
from heng.model.terms import WeightFault


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighted:
    """Components as one figure.

    Attributes:
        indicators: `ref`s of the components.
        joined: Their score with its bounds, or why there is none.
    """

    indicators: tuple[str, ...]
    joined: Joined


def components(assessment: Assessment) -> tuple[Weighted, ...]:
    """Join each indicator that has components, in order of printing."""
    judging = assessment.rulebook.judging
    levels = Levels(assessment, judging) if judging is not None else None
    found: list[Weighted] = []
    for rows in indicators_of(assessment.edition.card.indicators):
        if len(rows) == 1:
            continue
        joined = Joined(fault=WeightFault.NO_JUDGING)
        if levels is not None and judging is not None:
            one = levels.indicator(rows)
            joined = shown(one.score, judging, weighing=one.weighing, weights=one.weights)
        found.append(Weighted(indicators=tuple(row.ref for row in rows), joined=joined))
    return tuple(found)
