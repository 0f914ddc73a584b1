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

_OTHER_SHAPE = (BaseValidationError, ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError)


def own_editions(name: str, data: bytes) -> tuple[ReadResult, ...]:
    """Return the editions of a `scorecard.json`; none where the bytes are something else.

    Raises OtherScorecardError where they are one that this Heng does not understand.
    """
    found = _parsed(data) if recognise(data) is Format.JSON else None
    pieces: list[Any] = found if isinstance(found, list) else [found]
    if not pieces or not all(isinstance(piece, dict) and "schema" in piece and "edition" in piece for piece in pieces):
        return ()
    return tuple(_edition(name, piece) for piece in pieces)


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _edition(name: str, data: dict[str, Any]) -> ReadResult:
    try:
        edition = edition_from_data(data)
    except _OTHER_SHAPE as error:
        raise OtherScorecardError(name) from error
    size = len(squeeze(json.dumps(data, ensure_ascii=False)))
    return ReadResult(edition, (), Coverage(total=size, fields=size, noise={}, residue=0, lines=()))
