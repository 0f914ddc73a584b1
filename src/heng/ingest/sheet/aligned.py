"""Tables of indicators in a text whose columns stand beside one another, parted by white space.

A program that prints a page as text keeps each cell's place on its line. Where no row has print, the whole height of a
table, one column ends and the next begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from heng.ingest.council.page_numbers import page_numbers
from heng.ingest.lines import WHITE, Cell, Line
from heng.ingest.page_edges import without
from heng.ingest.sheet.heads import Extra, is_head, read_head
from heng.ingest.text import width
from heng.model.terms import Column

_GAP = re.compile(r"\s{2,}")
_PIECE = re.compile(r"\S+(?: \S+)*")
_CODED = re.compile(r"[A-Z]{1,3}-?\d{1,2}\b")
_BROKEN_OFF = re.compile(r"(?P<target>.*[(（][^)）]*\D) (?P<actual>\d[\d,.]*[%％]?)")
_CODED_ROW = re.compile(r"[A-Z]{1,3}-?\d{1,2}\.\d")
_NUMBER_ALONE = re.compile(r"[-–—]?\s*\d{1,4}\s*[-–—]?|第?\s*\d+\s*頁.*")
_FEWEST_COLUMNS = 3
_MOST_WORDS, _MOST_COLUMNS = 8, 40
_APART = 2
_MOST_APART = 5
_USUAL = 0.9
_MOST_CROSSED, _CROSSED = 0.05, 3
_EMPTY, _NEW, _UNKNOWN, _ALONE, _IMPOSSIBLE = 10.0, 6.0, 8.0, 4.0, 1000.0
_FIGURES = (Column.TARGET, Column.ACTUAL)

Measure = Callable[[str], int]


def _columns_wide(text: str) -> int:
    """Return a text's width where an ideograph is as wide as two letters."""
    return sum(2 if width(char) >= 1 else 1 for char in text)


_MEASURES: tuple[Measure, ...] = (len, _columns_wide)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Print between white space: from where to where it goes."""

    text: str
    start: int
    end: int
    measure: Measure

    def overlap(self, start: int, end: int) -> int:
        """Return how far it stands over a span; below 0 the distance to it."""
        return min(self.end, end) - max(self.start, start)

    def words(self) -> Iterator[_Piece]:
        """Yield its words, each with its place; single spaces part them."""
        start = self.start
        for text in self.text.split(" "):
            end = start + self.measure(text)
            yield _Piece(text, start, end, self.measure)
            start = end + 1


_Row = Sequence[_Piece]
_Span = tuple[int, int]


def with_columns(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text, those of its tables of indicators parted into cells; as they stand where none is."""
    found: list[Line] = []
    numbers = page_numbers(lines)
    lines = without(lines, numbers)
    measures = sorted(_MEASURES, key=lambda measure: _raggedness(lines, measure))
    table, at = 0, 0
    while at < len(lines):
        end = _end(lines, at) if _is_head(lines[at]) else at
        parted = _parted(lines[at:end], table + 1, measures) if end > at + 1 else None
        if parted is None:
            found.append(lines[at])
            at += 1
        else:
            found += parted
            table, at = table + 1, end
    return [*found, *(replace(line, feed=True) for line in numbers)]


def _is_head(line: Line) -> bool:
    """Tell whether a line's pieces, parted by gaps or by single spaces, are the head of a table of indicators."""
    gapped = _GAP.split(line.raw.strip(WHITE) or line.text)
    words = line.text.split()
    if len(gapped) < _APART or len(words) > _MOST_COLUMNS:
        return False
    tries = (gapped, words)
    return any(is_head(dict(enumerate(map(read_head, texts)))) for texts in tries)


def _end(lines: Sequence[Line], start: int) -> int:
    """Return where the table that begins with a head ends: before the next head, and before lines that are no rows."""
    at = start + 1
    while at < len(lines) and not _is_head(lines[at]):
        at += 1
    margin = _indent(lines[start])
    while at > start + 1 and not _GAP.search(lines[at - 1].raw.strip(WHITE) or lines[at - 1].text):
        last = lines[at - 1]
        if not _NUMBER_ALONE.fullmatch(last.text) and _indent(last) > margin + _APART:
            break
        at -= 1
    return at


def _indent(line: Line) -> int:
    return len(line.raw) - len(line.raw.lstrip(WHITE))


def _parted(lines: Sequence[Line], table: int, measures: Sequence[Measure]) -> list[Line] | None:
    """Return the cells of a table; None where its lines do not show the columns of its head."""
    for measure in measures:
        grid = [_pieces(line, measure) for line in lines]
        laid = _layout(grid)
        if laid is not None:
            return list(_cells(lines, grid, laid, table))
    return None


def _raggedness(lines: Sequence[Line], measure: Measure) -> int:
    """Return at how many places print begins: few, where it is measured as the program did that set the columns."""
    rows = (_pieces(line, measure) for line in lines)
    return len({piece.start for row in rows for piece in row if len(row) >= _FEWEST_COLUMNS})


def _pieces(line: Line, measure: Measure) -> list[_Piece]:
    raw = line.raw.rstrip(WHITE)
    found: list[_Piece] = []
    at = done = 0
    for match in _PIECE.finditer(raw):
        start = at + measure(raw[done : match.start()])
        at, done = start + measure(match[0]), match.end()
        found.append(_Piece(match[0], start, at, measure))
    return found


@dataclass(frozen=True, slots=True)
class _Layout:
    """Columns of a table from the left, and the lines of its head: the words above each column.

    `wrapped`: the second line has the rest of the words of the first, and is no row of its own. `first`: the print of
    the first line below the head.
    """

    columns: tuple[_Span, ...]
    heads: tuple[Mapping[int, str], ...]
    wrapped: bool = False
    first: tuple[str, ...] = ()

    @property
    def kinds(self) -> Mapping[int, Column | Extra | None]:
        """What each column is."""
        texts = {at: "".join(head.get(at, "") for head in self.heads) for at in range(len(self.columns))}
        return {at: read_head(text).kind for at, text in texts.items()}


def _layout(grid: Sequence[_Row]) -> _Layout | None:
    """Return the columns that the rows show and the head names; None where these do not fit."""
    double = len(grid) > 1 and _goes_with_head(grid[1])
    spans = _spans(grid[1 + double :], grid[: 1 + double])
    columns = _named(grid[0], spans) if not double else _named_twice(grid[0], grid[1], spans)
    if columns is None or len(columns) < _FEWEST_COLUMNS:
        return None
    heads = [dict(enumerate(column.head for column in columns))]
    if double:
        heads.append(dict(enumerate(column.below for column in columns)))
    spans = [column.span for column in columns]
    below = {} if double or len(grid) < 2 else _placed(grid[1], spans)
    wrapped = _completes(heads[0], below)
    if wrapped:
        heads.append(below)
    whole = {at: heads[0][at] + (below.get(at, "") if wrapped else "") for at in heads[0]}
    known = is_head({at: read_head(text) for at, text in whole.items()})
    first = grid[len(heads)] if len(grid) > len(heads) else ()
    return _Layout(tuple(spans), tuple(heads), wrapped, tuple(_placed(first, spans).values())) if known else None


def _named_twice(upper: _Row, lower: _Row, spans: Sequence[_Span]) -> list[_Column] | None:
    """Return the columns below a head of two rows: those under the lower one, and those that only the upper names."""
    times = [piece for piece in upper if read_head(piece.text).kind is None]
    rest = [piece for piece in upper if piece not in times]
    both = sorted([*rest, *lower], key=lambda piece: piece.start)
    columns = _named(both, spans)
    under = [at for at, column in enumerate(columns or ()) if read_head(column.head).kind in _FIGURES]
    if columns is None or not times or len(under) != len(lower) or len(under) % len(times):
        return None
    each = len(under) // len(times)
    for order, at in enumerate(under):
        above = times[order // each].text if order % each == 0 else ""
        columns[at] = _Column(columns[at].span, above, columns[at].head)
    return columns


def _goes_with_head(row: _Row) -> bool:
    """Tell whether a row below the first one of a head names nothing but targets and actuals."""
    return 1 < len(row) <= _MOST_COLUMNS and all(read_head(piece.text).kind in _FIGURES for piece in row)


def _completes(head: Mapping[int, str], below: Mapping[int, str]) -> bool:
    """Tell whether a line has the rest of a head's words: each of them makes one of the head's a column's."""
    return bool(below) and all(
        read_head(head.get(at, "") + text).kind is not None and read_head(head.get(at, "")).kind is None
        for at, text in below.items()
    )


def _spans(rows: Sequence[_Row], heads: Sequence[_Row]) -> list[_Span]:
    """Return from where to where the print of each column goes."""
    spans: list[_Span] = []
    words = sorted((word for row in rows if len(row) > 1 for piece in row for word in piece.words()), key=_by_start)
    # Below a head of two rows, or of words that one space parts, nothing tells which stand above a column of their own.
    blurred = len(heads) > 1 or any(_parts_in_two(piece.text.split(" ")) for head in heads for piece in head)
    near = 0 if blurred else _APART
    for word in words:
        if spans and word.start < spans[-1][1] + near:
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.end))
        else:
            spans.append((word.start, word.end))
    above = sorted((piece for head in heads for piece in head), key=_by_start)
    return _joined(spans if blurred else [part for span in spans for part in _cut(span, words, above)], above)


def _by_start(piece: _Piece) -> int:
    return piece.start


def _cut(span: _Span, words: Sequence[_Piece], head: _Row) -> list[_Span]:
    """Part print that goes on without a gap where two heads of columns stand above.

    A few words may go over into the next column: print that is too wide for its place moves what stands right of it.
    """
    over = [piece for piece in head if piece.overlap(*span) > 0]
    inside = [word for word in words if word.overlap(*span) > 0]
    gaps = _gaps(inside)
    parts: list[_Span] = []
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


def _gaps(words: Sequence[_Piece]) -> Mapping[int, int]:
    """Return where the print ends that stands left of a place which no word crosses."""
    ends: dict[int, int] = {}
    reach = 0
    for word in words:
        if word.start >= reach:
            ends[word.start] = reach or word.start
        reach = max(reach, word.end)
    return ends


def _joined(spans: Sequence[_Span], head: _Row) -> list[_Span]:
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
class _Column:
    """A column: from where to where it goes, what stands above it, and in the lower row of its head."""

    span: _Span
    head: str
    below: str = ""


def _named(head: _Row, spans: Sequence[_Span]) -> list[_Column] | None:
    """Return the columns with the words that stand above each, from left to right; None where these do not fit.

    Heads stand in the middle of their column or at its left, two of them may be parted by a single space, and a column
    may have no print but its head: of all ways to give the words to the columns in their order, the one that names most
    columns and stands nearest is taken.
    """
    words = [(index, word) for index, piece in enumerate(head) for word in piece.words()]
    if len(words) > _MOST_COLUMNS or len(spans) > _MOST_COLUMNS:
        return None
    best: dict[tuple[int, int], tuple[float, tuple[_Column, ...]]] = {(0, 0): (0.0, ())}
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
    words: Sequence[tuple[int, _Piece]], spans: Sequence[_Span], done: int, at: int
) -> Iterator[tuple[tuple[int, int], float, _Column]]:
    """Yield what may come next: a column without words, words above a column, words above none."""
    if at < len(spans):
        yield (done, at + 1), _EMPTY, _Column(spans[at], "")
    for end in range(done + 1, min(len(words), done + _MOST_WORDS) + 1):
        if words[end - 1][0] != words[done][0]:
            return
        group = _whole([word for _, word in words[done:end]])
        # A number alone is the year before a head's words.
        unknown = _UNKNOWN * (read_head(group.text).kind is None) + _ALONE * group.text.isdigit()
        unknown += _IMPOSSIBLE * _parts_in_two(group.text.split(" "))
        if at < len(spans):
            away = max(0, -group.overlap(*spans[at]))
            yield (end, at + 1), away + unknown + _IMPOSSIBLE * (away > _MOST_APART), _Column(spans[at], group.text)
        yield (end, at), _NEW + 2 * unknown, _Column((group.start, group.end), group.text)


def _whole(words: Sequence[_Piece]) -> _Piece:
    return _Piece(" ".join(word.text for word in words), words[0].start, words[-1].end, words[0].measure)


def _cells(lines: Sequence[Line], grid: Sequence[_Row], layout: _Layout, table: int) -> Iterator[Line]:
    apart = Counter(line.blanks > 0 for line in lines[1:]).most_common(1)[0][0]
    usual = _usual_columns([_placed(pieces, layout.columns) for pieces in grid[len(layout.heads) :]])
    row = -1
    left: list[Line] = []
    for index, (line, pieces) in enumerate(zip(lines, grid, strict=True)):
        head = layout.heads[index] if index < len(layout.heads) else None
        texts = dict(_parted_figures(_placed(pieces, layout.columns), layout) if head is None else head)
        if head is not None:
            goes_on = index > 0 and layout.wrapped
        else:
            begun = any(_CODED_ROW.match(text) for text in texts.values())
            goes_on = not line.blanks and not begun and (apart or _is_rest(texts, layout, usual))
        row += not goes_on
        for at in _undecided(pieces, layout) if head is None else ():
            text = texts.pop(at, "")
            left += [replace(line, text=text, raw=text)] if text else []
        yield from _made(line, texts, table, row, 1 if head else _reach(pieces, layout.columns))
    yield from left


def _undecided(row: _Row, layout: _Layout) -> Iterator[int]:
    """Yield the columns of figures of which one space parts two numbers from the print of another column.

    The first may be the end of that print (`50 至 74 60`): neither is taken.
    """
    for piece in row if len(row) > 1 else ():
        placed = list(_columns_of(list(piece.words()), layout.columns))
        for column in {at for at, _ in placed if layout.kinds.get(at) in _FIGURES and at > placed[0][0]}:
            own = [word.text for at, word in placed if at == column]
            if sum(text[0].isdigit() for text in own) > 1 and "(" not in own[1] and "（" not in own[1]:
                yield column


def _made(line: Line, texts: Mapping[int, str], table: int, row: int, reach: int = 1) -> Iterator[Line]:
    for at, text in texts.items():
        if text:
            yield replace(line, text=text, raw=text, cell=Cell(table, row, at, columns=reach))


def _placed(row: _Row, columns: Sequence[_Span]) -> dict[int, str]:
    """Return the print of a row by column; what stands alone over several columns stands in the first."""
    found: dict[int, list[str]] = {}
    for piece in row:
        over = [at for at, column in enumerate(columns) if piece.overlap(*column) > 0]
        if len(row) == 1 and over:
            return {over[0]: piece.text}
        for at, word in _columns_of(list(piece.words()), columns):
            found.setdefault(at, []).append(word.text)
    return {at: " ".join(words) for at, words in found.items()}


def _columns_of(words: Sequence[_Piece], columns: Sequence[_Span]) -> Iterator[tuple[int, _Piece]]:
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


def _parted_figures(texts: dict[int, str], layout: _Layout) -> dict[int, str]:
    """Part an actual from a target whose bracket its line breaks off, where one space stands between them."""
    for at, kind in layout.kinds.items():
        match = _BROKEN_OFF.fullmatch(texts.get(at, "")) if kind is Column.TARGET else None
        if match and layout.kinds.get(at + 1) is Column.ACTUAL and at + 1 not in texts:
            texts |= {at: match["target"], at + 1: match["actual"]}
    return texts


def _reach(row: _Row, columns: Sequence[_Span]) -> int:
    """Return how many columns a lone piece reaches over."""
    return max(1, sum(row[0].overlap(*column) > 0 for column in columns)) if len(row) == 1 else 1


def _usual_columns(placed: Sequence[Mapping[int, str]]) -> frozenset[int]:
    """Return the columns in which all rows but a few have print: of the lines with print in most columns."""
    most = max(map(len, placed), default=0)
    rows = [texts for texts in placed if 2 * len(texts) > most]
    counts = Counter(at for texts in rows for at in texts)
    return frozenset(at for at, count in counts.items() if count >= _USUAL * len(rows))


def _is_rest(texts: Mapping[int, str], layout: _Layout, usual: AbstractSet[int]) -> bool:
    """Tell whether a line is the rest of the row above: it has nothing that a row begins with.

    It lacks the print of most columns in which each row has some. Print in the first column alone is a heading, unless
    rows have codes there.
    """
    kinds = {layout.kinds.get(at) for at in texts}
    marked = any(_CODED.match(text) for text in texts.values())
    numbered = not kinds.isdisjoint({Column.NUMBER, Extra.ORDER})
    figures = not kinds.isdisjoint(_FIGURES) and Column.AGENCY in kinds
    told = len(texts) > 1 or 0 not in texts or bool(layout.first and _CODED.match(layout.first[0]))
    return told and not marked and not numbered and not figures and 2 * len(usual & texts.keys()) < len(usual)
