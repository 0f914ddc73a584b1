"""The table of goals and results in a text that prints its columns beside one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.aside import Beside, Page, grid_of, is_beside, parted
from heng.ingest.grid import Grid
from heng.ingest.lines import Line
from heng.ingest.performance.heads import Head, read_head
from heng.ingest.text import first_token, width
from heng.model.terms import ResultColumn

_ENDS = ("。", "；", ";", "！", "？", "：", ":")
_BARE = 2
_LEAST_ENDED = 2
_WIDE_GAP = 3


@dataclass(slots=True)
class BesideTable:
    """The table: its columns, one grid a page, the lines of its heads and those before the first of them."""

    columns: tuple[ResultColumn, ...] = ()
    grids: list[Grid] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def read_beside(lines: Sequence[Line]) -> BesideTable | None:
    """Return the table that stands in lines; None where its columns do not stand beside one another."""
    table = BesideTable()
    pages: list[Page] = []
    first: Head | None = None
    index = 0
    while index < len(lines):
        head = read_head(lines, index)
        if head is not None and (first is None or head.text == first.text):
            first = first or head
            table.heads += head.lines
            pages.append(Page(head=head.lines))
            index += len(head.lines)
            continue
        if first is None:
            table.before.append(lines[index])
        else:
            if lines[index].feed and pages[-1].lines:
                pages.append(Page())
            pages[-1].lines.append(lines[index])
        index += 1
    pages = [page for page in pages if page.lines]
    table.lines = [line for page in pages for line in page.lines]
    if first is None or not is_beside(table.lines):
        return None
    table.columns = first.columns
    count = len(first.columns)
    for number, page in enumerate(parted(pages, count), start=1):
        table.grids.append(grid_of(number, page, _begins(page), count))
    return table


def _begins(page: Sequence[Beside]) -> list[bool]:
    """Tell of each line whether a row begins with it."""
    usual = min((each.line.blanks for each in page[1:]), default=0)
    goal = max((width(each.cells.get(0, "")) for each in page), default=0.0)
    return [
        index == 0 or (0 in each.cells and (each.line.blanks > usual or _is_new(page[index - 1], each.cells, goal)))
        for index, each in enumerate(page)
    ]


def _is_new(before: Beside, below: dict[int, str], goal: float) -> bool:
    """The cells of a row begin on one height and have no empty line inside: one that begins anew begins a row."""
    above = before.cells
    if any(column not in above for column in below):
        return True
    ended = [text.endswith(_ENDS) or len(text) <= _BARE for column, text in above.items() if column]
    had_room = above[0].endswith(_ENDS) or width(above[0] + first_token(below[0])) <= goal
    had_room = had_room or _gap(before.line.raw, above[0]) >= _WIDE_GAP
    return len(below) == len(above) and len(ended) >= _LEAST_ENDED and all(ended) and had_room


def _gap(raw: str, text: str) -> int:
    """Return how many spaces stand behind the first cell of a line: few where it fills its column."""
    rest = raw.partition(text)[2]
    return len(rest) - len(rest.lstrip(" ")) if rest.strip() else 0
