"""Heads of tables in a text that prints one cell after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from heng.ingest.lines import Line, habits
from heng.ingest.sheet.heads import Head, is_head, read_head
from heng.ingest.sheet.listed_cells import text_of
from heng.model.terms import Column

_FEWEST_COLUMNS = 4
_MOST_COLUMNS = 16
_LONGEST_HEAD, _MOST_WORDS = 60, 8
_SEVERAL = re.compile(r"目標.*\s.*(?:實際|達成)|(?:實際|達成).*\s.*目標")
YEAR = re.compile(r"(?:民國)?\s*\d{2,3}\s*年度?")
_CODED_NAME = re.compile(r"[A-Z]{1,4}\d+(?:[.\-]\d+)+\s[^\d\s]{2}")
FIGURES = frozenset({Column.TARGET, Column.ACTUAL})

CellLines = Sequence[Line]


def cells_of(lines: Sequence[Line]) -> list[CellLines]:
    """Return the lines of each cell: those without an empty line between them, where such lines are usual.

    The head of a column is a cell of its own: a title stands right above the first.
    """
    apart = habits(lines).blanks
    cells: list[list[Line]] = []
    head = False
    for line in lines:
        above, head = head, bool(known_heads(line.text))
        coded = _CODED_NAME.match(line.text)
        if cells and apart and not line.blanks and not line.feed and not above and not head and not coded:
            cells[-1].append(line)
        else:
            cells.append([line])
    return list(cells)


@dataclass(frozen=True, slots=True)
class TableHead:
    """The head of a table: which cells it takes, and the words of each column with the cell they stand in."""

    start: int
    end: int
    words: Sequence[tuple[int, str]]

    @property
    def heads(self) -> list[Head]:
        """What its columns say."""
        return [read_head(word) for _, word in self.words]

    def repeats(self, other: TableHead) -> bool:
        """Tell whether another head prints the same words."""
        return [word for _, word in self.words] == [word for _, word in other.words]

    def with_word(self, place: int, cells: Cells, at: int) -> TableHead:
        """Return it with a further column, whose words stand in a cell elsewhere."""
        return replace(self, words=[*self.words[:place], (at, cells.texts[at]), *self.words[place:]])


class Cells:
    """The cells of a text in the order of their print; what stands in each, and which begin a head, is read once."""

    def __init__(self, cells: Sequence[CellLines]) -> None:
        self.lines = cells
        self.texts = [text_of(cell) for cell in cells]
        self._heads: dict[int, TableHead] = {}

    def __len__(self) -> int:
        return len(self.lines)

    def head(self, at: int) -> TableHead | None:
        """Return the head that begins with a cell; None where none begins."""
        return found if (found := self._head(at)) and is_head(dict(enumerate(found.heads))) else None

    def part_of_head(self, at: int) -> TableHead | None:
        """Return the head that begins with a cell and lacks nothing but the column of indicators."""
        found = self._head(at)
        kinds = {head.kind for head in found.heads} if found else set()
        return found if len(kinds - {None}) >= _FEWEST_COLUMNS and Column.INDICATOR not in kinds else None

    def _head(self, at: int) -> TableHead | None:
        if at not in self._heads:
            self._heads[at] = self._read_head(at)
        found = self._heads[at]
        whole = len(found.words) >= _FEWEST_COLUMNS and any(head.kind in FIGURES for head in found.heads)
        return found if whole else None

    def _read_head(self, at: int) -> TableHead:
        words: list[tuple[int, str]] = []
        end = at
        while end < min(len(self), at + _MOST_COLUMNS) and len(self.lines[end]) == 1:
            text, parts = self.texts[end], known_heads(self.texts[end])
            before_known = end + 1 < len(self) and bool(known_heads(self.texts[end + 1]))
            if YEAR.fullmatch(text) and before_known:
                end += 1
                continue
            if not parts and words and before_known:
                parts = (text,)
            if not parts:
                break
            words += [(end, part) for part in parts]
            end += 1
        return TableHead(at, end, words)


def known_heads(text: str) -> Sequence[str]:
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
