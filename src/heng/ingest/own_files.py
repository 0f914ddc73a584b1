"""Which files of a folder are Heng's tables, told by their names beside a `scorecard.json` that says the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from heng.ingest.tables.columns import COLUMNS

SCORECARD = "scorecard.json"
_TABLES = frozenset({"findings.json", *(f"{name}.csv" for name in COLUMNS)})


def superseded(paths: Iterable[PurePath]) -> frozenset[PurePath]:
    """Return the tables and findings that stand beside a `scorecard.json`: it holds all that they hold."""
    kept = tuple(paths)
    folders = {path.parent for path in kept if path.name == SCORECARD}
    return frozenset(path for path in kept if path.name in _TABLES and path.parent in folders)
