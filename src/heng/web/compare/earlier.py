"""The edition before, where other pages speak of it: a line of the overview, an earlier figure on a KPI's page."""

from __future__ import annotations

from dataclasses import dataclass

from heng.check.compare import FigureChange, Outcome
from heng.evaluate.traits.counting import counting_of, from_new_year
from heng.model.figures import Reading
from heng.model.terms import Counting, TimeBehaviour
from heng.web import numbers
from heng.web.compare.present import Count, both_of, counts
from heng.web.compare.rows import Row, figure_row
from heng.web.index import CardIndex
from heng.web.language import current
from heng.workflow.opening.comparing import compared


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareLine:
    """The line of the overview: with which edition, and what became of it in numbers."""

    period: str
    url: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier printing of one figure.

    Attributes:
        worth: The word for better or worse, empty where neither can be told.
        same_period: It is an earlier state of the same period, not an earlier period.
    """

    row: Row
    worth: str
    url: str
    same_period: bool


def compare_line(index: CardIndex) -> CompareLine | None:
    """Return the line of the overview, None without an earlier edition that has KPIs in common."""
    found = compared(index.card)
    if found is None or not found.outcome.comparison.matches:
        return None
    period = found.before.edition.edition.period
    label = numbers.span(period) if period else found.before.edition.edition.title
    return CompareLine(period=label, url=index.links.compare(), counts=counts(index, found.outcome))


def earlier(index: CardIndex, reading: Reading) -> Earlier | None:
    """Return the earlier printing of a figure, None where the edition before prints none."""
    found = compared(index.card)
    change = _of(found.outcome, reading.ref) if found else None
    if found is None or change is None or change.before is None:
        return None
    worth = change.worth.label(current()) if change.worth and not _is_uncounted(index, reading) else ""
    return Earlier(
        row=figure_row(both_of(index, found), change),
        worth=worth,
        url=index.links.compare(),
        same_period=found.outcome.same_period,
    )


def _is_uncounted(index: CardIndex, reading: Reading) -> bool:
    """Tell whether a figure adds up and may count the year to date: then it grows by itself, which is no better."""
    line, verdict = index.card.assessment.lines.get(reading.ref), index.verdict(reading)
    if line is None or verdict is None or verdict.behaviour.behaviour is not TimeBehaviour.FLOW:
        return False
    return counting_of(line, line.now).counting is not Counting.OWN_PERIOD and not from_new_year(line.now)


def _of(told: Outcome, ref: str) -> FigureChange | None:
    return next((one for one in told.figures if one.after and one.after.reading.ref == ref), None)
