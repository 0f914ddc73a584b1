"""The head of a table whose columns stand side by side: up to three lines, whose words make one above each column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from heng.ingest.sheet.aligned_print import Piece, Row
from heng.ingest.sheet.heads import is_head, read_head

MOST_LINES, _FEWEST = 3, 2
_OF_ROWS = re.compile(r"[A-Z]{1,3}-?\d+(?:[.\-]\d+)+|(?!1[0-4]\d$|9\d$|20[1-4]\d$)[<>=≤≥≦≧]?\s*[\d,.]+\s?[%％]?")


@dataclass(slots=True)
class Leaf:
    """The words above one column.

    Attributes:
        piece: From where to where they stand, and all of them as one text.
        parts: What each line has of them, by its number.
        group: How many columns the words of the first line stand above; 0 where they stand with another's.
    """

    piece: Piece
    parts: dict[int, str] = field(default_factory=dict)
    group: int = 1

    def above(self, number: int, piece: Piece) -> Leaf:
        """Return it with words of a line above it."""
        start, end = min(self.piece.start, piece.start), max(self.piece.end, piece.end)
        whole = Piece(piece.text + self.piece.text, start, end, piece.measure)
        return Leaf(whole, {number: piece.text, **self.parts})


def head_of(rows: Sequence[Row]) -> tuple[int, Sequence[Leaf]]:
    """Return how many lines the head has that begins with the first, and its words; 0 lines where none begins.

    As many lines belong to it as make the most columns known.
    """
    best: tuple[int, Sequence[Leaf]] = (0, ())
    most = (0, 0)
    if len(rows[0]) < _FEWEST or not any(read_head(piece.text).kind for piece in rows[0]):
        return best
    heads = list(takewhile(_may_be_head, rows[:MOST_LINES]))
    for count in range(1, len(heads) + 1):
        leaves = _stacked(heads[:count])
        said = {at: read_head(leaf.piece.text) for at, leaf in enumerate(leaves)}
        kinds = [head.kind for head in said.values() if head.kind is not None]
        known = len(set(kinds)), len(kinds)
        if known > most and is_head(said):
            best, most = (count, leaves), known
    return best


def _may_be_head(row: Row) -> bool:
    """Tell whether a line has no print that stands in rows alone: codes, and numbers that are no year."""
    return not any(_OF_ROWS.fullmatch(piece.text) for piece in row)


def _stacked(rows: Sequence[Row]) -> Sequence[Leaf]:
    """Return the words of a head's lines by column; none where those of a line stand below no others."""
    first, *others = rows
    below: list[Leaf] = []
    for number in range(len(others), 0, -1):
        below = list(_under(rows[number], number, below)) if below else [_leaf(number, piece) for piece in rows[number]]
    if not below:
        return [_leaf(0, piece) for piece in first]
    over: dict[int, list[Leaf]] = {at: [] for at in range(len(first))}
    for leaf in below:
        over[_nearest(leaf.piece, first)].append(leaf)
    found: list[Leaf] = []
    for at, piece in enumerate(first):
        found += _headed(piece, over[at])
    return sorted(found, key=lambda leaf: leaf.piece.start)


def _leaf(number: int, piece: Piece) -> Leaf:
    return Leaf(piece, {number: piece.text})


def _under(row: Row, number: int, below: Sequence[Leaf]) -> Iterator[Leaf]:
    """Yield the words of a line, each with those that stand right below it, and those below none."""
    left = list(below)
    for piece in row:
        own = next((leaf for leaf in left if piece.overlap(leaf.piece.start, leaf.piece.end) > 0), None)
        if own is not None:
            left.remove(own)
        yield own.above(number, piece) if own else _leaf(number, piece)
    yield from left


def _nearest(piece: Piece, row: Row) -> int:
    """Return which piece of the line above stands over another, or nearest to it."""
    return max(range(len(row)), key=lambda at: row[at].overlap(piece.start, piece.end))


def _headed(piece: Piece, below: Sequence[Leaf]) -> Iterator[Leaf]:
    """Yield what stands below a piece with its words; each column below it bears them."""
    if not below:
        yield _leaf(0, piece)
    elif len(below) == 1:
        yield below[0].above(0, piece)
    else:
        for order, leaf in enumerate(sorted(below, key=lambda each: each.piece.start)):
            text = piece.text + leaf.piece.text
            parts: Mapping[int, str] = {0: piece.text, **leaf.parts} if order == 0 else leaf.parts
            yield Leaf(replace(leaf.piece, text=text), dict(parts), 0 if order else len(below))
