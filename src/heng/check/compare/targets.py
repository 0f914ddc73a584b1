"""Whether a target became harder or easier to reach, by polarity."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from heng.check.text import fold, fold_formula
from heng.evaluate.judging.demand import DIRECTION_OF_SIGN
from heng.evaluate.traits import polarity
from heng.evaluate.units.conversion import convert
from heng.model.card import Indicator
from heng.model.figures import (
    COMPARISONS,
    Band,
    Deadline,
    Milestones,
    NoTarget,
    Parts,
    Predicate,
    Relative,
    Target,
    TargetPart,
    Threshold,
    Tolerance,
)
from heng.model.period import PartialDate
from heng.model.quantity import Quantity
from heng.model.terms import Polarity, TargetOperator, TargetShift


def shift(
    before: tuple[Indicator, Target], after: tuple[Indicator, Target], years: tuple[int, int] = (0, 0)
) -> TargetShift | None:
    """Return what became of a target, None where it asks for the same. Each target stands with its row.

    `years`: those of the two documents; a day of the year of each is compared by its place in the year.
    """
    one, other = before[1].predicate, after[1].predicate
    if isinstance(one, NoTarget) or isinstance(other, NoTarget):
        return _presence(one, other)
    if one == other or fold_formula(before[1].text) == fold_formula(after[1].text):
        return None
    units = _units(before[0], after[0])
    if fold(units[0]) != fold(units[1]) and not _convertible(units):
        return TargetShift.CHANGED
    if isinstance(one, Deadline) and isinstance(other, Deadline):
        return _deadlines(one.day.last(), other.day.last(), years)
    return _moved(one, other, _direction(before, after), units)


def number_rose(before: tuple[Indicator, Target], after: tuple[Indicator, Target]) -> bool | None:
    """Tell whether a target's number became larger; None where it stayed, or the two cannot be compared as numbers."""
    one, other = before[1].predicate, after[1].predicate
    if not isinstance(one, Threshold) or not isinstance(other, Threshold):
        return None
    units = _units(before[0], after[0])
    then, now = convert(one.value, units[1], units[0]), convert(other.value, units[1], units[1])
    return None if then is None or now is None or then == now else now > then


def _units(before: Indicator, after: Indicator) -> tuple[str, str]:
    """Return the units of two rows; where only one prints it, it is that of both."""
    return before.unit or after.unit or "", after.unit or before.unit or ""


def _deadlines(before: date, after: date, years: tuple[int, int]) -> TargetShift | None:
    """Compare two days; where each is as many years from its document, what counts is their place in the year."""
    if before.year - years[0] == after.year - years[1]:
        return _later((before.month, before.day), (after.month, after.day))
    return _days(before, after)


def _presence(before: Predicate, after: Predicate) -> TargetShift | None:
    if isinstance(before, NoTarget):
        return None if isinstance(after, NoTarget) else TargetShift.ADDED
    return TargetShift.REMOVED


def _convertible(units: tuple[str, str]) -> bool:
    return convert(Quantity(value=Decimal(1), unit=units[0]), units[1], units[1]) is not None


def _direction(before: tuple[Indicator, Target], after: tuple[Indicator, Target]) -> Polarity | None:
    """Return which way is better, None where the two do not tell the same. One that tells nothing does not count."""
    judged = {polarity.judge(*before).polarity, polarity.judge(*after).polarity} - {None}
    return judged.pop() if len(judged) == 1 else None


def _moved(
    before: Predicate, after: Predicate, direction: Polarity | None, units: tuple[str, str]
) -> TargetShift | None:
    match before, after:
        case Threshold(), Threshold():
            return _thresholds(before, after, direction, units)
        case ((Band() | Tolerance()), (Band() | Tolerance())):
            return _ranges(_ends(before), _ends(after))
        case Relative(), Relative():
            return _relative(before, after, direction, units)
        case Parts(), Parts():
            return _parts(before.parts, after.parts, direction, units)
        case Milestones(steps=steps), Milestones(steps=others):
            return _parts(steps, others, Polarity.HIGHER, units)
        case _:
            return TargetShift.CHANGED


def _thresholds(
    before: Threshold, after: Threshold, direction: Polarity | None, units: tuple[str, str]
) -> TargetShift | None:
    signs = {DIRECTION_OF_SIGN.get(one.operator, direction) for one in (before, after)}
    if len(signs) > 1:
        return TargetShift.CHANGED
    now = convert(after.value, units[1], units[1])
    then = convert(before.value, units[1], units[0])
    if now is None or then is None:
        return TargetShift.CHANGED
    moved = _numbers(then, now, signs.pop())
    return moved or _strictness(before.operator, after.operator)


def _numbers(before: Decimal, after: Decimal, direction: Polarity | None) -> TargetShift | None:
    if before == after:
        return None
    if direction not in {Polarity.HIGHER, Polarity.LOWER}:
        return TargetShift.CHANGED
    return TargetShift.RAISED if (after > before) is (direction is Polarity.HIGHER) else TargetShift.LOWERED


def _strictness(before: TargetOperator, after: TargetOperator) -> TargetShift | None:
    """Compare signs beside one number: only < and > exclude it."""
    strict = {TargetOperator.LESS, TargetOperator.GREATER}
    if (before in strict) is (after in strict):
        return None
    return TargetShift.RAISED if after in strict else TargetShift.LOWERED


def _days(before: date, after: date) -> TargetShift | None:
    return _later(before.toordinal(), after.toordinal())


_Place = TypeVar("_Place", int, tuple[int, int])


def _later(before: _Place, after: _Place) -> TargetShift | None:
    if before == after:
        return None
    return TargetShift.RAISED if after < before else TargetShift.LOWERED


def _ends(predicate: Band | Tolerance) -> tuple[Decimal, Decimal]:
    if isinstance(predicate, Band):
        return predicate.low.value, predicate.high.value
    return predicate.value.value - predicate.tolerance.value, predicate.value.value + predicate.tolerance.value


def _ranges(before: tuple[Decimal, Decimal], after: tuple[Decimal, Decimal]) -> TargetShift | None:
    if before == after:
        return None
    if before[0] <= after[0] and after[1] <= before[1]:
        return TargetShift.RAISED
    if after[0] <= before[0] and before[1] <= after[1]:
        return TargetShift.LOWERED
    return TargetShift.CHANGED


def _relative(
    before: Relative, after: Relative, direction: Polarity | None, units: tuple[str, str]
) -> TargetShift | None:
    if fold(before.benchmark) != fold(after.benchmark):
        return TargetShift.CHANGED
    zero = Quantity(value=Decimal(0))
    then, now = (Threshold(operator=TargetOperator.EQUAL, value=one.offset or zero) for one in (before, after))
    toward = DIRECTION_OF_SIGN.get(after.operator, direction)
    if DIRECTION_OF_SIGN.get(before.operator, direction) is not toward:
        return TargetShift.CHANGED
    # The distance to keep grows with the demand whichever side of the benchmark is the good one.
    return _thresholds(then, now, Polarity.HIGHER if toward else None, units)


def _parts(
    before: Iterable[TargetPart], after: Iterable[TargetPart], direction: Polarity | None, units: tuple[str, str]
) -> TargetShift | None:
    """Compare labelled parts: harder or easier only where all that moved went one way."""
    then, now = _labelled(before), _labelled(after)
    if then.keys() != now.keys():
        return TargetShift.CHANGED
    moved = {_part(then[label], now[label], direction, units) for label in then} - {None}
    return moved.pop() if len(moved) == 1 else TargetShift.CHANGED if moved else None


def _labelled(parts: Iterable[TargetPart]) -> dict[tuple[str, str, int], TargetPart]:
    found: dict[tuple[str, str, int], TargetPart] = {}
    for part in parts:
        label = fold(part.group), fold(part.label)
        again = sum(key[:2] == label for key in found)
        found[(*label, again)] = part
    return found


def _part(
    before: TargetPart, after: TargetPart, direction: Polarity | None, units: tuple[str, str]
) -> TargetShift | None:
    one, other = before.value, after.value
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        if before.operator not in COMPARISONS or after.operator not in COMPARISONS:
            return TargetShift.CHANGED
        ends = Threshold(operator=before.operator, value=one), Threshold(operator=after.operator, value=other)
        return _thresholds(*ends, direction, units)
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return _days(one.last(), other.last())
    return None if type(one) is type(other) else TargetShift.CHANGED
