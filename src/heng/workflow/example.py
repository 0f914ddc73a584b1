"""The packaged example: loaded on the first run, judged by the demonstration rulebook."""

from __future__ import annotations

from collections.abc import Callable

from heng.model.finding import Wording
from heng.workflow.opened import CardAddress

Progress = Callable[[Wording], None]


def needed() -> bool:
    """Tell whether the record is still empty."""
    raise NotImplementedError


def ensure_example(progress: Progress = lambda _: None) -> CardAddress | None:
    """Load the packaged example into an empty record and return its address; None where the record has cards."""
    raise NotImplementedError
