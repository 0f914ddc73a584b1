"""What the rest of a year must bring, in words; numbers rounded to the side on which the sentence stays true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from typing import Any

from heng.evaluate.judging.demand import Demand
from heng.evaluate.telling import shown
from heng.evaluate.telling.step import Step
from heng.evaluate.units.conversion import counts_things
from heng.evaluate.year import period_words
from heng.evaluate.year.line import Point
from heng.evaluate.year.period_steps import lacking_step, parts
from heng.evaluate.year.rest import Rest
from heng.formula.evaluate import PRECISION
from heng.model.figures import Actual
from heng.model.finding import Fact, Wording
from heng.model.quantity import Quantity, plain
from heng.model.terms import ChangeField, PeriodGap, RestKind, Topic

UNTOLD = frozenset(
    {PeriodGap.NO_TARGET, PeriodGap.DEADLINE, PeriodGap.BENCHMARK, PeriodGap.NO_FIGURE, PeriodGap.SEVERAL_YEARS}
)
"""Gaps of which a derivation says nothing: the line of target or actual says it already."""


def rest_steps(rest: Rest) -> tuple[Step, ...]:
    """Return the statements about the rest of a year; none where there is nothing to say."""
    if rest.lacking is not None:
        return () if rest.lacking.gap in UNTOLD else (lacking_step(Topic.REST, rest.lacking),)
    if rest.kind is RestKind.OVER or rest.demand is None:
        return ()
    source = rest.points[-1].source if rest.points else None
    told = Step(Topic.REST, _wording(rest), _facts(rest), source)
    return (told, *_floor(rest), *_fell(rest), *_put_together(rest), *_notes(rest), *_inferred(rest))


def _wording(rest: Rest) -> Wording:
    told = {
        RestKind.SUM: period_words.REST_SUM_EACH if rest.periods > 1 else period_words.REST_SUM,
        RestKind.MEAN: period_words.REST_MEAN,
        RestKind.LEVEL: period_words.REST_LEVEL,
        RestKind.WHOLE: period_words.REST_WHOLE,
        RestKind.SECURED: period_words.REST_SECURED,
        RestKind.PASSED: period_words.REST_PASSED,
        RestKind.BEYOND: period_words.REST_BEYOND,
    }[rest.kind]
    if rest.limit is None:
        return told
    never = period_words.REST_OVER_WHOLE if rest.limit else period_words.REST_BELOW_ZERO
    return Wording(told.zh + never.zh, told.en + never.en)


def _facts(rest: Rest) -> Mapping[str, Fact]:
    demand = rest.demand
    assert demand is not None
    unit = _unit(rest)
    facts: dict[str, Fact] = {"day": rest.until or "", "end": rest.end or "", "periods": rest.periods}
    if rest.so_far is not None:
        facts["so_far"] = facts["value"] = shown.grouped(shown.number(rest.so_far, unit))
    if rest.length is not None:
        facts["length"] = rest.length
    bounded = demand if rest.kind in {RestKind.PASSED, RestKind.BEYOND} else _bounded(rest, demand)
    facts["demand"] = shown.grouped(shown.demand(replace(bounded, unit=unit)))
    facts["each"] = shown.grouped(each_text(rest, unit))
    facts["formula"] = shown.grouped(formula_text(rest))
    return facts


def _bounded(rest: Rest, demand: Demand) -> Demand:
    """Return the demand on the rest; the demand itself where nothing bounds the rest."""
    if rest.low is None and rest.high is None:
        return demand
    return replace(demand, low=rest.low, high=rest.high, goal=None)


def needed_text(rest: Rest) -> str:
    """Return the bounds on what `kind` names, rounded to the safe side: `≥ 9,866,257 人次`; empty without one."""
    if rest.demand is None or rest.kind in {RestKind.SECURED, RestKind.PASSED, RestKind.BEYOND}:
        return ""
    if rest.kind is RestKind.MEAN:
        return shown.grouped(each_text(rest, _unit(rest)))
    return shown.grouped(shown.demand(replace(_bounded(rest, rest.demand), unit=_unit(rest))))


def each_text(rest: Rest, unit: str | None = None) -> str:
    """Return what each remaining period must bring on average: `≤ 16.26 µg/m³`; empty where periods are not counted.

    A floor is rounded up and a ceiling down, one digit beyond what is printed; a single value that no such digit
    gives exactly is shown as a fraction. Of what is counted in whole things, no part is asked. `unit`: that to show,
    else the demand's.
    """
    low, high, demand = rest.each(rest.low), rest.each(rest.high), rest.demand
    if demand is None or (low is None and high is None):
        return ""
    shown_as = demand if unit is None else replace(demand, unit=unit)
    return bounds_text(shown_as, low, high, places_of(_unit(rest), _places(rest)))


def places_of(unit: str, printed: int) -> int:
    """Return with how many decimals to say what is needed: one more than is printed; none where things are counted."""
    return 0 if not printed and counts_things(unit) else printed + 1


def bounds_text(demand: Demand, low: Fraction | None, high: Fraction | None, places: int) -> str:
    """Return bounds with so many decimals: a floor rounded up, a ceiling down, one value exactly or as a fraction."""
    if low is not None and low == high and not _is_exact(low, places):
        return f"= {low.numerator}/{low.denominator}"
    ends = [
        None if end is None else _rounded(end, places, way) for end, way in ((low, ROUND_CEILING), (high, ROUND_FLOOR))
    ]
    return shown.demand(replace(demand, low=ends[0], high=ends[1], goal=None))


def formula_text(rest: Rest) -> str:
    """Return how the mean of the remaining periods is computed: `(17 × 4 − 19.2) ÷ 3`; empty for any other kind."""
    if rest.kind is not RestKind.MEAN or rest.known is None or rest.demand is None:
        return ""
    ends = [end for end in (rest.demand.low, rest.demand.high) if end is not None]
    texts = (f"({plain(end)} × {rest.of} − {plain(rest.known)}) ÷ {rest.periods}" for end in ends)
    return "; ".join(dict.fromkeys(texts))


def _floor(rest: Rest) -> tuple[Step, ...]:
    """Say that a range's floor is reached, so that only its ceiling still binds what remains."""
    if not rest.floor_reached or rest.demand is None:
        return ()
    facts: dict[str, Fact] = {"target": shown.grouped(shown.demand(replace(rest.demand, unit=_unit(rest))))}
    return (Step(Topic.REST, period_words.REST_FLOOR, facts),)


def _fell(rest: Rest) -> tuple[Step, ...]:
    """Say that a running total became smaller."""
    if rest.fell is None or rest.fell.span is None or rest.demand is None:
        return ()
    unit = _unit(rest)
    before, value = rest.fell.number(rest.demand.unit), rest.points[-1].number(rest.demand.unit)
    facts: dict[str, Fact] = {
        "before_day": rest.fell.span.last,
        "day": rest.until or "",
        "before": "" if before is None else shown.grouped(shown.number(before, unit)),
        "value": "" if value is None else shown.grouped(shown.number(value, unit)),
    }
    return (Step(Topic.REST, period_words.REST_FELL, facts, rest.fell.source),)


def _put_together(rest: Rest) -> tuple[Step, ...]:
    return parts(Topic.REST, rest.points, rest.demand.unit or _unit(rest)) if rest.demand else ()


def _notes(rest: Rest) -> tuple[Step, ...]:
    """Return on what a statement rests beside the figures."""
    if rest.kind is RestKind.MEAN:
        return (Step(Topic.REST, period_words.REST_EQUAL),)
    return (Step(Topic.REST, period_words.REST_DIVISOR),) if rest.divided else ()


def _inferred(rest: Rest) -> tuple[Step, ...]:
    names, both = rest.inferred, ("behaviour", "polarity")
    joined = set(both) <= set(names)
    told = [Step(Topic.REST, period_words.REST_INFERRED_BOTH)] if joined else []
    alone = [name for name in names if not (joined and name in both)]
    return (
        *told,
        *(Step(Topic.REST, period_words.REST_INFERRED, {"what": ChangeField.of(name)}) for name in alone),
    )


def _places(rest: Rest) -> int:
    ends = (rest.demand.low, rest.demand.high) if rest.demand else ()
    return printed_places((end for end in ends if end is not None), rest.points)


def printed_places(numbers: Iterable[Decimal], points: Iterable[Point]) -> int:
    """Return the most decimals that some numbers and the figures of points print."""
    printed = list(numbers)
    for point in points:
        actual = point.reading.actual
        if isinstance(actual, Actual) and isinstance(actual.value, Quantity):
            printed.append(actual.value.value)
    exponents = [number.as_tuple().exponent for number in printed]
    return max([-each for each in exponents if isinstance(each, int) and each < 0], default=0)


def _rounded(value: Fraction, places: int, way: str) -> Decimal:
    context = Context(prec=PRECISION, rounding=way)
    quotient = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    rounded = quotient.quantize(Decimal(1).scaleb(-places), way, context)
    return Decimal(plain(rounded).rstrip("0").rstrip(".")) if places else rounded


def _is_exact(value: Fraction, places: int) -> bool:
    return (value * Fraction(10) ** places).denominator == 1


def rest_to_data(rest: Rest | None) -> dict[str, Any] | None:
    """Return what the rest of a year must bring as plain JSON data; numbers exact, as text.

    `low` and `high` bound the sum of the remaining periods, or what `kind` says; `each` is the same for one period on
    average, exactly as a fraction where no decimal is exact, and `each_shown` in rounded words that are still true.
    """
    if rest is None:
        return None
    lacking = rest.lacking
    return {
        "kind": str(rest.kind),
        "gap": str(lacking.gap) if lacking else None,
        "low": _text(rest.low),
        "high": _text(rest.high),
        "unit": _unit(rest),
        "so_far": _text(rest.so_far),
        "until": rest.until.isoformat() if rest.until else None,
        "periods": rest.periods,
        "length": str(rest.length) if rest.length else None,
        "each": {"low": _fraction(rest.each(rest.low)), "high": _fraction(rest.each(rest.high))},
        "each_shown": each_text(rest),
        "limit": rest.limit,
        "inferred": list(rest.inferred),
    }


def _unit(rest: Rest) -> str:
    printed = rest.demand.unit if rest.demand else ""
    return printed or (rest.points[-1].unit if rest.points else "")


def _text(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _fraction(value: Fraction | None) -> str | None:
    return None if value is None else str(value)
