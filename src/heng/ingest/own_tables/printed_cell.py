"""A cell of a table as the readers of sheets take it, and when two texts of a cell say the same."""

from __future__ import annotations

import json
from decimal import Decimal

from heng.ingest.lines import Line
from heng.ingest.own_tables.desk import day, decimal
from heng.ingest.sheet.rows import Print
from heng.model.form.codec import word_of
from heng.model.terms import MissingReason, TargetOperator, Word

_VOCABULARIES: tuple[type[Word], ...] = (TargetOperator, MissingReason)
_SIGNS = {"≥": ">=", "≧": ">=", "≤": "<=", "≦": "<=", "＝": "=", "＜": "<", "＞": ">"}


def cell_of(text: str) -> Print:
    """Return a text as the print of one cell."""
    return Print(tuple(Line(0, piece, lead=at > 0) for at, piece in enumerate(text.split("\n")) if piece.strip()))


def same_cell(given: str, made: str) -> bool:
    """Tell whether two cells of a column that Heng computes say the same: numbers, days and words count by value."""
    if given == made:
        return True
    if (number := decimal(given)) is not None:
        return number == decimal(made)
    if (when := day(given)) is not None and made:
        return when == day(made)
    if given.startswith("["):
        return _data(given) == _data(made)
    return bool(made) and _word(given) == made


def _word(text: str) -> str:
    sign = _SIGNS.get(text.strip(), text.strip())
    found = next((word for kind in _VOCABULARIES if (word := word_of(sign, kind))), None)
    return str(found or sign)


def _data(text: str) -> object:
    try:
        return json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        return text
