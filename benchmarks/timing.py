"""Timing that a noisy machine distorts least: the best of several runs, baseline and subject in turn."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import _lru_cache_wrapper


@dataclass(frozen=True, slots=True)
class Measured:
    """Best times in seconds of a baseline and of what is held against it."""

    name: str
    baseline_name: str
    baseline: float
    subject: float

    @property
    def ratio(self) -> float:
        """How many times as long the subject takes."""
        return self.subject / self.baseline

    def __str__(self) -> str:
        """Return a line for a person."""
        return (
            f"{self.name:<44} {self.subject * 1000:9.2f} ms   {self.ratio:8.1f} ×  "
            f"{self.baseline_name} ({self.baseline * 1000:.2f} ms)"
        )


@dataclass(frozen=True, slots=True)
class Note:
    """What else was measured."""

    name: str
    text: str

    def __str__(self) -> str:
        """Return a line for a person."""
        return f"{self.name:<44} {self.text}"


def forget() -> None:
    """Let Heng forget what it keeps of cells and lines it has read, so that each run reads as the first one does."""
    for each in gc.get_objects():
        if isinstance(each, _lru_cache_wrapper) and each.cache_parameters()["maxsize"] is not None:
            each.cache_clear()


def compare(
    name: str, subject: Callable[[], object], baseline_name: str, baseline: Callable[[], object], rounds: int = 7
) -> Measured:
    """Run both in turn and keep the best time of each."""
    best = {baseline: float("inf"), subject: float("inf")}
    for _ in range(rounds):
        for run in (baseline, subject):
            forget()
            gc.collect()
            start = time.perf_counter()
            run()
            best[run] = min(best[run], time.perf_counter() - start)
    return Measured(name, baseline_name, best[baseline], best[subject])
