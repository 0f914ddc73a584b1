"""Whether two figures of a KPI cover times that may be compared."""

from __future__ import annotations

from datetime import date

from heng.evaluate.traits.behaviour import BehaviourJudgement
from heng.model.period import Period
from heng.model.terms import Barrier, TimeBehaviour

SLACK = 3
"""Days by which two spans of the same number of months may differ."""
ADDS_UP = frozenset({TimeBehaviour.FLOW, TimeBehaviour.ANNUAL_ONLY, None})
"""Behaviours whose figures depend on how long a time they cover; one that nobody knows may be any."""


def barrier_of(
    before: Period | None, after: Period | None, *behaviours: BehaviourJudgement | None, fell: bool = False
) -> Barrier | None:
    """Say why two spans forbid to call a figure better or worse, None where they do not.

    Only figures that add up, or may, depend on their span: sums are compared over the same part of the year. Over two
    other parts of one length they are if the figure `fell`, for what counts the year to date never falls; a rise may
    be no more than the time gone by. Where both count from one New Year a fall is a contradiction.
    """
    if fell and before and after and _is_farther(before, after) and all(map(_surely_adds_up, behaviours)):
        return Barrier.FELL
    if not any(_adds_up(one) for one in behaviours) or before == after is not None:
        return None
    if before is None or after is None:
        return Barrier.SPAN
    if _ends(before) == _ends(after):
        return None
    if abs(_days(before) - _days(after)) > SLACK:
        return Barrier.LENGTH
    if _from_new_year(before) is not _from_new_year(after):
        return Barrier.CUMULATIVE
    return None if fell or _from_new_year(before) else Barrier.COUNTING


def _is_farther(before: Period, after: Period) -> bool:
    """Tell whether both begin with one New Year and the second goes farther in that year."""
    from_one = before.first == after.first and _from_new_year(before) and after.last.year == after.first.year
    return from_one and before.last < after.last


def _surely_adds_up(judged: BehaviourJudgement | None) -> bool:
    return judged is not None and judged.behaviour is TimeBehaviour.FLOW and judged.may_be is None


def _adds_up(judged: BehaviourJudgement | None) -> bool:
    return judged is None or judged.behaviour in ADDS_UP or judged.may_be is TimeBehaviour.FLOW


def _ends(span: Period) -> tuple[tuple[int, int], tuple[int, int], int]:
    return _place(span.first), _place(span.last), span.last.year - span.first.year


def _place(day: date) -> tuple[int, int]:
    """Return a day's place in its year, the same for the end of February of any year."""
    return day.month, 28 if (day.month, day.day) == (2, 29) else day.day


def _days(span: Period) -> int:
    return (span.last - span.first).days


def _from_new_year(span: Period) -> bool:
    return (span.first.month, span.first.day) == (1, 1)
