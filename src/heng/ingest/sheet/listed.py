"""Tables of indicators in a text that prints one cell after the other.

Such a text has lost its empty cells and may have moved others. Only rows are read that have a cell for each column of
the head, each of its column's sort, and behind which another row begins; remarks and merged cells alone may be lacking.
The print of all others is left over, so that it is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, islice

from heng.ingest.lines import Cell, Line, habits
from heng.ingest.sheet.heads import Extra, Head, is_head, read_head
from heng.ingest.text import join_lines
from heng.model.notation import parse_actual, parse_target
from heng.model.terms import Column

_LEAST_ROWS = 2
_FEWEST_COLUMNS = 4
_MOST_COLUMNS = 16
_MOST_LOST = 5
_MOST_HEADS, _MOST_WAYS = 50, 100
_LONGEST_UNIT, _LONGEST_HEAD, _MOST_WORDS = 12, 60, 8
_CODE = re.compile(r"(?=.*\d)[A-Za-z]{0,4}\d*(?:[.\-]\d+)*")
_SEVERAL = re.compile(r"目標.*\s.*(?:實際|達成)|(?:實際|達成).*\s.*目標")
_MARKED_CODE = re.compile(r"[A-Za-z]{1,4}\d.*|\d+-\d.*")
_COMPONENT = re.compile(r"(?<=\.\d)-\d{1,2}$|(?<=\.\d\d)-\d{1,2}$")
_POLARITY = re.compile(r"[(（]?[正負反逆]向(?:指標)?[)）]?")
_YEAR = re.compile(r"(?:民國)?\s*\d{2,3}\s*年度?")
_BESIDE = re.compile(r"[(（][^)）]*\s[\d,.]+[%％]?$|\s[%％]$")
_CODE_INSIDE = re.compile(r"[A-Za-z]{1,4}\d{1,2}\.\d")
_NOTE = re.compile(r"(?:備?註|附註|說明|資料來源)\s*\d*\s*[：:]")
_AGENCY = re.compile(r".*(?:局|處|科|室|中心|所|會|府|隊|組|課|館|院|校|署|部|公司|機關|單位)[)）]?")
_WEIGHT = re.compile(r"\d{1,3}(?:\.\d+)?\s*[%％]?")

_FIGURES = frozenset({Column.TARGET, Column.ACTUAL})

_Cell = Sequence[Line]


def with_listed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text, the rows of its tables of indicators as cells; as they stand where none fits."""
    cells = _Cells(_cells(lines))
    heads = ((at, *found) for at in range(len(cells)) if (found := cells.head(at)))
    for at, end, words in islice(heads, _MOST_HEADS):
        rows = list(_rows(cells, end, words))
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


class _Cells:
    """The cells of a text in the order of their print; what stands in each, and which begin a head, is read once."""

    def __init__(self, cells: Sequence[_Cell]) -> None:
        self.lines = cells
        self.texts = [join_lines((line.text, False) for line in cell) for cell in cells]
        self._heads: dict[int, tuple[int, list[str]] | None] = {}

    def __len__(self) -> int:
        return len(self.lines)

    def head(self, at: int) -> tuple[int, list[str]] | None:
        """Return where a head that begins with a cell ends, and the words of its columns; None where none begins."""
        if at not in self._heads:
            self._heads[at] = self._read_head(at)
        return self._heads[at]

    def _read_head(self, at: int) -> tuple[int, list[str]] | None:
        words: list[str] = []
        end = at
        while end < min(len(self), at + _MOST_COLUMNS) and len(self.lines[end]) == 1:
            text, parts = self.texts[end], _known(self.texts[end])
            before_known = end + 1 < len(self) and bool(_known(self.texts[end + 1]))
            if _YEAR.fullmatch(text) and before_known:
                end += 1
                continue
            if not parts and words and before_known:
                parts = (text,)
            if not parts:
                break
            words.extend(parts)
            end += 1
        heads = list(map(read_head, words))
        fits = len(words) >= _FEWEST_COLUMNS and is_head(dict(enumerate(heads)))
        return (end, words) if fits and any(head.kind in _FIGURES for head in heads) else None


def _known(text: str) -> Sequence[str]:
    """Return the heads of columns that a cell holds: one, or several that spaces part; none where some are unknown."""
    return _parted(tuple(text.split())) if len(text) <= _LONGEST_HEAD else ()


@lru_cache(maxsize=4096)
def _parted(words: Sequence[str]) -> Sequence[str]:
    """Part words into heads, each of as few words as may be.

    What stands from a word on is parted once, however many ways lead to that word: two heads together are often a
    head too, so that the ways double with each word.
    """
    behind: dict[int, Sequence[str]] = {len(words): ()}

    def parted(at: int) -> Sequence[str]:
        if at not in behind:
            behind[at] = parted_from(at)
        return behind[at]

    def parted_from(at: int) -> Sequence[str]:
        whole = " ".join(words[at:])
        if not _SEVERAL.search(whole) and read_head(whole).kind is not None:
            return (whole,)
        for end in range(at + 1, min(len(words), at + 1 + _MOST_WORDS)):
            first = "".join(words[at:end])
            if read_head(first).kind is not None and (rest := parted(end)):
                return (first, *rest)
        return ()

    return parted(0) if words else ()


def _rows(cells: _Cells, start: int, words: Sequence[str]) -> Iterator[_Row]:
    """Yield the rows behind a head that fit.

    A row that does not fit is passed over where codes tell the next one; else nothing tells where that begins.
    """
    table = _Columns([read_head(word) for word in words])
    at = start
    while at < len(cells):
        again = cells.head(at)
        if again is not None and again[1] == words:
            at = again[0]
            continue
        row = table.row(cells, at)
        if row is not None:
            yield row
            at = max(row.cells) + 1
        elif table.coded:
            at += 1
        else:
            return


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: the column of each of its cells, by the cells' numbers."""

    cells: Mapping[int, int]


class _Columns:
    """The columns of a table, and what its rows begin with, as the rows read so far show."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self._heads = heads
        self._shape = ""
        self._last: int | None = None
        loose = [at for at, head in enumerate(heads) if head.kind in _LACKING]
        ways = (
            [at for at in range(len(heads)) if at not in left]
            for count in range(len(loose) + 1)
            for left in combinations(loose, count)
        )
        self._choices = list(islice(ways, _MOST_WAYS))

    @property
    def coded(self) -> bool:
        """Tell whether rows have codes of one form, or are counted."""
        return bool(self._shape) or self._last is not None

    def row(self, cells: _Cells, at: int) -> _Row | None:
        """Return the row that begins with a cell; None where none fits."""
        for columns in self._choices:
            end = at + len(columns)
            texts = cells.texts[at:end]
            if len(texts) < len(columns) or not self._fits(columns, texts):
                continue
            if any(map(_holds_two, cells.lines[at:end])) or not self._begins(cells, end):
                continue
            self._shape = self._shape or self._code(columns, texts)
            self._last = int(texts[0]) if self._is_counted(columns, texts) else self._last
            return _Row({at + index: column for index, column in enumerate(columns)})
        return None

    def _fits(self, columns: Sequence[int], texts: Sequence[str]) -> bool:
        if not all(_fits(self._heads[at], text) for at, text in zip(columns, texts, strict=True)):
            return False
        if self._last is not None:
            counted = self._is_counted(columns, texts)
            if not counted or not self._last < int(texts[0]) <= self._last + _MOST_LOST:
                return False
        code = self._code(columns, texts)
        codes = [shape for text in texts if (shape := _shape(_first(text)))]
        return not self._shape or (code == self._shape and codes.count(self._shape) == 1)

    def _code(self, columns: Sequence[int], texts: Sequence[str]) -> str:
        """Return the form of a row's code, in the column of codes or at the beginning of its name."""
        kinds = [self._heads[at].kind for at in columns]
        for kind in (Column.NUMBER, Column.INDICATOR):
            if kind in kinds and _MARKED_CODE.fullmatch(_first(texts[kinds.index(kind)])):
                return _shape(_first(texts[kinds.index(kind)]))
        return ""

    def _is_counted(self, columns: Sequence[int], texts: Sequence[str]) -> bool:
        return self._heads[columns[0]].kind in (Extra.ORDER, Column.NUMBER) and texts[0].isdecimal()

    def _begins(self, cells: _Cells, at: int) -> bool:
        """Tell whether a further row may begin with a cell, or the page or the table ends before it."""
        if _ends_page(cells, at):
            return True
        texts = cells.texts[at : at + 1 + len(self._heads)]
        if _POLARITY.fullmatch(texts[0]) and len(texts) > 1:
            texts = texts[1:]
        if not self._shape:
            return _shape(_first(texts[0])) != "9" or self._heads[0].kind in (Extra.ORDER, Column.NUMBER)
        if _NOTE.match(texts[0]) or cells.head(at) is not None:
            return True
        coded = next((index for index, text in enumerate(texts) if _shape(_first(text)) == self._shape), None)
        if coded is None or coded > self._before:
            return False
        numbered = any(head.kind is Extra.ORDER for head in self._heads[: self._before])
        return all(map(_is_before_code, texts[:coded])) and (not numbered or any(map(str.isdigit, texts[:coded])))

    @property
    def _before(self) -> int:
        """How many columns stand before the one with codes."""
        kinds = [head.kind for head in self._heads]
        return kinds.index(Column.NUMBER if Column.NUMBER in kinds else Column.INDICATOR)


def _holds_two(cell: _Cell) -> bool:
    """Tell whether a line breaks off inside a bracket behind a figure of the next column, or where a sign stands."""
    return any(_BESIDE.search(line.text) for line in cell[:-1])


def _first(text: str) -> str:
    """Return the first word of a text, where a blank parts a code from a name."""
    return text.split(maxsplit=1)[0] if text else ""


def _is_before_code(text: str) -> bool:
    """Tell whether a cell may stand before a row's code: a number in order, an objective, no figure."""
    return text.isdigit() or (not _is_figure(text) and _is_name(text))


def _ends_page(cells: _Cells, at: int) -> bool:
    """Tell whether nothing but a page's number stands behind a row on its page."""
    behind = cells.lines[at : at + 2]
    return not behind or (cells.texts[at].isdigit() and (len(behind) == 1 or behind[1][0].feed))


def _shape(code: str) -> str:
    """Return how a code is made: which letters and marks stand between its numbers."""
    if not _CODE.fullmatch(code):
        return ""
    return re.sub(r"[A-Za-z]+", "A", re.sub(r"\d+", "9", _COMPONENT.sub("", code)))


def _is_figure(text: str) -> bool:
    parsed = parse_actual(text, period=None)
    return parsed.certain and not parsed.remarks


def _is_target(text: str) -> bool:
    parsed = parse_target(text, period=None)
    return parsed.certain and not parsed.remarks


def _is_name(text: str) -> bool:
    return bool(re.search(r"[A-Za-z\u4e00-\u9fff]{2}", text)) and not _CODE.fullmatch(text)


def _is_remark(text: str) -> bool:
    return not text.isdigit() and not _MARKED_CODE.fullmatch(_first(text))


_SORTS: Mapping[Column | Extra, Callable[[str], bool]] = {
    Column.NUMBER: lambda text: bool(_CODE.fullmatch(text)),
    Extra.ORDER: lambda text: text.isdigit(),
    Column.INDICATOR: _is_name,
    Column.TARGET: _is_target,
    Column.ACTUAL: _is_figure,
    Column.WEIGHT: lambda text: bool(_WEIGHT.fullmatch(text)),
    Column.UNIT: lambda text: len(text) <= _LONGEST_UNIT and not re.search(r"\d", text),
    Column.AGENCY: lambda text: bool(_AGENCY.fullmatch(text)),
    Column.OBJECTIVE: lambda text: _is_name(text) and not _CODE_INSIDE.search(text),
    Column.NOTE: _is_remark,
    Extra.REMARK: _is_remark,
    Extra.POLARITY: lambda text: bool(_POLARITY.fullmatch(text)),
}
_LACKING: frozenset[Column | Extra] = frozenset(
    {Column.THEME, Column.PERSPECTIVE, Column.OBJECTIVE, Column.NOTE, Extra.REMARK, Extra.POLARITY}
)
"""Columns whose cells may be merged with those above, or empty."""


def _fits(head: Head, text: str) -> bool:
    return head.kind is None or _is_of_sort(head.kind, text)


@lru_cache(maxsize=4096)
def _is_of_sort(kind: Column | Extra, text: str) -> bool:
    sort = _SORTS.get(kind)
    return sort is None or sort(text)


def _laid_out(cells: _Cells, start: int, end: int, rows: Sequence[_Row]) -> list[Line]:
    """Return the lines before the table, its head and rows as cells, and what is left of the text."""
    taken = {at for row in rows for at in row.cells}
    years = [at for at in range(start, end) if _YEAR.fullmatch(cells.texts[at])]
    found = [line for at in (*range(start), *years) for line in cells.lines[at]]
    column = 0
    for at in (at for at in range(start, end) if at not in years):
        for word in _known(cells.texts[at]) or [cells.texts[at]]:
            found.append(replace(cells.lines[at][0], text=word, raw=word, cell=Cell(1, 0, column)))
            column += 1
    for number, row in enumerate(rows, start=1):
        for at, column in row.cells.items():
            found += [replace(line, cell=Cell(1, number, column)) for line in cells.lines[at]]
    rest = (at for at in range(end, len(cells)) if at not in taken)
    return [*found, *(line for at in rest for line in cells.lines[at])]
