"""A target whose last characters stand on the next page, beside an actual that had ended on the page before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from heng.ingest.scorecard.paragraphs import Piece
from heng.ingest.text import is_ideograph, squeeze
from heng.model.notation import PairReading, parse_target, split_pair
from heng.model.period import Period

_FIGURES = re.compile(r"0?[\d,]*,\d{3}")
_LONGEST_WORD = 3


def with_rest(pieces: Sequence[Piece], *, unit: str, period: Period | None, code: str) -> PairReading | None:
    """Return the reading in which what a page break cut off goes on with the target; None where it can not.

    White space ends the cell of an actual, so that the unit (`場`, `次`) or digits behind the break are the target's.
    """
    turned = pieces[-1].portion if pieces else 0
    before = [piece for piece in pieces if piece.portion < turned]
    rest = squeeze("".join(piece.text for piece in pieces[len(before) :]))
    if not before or not before[-1].line.trail or not _is_rest(rest):
        return None
    readings = split_pair([piece.with_blanks for piece in before], unit=unit, period=period, code=code)
    if len(readings) != 1 or not readings[0].target_text or not readings[0].actual_text:
        return None
    (reading,) = readings
    between = " " if rest[0].isdigit() and is_ideograph(reading.target_text[-1]) else ""
    text = reading.target_text + between + rest
    target = parse_target(text, unit=unit, period=period, code=code)
    clean = not (target.remarks or target.alternatives or reading.actual.remarks or reading.actual.alternatives)
    return replace(reading, target_text=text, target=target) if clean else None


def is_proven(reading: PairReading, unit: str) -> bool:
    """Tell whether target and actual both end with the row's unit, as nothing but the rest makes them."""
    return bool(unit) and all(squeeze(text).endswith(unit) for text in (reading.target_text, reading.actual_text))


def _is_rest(text: str) -> bool:
    return bool(_FIGURES.fullmatch(text)) or (len(text) <= _LONGEST_WORD and all(map(is_ideograph, text)))
