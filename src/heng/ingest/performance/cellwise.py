"""The table of goals and results in a text that prints it cell by cell, with an empty line between cells.

The cells of a row follow one another, or those of a column. Nothing but their words tells which cell is which: goals
are short and end no sentence, the others end one. A row that lacks a cell, one that a page break cuts and one whose
cells the text has run together are not read: what stands in them is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from heng.ingest.lines import Line
from heng.ingest.performance.grids import cell_text
from heng.ingest.performance.heads import columns_of
from heng.ingest.performance.passages import RowCells
from heng.ingest.text import first_token, squeeze, width
from heng.model.terms import ResultColumn

_ENDS = ("。", "；", ";", "！", "!")
_NONE = re.compile("[-–—－]{1,2}|無|不適用")
_RUN_TOGETHER = re.compile(r"[\u4e00-\u9fff，。；、：）」] +[\u4e00-\u9fff「（]")
_MOST_OF_A_GOAL = 40
_MOST_OF_A_HEAD = 16
_LEAST_COLUMNS = 3
_MARGIN = 0.5
_MOSTLY = 0.5

Block = list[Line]
Cells = list[Block]


@dataclass(slots=True)
class CellwiseTable:
    """Rows that are certain, the lines of heads, and the lines before the first of them."""

    rows: list[RowCells] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)


def read_cellwise(lines: Sequence[Line]) -> CellwiseTable | None:
    """Return the table that stands in lines, None where its heads do not stand each for itself."""
    blocks = list(_blocks(lines))
    heads = {index: column for index, block in enumerate(blocks) if (column := _head(block)) is not None}
    if len(set(heads.values())) < _LEAST_COLUMNS:
        return None
    first = min(heads)
    table = CellwiseTable(
        heads=[line for index in heads for line in blocks[index]],
        before=[line for block in blocks[:first] for line in block],
    )
    columns = _in_a_row(heads)
    rows = list(_by_row(blocks[first:], heads, first, len(columns))) if columns else []
    if not columns:
        columns = list(dict.fromkeys(heads.values()))
        rows = _by_column(blocks, heads)
    table.rows = [dict(zip(columns, map(cell_text, cells), strict=True)) for cells in _paragraphs(rows)]
    return table


def with_late_heads(lines: Sequence[Line]) -> list[Line]:
    """Return lines with a head of the table that stands below its page, or below the whole table, beside the others."""
    if any(line.cell is not None for line in lines):
        return list(lines)
    blocks = [part for block in _blocks(lines) for part in _head_apart(block)]
    heads = {index: column for index, block in enumerate(blocks) if (column := _head(block)) is not None}
    if len(set(heads.values())) != len(heads) or len(heads) <= _LEAST_COLUMNS:
        return list(lines)
    first = next((index for index in sorted(heads) if len(_run(heads, index)) == _LEAST_COLUMNS), None)
    known = _run(heads, first) if first is not None else []
    late = [index for index, column in heads.items() if column not in known]
    if first is None or len(late) != 1 or late[0] < first:
        return list(lines)
    moved = [replace(line, feed=False) for line in blocks[late[0]]]
    kept = [block for index, block in enumerate(blocks) if index != late[0]]
    place = first + _LEAST_COLUMNS
    return [line for block in (*kept[:place], moved, *kept[place:]) for line in block]


def _head_apart(block: Block) -> list[Block]:
    """Part the first head of a table from the heading that stands right above it."""
    return [block[:-1], block[-1:]] if len(block) > 1 and _head(block[-1:]) is not None else [block]


def _run(heads: Mapping[int, ResultColumn], first: int) -> list[ResultColumn]:
    """Return the columns of heads that follow one another from one on."""
    run: list[ResultColumn] = []
    while first in heads and heads[first] not in run:
        run.append(heads[first])
        first += 1
    return run


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    block: Block = []
    for line in lines:
        if block and (line.blanks or line.feed):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _text(block: Block) -> str:
    return squeeze("".join(line.text for line in block))


def _head(block: Block) -> ResultColumn | None:
    """Return the column that a block heads, None where it is none."""
    text = _text(block)
    if len(text) > _MOST_OF_A_HEAD or any(text.endswith(end) for end in _ENDS):
        return None
    found = columns_of([text], least=1)
    return found[0] if found else None


def _in_a_row(heads: dict[int, ResultColumn]) -> list[ResultColumn]:
    """Return the columns whose heads follow one another; none where cells stand between them."""
    run = _run(heads, min(heads))
    if len(run) < _LEAST_COLUMNS:
        return []
    # The last of the heads may be printed below the page.
    late = list(dict.fromkeys(column for _, column in sorted(heads.items()) if column not in run))
    order = list(ResultColumn)
    return [*run, *late] if all(order.index(column) > order.index(run[-1]) for column in late) else []


# --- row by row


def _by_row(blocks: Sequence[Block], heads: dict[int, ResultColumn], first: int, size: int) -> Iterator[Cells]:
    """Yield the rows that are certain, page by page."""
    pages: list[list[Block]] = [[]]
    for index, block in enumerate(blocks, start=first):
        if block[0].feed and pages[-1]:
            pages.append([])
        if index not in heads:
            pages[-1].append(block)
    pages = [page for page in pages if page]
    for number, page in enumerate(pages):
        rows = _even(page, size) or list(_certain(page, size))
        after = pages[number + 1] if number + 1 < len(pages) else None
        if rows and after and rows[-1][-1] is page[-1] and not _is_goal(after[0]):
            # What goes on behind the page break is the rest of this row.
            rows.pop()
        yield from rows


def _even(page: Sequence[Block], size: int) -> list[Cells]:
    """Return the rows of a page that has as many cells as full rows have, where all goals stand in their column."""
    if len(page) % size or any(map(_is_run_together, page)):
        return []
    rows = [list(page[start : start + size]) for start in range(0, len(page), size)]
    cells = [cell for row in rows for cell in row[1:]]
    ended = sum(map(_is_ended, cells))
    whole = all(_is_ended(cell) for cell in rows[-1][1:])
    fits = all(_is_goal(row[0]) for row in rows) and ended >= _MOSTLY * len(cells)
    return rows if fits and whole and not any(map(_is_stacked, rows)) else []


def _certain(page: Sequence[Block], size: int) -> Iterator[Cells]:
    """Yield the rows that stand between two goals and have all their cells."""
    goals = [index for index, block in enumerate(page) if _is_goal(block)]
    for start, end in pairwise([*goals, len(page)]):
        row = list(page[start:end])
        whole = len(row) == size and all(_is_ended(cell) for cell in row[1:])
        if whole and not any(map(_is_run_together, row)) and not _is_stacked(row):
            yield row


def _is_goal(block: Block) -> bool:
    text = _text(block)
    return len(text) <= _MOST_OF_A_GOAL and not _is_ended(block) and not text.endswith(("，", "、", "：", ":"))


def _is_ended(block: Block) -> bool:
    text = _text(block)
    return text.endswith(_ENDS) or _NONE.fullmatch(text) is not None


def _is_run_together(block: Block) -> bool:
    """Tell whether a line goes on with another cell: such print has no spaces inside a cell."""
    return any(_RUN_TOGETHER.search(line.text) for line in block)


def _is_stacked(row: Cells) -> bool:
    """Tell whether the blocks may each hold the cells of several rows."""
    counts = {len(block) for block in row}
    return counts != {1} and len(counts) == 1 and all(line.text.endswith(_ENDS) for cell in row[1:] for line in cell)


# --- column by column


def _by_column(blocks: Sequence[Block], heads: dict[int, ResultColumn]) -> list[Cells]:
    """Return the rows of a table that stands column by column, each below its head, where all have as many cells."""
    places = sorted(heads)
    if len(set(heads.values())) < len(places) or any(block[0].feed for block in blocks[places[0] + 1 :]):
        return []
    columns = [list(blocks[start + 1 : end]) for start, end in pairwise([*places, len(blocks)])]
    if len({len(column) for column in columns}) != 1 or any(
        _is_run_together(block) for each in columns for block in each
    ):
        return []
    rows = [list(row) for row in zip(*columns, strict=True)]
    goal = [heads[place] for place in places].index(ResultColumn.GOAL) if ResultColumn.GOAL in heads.values() else None
    fits = goal is not None and all(
        _is_goal(cell) if index == goal else _is_ended(cell) for row in rows for index, cell in enumerate(row)
    )
    return rows if fits and not any(map(_is_stacked, rows)) else []


# --- paragraphs


def _paragraphs(rows: Sequence[Cells]) -> Iterator[Cells]:
    """Yield rows with each line marked that begins a paragraph: the sentence before it ended with room on its line."""
    widest = [max(width(line.text) for cell in column for line in cell) for column in zip(*rows, strict=True)]
    for row in rows:
        yield [list(_marked(cell, most)) for cell, most in zip(row, widest, strict=True)]


def _marked(cell: Block, widest: float) -> Iterator[Line]:
    yield replace(cell[0], lead=False)
    for before, line in pairwise(cell):
        room = width(before.text) + width(first_token(line.text)) <= widest - _MARGIN
        yield replace(line, lead=before.text.endswith((*_ENDS, "：", ":")) and room)
