"""Rows of a table that lacks some of the usual columns: what was read into those belongs to their neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from heng.ingest.council.cells import RowText
from heng.ingest.council.heads.table import TableHead
from heng.model.terms import Column


def without_absent(rows: Iterable[RowText], head: TableHead | None) -> None:
    """Move the print of columns that the head does not name to those that it does."""
    if head is None:
        return
    absent = {Column.ACTION, Column.FORMULA, Column.TARGET, Column.ACTUAL} - set(head.known)
    for row in rows:
        if Column.FORMULA in absent and Column.UNIT not in head.known and Column.ACTION not in absent:
            row.action, row.formula = [*row.action, *row.formula], []
        elif Column.ACTION in absent and Column.FORMULA not in absent:
            row.formula, row.action = [*row.action, *row.formula], []
        _settle_figures(row, absent)


def _settle_figures(row: RowText, absent: set[Column]) -> None:
    """Give figures of one column only to that column, so that nobody looks for the other half."""
    for group in row.groups:
        if group.actual is not None:
            continue
        if Column.ACTUAL in absent:
            group.actual = []
        elif Column.TARGET in absent:
            group.actual, group.values = group.values, []
