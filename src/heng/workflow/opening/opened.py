"""What a face gets to show: an opened card, the changes people made to it, and the editions beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from heng.evaluate.assessment import Assessment
from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.evaluate.traits.confirmed import Confirmed
from heng.evaluate.year.line import NO_PAST, Past
from heng.model.edition import DocumentRef, Edition
from heng.model.finding import Finding
from heng.model.period import Period
from heng.model.terms import ChangeField, DocumentKind, Ground
from heng.workflow.findings.thread import SetAside, Thread

UNDATED = "undated"
"""Slug of the period of an edition that states none."""


def period_slug(period: Period | None) -> str:
    """Return the part of an address that names a period."""
    return period.slug if period else UNDATED


@dataclass(frozen=True, slots=True)
class CardAddress:
    """Which card: owner, year, period, and which edition of it.

    Attributes:
        owner: Key of the register (`taipei`); the printed name of an agency that the register lacks.
        year: 民國 year.
        period: Slug of the period (`q1`); `undated` where the document states none.
        edition: Key of the edition (`q1-2`); empty = the latest one of that period.
    """

    owner: str
    year: int
    period: str
    edition: str = ""

    def __str__(self) -> str:
        """Return `taipei/107/q1`, or `taipei/107/q1/q1-2` with the edition's key."""
        return "/".join((self.owner, str(self.year), self.period, *([self.edition] if self.edition else [])))


@dataclass(frozen=True, slots=True)
class Moment:
    """When a question is asked from.

    Attributes:
        as_of: What held on this day (valid day); None = today, or the edition's own day where that is still to come.
        known: What the record knew at this moment (UTC); None = now.
    """

    as_of: date | None = None
    known: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSummary:
    """One edition in a list. `day` is the day it holds from; `day_ground` says where that day is from."""

    address: CardAddress
    kind: DocumentKind
    title: str
    period: Period | None
    day: date
    day_ground: Ground
    recorded: datetime
    who: str
    document: DocumentRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """When, by whom and for which day an edition came into the record."""

    recorded: datetime
    who: str
    reason: str
    day: date
    day_ground: Ground

    @property
    def day_inferred(self) -> bool:
        """True where the day is no printed one but the day after the period."""
        return self.day_ground is Ground.INFERRED


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change by a person.

    Attributes:
        number: Number of the change in the record; what `seen` and `undo` take.
        ref: The reading (target, actual) or indicator (polarity, behaviour) it is about; empty for a rulebook.
        field: What was changed.
        before: What stood there, as text; empty where nothing did.
        after: What stands there since, as text; empty where an undo left nothing.
        who: Account that made it.
        recorded: Moment it was written (UTC).
        valid: Day it holds from.
        reason: Why, as the person wrote it.
        digest: Digest of its entry in the record.
        undoes: Digest of the change it takes back, None for an ordinary one.
        corrects: The document was misread: what stands since is what it prints.
    """

    number: int
    ref: str
    field: ChangeField
    before: str
    after: str
    who: str
    recorded: datetime
    valid: date
    reason: str
    digest: str
    undoes: str | None = None
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """A finding on the print that a person's correction settled: the print keeps its fault, the figure is mended."""

    finding: Finding
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCard:
    """One edition, opened at a moment.

    Attributes:
        address: With the edition's key filled in.
        moment: As asked for.
        printed: The edition as published.
        edition: The same with people's changes applied.
        changes: All changes known at the moment, oldest first, whether or not a later one took their place.
        later: Those of `changes` that set a target from a day after the period of the reading: they judge nothing here.
        confirmed: What people confirmed of indicators.
        rulebook: The rulebook in force; as-printed where none is.
        assessment: Verdicts on `edition` under `rulebook`.
        findings: Those that are open, worst first.
        loaded: How the edition came into the record.
        siblings: Editions of the same owner and year, this one included, latest first.
        digest: Head of the chain of this owner and year.
        reading_findings: Those of `findings` that were made when the document was read.
        settled: What was found on printed cells that people have corrected since; none of `findings`.
        waived: What somebody lets stand until a day, worst first; none of `findings`, and it doubts no figure.
        work: What people did about the findings of the owner's year, by fingerprint.
        day: The day it shows.
        past: What other editions of the owner print of the same figures, and splits of targets that people entered.
    """

    address: CardAddress
    moment: Moment
    printed: Edition
    edition: Edition
    changes: tuple[Change, ...]
    confirmed: Confirmed
    rulebook: Rulebook
    assessment: Assessment
    findings: tuple[Finding, ...]
    loaded: Loaded
    siblings: tuple[EditionSummary, ...]
    digest: str
    reading_findings: tuple[Finding, ...] = ()
    later: tuple[Change, ...] = ()
    settled: tuple[Settled, ...] = ()
    waived: tuple[SetAside, ...] = ()
    work: Mapping[str, Thread] = field(default_factory=dict)
    day: date = date.max
    past: Past = NO_PAST

    def history(self, ref: str) -> tuple[Change, ...]:
        """Return the changes about one occurrence, oldest first."""
        return tuple(change for change in self.changes if change.ref == ref)
