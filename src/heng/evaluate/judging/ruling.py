"""Holding a number against a demand under a rulebook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal

from heng.evaluate.judging.demand import Demand
from heng.evaluate.judging.verdict import Step
from heng.evaluate.rulebooks.branches import Branch, Thresholds
from heng.evaluate.rulebooks.rulebook import Judging
from heng.evaluate.telling import shown, wordings
from heng.formula import print_tree
from heng.model.quantity import Quantity
from heng.model.terms import Answer, NotScoredReason, Status, Topic, Treatment

EXACT = Context(prec=400)
"""Holds the difference of any two numbers that a document can print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What judging gives before it is put into a verdict; fields as in `Verdict`."""

    status: Status
    achievement: Decimal | None = None
    distance: Quantity | None = None
    not_scored: NotScoredReason | None = None
    steps: tuple[Step, ...] = ()


def not_scored(reason: NotScoredReason, *steps: Step) -> Ruling:
    """Return the ruling that there is no verdict, for a reason."""
    return Ruling(status=Status.NOT_SCORED, not_scored=reason, steps=steps)


def rule(demand: Demand, value: Decimal, judging: Judging) -> Ruling:
    """Judge a number in the demand's unit, whatever the time of the year."""
    reference = demand.reference(value)
    distance = Quantity(value=EXACT.subtract(value, reference), unit=demand.unit)
    if demand.goal is None and demand.holds(value):
        facts = {"actual": shown.number(value, demand.unit), "demand": shown.demand(demand)}
        inside = Step(Topic.RESULT, wordings.INSIDE, facts)
        return Ruling(status=Status.MET, achievement=Decimal(1), distance=distance, steps=(inside,))
    branch = judging.achievement[demand.direction].for_target(reference).for_actual(value, reference)
    ruling = _branched(branch, demand, value, judging)
    return ruling if ruling.status is Status.NOT_SCORED else replace(ruling, distance=distance)


def _branched(branch: Branch, demand: Demand, value: Decimal, judging: Judging) -> Ruling:
    """A sign that decides can always be held against a figure, also where the branch gives no ratio."""
    reference, by_sign = demand.reference(value), demand.printed and judging.sign_decides
    match branch.treatment:
        case Treatment.COMPARE:
            return _compared(demand, value)
        case Treatment.NOT_SCORED if by_sign:
            return _compared(demand, value)
        case Treatment.NOT_SCORED if reference == 0:
            return not_scored(NotScoredReason.TARGET_ZERO, Step(Topic.RESULT, wordings.ZERO))
        case Treatment.NOT_SCORED:
            return not_scored(NotScoredReason.NO_RULE, Step(Topic.RESULT, wordings.NO_RULE))
    result = branch.ratio(value, reference)
    if result is None:
        facts = {"formula": print_tree(branch.tree()), **_numbers(value, reference)}
        step = Step(Topic.RESULT, wordings.NO_RATIO, facts)
        return _compared(demand, value) if by_sign else not_scored(NotScoredReason.NO_RULE, step)
    ruling = _banded(demand, value, result, judging)
    return replace(ruling, steps=(_ratio(branch, value, reference, result, judging), *ruling.steps))


def _numbers(value: Decimal, reference: Decimal) -> dict[str, str]:
    return {"actual": shown.number(value), "target": shown.number(reference)}


def _ratio(branch: Branch, value: Decimal, reference: Decimal, result: Decimal, judging: Judging) -> Step:
    facts = {
        "formula": print_tree(branch.tree()),
        **_numbers(value, reference),
        "result": shown.rounded(result),
        "share": shown.percent(result, judging.edges),
    }
    return Step(Topic.RESULT, wordings.RATIO, facts)


def _answer(demand: Demand, value: Decimal) -> dict[str, str | Answer]:
    return {
        "actual": shown.number(value, demand.unit),
        "demand": shown.demand(demand),
        "answer": Answer.HOLDS if demand.holds(value) else Answer.FAILS,
    }


def _compared(demand: Demand, value: Decimal) -> Ruling:
    status = Status.MET if demand.holds(value) else Status.SHORT
    step = Step(Topic.RESULT, wordings.COMPARED, _answer(demand, value))
    return Ruling(status=status, steps=(step,))


def _banded(demand: Demand, value: Decimal, achievement: Decimal, judging: Judging) -> Ruling:
    """Where the rulebook has it so, a printed sign decides what is met; below that, and else, the thresholds do."""
    limits = judging.thresholds_of(demand.direction)
    steps = []
    if demand.printed and judging.sign_decides:
        is_met = demand.holds(value)
        steps.append(Step(Topic.RESULT, wordings.SIGN_DECIDES, _answer(demand, value)))
    else:
        is_met = achievement >= limits.met
    steps.append(_limits(limits))
    is_near = limits.near is not None and achievement >= limits.near
    status = Status.MET if is_met else Status.NEAR if is_near else Status.SHORT
    return Ruling(status=status, achievement=achievement, steps=tuple(steps))


def _limits(limits: Thresholds) -> Step:
    if limits.near is None:
        return Step(Topic.RESULT, wordings.ONE_THRESHOLD, {"met": shown.threshold(limits.met)})
    facts = {"met": shown.threshold(limits.met), "near": shown.threshold(limits.near)}
    return Step(Topic.RESULT, wordings.THRESHOLDS, facts)
