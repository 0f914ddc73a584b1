"""The figures of a card over periods and years: what other editions of its owner print of the same indicators.

An indicator is the same by its stable identity. Where its formula, unit or printed direction changed, the figure before
is kept with what changed, and no statement is made across it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from heng.check.compare.alike import same_formula
from heng.check.compare.pairs import key_of
from heng.evaluate.judging.moment import calendar_year
from heng.evaluate.units.conversion import same_unit
from heng.evaluate.year.line import Past, Planned, Point, point_of, split_of
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.period import Period
from heng.model.terms import ComparedField
from heng.store.read import Head
from heng.workflow.agencies import register
from heng.workflow.opening import beside
from heng.workflow.opening.beside import Sought, State
from heng.workflow.opening.doubted import is_questioned

YEARS = 5
"""How far back the figures of an owner are looked for."""


def around(card: Sought, known: datetime | None, day: date) -> tuple[State, ...]:
    """Return the other editions of a card's owner, of its year and those before, that held on a day; oldest first."""
    mine = [
        (one, head)
        for one, head in beside.known_heads(known)
        if one.owner == card.owner and card.year - YEARS <= one.year <= card.year and _holds(head, day, card)
    ]
    return tuple(beside.state(head, known) for _, head in sorted(mine, key=lambda pair: _order(pair[0])))


def _holds(head: Head, day: date, card: Sought) -> bool:
    return head.day <= day and head.edition.pk != card.edition


def _order(one: Sought) -> tuple[object, ...]:
    return (*one.time, one.edition or 0)


def past_of(edition: Edition, states: Sequence[State], day: date, plans: Mapping[str, tuple[Planned, ...]]) -> Past:
    """Return what is known beside an edition of its figures.

    Args:
        edition: With people's changes.
        states: Other editions of its owner, oldest first.
        day: On which changes of theirs must hold.
        plans: Splits that people entered, by the `ref` of the reading.
    """
    points: dict[str, tuple[Point, ...]] = {}
    printed: dict[str, tuple[Planned, ...]] = {}
    mine = _by_entity(edition)
    for other in (beside.edition_of(state, day) for state in states):
        theirs = _by_entity(other)
        for entity in mine.keys() & theirs.keys():
            for reading, found in _pairs(edition, mine[entity], other, theirs[entity]):
                points[reading.ref] = (*points.get(reading.ref, ()), *_before(edition, reading, found))
                if split := split_of(found, reading.target_period or _year(edition, reading)):
                    printed[reading.ref] = split
    findings = {id(beside.edition_of(state, day)): beside.printed(state[0], state[2]).findings for state in states}

    def doubts(point: Point) -> bool:
        other = point.edition
        return other is not None and is_questioned(point, findings.get(id(other), ()), whole=other.year == edition.year)

    return Past(points=points, plans={**printed, **plans}, doubts=doubts)


def _year(edition: Edition, reading: Reading) -> Period | None:
    period = reading.period or edition.edition.period
    return calendar_year(period.last) if period else None


_Row = tuple[Indicator, tuple[Reading, ...]]


def _by_entity(edition: Edition) -> dict[str, _Row]:
    """Return the indicators of an edition with their readings by stable identity."""
    readings: dict[str, list[Reading]] = {}
    for reading in edition.figures.readings:
        readings.setdefault(reading.indicator, []).append(reading)
    entities = {one.ref: one.entity for one in edition.card.identities}
    return {
        entities[one.ref]: (one, tuple(readings[one.ref]))
        for one in edition.card.indicators
        if one.ref in entities and one.ref in readings
    }


def _pairs(edition: Edition, mine: _Row, other: Edition, theirs: _Row) -> Iterator[tuple[Reading, tuple[Point, ...]]]:
    """Yield each reading with the points of the other edition that are of the same agencies."""
    changed = _changed(mine[0], theirs[0], (other.year, edition.year))
    points = {one.ref: replace(point_of(other, theirs[0], one), changed=changed).within(mine[0]) for one in theirs[1]}
    lone = len({_names(one) for one in theirs[1]}) == 1 == len({_names(one) for one in mine[1]})
    if lone:
        yield from ((reading, tuple(points.values())) for reading in mine[1])
        return
    by_agency: dict[frozenset[str], list[Point]] = {}
    for one in theirs[1]:
        by_agency.setdefault(_agencies(one), []).append(points[one.ref])
    yield from ((reading, tuple(by_agency[key])) for reading in mine[1] if (key := _agencies(reading)) in by_agency)


def _names(reading: Reading) -> frozenset[str]:
    return frozenset(one.agency for one in reading.agencies)


def _agencies(reading: Reading) -> frozenset[str]:
    return frozenset(key_of(name, register()) for name in _names(reading))


def _changed(now: Indicator, then: Indicator, years: tuple[int, int]) -> tuple[ComparedField, ...]:
    """Return what of a definition changed; what only one of the two prints is no change."""
    found = []
    if now.formula and then.formula and not same_formula(then.formula, now.formula, years):
        found.append(ComparedField.FORMULA)
    if now.unit and then.unit and not same_unit(then.unit, now.unit):
        found.append(ComparedField.UNIT)
    if now.polarity and then.polarity and now.polarity is not then.polarity:
        found.append(ComparedField.POLARITY)
    return tuple(found)


def _before(edition: Edition, reading: Reading, found: Iterable[Point]) -> tuple[Point, ...]:
    """Return the points that go no farther than a reading, and are printed with a figure or the reason for none."""
    period = reading.period or edition.edition.period
    if period is None:
        return ()
    return tuple(
        one for one in found if one.reading.actual is not None and one.span is not None and one.span.last <= period.last
    )
