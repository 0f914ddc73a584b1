"""The process that reads handed-in documents until none waits: `python -m heng.workflow.intake.worker`.

It bounds its memory, and its time by an alarm that ends it even inside native code. What it was reading when it ended
is given back by the queue once, then refused.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from heng.workflow.setup import configure

MEMORY = 3 * 2**30
"""Bytes of address space."""
PATIENCE = 600
"""Seconds for one document."""
BEAT = 4.0


def main() -> int:
    """Read until nothing waits."""
    _bound()
    configure()
    read_waiting()
    return 0


def read_waiting() -> int:
    """Read every document that waits, in this process; return how many there were."""
    from heng.workflow.intake.queue import claim
    from heng.workflow.intake.reading import read

    count = 0
    while (row := claim()) is not None:
        with _alarm(), _signs_of_life(row.pk):
            read(row)
        count += 1
    return count


def _bound() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def _alarm() -> Iterator[None]:
    """End the process when a document takes too long. Only the main thread of a process can set an alarm."""
    possible = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if possible:
        signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        if possible:
            signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def _signs_of_life(number: int) -> Iterator[None]:
    """Tell the queue every few seconds that the document is still being read."""
    from django.db import connection

    from heng.workflow.intake.queue import beat

    done = threading.Event()

    def run() -> None:
        while not done.wait(BEAT):
            beat(number)
        connection.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


if __name__ == "__main__":
    sys.exit(main())
