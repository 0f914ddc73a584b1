"""Tables of a text whose columns stand beside one another, parted by white space.

A program that prints a page as text keeps each cell's place: a cell that begins behind a gap, or at the beginning of a
line, begins where its column does. Only a cell that fills its column touches the next one: there, one space parts
both, and what follows stands further left than its column. So a line is parted where the widths of its cells, the
gaps, and the places of its pieces agree best.
"""

from __future__ import annotations

import math
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

from heng.ingest.grid import Grid, Row
from heng.ingest.lines import Cell, Line
from heng.ingest.text import first_token, is_ideograph, width
from heng.model.numbering import read_mark

_GAP = 2
_WIDE_GAP = re.compile(r"\S[ \u3000]{2,}\S")
_LEAST_SHARE, _LEAST_LINES = 0.3, 3
_APART = 3
_OFF, _MOST_OFF = 1.0, 6.0
_TOUCHES, _NOT_FULL, _BEYOND, _BEFORE = 0.4, 1.0, 0.5, 0.05
_HOLE, _ODD_SPACE, _TOO_WIDE = 4.0, 0.6, 3.0
_ROOM, _SLACK = 1.5, 0.4
_SENTENCE_END = ("。", "；", ";", "！", "？", "：", ":")
_MARGIN = 0.5
_ROUNDS = 2
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between white space on a line: where it begins and ends, and how many spaces stand before it (many
    at the beginning of a line)."""

    text: str
    at: int
    gap: int
    end: int


@dataclass(slots=True)
class Beside:
    """A line of a table, parted: the print of each column, from 0."""

    line: Line
    cells: dict[int, str]


Measure = Callable[[str], int]
Starts = tuple[int, ...]


@dataclass(slots=True)
class Page:
    """Lines of a table on one page, without its head; the lines of the head, none where it is not repeated."""

    lines: list[Line] = field(default_factory=list)
    head: Sequence[Line] = ()


class _Split:
    """A page with its lines cut at their white space."""

    def __init__(self, page: Page, measure: Measure) -> None:
        self.lines = page.lines
        self.pieces = [_pieces(line, measure) for line in page.lines]
        self.head = [_pieces(line, measure) for line in page.head]


def is_beside(lines: Sequence[Line]) -> bool:
    """Tell whether lines hold columns that stand beside one another."""
    gapped = sum(_is_gapped(line) for line in lines)
    return gapped >= max(_LEAST_LINES, _LEAST_SHARE * len(lines))


def _is_gapped(line: Line) -> bool:
    """Tell whether a line has a gap. Most lines have no two spaces together anywhere."""
    if "  " not in line.raw and "\u3000" not in line.raw and not line.raw[:1].isspace():
        return False
    return bool(_WIDE_GAP.search(line.raw)) or _indent(line) >= 2 * _GAP


def parted(pages: Sequence[Page], columns: int) -> list[list[Beside]]:
    """Part the lines of each page of a table into so many columns. Columns may begin elsewhere on each page."""
    measure = max((len, _wide), key=lambda each: _sharpness(pages, columns, each))
    split = [_Split(page, measure) for page in pages]
    starts = [_starts(page.pieces, columns) for page in split]
    known = [each for each in starts if len(each) == columns]
    for _ in range(_ROUNDS):
        widths = _widths(split, starts, columns)
        starts = [_bettered(page, columns, widths, known) for page in split]
    widths = _widths(split, starts, columns, final=True)
    return [
        [Beside(line, _cells(pieces, begin, widths)) for line, pieces in zip(page.lines, page.pieces, strict=True)]
        for page, begin in zip(split, starts, strict=True)
    ]


def grid_of(number: int, page: Sequence[Beside], begins: Sequence[bool], columns: int) -> Grid:
    """Return the lines of a page as a table, with a row where one begins."""
    widest = [max((width(each.cells.get(column, "")) for each in page), default=0.0) for column in range(columns)]
    grid = Grid(number)
    last: dict[int, str] = {}
    for each, fresh in zip(page, begins, strict=True):
        if fresh or not grid.rows:
            grid.rows.append(Row())
            last = {}
        row = len(grid.rows) - 1
        for column, text in each.cells.items():
            ended = column in last and _is_ended(last[column], text, widest[column])
            cell = Cell(number, row, column)
            line = replace(each.line, text=text, lead=ended, trail=False, raw=text, cell=cell)
            grid.rows[row].cells.setdefault(column, []).append(line)
            last[column] = text
    return grid


def _is_ended(text: str, after: str, widest: float) -> bool:
    """Tell whether a paragraph ended with a line: it has ended a sentence, and what follows had room on it."""
    return text.endswith(_SENTENCE_END) and width(text) + width(first_token(after)) <= widest - _MARGIN


# --- where columns begin


def _indent(line: Line) -> int:
    return len(line.raw) - len(line.raw.lstrip()) if line.raw else 0


def _wide(text: str) -> int:
    return round(2 * sum(1.0 if width(char) > _MARGIN * 2 - 0.01 else _MARGIN for char in text))


def _pieces(line: Line, measure: Measure) -> list[_Piece]:
    raw = line.raw.replace("\f", "").replace("\ufeff", "").rstrip() or line.text
    found: list[_Piece] = []
    end = 0
    for match in re.finditer(r"\S+", raw):
        gap = match.start() - end if found else 99
        if gap < _GAP and _is_mark(found[-1].text):
            # A list's number and its text stand in one cell.
            found[-1] = replace(found[-1], text=f"{found[-1].text} {match[0]}", end=measure(raw[: match.end()]))
        else:
            found.append(_Piece(match[0], measure(raw[: match.start()]), gap, measure(raw[: match.end()])))
        end = match.end()
    return found


def _is_mark(text: str) -> bool:
    mark = read_mark(text)
    return mark is not None and mark.end == len(text)


def _votes(lines: Sequence[Sequence[_Piece]]) -> Counter[int]:
    return Counter(piece.at for pieces in lines for piece in pieces if piece.gap >= _GAP)


def _sharpness(pages: Sequence[Page], columns: int, measure: Measure) -> float:
    """Return the share of pieces behind gaps that begin where so many columns do."""
    every, met = 0, 0
    for page in pages:
        votes = _votes([_pieces(line, measure) for line in page.lines])
        every += sum(votes.values())
        met += sum(count for _, count in votes.most_common(columns))
    return met / max(1, every)


def _starts(lines: Sequence[Sequence[_Piece]], columns: int) -> Starts:
    """Return the places at which most pieces begin; fewer than there are columns where some always touch others."""
    votes = _votes(lines)
    found = [min(votes, default=0)]
    for place, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if len(found) < columns and all(abs(place - other) >= _APART for other in found):
            found.append(place)
    return tuple(sorted(found))


def _bettered(page: _Split, columns: int, widths: Mapping[int, float], known: Sequence[Starts]) -> Starts:
    """Return the places of columns with which the lines of a page part best."""
    votes = _votes(page.pieces)
    likely = [place for place, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[: columns + 2]]
    heads = [piece.at for pieces in page.head for piece in pieces]
    first = min([*votes, *heads], default=0)
    places = sorted({*likely, *heads, first})
    tried = dict.fromkeys(known)
    tried.update(
        dict.fromkeys(
            (first, *rest)
            for rest in combinations([place for place in places if place > first], columns - 1)
            if all(after - before >= _APART for before, after in pairwise((first, *rest)))
        )
    )
    best: tuple[float, Starts] = (math.inf, ())
    for starts in tried:
        best = min(best, (_cost(page.pieces, starts, widths, best[0]), starts))
    return best[1] or _padded(_starts(page.pieces, columns), columns)


def _cost(lines: Sequence[Sequence[_Piece]], starts: Starts, widths: Mapping[int, float], limit: float) -> float:
    """Return what parting the lines costs with columns at these places; infinity once it is more than `limit`."""
    total = 0.0
    for pieces in lines:
        total += _path(pieces, starts, widths).cost
        if total > limit:
            return math.inf
    return total


def _padded(starts: Starts, columns: int) -> Starts:
    """Return places for all columns; those that no line has begin far to the right."""
    return (*starts, *(starts[-1] + 50 * each for each in range(1, columns - len(starts) + 1)))


def _widths(
    pages: Sequence[_Split], starts: Sequence[Starts], columns: int, *, final: bool = False
) -> Mapping[int, float]:
    """Return the width of each column: of its widest piece that begins where it does, as most pages have it."""
    spaced = _uses_spaces(pages)
    found: dict[int, list[float]] = {}
    for page, begin in zip(pages, starts, strict=True):
        if len(begin) == columns:
            for column, widest in _widest(page.pieces, begin, spaced=spaced).items():
                found.setdefault(column, []).append(widest)
    return {column: max(all_) if final else statistics.median_high(all_) for column, all_ in found.items()}


def _widest(lines: Sequence[Sequence[_Piece]], starts: Starts, *, spaced: bool) -> Mapping[int, float]:
    widest: dict[int, float] = {}
    for pieces in lines:
        for index, piece in enumerate(pieces):
            if piece.gap >= _GAP and piece.at in starts:
                column = starts.index(piece.at)
                widest[column] = max(
                    widest.get(column, 0.0), _certain(pieces[index:], starts[column + 1 :], spaced=spaced)
                )
    return widest


def _certain(pieces: Sequence[_Piece], after: Sequence[int], *, spaced: bool) -> float:
    """Return the width of print that surely stands in one column: up to a gap, where that is before the next one."""
    run = [pieces[0]]
    for piece in pieces[1:] if spaced else ():
        if piece.gap >= _GAP or not _is_spaced(run[-1], piece):
            break
        run.append(piece)
    if after and run[-1].end > after[0]:
        run = run[:1]
    return width(" ".join(piece.text for piece in run))


def _is_spaced(left: _Piece, right: _Piece) -> bool:
    """Tell whether a space stands between two pieces as it does inside a cell: beside a figure or a Latin word."""
    return left.text[-1].isascii() or right.text[0].isascii()


def _uses_spaces(pages: Sequence[_Split]) -> bool:
    """Tell whether most single spaces stand inside cells; else they part cells that touch."""
    pairs = [pair for page in pages for pieces in page.pieces for pair in pairwise(pieces) if pair[1].gap < _GAP]
    return sum(_is_spaced(*pair) for pair in pairs) > _MOSTLY * len(pairs)


# --- the cells of a line


@dataclass(frozen=True, slots=True)
class _Path:
    cost: float
    column: int
    columns: tuple[int, ...]
    used: float


def _cells(pieces: Sequence[_Piece], starts: Starts, widths: Mapping[int, float]) -> dict[int, str]:
    cells: dict[int, str] = {}
    for piece, column in zip(pieces, _path(pieces, starts, widths).columns, strict=True):
        cells[column] = f"{cells[column]}{' ' * min(piece.gap, 1)}{piece.text}" if column in cells else piece.text
    return cells


def _path(pieces: Sequence[_Piece], starts: Starts, widths: Mapping[int, float]) -> _Path:
    """Return the cheapest way to give each piece of a line its column."""
    paths = [_Path(0.0, -1, (), 0.0)]
    before = ""
    for piece in pieces:
        best: dict[int, _Path] = {}
        for path in paths:
            for after in _steps(path, piece, before, starts, widths):
                if after.column not in best or after.cost < best[after.column].cost:
                    best[after.column] = after
        paths, before = list(best.values()), piece.text
    return min(paths, key=lambda path: path.cost)


def _steps(path: _Path, piece: _Piece, before: str, starts: Starts, widths: Mapping[int, float]) -> Iterator[_Path]:
    wide = width(piece.text)
    if path.column >= 0:
        used = path.used + 0.28 * piece.gap + wide
        odd = is_ideograph(before[-1]) and is_ideograph(piece.text[0])
        cost = (_HOLE if piece.gap >= _GAP else 0.0) + (_ODD_SPACE if odd else 0.0)
        cost += _excess(path.column, used, widths) - _excess(path.column, path.used, widths)
        yield _Path(path.cost + cost, path.column, (*path.columns, path.column), used)
    for column in range(path.column + 1, len(starts)):
        cost = _place(piece, starts[column]) + _excess(column, wide, widths)
        if piece.gap < _GAP:
            cost += _TOUCHES + _NOT_FULL * max(0.0, widths.get(path.column, path.used) - path.used - _ROOM)
            cost += _NOT_FULL * 2 * (column - path.column - 1)
        yield _Path(path.cost + cost, column, (*path.columns, column), wide)


def _place(piece: _Piece, start: int) -> float:
    off = piece.at - start
    if piece.gap >= _GAP:
        return min(_MOST_OFF, _OFF * abs(off))
    return min(_MOST_OFF, _BEYOND * off if off > 0 else -_BEFORE * off)


def _excess(column: int, used: float, widths: Mapping[int, float]) -> float:
    return max(0.0, _TOO_WIDE * (used - widths[column] - _SLACK)) if column in widths else 0.0
