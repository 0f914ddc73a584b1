"""Which year a value is of, by where both stand on their lines, where a row has an empty cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from heng.ingest.lines import Line

_REACH = 0.4


@dataclass(frozen=True, slots=True)
class Places:
    """The middles of the years of a head, in half characters from the left."""

    middles: tuple[float, ...]

    @classmethod
    def of(cls, line: Line, words: Sequence[str]) -> Places | None:
        """Return where the last words of a line stand; None where the line has lost its white space."""
        found = _middles(line, words)
        if found is None or min((b - a for a, b in pairwise(found)), default=0.0) <= 0:
            return None
        return cls(tuple(found))

    def spread(self, line: Line, values: Sequence[str]) -> list[str] | None:
        """Return the values of a line by year, an empty one where none stands; None where a place is doubtful."""
        found = _middles(line, values)
        if found is None or len(values) >= len(self.middles):
            return None
        reach = _REACH * min(b - a for a, b in pairwise(self.middles))
        by_year = [""] * len(self.middles)
        for middle, value in zip(found, values, strict=True):
            near = [index for index, year in enumerate(self.middles) if abs(year - middle) <= reach]
            if len(near) != 1 or by_year[near[0]]:
                return None
            by_year[near[0]] = value
        return by_year


def _middles(line: Line, words: Sequence[str]) -> list[float] | None:
    """Return the middles of the last words of a line; None where words were joined or tabs part them."""
    raw = line.raw.replace("\f", "").rstrip()
    pieces = list(re.finditer(r"\S+", raw))[-len(words) :]
    if not words or "\t" in raw or [piece[0] for piece in pieces] != list(words):
        return None
    return [(_width(raw[: piece.start()]) + _width(raw[: piece.end()])) / 2 for piece in pieces]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
