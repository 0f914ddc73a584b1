"""Indicators of a card that has no figures: what it says of each, and what of the city's card each carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heng.model.card import ActionPlan, Indicator
from heng.model.finding import Finding
from heng.model.terms import Ground
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import listed
from heng.web.rows import line_of, source_url


@dataclass(frozen=True, slots=True)
class Carried:
    """Something of the city's card that a part of this one carries. `url` is empty where that card is not loaded."""

    code: str
    url: str
    inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedRow:
    """One indicator without a figure."""

    ref: str
    code: str
    name: str
    url: str
    agencies: str
    unit: str
    weight: str
    standard: str
    carries: tuple[Carried, ...]
    actions: tuple[ActionPlan, ...]
    line: str
    source: str
    findings: tuple[Finding, ...]


def defined_rows(index: CardIndex, indicators: Iterable[Indicator]) -> tuple[DefinedRow, ...]:
    """Return those of some indicators that have no figure, in order of printing."""
    return tuple(_row(index, one) for one in indicators if not index.readings.get(one.ref))


def carried(index: CardIndex, ref: str) -> tuple[Carried, ...]:
    """Return what a theme, objective or indicator carries of the city's card."""
    city = index.city
    return tuple(
        Carried(link.code, city.kpis(q=link.code) if city else "", link.ground is Ground.INFERRED)
        for link in index.cascade.get(ref, ())
    )


def _row(index: CardIndex, indicator: Indicator) -> DefinedRow:
    return DefinedRow(
        ref=indicator.ref,
        code=indicator.subject,
        name=numbers.text(indicator.name),
        url=index.kpi_url(indicator),
        agencies=listed([one.agency for one in indicator.agencies]),
        unit=indicator.unit or "",
        weight=str(indicator.weight or ""),
        standard=indicator.standard,
        carries=carried(index, indicator.ref),
        actions=tuple(index.actions.get(indicator.ref, ())),
        line=line_of(indicator.source),
        source=source_url(indicator.source),
        findings=tuple(index.findings_on(indicator.ref)),
    )
