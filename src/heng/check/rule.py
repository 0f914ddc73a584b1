"""What a rule is: code, name, severity, wordings, its page, and the function that looks for the fault.

A rule yields hits; `Rule.finding` joins a hit with the rule's wordings. Rules that only the readers of documents can
see (RD) have no function, and give their findings through constructors beside their page.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from heng.check.context import Context
from heng.model.edition import Edition
from heng.model.finding import Fact, Finding, Wording
from heng.model.source import SourceRef
from heng.model.terms import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place where a rule applies.

    Attributes:
        subject: Code of what it is about; empty for the whole document.
        facts: What the wordings name in braces; figures as printed.
        source: Where it stands.
        refs: `ref`s of the occurrences it is about.
        severity: Only where the catalogue gives the rule a second severity.
        message, suggestion: Only where a rule needs other words for this hit.
    """

    subject: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    source: SourceRef | None = None
    refs: tuple[str, ...] = ()
    severity: Severity | None = None
    message: Wording | None = None
    suggestion: Wording | None = None


Look = Callable[[Edition, Context], Iterable[Hit]]
"""Looks for one kind of fault in one edition; `Context` holds the other editions and the register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the checker.

    Attributes:
        code: Stable code (`WT001`), never reused.
        name: Stable name, named for the fault.
        severity: How much its findings weigh.
        message, suggestion: Its words.
        page: What people read about it: the docstring of its module (see `heng.check.page`).
        doubts_figures: An open error of the rule means that the printed figure itself cannot be relied on.
        fixable: Its faults have one right answer, which can be written without asking (`heng check --fix`).
        run: Looks for the fault; None for rules that only readers of documents can see.
    """

    code: str
    name: str
    severity: Severity
    message: Wording
    suggestion: Wording
    page: str
    doubts_figures: bool = False
    fixable: bool = False
    run: Look | None = None

    def finding(self, hit: Hit) -> Finding:
        """Return a hit as a finding in the words of the rule."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=hit.severity or self.severity,
            subject=hit.subject,
            message=hit.message or self.message,
            suggestion=hit.suggestion or self.suggestion,
            facts=hit.facts,
            source=hit.source,
            refs=hit.refs,
        )

    def findings(self, edition: Edition, context: Context) -> tuple[Finding, ...]:
        """Return what the rule finds in an edition, in the order of printing."""
        return tuple(self.finding(hit) for hit in self.run(edition, context)) if self.run else ()


def rule(
    *,
    code: str,
    name: str,
    severity: Severity,
    message: Wording,
    suggestion: Wording,
    doubts_figures: bool = False,
    fixable: bool = False,
) -> Callable[[Look], Rule]:
    """Make a rule of a function; its page is the docstring of the function's module."""

    def make(look: Look) -> Rule:
        return Rule(
            code=code,
            name=name,
            severity=severity,
            message=message,
            suggestion=suggestion,
            page=inspect.cleandoc(sys.modules[look.__module__].__doc__ or ""),
            doubts_figures=doubts_figures,
            fixable=fixable,
            run=look,
        )

    return make


def reading_rule(
    page: str | None, *, code: str, name: str, severity: Severity, message: Wording, suggestion: Wording
) -> Rule:
    """Make a rule that only readers of documents can see. `page` is the docstring of its module."""
    return Rule(
        code=code,
        name=name,
        severity=severity,
        message=message,
        suggestion=suggestion,
        page=inspect.cleandoc(page or ""),
    )
