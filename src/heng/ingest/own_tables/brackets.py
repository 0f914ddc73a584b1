"""Numbers in brackets, such as `(1)`, that a spreadsheet took for negative ones and saved as `-1`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from heng.ingest.own_tables import faults
from heng.ingest.own_tables.raw import Table, TableRow
from heng.model.finding import Finding

_NUMBERS = {
    "budget": ("no", "parent"),
    "plan_items": ("business_no", "work_no", "sub_no", "item_no"),
    "sections": ("no",),
}
"""Columns that hold the number of a row or a paragraph, which no document prints below zero."""

_NEGATIVE = re.compile(r"-(\d{1,3})", re.ASCII)


def restored(tables: Sequence[Table]) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """Return tables with such numbers in brackets again, and a finding for each column that had any."""
    found: list[Finding] = []
    made: list[Table] = []
    for table in tables:
        rows = table.rows
        for column in _NUMBERS.get(table.name, ()):
            turned = [row for row in rows if _NEGATIVE.fullmatch(row.get(column))]
            if turned:
                found.append(faults.brackets(turned[0], column, _bracketed(turned[0].get(column)), len(turned)))
                rows = tuple(_with(row, column) for row in rows)
        made.append(replace(table, rows=rows))
    return tuple(made), tuple(found)


def _with(row: TableRow, column: str) -> TableRow:
    text = row.get(column)
    return replace(row, cells={**row.cells, column: _bracketed(text)}) if text else row


def _bracketed(text: str) -> str:
    return f"({match[1]})" if (match := _NEGATIVE.fullmatch(text)) else text
