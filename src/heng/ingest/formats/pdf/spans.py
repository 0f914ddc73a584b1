"""Columns of print: where words stand from the left on several lines, by the white space between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from statistics import median

from heng.ingest.formats.pdf.page import Word

Span = tuple[float, float]
"""From where to where, from the left."""

RULED_GAP = 0.45
BARE_GAP = 0.9
_DENSE = 0.75
_MOST_BRIDGED = 0.7


def columns(lines: list[list[Word]]) -> list[Span]:
    """Return the columns of lines: those of the lines with most cells, widened by the others.

    A line that goes on over the gap between columns, such as a head or a remark over several, does not count as long
    as such lines are few.
    """
    pieces = [pieces_of(line, RULED_GAP) for line in lines]
    most = max(map(len, pieces), default=0)
    spans = in_order([line for line in pieces if len(line) == most])
    if not spans:
        dense = (line for line, found in zip(lines, pieces, strict=True) if len(found) >= _DENSE * most)
        spans = pieces_of(chain.from_iterable(dense), RULED_GAP)
    kept = [line for line, found in zip(lines, pieces, strict=True) if not _crosses(found, spans)]
    if len(kept) < _MOST_BRIDGED * len(lines):
        return pieces_of(chain.from_iterable(lines), RULED_GAP)
    return _widened(spans, [pieces_of(line, RULED_GAP) for line in kept])


def in_order(lines: list[list[Span]]) -> list[Span]:
    """Return the columns of lines with equally many cells, the first of each being of one column and so on.

    A head in the middle of its column need not stand over figures at the right of it. Where this would let columns
    overlap, there are none.
    """
    spans = [
        (min(left for left, _ in column), max(right for _, right in column)) for column in zip(*lines, strict=True)
    ]
    return spans if all(before[1] < after[0] for before, after in pairwise(spans)) else []


def _widened(spans: list[Span], lines: list[list[Span]]) -> list[Span]:
    """Return columns with the cells of further lines; a cell between two is of the nearer one that is empty there."""
    for pieces in lines:
        filled = {index for piece in pieces for index in under(piece, spans)}
        for piece in pieces:
            if under(piece, spans):
                continue
            after = bisect_right(spans, piece)
            free = [index for index in (after - 1, after) if 0 <= index < len(spans) and index not in filled]
            if not free:
                spans = [*spans[:after], piece, *spans[after:]]
                filled = {index + (index >= after) for index in filled} | {after}
                continue
            index = min(free, key=lambda index: max(spans[index][0] - piece[1], piece[0] - spans[index][1]))
            spans = _with(spans, index, piece)
            filled.add(index)
        for piece in pieces:
            for index in under(piece, spans)[:1]:
                spans = _with(spans, index, piece)
    return spans


def _with(spans: list[Span], index: int, piece: Span) -> list[Span]:
    widened = min(spans[index][0], piece[0]), max(spans[index][1], piece[1])
    return [*spans[:index], widened, *spans[index + 1 :]]


def bridges(line: list[Word], spans: Sequence[Span]) -> bool:
    """Tell whether something on a line stands over several columns."""
    return _crosses(pieces_of(line, RULED_GAP), spans)


def _crosses(pieces: Iterable[Span], spans: Sequence[Span]) -> bool:
    return any(len(under(piece, spans)) > 1 for piece in pieces)


def under(piece: Span, spans: Sequence[Span]) -> Sequence[int]:
    """Return which columns something stands over, from the left."""
    end = start = bisect_left(spans, (piece[1],))
    while start and spans[start - 1][1] > piece[0]:
        start -= 1
    return range(start, end)


def nearest(word: Word, spans: Sequence[Span]) -> int:
    """Return the column whose print begins nearest to a word."""
    return min(range(len(spans)), key=lambda index: abs(spans[index][0] - word.left))


def pieces_of(words: Iterable[Word], gap: float) -> list[Span]:
    """Return where words stand from the left; what no more than `gap` sizes parts is one column."""
    kept = sorted(words, key=lambda word: word.left)
    if not kept:
        return []
    least = gap * median(word.bottom - word.top for word in kept)
    spans: list[Span] = []
    for word in kept:
        if spans and word.left - spans[-1][1] <= least:
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.right))
        else:
            spans.append((word.left, word.right))
    return spans
