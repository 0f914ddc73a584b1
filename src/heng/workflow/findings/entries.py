"""Entries of the work on findings, as they stand in the record."""

from __future__ import annotations

import json
from datetime import date, datetime

from heng.model import canonical
from heng.model.finding import Finding
from heng.model.terms import FindingAct
from heng.store import read
from heng.store.append import NewEntry
from heng.store.models import CardYear, Entry
from heng.store.read import FINDING_WORK
from heng.store.words import Voice
from heng.workflow.findings.thread import FindingEntry


def recorded(
    card_year: CardYear | None, known: datetime | None = None, *, ref: str | None = None
) -> tuple[FindingEntry, ...]:
    """Return what was done about the findings of an owner's year, or about one of them, oldest first."""
    return tuple(from_row(row) for row in read.finding_work(card_year, known, ref=ref))


def from_row(row: Entry) -> FindingEntry:
    """Read an entry."""
    data = json.loads(row.body)
    return FindingEntry(
        number=row.pk,
        ref=row.ref,
        act=FindingAct.of(data["act"]),
        edition=data["edition"],
        rule=data["rule"],
        subject=data["subject"],
        text=data["text"],
        to=data["to"],
        until=date.fromisoformat(data["until"]) if data["until"] else None,
        who=row.batch.who,
        recorded=row.batch.recorded,
        day=row.valid_from,
    )


def new_entry(
    finding: Finding, ref: str, act: FindingAct, day: date, *, edition: str, text: str, to: str, until: date | None
) -> NewEntry:
    """Return an entry to be written. It is about the owner's year, because another reading may have the finding too."""
    body = {
        "act": act.value,
        "edition": edition,
        "rule": finding.code,
        "subject": finding.subject,
        "text": text,
        "to": to,
        "until": until.isoformat() if until else None,
    }
    return NewEntry(
        kind=FINDING_WORK, ref=ref, voice=Voice.PERSON, body=canonical.dump(body), valid_from=day, edition=None
    )
