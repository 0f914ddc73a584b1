"""Heng's own output read again: `scorecard.json`, one edition or an array of them, equal to what was written.

The tables beside it say the same; they are passed over where it is there, and read by `own_tables` where it is not.
"""

from __future__ import annotations

import json
from typing import Any

from cattrs import BaseValidationError

from heng.ingest.coverage import Coverage
from heng.ingest.errors import OtherScorecardError
from heng.ingest.formats.format import Format, recognise
from heng.ingest.result import ReadResult
from heng.ingest.text import squeeze
from heng.model.canonical import edition_from_data

_DEEPEST = 60
_KEYS = (b'"schema"', b'"edition"')
_OTHER_SHAPE = (BaseValidationError, ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError)


def own_editions(name: str, data: bytes) -> tuple[ReadResult, ...]:
    """Return the editions of a `scorecard.json`; none where the bytes are something else.

    Raises OtherScorecardError where they are one that this Heng does not understand.
    """
    found = _parsed(name, data) if recognise(data) is Format.JSON else None
    pieces: list[Any] = found if isinstance(found, list) else [found]
    if not pieces or not all(isinstance(piece, dict) and "schema" in piece and "edition" in piece for piece in pieces):
        return ()
    if _is_deeper(pieces, _DEEPEST):
        raise OtherScorecardError(name)
    return tuple(_edition(name, piece) for piece in pieces)


def _parsed(name: str, data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return None
    except RecursionError as error:
        if all(key in data for key in _KEYS):
            raise OtherScorecardError(name) from error
        return None


def _is_deeper(data: Any, levels: int) -> bool:
    """Tell whether lists and objects stand in one another further than any edition's."""
    row = [data]
    for _ in range(levels):
        inside = (value.values() if isinstance(value, dict) else value for value in row)
        row = [value for values in inside for value in values if isinstance(value, dict | list)]
        if not row:
            return False
    return True


def _edition(name: str, data: dict[str, Any]) -> ReadResult:
    try:
        edition = edition_from_data(data)
    except _OTHER_SHAPE as error:
        raise OtherScorecardError(name) from error
    size = len(squeeze(json.dumps(data, ensure_ascii=False)))
    return ReadResult(edition, (), Coverage(total=size, fields=size, noise={}, residue=0, lines=()))
