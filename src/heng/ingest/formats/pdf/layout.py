"""The print of one page in the order of reading: plain lines, and the cells of its tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from heng.ingest.formats.pdf.columns import aligned, ruled_across
from heng.ingest.formats.pdf.grids import Area, Table, table
from heng.ingest.formats.pdf.laid import laid_out
from heng.ingest.formats.pdf.page import Page, Word, part
from heng.ingest.formats.pdf.print import Print, apart, padding, paragraphs, printed, rows
from heng.ingest.formats.pdf.rules import frames, joined
from heng.ingest.formats.pdf.turned import turned

_MOST_BESIDE = 3
_COLUMN_GAP = 0.75
"""More pieces than a title, a running head and a page number are a row of a table."""


class PrintedCell(NamedTuple):
    """A cell of a table: its lines, and which of them begin a further paragraph."""

    area: Area
    lines: list[Print]
    leads: list[bool]


class Rest(NamedTuple):
    """What stands of a cell on a later page."""

    page: int
    lines: list[Print]
    leads: list[bool]


@dataclass(slots=True)
class PrintedTable:
    """A table of a page: its cells that hold print, row by row, and their rests.

    `padding`: white space at the right of its cells, where it is known.
    """

    grid: Table
    cells: list[PrintedCell]
    padding: float | None = None
    rests: dict[Area, list[Rest]] = field(default_factory=dict)

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.grid.ys[0]

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.grid.ys[-1]

    @property
    def left(self) -> float:
        """Where it begins from the left."""
        return self.grid.xs[0]


Item = Print | PrintedTable


def items(page: Page) -> list[Item]:
    """Return plain lines and tables from the top of a page down."""
    groups, loose = frames(joined(page.level), joined(page.upright))
    tables = [grid for group in groups if (grid := table(group))]
    tables.sort(key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]))
    plain, inside = _sorted_out(page, tables)
    found = [_printed(grid, cells, page) for grid, cells in zip(tables, inside, strict=True) if cells]
    for search in (lambda words: ruled_across(words, loose), aligned):
        for grid, cells in search(plain):
            found.append(_printed(grid, cells, page))
            taken = {word.first for words in cells.values() for word in words}
            plain = [word for word in plain if word.first not in taken]
    lines: list[Item] = list(_plain(plain, drawn=page.drawn))
    return sorted([*lines, *found], key=lambda item: (item.top, item.left))


def _plain(words: list[Word], *, drawn: bool) -> Iterator[Print]:
    """Yield the lines outside tables. The first and last of a page are parted at wide gaps: head, and page number."""
    lines = rows(words)
    ends = [list(apart(line)) for line in (lines[0], lines[-1])] if lines else []
    first, last = (_is_furniture(pieces) for pieces in ends) if ends else (False, False)
    for piece in ends[0] if first else ():
        yield from printed(piece, drawn=drawn)
    last = last and len(lines) > 1
    yield from laid_out(lines[first : len(lines) - last], drawn=drawn)
    for piece in ends[1] if last else ():
        yield from printed(piece, drawn=drawn)


def _is_furniture(pieces: list[list[Word]]) -> bool:
    """Tell whether pieces may be a title, a running head and a page number: a table's row has smaller gaps too."""
    parted = sum(len(list(apart(piece, _COLUMN_GAP))) for piece in pieces)
    return len(pieces) > 1 and parted <= _MOST_BESIDE


def _sorted_out(page: Page, tables: list[Table]) -> tuple[list[Word], list[dict[Area, list[Word]]]]:
    """Part the words of a page: those outside tables, and those in each cell of each table (smallest tables first)."""
    plain: list[Word] = []
    inside: list[dict[Area, list[Word]]] = [{} for _ in tables]
    if not tables:
        return page.words, inside
    extents = [(grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1]) for grid in tables]
    for word in page.words:
        middle = word[0]
        x = (word[1] + word[2]) / 2
        for index, (x0, x1, y0, y1) in enumerate(extents):
            if x0 <= x <= x1 and y0 <= middle <= y1 and _put(word, tables[index], inside[index], page):
                break
        else:
            plain.append(word)
    return plain, inside


def _put(word: Word, grid: Table, cells: dict[Area, list[Word]], page: Page) -> bool:
    """Put a word into the cell it stands in, in parts where it goes through a border; tell whether there is one."""
    middle, left, right, top, bottom = word[:5]
    area = grid.area((left + right) / 2, middle)
    if area is None:
        return False
    start, end = grid.sides(area)
    slack = (bottom - top) / 2
    if left > start - slack and right < end + slack:
        cells.setdefault(area, []).append(word)
        return True
    for piece in part(word, page.boxes, _crossed(word, grid)):
        other = grid.area((piece.left + piece.right) / 2, piece.middle) or area
        cells.setdefault(other, []).append(piece)
    return True


def _crossed(word: Word, grid: Table) -> list[float]:
    """Return the drawn borders that pass through a word."""
    xs = grid.xs[bisect_right(grid.xs, word.left) : bisect_right(grid.xs, word.right)]
    return [x for x in xs if grid.area(x - 0.1, word.middle) != grid.area(x + 0.1, word.middle)]


def _printed(grid: Table, cells: dict[Area, list[Word]], page: Page) -> PrintedTable:
    found = []
    drawn = page.drawn
    several: list[PrintedCell] = []
    for area in sorted(cells):
        words = cells[area]
        upright = turned(words) if len(words) > 1 else None
        lines = upright or printed(words, drawn=drawn)
        cell = PrintedCell(area, lines, [False] * len(lines))
        found.append(cell)
        if len(lines) > 1 and not upright:
            several.append(cell)
    reach = None if grid.spans else padding((cell.lines, grid.sides(cell.area)[1]) for cell in several)
    for cell in several:
        cell.leads[:] = paragraphs(cell.lines, *grid.margins(cell.area), reach)
    return PrintedTable(grid, found, reach)
