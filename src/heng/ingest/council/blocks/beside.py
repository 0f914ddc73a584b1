"""Scorecard tables in a text that prints their columns beside one another: their lines are parted into cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from heng.ingest.aside import Beside, Page, grid_of, is_beside, parted
from heng.ingest.council.heads.headings import section_heading, theme_title
from heng.ingest.council.heads.objective import objective_heading
from heng.ingest.council.heads.table import read_head
from heng.ingest.council.outline import is_appendix
from heng.ingest.grid import Row
from heng.ingest.lines import Cell, Line
from heng.ingest.page_numbers import page_numbers
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.columns import head_column
from heng.ingest.text import squeeze, width

_PIECE = re.compile(r"\S+(?: \S+)*")
_WHOLE = re.compile(r"\S.*\S|\S")
_FOOT = re.compile(r"\D{0,4}\d{1,4}\D{0,2}")
_NOTE = re.compile(r"(?:[附備]?註|資料來源|說明)\d*[:：]")
_FIGURE = re.compile(r"[<>=≤≥≦≧±+-]*\d[\d,]*(?:\.\d+)?[%％]?")
_GAP = 2
_MOST_HEAD_LINES, _LEAST_COLUMNS, _MOST_COLUMNS = 3, 3, 64


@dataclass(slots=True)
class _Head:
    """A head over several lines: for each column the pieces of its words, with the line each stands on."""

    lines: Sequence[Line]
    words: list[list[tuple[Line, str]]]


@dataclass(slots=True)
class _Table:
    """The part of a table below one print of its head, or on one page."""

    head: _Head | None
    columns: int
    lines: list[Line] = field(default_factory=list)


def with_columns(lines: Sequence[Line], grammar: CodeGrammar) -> tuple[Line, ...] | None:
    """Return the lines of a text with the cells of its tables; None where no columns stand beside one another."""
    parts = list(_parts(lines, grammar))
    tables = [part for part in parts if isinstance(part, _Table)]
    if not is_beside([line for table in tables for line in table.lines]):
        return None
    cells = _parted(tables)
    found: list[Line] = []
    for number, part in enumerate(parts, start=1):
        if isinstance(part, Line):
            found.append(part)
            continue
        found += _head_cells(part.head, number)
        page = cells[id(part)]
        begins = [_begins(each, grammar) for each in page]
        _part_touching(page, begins)
        grid = grid_of(number, page, begins, part.columns)
        below = 1 if part.head else 0
        for row in grid.rows:
            stacked = _stacked(row)
            found += [_moved(line, below, lead=line.no in stacked) for line in row.all_lines()]
    return tuple(_fed_once(found))


def _fed_once(lines: Sequence[Line]) -> Iterator[Line]:
    """Let a page begin with the first cell of a line only."""
    begun = 0
    for line in lines:
        yield replace(line, feed=False) if line.feed and line.no == begun else line
        begun = line.no if line.feed else begun


def _parts(lines: Sequence[Line], grammar: CodeGrammar) -> Iterator[Line | _Table]:
    """Yield the lines outside tables, and the tables."""
    table: _Table | None = None
    index = 0
    numbers = {line.no for line in page_numbers(lines)}
    while index < len(lines):
        line = lines[index]
        head = _head(lines, index)
        if head is not None:
            yield from [table] if table else []
            table = _Table(head, len(head.words))
            index += len(head.lines)
            continue
        if table is not None and _ends_table(line, grammar):
            yield table
            table = None
        if table is not None and (line.no in numbers or _is_foot(lines, index)):
            columns = table.columns
            yield from (table, line)
            table = _Table(None, columns)
        elif table is not None:
            table.lines.append(line)
        else:
            yield line
        index += 1
    if table is not None:
        yield table


def _parted(tables: Sequence[_Table]) -> dict[int, list[Beside]]:
    """Part the lines of all tables that have as many columns together: their widths are the same."""
    found: dict[int, list[Beside]] = {}
    for columns in {table.columns for table in tables}:
        alike = [table for table in tables if table.columns == columns and table.lines]
        pages = [Page(table.lines, table.head.lines if table.head else ()) for table in alike]
        for table, page in zip(alike, parted(pages, columns) if pages else (), strict=True):
            found[id(table)] = page
    return {id(table): [] for table in tables} | found


def _head(lines: Sequence[Line], index: int) -> _Head | None:
    if not _GAP <= len(_PIECE.findall(_shown(lines[index]))) <= _MOST_COLUMNS:
        return None
    for count in range(1, _MOST_HEAD_LINES + 1):
        for measure in (len, _wide):
            words = _words(lines[index : index + count], measure)
            printed = "".join(text for column in words for _, text in column)
            if len(words) >= _LEAST_COLUMNS and (head := read_head(printed)) and len(head.columns) == len(words):
                return _Head(lines[index : index + count], words)
    return None


def _words(lines: Sequence[Line], measure: Callable[[str], int]) -> list[list[tuple[Line, str]]]:
    """Return the pieces of several lines by column: those that begin at about the same place."""
    pieces = [
        (measure(_shown(line)[: match.start()]), line, match[0])
        for line in lines
        for match in _named_apart(_shown(line))
    ]
    starts: list[int] = []
    for at in sorted(at for at, _, _ in pieces):
        if not starts or at - starts[-1] > _GAP:
            starts.append(at)
    columns: list[list[tuple[Line, str]]] = [[] for _ in starts]
    for at, line, text in pieces:
        columns[min(range(len(starts)), key=lambda column: abs(starts[column] - at))].append((line, text))
    return columns


def _named_apart(text: str) -> Iterator[re.Match[str]]:
    """Yield the pieces of a line of a head: what gaps part, and what one space parts where both sides name a column."""
    for match in re.finditer(r"\S+(?: \S+)*", text):
        at = match.start()
        for space in (found.start() for found in re.finditer(" ", match[0])):
            sides = (text[at : match.start() + space], match[0][space + 1 :])
            if all(map(head_column, sides)):
                yield from _WHOLE.finditer(text, at, match.start() + space)
                at = match.start() + space + 1
        yield from _WHOLE.finditer(text, at, match.end())


def _ends_table(line: Line, grammar: CodeGrammar) -> bool:
    if len(_PIECE.findall(_shown(line))) > 1:
        return False
    if (line.blanks and _NOTE.match(line.text)) or is_appendix(line.text):
        return True
    return bool(objective_heading(line.text, grammar) or section_heading(line.text) or theme_title(line.text))


def _is_foot(lines: Sequence[Line], index: int) -> bool:
    ends = index + 1 == len(lines) or lines[index + 1].feed
    return ends and lines[index].blanks > 0 and bool(_FOOT.fullmatch(squeeze(lines[index].text)))


def _begins(each: Beside, grammar: CodeGrammar) -> bool:
    code = grammar.indicator(each.cells.get(0, ""))
    return code is not None and code.strict


def _part_touching(page: Sequence[Beside], begins: Sequence[bool]) -> None:
    """Part cells of a row's first line that one space parts, where the cell's further lines show its place."""
    first: Beside | None = None
    for each, begin in zip(page, begins, strict=True):
        if begin or first is None:
            first = each
            continue
        for column, text in each.cells.items():
            host = max((other for other in first.cells if other < column), default=None)
            if column not in first.cells and host is not None:
                place = each.line.raw.find(text) - first.line.raw.find(first.cells[host])
                _part_at(first, host, column, place)


def _part_at(each: Beside, host: int, column: int, place: int) -> None:
    text = each.cells[host]
    cut = next((at for at in (place - 1, place - 2, place) if 0 < at < len(text) and text[at] == " "), None)
    if cut is not None:
        each.cells[host], each.cells[column] = text[:cut].rstrip(), text[cut:].lstrip()


def _stacked(row: Row) -> set[int]:
    """Return the lines on which a further figure of a row stands, below one that is whole: of another agency."""
    found: set[int] = set()
    for lines in row.cells.values():
        for above, line in pairwise(lines):
            if _FIGURE.fullmatch(squeeze(above.text)) and _FIGURE.fullmatch(squeeze(line.text)):
                found.add(line.no)
    return found


def _head_cells(head: _Head | None, number: int) -> Iterator[Line]:
    for column, words in enumerate(head.words if head else ()):
        yield from (replace(line, text=text, raw=text, cell=Cell(number, 0, column)) for line, text in words)


def _moved(line: Line, rows: int, *, lead: bool) -> Line:
    cell = line.cell
    return replace(line, lead=line.lead or lead, cell=replace(cell, row=cell.row + rows)) if cell else line


def _shown(line: Line) -> str:
    return (line.raw or line.text).rstrip()


def _wide(text: str) -> int:
    return round(2 * width(text))
