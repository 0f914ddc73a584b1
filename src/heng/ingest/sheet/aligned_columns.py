"""Columns of print that stands side by side: from where to where each goes, and which head stands above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from heng.ingest.sheet.aligned_print import Piece, Row, Span
from heng.ingest.sheet.heads import read_head

_MOST_WORDS, MOST_COLUMNS = 8, 40
_APART, _MOST_APART = 2, 5
_MOST_CROSSED, _CROSSED = 0.05, 3
_EMPTY, _NEW, _UNKNOWN, _ALONE, _IMPOSSIBLE = 10.0, 6.0, 8.0, 4.0, 1000.0


def column_spans(rows: Sequence[Row], head: Row) -> list[Span]:
    """Return from where to where the print of each column goes.

    Below heads that one space parts nothing tells which of them stand above a column of their own.
    """
    spans: list[Span] = []
    words = sorted((word for row in rows if len(row) > 1 for piece in row for word in piece.words()), key=_by_start)
    blurred = any(_parts_in_two(piece.text.split(" ")) for piece in head)
    near = 0 if blurred else _APART
    for word in words:
        if spans and word.start < spans[-1][1] + near:
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.end))
        else:
            spans.append((word.start, word.end))
    above = sorted(head, key=_by_start)
    return _joined(spans if blurred else [part for span in spans for part in _cut(span, words, above)], above)


def _by_start(piece: Piece) -> int:
    return piece.start


def _cut(span: Span, words: Sequence[Piece], head: Row) -> list[Span]:
    """Part print that goes on without a gap where two heads of columns stand above.

    A few words may go over into the next column: print that is too wide for its place moves what stands right of it.
    """
    over = [piece for piece in head if piece.overlap(*span) > 0]
    inside = [word for word in words if word.overlap(*span) > 0]
    gaps = _gaps(inside)
    parts: list[Span] = []
    start = span[0]
    for left, right in pairwise(over):
        places = range(max(start, left.start) + 1, min(span[1], right.end))
        crossed = {at: sum(word.start < at < word.end for word in inside) for at in places}
        free = [at for at in places if crossed[at] <= max(1, _MOST_CROSSED * len(inside))]
        best = min(free, key=lambda at: _CROSSED * crossed[at] + abs(at - right.start), default=None)
        if best is not None:
            parts.append((start, gaps.get(best, best)))
            start = best
    return [*parts, (start, span[1])]


def _gaps(words: Sequence[Piece]) -> Mapping[int, int]:
    """Return where the print ends that stands left of a place which no word crosses."""
    ends: dict[int, int] = {}
    reach = 0
    for word in words:
        if word.start >= reach:
            ends[word.start] = reach or word.start
        reach = max(reach, word.end)
    return ends


def _joined(spans: Sequence[Span], head: Row) -> list[Span]:
    """Join what one space parts, unless each side has a head of its own: a unit behind each value is no column."""
    joined = list(spans[:1])
    for right in spans[1:]:
        left = joined[-1]
        apart = right[0] - left[1] >= _APART
        above = [next((piece for piece in head if piece.overlap(*span) > 0), None) for span in (left, right)]
        same = above[0] if above[0] is above[1] else None
        words = [word.text for word in same.words() if word.overlap(left[0], right[1]) > 0] if same else []
        own = above[0] is not above[1] and None not in above
        if apart or own or (len(words) > 1 and _parts_in_two(words)):
            joined.append(right)
        else:
            joined[-1] = (left[0], right[1])
    return joined


def _parts_in_two(words: Sequence[str]) -> bool:
    """Tell whether words are the heads of two columns beside one another."""
    cuts = ((words[:at], words[at:]) for at in range(1, len(words)))
    kinds = ([read_head("".join(side)).kind for side in sides] for sides in cuts)
    return any(None not in both and both[0] is not both[1] for both in kinds)


@dataclass(frozen=True, slots=True)
class HeadedColumn:
    """A column: from where to where it goes, and what stands above it."""

    span: Span
    head: str


def named_columns(head: Row, spans: Sequence[Span]) -> list[HeadedColumn] | None:
    """Return the columns with the words that stand above each, from left to right; None where these do not fit.

    Heads stand in the middle of their column or at its left, two of them may be parted by a single space, and a column
    may have no print but its head: of all ways to give the words to the columns in their order, the one that names most
    columns and stands nearest is taken.
    """
    words = [(index, word) for index, piece in enumerate(head) for word in piece.words()]
    if len(words) > MOST_COLUMNS or len(spans) > MOST_COLUMNS:
        return None
    best: dict[tuple[int, int], tuple[float, tuple[HeadedColumn, ...]]] = {(0, 0): (0.0, ())}
    for done in range(len(words) + 1):
        for at in range(len(spans) + 1):
            if (done, at) not in best:
                continue
            cost, columns = best[done, at]
            for key, more, column in _steps(words, spans, done, at):
                if key not in best or cost + more < best[key][0]:
                    best[key] = (cost + more, (*columns, column))
    found = best.get((len(words), len(spans)))
    return list(found[1]) if found and found[0] < _IMPOSSIBLE else None


def _steps(
    words: Sequence[tuple[int, Piece]], spans: Sequence[Span], done: int, at: int
) -> Iterator[tuple[tuple[int, int], float, HeadedColumn]]:
    """Yield what may come next: a column without words, words above a column, words above none."""
    if at < len(spans):
        yield (done, at + 1), _EMPTY, HeadedColumn(spans[at], "")
    for end in range(done + 1, min(len(words), done + _MOST_WORDS) + 1):
        if words[end - 1][0] != words[done][0]:
            return
        group = _whole([word for _, word in words[done:end]])
        # A number alone is the year before a head's words.
        unknown = _UNKNOWN * (read_head(group.text).kind is None) + _ALONE * group.text.isdigit()
        unknown += _IMPOSSIBLE * _parts_in_two(group.text.split(" "))
        if at < len(spans):
            away = max(0, -group.overlap(*spans[at]))
            yield (
                (end, at + 1),
                away + unknown + _IMPOSSIBLE * (away > _MOST_APART),
                HeadedColumn(spans[at], group.text),
            )
        yield (end, at), _NEW + 2 * unknown, HeadedColumn((group.start, group.end), group.text)


def _whole(words: Sequence[Piece]) -> Piece:
    return Piece(" ".join(word.text for word in words), words[0].start, words[-1].end, words[0].measure)


def placed(row: Row, columns: Sequence[Span]) -> dict[int, str]:
    """Return the print of a row by column; what stands alone over several columns stands in the first."""
    found: dict[int, list[str]] = {}
    for piece in row:
        over = [at for at, column in enumerate(columns) if piece.overlap(*column) > 0]
        if len(row) == 1 and over:
            return {over[0]: piece.text}
        for at, word in columns_of(list(piece.words()), columns):
            found.setdefault(at, []).append(word.text)
    return {at: " ".join(words) for at, words in found.items()}


def columns_of(words: Sequence[Piece], columns: Sequence[Span]) -> Iterator[tuple[int, Piece]]:
    """Yield the column of each word of a piece: they go from left to right, and as little as may be stands outside."""
    costs = [0.0] * len(columns)
    before: list[list[int]] = []
    for word in words:
        from_left = _cheapest(costs)
        before.append(from_left)
        costs = [
            costs[left] + word.end - word.start - word.overlap(*column)
            for left, column in zip(from_left, columns, strict=True)
        ]
    at = costs.index(min(costs))
    placed = []
    for word, from_left in zip(reversed(words), reversed(before), strict=True):
        placed.append((at, word))
        at = from_left[at]
    yield from reversed(placed)


def _cheapest(costs: Sequence[float]) -> list[int]:
    """Return for each place which one up to it costs least."""
    found: list[int] = []
    for at, cost in enumerate(costs):
        found.append(at if not found or cost < costs[found[-1]] else found[-1])
    return found
