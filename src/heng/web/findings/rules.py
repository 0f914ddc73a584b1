"""The checker's rules as pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from heng.check.page import SECTIONS, sections
from heng.check.registry import RULES
from heng.check.rule import Rule
from heng.model.finding import Finding
from heng.web.language import ENGLISH, current, pick


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSummary:
    """A rule in the list, with how many findings it has now."""

    rule: Rule
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class RuleSection:
    """One section of a rule's page: its heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """A rule with its text."""

    rule: Rule
    title: str
    sections: tuple[RuleSection, ...]


def rule_list(findings: Iterable[Finding]) -> tuple[RuleSummary, ...]:
    """Return all rules by code, with the count of their findings."""
    counts = Counter(finding.code for finding in findings)
    return tuple(RuleSummary(rule=RULES[code], title=title(RULES[code]), number=counts[code]) for code in sorted(RULES))


def rule_page(rule: Rule) -> RulePage:
    """Return the page of a rule in the language of the reader."""
    found = [
        RuleSection(
            pick(SECTIONS.get(one.heading, one.heading), one.heading),
            tuple(part.strip() for part in pick(one.zh, one.en).split("\n\n") if part.strip()),
        )
        for one in sections(rule.page)
    ]
    return RulePage(rule=rule, title=title(rule), sections=tuple(found))


def title(rule: Rule) -> str:
    """Return the title line of a rule's page."""
    zh, _, en = rule.page.partition("\n")[0].partition(" / ")
    return (en if current() == ENGLISH and en else zh).rstrip(".。")
