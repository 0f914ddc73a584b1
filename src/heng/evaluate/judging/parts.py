"""Labelled parts of a target beside those of its figure: told one by one, never joined."""

from __future__ import annotations

from heng.evaluate.judging.demand import Demand, demand_of
from heng.evaluate.judging.verdict import Step
from heng.evaluate.telling import shown, wordings
from heng.evaluate.units.conversion import convert
from heng.model.figures import Actual, ActualPart, Missing, Parts, Target, TargetPart, Threshold
from heng.model.period import PartialDate
from heng.model.quantity import Quantity
from heng.model.terms import Answer, MissingReason, Polarity, Topic

Value = Quantity | PartialDate | Missing


def part_steps(
    target: Target, actual: Actual, polarity: Polarity | None, *, unit: str, grows: bool
) -> tuple[Step, ...]:
    """Return a statement for each part of a target, with its own figure where one of the same label is printed.

    `unit` is the indicator's. Of figures that still grow (`grows`) none is said to fail.
    """
    if not isinstance(target.predicate, Parts):
        return ()
    parts = target.predicate.parts
    return tuple(
        _step(part, _figure(place, part, parts, actual), polarity, unit=unit, grows=grows)
        for place, part in enumerate(parts)
    )


def _figure(place: int, part: TargetPart, parts: tuple[TargetPart, ...], actual: Actual) -> ActualPart | None:
    """Find the figure of a part by its label, by its place where neither side prints labels."""
    if part.label:
        return next((figure for figure in actual.parts if _key(figure.label) == _key(part.label)), None)
    unlabelled = len(actual.parts) == len(parts) and not any(figure.label for figure in actual.parts)
    return actual.parts[place] if unlabelled else None


def _key(label: str) -> str:
    return "".join(label.split())


def _step(part: TargetPart, figure: ActualPart | None, polarity: Polarity | None, *, unit: str, grows: bool) -> Step:
    value: Value = figure.value if figure else Missing(reason=MissingReason.NOT_GIVEN)
    facts = {"label": part.label, "target": _shown(part.value), "actual": _shown(value)}
    answer = _answer(part, value, polarity, unit)
    if answer is None or (grows and answer is Answer.FAILS):
        return Step(Topic.RESULT, wordings.PART, facts)
    return Step(Topic.RESULT, wordings.PART_COMPARED, {**facts, "answer": answer})


def _shown(value: Value) -> str | PartialDate | MissingReason:
    return value.reason if isinstance(value, Missing) else shown.figure(value)


def _answer(part: TargetPart, value: Value, polarity: Polarity | None, unit: str) -> Answer | None:
    """Compare a number with its part, None where the two cannot be compared."""
    if not isinstance(part.value, Quantity) or not isinstance(value, Quantity):
        return None
    alone = Target(text="", predicate=Threshold(operator=part.operator, value=part.value))
    demand = demand_of(alone, Actual(text="", value=value), polarity)
    number = convert(value, part.value.unit, unit)
    if not isinstance(demand, Demand) or number is None:
        return None
    return Answer.HOLDS if demand.holds(number) else Answer.FAILS
