"""Makes figures over several periods for the tests of pace and of the rest of a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from heng.evaluate import Rulebook, Verdict, assess
from heng.evaluate.judging.moment import span_of
from heng.evaluate.year.line import Past, Planned, Point
from heng.evaluate.year.rest import Rest
from heng.model.figures import Actual
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import ComparedField, Pace, TimeBehaviour
from tests.evaluate.factory import DEMO, Row, edition_of


def quarter(number: int, year: int = 107) -> Period:
    return Period.months(year, 3 * number - 2, 3 * number)


def year(number: int = 107) -> Period:
    return Period.year(number)


def figure(value: Decimal | str) -> Actual:
    number = Decimal(value)
    return Actual(text=format(number, "f"), value=Quantity(value=number))


def point(row: Row, *changed: ComparedField) -> Point:
    reading = row.reading()
    return Point(indicator=row.indicator(), reading=reading, span=span_of(reading), changed=changed)


def told(row: Row, *earlier: Row | Point, plan: Iterable[tuple[date, str]] = (), book: Rulebook = DEMO) -> Verdict:
    """Judge a row with those printed before it in other editions, and a split of its target that a person entered."""
    points = tuple(one if isinstance(one, Point) else point(one) for one in earlier)
    planned = tuple(Planned(last=day, value=Quantity(value=Decimal(value))) for day, value in plan)
    ref = row.reading().ref
    past = Past(points={ref: points}, plans={ref: planned} if planned else {})
    return assess(edition_of(row), book, past=past).verdicts[0]


def rest(row: Row, *earlier: Row | Point) -> Rest:
    found = told(row, *earlier).rest
    assert found is not None
    return found


def paced_by(pace: Pace, behaviour: TimeBehaviour = TimeBehaviour.FLOW) -> Rulebook:
    """Return the demonstration with another pace for one behaviour."""
    assert DEMO.judging is not None
    return replace(DEMO, judging=replace(DEMO.judging, pace={**DEMO.judging.pace, behaviour: pace}))
