"""The queue of documents to be read. Reading is done by processes of their own, so that a long or hostile document
neither blocks a page nor takes the server with it; the database is what they share with the pages."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from heng.ingest import RefusedDocumentError
from heng.model import canonical
from heng.model.terms import DocumentKind, IntakeState
from heng.store import documents, home, models
from heng.workflow.intake.refusals import NoSuchIntakeError, ReaderStoppedError
from heng.workflow.refusal import RefusedError

SILENCE = timedelta(seconds=20)
"""A reader that gave no sign of life for so long is taken for dead."""
MOST_ATTEMPTS = 2
MOST_READERS = max(1, min(4, (os.cpu_count() or 2) - 1))

_readers: list[subprocess.Popen[bytes]] = []


def hand_in(name: str, data: bytes, *, who: str, kind: DocumentKind | None = None) -> int:
    """Take a document in, to be read; return its number. Its bytes are kept unchanged."""
    row = models.Intake.objects.create(
        name=name,
        sha256=documents.keep(data) if data else hashlib.sha256(data).hexdigest(),
        size=len(data),
        kind=kind.value if kind else "",
        who=who,
        arrived=timezone.now(),
        state=IntakeState.WAITING,
    )
    return int(row.pk)


def refuse(name: str, size: int, error: RefusedDocumentError, *, who: str) -> int:
    """Note a document that is not taken in at all; nothing of it is kept."""
    row = models.Intake.objects.create(
        name=name,
        sha256="",
        size=size,
        who=who,
        arrived=timezone.now(),
        state=IntakeState.REFUSED,
        refusal=refusal_text(error),
    )
    return int(row.pk)


def find(number: int) -> models.Intake:
    """Return a handed-in document; raises NoSuchIntakeError."""
    row = models.Intake.objects.filter(pk=number).first()
    if row is None:
        raise NoSuchIntakeError(number)
    return row


def lock(number: int) -> models.Intake:
    """Return a handed-in document that nobody else can alter until the transaction ends."""
    find(number)
    return models.Intake.objects.select_for_update().get(pk=number)


def keep_going() -> None:
    """Give documents back that a dead reader left, and see to it that someone reads what waits."""
    _give_back()
    _readers[:] = [reader for reader in _readers if reader.poll() is None]
    waiting = models.Intake.objects.filter(state=IntakeState.WAITING).count()
    reading = models.Intake.objects.filter(state=IntakeState.READING).count()
    _readers.extend(_start() for _ in range(min(waiting, MOST_READERS - max(reading, len(_readers)))))


def number_read() -> int:
    """Return how many documents were read and wait for a person to accept them."""
    return models.Intake.objects.filter(state__in=(IntakeState.READ, IntakeState.PARTLY)).count()


def claim() -> models.Intake | None:
    """Take the document that waits longest, None where none waits. Two readers never get the same one."""
    with transaction.atomic():
        waiting = models.Intake.objects.filter(state=IntakeState.WAITING).order_by("pk")
        for number in waiting.values_list("pk", flat=True)[: MOST_READERS + 1]:
            taken = models.Intake.objects.filter(pk=number, state=IntakeState.WAITING)
            if taken.update(state=IntakeState.READING, beat=timezone.now()):
                return models.Intake.objects.get(pk=number)
    return None


def beat(number: int, done: int = 0, total: int = 0) -> None:
    """Give a sign of life, with progress where there is any to tell."""
    told = {"done": done, "total": total} if done else {}
    models.Intake.objects.filter(pk=number, state=IntakeState.READING).update(beat=timezone.now(), **told)


def _give_back() -> None:
    dead = models.Intake.objects.filter(state=IntakeState.READING, beat__lt=timezone.now() - SILENCE)
    for row in dead:
        if row.attempts + 1 < MOST_ATTEMPTS:
            state, refusal = IntakeState.WAITING, ""
        else:
            state, refusal = IntakeState.REFUSED, refusal_text(ReaderStoppedError(row.name))
        same = models.Intake.objects.filter(pk=row.pk, state=IntakeState.READING, beat=row.beat)
        same.update(state=state, attempts=row.attempts + 1, refusal=refusal)


def refusal_text(error: RefusedDocumentError | RefusedError) -> str:
    """Return a refusal as it is kept: JSON with both languages and its cause."""
    return canonical.dump({"zh": error.text("zh-Hant"), "en": error.text("en"), "cause": type(error).__name__})


def _start() -> subprocess.Popen[bytes]:
    """Start a reader in a session of its own: it goes on when the page that started it is left."""
    with (home.home() / "reader.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "heng.workflow.intake.worker"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env={**os.environ, "HENG_HOME": str(home.home())},
        )
