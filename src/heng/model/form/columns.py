"""Which columns a card has where it does not say so: those that any of its rows writes."""

from __future__ import annotations

from collections.abc import Collection

from heng.model.terms import Column


def inferred(written: Collection[Column], *, factors: bool, perspectives: bool) -> tuple[Column, ...]:
    """Return the columns of a card in the order of the vocabulary.

    Args:
        written: Columns that at least one KPI writes.
        factors: There is a key success factor.
        perspectives: An objective writes its perspective.
    """
    known = set(written)
    if factors:
        known.add(Column.SUCCESS_FACTOR)
    if perspectives:
        known.add(Column.PERSPECTIVE)
    if known:
        known |= {Column.OBJECTIVE, Column.INDICATOR}
    return tuple(column for column in Column if column in known)


def has_unit(columns: Collection[Column]) -> bool:
    """Tell whether a card prints units: in a column of their own, or with the formula."""
    return Column.UNIT in columns or Column.FORMULA in columns
