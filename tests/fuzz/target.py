"""Runs one damaged document through the entry for all faces, and tells what must not happen."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from random import Random
from types import FrameType

from heng import ingest
from heng.model.agency import AgencyRegister
from tests.fuzz.mutations import mutate

SECONDS = 40
"""Time of the processor that a case may take; `WAITING`: by the clock, with that of other processes."""

WAITING = 300


class TooSlowError(Exception):
    """A case takes longer than any document of its size may."""


@dataclass(frozen=True, slots=True)
class Case:
    """One damaged document. The same seed, number and ending give the same bytes."""

    ending: str
    name: str
    data: bytes


def case(samples: dict[str, bytes], ending: str, seed: str, number: int) -> Case:
    """Return the damaged document of a number."""
    random = Random(f"{seed}/{ending}/{number}")
    return Case(ending, f"{seed}-{number}.{ending}", mutate(random, samples[ending], list(samples.values())))


def run(each: Case, register: AgencyRegister) -> None:
    """Read a document, or each of an archive. Anything but a result or a refusal leaves as the error it is."""
    with _limited():
        for name, data in _documents(each):
            with suppress(ingest.RefusedDocumentError):
                ingest.read_documents(name, data, register)


def _documents(each: Case) -> Sequence[tuple[str, bytes]]:
    if not ingest.archive.is_archive(each.data):
        return [(each.name, each.data)]
    try:
        return list(ingest.archive.members(each.name, each.data, ingest.MAX_BYTES))
    except ingest.RefusedDocumentError:
        return []


@contextmanager
def _limited() -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    timers = ((signal.SIGPROF, signal.ITIMER_PROF, SECONDS), (signal.SIGALRM, signal.ITIMER_REAL, WAITING))
    before = [signal.signal(number, stop) for number, _, _ in timers]
    for _, timer, seconds in timers:
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for (number, timer, _), handler in zip(timers, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)
