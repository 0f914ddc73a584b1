"""A row of a table of figures: what every page says of one reading."""

from __future__ import annotations

from dataclasses import dataclass

from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.traits.grounds import asks_polarity
from heng.model.card import Indicator
from heng.model.figures import Actual, Missing, Reading, Target
from heng.model.finding import Finding
from heng.model.period import PartialDate
from heng.model.source import SourceRef
from heng.model.terms import Polarity
from heng.web import links, numbers
from heng.web.charts.bullet import Bullet, bullet
from heng.web.index import CardIndex
from heng.web.kpi.ahead import Ahead
from heng.web.language import listed
from heng.web.predicates import FigureText, actual_text, as_of, target_text
from heng.web.states import State, of_verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One reading as shown.

    Attributes:
        ratio: Achievement in percent under the rulebook, empty where it gives none.
        as_of: Day or span that the figure covers; `until` is its last day.
        line: Line of the document it stands on (`L311`), with its address in `source`.
        inferred: The direction is Heng's inference and waits for a person.
        changed: A person has changed the reading; `printed_actual` and `printed_target` are then what the document
            prints, where that differs.
        lower: The document prints that lower is better.
        findings: What the checker found on it, the worst first.
        ahead: What the rest of the year must bring, where a page is about that.
    """

    ref: str
    code: str
    name: str
    url: str
    agencies: str
    target: FigureText
    actual: FigureText
    unit: str
    state: State
    ratio: str
    as_of: str
    until: str
    bullet: Bullet | None
    line: str
    source: str
    inferred: bool
    changed: bool
    printed_actual: str
    printed_target: str
    lower: bool
    standard: str
    weight: str
    findings: tuple[Finding, ...]
    ahead: Ahead | None = None


def figure_row(index: CardIndex, indicator: Indicator, reading: Reading) -> FigureRow:
    """Return the row of one reading of an indicator."""
    verdict, printed = index.verdict(reading), index.printed.get(reading.ref, reading)
    place = place_of(reading)
    return FigureRow(
        ref=reading.ref,
        code=indicator.subject,
        name=numbers.text(indicator.name),
        url=index.kpi_url(indicator),
        agencies=listed([one.agency for one in reading.agencies or indicator.agencies]),
        target=target_text(reading.target),
        actual=actual_text(reading.actual),
        unit=indicator.unit or "",
        state=of_verdict(verdict, reading.actual),
        ratio=ratio_of(verdict),
        as_of=as_of(reading.actual) or _period_end(reading),
        until=as_of(reading.actual).rpartition("–")[2] or _period_end(reading),
        bullet=bullet(reading, verdict),
        line=line_of(place),
        source=source_url(place),
        inferred=is_inferred(verdict),
        changed=reading != printed,
        printed_actual=_other_text(printed.actual, reading.actual),
        printed_target=_other_text(printed.target, reading.target),
        lower=indicator.polarity is Polarity.LOWER,
        standard=indicator.standard,
        weight=str(indicator.weight or ""),
        findings=tuple(index.findings_on(reading.ref, indicator.ref)),
    )


def _other_text(printed: Target | Actual | Missing | None, now: Target | Actual | Missing | None) -> str:
    """Return what the document prints, where something else stands now; a dash for an empty cell."""
    return (numbers.text(printed.text) or "—") if printed is not None and printed != now else ""


def _period_end(reading: Reading) -> str:
    """Return the last day of the period where there is a figure that says nothing else; a day needs none."""
    actual = reading.actual
    if reading.period is None or not isinstance(actual, Actual) or isinstance(actual.value, PartialDate):
        return ""
    return numbers.day(reading.period.last)


def figure_rows(index: CardIndex, indicators: list[Indicator]) -> tuple[FigureRow, ...]:
    """Return the rows of some indicators, in order of printing."""
    return tuple(
        figure_row(index, indicator, reading)
        for indicator in indicators
        for reading in index.readings.get(indicator.ref, ())
    )


def ratio_of(verdict: Verdict | None) -> str:
    """Return the achievement in percent with one place, empty where the rulebook gives none.

    Below zero it is no share of the target that anybody could read.
    """
    achieved = verdict.achievement if verdict else None
    return "" if achieved is None or achieved < 0 else numbers.rounded(achieved * 100)


def is_inferred(verdict: Verdict | None) -> bool:
    """Tell whether a direction other than the usual one is Heng's inference, which a person should look at."""
    return verdict is not None and asks_polarity(verdict)


def place_of(reading: Reading) -> SourceRef:
    """Return where a reading stands, as exactly as it is known."""
    actual = reading.actual.source if reading.actual else None
    target = reading.target.source if reading.target else None
    return actual or target or reading.source


def source_url(source: SourceRef | None) -> str:
    """Return the address of a place in its document, empty where it has no line."""
    return links.document(source.document, source.place.line) if source and source.place.lines else ""


def line_of(source: SourceRef | None) -> str:
    """Return the first line of a place as a reference: `L311`."""
    return f"L{source.place.line}" if source and source.place.lines else ""
