"""The formula cells of an edition, read once for all rules on formulas."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from heng.check.cards import is_cut_off
from heng.check.context import Context
from heng.check.places import first_lines
from heng.formula import Parsed, parse
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.source import SourceRef
from heng.model.terms import Column


def cells(edition: Edition, context: Context) -> Iterator[tuple[Indicator, Parsed]]:
    """Yield each row of a document that prints formulas, with what its cell is; not one that the document cuts off."""
    rows = edition.card.indicators
    if Column.FORMULA not in edition.card.columns and not any(row.formula for row in rows):
        return
    for row in rows:
        if row.formula is not None and not is_cut_off(row, edition, context):
            yield row, _read(row.formula, row.unit or "")


@lru_cache(maxsize=4096)
def _read(text: str, unit: str) -> Parsed:
    return parse(text, unit)


def place(row: Indicator) -> SourceRef | None:
    """Return where a formula is printed, or its row where none is."""
    return row.formula_source or first_lines([row.source])
