"""Lines outside tables as text whose white space keeps what stands below one another so, as in a text of fixed width.

Each character takes one place. A piece begins behind all pieces of the page that end left of it, and where others begin
at one height with it from the side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import islice, pairwise

from heng.ingest.formats.pdf.page import Word
from heng.ingest.formats.pdf.print import Print, printed

_SPACE, _UNDRAWN = 0.75, 0.35
_SAME = 0.4
_BETWEEN = 2
_WIDEST = 2000
"""No page of a document needs more places across: drawings whose words lie anywhere do."""


@dataclass(slots=True)
class _Piece:
    """Print that nothing wider than a space parts, and the place it begins at."""

    print: Print
    at: int = 0


def laid_out(lines: Sequence[list[Word]], *, drawn: bool) -> Iterator[Print]:
    """Return lines of words as printed lines that have their text laid out too."""
    parted = [[_Piece(_one(words, drawn=drawn)) for words in _pieces(line)] for line in lines]
    _place([piece for line in parted for piece in line])
    too_wide = any(piece.at > _WIDEST for line in parted for piece in line)
    for words, line in zip(lines, parted, strict=True):
        if too_wide:
            yield _one(words, drawn=drawn)
            continue
        text = ""
        for piece in line:
            text = text.ljust(piece.at) + piece.print.text
        yield _one(words, drawn=drawn)._replace(laid=text)


def _one(words: list[Word], *, drawn: bool) -> Print:
    """Return words that stand on one line, as one line."""
    first, *rest = printed(words, drawn=drawn)
    return first._replace(text=" ".join([first.text, *(each.text for each in rest)])) if rest else first


def _pieces(line: list[Word]) -> Iterator[list[Word]]:
    words = sorted(line, key=lambda word: word.left)
    start = 0
    for at, (before, after) in enumerate(pairwise(words), start=1):
        size = before.bottom - before.top
        if after.left - before.right > size * (_SPACE if after.spaced else _UNDRAWN):
            yield words[start:at]
            start = at
    yield words[start:]


def _place(pieces: list[_Piece]) -> None:
    pieces.sort(key=lambda piece: piece.print.left)
    ended: list[tuple[float, int]] = []
    place, group = 0, float("-inf")
    for index, piece in enumerate(pieces):
        left = piece.print.left
        if left - group > _SAME * piece.print.size:
            group = end = left
            for other in islice(pieces, index + 1, None):
                if other.print.left - left > _SAME * other.print.size:
                    break
                end = other.print.left
            while ended and ended[0][0] <= end:
                place = max(place, heappop(ended)[1])
        piece.at = place
        heappush(ended, (piece.print.right, place + len(piece.print.text) + _BETWEEN))
