"""Holding a number against a demand under a rulebook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from heng.evaluate import shown, wordings
from heng.evaluate.demand import Demand
from heng.evaluate.rulebook import Judging, SignRule
from heng.evaluate.verdict import Step
from heng.formula import evaluate, print_tree
from heng.model.quantity import Quantity
from heng.model.terms import Answer, NotScoredReason, Status, Topic, Treatment


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
    distance = Quantity(value=value - reference, unit=demand.unit)
    sign = judging.achievement[demand.direction].for_target(reference)
    if demand.goal is None and demand.holds(value):
        facts = {"actual": shown.number(value, demand.unit), "demand": shown.demand(demand)}
        inside = Step(Topic.RESULT, wordings.INSIDE, facts)
        return Ruling(status=Status.MET, achievement=Decimal(1), distance=distance, steps=(inside,))
    if sign.treatment is Treatment.NOT_SCORED and not demand.printed:
        return not_scored(NotScoredReason.TARGET_ZERO, Step(Topic.RESULT, wordings.ZERO))
    achievement, steps = _achievement(sign, value, reference, judging) if sign.formula else (None, ())
    ruling = _compared(demand, value) if achievement is None else _banded(demand, value, achievement, judging)
    return replace(ruling, distance=distance, steps=(*steps, *ruling.steps))


def _achievement(
    sign: SignRule, value: Decimal, reference: Decimal, judging: Judging
) -> tuple[Decimal | None, tuple[Step, ...]]:
    tree = sign.tree()
    result = evaluate(tree, {"a": value, "t": reference}).value
    if result is None:
        return None, ()
    facts = {
        "formula": print_tree(tree),
        "actual": shown.number(value),
        "target": shown.number(reference),
        "result": shown.rounded(result),
        "share": shown.percent(result, (judging.thresholds.near, judging.thresholds.met)),
    }
    return result, (Step(Topic.RESULT, wordings.RATIO, facts),)


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
    """A printed sign decides what is met; below that, and without a sign, the thresholds do."""
    met, near = judging.thresholds.met, judging.thresholds.near
    steps = []
    if demand.printed:
        is_met = demand.holds(value)
        steps.append(Step(Topic.RESULT, wordings.SIGN_DECIDES, _answer(demand, value)))
    else:
        is_met = achievement >= met
    bands = {"met": shown.threshold(met), "near": shown.threshold(near)}
    steps.append(Step(Topic.RESULT, wordings.THRESHOLDS, bands))
    status = Status.MET if is_met else Status.NEAR if achievement >= near else Status.SHORT
    return Ruling(status=status, achievement=achievement, steps=tuple(steps))
