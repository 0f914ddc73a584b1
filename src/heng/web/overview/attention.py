"""What needs a decision: the worst findings, figures far from target, missing figures, and what waits for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from heng.check.registry import RULES
from heng.evaluate.traits.grounds import Waiting, grounds_of
from heng.model.figures import Missing
from heng.model.finding import Finding
from heng.model.terms import Ground, Severity, Status
from heng.web.faults import Spot, spot
from heng.web.findings.rules import title
from heng.web.index import CardIndex, grouped
from heng.web.language import count_en, current, pick, plural
from heng.web.numbers import partial_day, text
from heng.web.rows import FigureRow, figure_row
from heng.web.states import of_verdict

WORST = 6
ATTENTION = 20
ON_PAPER = 18
"""Rows of the work list that fit on the second of two pages; `print.css` leaves out the others."""
AGENCIES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class WorstFinding:
    """The first finding of a rule, and how many more of the same there are."""

    finding: Finding
    subject_url: str
    spot: Spot | None
    more: int
    more_url: str


@dataclass(frozen=True, slots=True)
class ShortRow:
    """A figure short of its target or near it, with the rule to check first."""

    row: FigureRow
    rule: str
    title: str


@dataclass(frozen=True, slots=True)
class Share:
    """A count in a list, with its share of the largest in percent."""

    label: str
    number: int
    percent: int
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """Missing figures: how many of how many, why, whose, and which have a day."""

    missing: int
    items: int
    reasons: tuple[Share, ...]
    agencies: tuple[Share, ...]
    due: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A figure that is planned or expected for a day."""

    day: str
    iso: str
    code: str
    name: str
    url: str


def worst_findings(index: CardIndex) -> tuple[WorstFinding, ...]:
    """Return one finding for each rule with errors, worst first, so that one rule does not hide the others."""
    errors = [finding for finding in index.card.findings if finding.severity is Severity.ERROR]
    by_rule = grouped(errors, lambda finding: finding.code)
    return tuple(_worst(index, found[0], len(found) - 1) for found in list(by_rule.values())[:WORST])


def _worst(index: CardIndex, finding: Finding, more: int) -> WorstFinding:
    return WorstFinding(
        finding=finding,
        subject_url=index.subject_url(finding),
        spot=spot(finding),
        more=more,
        more_url=index.links.findings(rule=finding.code),
    )


def first_check(row: FigureRow) -> tuple[str, str]:
    """Return the code and the short name of the worst finding on a figure, empty where there is none."""
    known = [one for one in row.findings if one.code in RULES]
    return (known[0].code, title(RULES[known[0].code])) if known else ("", "")


def short_rows(index: CardIndex) -> tuple[ShortRow, ...]:
    """Return figures short of their target, the farthest first, then those near it."""
    items = (verdict for verdict in index.card.assessment.verdicts if verdict.is_item)
    asked = [verdict for verdict in items if verdict.status in (Status.SHORT, Status.NEAR)]
    readings = {reading.ref: reading for reading in index.edition.figures.readings}
    order = sorted(asked, key=lambda one: (one.status is Status.NEAR, one.achievement or Decimal(0)))
    worst = order[:ATTENTION]
    rows = [figure_row(index, index.indicators[one.indicator], readings[one.reading]) for one in worst]
    return tuple(ShortRow(row, *first_check(row)) for row in rows)


def doubtful_rows(index: CardIndex) -> tuple[ShortRow, ...]:
    """Return figures with an error or a warning on them, the worst first, for pages without verdicts.

    Agencies whose figures of one KPI look alike and have the same worst finding stand in one row.
    """
    asked = [one for one in index.card.findings if one.severity is not Severity.INFO]
    readings = {reading.ref: reading for reading in index.edition.figures.readings}
    found = dict.fromkeys(ref for finding in asked for ref in finding.refs if ref in readings)
    rows = [figure_row(index, index.indicators[readings[ref].indicator], readings[ref]) for ref in found]
    alike = grouped(rows, lambda row: (row.url, str(row.target), str(row.actual), first_check(row)))
    return tuple(ShortRow(_together(each), *first_check(each[0])) for each in list(alike.values())[:ATTENTION])


def _together(rows: Sequence[FigureRow]) -> FigureRow:
    """Return the first of some rows; how many agencies they are of, where these are several."""
    agencies = {row.agencies for row in rows}
    if len(agencies) == 1:
        return rows[0]
    return replace(rows[0], agencies=pick(f"{len(agencies)}個機關", f"{len(agencies)} agencies"))


def gaps(index: CardIndex) -> Gaps:
    """Return what is missing by reason and agency."""
    readings = index.edition.figures.readings
    absent = [one for one in readings if of_verdict(index.verdict(one), one.actual).key == Status.NO_DATA.value]
    reasons = Counter(reading.actual.reason for reading in absent if isinstance(reading.actual, Missing))
    agencies = Counter(one.agency for reading in absent for one in reading.agencies)
    return Gaps(
        missing=len(absent),
        items=len(readings),
        reasons=_shares(
            [(one.label(current()), number, index.links.kpis(status="none", reason=one.value))
             for one, number in reasons.most_common()]
        ),
        agencies=_shares(
            [(name, number, index.links.kpis(status="none", agency=name))
             for name, number in agencies.most_common(AGENCIES)]
        ),
        due=_due(index),
    )  # fmt: skip


def _shares(counts: list[tuple[str, int, str]]) -> tuple[Share, ...]:
    most = max((number for _, number, _ in counts), default=1)
    return tuple(Share(label, number, number * 100 // most, url) for label, number, url in counts)


def _due(index: CardIndex) -> tuple[Due, ...]:
    found = [
        (reading.actual.day, index.indicators[reading.indicator])
        for reading in index.edition.figures.readings
        if isinstance(reading.actual, Missing) and reading.actual.day
    ]
    ordered = sorted(found, key=lambda pair: pair[0].last())
    return tuple(
        Due(partial_day(when), str(when), one.subject, text(one.name), index.kpi_url(one)) for when, one in ordered
    )


def waiting(index: CardIndex) -> tuple[Share, ...]:
    """Return what waits for a person: inferred directions and behaviours, and errors and warnings by rule."""
    found = grounds_of(index.card.assessment.verdicts)
    lines = [
        (
            pick("推定為負向或趨中的指標", "KPIs taken as better when lower or on target"),
            found.directions.indicators,
            index.links.confirm(),
        ),
        (
            pick("時間性質可能是另一種的指標", "KPIs that may behave otherwise over time"),
            found.doubted.indicators,
            index.links.confirm(),
        ),
    ]
    for severity in (Severity.ERROR, Severity.WARNING):
        number = sum(finding.severity is severity for finding in index.card.findings)
        lines.append((plural(severity, number), number, index.links.findings(severity=severity.value)))
    return _shares([line for line in lines if line[1]])


def directions(index: CardIndex) -> str:
    """Return on what the directions rest, empty where the document prints them all."""
    found = grounds_of(index.card.assessment.verdicts)
    inferred, asked = found.polarity[Ground.INFERRED], found.directions
    if not inferred:
        return ""
    said = pick(
        f"{found.figures}個計值項裡，{inferred}個的方向文件沒有印，是推定的，其中{found.defaulted}個只是判定規則的預設。",
        f"Of {found.figures} figures, {inferred} have an inferred direction ({found.defaulted} by the rulebook's "
        "default alone).",
    )
    return said + _asked(asked) if asked.figures else said


def _asked(asked: Waiting) -> str:
    return pick(
        f"等人確認的{asked.indicators}項指標有{asked.figures}個計值項；其餘的推定為正向或方向不明。",
        f" {count_en(asked.figures, 'figure')} under {count_en(asked.indicators, 'KPI')} to be confirmed; others: "
        "higher is better, or none.",
    )
