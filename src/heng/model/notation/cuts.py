"""Places in the lines of two columns at which the first column can end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from heng.model.notation.joining import join

# Against a cut at the end of a line: the line was broken in the middle of a paragraph, or the next goes on in its cell.
WRAPPED = 3
GOES_ON = 3

# Print whose columns touch has no blank between a bound (以下) and the figure or reason that follows it.
_INNER = re.compile(r"[ \t\u3000]+|(?<=[)\]）］])(?=[^ )\]）］%])|(?<=以[上下內])(?=[尚暫未無預本\d])")
_GAP = re.compile(r"[ \t]{3,}|\u3000{2,}")
_TOTAL = re.compile(r"\s*(?:總計|合計|共計|總和)")
_MOST_PLACES = 64
_FEWEST_PLACES = 4
_MOST_READ = 40_000
_MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Cut:
    """Lines of target and actual, and what the line breaks say against parting them there.

    They are joined when they are asked for: most cuts are never read. `head` are the lines of the target as far as they
    stand at the beginning of all lines; empty where the two are interleaved.
    """

    left: Sequence[str]
    right: Sequence[str]
    cost: int
    head: Sequence[str] = ()

    @property
    def full(self) -> bool:
        """Tell whether neither cell is empty."""
        return bool(self.left and self.right)

    def texts(self) -> tuple[str, str, str]:
        """Return the text of the target, that of the actual, and what of the target stands at the beginning."""
        target = join(self.left)
        return target, join(self.right), target if self.head is self.left else join(self.head)


def cuts(rows: Sequence[str]) -> Iterator[Cut]:
    """Yield the cuts of lines that hold one cell after the other.

    Args:
        rows: Lines with the blanks at their ends. Where none ends in a blank, the ends say nothing.
    """
    told = any(row[-1:].isspace() for row in rows)
    lines = list(rows) if told else [f"{row} " for row in rows]
    for row, offset, cost in _first(_places(lines, told=told), lines):
        head, tail = _parted(lines, row, offset)
        yield Cut(head, tail, cost, head)
    yield Cut(lines, (), 0)
    yield Cut((), lines, 0)
    yield from _with_totals_behind(lines, told=told)


def _with_totals_behind(lines: Sequence[str], *, told: bool) -> Iterator[Cut]:
    """Yield cuts of lines that end in both totals, one after the other, as they do behind a page break."""
    totals = [number for number, line in enumerate(lines) if _TOTAL.match(line)][-2:]
    if len(totals) < 2 or totals[0] < 2:
        return
    first, second = totals
    body = lines[:first]
    for row, offset, cost in _first(_places(body, told=told), lines):
        head, tail = _parted(body, row, offset)
        yield Cut([*head, *lines[first:second]], [*tail, *lines[second:]], cost, head)


def _first(places: Iterator[tuple[int, int, int]], lines: Sequence[str]) -> list[tuple[int, int, int]]:
    """Take as many places as can be tried in passable time: few in a text that is far longer than two cells are."""
    most = min(_MOST_PLACES, max(_FEWEST_PLACES, _MOST_READ // sum(map(len, lines))))
    return list(islice(places, most))


def _parted(lines: Sequence[str], row: int, offset: int) -> tuple[list[str], list[str]]:
    head, tail = lines[row][:offset], lines[row][offset:]
    target = [*lines[:row], *([head] if head.strip() else [])]
    actual = [*([tail.lstrip()] if tail.strip() else []), *lines[row + 1 :]]
    return target, actual


def _places(lines: Sequence[str], *, told: bool) -> Iterator[tuple[int, int, int]]:
    """Yield line, offset and cost of each blank and each line end."""
    for number, line in enumerate(lines):
        indent = _indent(line)
        for match in _INNER.finditer(line.strip()):
            yield number, indent + match.start(), 0
        if number + 1 < len(lines):
            wrapped = told and not line[-1:].isspace()
            goes_on = lines[number + 1][:1].isspace()
            yield number, len(line), WRAPPED * wrapped + GOES_ON * goes_on


def columns(rows: Sequence[str]) -> Iterator[Cut]:
    """Yield the cuts of lines that hold both cells side by side, parted by a wide gap or by a single blank."""
    if not 1 < len(rows) <= _MOST_ROWS:
        return
    gaps = [match for row in rows if (match := _GAP.search(row.strip()))]
    if gaps:
        edge = min(_width(row[: match.end()]) for row in rows if (match := _GAP.search(row, _indent(row))))
        yield Cut(*_side_by_side(rows, edge), 0)
    words = [row.split() for row in rows]
    both = sum(len(row) == 2 for row in words)
    if both > 1 and all(len(row) == 2 for row in words[:both]) and both < len(rows):
        left, right, rest = [row[0] for row in words[:both]], [row[1] for row in words[:both]], rows[both:]
        yield Cut([*left, *rest], right, 1)
        yield Cut(left, [*right, *rest], 1)


def _side_by_side(rows: Sequence[str], edge: int) -> tuple[Sequence[str], Sequence[str]]:
    left: list[str] = []
    right: list[str] = []
    for row in rows:
        gap = _GAP.search(row, _indent(row))
        if gap and row[gap.end() :].strip():
            left.append(row[: gap.start()])
            right.append(row[gap.end() :].strip())
        else:
            (right if _width(row[: _indent(row)]) >= edge - 2 else left).append(row.strip())
    return left, right


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
