"""Reading one handed-in document and keeping what was read."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import asdict, replace
from functools import lru_cache
from time import monotonic

from django.db import transaction

from heng.ingest import MAX_BYTES, RefusedDocumentError, archive, own_tables, read_document
from heng.model import canonical
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.model.terms import DocumentKind, IntakeState
from heng.store import documents, finding_data, models
from heng.workflow.agencies import register
from heng.workflow.intake import filing
from heng.workflow.intake.queue import beat, hand_in, refusal_text
from heng.workflow.intake.refusals import ReaderFailedError, ReaderStoppedError
from heng.workflow.loading.documents import print_of
from heng.workflow.refusal import RefusedError

TOLD_EVERY = 0.5
"""Seconds between two signs of progress."""
_KEPT = 4

_log = logging.getLogger(__name__)


class _Teller:
    """Tells the queue how far the reading has come, seldom enough not to slow it down."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._next = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = monotonic()
        if now >= self._next:
            beat(self._number, done, total)
            self._next = now + TOLD_EVERY


def read(row: models.Intake) -> None:
    """Read a document; what it holds, or why nothing can be read from it, stands in its row afterwards.

    A ZIP is unpacked: each document in it is handed in for itself; so is each that Heng's tables tell of.
    """
    kind = DocumentKind.of(row.kind) if row.kind else None
    try:
        data = documents.read(row.sha256) if row.size else b""
        parts = _parts(row.name, data)
        if parts is not None:
            _unpack(row, parts, kind)
            return
        result = read_document(row.name, data, register(), kind=kind, progress=_Teller(row.pk), as_entry=True)
        # Made here, where time and memory are bounded, for the pages that show it.
        print_of(row.name, row.sha256)
    except RefusedDocumentError as error:
        _refuse(row, error)
        return
    except MemoryError:
        _refuse(row, ReaderStoppedError(row.name))
        return
    except Exception:  # noqa: BLE001
        # A fault of ours must neither stop the queue nor leave the person waiting; the log has the trace.
        _log.exception("reading %s failed", row.sha256)
        _refuse(row, ReaderFailedError(row.name))
        return
    _put(
        row,
        state=IntakeState.READ,
        edition=canonical.dump(canonical.to_data(result.edition)),
        findings=canonical.dump([finding_data.to_data(finding) for finding in result.findings]),
        coverage=canonical.dump({**asdict(result.coverage), "noise": dict(result.coverage.noise)}),
    )


def _parts(name: str, data: bytes) -> Iterable[tuple[str, bytes]] | None:
    """Return the documents in an archive, or those that a set of Heng's tables tells of; None for one document."""
    if archive.is_archive(data):
        return own_tables.gathered(archive.members(name, data, MAX_BYTES))
    parts = own_tables.split(name, data)
    return parts if len(parts) > 1 else None


def _unpack(row: models.Intake, parts: Iterable[tuple[str, bytes]], kind: DocumentKind | None) -> None:
    with transaction.atomic():
        for name, content in parts:
            hand_in(name, content, who=row.who, kind=kind)
        _put(row, state=IntakeState.UNPACKED)


def _put(row: models.Intake, **told: str) -> None:
    """Keep what came of reading, unless the document was given to another reader since."""
    mine = models.Intake.objects.filter(pk=row.pk, state=IntakeState.READING, attempts=row.attempts)
    mine.update(done=0, total=0, **told)


def edition_of(row: models.Intake) -> Edition:
    """Return what was read from a document, under the owner and the time that a person named, if any did."""
    return _filed(row.edition, row.owner, filing.said(row.fixes))


def as_read(row: models.Intake) -> Edition:
    """Return what was read from a document, under the time that it prints itself."""
    return _filed(row.edition, row.owner, "")


def findings_of(row: models.Intake) -> tuple[Finding, ...]:
    """Return what was found in reading it."""
    return _findings(row.findings)


@lru_cache(maxsize=_KEPT)
def _edition(text: str) -> Edition:
    """Return an edition of its JSON text; a page asks for it each time it is shown, and it does not change."""
    return canonical.from_data(json.loads(text), Edition)


@lru_cache(maxsize=_KEPT)
def _filed(text: str, owner: str, time: str) -> Edition:
    edition = replace(_edition(text), owner=owner) if owner else _edition(text)
    return filing.refile(edition, filing.Filed.read(time)) if time else edition


@lru_cache(maxsize=_KEPT)
def _findings(text: str) -> tuple[Finding, ...]:
    return tuple(finding_data.from_data(each) for each in json.loads(text))


def _refuse(row: models.Intake, error: RefusedDocumentError | RefusedError) -> None:
    _put(row, state=IntakeState.REFUSED, refusal=refusal_text(error))
