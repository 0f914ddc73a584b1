"""Rows of an indicator table: the print of each column, carried down where a cell spans several rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from heng.ingest.grid import Grid, Row
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.sheet.heads import Extra, Head, Heads
from heng.ingest.sheet.names import is_number_alone
from heng.ingest.text import join_lines, squeeze
from heng.model.notation import join
from heng.model.terms import Column

_CARRIED = (Column.THEME, Column.PERSPECTIVE, Column.OBJECTIVE, Extra.OBJECTIVE_CODE)
_CODE = re.compile(r"[A-Za-z]{1,4}\d*(?:[.．\-‧]\d+)*[A-Za-z]?|\d+(?:[.\-]\d+)*")
_BROKEN = re.compile(r"[A-Z]{1,3}|[A-Z]{1,3}\d*[.．\-]")
_REST = re.compile(r"\d+(?:[.\-]\d+)*")
_SUMS = frozenset(("小計", "合計", "總計", "總和"))
_CODED_NAME = re.compile(r"(?P<code>[A-Z]{1,4}(?:\d+(?:[.\-]\d+)*))(?:\s+|[:：、])(?P<name>[^\d.\-\s].*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Print:
    """The print of one cell: its lines."""

    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """As one text, line breaks removed."""
        return join_lines((line.text, line.lead) for line in self.lines)

    @property
    def shown(self) -> str:
        """What a cell of a workbook shows, where its number has more digits; else nothing."""
        return self.lines[0].shown if len(self.lines) == 1 else ""

    @property
    def value(self) -> str:
        """As the grammar of values takes it."""
        return join([" " * line.lead + line.text for line in self.lines])


@dataclass(slots=True)
class TableRow:
    """One row.

    Attributes:
        heads: Those of its table.
        cells: Print by column number, carried down where a cell spans several rows or is printed once for many.
        own: The columns that have print in this row itself.
        continues: Its indicator's cell began in a row above.
        width: How many columns its widest cell spans.
    """

    heads: Heads
    cells: dict[int, Print] = field(default_factory=dict)
    own: frozenset[int] = frozenset()
    continues: bool = False
    width: int = 1

    @property
    def alone(self) -> Print | None:
        """Return the only cell that has print in this row itself; None where there are several."""
        return self.cells[next(iter(self.own))] if len(self.own) == 1 else None

    def prints(self, *kinds: Column | Extra) -> bool:
        """Tell whether the row itself has print in a column of one of these kinds."""
        return any(at in self.own and head.kind in kinds for at, head in self.heads.items())

    def goes_on(self, below: TableRow) -> bool:
        """Tell whether a row below has the rest of this one's cells, as over the end of a page.

        Its code is left out, and no figure stands in it; or the code itself was broken.
        """
        if below.heads is not self.heads or below.continues or not below.own:
            return False
        if self._breaks_code(below):
            return True
        coded = any(head.kind is Column.NUMBER for head in self.heads.values()) and self.prints(Column.NUMBER)
        started = below.prints(Column.NUMBER, Column.TARGET, Column.ACTUAL, Column.UNIT, Extra.ORDER)
        lone = below.alone is not None and not below.prints(Column.INDICATOR, Column.FORMULA)
        return coded and not started and not lone and below.width == 1

    def _breaks_code(self, below: TableRow) -> bool:
        first, rest = squeeze(self.first(Column.NUMBER).text), squeeze(below.first(Column.NUMBER).text)
        return bool(_BROKEN.fullmatch(first) and _REST.fullmatch(rest) and _CODE.fullmatch(first + rest))

    def joined(self, below: TableRow) -> TableRow:
        """Return it with the rest of its cells."""
        cells = dict(self.cells)
        for at in below.own:
            cells[at] = Print((*cells.get(at, Print()).lines, *below.cells[at].lines))
        return replace(self, cells=cells, own=self.own | below.own)

    def first(self, kind: Column | Extra) -> Print:
        """Return the first cell of a kind that has print, more than a number in order where it can be."""
        printed = [self.cells[at] for at in self.of(kind) if self.cells[at].lines]
        return next((cell for cell in printed if not is_number_alone(cell.text)), next(iter(printed), Print()))

    def of(self, kind: Column | Extra) -> list[int]:
        """Return the columns of a kind that this row has cells in."""
        return [at for at, head in self.heads.items() if head.kind is kind and at in self.cells]

    def figures(self) -> Iterator[tuple[Head, Print]]:
        """Yield heads and cells of targets and actuals, empty cells too."""
        for at, head in self.heads.items():
            if head.kind in (Column.TARGET, Column.ACTUAL):
                yield head, self.cells.get(at, Print())

    def unread(self) -> Iterator[tuple[Head, Print]]:
        """Yield heads and cells of columns that no field is for."""
        for at in sorted(self.own):
            if at in self.heads and self.heads[at].kind is None:
                yield self.heads[at], self.cells[at]

    @property
    def is_sum(self) -> bool:
        """Tell whether the row adds up others."""
        return squeeze(self.first(Column.INDICATOR).text or self.first(Column.NUMBER).text) in _SUMS

    @property
    def lines(self) -> list[Line]:
        """All lines of the row that stand in known columns; of several names only those of the one that is read."""
        known = (at for at in self.cells if at in self.heads and self.heads[at].kind is not None)
        return [line for at in known if not self._is_second_name(at) for line in self.cells[at].lines]

    def _is_second_name(self, at: int) -> bool:
        kind, cell = self.heads[at].kind, self.cells[at]
        named = kind in (Column.INDICATOR, Column.OBJECTIVE) and not is_number_alone(cell.text)
        return named and kind is not None and cell is not self.first(kind)


class RowReader:
    """Reads the rows below a head, over all tables that go on with it."""

    def __init__(self, heads: Heads) -> None:
        """Begin below a head."""
        self.heads = heads
        self._above: dict[int, Print] = {}
        self._until: dict[int, int] = {}

    def read(self, row: Row, number: int) -> TableRow:
        """Return a row; cells that span down from above, and headings that are printed once, go on in it."""
        made = TableRow(self.heads)
        named = [at for at, head in self.heads.items() if head.kind in (Column.INDICATOR, Column.NUMBER)]
        made.continues = not any(at in row.cells for at in named) and any(self._spans(at, number) for at in named)
        for at, head in self.heads.items():
            if at in row.cells:
                self._keep(at, row, number)
                made.cells[at] = self._above[at]
            elif self._spans(at, number) or (head.kind in _CARRIED and at in self._above):
                made.cells[at] = self._above[at]
        made.cells |= {at: Print(tuple(row.lines(at))) for at in row.cells if at not in self.heads}
        made.own = frozenset(row.cells)
        # Further agencies of the indicator above, with figures of their own, where the text has lost the merged cells.
        more = made.prints(Column.AGENCY) and made.prints(Column.TARGET, Column.ACTUAL)
        made.continues |= more and not made.prints(Column.INDICATOR, Column.NUMBER, Column.UNIT, Extra.ORDER)
        made.width = max((line.cell.columns for line in row.all_lines() if line.cell), default=1)
        return made

    def _keep(self, at: int, row: Row, number: int) -> None:
        lines = row.lines(at)
        cell = lines[0].cell
        self._above[at] = Print(tuple(lines))
        self._until[at] = number + (cell.rows if cell else 1)

    def _spans(self, at: int, number: int) -> bool:
        return at in self._above and number < self._until.get(at, 0)

    def end_table(self) -> None:
        """Let no cell span into the next table."""
        self._until.clear()


def repeats_head(row: Row, heads: Heads) -> bool:
    """Tell whether a row prints the head again."""
    texts: Mapping[int, str] = {at: squeeze(row.text(at)) for at in row.cells}
    same = sum(texts[at] == squeeze(heads[at].text) for at in texts if at in heads)
    return same >= 2 and 2 * same >= len(texts)


def code_and_name(number: str, name: str, grammar: CodeGrammar, *, coded: bool = False) -> tuple[str, str]:
    """Return a code and a name: the code stands in a column of its own or before the name.

    Letters and digits before a name may be part of it (`PM2.5 年平均`): a code of another grammar than the profile's
    is taken only where a space parts it and the table has no column of numbers (`coded`).
    """
    if number:
        return (squeeze(number) if _CODE.fullmatch(squeeze(number)) else number), name
    found = grammar.indicator(name) or grammar.objective(name)
    if found is not None and found.strict and found.rest:
        suffix = f"-{found.component}" if found.component else ""
        return found.code + suffix, found.rest.strip(" \u3000:：、.")
    match = _CODED_NAME.fullmatch(name)
    return (match["code"], match["name"].strip()) if match and not coded else ("", name)


def numbered(grid: Grid) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a table with their numbers in it."""
    for row in grid.rows:
        cell = row.all_lines()[0].cell
        yield cell.row if cell else 0, row
