"""Rows of a table in a text that prints one cell after the other: which cells may be one, tried in all ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

from heng.ingest.sheet.heads import Extra, Head
from heng.ingest.sheet.listed_cells import (
    MARKED_CODE,
    POLARITY,
    first_word,
    is_figure,
    is_name,
    shape,
    side_by_side,
    text_of,
)
from heng.ingest.sheet.listed_heads import FIGURES, CellLines, Cells, known_heads
from heng.ingest.sheet.listed_owed import Owed
from heng.model.terms import Column

LEAST_ROWS = 2
_MOST_LOST = 5
_MOST_WAYS, _MOST_FOUND = 100, 200
_MOST_BESIDE = 3
_NOTE = re.compile(r"(?:備?註|附註|說明|資料來源)\s*\d*\s*[：:]")
_LACKING: frozenset[Column | Extra] = frozenset(
    {Column.THEME, Column.PERSPECTIVE, Column.OBJECTIVE, Column.NOTE, Extra.REMARK, Extra.POLARITY}
)
"""Columns whose cells may be merged with those above, or empty."""


_MOST_TRIED = 50_000
"""So many steps that lead to no row tell that this is no such table."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row: the lines of each column, and which of the cells of the text it takes.

    Attributes:
        cells: The lines by column.
        start: Its first cell of the text.
        end: The cell behind its last.
        doubted: Its figures may be those of a row above.
    """

    cells: Mapping[int, CellLines]
    start: int
    end: int
    doubted: bool = False

    def figures(self, heads: Sequence[Head]) -> list[str]:
        """Return the texts of its targets and actuals."""
        return [text_of(cell) for at, cell in self.cells.items() if heads[at].kind in FIGURES]


class Rows:
    """The columns of a table, and what its rows begin with."""

    def __init__(self, heads: Sequence[Head], texts: Sequence[str]) -> None:
        self._heads = heads
        self._shape = self._usual_shape(texts)
        above = self._shape.rpartition(".")[0]
        self._above = above if any(shape(first_word(text)) == above for text in texts) else ""
        self._last: int | None = None
        self.skips = False
        """Numbers in order, which alone tell the rows, were left out before the last row that fitted."""
        self._tried = 0
        """Steps in vain since the last row that fitted."""
        self._beside: dict[
            tuple[int, tuple[Column | Extra | None, ...]], Sequence[tuple[float, Sequence[CellLines]]]
        ] = {}
        loose = [at for at, head in enumerate(heads) if head.kind in _LACKING]
        ways = (
            [at for at in range(len(heads)) if at not in left]
            for count in range(len(loose) + 1)
            for left in combinations(loose, count)
        )
        self._choices = list(islice(ways, _MOST_WAYS))
        self._most_lacking = len(loose)

    def _usual_shape(self, texts: Sequence[str]) -> str:
        """Return the form of the rows' codes: of those that are usual, the one with most numbers."""
        if not {head.kind for head in self._heads} & {Column.NUMBER, Column.INDICATOR}:
            return ""
        words = [word for text in texts for word in text.split() if MARKED_CODE.fullmatch(word)]
        counts = Counter(filter(None, map(shape, words)))
        usual = [form for form, count in counts.items() if count >= max(LEAST_ROWS, max(counts.values()) / 3)]
        return max(usual, key=lambda form: (form.count("9"), counts[form]), default="")

    @property
    def coded(self) -> bool:
        """Tell whether rows have codes of one form, or are counted."""
        return bool(self._shape) or self._last is not None

    def row(self, cells: Cells, at: int) -> ListedRow | None:
        """Return the row that begins with a cell; None where none fits, or several that differ in their figures."""
        if self._tried > _MOST_TRIED or not self._may_begin(cells, at):
            return None
        for beside, lacking in product(range(_MOST_BESIDE + 1), range(self._most_lacking + 1)):
            found = sorted(islice(self._ways(cells, at, beside, lacking), _MOST_FOUND), key=lambda way: way[0])
            if not found:
                continue
            row, self._tried = found[0][1], 0
            if any(other.figures(self._heads) != row.figures(self._heads) for _, other in found):
                return None
            first = text_of(row.cells[min(row.cells)])
            last = int(first) if self._heads[min(row.cells)].kind in _COUNTED and first.isdecimal() else None
            self.skips = not self._shape and last is not None and self._last is not None and last > self._last + 1
            self._last = last
            return row
        return None

    def _may_begin(self, cells: Cells, at: int) -> bool:
        """Tell whether a row's code stands among its first cells, a quick look before a thorough one."""
        if not self._shape:
            return True
        words = (word for text in cells.texts[at : at + 1 + self._before] for word in text.split())
        return any(shape(word) == self._shape for word in words)

    def _ways(self, cells: Cells, at: int, beside: int, lacking: int) -> Iterator[tuple[float, ListedRow]]:
        """Yield the ways to read a row of which some cells stand beside others on one line, and columns lack a cell."""
        for columns in self._choices:
            if len(self._heads) - len(columns) != lacking:
                continue
            for cost, parts, end in self._parted(cells, at, columns, beside):
                row = ListedRow(dict(zip(columns, parts, strict=True)), at, end)
                if self._fits(row) and self._begins(cells, end):
                    yield cost, row

    def _parted(
        self, cells: Cells, at: int, columns: Sequence[int], beside: int
    ) -> Iterator[tuple[float, tuple[CellLines, ...], int]]:
        """Yield the cells of some columns from one of the text's cells on, `beside` of them not the first in it."""
        if not columns:
            if not beside:
                yield 0.0, (), at
            return
        self._tried += 1
        if at >= len(cells):
            return
        for more in range(min(beside, len(columns) - 1) + 1):
            for cost, own in self._side_by_side(cells, at, columns[: more + 1]):
                for rest_cost, rest, end in self._parted(cells, at + 1, columns[more + 1 :], beside - more):
                    yield cost + rest_cost, (*own, *rest), end

    def _side_by_side(
        self, cells: Cells, at: int, columns: Sequence[int]
    ) -> Sequence[tuple[float, Sequence[CellLines]]]:
        """Return how one of the text's cells may hold those of some columns; many ways of a row ask for the same."""
        kinds = tuple(self._heads[column].kind for column in columns)
        if (at, kinds) not in self._beside:
            self._beside[at, kinds] = list(islice(side_by_side(cells.lines[at], kinds), _MOST_FOUND))
        return self._beside[at, kinds]

    def _fits(self, row: ListedRow) -> bool:
        texts = {at: text_of(cell) for at, cell in row.cells.items()}
        if self._last is not None:
            first = texts[min(texts)]
            if not first.isdecimal() or not self._last < int(first) <= self._last + _MOST_LOST:
                return False
        under = [text for at, text in texts.items() if self._heads[at].kind is Column.OBJECTIVE]
        if self._above and any(shape(first_word(text)) != self._above for text in under):
            return False
        code = self._code(texts)
        codes = [form for text in texts.values() if (form := shape(first_word(text)))]
        return not self._shape or (code == self._shape and codes.count(self._shape) == 1)

    def _code(self, texts: Mapping[int, str]) -> str:
        """Return the form of a row's code, in the column of codes or at the beginning of its name."""
        for kind in (Column.NUMBER, Column.INDICATOR):
            for at, text in texts.items():
                if self._heads[at].kind is kind and MARKED_CODE.fullmatch(first_word(text)):
                    return shape(first_word(text))
        return ""

    def _begins(self, cells: Cells, at: int) -> bool:
        """Tell whether a further row may begin with a cell, or the page or the table ends before it."""
        while at < len(cells) and self._is_merged(cells.texts[at]):
            at += 1
        if _ends_page(cells, at):
            return True
        texts = cells.texts[at : at + 1 + len(self._heads)]
        if POLARITY.fullmatch(texts[0]) and len(texts) > 1:
            texts = texts[1:]
        if not self._shape:
            return shape(first_word(texts[0])) != "9" or self._heads[0].kind in _COUNTED
        if _NOTE.match(texts[0]) or cells.head(at) is not None:
            return True
        coded = next((index for index, text in enumerate(texts) if self.holds_code(text)), None)
        if coded is None or coded > self._before:
            return False
        return all(map(_is_before_code, texts[:coded])) and (not self._numbered or any(map(str.isdigit, texts[:coded])))

    def _is_merged(self, text: str) -> bool:
        """Tell whether a cell is one for several rows that stands behind them: a name with a code of another form."""
        own = shape(first_word(text))
        words = text.split()[1:]
        return bool(self._shape and own and words and own != self._shape) and not any(map(self.holds_code, words))

    def holds_code(self, text: str) -> bool:
        """Tell whether a row's code begins a text, or stands in it behind other cells of its row."""
        first, *words = text.split() or [""]
        return shape(first) == self._shape or (
            not is_figure(first) and any(MARKED_CODE.fullmatch(word) and shape(word) == self._shape for word in words)
        )

    def passed(self, cells: Cells, at: int, owed: Owed) -> None:
        """Pass over a cell of a row that does not fit: one with a code begins a row.

        A name behind a code alone is no agency, and a number in order before one no figure.
        """
        if not self._shape:
            return
        text, behind = cells.texts[at], cells.texts[at + 1 : at + 2]
        if self.holds_code(text):
            owed.row()
            return
        named = shape(cells.texts[at - 1]) == self._shape
        numbered = self._numbered and text.isdigit() and any(map(self.holds_code, behind))
        if not (named or numbered):
            owed.cell(cells.lines[at])

    @property
    def _numbered(self) -> bool:
        """Whether numbers in order stand before the codes."""
        return any(head.kind is Extra.ORDER for head in self._heads[: self._before])

    @property
    def _before(self) -> int:
        """How many columns stand before the one with codes."""
        kinds = [head.kind for head in self._heads]
        return kinds.index(Column.NUMBER if Column.NUMBER in kinds else Column.INDICATOR)


_COUNTED = frozenset({Extra.ORDER, Column.NUMBER})


def _is_before_code(text: str) -> bool:
    """Tell whether a cell may stand before a row's code: a number in order, an objective, no figure."""
    return text.isdigit() or (not is_figure(text) and is_name(text))


def _ends_page(cells: Cells, at: int) -> bool:
    """Tell whether nothing but a page's number stands behind a row on its page."""
    behind = cells.lines[at : at + 2]
    if not behind or not cells.texts[at].isdigit():
        return not behind
    return len(behind) == 1 or behind[1][0].feed or bool(known_heads(cells.texts[at + 1]))
