"""Tables without upright rules: columns that are known by the white space between them.

Where level rules part the rows, white space that goes through all of them parts the columns. Where nothing is ruled,
only what cannot be anything else is a table: three columns and three rows at least, one column of figures among them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from statistics import median

from heng.ingest.formats.pdf.grids import Area, Table
from heng.ingest.formats.pdf.page import Word
from heng.ingest.formats.pdf.print import rows
from heng.ingest.formats.pdf.rules import Rule

Found = tuple[Table, dict[Area, list[Word]]]
Band = list[Word]
Span = tuple[float, float]

_SAME_END = 4.0
_RULED_GAP = 0.45
_BARE_GAP = 0.9
_LEAST = 3
_DENSE = 0.75
_MOST_BRIDGED = 0.7
_FARTHEST = 2.6
_FIGURES = 0.6
_FIGURE = re.compile(r"[-+−△▲]?[\d０-９][\d０-９,.，．]*[%％]?$")


def ruled_across(words: list[Word], rules: list[Rule]) -> Iterator[Found]:
    """Yield tables whose rows are parted by rules and whose columns by white space."""
    for ends in _alike(rules):
        ys = [rule.at for rule in ends]
        left, right = ends[0].start - _SAME_END, ends[0].end + _SAME_END
        bands: list[Band] = [[] for _ in ys[1:]]
        for word in words:
            at = bisect_right(ys, word.middle) - 1
            if 0 <= at < len(bands) and left <= word.left and word.right <= right:
                bands[at].append(word)
        partial = [rule for rule in rules if rule not in ends and left <= rule.start and rule.end <= right]
        for tabular, run in groupby(enumerate(bands), key=lambda entry: _is_tabular(entry[1])):
            if tabular:
                kept = [index for index, _ in run]
                above = [] if kept[0] else [word for word in words if word.middle < ys[0]]
                yield from _table(bands[kept[0] : kept[-1] + 1], ys[kept[0] : kept[-1] + 2], partial, above)


def _is_tabular(band: Band) -> bool:
    return any(len(_columns(line, _RULED_GAP)) > 1 for line in rows(band))


def _alike(rules: Iterable[Rule]) -> Iterator[list[Rule]]:
    """Yield rules that begin and end alike, two at least, from the top down."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        for group in groups:
            if abs(group[0].start - rule.start) < _SAME_END and abs(group[0].end - rule.end) < _SAME_END:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return (group for group in groups if len(group) > 1)


def _table(bands: list[Band], ys: list[float], partial: list[Rule], above: Band) -> Iterator[Found]:
    """Yield the table in neighbouring bands between rules, if white space parts their columns."""
    lines = [line for band in bands for line in rows(band)]
    spans = _spans(lines)
    if len(spans) < 2:
        return
    grid = _Filling(spans)
    if unruled := _unruled_head(spans, ys[0], above):
        grid.band(unruled)
    for band, (top, bottom) in zip(bands, pairwise(ys), strict=True):
        cuts = [rule for rule in partial if top + 1 < rule.at < bottom - 1]
        if cuts:
            grid.parted(band, cuts)
        else:
            grid.band(band)
    yield grid.table(_top(unruled) if unruled else ys[0], ys[-1]), grid.cells


def _spans(lines: list[Band]) -> list[Span]:
    """Return the columns of lines: those of the lines with most gaps, widened by the others.

    A line that goes on over the gap between columns, such as a head or a remark over several, does not count as long
    as such lines are few.
    """
    counts = [len(_columns(line, _RULED_GAP)) for line in lines]
    least = _DENSE * max(counts, default=0)
    kept = [line for line, count in zip(lines, counts, strict=True) if count >= least]
    spans = _columns(chain.from_iterable(kept), _RULED_GAP)
    kept = [line for line in lines if not _bridges(line, spans)]
    if len(kept) >= _MOST_BRIDGED * len(lines):
        return _columns(chain.from_iterable(kept), _RULED_GAP)
    return _columns(chain.from_iterable(lines), _RULED_GAP)


def _bridges(line: Band, spans: Sequence[Span]) -> bool:
    return any(len(_over(piece, spans)) > 1 for piece in _columns(line, _RULED_GAP))


def _unruled_head(spans: list[Span], top: float, above: Band) -> Band:
    """Return the line right above the first rule where it heads most columns: a table may begin without a rule."""
    lines = rows(above)
    if not lines or len(spans) < _LEAST:
        return []
    line = lines[-1]
    near = top - _bottom(line) < (_bottom(line) - _top(line)) * 0.8
    heads = len(_columns(line, _RULED_GAP))
    return line if near and heads >= max(_LEAST, _FIGURES * len(spans)) else []


def _over(piece: Span, spans: Sequence[Span]) -> list[int]:
    return [index for index, (left, right) in enumerate(spans) if piece[0] < right and left < piece[1]]


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
        for bridged, run in groupby(rows(band), key=lambda line: _bridges(line, self._spans)):
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

    def _columns(self, group: Band) -> list[int]:
        left, right = min(word.left for word in group), max(word.right for word in group)
        return _over((left, right), self._spans) or [_nearest(group[0], self._spans)]

    def parted(self, band: Band, cuts: list[Rule]) -> None:
        """Add two rows of a head, parted by rules under some columns only; other columns go through both."""
        for word in band:
            column = self._columns([word])[0]
            cut = next((rule for rule in cuts if rule.start < (word.left + word.right) / 2 < rule.end), None)
            if cut is None:
                area = Area(self._row, column, 2, 1)
            elif word.middle > cut.at:
                area = Area(self._row + 1, column, 1, 1)
            else:
                under = _over((cut.start + 1, cut.end - 1), self._spans)
                area = Area(self._row, under[0], 1, len(under))
            self.cells.setdefault(area, []).append(word)
        self._row += 2

    def table(self, top: float, bottom: float) -> Table:
        """Return the frame of what was added."""
        return Table([self._spans[0][0], self._spans[-1][1]], [top, bottom], {}, self._spans)


def _filled(line: Band, spans: Sequence[Span]) -> int:
    return len({index for word in line for index in _over((word.left, word.right), spans)})


def _groups(line: list[Word], spans: Sequence[Span]) -> Iterator[list[Word]]:
    """Part the words of a line by column; a word over several columns takes its neighbours there along."""
    group: list[Word] = []
    end = -1
    for word in sorted(line, key=lambda word: word.left):
        over = _over((word.left, word.right), spans) or [_nearest(word, spans)]
        if group and over[0] > end:
            yield group
            group = []
        group.append(word)
        end = max(end, over[-1])
    if group:
        yield group


def _nearest(word: Word, spans: Sequence[Span]) -> int:
    return min(range(len(spans)), key=lambda index: abs(spans[index][0] - word.left))


def _columns(words: Iterable[Word], gap: float) -> list[Span]:
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


def aligned(words: list[Word]) -> Iterator[Found]:
    """Yield tables that nothing but white space makes."""
    block: list[Band] = []
    for line in rows(words):
        joined = [*chain.from_iterable(block), *line]
        spans = _columns(joined, _BARE_GAP)
        near = not block or _top(line) - _top(block[-1]) < _FARTHEST * (_bottom(line) - _top(line))
        if near and len(spans) >= _LEAST and _filled(line, spans) == len(spans):
            block.append(line)
            continue
        yield from _bare(block)
        block = [line] if len(_columns(line, _BARE_GAP)) >= _LEAST else []
    yield from _bare(block)


def _bare(block: list[Band]) -> Iterator[Found]:
    spans = _columns(chain.from_iterable(block), _BARE_GAP)
    if len(block) < _LEAST or len(spans) < _LEAST or not any(map(_are_figures, _by_column(block, spans))):
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
