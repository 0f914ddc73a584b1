"""Taking a document that was read into the record: append-only and idempotent."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Protocol

from django.db import transaction

from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.model.terms import DocumentKind, Ground
from heng.store import documents
from heng.workflow.loading.one_document import Loading, LoadReport
from heng.workflow.loading.refusals import (
    LoadRefusedError,
    NoDayError,
    NoOwnerError,
    OtherDocumentError,
    UnknownKindError,
    WithdrawnError,
)

__all__ = ["LoadRefusedError", "LoadReport", "Read", "load"]


class Read(Protocol):
    """What reading a document gives (`heng.ingest`'s ReadResult)."""

    @property
    def edition(self) -> Edition:
        """The document as an edition."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in reading it."""


def load(
    result: Read, data: bytes, *, day: date | None = None, who: str, reason: str = "", again: bool = False
) -> LoadReport:
    """Write an edition and its document into the record, in one transaction; raises LoadRefusedError.

    The same document read in the same way writes nothing; read in another way, only what differs. One that somebody
    took back is put back only where that is asked for (`again`).
    """
    edition = result.edition
    held, ground = _day(edition, day)
    _refuse(edition, data)
    documents.keep(data)
    with transaction.atomic():
        loading = Loading.begin(edition, result.findings, held, ground)
        if loading.was_withdrawn and not again:
            raise WithdrawnError(edition.edition.document.name)
        return loading.write(who, reason)


def _refuse(edition: Edition, data: bytes) -> None:
    name = edition.edition.document.name
    if edition.edition.kind is DocumentKind.UNKNOWN:
        raise UnknownKindError(name)
    if not edition.owner:
        raise NoOwnerError(name)
    if hashlib.sha256(data).hexdigest() != edition.edition.document.sha256:
        raise OtherDocumentError(name)


def _day(edition: Edition, given: date | None) -> tuple[date, Ground]:
    """Return the printed day, else the day after the period, else the day given."""
    held, printed = edition.edition.valid_from()
    if held is not None:
        return held, Ground.PRINTED if printed else Ground.INFERRED
    if given is None:
        raise NoDayError(edition.edition.document.name)
    return given, Ground.CONFIRMED
