"""Which year a value is of, by where both stand on their lines, where a row has an empty cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from heng.ingest.lines import Line

LOOSE_SIGN = re.compile(r"(?<=[\d.])\s+(?=(?:年(?:度|底)?|[%％‰])(?:\s|$))")
"""White space between a number and the sign that belongs to it."""
_REACH = 0.4


@dataclass(frozen=True, slots=True)
class Places:
    """The middles of the years of a head, in half characters and in characters: programs count either way."""

    middles: tuple[tuple[float, ...], ...]

    @classmethod
    def of(cls, line: Line, words: Sequence[str]) -> Places | None:
        """Return where the last words of a line stand; None where the line has lost its white space."""
        found = _middles(line, words)
        if found is None or any(b - a <= 0 for each in found for a, b in pairwise(each)):
            return None
        return cls(found)

    def spread(self, line: Line, values: Sequence[str]) -> list[str] | None:
        """Return the values of a line by year, an empty one where none stands; None where a place is doubtful."""
        found = _middles(line, values)
        if found is None or len(values) >= len(self.middles[0]):
            return None
        ways = [_spread(*each, values) for each in zip(self.middles, found, strict=True)]
        certain = [way for way in ways if way is not None]
        return certain[0] if certain and all(way == certain[0] for way in certain) else None


def _spread(years: Sequence[float], found: Sequence[float], values: Sequence[str]) -> list[str] | None:
    reach = _REACH * min(b - a for a, b in pairwise(years))
    by_year = [""] * len(years)
    for middle, value in zip(found, values, strict=True):
        near = [index for index, year in enumerate(years) if abs(year - middle) <= reach]
        if len(near) != 1 or by_year[near[0]]:
            return None
        by_year[near[0]] = value
    return by_year


def _middles(line: Line, words: Sequence[str]) -> tuple[tuple[float, ...], ...] | None:
    """Return the middles of the last words of a line; None where words were joined or tabs part them."""
    raw = LOOSE_SIGN.sub(lambda space: "_" * len(space[0]), line.raw.replace("\f", "").rstrip())
    pieces = list(re.finditer(r"\S+", raw))[-len(words) :]
    if not words or "\t" in raw or [piece[0].replace("_", "") for piece in pieces] != list(words):
        return None
    return tuple(
        tuple((measure(raw[: piece.start()]) + measure(raw[: piece.end()])) / 2 for piece in pieces)
        for measure in (_width, len)
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
