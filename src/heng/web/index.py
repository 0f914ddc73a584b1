"""One open card, indexed for its pages: what belongs to what, and where its page is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from heng.check.compare.data import Named
from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.totals.roll_up import RollUp
from heng.evaluate.totals.total import Total
from heng.model.card import ActionPlan, CascadeLink, Indicator, KeySuccessFactor, MapCell, Objective, Theme
from heng.model.figures import Reading
from heng.model.finding import Finding
from heng.model.terms import Scope, StatementKind
from heng.web.links import Links
from heng.workflow.agencies import register
from heng.workflow.opening import cards
from heng.workflow.opening.cards import OpenCard

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def grouped(things: Iterable[T], key: Callable[[T], K]) -> Mapping[K, Sequence[T]]:
    """Return things by a key, in their order."""
    groups: dict[K, list[T]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return dict(groups)


class CardIndex:
    """The parts of one open card by what a page asks for."""

    def __init__(self, card: OpenCard, links: Links, *, official: OpenCard | None = None) -> None:
        """Index a card whose pages are at `links`; `official` is the same under the rulebook in force."""
        self.card = card
        self.official = official or card
        self.links = links
        self.edition = card.edition

    @cached_property
    def scope(self) -> Scope:
        """The scope of the card's own parts: the city's, unless the document is a bureau's."""
        card = self.edition.card
        scopes = {one.scope for one in card.themes} | {one.scope for one in card.statements}
        return Scope.OWN if Scope.OWN in scopes | {one.scope for one in card.map} else Scope.CITY

    @property
    def has_figures(self) -> bool:
        """Tell whether the document prints figures of its indicators at all: a strategy card prints none."""
        return bool(self.edition.figures.readings)

    @cached_property
    def has_content(self) -> bool:
        """Tell whether the document says more than indicators, budget and its own mission, vision and values."""
        edition, usual = self.edition, (StatementKind.MISSION, StatementKind.VISION, StatementKind.VALUE)
        known = (*usual, StatementKind.TOP_OBJECTIVE)
        more = any(one.kind not in known or one.scope is not self.scope for one in edition.card.statements)
        report, yearly = edition.report, edition.budget and edition.budget.yearly
        told = report and (report.sections or report.results)
        return bool(more or (edition.plan and edition.plan.nodes) or told or yearly)

    @cached_property
    def city(self) -> Links | None:
        """Pages of the card of the same year that belongs to the body above this card's owner, None without one."""
        owner, year = self.card.address.owner, self.card.address.year
        above = next((one.parent for one in register().agencies if one.key == owner), "")
        found = (one.address for one in cards.addresses() if (one.address.owner, one.address.year) == (above, year))
        address = next(found, None) if above else None
        return Links(replace(address, edition="")) if address else None

    @cached_property
    def cascade(self) -> Mapping[str, Sequence[CascadeLink]]:
        """What of the card above a theme, objective or indicator carries, by its `ref`."""
        return grouped(self.edition.card.cascade, lambda link: link.carrier)

    @cached_property
    def rolled(self) -> RollUp:
        """The levels of the card, each joined once however often a page asks."""
        return RollUp(self.card.assessment)

    @cached_property
    def themes(self) -> Sequence[Theme]:
        """The card's own themes."""
        return [theme for theme in self.edition.card.themes if theme.scope is self.scope]

    @cached_property
    def objectives(self) -> Mapping[str, Sequence[Objective]]:
        """Objectives of the tables by theme."""
        return grouped(self.edition.card.objectives, lambda objective: objective.theme)

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators by `ref`."""
        return {indicator.ref: indicator for indicator in self.edition.card.indicators}

    @cached_property
    def of_objective(self) -> Mapping[str, Sequence[Indicator]]:
        """Indicators by the `ref` of their objective."""
        return grouped(self.edition.card.indicators, lambda indicator: indicator.objective_ref)

    @cached_property
    def of_code(self) -> Mapping[str, Sequence[Indicator]]:
        """Indicators, components among them, by code; those without one by their stable id."""
        return grouped(self.edition.card.indicators, self.handle)

    @cached_property
    def readings(self) -> Mapping[str, Sequence[Reading]]:
        """Readings by the `ref` of their indicator."""
        return grouped(self.edition.figures.readings, lambda reading: reading.indicator)

    @cached_property
    def printed(self) -> Mapping[str, Reading]:
        """Readings as the document prints them, before any change, by `ref`."""
        return {reading.ref: reading for reading in self.card.printed.figures.readings}

    @cached_property
    def actions(self) -> Mapping[str, Sequence[ActionPlan]]:
        """Action plans by the `ref` of their indicator."""
        return grouped(self.edition.card.actions, lambda action: action.indicator_ref)

    @cached_property
    def factors(self) -> Mapping[str, Sequence[KeySuccessFactor]]:
        """Key success factors by the code of their objective."""
        return grouped(self.edition.card.success_factors, lambda factor: factor.objective)

    @cached_property
    def findings(self) -> Mapping[str, Sequence[Finding]]:
        """Findings by the `ref`s they are about, the worst first."""
        pairs = [(ref, finding) for finding in self.card.findings for ref in finding.refs]
        return {ref: [finding for _, finding in found] for ref, found in grouped(pairs, lambda pair: pair[0]).items()}

    @cached_property
    def entities(self) -> Mapping[str, str]:
        """Stable ids by `ref`."""
        return {identity.ref: identity.entity for identity in self.edition.card.identities}

    @property
    def judged(self) -> bool:
        """Tell whether the rulebook in force gives verdicts; as printed, there are no lights and no percentages."""
        return self.card.rulebook.judging is not None

    @property
    def trial(self) -> bool:
        """Tell whether the card is looked at under another rulebook than the one in force."""
        return self.official is not self.card

    def verdict(self, reading: Reading) -> Verdict | None:
        """Return the verdict on a reading, None where the rulebook gives none."""
        return self.card.assessment.by_reading.get(reading.ref)

    def readings_of(self, indicators: Iterable[Indicator]) -> Sequence[Reading]:
        """Return the readings of indicators in their order."""
        return [reading for indicator in indicators for reading in self.readings.get(indicator.ref, ())]

    def total(self, readings: Iterable[Reading]) -> Total:
        """Return how many of some readings are known, how they stand, and between which bounds the full share lies."""
        return self.card.assessment.total([reading.ref for reading in readings])

    def findings_on(self, *refs: str) -> Sequence[Finding]:
        """Return the findings about any of some occurrences, each once, the worst first."""
        wanted = [id(finding) for ref in refs for finding in self.findings.get(ref, ())]
        return [finding for finding in self.card.findings if id(finding) in wanted]

    def kpi_url(self, indicator: Indicator, fragment: str = "", *, file: str = "", **query: str) -> str:
        """Return the address of an indicator's page, with its objective where the code alone is not unique."""
        objectives = {other.objective_ref for other in self.of_code[self.handle(indicator)]}
        under = indicator.objective if len(objectives) > 1 else ""
        return self.links.kpi(self.handle(indicator), under, fragment, file=file, **query)

    def objective_url(self, objective: Objective | MapCell | Named) -> str:
        """Return the address of an objective's page."""
        return self.links.objective(self.handle(objective))

    def handle(self, one: Objective | MapCell | Named | Indicator) -> str:
        """Return how an address names an objective or indicator: by its code, without one by its stable id."""
        return one.code or self.entities.get(one.ref, "")

    def subject_url(self, finding: Finding) -> str:
        """Return the page of what a finding is about, empty where there is none."""
        for ref in finding.refs:
            if ref in self.indicators:
                return self.kpi_url(self.indicators[ref])
        for objective in self.edition.card.objectives:
            if objective.code == finding.subject if finding.subject else objective.ref in finding.refs:
                return self.objective_url(objective)
        if finding.subject in {theme.letter for theme in self.themes}:
            return self.links.theme(finding.subject)
        return ""
