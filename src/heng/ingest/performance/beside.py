"""The table of goals and results in a text that prints its columns beside one another."""

from __future__ import annotations

from collections.abc import Sequence

from heng.ingest.aside import Beside, grid_of, is_beside, parted
from heng.ingest.grid import Grid
from heng.ingest.performance.heads import Headed
from heng.ingest.text import first_token, width

_ENDS = ("。", "；", ";", "！", "？", "：", ":")
_BARE = 2
_LEAST_ENDED = 2
_WIDE_GAP = 3


def read_beside(table: Headed) -> list[Grid] | None:
    """Return a grid for each page of a table; None where its columns do not stand beside one another."""
    if not table.columns or not is_beside(table.lines):
        return None
    count = len(table.columns)
    pages = parted([page for page in table.pages if page.lines], count)
    return [grid_of(number, page, _begins(page), count) for number, page in enumerate(pages, start=1)]


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
