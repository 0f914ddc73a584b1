"""What the findings of an edition are narrowed to, and what there is to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from heng.model.finding import Finding
from heng.model.rows import members
from heng.model.terms import FindingState
from heng.web.findings.work import thread_of
from heng.web.index import CardIndex
from heng.web.kpi.listing import Choice
from heng.web.language import current, pick
from heng.workflow.findings.acting import people

NOBODY = "-"
"""In a query: findings that nobody looks after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFilters:
    """What the findings are narrowed to; empty = everything."""

    severity: str = ""
    rule: str = ""
    theme: str = ""
    agency: str = ""
    state: str = ""
    assignee: str = ""
    subject: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str], *, signed_in: bool = True) -> FindingFilters:
        """Read the filters of a query; who looks after what is for people who are signed in."""
        told = {one.name: asked.get(one.name, "").strip() for one in fields(cls)}
        return cls(**told if signed_in else told | {"assignee": ""})

    @property
    def active(self) -> Mapping[str, str]:
        """The filters that narrow the list."""
        pairs = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in pairs.items() if value}


class Sieve:
    """Tells which findings of a card the filters leave, and counts what they can be narrowed to."""

    def __init__(self, index: CardIndex, filters: FindingFilters) -> None:
        """Keep both."""
        self.index = index
        self.filters = filters

    def passes(self, finding: Finding) -> bool:
        """Tell whether a finding is left."""
        asked = self.filters
        return (
            asked.severity in ("", finding.severity.value)
            and asked.rule in ("", finding.code)
            and asked.subject in ("", finding.subject)
            and (not asked.theme or asked.theme in self._themes_of(finding))
            and (not asked.agency or asked.agency in self.agencies_of(finding))
            and (not asked.state or asked.state == thread_of(self.index, finding).state.value)
            and (not asked.assignee or asked.assignee == (thread_of(self.index, finding).assignee or NOBODY))
        )

    def agencies_of(self, finding: Finding) -> frozenset[str]:
        """Return the agencies, as printed, that answer for what a finding is about."""
        names = {name for ref in finding.refs for name in self._agencies.get(ref, ())}
        return frozenset(names | ({finding.subject} & self._known))

    def rules(self, every: Iterable[Finding]) -> tuple[Choice, ...]:
        """Return the rules that found something."""
        told = self._told(every, lambda one: {one.code})
        return tuple(
            Choice(code, f"{code} {number}", code == self.filters.rule) for code, number in sorted(told.items())
        )

    def themes(self, every: Iterable[Finding]) -> tuple[Choice, ...]:
        """Return the themes, with how many findings each has."""
        told = self._told(every, self._themes_of)
        return tuple(
            Choice(one.letter, f"{one.letter} {one.name} {told.get(one.letter, 0)}", one.letter == self.filters.theme)
            for one in self.index.themes
        )

    def agencies(self, every: Iterable[Finding]) -> tuple[Choice, ...]:
        """Return the agencies that answer for something with a finding, most findings first."""
        told = self._told(every, self.agencies_of)
        return tuple(Choice(name, f"{name} {number}", name == self.filters.agency) for name, number in told.items())

    def _told(self, every: Iterable[Finding], parts: Callable[[Finding], Iterable[str]]) -> Mapping[str, str]:
        """Return how many findings each part has, the most first: the open ones, and apart from them the waived."""
        counted = Counter(part for one in every for part in parts(one))
        waived = Counter(part for one in self.index.card.waived for part in parts(one.finding))
        return {
            part: f"{number - waived[part]}" + pick(f"（豁免{waived[part]}）", f" ({waived[part]} waived)")
            if waived[part]
            else str(number)
            for part, number in counted.most_common()
        }

    def states(self, every: Iterable[Finding], gone: int) -> tuple[Choice, ...]:
        """Return how findings stand, with how many do; `gone`: those that were worked on and are there no longer."""
        counted = Counter(thread_of(self.index, one).state for one in every)
        counted[FindingState.CLOSED] = gone
        return tuple(
            Choice(one.value, f"{one.label(current())} {counted[one]}", one.value == self.filters.state)
            for one in FindingState
            if counted[one] or one.value == self.filters.state
        )

    def assignees(self, every: Iterable[Finding]) -> tuple[Choice, ...]:
        """Return who looks after findings, and nobody; empty while nothing was assigned."""
        counted = Counter(thread_of(self.index, one).assignee for one in every)
        if not any(counted):
            return ()
        names = people()
        found = [(name, names.get(name, name)) for name in sorted(counted) if name]
        found.append((NOBODY, pick("沒有人", "Nobody")))
        return tuple(
            Choice(name, f"{shown} {counted[name if name != NOBODY else '']}", name == self.filters.assignee)
            for name, shown in found
        )

    def _themes_of(self, finding: Finding) -> set[str]:
        return ({self._letters.get(ref, "") for ref in finding.refs} | {finding.subject}) - {""}

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        return theme_letters(self.index)

    @cached_property
    def _agencies(self) -> Mapping[str, frozenset[str]]:
        """Agencies by `ref` of what they answer for; an indicator has those of its figures too."""
        found: dict[str, set[str]] = {one.ref: _named(one.value) for one in members(self.index.edition)}
        for reading in self.index.edition.figures.readings:
            found.setdefault(reading.indicator, set()).update(found.get(reading.ref, ()))
        for action in self.index.edition.card.actions:
            found[action.ref] |= found.get(action.indicator_ref, set())
        return {ref: frozenset(names) for ref, names in found.items() if names}

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(name for names in self._agencies.values() for name in names)


def _named(value: Any) -> set[str]:
    """Return the agencies that a printed object names."""
    several = {one.agency for one in getattr(value, "agencies", ())}
    one = getattr(value, "agency", "")
    return several | ({one} if one else set())


def theme_letters(index: CardIndex) -> Mapping[str, str]:
    """Return the letter of the theme that each occurrence belongs to, by its `ref`."""
    card = index.edition.card
    letters = {one.ref: one.letter for one in card.themes}
    letters |= {one.ref: one.theme for group in (card.objectives, card.indicators, card.map) for one in group}
    letters |= {one.ref: letters.get(one.indicator_ref, "") for one in card.actions}
    return letters | {one.ref: letters.get(one.indicator, "") for one in index.edition.figures.readings}
