"""What a person has to do with findings, in the whole record: what is assigned to them, and what they answer for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from heng.check.fingerprint import fingerprint
from heng.model.finding import Finding
from heng.model.terms import DocumentKind
from heng.store import read
from heng.store.clock import today
from heng.store.models import CardYear
from heng.workflow.findings.entries import from_row
from heng.workflow.findings.thread import FindingEntry, Thread, threads
from heng.workflow.opening.cards import open_card
from heng.workflow.opening.locate import in_order, summary
from heng.workflow.opening.opened import CardAddress, OpenCard


@dataclass(frozen=True, slots=True)
class Task:
    """A finding with what was done about it; `finding` is None where the document no longer has it."""

    address: CardAddress
    title: str
    ref: str
    rule: str
    subject: str
    finding: Finding | None
    thread: Thread


@dataclass(frozen=True, slots=True)
class Tasks:
    """What is assigned to a person, and what they waived; each oldest first."""

    assigned: tuple[Task, ...]
    answers_for: tuple[Task, ...]


def tasks(who: str) -> Tasks:
    """Return what a person has to do with findings today."""
    found = [task for owner, work in _by_owner() for task in _of_owner(owner, work, who)]
    return Tasks(
        assigned=tuple(one for one in found if one.thread.assignee == who),
        answers_for=tuple(one for one in found if one.thread.waiver and one.thread.waiver.who == who),
    )


def _by_owner() -> Iterator[tuple[CardYear, Mapping[str, Thread]]]:
    rows = read.finding_work(None)
    for owner, of_owner in groupby(rows, lambda row: row.batch.card_year):
        yield owner, threads((from_row(row) for row in of_owner), today())


def _of_owner(owner: CardYear, work: Mapping[str, Thread], who: str) -> Iterator[Task]:
    """Yield a person's findings of an owner's year, each as the latest document of its period and kind has it."""
    about = {ref: thread for ref, thread in work.items() if _concerns(thread, who)}
    if not about:
        return
    latest = _latest(owner)
    for ref, thread in about.items():
        last = thread.entries[-1]
        if (address := latest.get(last.edition)) is not None:
            yield _task(open_card(address), ref, thread, last)


def _concerns(thread: Thread, who: str) -> bool:
    return thread.assignee == who or bool(thread.waiver and thread.waiver.who == who)


def _latest(owner: CardYear) -> Mapping[str, CardAddress]:
    """Return edition key → the latest edition of the same period and kind."""
    told = [summary(head) for head in in_order(read.editions(owner))]
    first: dict[tuple[DocumentKind, str], CardAddress] = {}
    for one in told:
        first.setdefault((one.kind, one.address.period), one.address)
    return {one.address.edition: first[one.kind, one.address.period] for one in told}


def _task(card: OpenCard, ref: str, thread: Thread, last: FindingEntry) -> Task:
    every: Iterable[Finding] = (*card.findings, *(one.finding for one in card.waived))
    return Task(
        address=card.address,
        title=card.edition.edition.title,
        ref=ref,
        rule=last.rule,
        subject=last.subject,
        finding=next((one for one in every if fingerprint(one) == ref), None),
        thread=thread,
    )
