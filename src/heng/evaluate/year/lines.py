"""The lines of an edition: each figure with those printed before it, in the same document and in earlier ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from heng.evaluate.traits.confirmed import NOTHING, Confirmed
from heng.evaluate.year.line import NO_PAST, Line, Past, Point, point_of, split_of, unique
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Reading

_Key = tuple[str, frozenset[str]]


def lines_of(
    edition: Edition, past: Past = NO_PAST, confirmed: Confirmed = NOTHING, questioned: Collection[str] = ()
) -> Mapping[str, Line]:
    """Return the line of each reading of an edition by its `ref`.

    A sheet that prints several quarters gives the earlier ones itself; those of earlier documents come from `past`.
    """
    indicators = {one.ref: one for one in edition.card.indicators}
    groups: dict[_Key, list[Point]] = {}
    for reading in edition.figures.readings:
        if reading.indicator in indicators:
            groups.setdefault(_key(reading), []).append(
                _point(edition, indicators[reading.indicator], reading, questioned)
            )
    return {one.reading.ref: _line(one, group, past, confirmed) for group in groups.values() for one in group}


def _key(reading: Reading) -> _Key:
    return reading.indicator, frozenset(one.agency for one in reading.agencies)


def _point(edition: Edition, indicator: Indicator, reading: Reading, questioned: Collection[str]) -> Point:
    point = point_of(edition, indicator, reading)
    if reading.ref not in questioned and indicator.ref not in questioned:
        return point
    return replace(point, questioned=True)


def _line(now: Point, group: list[Point], past: Past, confirmed: Confirmed) -> Line:
    ref = now.reading.ref
    beside = [one for one in group if one is not now and one.reading.actual is not None and _is_before(one, now)]
    return Line(
        now=now,
        points=unique((*(one.within(now.indicator) for one in past.points.get(ref, ())), *beside, now)),
        plan=past.plans.get(ref) or split_of(group, now.year),
        counting=confirmed.counting.get(now.indicator.ref),
        doubts=past.doubts,
    )


def _is_before(one: Point, now: Point) -> bool:
    """Tell whether a figure of the same document goes no farther than another."""
    if one.span is None or now.span is None:
        return False
    return one.span.last < now.span.last or (one.span.last == now.span.last and one.span.first < now.span.first)
