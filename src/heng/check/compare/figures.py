"""What became of the actuals of two editions: rose or fell, better or worse, and why that cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from heng.check.compare.alike import same_formula
from heng.check.compare.data import Comparison, Match
from heng.check.compare.figure_data import FigureChange, Side
from heng.check.compare.pairs import paired_readings, paired_rows
from heng.check.compare.spans import barrier_of
from heng.check.text import fold
from heng.evaluate.assessment import Assessment
from heng.evaluate.judging.moment import span_of
from heng.evaluate.units.conversion import convert
from heng.model.agency import AgencyRegister
from heng.model.card import Indicator
from heng.model.figures import Actual, Missing, Reading
from heng.model.period import PartialDate
from heng.model.quantity import Quantity
from heng.model.terms import Barrier, Ground, Movement, Polarity, Worth


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    before: Side
    after: Side


@dataclass(frozen=True, slots=True)
class _Round:
    """Both assessments, and the register by which agencies are known."""

    before: Assessment
    after: Assessment
    register: AgencyRegister


def figure_changes(
    comparison: Comparison, before: Assessment, after: Assessment, register: AgencyRegister
) -> tuple[FigureChange, ...]:
    """Return what became of every figure of the KPIs that both editions print, in the later order.

    Figures that stayed are among them (`Movement.STEADY`). A figure is only called better or worse where formula,
    unit, the time it covers and the direction allow it; of two states of one period the time always does.

    Args:
        comparison: Which KPI is which.
        before, after: Verdicts on the two editions, for directions and behaviours with their grounds.
        register: By which agencies are known.
    """
    around = _Round(before, after, register)
    return tuple(change for match in comparison.matches for change in _of_match(match, around))


def _of_match(match: Match, around: _Round) -> Iterator[FigureChange]:
    for one, other in paired_rows(match.before.rows, match.after.rows):
        then = _asked(match.before.readings, one)
        now = _asked(match.after.readings, other)
        if then and now:
            for reading, later in paired_readings(then, now, around.register):
                yield _change(
                    match,
                    _side(one, reading, around.before) if reading else None,
                    _side(other, later, around.after) if later else None,
                )


def _asked(readings: Iterable[Reading], row: Indicator) -> list[Reading]:
    """Return the figures of a row for which the document has actuals at all."""
    return [one for one in readings if one.indicator == row.ref and one.actual is not None]


def _side(row: Indicator, reading: Reading, assessment: Assessment) -> Side:
    verdict = assessment.by_reading.get(reading.ref)
    return Side(
        indicator=row, reading=reading, span=span_of(reading, assessment.edition.edition.period), verdict=verdict
    )


def _change(match: Match, before: Side | None, after: Side | None) -> FigureChange:
    if before is None or after is None:
        movement = Movement.ADDED if before is None else Movement.REMOVED
        return FigureChange(match=match, before=before, after=after, movement=movement)
    bare = FigureChange(match=match, before=before, after=after, movement=Movement.STEADY)
    match before.reading.actual, after.reading.actual:
        case Actual() as one, Actual() as other:
            return _of_actuals(bare, _Pair(before=before, after=after), one, other)
        case Actual(), _:
            return replace(bare, movement=Movement.LOST)
        case _, Actual():
            return replace(bare, movement=Movement.REPORTED)
        case Missing() as one, Missing() as other if (one.reason, one.day) != (other.reason, other.day):
            return replace(bare, movement=Movement.REASON)
        case _:
            return bare


def _of_actuals(bare: FigureChange, pair: _Pair, one: Actual, other: Actual) -> FigureChange:
    verdicts = pair.before.verdict, pair.after.verdict
    bare = replace(
        bare,
        polarity=verdicts[1].polarity if verdicts[1] else None,
        behaviour=verdicts[1].behaviour if verdicts[1] else None,
    )
    match one.value, other.value:
        case Quantity() as then, Quantity() as now:
            return _of_numbers(bare, pair, then, now)
        case PartialDate() as then, PartialDate() as now if then != now:
            moved = Movement.ROSE if now.first() > then.first() else Movement.FELL
            return _weighed(replace(bare, movement=moved), pair, 1 if moved is Movement.ROSE else -1)
    same = one.value == other.value and one.parts == other.parts and (one.parts or fold(one.text) == fold(other.text))
    if same or (isinstance(one.value, PartialDate) and one.value == other.value):
        return bare
    return replace(bare, movement=Movement.ALTERED, barrier=Barrier.FORM)


def _of_numbers(bare: FigureChange, pair: _Pair, then: Quantity, now: Quantity) -> FigureChange:
    units = [side.indicator.unit or "" for side in (pair.before, pair.after)]
    here, there = convert(now, then.unit or units[0], units[1] or units[0]), convert(then, then.unit, units[0])
    if here is None or there is None or (all(units) and _differ(*units)):
        return replace(bare, movement=Movement.ALTERED, barrier=Barrier.UNIT)
    change = here - there
    moved = Movement.ROSE if change > 0 else Movement.FELL if change < 0 else Movement.STEADY
    told = replace(
        bare,
        movement=moved,
        difference=Quantity(value=change, unit=then.unit or units[0]),
        relative=abs(change) / abs(there) if there else None,
    )
    return told if moved is Movement.STEADY else _weighed(told, pair, 1 if change > 0 else -1, (there, here))


def _differ(one: str, other: str) -> bool:
    """Tell whether no figure in one unit can be brought to the other."""
    return convert(Quantity(value=Decimal(1), unit=one), other, other) is None


def _weighed(
    told: FigureChange, pair: _Pair, sign: int, numbers: tuple[Decimal, Decimal] | None = None
) -> FigureChange:
    barrier = _barrier(told, pair)
    if barrier is not None:
        return replace(told, barrier=barrier)
    polarity = _direction(pair)
    if polarity is Polarity.ON_TARGET and numbers is not None:
        sign = _toward(pair)
        return replace(told, worth=_worth(sign), barrier=None if sign else Barrier.DIRECTION)
    if polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return replace(told, barrier=Barrier.DIRECTION)
    return replace(told, worth=_worth(sign if polarity is Polarity.HIGHER else -sign))


def _worth(sign: int) -> Worth | None:
    return None if sign == 0 else Worth.BETTER if sign > 0 else Worth.WORSE


def _barrier(told: FigureChange, pair: _Pair) -> Barrier | None:
    one, other = pair.before.indicator, pair.after.indicator
    years = told.match.years
    if one.formula and other.formula and not same_formula(one.formula, other.formula, years):
        return Barrier.FORMULA
    behaviours = [side.verdict.behaviour if side.verdict else None for side in (pair.before, pair.after)]
    fell = told.movement is Movement.FELL and not any(map(_below_zero, (pair.before, pair.after)))
    return barrier_of(pair.before.span, pair.after.span, *behaviours, fell=fell)


def _below_zero(side: Side) -> bool:
    actual = side.reading.actual
    return isinstance(actual, Actual) and isinstance(actual.value, Quantity) and actual.value.value < 0


def _direction(pair: _Pair) -> Polarity | None:
    """Return which way is better, None where nothing tells or the two editions do not tell the same."""
    judged = [side.verdict.polarity for side in (pair.before, pair.after) if side.verdict]
    firm = [one for one in judged if one.ground is not Ground.INFERRED] or judged
    told = {one.polarity for one in firm} - {None}
    return told.pop() if len(told) == 1 else None


def _toward(pair: _Pair) -> int:
    """Return 1 where a figure came nearer to its target, -1 where it went away, 0 where that is not known."""
    ways = [side.verdict.distance if side.verdict else None for side in (pair.before, pair.after)]
    if ways[0] is None or ways[1] is None or ways[0].unit != ways[1].unit:
        return 0
    one, other = abs(ways[0].value), abs(ways[1].value)
    return (one > other) - (one < other)
