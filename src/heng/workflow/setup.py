"""Bringing Django and the record up: the first verb that needs them calls `configure`."""

from __future__ import annotations

from pathlib import Path


def configure(home: Path | None = None) -> None:
    """Set Django up and bring the record to this version of Heng, making it on first use.

    `home` takes the place of `HENG_HOME`.
    """
    raise NotImplementedError
