"""Which characters a document prints side by side: evidence for what a line break parted."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from operator import add

from heng.ingest.lines import Line
from heng.ingest.text import is_ideograph

_UNSEEN = 0.8
_SEEN = 0.4
_MOST = 1.2
_LONGER = 0.6
_ECHOED = -1.2
_ECHO = 4


class Joins:
    """Counts neighbouring characters inside the lines of a document, which makes each its own dictionary."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        """Count over all lines."""
        text = "\n".join(line.text for line in lines)
        pairs = list(map(add, text, text[1:]))
        self._counts = Counter(pairs)
        self._met = {*self._counts, *map(add, pairs, text[2:])}

    def cost(self, left: str, right: str) -> float:
        """Return what speaks against two texts being one; negative where the document often joins them so.

        Marks and Latin print say nothing.
        """
        if not left or not right or not (is_ideograph(left[-1]) and is_ideograph(right[0])):
            return 0.0
        count = self._counts[left[-1] + right[0]]
        if not count:
            return _UNSEEN
        longer = (left[-2:] + right[0] in self._met) + (left[-1] + right[:2] in self._met)
        return _LONGER / 2 - min(_MOST, _SEEN * math.log1p(count)) - _LONGER * longer

    def seen(self, left: str, right: str) -> bool:
        """Tell whether the document prints the characters on both sides of a break side by side elsewhere."""
        return is_ideograph(left[-1]) and left[-1] + right[0] in self._counts

    @staticmethod
    def echo(text: str, title: str) -> float:
        """Return what a text gains by beginning with words of a row's name."""
        return _ECHOED if len(text) >= _ECHO and text[:_ECHO] in title else 0.0
