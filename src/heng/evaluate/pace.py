"""Where in the year a figure stands, and what that does to its verdict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from heng.evaluate import shown, wordings
from heng.evaluate.case import Case
from heng.evaluate.demand import Demand
from heng.evaluate.moment import Moment, moment_of
from heng.evaluate.rulebook import Judging
from heng.evaluate.ruling import Ruling, not_scored, rule
from heng.evaluate.verdict import Step
from heng.model.figures import Actual
from heng.model.finding import Fact
from heng.model.quantity import Quantity
from heng.model.terms import NotScoredReason, Pace, Status, TimeBehaviour, Topic


def paced(case: Case, demand: Demand, value: Decimal, judging: Judging) -> Ruling:
    """Judge a number in the demand's unit at its time of the year.

    Where it is doubted how the figure behaves in time, a verdict is given only if both behaviours give the same one.
    """
    ruling = _as(case.behaviour, case, demand, value, judging)
    if case.may_be is None or case.behaviour is None:
        return ruling
    if _as(case.may_be, case, demand, value, judging).status is ruling.status:
        return ruling
    facts = {"one": case.behaviour, "other": case.may_be}
    return not_scored(NotScoredReason.BEHAVIOUR_UNKNOWN, Step(Topic.PACE, wordings.PACE_DOUBTED, facts))


def _as(behaviour: TimeBehaviour | None, case: Case, demand: Demand, value: Decimal, judging: Judging) -> Ruling:
    """Judge a number as one that behaves in a certain way."""
    moment = moment_of(case.reading)
    pace = judging.pace_of(behaviour)
    grows = behaviour is TimeBehaviour.FLOW
    if grows and demand.passed(value) and _is_final(demand, value, judging):
        return _passed(demand, value, judging)
    waiting = _waiting(case.actual, moment)
    if waiting or (pace is not Pace.WHOLE and not moment.year_over):
        whole = rule(demand, value, judging)
        if grows and demand.secured(value) and whole.status is Status.MET:
            return _with(whole, Step(Topic.PACE, wordings.PACE_SECURED))
        share = moment.share
        if pace is Pace.LINEAR and share is not None and not waiting:
            return _linear(demand, value, judging, moment, share)
        return _under_way(demand, value, judging, waiting or Step(Topic.PACE, wordings.PACE_NONE))
    said = wordings.PACE_YEAR_OVER if moment.year_over else wordings.PACE_WHOLE
    return _with(rule(demand, value, judging), Step(Topic.PACE, said))


def _with(ruling: Ruling, step: Step) -> Ruling:
    return replace(ruling, steps=(*ruling.steps, step))


def _waiting(actual: Actual, moment: Moment) -> Step | None:
    """Say why the figure itself is not complete yet, None where it is."""
    if actual.planned is not None and (moment.last is None or actual.planned.last() > moment.last):
        return Step(Topic.PACE, wordings.PACE_PLANNED, {"day": str(actual.planned)})
    return Step(Topic.PACE, wordings.PACE_PARTIAL) if actual.partial else None


def _is_final(demand: Demand, value: Decimal, judging: Judging) -> bool:
    """A ceiling that a rulebook lets a figure pass by some per cent is passed for good only beyond these."""
    return judging.sign_decides or rule(demand, value, judging).status is Status.SHORT


def _passed(demand: Demand, value: Decimal, judging: Judging) -> Ruling:
    """A yearly ceiling passed is short at any time of the year: what only grows never comes back under it."""
    ruling = rule(demand, value, judging)
    return _with(replace(ruling, status=Status.SHORT, not_scored=None), Step(Topic.PACE, wordings.PACE_PASSED))


def _under_way(demand: Demand, value: Decimal, judging: Judging, why: Step) -> Ruling:
    whole = rule(demand, value, judging)
    if whole.status is Status.NOT_SCORED:
        return _with(whole, why)
    distance = Quantity(value=value - demand.reference(value), unit=demand.unit)
    steps = tuple(step for step in whole.steps if step.wording is wordings.RATIO)
    return Ruling(status=Status.UNDER_WAY, achievement=whole.achievement, distance=distance, steps=(*steps, why))


def _linear(demand: Demand, value: Decimal, judging: Judging, moment: Moment, share: Fraction) -> Ruling:
    expected = demand.at(share)
    facts: dict[str, Fact] = {
        "day": moment.last or "",
        "share": shown.percent(Decimal(share.numerator) / share.denominator),
        "demand": shown.demand(expected),
    }
    return _with(rule(expected, value, judging), Step(Topic.PACE, wordings.PACE_LINEAR, facts))
