"""What became of a figure in words and digits, and why it is called so or neither."""

from __future__ import annotations

from heng.check.compare import Change, FigureChange, Match
from heng.check.rules.targets.tg003_target_lowered import is_easier_if_higher_is_better, is_larger
from heng.evaluate.judging.verdict import Verdict
from heng.model.figures import Reading
from heng.model.quantity import Quantity, plain
from heng.model.terms import Barrier, Ground, Movement, TargetShift
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current, pick, say
from heng.web.states import State, of_verdict


def moved(change: FigureChange) -> str:
    """Return how far a number moved, `−10.5 (−25.8%)`, else what became of it."""
    difference = change.difference
    if difference is None or change.movement is Movement.STEADY:
        return change.movement.label(current())
    told = _signed(difference)
    if change.relative is None:
        return told
    sign = numbers.MINUS if difference.value < 0 else "+"
    share = numbers.percent(change.relative * 100)
    return pick(f"{told}（{sign}{share}）", f"{told} ({sign}{share})")


def share(change: FigureChange) -> str:
    """Return the difference in percent of the earlier number, plain; empty where there is none."""
    if change.relative is None or change.difference is None:
        return ""
    return plain(round(change.relative.copy_sign(change.difference.value) * 100, 1))


def _signed(difference: Quantity) -> str:
    return ("+" if difference.value > 0 else "") + numbers.quantity(difference)


def ground(change: FigureChange) -> str:
    """Return why a figure is called better or worse, or what stands in the way."""
    if change.barrier is not None:
        return change.barrier.label(current())
    judged = change.polarity
    if change.worth is None or judged is None or judged.polarity is None:
        return ""
    return say(judged.reason, judged.facts)


def asked(change: FigureChange) -> str:
    """Return the trait of the KPI that a person could settle: an inferred behaviour, or a direction nothing tells."""
    if change.barrier is Barrier.DIRECTION:
        return "polarity"
    judged = change.behaviour
    by_time = change.barrier in {Barrier.LENGTH, Barrier.CUMULATIVE, Barrier.FELL}
    return "behaviour" if by_time and judged is not None and judged.ground is Ground.INFERRED else ""


def states(change: FigureChange) -> tuple[State, State] | None:
    """Return both verdicts, None where one of the two has none."""
    one, other = change.before, change.after
    if one is None or other is None or None in change.statuses:
        return None
    return _state(one.verdict, one.reading), _state(other.verdict, other.reading)


def _state(verdict: Verdict | None, reading: Reading) -> State:
    return of_verdict(verdict, reading.actual)


def became(match: Match, change: Change) -> str:
    """Return what became of a target in words: which way its number went, and whether it is harder to reach."""
    if change.shift is None:
        return change.field.label(current())
    larger, told = is_larger(match, change), change.shift.label(current())
    if larger is None:
        return told
    way = pick("提高", "raised") if larger else pick("降低", "lowered")
    return way if change.shift is TargetShift.CHANGED else pick(f"{way}，{told}", f"{way}, {told}")


def target_told(index: CardIndex, match: Match, change: Change) -> str:
    """Return why a target is called easier or harder, or what it would be called if higher were better."""
    if change.shift in {TargetShift.RAISED, TargetShift.LOWERED}:
        return target_ground(index, match)
    if is_easier_if_higher_is_better(match, change):
        return pick(
            "文件沒有註明方向；以越高越好來看，變得容易了。",
            "No direction is stated; if higher is better, it has become easier.",
        )
    return ""


def target_ground(index: CardIndex, match: Match) -> str:
    """Return which way is better and whether that is inferred, by the first figure of a KPI."""
    verdicts = index.card.assessment.by_indicator
    judged = next((one.polarity for ref in match.after.refs for one in verdicts.get(ref, ())), None)
    return say(judged.reason, judged.facts) if judged else ""
