"""Which files of a folder are Heng's tables, told by their names beside a `scorecard.json` that says the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from heng.ingest.tables.columns import COLUMNS

SCORECARD = "scorecard.json"
TOLD = ("findings.json", "changes.csv")
"""What is told of tables beside them: it comes up again in reading, or stands in the tables already."""
_TABLES = frozenset(f"{name}.csv" for name in COLUMNS)


def superseded(paths: Iterable[PurePath]) -> frozenset[PurePath]:
    """Return the tables that stand beside a `scorecard.json`, which holds all that they hold, and what is
    told of either beside it."""
    kept = tuple(paths)
    folders = {path.parent for path in kept if path.name == SCORECARD}
    written = folders | {path.parent for path in kept if path.name in _TABLES}
    beside = {path for path in kept if path.name in _TABLES and path.parent in folders}
    return frozenset(beside | {path for path in kept if path.name in TOLD and path.parent in written})
