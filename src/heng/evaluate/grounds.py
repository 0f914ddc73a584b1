"""On what the verdicts of a card rest: what is printed, what people confirmed, and what is only inferred."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from heng.evaluate.verdict import Verdict
from heng.model.terms import Ground, PolarityBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """How many figures rest on what.

    Attributes:
        figures: How many there are, of those that count in totals.
        polarity, behaviour: Figures by the ground of their direction and of their behaviour in time.
        defaulted: Of the inferred directions, those that are only the rulebook's default.
        doubted: Of the inferred behaviours, those that may be another one or are not known at all.
    """

    figures: int
    polarity: Mapping[Ground, int]
    behaviour: Mapping[Ground, int]
    defaulted: int
    doubted: int


def grounds_of(verdicts: Iterable[Verdict]) -> Grounds:
    """Count the grounds of verdicts."""
    asked = [verdict for verdict in verdicts if verdict.is_item]
    return Grounds(
        figures=len(asked),
        polarity=_counted(verdict.polarity.ground for verdict in asked),
        behaviour=_counted(verdict.behaviour.ground for verdict in asked),
        defaulted=sum(verdict.polarity.basis is PolarityBasis.DEFAULT for verdict in asked),
        doubted=sum(verdict.behaviour.may_be is not None or verdict.behaviour.behaviour is None for verdict in asked),
    )


def _counted(grounds: Iterable[Ground]) -> Mapping[Ground, int]:
    counts = Counter(grounds)
    return {ground: counts[ground] for ground in Ground}
