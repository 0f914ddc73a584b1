"""Statements that pace and the rest of the year share: what is missing, and how a year to date was put together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from heng.evaluate.telling import shown
from heng.evaluate.telling.step import Step
from heng.evaluate.year import period_words
from heng.evaluate.year.line import Point
from heng.evaluate.year.to_date import Lacking, ToDate
from heng.model.finding import Fact, Wording
from heng.model.terms import Pace, Topic


def lacking_step(topic: Topic, lacking: Lacking, pace: Pace | None = None) -> Step:
    """Return the statement of what is missing for a pace that a rulebook declares, or for anything else."""
    opening = period_words.NO_GROUND if pace else OPENINGS[topic]
    need = period_words.OPEN.get(lacking.gap, Wording("", ""))
    facts: dict[str, Fact] = {"gap": lacking.gap, **lacking.facts}
    if pace is not None:
        facts["pace"] = pace
    return Step(topic, Wording(opening.zh + need.zh, opening.en + need.en), facts)


OPENINGS = {Topic.REST: period_words.REST_NEEDS, Topic.PACE: period_words.PACE_NEEDS}


def put_together(topic: Topic, found: ToDate, unit: str) -> tuple[Step, ...]:
    """Return where a year to date is from: each period with its cell and the sum, or the one printing."""
    last = found.points[-1].span
    facts: dict[str, Fact] = {
        "day": last.last if last else "",
        "total": shown.grouped(shown.number(found.total, unit)),
        "parts": len(found.points),
    }
    grounds = (Step(topic, one.reason, one.facts) for one in found.judged if one.reason is period_words.COUNTING_FALLS)
    if len(found.points) == 1:
        return (Step(topic, period_words.TO_DATE_PRINTED, facts, found.points[0].source),)
    return (*parts(topic, found.points, unit), *grounds, Step(topic, period_words.TO_DATE, facts))


def parts(topic: Topic, points: Sequence[Point], unit: str) -> tuple[Step, ...]:
    """Return a statement for each of several periods that were added up, with its printed cell; none for one alone."""
    if len(points) == 1:
        return ()
    return tuple(
        Step(topic, period_words.PART_OF, {"day": _last(one), "value": _value(one, unit)}, one.source) for one in points
    )


def _last(point: Point) -> Fact:
    return point.span.last if point.span else ""


def _value(point: Point, unit: str) -> str:
    return shown.grouped(shown.number(point.number(unit) or Decimal(0), unit))
