"""On what the verdicts of a card rest: what is printed, what people confirmed, and what is only inferred."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from heng.evaluate.judging.verdict import Verdict
from heng.model.terms import Ground, Polarity, PolarityBasis


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a person's word.

    Attributes:
        figures: How many figures, of those that count in totals.
        indicators: How many indicators, whose trait is what a person confirms; also where no figure of theirs counts.
    """

    figures: int
    indicators: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """How many figures rest on what.

    Attributes:
        figures: How many there are, of those that count in totals.
        polarity, behaviour: Figures by the ground of their direction and of their behaviour in time.
        defaulted: Of the inferred directions, those that are only the rulebook's default.
        directions: Figures whose inferred direction waits for a person: lower or on target is taken as better.
        doubted: Figures whose inferred behaviour may be another one.
    """

    figures: int
    polarity: Mapping[Ground, int]
    behaviour: Mapping[Ground, int]
    defaulted: int
    directions: Waiting
    doubted: Waiting


def grounds_of(verdicts: Iterable[Verdict]) -> Grounds:
    """Count the grounds of verdicts."""
    every = list(verdicts)
    asked = [verdict for verdict in every if verdict.is_item]
    return Grounds(
        figures=len(asked),
        polarity=_counted(verdict.polarity.ground for verdict in asked),
        behaviour=_counted(verdict.behaviour.ground for verdict in asked),
        defaulted=sum(verdict.polarity.basis is PolarityBasis.DEFAULT for verdict in asked),
        directions=_waiting(verdict for verdict in every if asks_polarity(verdict)),
        doubted=_waiting(verdict for verdict in every if asks_behaviour(verdict)),
    )


def asks_polarity(verdict: Verdict) -> bool:
    """Tell whether a direction other than the usual one is only inferred, which a person should look at."""
    judged = verdict.polarity
    return judged.ground is Ground.INFERRED and judged.polarity in (Polarity.LOWER, Polarity.ON_TARGET)


def asks_behaviour(verdict: Verdict) -> bool:
    """Tell whether the behaviour in time is only inferred and may be another one, which a person should look at."""
    return verdict.behaviour.ground is Ground.INFERRED and verdict.behaviour.may_be is not None


def _waiting(verdicts: Iterable[Verdict]) -> Waiting:
    found = list(verdicts)
    return Waiting(sum(verdict.is_item for verdict in found), len({verdict.indicator for verdict in found}))


def _counted(grounds: Iterable[Ground]) -> Mapping[Ground, int]:
    counts = Counter(grounds)
    return {ground: counts[ground] for ground in Ground}
