"""Keeps Python's search for garbage cycles from running while a document is read or written.

Reading makes many small objects and no cycles, so the search goes over them again and again and finds nothing: a
quarter of the time. It is switched off for the whole process, so readings in several threads are counted.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_readings = 0
_was_enabled = False


@contextmanager
def no_collection() -> Iterator[None]:
    """Switch the search off until the last of the readings under way is done."""
    global _readings, _was_enabled  # noqa: PLW0603 - the collector is one for the process
    with _lock:
        if not _readings:
            _was_enabled = gc.isenabled()
            gc.disable()
        _readings += 1
    try:
        yield
    finally:
        with _lock:
            _readings -= 1
            if not _readings and _was_enabled:
                gc.enable()
