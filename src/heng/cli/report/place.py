"""Where in a document that has no lines of its own something stands: its page, its table and cell, or its sheet."""

from __future__ import annotations

import re

from heng.cli.language import say
from heng.model.finding import Wording
from heng.model.source import Place

PAGE = Wording(zh="第{page}頁", en="page {page}")
IN_TABLE = Wording(
    zh="表{table}第{row}列第{column}欄",
    en="table {table}, row {row}, column {column}",
)
_IN_TABLE = re.compile(r"table (?P<table>\d+), row (?P<row>\d+), column (?P<column>\d+)")


def place_told(place: Place, lang: str) -> str:
    """Return page, and sheet or table with the cell; empty where a document has lines alone."""
    page = say(lang, PAGE, page=place.page) if place.page else ""
    cell = place.cell or ""
    if found := _IN_TABLE.fullmatch(cell):
        cell = say(lang, IN_TABLE, **found.groupdict())
    in_sheet = "!".join(filter(None, (place.sheet, cell)))
    return say(lang, Wording(zh="，", en=", ")).join(filter(None, (page, in_sheet)))
