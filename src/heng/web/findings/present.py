"""Findings by severity and rule, narrowed by what the query asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from heng.check.fingerprint import fingerprint
from heng.check.registry import RULES
from heng.model.finding import SEVERITY_ORDER, Finding
from heng.model.terms import FindingState, Severity
from heng.web import numbers
from heng.web.faults import Spot, spot
from heng.web.findings.filters import FindingFilters, Sieve
from heng.web.findings.rules import title
from heng.web.index import CardIndex, grouped
from heng.web.kpi.listing import Choice
from heng.web.kpi.settled import SettledLine, settled_lines
from heng.web.language import current, pick
from heng.web.links import Links
from heng.workflow.findings.readings import Series, line, series

FIRST = 5
"""Findings of one rule that are shown at once, unless they are errors or the rule is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding with the page of what it is about and its line in the document."""

    finding: Finding
    url: str
    spot: Spot | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGroup:
    """The findings of one rule and severity."""

    code: str
    name: str
    title: str
    severity: Severity
    rows: tuple[FindingRow, ...]
    open: int

    @property
    def first(self) -> tuple[FindingRow, ...]:
        """Those shown at once."""
        return self.rows[: self.open]

    @property
    def rest(self) -> tuple[FindingRow, ...]:
        """Those shown on request."""
        return self.rows[self.open :]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityCount:
    """How many findings of a severity there are, and where they are listed alone."""

    severity: Severity
    number: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A finding that people worked on and the document no longer has; `since` is empty where that is not known."""

    ref: str
    rule: str
    subject: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPage:
    """Everything the page shows. `gone`: findings that were worked on and are there no longer."""

    filters: FindingFilters
    groups: tuple[RuleGroup, ...]
    waived: tuple[FindingRow, ...]
    gone: tuple[Gone, ...]
    shown: int
    total: int
    severities: tuple[SeverityCount, ...]
    rules: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    agencies: tuple[Choice, ...]
    states: tuple[Choice, ...]
    assignees: tuple[Choice, ...]
    documents: tuple[DocumentTab, ...]
    rules_count: int
    settled: tuple[SettledLine, ...]


@dataclass(frozen=True, slots=True)
class DocumentTab:
    """Another document of the same owner and year, with the findings that the same filters leave of it."""

    label: str
    url: str
    current: bool


def findings_page(index: CardIndex, filters: FindingFilters, *, signed_in: bool = False) -> FindingsPage:
    """Return the findings that the filters leave, the worst first, in groups of one rule; waived ones apart."""
    open_ = index.card.findings
    every = (*open_, *(one.finding for one in index.card.waived))
    sieve = Sieve(index, filters)
    left = [one for one in open_ if sieve.passes(one)]
    aside = [one.finding for one in index.card.waived if sieve.passes(one.finding)]
    by_rule = grouped(left, lambda one: (one.severity, one.code))
    ordered = sorted(by_rule.items(), key=lambda pair: SEVERITY_ORDER[pair[0][0]])
    plain, went = not filters.active, gone(index)
    return FindingsPage(
        filters=filters,
        groups=tuple(_group(index, severity, found, whole=bool(filters.rule)) for (severity, _), found in ordered),
        waived=tuple(_row(index, one) for one in aside),
        gone=went if plain or filters.state == FindingState.CLOSED.value else (),
        shown=len(left) + len(aside),
        total=len(every),
        severities=tuple(_severity(index, one, filters, open_) for one in Severity),
        rules=sieve.rules(every),
        themes=sieve.themes(every),
        agencies=sieve.agencies(every),
        states=sieve.states(every, len(went)),
        assignees=sieve.assignees(every) if signed_in else (),
        documents=_documents(index, filters),
        rules_count=len(RULES),
        settled=settled_lines(index) if plain else (),
    )


def gone(index: CardIndex) -> tuple[Gone, ...]:
    """Return the findings that were worked on in this document, or one before it, and that it does not have."""
    card = index.card
    there = {fingerprint(one) for one in card.findings} | {fingerprint(one.finding) for one in card.waived}
    missing = {ref: thread.entries[-1] for ref, thread in card.work.items() if ref not in there}
    if not missing:
        return ()
    keys = {head.edition.key for head in line(card)}
    mine = {ref: last for ref, last in missing.items() if last.edition in keys}
    days = series(card) if mine else Series(())
    return tuple(
        Gone(ref=ref, rule=last.rule, subject=last.subject, since=numbers.day(day) if day else "")
        for ref, last in mine.items()
        for day in [days.gone_since(ref)]
    )


def _documents(index: CardIndex, filters: FindingFilters) -> tuple[DocumentTab, ...]:
    """Return the documents of the owner's year, empty where there is no other."""
    card, asked = index.card, {name: value for name, value in filters.active.items() if name != "subject"}
    if len(card.siblings) == 1:
        return ()
    return tuple(
        DocumentTab(
            " ".join(
                part for part in (one.kind.label(current()), numbers.span(one.period) if one.period else "") if part
            ),
            Links(one.address).findings(**asked),
            one.address.edition == card.address.edition,
        )
        for one in card.siblings
    )


def _group(index: CardIndex, severity: Severity, found: Sequence[Finding], *, whole: bool) -> RuleGroup:
    return RuleGroup(
        code=found[0].code,
        name=found[0].name,
        title=title(RULES[found[0].code]) if found[0].code in RULES else "",
        severity=severity,
        open=len(found) if whole or severity is Severity.ERROR else FIRST,
        rows=tuple(_row(index, one) for one in found),
    )


def _row(index: CardIndex, finding: Finding) -> FindingRow:
    return FindingRow(finding=finding, url=index.subject_url(finding), spot=spot(finding))


def _severity(index: CardIndex, severity: Severity, filters: FindingFilters, every: Sequence[Finding]) -> SeverityCount:
    chosen = filters.severity == severity.value
    asked = replace(filters, severity="" if chosen else severity.value)
    return SeverityCount(
        severity=severity,
        number=sum(one.severity is severity for one in every),
        url=index.links.findings(**asked.active),
        chosen=chosen,
    )


def summary(page: FindingsPage) -> str:
    """Return the opening sentence of the page."""
    errors, warnings, notes = (one.number for one in page.severities)
    if not page.total:
        return pick(
            f"{page.rules_count}條規則檢查過，沒有發現。", f"{page.rules_count} rules looked and found nothing."
        )
    words = [one.severity.label(current()) for one in page.severities]
    aside = page.total - errors - warnings - notes
    return pick(
        f"{page.rules_count}條規則檢查過這份文件：{words[0]}{errors}筆、{words[1]}{warnings}筆、{words[2]}{notes}筆"
        + (f"，另有{aside}筆豁免中" if aside else "")
        + "。每一筆都指到原文的行。",
        f"{page.rules_count} rules looked at this document: {errors} errors, {warnings} warnings, {notes} notes"
        + (f"; {aside} more waived" if aside else "")
        + ". Each points to its line.",
    )
