"""A table of KPIs that has the columns of their values too, as people like to fill it in: it is both tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from heng.ingest.own_tables.raw import Table, TableRow
from heng.ingest.tables.columns import COLUMNS

_FIGURES = frozenset({"target", "actual"})
_OF_VALUES = frozenset(COLUMNS["values"])
_VALUES_ONLY = _OF_VALUES - frozenset(COLUMNS["kpis"])


def known_columns(name: str, columns: Collection[str]) -> frozenset[str]:
    """Return the columns that a table with this head may have."""
    known = frozenset(COLUMNS[name])
    return known | _OF_VALUES if name == "kpis" and not _FIGURES.isdisjoint(columns) else known


def parted(tables: Iterable[Table]) -> Iterator[Table]:
    """Yield tables, one of KPIs with their values as the two tables that it is."""
    for table in tables:
        if table.name != "kpis" or _FIGURES.isdisjoint(table.columns):
            yield table
            continue
        yield replace(table, rows=tuple(_without(row, _VALUES_ONLY) for row in table.rows))
        rows = tuple(_of_values(row) for row in table.rows if not _FIGURES.isdisjoint(row.cells))
        yield replace(table, name="values", unknown=(), twice=(), rows=rows)


def _without(row: TableRow, columns: Collection[str]) -> TableRow:
    return replace(row, cells={column: text for column, text in row.cells.items() if column not in columns})


def _of_values(row: TableRow) -> TableRow:
    cells = {column: text for column, text in row.cells.items() if column in _OF_VALUES}
    return replace(row, table="values", cells=cells, beyond=())
