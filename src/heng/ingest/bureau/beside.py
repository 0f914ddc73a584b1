"""Scorecard tables of a text that prints their columns beside one another: lines become cells by their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.aside import Beside, Page, grid_of, is_beside, parted
from heng.ingest.bureau.words import is_closing, is_heading, row_name, theme_name
from heng.ingest.grid import Grid
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.columns import HeadColumn, read_head
from heng.ingest.scorecard.pieces import INDICATOR, chunks, leading_code
from heng.model.profile import Profile
from heng.model.terms import Column

_GAPS, _WHITE = re.compile(r"\s{2,}|\t"), re.compile(r"\s+")
_BROKEN = re.compile(r"[(（][^)）]*[-－:：]?$")
_LEAST_COLUMNS, _LEAST_CODES = 3, 2
_SPANNING = frozenset({Column.THEME, Column.PERSPECTIVE, Column.OBJECTIVE, Column.SUCCESS_FACTOR, Column.NOTE})
"""Columns whose cells may span many rows, or be empty."""


@dataclass(slots=True)
class BesideTables:
    """Finds such tables. A head opens one; a theme, a heading, closing words or the next head ends it.

    `doubtful`: numbers of the lines whose columns only the widths of other lines part.
    """

    grammar: CodeGrammar
    profile: Profile
    doubtful: set[int] = field(default_factory=set)

    def with_cells(self, lines: Sequence[Line]) -> Iterator[Line]:
        """Yield all lines, those of tables parted into cells.

        Tables with as many columns are parted together: one that a page begins or ends with may have too few lines.
        """
        spans = list(self._spans(lines))
        alike = {columns: [span for span in spans if len(_words(lines[span[0]])) == columns] for columns in range(64)}
        parts: dict[int, list[Line]] = {}
        for columns, group in alike.items():
            tables = [lines[start:end] for start, end in group]
            for (start, _), cells in zip(group, self._parted(tables, columns) if group else (), strict=True):
                parts[start] = cells
        index, table = 0, max((line.cell.table for line in lines if line.cell), default=0)
        ends = dict(spans)
        while index < len(lines):
            cells = parts.get(index, [])
            table += bool(cells)
            yield from (_of_table(line, table) for line in cells) if cells else lines[index : index + 1]
            index = ends[index] if cells else index + 1

    def _spans(self, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
        """Yield from where to where the tables go that heads open."""
        index = 0
        while index < len(lines):
            end = self._end(lines, index)
            if end > index:
                yield index, end
            index = max(end, index + 1)

    def _end(self, lines: Sequence[Line], start: int) -> int:
        """Return where the table ends whose head stands here; here where none does."""
        head = _head(lines[start])
        if not head:
            return start
        themes = any(column.column is Column.THEME for column in head.values())
        end = start + 1
        while end < len(lines) and lines[end].cell is None:
            below = lines[end + 1] if end + 1 < len(lines) else None
            if self._ends(lines[end], themes=themes, last=below is None or below.feed):
                break
            end += 1
        return end

    def _ends(self, line: Line, *, themes: bool, last: bool) -> bool:
        """Tell whether a table ends before a line. `last`: of its page, where a number counts pages."""
        named = not themes and theme_name(line.text, self.profile) is not None
        counted = line.text.isdigit() and (last or bool(line.blanks))
        return (
            named
            or counted
            or bool(_head(line))
            or is_closing(line.text)
            or (is_heading(line.text) and not self._codes(line))
        )

    def _codes(self, line: Line) -> list[int]:
        return [chunk.level for chunk in chunks([line], self.grammar) if chunk.level is not None]

    def _is_table(self, lines: Sequence[Line]) -> bool:
        """Tell whether columns stand beside one another: several codes on one line, as no list prints them."""
        several = sum(len(self._codes(line)) >= _LEAST_CODES for line in lines)
        return is_beside(lines) and several * 2 >= sum(bool(self._codes(line)) for line in lines) and several > 0

    def _parted(self, tables: Sequence[Sequence[Line]], columns: int) -> list[list[Line]]:
        """Return the cells of each table; none where they are no tables, or where columns stay empty."""
        if not self._is_table([line for table in tables for line in table]):
            return [[] for _ in tables]
        found = []
        for page in parted([Page(lines=list(table)) for table in tables], columns):
            grid = grid_of(1, page, self._begins(page), columns)
            kept = self._keeps_apart(grid, _head(page[0].line), columns)
            if kept:
                self.doubtful |= {
                    each.line.no for each in page if len(_GAPS.split(each.line.raw.strip())) < len(each.cells)
                }
            found.append([line for row in grid.rows for line in row.all_lines()] if kept else [])
        return found

    def _keeps_apart(self, grid: Grid, head: Mapping[int, HeadColumn], columns: int) -> bool:
        """Tell whether each column holds what its head says, and none but those that span rows is mostly empty."""
        rows = [row for row in grid.rows if any(self._names(row.text(column)) for column in row.cells)]
        for column in range(columns):
            spans = column in head and head[column].column in _SPANNING
            named = column in head and head[column].column is Column.INDICATOR
            apart = all(named == self._names(row.text(column)) for row in rows)
            if not apart or (not spans and rows and sum(column in row.cells for row in rows) * 2 <= len(rows)):
                return False
        return True

    def _begins(self, page: Sequence[Beside]) -> list[bool]:
        """Tell of each line whether a row begins with it: a code or the label of a row does, in a column of its own."""
        above: dict[int, str] = {}
        found: list[bool] = []
        for each in page:
            whole = {at: text for at, text in each.cells.items() if not _BROKEN.search(above.get(at, ""))}
            found.append(any(self._opens(text) for text in whole.values()))
            above |= each.cells
        # What goes on from the page before stands right below the head, and is no part of it.
        found[1:2] = [True] * len(found[1:2])
        return found

    def _names(self, text: str) -> bool:
        code = leading_code(text, self.grammar)
        return code is not None and code[0] == INDICATOR

    def _opens(self, text: str) -> bool:
        code = leading_code(text, self.grammar)
        return (code is not None and code[0] <= INDICATOR) or row_name(text, self.profile) is not None


def _of_table(line: Line, table: int) -> Line:
    return replace(line, cell=replace(line.cell, table=table)) if line.cell else line


def _words(line: Line) -> list[str]:
    """Return the words of a head: what gaps part, or what each space parts."""
    by_gap = [text for text in _GAPS.split(line.raw.strip()) if text]
    by_space = _WHITE.split(line.raw.strip())
    named = [len({head.column for head in _heads(words).values()}) for words in (by_gap, by_space)]
    return by_space if named[1] > named[0] else by_gap


def _heads(words: Sequence[str]) -> Mapping[int, HeadColumn]:
    return read_head(dict(enumerate(words)))


def _head(line: Line) -> Mapping[int, HeadColumn]:
    """Return the columns that a line heads, where they are enough to tell a table by."""
    if line.cell is not None or not line.raw:
        return {}
    found = _heads(_words(line))
    return found if len(found) >= _LEAST_COLUMNS else {}
