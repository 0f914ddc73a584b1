"""What is expected of a figure by its day, each way beside the others, with its ground or what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from heng.evaluate.judging.demand import Demand, demand_of
from heng.evaluate.judging.moment import moment_of
from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.evaluate.telling import shown
from heng.evaluate.year.expected import EXPECTING, WAYS, Course, expected, way_of
from heng.evaluate.year.line import Line
from heng.evaluate.year.period_words import OPEN
from heng.evaluate.year.rest_steps import bounds_text, places_of, printed_places
from heng.evaluate.year.to_date import Lacking
from heng.model.figures import Actual, Deadline, NoTarget
from heng.model.finding import Fact
from heng.model.terms import Pace, TimeBehaviour
from heng.web.language import current, say
from heng.web.rows import line_of, source_url


@dataclass(frozen=True, slots=True)
class Ground:
    """A statement with the printed place it rests on."""

    text: str
    source: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One way: what it expects, empty where its ground is missing; `used`: the rulebook of the page judges by it."""

    way: str
    demand: str
    gap: str
    grounds: tuple[Ground, ...]
    used: bool


def expectations(line: Line, verdict: Verdict, book: Rulebook) -> tuple[Expectation, ...]:
    """Return the three ways for a figure before its year is over; none where nothing is expected of its course."""
    moment, behaviour = moment_of(line.now.reading), verdict.behaviour.behaviour
    pace = book.judging.pace_of(behaviour) if book.judging else None
    adds_up = behaviour is TimeBehaviour.FLOW
    demand = _demand(line, verdict)
    if demand is None or moment.year_over or moment.share is None or not (adds_up or pace in EXPECTING or line.plan):
        return ()
    course = Course(demand=demand, line=line, moment=moment, adds_up=adds_up)
    taken = way_of(pace, course) if pace else None
    return tuple(_way(way, course, used=way is taken) for way in WAYS)


def _demand(line: Line, verdict: Verdict) -> Demand | None:
    target, actual = line.now.reading.target, line.now.reading.actual
    if target is None or isinstance(target.predicate, NoTarget | Deadline) or not isinstance(actual, Actual):
        return None
    found = demand_of(target, actual, verdict.polarity.polarity)
    return found if isinstance(found, Demand) else None


def _way(way: Pace, course: Course, *, used: bool) -> Expectation:
    found = expected(way, course)
    lacking = found if isinstance(found, Lacking) else None
    steps = () if isinstance(found, Lacking) else found.steps
    return Expectation(
        way=way.label(current()),
        demand="" if isinstance(found, Lacking) else _shown(found.demand, course),
        gap=_gap(lacking) if lacking else "",
        grounds=tuple(Ground(step.text(current()), source_url(step.source), line_of(step.source)) for step in steps),
        used=used,
    )


def _shown(demand: Demand, course: Course) -> str:
    """Return what is expected with one digit more than is printed; the ground beside it has all of them."""
    printed = [end for end in (course.demand.low, course.demand.high) if end is not None]
    low, high = (None if end is None else Fraction(end) for end in (demand.low, demand.high))
    unit = demand.unit or course.line.now.unit
    places = places_of(unit, printed_places(printed, [course.line.now]))
    return shown.grouped(bounds_text(replace(demand, unit=unit), low, high, places))


def _gap(lacking: Lacking) -> str:
    need = OPEN.get(lacking.gap)
    facts: dict[str, Fact] = dict(lacking.facts)
    told = lacking.gap.label(current())
    return f"{told}{'：' if current() != 'en' else ': '}{say(need, facts)}" if need else told
