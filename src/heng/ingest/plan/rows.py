"""Rows of a plan's table, its heads, and what each column and each style of number stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.grid import Grid, Row
from heng.ingest.lines import Line
from heng.ingest.plan.cell_text import Segment, read_cell
from heng.ingest.plan.cellwise import by_grid, in_rows, names_apart
from heng.ingest.plan.heads import (
    LEAST_HEADS,
    head_alone,
    heads_of_line,
    is_any,
    is_other,
    levels_of_heads,
    read_heads,
)
from heng.ingest.text import squeeze
from heng.model.numbering import Style
from heng.model.terms import PlanLevel

_ASIDE = re.compile(
    "(?:附?註|備註|說明|資料來源)[0-9一二三四五六七八九十]?[:：].*|(?:小|合|總)計(?:數|金額)?[:：]?[0-9,]*元?",
    re.DOTALL,
)
"""Notes below a table, and sums of what it lists."""
NAMES = (PlanLevel.BUSINESS, PlanLevel.WORK, PlanLevel.SUB)


@dataclass(slots=True)
class PlanCell:
    """One cell: its column, its segments, and the lines they stand on. Column None: print outside the table."""

    column: int | None
    segments: list[Segment]
    lines: list[Line]


@dataclass(slots=True)
class PlanRow:
    """One row. `after_break`: the first one of a table, or of its part behind a page break."""

    cells: list[PlanCell]
    after_break: bool

    @property
    def lines(self) -> list[Line]:
        """All its lines."""
        return [line for cell in self.cells for line in cell.lines]


@dataclass(slots=True)
class PlanTable:
    """The rows of a plan, and the lines of its heads."""

    rows: list[PlanRow] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    columns: dict[int, PlanLevel | None] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)
    """Columns of what a plan's record does not hold."""
    left: list[Line] = field(default_factory=list)
    """Lines of those columns."""
    named: tuple[PlanLevel, ...] = ()
    """Levels that a head names whose columns the text has lost."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What columns and numbers mean. A column of content has the level None."""

    columns: Mapping[int, PlanLevel | None]
    styles: Mapping[Style, PlanLevel]
    lowest: PlanLevel | None = None
    """The level that content stands behind on its line, where a head names it and the text has lost its columns."""

    def column_of(self, level: PlanLevel) -> int | None:
        """Return the column of a level."""
        return next((column for column, each in self.columns.items() if each is level), None)

    @property
    def content(self) -> int:
        """The column of the content; one past the last where there is none."""
        found = [column for column, level in self.columns.items() if level is None]
        return min(found) if found else len(self.columns)


def read_table(blocks: Iterable[Line | Grid]) -> PlanTable:
    """Return the rows below a plan's heading."""
    table = PlanTable()
    kept = list(blocks)
    lines = [block for block in kept if isinstance(block, Line)]
    if len(lines) == len(kept):
        kept = [*_in_rows(table, list(names_apart(lines)))]
    for block in kept:
        if isinstance(block, Line):
            _loose(table, block)
        else:
            add_grid(table, block)
    return table


def add_grid(table: PlanTable, grid: Grid) -> None:
    """Put the rows of a grid behind those of a table."""
    first = True
    for row in grid.rows:
        if take_heads(table, {column: squeeze(row.text(column)) for column in row.cells}):
            table.heads += row.all_lines()
            continue
        _add_row(table, row, first=first)
        first = False


def take_heads(table: PlanTable, texts: Mapping[int, str]) -> bool:
    """Learn from a row of heads what the columns hold; tell whether it was one."""
    heads = read_heads(texts)
    if heads is None:
        return False
    table.columns.update({c: level for c, level in heads.items() if c not in table.columns or level})
    table.others |= {c for c, text in texts.items() if c not in heads and not is_any(text)}
    return True


def _add_row(table: PlanTable, row: Row, *, first: bool) -> None:
    if _ASIDE.fullmatch(squeeze(row.text(min(row.cells)))):
        table.left += row.all_lines()
        return
    table.left += [line for column in sorted(table.others) for line in row.lines(column)]
    cells = [
        PlanCell(column, read_cell(lines), lines)
        for column, lines in sorted(row.cells.items())
        if column not in table.others
    ]
    if cells:
        table.rows.append(PlanRow(cells, first))


def _in_rows(table: PlanTable, lines: list[Line]) -> list[Line]:
    """Return lines in the order of rows, where a text prints a table, its heads as well, cell by cell."""
    heads = [line for line in lines if head_alone(line) is not None]
    levels = {level for line in heads for level in head_alone(line) or ()}
    if len(levels) < LEAST_HEADS:
        return lines
    alone = {line.key for line in heads}
    table.heads += heads
    table.named = tuple(level for level in NAMES if level in levels)
    asides = {line.key for line in lines if _ASIDE.fullmatch(squeeze(line.text))}
    body = list(_without(lines, alone | asides))
    rows = [PlanRow([PlanCell(None, read_cell([line]), [line])], after_break=True) for line in body]
    styles = _styles_of_outline(rows, table.named)
    if len(styles) < len(table.named) and _by_grid(table, heads, body):
        return []
    others = any(not head_alone(line) and is_other(line) for line in heads)
    ordered = in_rows(body, styles, len(table.named), others=others)
    table.left += [*ordered.left, *(line for line in lines if line.key in asides)]
    return ordered.lines


def _without(lines: Iterable[Line], keys: Collection[tuple[int, int]]) -> Iterator[Line]:
    """Yield lines without some; a line behind one of those stands apart, and begins the page that it began."""
    feed = apart = False
    for line in lines:
        if line.key in keys:
            feed, apart = feed or line.feed, True
            continue
        yield replace(line, feed=line.feed or feed, blanks=line.blanks or int(apart))
        feed = apart = False


def _by_grid(table: PlanTable, heads: Sequence[Line], body: Sequence[Line]) -> bool:
    """Read a table whose names bear no numbers, where its rows have all their cells; tell whether they have."""
    columns = [squeeze(line.text) for line in heads]
    levels = levels_of_heads(columns)
    content = next((column for column, level in levels.items() if level is None), None)
    rows = by_grid(body, content, len(columns)) if content is not None else None
    if rows is None or any(
        level is None for column, level in levels.items() if content is not None and column < content
    ):
        return False
    take_heads(table, dict(enumerate(columns)))
    add_grid(table, Grid(1, [Row(dict(enumerate(cells))) for cells in rows]))
    return True


def _loose(table: PlanTable, line: Line) -> None:
    words = heads_of_line(line)
    if _ASIDE.fullmatch(squeeze(line.text)):
        table.left.append(line)
        return
    if words is not None:
        table.heads.append(line)
        table.named = tuple(level for level in levels_of_heads(words).values() if level is not None)
        return
    cell = PlanCell(None, read_cell([line]), [line])
    table.rows.append(PlanRow([cell], after_break=True))


def learn_levels(table: PlanTable) -> Levels:
    """Return what the columns and the styles of numbers of a plan stand for."""
    if not any(cell.column is not None for row in table.rows for cell in row.cells):
        names = table.named or NAMES
        return Levels({}, _styles_of_outline(table.rows, names), table.named[-1] if table.named else None)
    columns = _columns(table)
    styles: dict[Style, PlanLevel] = {}
    leading = _leading_styles(table.rows)
    for column, level in sorted(columns.items()):
        if level is None:
            continue
        met = [(style, count) for style, count in leading.get(column, Counter()).most_common() if style not in styles]
        # A style that the content counts in is not that of a name, unless the column uses it throughout.
        if met and _is_own(met[0], column, leading):
            styles[met[0][0]] = level
    return Levels(columns, styles)


def _columns(table: PlanTable) -> dict[int, PlanLevel | None]:
    width = 1 + max((c.column for row in table.rows for c in row.cells if c.column is not None), default=0)
    columns = {column: level for column, level in table.columns.items() if column < width}
    if any(level is not None for level in columns.values()):
        if None not in columns.values():
            columns[max(columns) + 1] = None
        return columns
    content = next((column for column, level in columns.items() if level is None), width - 1)
    return {**dict(zip(range(content), NAMES, strict=False)), content: None}


def _leading_styles(rows: Sequence[PlanRow]) -> dict[int, Counter[Style]]:
    leading: dict[int, Counter[Style]] = {}
    for row in rows:
        for cell in row.cells:
            mark = cell.segments[0].mark if cell.segments else None
            if mark is not None and cell.column is not None:
                leading.setdefault(cell.column, Counter())[mark.style] += 1
    return leading


def _is_own(met: tuple[Style, int], column: int, leading: Mapping[int, Counter[Style]]) -> bool:
    style, count = met
    return count >= max((counts[style] for other, counts in leading.items() if other > column), default=0)


def _styles_of_outline(rows: Sequence[PlanRow], levels: Sequence[PlanLevel]) -> dict[Style, PlanLevel]:
    """In a plan without a table, names are the numbered lines that end no sentence; the highest style comes first."""
    seen: dict[Style, list[bool]] = {}
    for row in rows:
        for segment in (each for cell in row.cells for each in cell.segments):
            if segment.mark is not None:
                seen.setdefault(segment.mark.style, []).append(segment.body.endswith(("。", "；", ";")))
    names = [style for style, ended in seen.items() if 2 * sum(ended) < len(ended)]
    if len(names) == len(seen) > 1:
        names = names[:-1]
    return dict(zip(names, levels, strict=False))
