"""Tables of indicators in a text whose columns stand beside one another, parted by white space.

A program that prints a page as text keeps each cell's place on its line. Where no row has print, the whole height of a
table, one column ends and the next begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from heng.ingest.lines import WHITE, Cell, Line
from heng.ingest.page_edges import without
from heng.ingest.page_numbers import page_numbers
from heng.ingest.sheet.aligned_columns import MOST_COLUMNS, column_spans, columns_of, named_columns, placed
from heng.ingest.sheet.aligned_heads import MOST_LINES, Leaf, head_of
from heng.ingest.sheet.aligned_print import MEASURES, Measure, Row, Span, pieces_of, raggedness
from heng.ingest.sheet.aligned_rows import Assigned, assigned
from heng.ingest.sheet.heads import Extra, is_head, read_head
from heng.ingest.sheet.listed_cells import is_agency_alone, is_of_sort, stands_alone
from heng.ingest.sheet.names import group_name, is_number_alone
from heng.model.terms import Column

_GAP = re.compile(r"\s{2,}")
_CODED = re.compile(r"[A-Z]{1,3}-?\d{1,2}\b")
_BROKEN_OFF = re.compile(r"(?P<target>.*[(（][^)）]*\D) (?P<actual>\d[\d,.]*[%％]?)")
_CODED_ROW = re.compile(r"[A-Z]{1,3}-?\d{1,2}\.\d")
_NUMBER_ALONE = re.compile(r"[-–—]?\s*\d{1,4}\s*[-–—]?|第?\s*\d+\s*頁.*")
_ENDS_IN_FIGURE = re.compile(r"\d\s?[%％‰]?$")
_SAYS = re.compile(r"[^:：]{1,8}[:：]\s*\S")
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_FEWEST_COLUMNS, _APART, _LONGEST_END = 3, 2, 3
_USUAL = 0.9
_NUMBERS = frozenset({Column.NUMBER, Extra.ORDER})
_OF_A_SORT = frozenset({Column.TARGET, Column.ACTUAL, Column.AGENCY, Column.WEIGHT})
_FIGURES = (Column.TARGET, Column.ACTUAL)
_FIGURED = frozenset({*_FIGURES, Column.UNIT})


def with_columns(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text, those of its tables of indicators parted into cells; as they stand where none is."""
    found: list[Line] = []
    numbers = page_numbers(lines)
    lines = without(lines, numbers)
    measures = sorted(MEASURES, key=lambda measure: raggedness(lines, measure))
    table, at = 0, 0
    while at < len(lines):
        count, _ = _head(lines, at, measures[0])
        end = _end(lines, at, count, measures[0]) if count else at
        parted = _parted(lines[at:end], table + 1, measures) if end > at + count else None
        if parted is None:
            found.append(lines[at])
            at += 1
        else:
            found += parted
            table, at = table + 1, end
    return [*found, *(replace(line, feed=True) for line in numbers)]


def _head(lines: Sequence[Line], at: int, measure: Measure) -> tuple[int, Sequence[Leaf]]:
    """Return how many lines the head of a table has that begins with a line, and its words; 0 where none begins.

    A single space may part the words of a head of one line.
    """
    words = lines[at].text.split()
    if not _GAP.search(lines[at].raw.strip(WHITE)) or len(words) > MOST_COLUMNS:
        return 0, ()
    rows = [pieces_of(line, measure) for line in lines[at : at + MOST_LINES]]
    count, leaves = head_of(rows)
    if not count and is_head(dict(enumerate(map(read_head, words)))):
        return 1, [Leaf(piece, {0: piece.text}) for piece in rows[0]]
    return count, leaves


def _end(lines: Sequence[Line], start: int, count: int, measure: Measure) -> int:
    """Return where the table that begins with a head ends: before the next head, and before lines that are no rows."""
    at = start + count
    while at < len(lines) and not _head(lines, at, measure)[0] and not _is_said(lines[at]):
        at += 1
    margin = _indent(lines[start])
    while at > start + count and not _GAP.search(lines[at - 1].raw.strip(WHITE) or lines[at - 1].text):
        last = lines[at - 1]
        if not _NUMBER_ALONE.fullmatch(last.text) and _indent(last) > margin + _APART:
            break
        at -= 1
    return at


def _is_said(line: Line) -> bool:
    """Tell whether a line names several things and says them (`主題：…　主政機關：…`), as none in a table does."""
    pieces = _GAP.split(line.text)
    return len(pieces) > 1 and all(map(_SAYS.match, pieces))


def _indent(line: Line) -> int:
    return len(line.raw) - len(line.raw.lstrip(WHITE))


def _parted(lines: Sequence[Line], table: int, measures: Sequence[Measure]) -> list[Line] | None:
    """Return the cells of a table; None where its lines do not show the columns of its head."""
    for measure in measures:
        count, leaves = _head(lines, 0, measure)
        grid = [pieces_of(line, measure) for line in lines]
        laid = _layout(grid, count, leaves) if count else None
        if laid is not None:
            return list(_cells(lines, grid, laid, table))
    return None


@dataclass(frozen=True, slots=True)
class _Layout:
    """The columns of a table.

    Attributes:
        columns: From where to where each goes, from the left.
        kinds: What each is.
        heads: The words above each, by line of the head.
        groups: How many columns words of the first line stand above, where they are more than one.
        first: The print of the first line below the head.
    """

    columns: tuple[Span, ...]
    kinds: Mapping[int, Column | Extra | None]
    heads: tuple[Mapping[int, str], ...]
    groups: Mapping[int, int]
    first: tuple[str, ...] = ()


def _layout(grid: Sequence[Row], count: int, leaves: Sequence[Leaf]) -> _Layout | None:
    """Return the columns that the rows show and the head names; None where these do not fit."""
    above, rows = [leaf.piece for leaf in leaves], grid[count:]
    columns = named_columns(above, column_spans(rows, above))
    if columns is None or len(columns) < _FEWEST_COLUMNS:
        return None
    spans = [column.span for column in columns]
    below = [placed(row, spans) for row in rows]
    texts = _with_numbers([column.head for column in columns], below)
    said = {at: read_head(text) for at, text in enumerate(texts)}
    kinds = {at: head.kind for at, head in said.items()}
    if not is_head(said) or not _bears_out(kinds, below):
        return None
    own = _by_column(texts, leaves) if count > 1 else {at: Leaf(above[0], {0: text}) for at, text in enumerate(texts)}
    if own is None:
        return None
    heads = tuple({at: each.parts[no] for at, each in own.items() if no in each.parts} for no in range(count))
    groups = {at: leaf.group for at, leaf in own.items() if leaf.group > 1}
    first = below[0] if below else {}
    return _Layout(tuple(spans), kinds, heads, groups, tuple(first.values()))


def _bears_out(kinds: Mapping[int, Column | Extra | None], rows: Sequence[Mapping[int, str]]) -> bool:
    """Tell whether print is of the sort that the heads say: else the columns are not where they seem to be.

    Nor are they where all figures stand in columns that nobody knows.
    """
    for at, kind in kinds.items():
        if kind in _OF_A_SORT:
            cells = [row[at] for row in rows if at in row and len(row) > 1]
            if 2 * sum(is_of_sort(kind, cell) for cell in cells) < len(cells):
                return False
    figures = [at for at, kind in kinds.items() if kind in _FIGURES]
    strays = (row[at] for row in rows for at in row if kinds.get(at) is None)
    empty = bool(figures) and not any(at in row for row in rows for at in figures)
    return not (empty and any(map(_ENDS_IN_FIGURE.search, strays)))


def _by_column(texts: Sequence[str], leaves: Sequence[Leaf]) -> Mapping[int, Leaf] | None:
    """Return the words of a head's lines by column; None where the columns do not take each of them as a whole."""
    by_text = {leaf.piece.text: leaf for leaf in leaves}
    own = {at: by_text[text] for at, text in enumerate(texts) if text in by_text}
    whole = len(by_text) == len(leaves) and set(filter(None, texts)) == by_text.keys()
    return own if whole else None


def _with_numbers(heads: Sequence[str], rows: Sequence[Mapping[int, str]]) -> list[str]:
    """Return the heads of columns, names' also above numbers in order beside them: one head stands above both."""
    found = list(heads)
    for at, head in enumerate(heads):
        beside = next((each for each in (at - 1, at + 1) if not head and 0 <= each < len(heads) and heads[each]), None)
        if beside is None or read_head(heads[beside]).kind not in (Column.INDICATOR, Column.OBJECTIVE):
            continue
        sides = [[row[each] for row in rows if each in row] for each in (at, beside)]
        if any(side and all(map(is_number_alone, side)) for side in sides):
            found[at] = heads[beside]
    return found


def _cells(lines: Sequence[Line], grid: Sequence[Row], layout: _Layout, table: int) -> Iterator[Line]:
    left: list[Line] = []
    count = len(layout.heads)
    print_of = [dict(_parted_figures(placed(pieces, layout.columns), layout)) for pieces in grid]
    print_of[:count] = map(dict, layout.heads)
    while count < len(grid) and _ends_head(print_of[count], layout):
        count += 1
    rows = [
        *_head_rows(count, layout),
        *_rows(lines[count:], grid[count:], print_of[count:], layout, goes_on=table > 1),
    ]
    for index, (line, pieces, own, texts) in enumerate(zip(lines, grid, rows, print_of, strict=True)):
        for at in _undecided(pieces, layout) if index >= count else ():
            text = texts.pop(at, "")
            left += [replace(line, text=text)] if text else []
        reach = _reach(pieces, layout.columns) if index >= count else 1
        groups = layout.groups if index == 0 else {}
        for at, text in texts.items():
            if text:
                cell = Cell(table, own.row, at, columns=groups.get(at, reach))
                yield replace(line, text=text, raw=text, cell=cell, loose=not own.certain)
    yield from left


def _ends_head(texts: Mapping[int, str], layout: _Layout) -> bool:
    """Tell whether a line has the ends of the head's words, with which these say what they said before, or more."""
    for at, text in texts.items():
        head = "".join(words.get(at, "") for words in layout.heads)
        short = len(text) <= _LONGEST_END or _IN_BRACKETS.fullmatch(text)
        if not head or not short or layout.kinds.get(at) not in (None, read_head(head + text).kind):
            return False
    return not any(text[0].isdigit() for text in texts.values())


def _head_rows(count: int, layout: _Layout) -> Iterator[Assigned]:
    """Yield the rows of a head's lines: two where words of the first stand above several columns."""
    for index in range(count):
        yield Assigned(min(index, 1) if layout.groups else 0)


def _rows(
    lines: Sequence[Line], grid: Sequence[Row], below: Sequence[Mapping[int, str]], layout: _Layout, *, goes_on: bool
) -> Iterator[Assigned]:
    """Yield the rows of the lines below a head. Empty lines part rows: all of them, or some."""
    usual = _usual_columns(below)
    lone = [_reach(pieces, layout.columns) == 1 for pieces in grid]
    rest = [_is_rest(texts, layout, usual, lone=each) for texts, each in zip(below, lone, strict=True)]
    late = list(_late(below, rest, layout))
    stands = [not more and not figures for more, figures in zip(rest, late, strict=True)]
    whole = [
        {**next_, **texts} if more else texts
        for texts, next_, more in zip(below, [*below[1:], {}], [*late[1:], False], strict=True)
    ]
    coded = Column.NUMBER in layout.kinds.values()
    starts = [at for at, line in enumerate(lines) if at == 0 or line.blanks]
    parts = list(pairwise([*starts, len(lines)]))
    apart = len(parts) > 1 and all(sum(stands[start:end]) == 1 for start, end in parts)
    apart = apart or Counter(line.blanks > 0 for line in lines).most_common(1)[0][0]
    row = 2
    for start, end in parts:
        begun = [bool(at == start or _begins(below[at])) for at in range(start, end)] if apart else stands[start:end]
        found = assigned(whole[start:end], begun, goes_on=goes_on or start > 0)
        least = min((each.row for each in found), default=0)
        for each in found:
            yield Assigned(row + each.row - least, certain=each.certain and (coded or each.row >= 0))
        row += max((each.row for each in found), default=0) - least + 1


def _begins(texts: Mapping[int, str]) -> bool:
    return any(_CODED_ROW.match(text) for text in texts.values())


def _late(below: Sequence[Mapping[int, str]], rest: Sequence[bool], layout: _Layout) -> Iterator[bool]:
    """Yield which lines have the figures of the row that begins above them, with a number and without a figure."""
    for at, texts in enumerate(below):
        above = below[at - 1] if at and not rest[at - 1] else {}
        kinds, over = ({layout.kinds.get(each) for each in line} for line in (texts, above))
        yield bool(over & _NUMBERS) and not over & _FIGURED and not kinds & _NUMBERS and bool(kinds & _FIGURED)


def _undecided(row: Row, layout: _Layout) -> Iterator[int]:
    """Yield the columns of figures of which one space parts two numbers from the print of another column.

    The first may be the end of that print (`50 至 74 60`): neither is taken.
    """
    for piece in row if len(row) > 1 else ():
        placed = list(columns_of(list(piece.words()), layout.columns))
        for column in {at for at, _ in placed if layout.kinds.get(at) in _FIGURES and at > placed[0][0]}:
            own = [word.text for at, word in placed if at == column]
            if sum(text[0].isdigit() for text in own) > 1 and "(" not in own[1] and "（" not in own[1]:
                yield column


def _parted_figures(texts: dict[int, str], layout: _Layout) -> dict[int, str]:
    """Part an actual from a target whose bracket its line breaks off, where one space stands between them."""
    for at, kind in layout.kinds.items():
        match = _BROKEN_OFF.fullmatch(texts.get(at, "")) if kind is Column.TARGET else None
        if match and layout.kinds.get(at + 1) is Column.ACTUAL and at + 1 not in texts:
            texts |= {at: match["target"], at + 1: match["actual"]}
    return texts


def _reach(row: Row, columns: Sequence[Span]) -> int:
    """Return how many columns a lone piece reaches over."""
    return max(1, sum(row[0].overlap(*column) > 0 for column in columns)) if len(row) == 1 else 1


def _usual_columns(placed: Sequence[Mapping[int, str]]) -> frozenset[int]:
    """Return the columns in which all rows but a few have print: of the lines with print in most columns."""
    most = max(map(len, placed), default=0)
    rows = [texts for texts in placed if 2 * len(texts) > most]
    counts = Counter(at for texts in rows for at in texts)
    return frozenset(at for at, count in counts.items() if count >= _USUAL * len(rows))


def _is_rest(texts: Mapping[int, str], layout: _Layout, usual: AbstractSet[int], *, lone: bool) -> bool:
    """Tell whether a line has the rest of the cells of a row beside it: it has nothing that a row stands for.

    Where each row has a number it has none, and else lacks the print of most columns in which each row has some. Print
    in the first column alone is a heading, unless rows have codes there or it is part of a name. `lone`: it stands in
    no more than one column.
    """
    kinds = {layout.kinds.get(at): text for at, text in texts.items()}
    marked = any(_CODED.match(text) for text in texts.values())
    numbered = not kinds.keys().isdisjoint(_NUMBERS)
    # Another agency of the indicator above, with figures of its own.
    figures = sum(stands_alone(kinds.get(kind, "")) for kind in _FIGURES)
    own = figures and is_agency_alone(kinds.get(Column.AGENCY, ""))
    coded = bool(layout.first and _CODED.match(layout.first[0]))
    name = lone and layout.kinds.get(0) is Column.INDICATOR and not group_name(texts.get(0, ""))
    told = len(texts) > 1 or 0 not in texts or coded or name
    beside = frozenset(at for at in usual if layout.kinds.get(at) not in _NUMBERS)
    less = not beside <= texts.keys() if beside < usual else 2 * len(usual & texts.keys()) < len(usual)
    return told and not marked and not numbered and not own and figures < len(_FIGURES) and less
