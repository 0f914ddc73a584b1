"""Which of Heng's tables a head belongs to, by its columns and by the name of the file or sheet."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from heng.ingest.own_tables.combined import known_columns
from heng.ingest.tables.columns import COLUMNS

KEYS: Mapping[str, tuple[str, ...]] = {
    "documents": ("document",),
    "statements": ("kind", "text"),
    "sections": ("kind", "text"),
    "themes": ("theme", "name"),
    "map": ("code",),
    "linkages": ("from", "to"),
    "objectives": ("code",),
    "kpis": ("code",),
    "values": ("code",),
    "actions": ("kpi",),
    "budget": ("agency",),
    "plan_items": ("business",),
    "results": ("row",),
    "figures": ("value",),
    "yearly": ("name", "roc_year"),
    "agencies": ("name_printed",),
}
"""Columns without which nothing in a table can be placed."""

_LEAST = 4
_LIKE = (2, 3)
"""A head without the table's name must have so many known columns, and this share of known ones."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head: the table, its columns as Heng writes them, those it does not know and those named twice."""

    name: str
    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]


def read_head(cells: Sequence[str], shown: str) -> Head | None:
    """Return what a row is the head of, None where it heads none of Heng's tables. `shown`: file or sheet."""
    columns = tuple(map(_folded, cells))
    while columns and not columns[-1]:
        columns = columns[:-1]
    name = _named(columns, shown) or _like(columns)
    if not name:
        return None
    known = known_columns(name, columns)
    unknown = tuple(dict.fromkeys(each for each in columns if each and each not in known))
    twice = tuple(dict.fromkeys(each for at, each in enumerate(columns) if each and each in columns[:at]))
    return Head(name, columns, unknown, twice)


def table_named(shown: str) -> str:
    """Return the table that a file or sheet is named for; empty where it is none."""
    stem = _folded(PurePath(shown).name).partition(".")[0]
    return stem if stem in COLUMNS else ""


def _named(columns: Sequence[str], shown: str) -> str:
    """Return the table that a file is named for, where its columns bear that out; rows without their key say so."""
    name = table_named(shown)
    known = set(columns) & set(COLUMNS[name]) if name else set()
    has_keys = bool(name) and set(KEYS[name]) <= known and (len(known) > 1 or len(set(columns)) == 1)
    return name if has_keys or len(known) >= _LEAST else ""


def _like(columns: Sequence[str]) -> str:
    met = set(filter(None, columns))
    best = max(COLUMNS, key=lambda name: (len(met & set(COLUMNS[name])), -len(COLUMNS[name])))
    known, (share, of) = len(met & set(COLUMNS[best])), _LIKE
    whole = met == set(COLUMNS[best])
    fits = set(KEYS[best]) <= met and known >= _LEAST and known * of >= len(met) * share and "document" in met
    return best if whole or fits else ""


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lstrip("\ufeff").strip().lower()
