"""An edition: one publication, or one frozen draft, of a card, figures, plan, budget or report."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from heng.model.approval import Approval, Session
from heng.model.budget import Budget
from heng.model.card import Card
from heng.model.figures import Figures
from heng.model.period import PartialDate, Period
from heng.model.plan import Plan
from heng.model.report import Report
from heng.model.terms import DocumentKind

SCHEMA = 1
"""Number of the canonical form that `heng.model.canonical` writes."""

__all__ = ["SCHEMA", "Approval", "DocumentRef", "Edition", "EditionHead", "Session"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRef:
    """The published document an edition was read from: file name, SHA-256 of its bytes, length in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionHead:
    """What identifies and dates an edition.

    Attributes:
        key: Short name, unique for owner, year and kind (`q1`, or that of a council session); made from the period
            and, where that is taken by another publication, numbered.
        published: Printed day of publication; None where none is printed. A second quarter is a second edition.
        approval: The decision that the document prints about its own card (map approved by 市政會議); one about
            another body's map stands with that map (`StrategyMap.approval`).
        presented_to: Body and session the document is addressed to (a council and its session).
        head: Head of the agency as printed.
        outline: Headings of a printed outline.
        rows_left: How many of the document's rows a person has not accepted: what is here is only a part of what the
            document prints, and says nothing about what it lacks.
    """

    key: str
    kind: DocumentKind
    title: str
    period: Period | None = None
    published: PartialDate | None = None
    approval: Approval | None = None
    presented_to: Session | None = None
    head: str = ""
    outline: tuple[str, ...] = ()
    rows_left: int = 0
    document: DocumentRef

    def valid_from(self) -> tuple[date | None, bool]:
        """Return the day it holds from, and whether that is printed (else inferred: the day after the period)."""
        if self.published is not None:
            return self.published.last(), True
        return (self.period.next_day if self.period else None), False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One publication: whose, for which year, and the five aggregates that it fills.

    What a document prints of another body (a bureau's copy of the city's map) stays in its card with scope CITY: a
    witness, compared but never loaded as that body's edition.

    Attributes:
        owner: Name of the agency as printed.
        year: 民國 year (the contract of `scorecard.json` names the field).
    """

    schema: int = SCHEMA
    owner: str
    year: int
    edition: EditionHead
    card: Card = field(default_factory=Card)
    figures: Figures = field(default_factory=Figures)
    plan: Plan | None = None
    budget: Budget | None = None
    report: Report | None = None
