"""Where in the year a figure stands, and what that does to its verdict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from heng.evaluate.judging.case import Case
from heng.evaluate.judging.demand import Demand
from heng.evaluate.judging.moment import Moment, moment_of
from heng.evaluate.judging.ruling import Ruling, not_scored, rule
from heng.evaluate.judging.verdict import Step
from heng.evaluate.rulebooks.rulebook import Judging
from heng.evaluate.telling import wordings
from heng.evaluate.year.expected import EXPECTING, Course, expected
from heng.evaluate.year.period_steps import lacking_step, put_together
from heng.evaluate.year.to_date import Lacking, hangs_on_fall, to_date
from heng.model.figures import Actual
from heng.model.quantity import Quantity
from heng.model.terms import NotScoredReason, Pace, PeriodGap, Status, TimeBehaviour, Topic


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
    grows = behaviour is TimeBehaviour.FLOW
    if grows and _is_passed(demand, value, judging):
        return _passed(demand, value, judging)
    if not grows or case.line.now.is_of_part:
        return _by_pace(behaviour, case, demand, value, judging)
    found = to_date(case.line, case.line.now, demand.unit)
    if isinstance(found, Lacking) and found.gap is not PeriodGap.PERIOD:
        return _uncounted(case, demand, value, judging, found)
    if isinstance(found, Lacking) or found.is_alone(case.line.now):
        return _by_pace(behaviour, case, demand, value, judging)
    if hangs_on_fall(found, demand):
        last = found.points[-1].span
        return _uncounted(case, demand, value, judging, Lacking(PeriodGap.COUNTING, {"day": last.last} if last else {}))
    if _is_passed(demand, found.total, judging):
        ruling = _passed(demand, found.total, judging)
    else:
        ruling = _by_pace(behaviour, case, demand, found.total, judging)
    return replace(ruling, steps=(*put_together(Topic.PACE, found, demand.unit), *ruling.steps))


def _uncounted(case: Case, demand: Demand, value: Decimal, judging: Judging, lacking: Lacking) -> Ruling:
    """Judge a sum of which it is not known what it comes to by its day: only what its own period decides is decided."""
    whole = rule(demand, value, judging)
    if demand.secured(value) and whole.status is Status.MET:
        return _with(whole, Step(Topic.PACE, wordings.PACE_SECURED))
    why = lacking_step(Topic.PACE, lacking)
    if whole.status is Status.NOT_SCORED:
        return _with(whole, why)
    if moment_of(case.reading).year_over:
        return not_scored(NotScoredReason.BEHAVIOUR_UNKNOWN, why)
    return Ruling(status=Status.UNDER_WAY, steps=(why,))


def _by_pace(behaviour: TimeBehaviour | None, case: Case, demand: Demand, value: Decimal, judging: Judging) -> Ruling:
    """Judge a number by what the rulebook holds such figures against at their time of the year."""
    moment, pace, grows = moment_of(case.reading), judging.pace_of(behaviour), behaviour is TimeBehaviour.FLOW
    waiting = why_waiting(case.actual, moment)
    if waiting or (pace is not Pace.WHOLE and not moment.year_over):
        whole = rule(demand, value, judging)
        if grows and demand.secured(value) and whole.status is Status.MET:
            return _with(whole, Step(Topic.PACE, wordings.PACE_SECURED))
        if waiting or pace not in EXPECTING:
            return _under_way(demand, value, judging, waiting or Step(Topic.PACE, wordings.PACE_NONE))
        course = Course(demand=demand, line=case.line, moment=moment, adds_up=grows)
        return _expected(pace, course, value, judging)
    said = wordings.PACE_YEAR_OVER if moment.year_over else wordings.PACE_WHOLE
    return _with(rule(demand, value, judging), Step(Topic.PACE, said))


def _expected(pace: Pace, course: Course, value: Decimal, judging: Judging) -> Ruling:
    """Hold a number against what its pace expects; where the ground of that is missing, it is under way."""
    found = expected(pace, course)
    if isinstance(found, Lacking):
        return _under_way(course.demand, value, judging, lacking_step(Topic.PACE, found, pace))
    ruling = rule(found.demand, value, judging)
    return replace(ruling, steps=(*ruling.steps, *found.steps))


def _with(ruling: Ruling, step: Step) -> Ruling:
    return replace(ruling, steps=(*ruling.steps, step))


def why_waiting(actual: Actual, moment: Moment) -> Step | None:
    """Say why the figure itself is not complete yet, None where it is."""
    if actual.planned is not None and (moment.last is None or actual.planned.last() > moment.last):
        return Step(Topic.PACE, wordings.PACE_PLANNED, {"day": str(actual.planned)})
    return Step(Topic.PACE, wordings.PACE_PARTIAL) if actual.partial else None


def _is_passed(demand: Demand, value: Decimal, judging: Judging) -> bool:
    """A ceiling that a rulebook lets a figure pass by some per cent is passed for good only beyond these."""
    return demand.passed(value) and (judging.sign_decides or rule(demand, value, judging).status is Status.SHORT)


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
