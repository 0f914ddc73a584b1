"""What people did about one finding, and how it stands as of a day: a fold of its entries, and nothing else.

The last of waive, resolve and reopen decides; comments and assignments alter neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from heng.check.fingerprint import fingerprint
from heng.model.finding import Finding
from heng.model.terms import FindingAct, FindingState

PUBLIC = frozenset({FindingAct.WAIVE, FindingAct.RESOLVE, FindingAct.REOPEN})
"""Acts that anybody may read. Who was asked to look, and what colleagues said, is for people who are signed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingEntry:
    """One act.

    Attributes:
        number: Number of its entry in the record; what `seen` takes.
        ref: Fingerprint of the finding.
        act: What was done.
        edition: Key of the edition on whose page it was done.
        rule, subject: Of the finding, so that the entry can be read alone.
        text: Reason or comment; empty where none was needed.
        to: Account that looks after the finding from now on; empty = nobody. Of an assignment only.
        until: Last day on which a waiver holds. Of a waiver only.
        who, recorded, day: Account, moment (UTC) and day of the act.
    """

    number: int
    ref: str
    act: FindingAct
    edition: str
    rule: str
    subject: str
    who: str
    recorded: datetime
    day: date
    text: str = ""
    to: str = ""
    until: date | None = None

    @property
    def public(self) -> bool:
        """Tell whether anybody may read it."""
        return self.act in PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Everything done about one finding until a day.

    Attributes:
        entries: Oldest first.
        assignee: Account that looks after it; empty = nobody.
        waiver: The waiver that holds on the day, None where there is none.
        mended: The word that the source is or will be mended, None where nobody gave it or it was taken back.
        lapsed: The waiver that held until its last day, which is past.
    """

    entries: tuple[FindingEntry, ...] = ()
    assignee: str = ""
    waiver: FindingEntry | None = None
    mended: FindingEntry | None = None
    lapsed: FindingEntry | None = None

    @property
    def state(self) -> FindingState:
        """How the finding stands while the document has it."""
        if self.waiver:
            return FindingState.WAIVED
        if self.mended:
            return FindingState.MENDED
        return FindingState.ASSIGNED if self.assignee else FindingState.OPEN

    @property
    def last(self) -> int:
        """Number of the last entry, 0 where nothing was done."""
        return self.entries[-1].number if self.entries else 0


UNTOUCHED = Thread()
"""Of a finding about which nothing was done."""


def fold(entries: Iterable[FindingEntry], day: date) -> Thread:
    """Return how a finding stands as of a day; `entries` in the order of recording."""
    told = tuple(entry for entry in entries if entry.day <= day)
    assigned = next((entry.to for entry in reversed(told) if entry.act is FindingAct.ASSIGN), "")
    last = next((entry for entry in reversed(told) if entry.act in PUBLIC), None)
    waiver = last if last and last.act is FindingAct.WAIVE else None
    holds = waiver is not None and waiver.until is not None and day <= waiver.until
    return Thread(
        entries=told,
        assignee=assigned,
        waiver=waiver if holds else None,
        mended=last if last and last.act is FindingAct.RESOLVE else None,
        lapsed=None if holds else waiver,
    )


def threads(entries: Iterable[FindingEntry], day: date) -> Mapping[str, Thread]:
    """Return how each finding stands as of a day, by fingerprint; those without an act until then are left out."""
    by_ref: dict[str, list[FindingEntry]] = {}
    for entry in entries:
        by_ref.setdefault(entry.ref, []).append(entry)
    folded = {ref: fold(found, day) for ref, found in by_ref.items()}
    return {ref: thread for ref, thread in folded.items() if thread.entries}


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding with the waiver that answers for it."""

    finding: Finding
    waiver: FindingEntry


@dataclass(frozen=True, slots=True)
class Parted:
    """Findings that are open, and those that a waiver sets aside; both in the order given."""

    findings: tuple[Finding, ...]
    waived: tuple[SetAside, ...] = field(default=())


def part(findings: Iterable[Finding], work: Mapping[str, Thread]) -> Parted:
    """Part findings by whether a waiver holds."""
    left, aside = [], []
    for finding in findings:
        thread = work.get(fingerprint(finding), UNTOUCHED) if work else UNTOUCHED
        if thread.waiver:
            aside.append(SetAside(finding, thread.waiver))
        else:
            left.append(finding)
    return Parted(tuple(left), tuple(aside))
