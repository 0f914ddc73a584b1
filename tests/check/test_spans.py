"""Which times of two figures may be compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heng.check.compare.spans import barrier_of
from heng.evaluate.traits.behaviour import PRINTED, BehaviourJudgement
from heng.model.period import Period
from heng.model.terms import Barrier, Ground, TimeBehaviour

SUM = BehaviourJudgement(behaviour=TimeBehaviour.FLOW, ground=Ground.PRINTED, reason=PRINTED)
QUARTER, HALF = Period.months(107, 1, 3), Period.months(107, 1, 6)


def test_a_running_total_that_fell_contradicts_itself() -> None:
    assert barrier_of(QUARTER, HALF, SUM, SUM, fell=True) is Barrier.FELL
    assert barrier_of(QUARTER, HALF, SUM, SUM) is Barrier.LENGTH


@pytest.mark.parametrize(
    ("after", "judged"),
    [
        (Period.months(107, 4, 6), SUM),
        (Period.months(108, 1, 6), SUM),
        (HALF, replace(SUM, behaviour=None)),
        (HALF, replace(SUM, may_be=TimeBehaviour.RATIO)),
    ],
)
def test_in_doubt_a_fall_is_no_contradiction(after: Period, judged: BehaviourJudgement) -> None:
    assert barrier_of(QUARTER, after, judged, judged, fell=True) is not Barrier.FELL
