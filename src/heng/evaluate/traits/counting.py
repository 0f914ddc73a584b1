"""Whether a figure that adds up counts the year to date or only its own period.

Where its period begins with the year both are one. Else nothing is taken for granted: the figure's own cell, what a
person confirmed of the indicator, its words, and the figures themselves (what counts the year to date never falls)
tell, in this order; where none does, it stays unknown. That a period is printed over a column is no proof: reports
print `4 至 6 月` over figures of either kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from heng.evaluate.telling import shown
from heng.evaluate.year import period_words
from heng.evaluate.year.line import Line, Point
from heng.model.figures import Actual
from heng.model.finding import Fact, Wording
from heng.model.terms import Counting, Ground

_TO_DATE = re.compile(r"累計|累積|(?:年初|1月1日|元月)起|截至")
_OWN_PERIOD = re.compile(r"(?:本|當|單)(?:季|月|期)(?!末|底)")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingJudgement:
    """What a figure counts, and why; `counting` None where nothing tells."""

    counting: Counting | None
    ground: Ground
    reason: Wording
    facts: Mapping[str, Fact] = field(default_factory=dict)


def from_new_year(point: Point) -> bool:
    """Tell whether a figure covers its year from the first day, so that both ways of counting are one."""
    return point.span is not None and point.year is not None and point.span.first <= point.year.first


def counting_of(line: Line, point: Point, *, sums: bool = True) -> CountingJudgement:
    """Say what a figure of a line counts; `sums` where it adds up, so that it never falls within a year."""
    if from_new_year(point):
        return _told(Counting.TO_DATE, Ground.PRINTED, period_words.COUNTING_FROM_NEW_YEAR, {})
    return (
        _of_cell(point)
        or _confirmed(line)
        or _inferred(_of_words(point), _of_fall(line, point) if sums else None)
        or CountingJudgement(counting=None, ground=Ground.INFERRED, reason=period_words.COUNTING_UNKNOWN)
    )


def _confirmed(line: Line) -> CountingJudgement | None:
    found = line.counting
    if found is None:
        return None
    return _told(found.value, Ground.CONFIRMED, period_words.COUNTING_CONFIRMED, found.facts)


def _told(counting: Counting, ground: Ground, reason: Wording, facts: Mapping[str, Fact]) -> CountingJudgement:
    return CountingJudgement(counting=counting, ground=ground, reason=reason, facts={"counting": counting, **facts})


def _of_cell(point: Point) -> CountingJudgement | None:
    """A cell tells by a span of its own or by its words."""
    actual = point.reading.actual
    if not isinstance(actual, Actual):
        return None
    if actual.as_of is not None and actual.as_of.first is not None:
        facts: dict[str, Fact] = {"first": actual.as_of.first, "last": actual.as_of.last}
        return _told(Counting.OWN_PERIOD, Ground.PRINTED, period_words.COUNTING_SPAN, facts)
    return _in_text(f"{actual.text} {actual.note}", Ground.PRINTED, period_words.COUNTING_CELL)


def _of_words(point: Point) -> CountingJudgement | None:
    indicator = point.indicator
    text = " ".join(filter(None, (indicator.name, indicator.formula, indicator.unit)))
    return _in_text(text, Ground.INFERRED, period_words.COUNTING_WORDS)


def _inferred(words: CountingJudgement | None, fall: CountingJudgement | None) -> CountingJudgement | None:
    """Words that the figures contradict tell nothing."""
    if words and fall and words.counting is not fall.counting:
        return None
    return words or fall


def _in_text(text: str, ground: Ground, reason: Wording) -> CountingJudgement | None:
    text = "".join(text.split())
    to_date, own = _TO_DATE.search(text), _OWN_PERIOD.search(text)
    if (to_date is None) is (own is None):
        return None
    found = to_date or own
    assert found is not None
    counting = Counting.TO_DATE if to_date else Counting.OWN_PERIOD
    return _told(counting, ground, reason, {"word": found[0]})


def _of_fall(line: Line, point: Point) -> CountingJudgement | None:
    """Figures of a year of which a later one is smaller cannot count the year to date, if they only grow."""
    year = [(one, value) for one in _evidence(line, point) if (value := one.number("")) is not None]
    if any(value < 0 for _, value in year):
        return None
    for at, (one, value) in enumerate(year):
        larger = max((then for _, then in year[:at]), default=value)
        if value < larger and not from_new_year(one):
            facts: dict[str, Fact] = {"value": shown.number(value), "before": shown.number(larger)}
            return _told(Counting.OWN_PERIOD, Ground.INFERRED, period_words.COUNTING_FALLS, facts)
    return None


def _evidence(line: Line, point: Point) -> tuple[Point, ...]:
    """Return the figures of a point's year, those printed after it among them."""
    year = point.year
    if year is None:
        return ()
    later = (one for one in line.later if one.span and one.span.first >= year.first and one.span.last <= year.last)
    return (*line.of_year(year), *later)
