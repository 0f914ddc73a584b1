"""Print in a cell that runs from top to bottom, or stands on its side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from heng.ingest.formats.pdf.page import Word
from heng.ingest.formats.pdf.print import Print

_LEAST = 3
_SHARE = 0.6
_SPACE = 0.15


def turned(words: Sequence[Word]) -> list[Print] | None:
    """Return the lines of words that stand one below or above the other in the file's order; None where few do.

    Chinese from top to bottom gives a line a character, in the order of its columns; print on its side a line a column.
    """
    if len(words) < _LEAST or any(len(word.text) > 2 for word in words):
        return None
    ordered = sorted(words, key=lambda word: word.first)
    steps = [after.middle - before.middle for before, after in pairwise(ordered) if _stacked(before, after)]
    if len(steps) < _SHARE * (len(ordered) - 1):
        return None
    rising = sum(step < 0 for step in steps) > len(steps) / 2
    return [line for column in _columns(ordered) for line in _lines(column, rising=rising)]


def _stacked(before: Word, after: Word) -> bool:
    return abs(before.left + before.right - after.left - after.right) < before.bottom - before.top


def _columns(ordered: list[Word]) -> Iterator[list[Word]]:
    column: list[Word] = []
    for word in ordered:
        if column and not _stacked(column[-1], word):
            yield column
            column = []
        column.append(word)
    yield column


def _lines(column: list[Word], *, rising: bool) -> Iterator[Print]:
    if not rising and not all(word.text.isascii() for word in column):
        for word in column:
            yield Print(word.top, word.bottom, word.left, word.right, word.text)
        return
    text = column[0].text + "".join(" " * _is_gap(*pair) + pair[1].text for pair in pairwise(column))
    left, right = min(word.left for word in column), max(word.right for word in column)
    yield Print(min(word.top for word in column), max(word.bottom for word in column), left, right, text)


def _is_gap(before: Word, after: Word) -> bool:
    gap = max(after.top - before.bottom, before.top - after.bottom)
    return gap > _SPACE * (after.right - after.left)
