"""Taking a document that was read into the record: append-only and idempotent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.model.terms import Ground
from heng.workflow.opened import CardAddress


class Read(Protocol):
    """What reading a document gives (`heng.ingest`'s ReadResult)."""

    @property
    def edition(self) -> Edition:
        """The document as an edition."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in reading it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What loading did.

    Attributes:
        address: Where the edition stands, with its key.
        batch: Number of the batch in the chain of its owner and year; that of the last load where nothing was new.
        new: Entries written.
        same: The record held all of it already.
        day, day_ground: Day it holds from and where that is from; CONFIRMED = given by `--day`.
    """

    address: CardAddress
    batch: int
    new: int
    same: bool
    day: date
    day_ground: Ground


def load(result: Read, data: bytes, *, day: date | None = None, who: str, reason: str = "") -> LoadReport:
    """Write an edition and its document into the record, in one transaction; raises LoadRefusedError.

    The same document read in the same way writes nothing; read in another way, only what differs.
    """
    raise NotImplementedError
