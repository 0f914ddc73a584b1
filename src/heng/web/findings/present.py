"""Findings by severity and rule, narrowed by what the query asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from heng.check.registry import RULES
from heng.model.finding import SEVERITY_ORDER, Finding
from heng.model.terms import Severity
from heng.web.faults import Spot, spot
from heng.web.findings.rules import title
from heng.web.index import CardIndex, grouped
from heng.web.kpi.listing import Choice
from heng.web.kpi.settled import SettledLine, settled_lines
from heng.web.language import current, pick

FIRST = 5
"""Findings of one rule that are shown at once, unless they are errors or the rule is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFilters:
    """What the findings are narrowed to; empty = everything."""

    severity: str = ""
    rule: str = ""
    theme: str = ""
    subject: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> FindingFilters:
        """Read the filters of a query."""
        return cls(**{one.name: asked.get(one.name, "").strip() for one in fields(cls)})

    @property
    def active(self) -> Mapping[str, str]:
        """The filters that narrow the list."""
        pairs = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in pairs.items() if value}


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
class FindingsPage:
    """Everything the page shows."""

    filters: FindingFilters
    groups: tuple[RuleGroup, ...]
    shown: int
    total: int
    severities: tuple[SeverityCount, ...]
    rules: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    rules_count: int
    settled: tuple[SettledLine, ...]


def findings_page(index: CardIndex, filters: FindingFilters) -> FindingsPage:
    """Return the findings that the filters leave, the worst first, in groups of one rule."""
    every = index.card.findings
    themes = theme_letters(index)
    left = [one for one in every if _passes(one, filters, themes)]
    by_rule = grouped(left, lambda one: (one.severity, one.code))
    ordered = sorted(by_rule.items(), key=lambda pair: SEVERITY_ORDER[pair[0][0]])
    codes = Counter(one.code for one in every)
    return FindingsPage(
        filters=filters,
        groups=tuple(_group(index, severity, found, whole=bool(filters.rule)) for (severity, _), found in ordered),
        shown=len(left),
        total=len(every),
        severities=tuple(_severity(index, one, filters, every) for one in Severity),
        rules=tuple(Choice(code, f"{code} {number}", code == filters.rule) for code, number in sorted(codes.items())),
        themes=tuple(
            Choice(one.letter, f"{one.letter} {one.name}", one.letter == filters.theme) for one in index.themes
        ),
        rules_count=len(RULES),
        settled=settled_lines(index) if not filters.severity else (),
    )


def theme_letters(index: CardIndex) -> Mapping[str, str]:
    """Return the letter of the theme that each occurrence belongs to, by its `ref`."""
    card = index.edition.card
    letters = {one.ref: one.letter for one in card.themes}
    letters |= {one.ref: one.theme for group in (card.objectives, card.indicators, card.map) for one in group}
    letters |= {one.ref: letters.get(one.indicator_ref, "") for one in card.actions}
    return letters | {one.ref: letters.get(one.indicator, "") for one in index.edition.figures.readings}


def _passes(finding: Finding, filters: FindingFilters, themes: Mapping[str, str]) -> bool:
    if filters.severity not in ("", finding.severity.value) or filters.rule not in ("", finding.code):
        return False
    if filters.subject not in ("", finding.subject):
        return False
    letters = {themes.get(ref, "") for ref in finding.refs} | {finding.subject}
    return not filters.theme or filters.theme in letters


def _group(index: CardIndex, severity: Severity, found: Sequence[Finding], *, whole: bool) -> RuleGroup:
    return RuleGroup(
        code=found[0].code,
        name=found[0].name,
        title=title(RULES[found[0].code]) if found[0].code in RULES else "",
        severity=severity,
        open=len(found) if whole or severity is Severity.ERROR else FIRST,
        rows=tuple(
            FindingRow(
                finding=one,
                url=index.subject_url(one),
                spot=spot(one),
            )
            for one in found
        ),
    )


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
    return pick(
        f"{page.rules_count}條規則檢查過這份文件：{words[0]}{errors}筆、{words[1]}{warnings}筆、{words[2]}{notes}筆。"
        "每一筆都指到原文的行。",
        f"{page.rules_count} rules looked at this document: {errors} errors, {warnings} warnings, {notes} notes. "
        "Each points to its line.",
    )
