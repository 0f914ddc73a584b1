"""The packaged example: loaded on the first run, judged by the demonstration rulebook."""

from __future__ import annotations

from collections.abc import Callable

from heng.model.finding import Fact, Wording
from heng.workflow.opened import CardAddress

Progress = Callable[[Wording, dict[str, Fact]], None]


def ensure_example(progress: Progress = lambda _wording, _facts: None) -> CardAddress | None:
    """Load the packaged example into an empty record and return its address; None where the record has cards."""
    raise NotImplementedError
