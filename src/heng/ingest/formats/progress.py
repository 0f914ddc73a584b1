"""How far the reading of a document has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told after each page, slide or sheet how many are read, and of how many (0 = not known)."""


def counted(parts: Sequence[T], progress: Progress | None) -> Iterator[tuple[int, T]]:
    """Yield parts with their numbers, from 1, and tell after each that it is read."""
    for number, part in enumerate(parts, start=1):
        yield number, part
        if progress is not None:
            progress(number, len(parts))
