"""Tables of several years: budget and accounts, staff and its cost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from heng.ingest.grid import Grid, Row
from heng.ingest.lines import Line
from heng.ingest.performance.yearly.cells import MOST_OF_A_NAME, as_grids
from heng.ingest.performance.yearly.places import LOOSE_SIGN, Places
from heng.ingest.performance.yearly.print import YearlyFound, YearlyPrint, YearlyRow, is_money, is_staff, settled
from heng.ingest.performance.yearly.values import (
    are_years,
    begins_notes,
    heads_units,
    heads_years,
    is_unit,
    is_value,
    part_unit,
    roc_year,
)
from heng.ingest.text import join_lines, squeeze
from heng.model.numbering import read_mark

_HEAD = re.compile(
    "年度?別?|會計年度|項目(?:名稱)?|[類科]別|名稱|區分|預、?決算(?:別)?|(?:項目|類別)?[/／\\\\]?年度別?|單位[:：].*"
)
_NUMBER_HEAD = re.compile("項次|序號|編號")
_SENTENCE = re.compile("[。；，]")
_LEAST_VALUES = 2


@dataclass(slots=True)
class _Columns:
    """What the columns of a grid hold: years, names, and the unit of a row."""

    years: dict[int, int] = field(default_factory=dict)
    names: list[int] = field(default_factory=list)
    unit: int | None = None
    turned: dict[int, str] = field(default_factory=dict)
    """In a table whose rows are the years: the names of the columns."""


def read_yearly(blocks: Iterable[Line | Grid]) -> YearlyFound:
    """Return the tables of several years below a heading."""
    reader = _Reader()
    for block in as_grids(list(blocks)):
        if isinstance(block, Line):
            reader.line(block)
        else:
            reader.grid(block)
    return reader.finish()


def has_years(block: Line | Grid) -> bool:
    """Tell whether a table of several years begins with a block."""
    if isinstance(block, Line):
        return is_head(block.text.split())
    cells = [" ".join(row.text(column).split()) for row in block.rows[:1] for column in sorted(row.cells)]
    others = [text for text in cells if roc_year(text) is None]
    return are_years([text for text in cells if text not in others]) and not any(map(is_value, others))


def is_head(words: Sequence[str]) -> bool:
    """Tell whether words are a head: years, and before them no more than what the rows are, and their unit."""
    years = list(words)
    if years and roc_year(years[0]) is None:
        years.pop(0)
        if years and heads_units(years[0]):
            years.pop(0)
    return are_years(years)


class _Reader:
    def __init__(self) -> None:
        self._found = YearlyFound()
        self._table = YearlyPrint("")
        self._pending: list[Line] = []
        self._names: list[str] = []
        self._places: Places | None = None
        self._columns: _Columns | None = None
        self._in_notes = False

    def finish(self) -> YearlyFound:
        """Return what was found."""
        self._close()
        self._found.tables = settled(self._found.tables)
        return self._found

    def _close(self) -> None:
        table = self._table
        if table.rows:
            self._found.tables.append(table)
        elif table.title and not table.years and self._found.tables and not self._found.tables[-1].title:
            # A text printed cell by cell may have the heading of a table below it.
            above = self._found.tables[-1]
            above.title, above.unit = table.title, above.unit or table.unit
            above.lines += table.lines
        elif not table.years:
            self._found.text += table.lines
        self._found.text += [line for line in self._pending if len(line.text) > MOST_OF_A_NAME]
        self._pending = []
        self._names = []
        self._places = None
        self._columns = None
        self._in_notes = False

    def _begin(self) -> None:
        """Begin a table below the one before it, without a heading of its own."""
        self._close()
        self._table = YearlyPrint("")

    # --- lines of text

    def line(self, line: Line) -> None:
        """Take a line of text."""
        words = LOOSE_SIGN.sub("", line.text).split()
        if self._in_notes and not is_head(words) and not _is_heading(line):
            self._table.notes[-1][1].append(line)
            return
        if begins_notes(line) and self._table.rows:
            self._in_notes = True
            self._table.notes.append(("", [line]))
            return
        if self._head(words, line) or self._turned(words, [line]) or self._row(words, line):
            return
        mark = read_mark(line.text)
        if mark is not None and _is_heading(line):
            self._close()
            title = line.text[mark.end :].strip()
            self._table = YearlyPrint(title, part_unit(title)[1], lines=[line])
            return
        self._loose(line)

    def _head(self, words: Sequence[str], line: Line) -> bool:
        if not is_head(words) or not self._may_be_head(words):
            return False
        if self._table.rows:
            self._begin()
        years = [year for word in words if (year := roc_year(word)) is not None]
        self._table.years = years
        self._table.lines.append(line)
        self._table.unit = self._table.unit or (part_unit(words[0])[1] if len(words) > len(years) else "")
        self._places = Places.of(line, words[-len(years) :])
        return True

    def _may_be_head(self, words: Sequence[str]) -> bool:
        """Counts may rise by one as years do; below a head, only a row without a name or named as heads are is one."""
        named = roc_year(words[0]) is None
        return not self._table.years or not named or bool(_HEAD.fullmatch(squeeze(words[0])))

    def _row(self, words: Sequence[str], line: Line) -> bool:
        """Take a line of a name and its values; tell whether it belongs to a table."""
        count = len(self._table.years)
        size = next((index for index, word in enumerate(reversed(words)) if not is_value(word)), len(words))
        if not count or self._names or not size or not any(char.isdigit() for word in words[-size:] for char in word):
            return False
        name, values = list(words[: len(words) - size]), list(words[len(words) - size :])
        unit = name.pop() if len(name) > 1 and is_unit(name[-1]) else ""
        if size != count:
            placed = self._places.spread(line, values) if self._places is not None and name else None
            if placed is None:
                return False
            values = placed
        self._add(" ".join(name), values, [line], unit)
        return True

    def _loose(self, line: Line) -> None:
        """A unit on a line of its own, a name that goes on with its figures, the rest of a name, or running text."""
        text, unit = part_unit(line.text)
        alone = bool(unit) and not text.strip("（(")
        if alone and not self._table.rows:
            self._table.unit = unit
            self._table.lines.append(line)
        elif alone and line.text.startswith("單位"):
            self._begin()
            self._table.unit = unit
            self._table.lines.append(line)
        elif alone:
            last = self._table.rows[-1]
            last.unit = last.unit or unit
            last.lines.append(line)
        elif self._table.years and not _SENTENCE.search(line.text):
            self._pending.append(line)
        elif (
            not self._table.rows
            and not self._table.title
            and (is_staff(line.text) or is_money(line.text))
            and "。" not in line.text
        ):
            self._close()
            self._table = YearlyPrint(line.text, unit, lines=[line])
        elif not _is_row(line.text) and not is_value(line.text):
            self._found.text.append(line)

    def _turned(self, words: Sequence[str], lines: list[Line]) -> bool:
        """Take a row of a table whose rows are the years: its head names what the columns count."""
        if not words:
            return False
        if heads_years(words[0]) and not self._table.years:
            names = list(words[1:])
            self._names = [] if any(is_value(name) for name in names) else names
            self._table.lines += lines if self._names else []
            return bool(self._names)
        year, values = roc_year(words[0]), list(words[1:])
        if year is None or not self._names or len(values) != len(self._names) or not _are_values(values):
            return False
        self._add_year(year, self._names, values, lines)
        return True

    def _add_year(self, year: int, names: Sequence[str], values: Sequence[str], lines: Sequence[Line]) -> None:
        if not self._table.rows:
            self._table.rows = [YearlyRow(*part_unit(name), [], []) for name in names]
        self._table.years.append(year)
        self._table.lines += lines
        for row, value in zip(self._table.rows, values, strict=True):
            row.values.append(value)
            row.lines += lines

    def _add(self, name: str, values: list[str], lines: list[Line], unit: str = "") -> None:
        before = [line for line in self._pending if line.no < lines[0].no and not _has_value(line.text)]
        name = join_lines([*((line.text, False) for line in before), (name, False)]) if before else name
        self._pending = [line for line in self._pending if line not in before]
        text, own = part_unit(name)
        self._table.rows.append(YearlyRow(text, own or unit, values, [*before, *lines]))

    # --- tables with cells

    def grid(self, grid: Grid) -> None:
        """Take a table that keeps its cells; rows that fit none of its columns are left."""
        self._in_notes = False
        for row in grid.rows:
            cells = {column: LOOSE_SIGN.sub("", " ".join(row.text(column).split())) for column in row.cells}
            if not self._grid_head(cells, row) and self._columns is not None:
                self._grid_row(cells, row, self._columns)

    def _grid_head(self, cells: Mapping[int, str], row: Row) -> bool:
        years = {column: year for column, text in cells.items() if (year := roc_year(text)) is not None}
        others = [column for column in sorted(cells) if column not in years]
        first = cells[min(cells)]
        if years and others[1:] and not are_years([cells[column] for column in sorted(years)]):
            years = {}
        if are_years([cells[column] for column in sorted(years)]) and not any(is_value(cells[each]) for each in others):
            if self._columns is not None and not (not others or _HEAD.fullmatch(squeeze(first))):
                return False
            self._open(row)
            names = [column for column in others if column < min(years) and not _NUMBER_HEAD.fullmatch(cells[column])]
            unit = next((column for column in names if heads_units(cells[column])), None)
            names = [column for column in names if column != unit] or list(range(min(years)))
            spread = any(line.cell and line.cell.columns > 1 for column in years for line in row.lines(column))
            self._columns = None if spread else _Columns(years, names, unit)
            self._table.years = [] if spread else [years[column] for column in sorted(years)]
            units = (part_unit(cells[each])[1] for each in names if each in cells)
            self._table.unit = self._table.unit or next(units, "")
            return True
        if heads_years(first) and others[1:] and not any(map(is_value, cells.values())):
            self._open(row)
            self._columns = _Columns(turned={column: cells[column] for column in others[1:]}, names=[min(cells)])
            return True
        return False

    def _open(self, row: Row) -> None:
        if self._table.rows:
            self._begin()
        self._table.lines += row.all_lines()

    def _grid_row(self, cells: Mapping[int, str], row: Row, columns: _Columns) -> None:
        if columns.turned:
            self._grid_year(cells, row, columns)
            return
        name = next((cells[column] for column in reversed(columns.names) if cells.get(column)), "")
        values = [cells.get(column, "") for column in sorted(columns.years)]
        if not name or not any(values) or not _are_values([value for value in values if value]):
            return
        used = {*columns.names[-1:], *columns.years, *([columns.unit] if columns.unit is not None else [])}
        used.add(next(column for column in reversed(columns.names) if cells.get(column)))
        lines = [line for column in sorted(used & cells.keys()) for line in row.lines(column)]
        self._add(name, values, lines, cells.get(columns.unit, "") if columns.unit is not None else "")

    def _grid_year(self, cells: Mapping[int, str], row: Row, columns: _Columns) -> None:
        year = roc_year(cells.get(columns.names[0], ""))
        values = [cells.get(column, "") for column in sorted(columns.turned)]
        if year is not None and _are_values([value for value in values if value]):
            names = [columns.turned[column] for column in sorted(columns.turned)]
            self._add_year(year, names, values, row.all_lines())


def _is_heading(line: Line) -> bool:
    mark = read_mark(line.text)
    if mark is None or "。" in line.text:
        return False
    return (is_staff(line.text) or is_money(line.text)) and not begins_notes(line)


def _are_values(texts: Sequence[str]) -> bool:
    return bool(texts) and all(map(is_value, texts))


def _is_row(text: str) -> bool:
    """Tell whether a line prints values, or a name and values: what no table has taken is no running text."""
    words = text.split()
    return len(words) > 1 and all(map(is_value, words[-_LEAST_VALUES:])) and not _SENTENCE.search(text)


def _has_value(text: str) -> bool:
    return any(is_value(word) and any(map(str.isdigit, word)) for word in text.split())
