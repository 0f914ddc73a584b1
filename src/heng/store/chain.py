"""Digests of the record: SHA-256 over canonical JSON, each covering what it names and the link before.

```
entry ─┐
edition├─▶ batch ─▶ batch …          one chain for each owner and year
file  ─┘     └─▶ root ─▶ root …      one chain over all of them, in the order of writing
```
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from heng.model import canonical
from heng.model.period import TAIPEI_TIME

START = ""
"""What stands for the link before the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLink:
    """What an entry's digest covers. `edition` is the edition's key, empty for the whole owner and year."""

    schema: int
    owner: str
    year: int
    sequence: int
    position: int
    edition: str
    kind: str
    ref: str
    voice: str
    entity: str
    body: str
    valid_from: str
    source: str

    def digest(self) -> str:
        """Return the digest."""
        return digest(asdict(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLink:
    """What stands for a document in the batch that first brought it."""

    sha256: str
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLink:
    """What stands for an edition in the batch that first brought it; days as ISO 8601, empty where there is none."""

    key: str
    kind: str
    period_first: str
    period_last: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLink:
    """What a batch's digest covers; `entries` are the digests of its entries in their order."""

    schema: int
    owner: str
    year: int
    sequence: int
    recorded: str
    who: str
    act: str
    reason: str
    before: str
    documents: Sequence[DocumentLink]
    editions: Sequence[EditionLink]
    entries: Sequence[str]

    def digest(self) -> str:
        """Return the digest."""
        return digest(asdict(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class RootLink:
    """What a root's digest covers; `head` is the digest of the batch it was written with."""

    number: int
    day: str
    owner: str
    year: int
    sequence: int
    head: str
    before: str

    def digest(self) -> str:
        """Return the digest."""
        return digest(asdict(self))


def digest(data: object) -> str:
    """Return the SHA-256 of the canonical JSON of plain data, hexadecimal."""
    return hashlib.sha256(canonical.dump(data).encode()).hexdigest()


def stamp(moment: datetime) -> str:
    """Return a moment as the digests cover it: UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def iso(day: date | None) -> str:
    """Return a day as ISO 8601, empty for none."""
    return day.isoformat() if day else ""


def day_of(moment: datetime) -> date:
    """Return the day of a moment in Taipei."""
    return moment.astimezone(TAIPEI_TIME).date()
