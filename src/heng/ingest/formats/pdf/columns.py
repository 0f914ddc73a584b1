"""Tables without upright rules: columns that are known by the white space between them.

Where level rules part the rows, white space that goes through all of them parts the columns. Where nothing is ruled,
only what cannot be anything else is a table: three columns and three rows at least, one column of figures among them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise

from heng.ingest.formats.pdf.grids import Area, Table
from heng.ingest.formats.pdf.page import Word
from heng.ingest.formats.pdf.print import rows
from heng.ingest.formats.pdf.rules import Rule
from heng.ingest.formats.pdf.spans import (
    BARE_GAP,
    RULED_GAP,
    Span,
    bridges,
    columns,
    in_order,
    nearest,
    pieces_of,
    under,
)

Found = tuple[Table, dict[Area, list[Word]]]
Band = list[Word]

_SAME_END = 4.0
_LEAST = 3
_CENTRED = 0.12
_FAR_IN = 3
_FEET = 1
_ON_BORDER = 0.5
_FARTHEST = 2.6
_FIGURES = 0.6
_FIGURE = re.compile(r"[-+−△▲]?[\d０-９][\d０-９,.，．]*[%％]?$")


def ruled_across(words: list[Word], rules: list[Rule]) -> Iterator[Found]:
    """Yield tables whose rows are parted by rules and whose columns by white space."""
    left = words
    for ends in _alike(rules):
        partial = [rule for rule in rules if rule not in ends]
        for grid, cells in _between(left, ends, partial):
            taken = {word.first for cell in cells.values() for word in cell}
            left = [word for word in left if word.first not in taken]
            yield grid, cells


def _between(words: list[Word], ends: list[Rule], partial: list[Rule]) -> Iterator[Found]:
    """Yield the tables between rules that begin and end alike."""
    ys = [rule.at for rule in ends]
    start, end = ends[0].start, ends[0].end
    left, right = start - _SAME_END, end + _SAME_END
    bands: list[Band] = [[] for _ in ys[1:]]
    for word in words:
        at = bisect_right(ys, word.middle) - 1
        if 0 <= at < len(bands) and left <= word.left and word.right <= right:
            bands[at].append(word)
    inner = [rule for rule in partial if left <= rule.start and rule.end <= right]
    for tabular, run in groupby(enumerate(bands), key=lambda entry: _is_tabular(entry[1], start)):
        if tabular:
            kept = [index for index, _ in run]
            above = [] if kept[0] else [word for word in words if word.middle < ys[0]]
            below = [] if kept[-1] + 1 < len(bands) else [word for word in words if word.middle > ys[-1]]
            yield from _table(bands[kept[0] : kept[-1] + 1], ys[kept[0] : kept[-1] + 2], inner, (above, below))


def _is_tabular(band: Band, start: float) -> bool:
    """Tell whether a band is a row: several cells, or one that is not the first, as where a page cut the row."""
    if not band:
        return False
    indent = min(word.left for word in band) - start
    return indent > _FAR_IN * (band[0].bottom - band[0].top) or any(
        len(pieces_of(line, RULED_GAP)) > 1 for line in rows(band)
    )


def _alike(rules: Iterable[Rule]) -> Iterator[list[Rule]]:
    """Yield rules that begin and end alike, two at least and the longest first, from the top down."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        for group in groups:
            if abs(group[0].start - rule.start) < _SAME_END and abs(group[0].end - rule.end) < _SAME_END:
                group.append(rule)
                break
        else:
            groups.append([rule])
    groups.sort(key=lambda group: group[0].start - group[0].end)
    return (group for group in groups if len(group) > 1)


def _table(bands: list[Band], ys: list[float], partial: list[Rule], around: tuple[Band, Band]) -> Iterator[Found]:
    """Yield the table in neighbouring bands between rules, if white space parts their columns.

    `around` are the words above its first rule and below its last one.
    """
    cuts = [[rule for rule in partial if top + 1 < rule.at < bottom - 1] for top, bottom in pairwise(ys)]
    titles = [_titles(band, through) for band, through in zip(bands, cuts, strict=True)]
    own = ([word for word in band if word.first not in above] for band, above in zip(bands, titles, strict=True))
    head = _unruled_head(ys[0], around[0])
    spans = columns([*([head] if head else []), *(line for band in own for line in rows(band))])
    if len(spans) < 2:
        return
    grid = _Filling(spans)
    if head:
        grid.band(head)
    for band, through, above in zip(bands, cuts, titles, strict=True):
        if through:
            grid.parted(band, through, above)
        else:
            grid.band(band)
    if foot := _unruled_foot(spans, ys[-1], around[1]):
        grid.band(foot)
    yield grid.table(_top(head) if head else ys[0], _bottom(foot) if foot else ys[-1]), grid.cells


def _titles(band: Band, cuts: Iterable[Rule]) -> dict[int, Rule]:
    """Return the words, by their first character, that stand over all columns of a rule under some columns.

    Such a title is alone above its rule and in the middle of it. It may stand over the white space between columns.
    """
    found: dict[int, Rule] = {}
    top = float("-inf")
    for cut in sorted(cuts):
        above = [word for word in band if top < word.middle < cut.at and cut.start < _centre(word) < cut.end]
        pieces = pieces_of(above, RULED_GAP)
        middle, size = (cut.start + cut.end) / 2, cut.end - cut.start
        if len(pieces) == 1 and abs(sum(pieces[0]) / 2 - middle) < _CENTRED * size:
            found.update((word.first, cut) for word in above)
        top = cut.at if cut.at > top + 1 else top
    return found


def _centre(word: Word) -> float:
    return (word.left + word.right) / 2


def _unruled_head(top: float, above: Band) -> Band:
    """Return the line right above the first rule if it has several cells: a table may begin without a rule."""
    lines = rows(above)
    if not lines:
        return []
    line = lines[-1]
    near = top - _bottom(line) < (_bottom(line) - _top(line)) * 0.8
    return line if near and len(pieces_of(line, RULED_GAP)) >= _LEAST else []


def _unruled_foot(spans: list[Span], bottom: float, below: Band) -> Band:
    """Return the words under the last rule that begin a row which the end of the page cuts."""
    lines = rows(below)
    if not lines or len(pieces_of(lines[0], RULED_GAP)) < 2:
        return []
    found: list[Band] = []
    for line in lines:
        height = _bottom(line) - _top(line)
        if _top(line) - bottom > height or bridges(line, spans):
            break
        found.append(line)
        bottom = _bottom(line)
    rest = len(lines) - len(found)
    return list(chain.from_iterable(found)) if rest <= _FEET else []


def _top(words: Band) -> float:
    return min(word.top for word in words)


def _bottom(words: Band) -> float:
    return max(word.bottom for word in words)


class _Filling:
    """A table that is filled band by band."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._row = 0
        self.cells: dict[Area, list[Word]] = {}

    def band(self, band: Band) -> None:
        """Add the words between two rules: a row, or several where lines over several columns part them."""
        for bridged, run in groupby(rows(band), key=lambda line: bridges(line, self._spans)):
            lines = list(run)
            count = len(self._spans)
            full = not bridged and count >= _LEAST and all(_filled(line, self._spans) == count for line in lines)
            for part in [[line] for line in lines] if full else [lines]:
                self._add(part)

    def _add(self, lines: list[Band]) -> None:
        starts: dict[int, Area] = {}
        for line in lines:
            for group in _groups(line, self._spans):
                columns = self._columns(group)
                area = starts.setdefault(columns[0], Area(self._row, columns[0], 1, columns[-1] - columns[0] + 1))
                self.cells.setdefault(area, []).extend(group)
        self._row += 1

    def _columns(self, group: Band) -> Sequence[int]:
        left, right = min(word.left for word in group), max(word.right for word in group)
        return under((left, right), self._spans) or [nearest(group[0], self._spans)]

    def parted(self, band: Band, cuts: list[Rule], titles: dict[int, Rule]) -> None:
        """Add the rows of a band in which rules go through some columns only; other cells go through all its rows."""
        ys = _distinct(cut.at for cut in cuts)
        through = [
            {_row(ys, cut.at) for cut in cuts if self._is_under(column, cut)} for column in range(len(self._spans))
        ]
        for group in (group for line in rows(band) for group in _groups(line, self._spans)):
            title = titles.get(group[0].first)
            wide = under((title.start + 1, title.end - 1), self._spans) if title else ()
            columns = wide or self._columns(group)
            at = bisect_right(ys, group[0].middle)
            borders = through[columns[0]]
            first = max((border + 1 for border in borders if border < at), default=0)
            last = min((border for border in borders if border >= at), default=len(ys))
            area = Area(self._row + first, columns[0], last - first + 1, len(columns))
            self.cells.setdefault(area, []).extend(group)
        self._row += len(ys) + 1

    def _is_under(self, column: int, cut: Rule) -> bool:
        left, right = self._spans[column]
        return cut.start < (left + right) / 2 < cut.end

    def table(self, top: float, bottom: float) -> Table:
        """Return the frame of what was added."""
        return Table([self._spans[0][0], self._spans[-1][1]], [top, bottom], {}, self._spans)


def _distinct(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SAME_END:
            found.append(place)
    return found


def _row(ys: Sequence[float], at: float) -> int:
    return min(range(len(ys)), key=lambda index: abs(ys[index] - at))


def _filled(line: Band, spans: Sequence[Span]) -> int:
    return len({index for word in line for index in under((word.left, word.right), spans)})


def _groups(line: list[Word], spans: Sequence[Span]) -> Iterator[list[Word]]:
    """Part the words of a line by column; a word over several columns takes its neighbours there along."""
    group: list[Word] = []
    end = -1
    for word in sorted(line, key=lambda word: word.left):
        columns = under((word.left, word.right), spans) or [nearest(word, spans)]
        if group and columns[0] > end and _parts(group[-1], word, spans[columns[0]]):
            yield group
            group = []
        group.append(word)
        end = max(end, columns[-1])
    if group:
        yield group


def _parts(before: Word, after: Word, span: Span) -> bool:
    """Tell whether a column begins between two words: by the white space, or by the left border of its print."""
    gap = after.left - before.right
    return gap > RULED_GAP * (after.bottom - after.top) or abs(after.left - span[0]) < _ON_BORDER


def aligned(words: list[Word]) -> Iterator[Found]:
    """Yield tables that nothing but white space makes.

    Rows that stand among others of another form are but a part of a table, which its reader parts better as a whole.
    """
    for lines in _near(words):
        parted = [pieces_of(line, BARE_GAP) for line in lines]
        blocks = list(_blocks(parted))
        whole = sum(len(pieces) >= _LEAST for pieces in parted)
        for start, end in blocks:
            if end - start == whole:
                yield from _bare(lines[start:end], parted[start:end])


def _near(words: list[Word]) -> Iterator[list[Band]]:
    """Yield lines that stand close below one another."""
    run: list[Band] = []
    for line in rows(words):
        if run and _top(line) - _top(run[-1]) >= _FARTHEST * (_bottom(line) - _top(line)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _blocks(parted: list[list[Span]]) -> Iterator[tuple[int, int]]:
    """Yield from where to where neighbouring lines have as many cells, in the same columns."""
    start = 0
    for end in range(1, len(parted) + 1):
        block = parted[start:end]
        alike = len(block[-1]) == len(block[0]) and len(block[0]) >= _LEAST and in_order(block)
        if not alike and end - start > 1:
            yield start, end - 1
        if not alike:
            start = end - 1
    if parted:
        yield start, len(parted)


def _bare(block: list[Band], pieces: list[list[Span]]) -> Iterator[Found]:
    spans = in_order(pieces)
    if len(block) < _LEAST or not any(map(_are_figures, _by_column(block, spans))):
        return
    grid = _Filling(spans)
    for line in block:
        grid.band(line)
    yield grid.table(_top(block[0]), _bottom(block[-1])), grid.cells


def _by_column(block: list[Band], spans: Sequence[Span]) -> Iterator[list[str]]:
    for left, right in spans:
        yield ["".join(word.text for word in line if left <= word.left < right) for line in block]


def _are_figures(texts: list[str]) -> bool:
    return sum(bool(_FIGURE.match(text)) for text in texts) >= _FIGURES * len(texts)
