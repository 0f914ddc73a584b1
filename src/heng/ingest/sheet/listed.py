"""Tables of indicators in a text that prints one cell after the other.

Such a text has lost its empty cells and may have moved others. Only rows that have a cell for each column of the head,
each of its column's sort, are read; the print of all others is left over, so that it is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from heng.ingest.lines import Cell, Line, habits
from heng.ingest.sheet.heads import Extra, Head, is_head, read_head
from heng.ingest.text import join_lines
from heng.model.notation import parse_actual, parse_target
from heng.model.terms import Column

_LEAST_ROWS = 2
_FEWEST_COLUMNS = 4
_MOST_COLUMNS = 16
_LONGEST_UNIT, _LONGEST_HEAD = 12, 60
_CODE = re.compile(r"(?=.*\d)[A-Za-z]{0,4}\d*(?:[.\-]\d+)*")
_SEVERAL = re.compile(r"目標.*\s.*(?:實際|達成)|(?:實際|達成).*\s.*目標")
_MARKED_CODE = re.compile(r"[A-Za-z]{1,4}\d.*|\d+-\d.*")
_AGENCY = re.compile(r".*(?:局|處|科|室|中心|所|會|府|隊|組|課|館|院|校|署|部|公司|機關|單位)[)）]?")
_WEIGHT = re.compile(r"\d{1,3}(?:\.\d+)?\s*[%％]?")

_Cell = Sequence[Line]


def with_listed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text, the rows of its tables of indicators as cells; as they stand where none fits."""
    cells = _cells(lines)
    for at in range(len(cells)):
        found = _head(cells, at)
        if found is None:
            continue
        end, heads = found
        rows = list(_rows(cells[end:], heads))
        if len(rows) >= _LEAST_ROWS:
            return _laid_out(cells, at, end, rows)
    return list(lines)


def _cells(lines: Sequence[Line]) -> list[_Cell]:
    """Return the lines of each cell: those without an empty line between them, where such lines are usual.

    The head of a column is a cell of its own: a title stands right above the first.
    """
    apart = habits(lines).blanks
    cells: list[list[Line]] = []
    head = False
    for line in lines:
        above, head = head, bool(_known(line.text))
        if cells and apart and not line.blanks and not line.feed and not above and not head:
            cells[-1].append(line)
        else:
            cells.append([line])
    return list(cells)


def _text(cell: _Cell) -> str:
    return join_lines((line.text, False) for line in cell)


def _head(cells: Sequence[_Cell], at: int) -> tuple[int, list[str]] | None:
    """Return where a head that begins with a cell ends, and the words of its columns; None where none begins."""
    words: list[str] = []
    end = at
    while end < min(len(cells), at + _MOST_COLUMNS) and len(cells[end]) == 1:
        parts = _known(_text(cells[end]))
        if not parts and words and end + 1 < len(cells) and _known(_text(cells[end + 1])):
            parts = [_text(cells[end])]
        if not parts:
            break
        words += parts
        end += 1
    kinds = [head.kind for head in map(read_head, words)]
    fits = len(words) >= _FEWEST_COLUMNS and is_head(dict(enumerate(map(read_head, words))))
    figures = [kind for kind in kinds if kind in (Column.TARGET, Column.ACTUAL)]
    return (end, words) if fits and figures else None


def _known(text: str) -> list[str]:
    """Return the heads of columns that a cell holds: one, or several that spaces part; none where some are unknown."""
    if len(text) > _LONGEST_HEAD:
        return []
    if read_head(text).kind is not None and not _SEVERAL.search(text):
        return [text]
    words = text.split()
    for count in range(1, len(words)):
        first = "".join(words[:count])
        if read_head(first).kind is not None and (rest := _known(" ".join(words[count:]))):
            return [first, *rest]
    return []


def _rows(cells: Sequence[_Cell], words: Sequence[str]) -> Iterator[tuple[int, Sequence[_Cell]]]:
    """Yield the rows that fit, with the number of their first cell.

    A row that does not fit is passed over where codes tell the next one; else nothing tells where that begins.
    """
    heads = [read_head(word) for word in words]
    at = 0
    shape = ""
    while at + len(heads) <= len(cells):
        row = [_text(cell) for cell in cells[at : at + len(heads)]]
        if heads[0].kind is Column.NUMBER and _MARKED_CODE.fullmatch(row[0]):
            shape = shape or _shape(row[0])
        fits = all(_fits(head, text) for head, text in zip(heads, row, strict=True))
        ends = at + len(heads)
        below = "" if _ends_page(cells, ends) else _text(cells[ends])
        whole = not shape or not below or _shape(below) == shape or not _is_figure(below)
        if fits and whole and not (shape and shape in map(_shape, row[1:])):
            yield at, cells[at:ends]
            at = ends
        elif shape:
            at += 1
        else:
            return


def _ends_page(cells: Sequence[_Cell], at: int) -> bool:
    """Tell whether nothing but a page's number stands behind a row on its page."""
    behind = cells[at : at + 2]
    return not behind or (_text(behind[0]).isdigit() and (len(behind) == 1 or behind[1][0].feed))


def _shape(code: str) -> str:
    """Return how a code is made: which letters and marks stand between its numbers."""
    return re.sub(r"[A-Za-z]+", "A", re.sub(r"\d+", "9", code)) if _CODE.fullmatch(code) else ""


def _is_figure(text: str) -> bool:
    parsed = parse_actual(text, period=None)
    return parsed.certain and not parsed.remarks


def _is_target(text: str) -> bool:
    parsed = parse_target(text, period=None)
    return parsed.certain and not parsed.remarks


def _is_name(text: str) -> bool:
    return bool(re.search(r"[A-Za-z\u4e00-\u9fff]{2}", text)) and not _CODE.fullmatch(text)


_SORTS: Mapping[Column | Extra, Callable[[str], bool]] = {
    Column.NUMBER: lambda text: bool(_CODE.fullmatch(text)),
    Extra.ORDER: lambda text: text.isdigit(),
    Column.INDICATOR: _is_name,
    Column.TARGET: _is_target,
    Column.ACTUAL: _is_figure,
    Column.WEIGHT: lambda text: bool(_WEIGHT.fullmatch(text)),
    Column.UNIT: lambda text: len(text) <= _LONGEST_UNIT and not re.search(r"\d", text),
    Column.AGENCY: lambda text: bool(_AGENCY.fullmatch(text)),
}


def _fits(head: Head, text: str) -> bool:
    sort = _SORTS.get(head.kind) if head.kind is not None else None
    return sort is None or sort(text)


def _laid_out(cells: Sequence[_Cell], start: int, end: int, rows: Sequence[tuple[int, Sequence[_Cell]]]) -> list[Line]:
    """Return the lines before the table, its head and rows as cells, and what is left of the text."""
    taken = {end + at + index for at, row in rows for index in range(len(row))}
    found = [line for cell in cells[:start] for line in cell]
    column = 0
    for cell in cells[start:end]:
        for word in _known(_text(cell)) or [_text(cell)]:
            found.append(replace(cell[0], text=word, raw=word, cell=Cell(1, 0, column)))
            column += 1
    for number, (_, row) in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            found += [replace(line, cell=Cell(1, number, at)) for line in cell]
    rest = (cell for at, cell in enumerate(cells) if at >= end and at not in taken)
    return [*found, *(line for cell in rest for line in cell)]
