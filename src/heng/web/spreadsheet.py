"""Tables for people who open them in a spreadsheet. The open data stays as it is: this is another download."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from heng.web.numbers import MINUS

BOM = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for the local code page and garbles every name."""
_NUMBER = re.compile(rf"[{MINUS}+-]?\d[\d,]*(?:\.\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(map(safe, row) for row in rows)
    return BOM + out.getvalue()


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; a number as one that it can count with."""
    if _NUMBER.fullmatch(text):
        return text.replace(",", "").replace(MINUS, "-")
    return f"'{text}" if text.startswith(_FORMULA) else text
