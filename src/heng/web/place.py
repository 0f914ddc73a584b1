"""A place in a document in words: its page, table and cell, or its sheet and cell."""

from __future__ import annotations

import re

from heng.model.source import Place
from heng.web.language import pick

_IN_TABLE = re.compile(r"table (\d+), row (\d+), column (\d+)")

_IN_SHEET = re.compile(r"[A-Z]+(\d+)")
RowOfTable = tuple[int | None, str, str, str]
"""Page, sheet, table and row."""


def row_of_table(place: Place | None) -> RowOfTable | None:
    """Return the row of a sheet or of a table in which a place stands; None where it stands in none."""
    cell = place.cell or "" if place else ""
    if place is None:
        return None
    if found := _IN_SHEET.fullmatch(cell):
        return place.page, place.sheet or "", "", found[1]
    found = _IN_TABLE.fullmatch(cell)
    return (place.page, "", found[1], found[2]) if found else None


def place_text(place: Place | None) -> str:
    """Return page, sheet and cell of a place; empty where a document has lines alone."""
    if place is None:
        return ""
    page = pick(f"第{place.page}頁", f"Page {place.page}") if place.page else ""
    return pick("，", ", ").join(part for part in (page, place.sheet or "", _cell(place.cell or "")) if part)


def _cell(cell: str) -> str:
    found = _IN_TABLE.fullmatch(cell)
    return pick("表{}第{}列第{}欄".format(*found.groups()), cell) if found else cell
