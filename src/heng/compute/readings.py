"""The table of an edition's readings, ready to be judged: units brought together, grounds of judging found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal

from heng.compute.extra import pa
from heng.evaluate.judging.case import Case
from heng.evaluate.judging.demand import Demand, demand_of
from heng.evaluate.judging.judge import NO_TARGET, comparable
from heng.evaluate.judging.moment import moment_of
from heng.evaluate.judging.pace import why_waiting
from heng.evaluate.totals.items import items_of
from heng.evaluate.traits import behaviour as behaviours
from heng.evaluate.traits import polarity as polarities
from heng.evaluate.traits.confirmed import NOTHING, Confirmed
from heng.evaluate.year.line import NO_PAST, Line, Past
from heng.evaluate.year.lines import lines_of
from heng.evaluate.year.to_date import Lacking, hangs_on_fall, to_date
from heng.formula.rounding import round_at
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Deadline, Missing, NoTarget, Reading
from heng.model.period import PartialDate
from heng.model.terms import NotScoredReason, PeriodGap, Polarity, TargetOperator, TimeBehaviour

DIGITS, PLACES = 28, 8
"""Digits of the number columns, and those behind the point."""

_LIMIT = Decimal(10) ** (DIGITS - PLACES)

SIGN_OF = {
    (Polarity.HIGHER, False): TargetOperator.AT_LEAST,
    (Polarity.HIGHER, True): TargetOperator.GREATER,
    (Polarity.LOWER, False): TargetOperator.AT_MOST,
    (Polarity.LOWER, True): TargetOperator.LESS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One reading; fields as in `heng.compute.columns`, with where it belongs."""

    reading: str
    indicator: str
    theme: str
    objective: str
    asked: bool
    counted: bool
    questioned: bool = False
    unfit: bool = False
    missing: str | None = None
    not_scored: str | None = None
    polarity: str | None = None
    behaviour: str | None = None
    may_be: str | None = None
    operator: str | None = None
    target: Decimal | None = None
    target_high: Decimal | None = None
    low_excluded: bool = False
    high_excluded: bool = False
    actual: Decimal | None = None
    to_date: Decimal | None = None
    uncounted: bool = False
    waiting: bool = False
    days_gone: int | None = None
    days_whole: int | None = None
    due: date | None = None
    done_first: date | None = None
    done_last: date | None = None
    known: date | None = None


_KINDS = {
    "str": pa.string(),
    "bool": pa.bool_(),
    "int": pa.int16(),
    "date": pa.date32(),
    "Decimal": pa.decimal128(DIGITS, PLACES),
}

SCHEMA = pa.schema([(name, _KINDS[str(kind).removesuffix(" | None")]) for name, kind in Row.__annotations__.items()])


def table_of(rows: Iterable[Row]) -> pa.Table:
    """Return rows as an Arrow table, which every engine reads."""
    return pa.Table.from_pylist([asdict(row) for row in rows], schema=SCHEMA)


def rows_of(
    edition: Edition,
    *,
    confirmed: Confirmed = NOTHING,
    questioned: Collection[str] = (),
    past: Past = NO_PAST,
) -> list[Row]:
    """Return a row for each reading of an edition, in its order; arguments as for `heng.evaluate.assess`.

    No rulebook has a part in it: one table serves them all.
    """
    indicators = {indicator.ref: indicator for indicator in edition.card.indicators}
    items, lines = items_of(edition), lines_of(edition, past, confirmed, questioned)
    rows = []
    for reading in edition.figures.readings:
        if reading.indicator not in indicators:
            continue
        indicator = indicators[reading.indicator]
        row = Row(
            reading=reading.ref,
            indicator=indicator.ref,
            theme=indicator.theme,
            objective=indicator.objective_ref,
            asked=reading.actual is not None,
            counted=reading.ref in items,
            questioned=bool({reading.ref, reading.indicator} & set(questioned)),
        )
        rows.append(_filled(row, _case(reading, indicator, lines[reading.ref], confirmed)))
    return rows


def _case(reading: Reading, indicator: Indicator, line: Line, confirmed: Confirmed) -> Case:
    behaviour = behaviours.judge(indicator, reading, confirmed.behaviour.get(indicator.ref))
    actual = reading.actual if isinstance(reading.actual, Actual) else Actual(text="", value=None)
    return Case(
        reading=reading,
        actual=actual,
        indicator=indicator,
        line=line,
        polarity=polarities.judge(indicator, reading.target, confirmed.polarity.get(indicator.ref)).polarity,
        behaviour=behaviour.behaviour,
        may_be=behaviour.may_be,
    )


def _filled(row: Row, case: Case) -> Row:
    if isinstance(case.reading.actual, Missing):
        return replace(row, missing=case.reading.actual.reason.value)
    if case.reading.actual is None:
        return row
    row = _placed(row, case)
    target = case.reading.target
    if target is None:
        return _unscored(row, NotScoredReason.NO_TARGET)
    if isinstance(target.predicate, NoTarget):
        return _unscored(row, NO_TARGET[target.predicate.reason])
    if isinstance(target.predicate, Deadline):
        return _of_day(row, target.predicate, case.actual)
    demand = demand_of(target, case.actual, case.polarity or Polarity.HIGHER)
    if isinstance(demand, NotScoredReason):
        return _unscored(row, demand)
    row = _asked(row, demand, _polarity(case, demand))
    if row.not_scored:
        return row
    value = comparable(case, demand)
    return _unscored(row, value) if isinstance(value, NotScoredReason) else _numbered(row, case, demand, value)


def _placed(row: Row, case: Case) -> Row:
    """Say how the figure behaves in time, and how far into the year it goes."""
    moment = moment_of(case.reading)
    share = moment.share
    return replace(
        row,
        behaviour=_word(case.behaviour),
        may_be=_word(case.may_be),
        days_gone=share.numerator if share else None,
        days_whole=share.denominator if share else None,
        known=moment.last,
        waiting=why_waiting(case.actual, moment) is not None,
    )


def _word(behaviour: TimeBehaviour | None) -> str | None:
    return behaviour.value if behaviour else None


def _unscored(row: Row, reason: NotScoredReason) -> Row:
    return replace(row, not_scored=reason.value)


def _of_day(row: Row, deadline: Deadline, actual: Actual) -> Row:
    row = replace(row, operator=TargetOperator.DATE.value, due=deadline.day.last())
    if not isinstance(actual.value, PartialDate):
        return _unscored(row, NotScoredReason.TARGET_NOT_NUMBER)
    return replace(row, done_first=actual.value.first(), done_last=actual.value.last())


def _polarity(case: Case, demand: Demand) -> Polarity | NotScoredReason | None:
    """Return which way is better as far as no rulebook is needed for it.

    A rulebook's default holds where nothing tells, not where the words leave two readings, and it cannot be taken
    beforehand where the number asked for depends on it.
    """
    if case.polarity is not None or demand.printed:
        return case.polarity
    target, ref = case.reading.target, case.indicator
    assert target is not None
    is_open = polarities.judge(ref, target, default=Polarity.HIGHER).polarity is None
    other = demand_of(target, case.actual, Polarity.LOWER)
    same = isinstance(other, Demand) and other.goal == demand.goal
    return None if same and not is_open else NotScoredReason.POLARITY_UNKNOWN


def _asked(row: Row, demand: Demand, polarity: Polarity | NotScoredReason | None) -> Row:
    if isinstance(polarity, NotScoredReason):
        return _unscored(row, polarity)
    row = replace(row, polarity=polarity.value if polarity else None)
    if demand.goal is None:
        row = replace(
            row,
            operator=TargetOperator.BETWEEN.value,
            low_excluded=demand.low_excluded,
            high_excluded=demand.high_excluded,
        )
        return _with(row, target=demand.low, target_high=demand.high)
    strict = demand.low_excluded or demand.high_excluded
    sign = SIGN_OF[demand.direction, strict] if demand.printed else TargetOperator.EQUAL
    return _with(replace(row, operator=sign.value), target=demand.goal)


def _numbered(row: Row, case: Case, demand: Demand, value: Decimal) -> Row:
    """Add the figure, and for one that adds up what it comes to from the first day of the year."""
    row = _with(row, actual=value)
    if TimeBehaviour.FLOW not in {case.behaviour, case.may_be}:
        return row
    found = to_date(case.line, case.line.now, demand.unit)
    if isinstance(found, Lacking):
        return replace(row, uncounted=found.gap is not PeriodGap.PERIOD)
    if hangs_on_fall(found, demand):
        return replace(row, uncounted=True)
    return row if found.is_alone(case.line.now) else _with(row, to_date=found.total)


def _with(row: Row, **numbers: Decimal | None) -> Row:
    """Add numbers; one that does not fit its column leaves it empty and marks the row."""
    fitting: Mapping[str, Decimal | None] = {
        name: None if value is None or not _fits(value) else value for name, value in numbers.items()
    }
    unfit = any(value is not None and fitting[name] is None for name, value in numbers.items())
    return replace(row, unfit=row.unfit or unfit, **fitting)  # type: ignore[arg-type]


def _fits(value: Decimal) -> bool:
    return abs(value) < _LIMIT and round_at(value, PLACES) == value
