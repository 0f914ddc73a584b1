"""Which files of a folder are Heng's tables, told by their names beside a `scorecard.json` that says the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from heng.ingest.tables.columns import COLUMNS

SCORECARD, FINDINGS = "scorecard.json", "findings.json"
_TABLES = frozenset(f"{name}.csv" for name in COLUMNS)


def superseded(paths: Iterable[PurePath]) -> frozenset[PurePath]:
    """Return the tables that stand beside a `scorecard.json`, which holds all that they hold, and the findings that
    stand beside either: they come up again in reading."""
    kept = tuple(paths)
    folders = {path.parent for path in kept if path.name == SCORECARD}
    written = folders | {path.parent for path in kept if path.name in _TABLES}
    beside = {path for path in kept if path.name in _TABLES and path.parent in folders}
    return frozenset(beside | {path for path in kept if path.name == FINDINGS and path.parent in written})
