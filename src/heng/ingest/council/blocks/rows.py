"""Rows put together from the blocks of a text: by their codes, by what stands next to what, by what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.council.blocks.cells import mixed_columns, parted_cells
from heng.ingest.council.blocks.figures import Given, Group, Pattern, Segment, Token, give
from heng.ingest.council.blocks.text import Block, Kind
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.model.terms import Column

_TEXTS = (Column.INDICATOR, Column.ACTION, Column.FORMULA)


@dataclass(slots=True)
class BlockRow:
    """A row while it is put together.

    Attributes:
        at: Which block it begins with.
        code: Code of its indicator, with the component; empty while only its formula is met.
        cells: Its cells of text.
        groups: Its agencies with their figures.
        doubt: What stands in a cell is inferred.
        unread: It has figures, but nobody can say which.
        either: The two ways in which its figures may be read.
        behind: Code of the row that it follows, where its own is not known.
    """

    at: int
    code: str = ""
    cells: dict[Column, list[Line]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    doubt: bool = False
    unread: bool = False
    either: tuple[str, str] | None = None
    behind: str = ""

    @property
    def objective(self) -> str:
        """The code of the objective that its own begins with."""
        return (self.code or self.behind).partition(".")[0]

    @property
    def base(self) -> str:
        """The code without its component."""
        return self.code.partition("-")[0]

    @property
    def order(self) -> tuple[str, Sequence[int]]:
        """Where it stands among the rows of its objective."""
        _, *numbers = self.code.replace("-", ".").split(".")
        return self.objective, [int(number) for number in numbers]

    def lines(self) -> list[Line]:
        """Return all its lines."""
        cells = [line for held in self.cells.values() for line in held]
        return [*cells, *(line for group in self.groups for _, block in group for line in block.lines)]

    def take_from(self, other: BlockRow) -> None:
        """Take what another row was found to hold of this one."""
        for column, lines in other.cells.items():
            self.cells.setdefault(column, lines)
        self.doubt = True


class RowBuilder:
    """Puts rows together. `columns`: those of the table's head; `loose`: lines that belong to no row."""

    def __init__(self, columns: Sequence[Column | None], grammar: CodeGrammar) -> None:
        """Take the columns in the order of the head."""
        self._texts = [column for column in columns if column in _TEXTS]
        self._pattern = Pattern(columns)
        self._grammar = grammar
        self._rows: list[BlockRow] = []
        self._current: BlockRow | None = None
        self._segments: dict[str, Segment] = {}
        self._under = ""
        self._run = 0
        self._count = 0
        self._late: list[list[Line]] = []
        self.loose: list[Line] = []

    def end(self) -> None:
        """Note that another part of the page begins."""
        self._current, self._run = None, 0

    def begin(self, objective: str) -> None:
        """Note that the table of an objective begins."""
        self.end()
        self._under = objective
        self._segments.setdefault(objective, Segment())

    def take(self, block: Block) -> None:
        """Take the next block."""
        self._count += 1
        # Words stand in place of a figure only behind an agency or another figure.
        if block.kind in (Kind.AGENCY, Kind.FIGURE) or (block.kind is Kind.TEXT and self._run):
            self._run = self._pattern.figures if block.kind is Kind.AGENCY else max(0, self._run - 1)
            self._segments.setdefault(self._under, Segment()).tokens.append(Token(block, self._count))
            return
        self._run = 0
        if block.kind in (Kind.INDICATOR, Kind.ACTION):
            self._coded(block)
        elif block.kind is Kind.FORMULA or (block.kind is Kind.TEXT and self._lacks_formula()):
            self._formula(block)
        else:
            self.loose += block.lines

    def rows(self) -> list[BlockRow]:
        """Return the rows, each with what can only be its own; what may be of several is loose."""
        named = sorted((row for row in self._rows if Column.INDICATOR in row.cells), key=lambda row: row.order)
        rest = [row for row in self._rows if Column.INDICATOR not in row.cells]
        for row in [row for row in rest if not self._is_of_named(row, named)]:
            if not self._settled(row, rest, named):
                self.loose += row.lines()
        self._give_figures(named)
        return named

    def _give_figures(self, rows: Sequence[BlockRow]) -> None:
        for row in rows:
            self._segments.setdefault(row.objective, Segment()).begins.append(row.at)
        given, loose = give(list(self._segments.values()), self._pattern)
        self.loose += loose
        for row in rows:
            found = given.get(row.at, Given())
            row.groups, row.either = found.groups, found.either
            row.unread = not row.groups
            row.doubt = row.doubt or found.doubt

    def _new(self, code: str) -> BlockRow:
        row = BlockRow(self._count, code)
        self._rows.append(row)
        return row

    def _coded(self, block: Block) -> None:
        text = " ".join(line.text for line in block.lines)
        code = self._grammar.indicator(text) if block.kind is Kind.INDICATOR else self._grammar.action(text)
        assert code is not None
        if block.kind is Kind.INDICATOR:
            name = f"{code.code}-{code.component}" if code.component else code.code
            met = [row for row in self._rows if row.code == name]
        else:
            name = code.code.rpartition(".")[0]
            met = [row for row in self._rows if row.base == name]
        row = self._current if self._current in met else met[-1] if met else self._new(name)
        assert row is not None
        cells, doubt = parted_cells(block.lines, mixed_columns(block, self._texts, self._grammar), self._grammar)
        for column, lines in cells.items():
            row.cells.setdefault(column, []).extend(lines)
        row.doubt = row.doubt or doubt
        self._current, self._under = row, row.objective
        self._segments.setdefault(row.objective, Segment())

    def _lacks_formula(self) -> bool:
        return self._current is not None and Column.FORMULA not in self._current.cells

    def _formula(self, block: Block) -> None:
        """Take a formula. Behind a row that has one already, it is of a row whose code stands elsewhere."""
        if self._current is None or not self._lacks_formula():
            above = self._current.code or self._current.behind if self._current else ""
            self._current = self._new("")
            self._current.behind = above
        self._current.cells[Column.FORMULA] = list(block.lines)

    @staticmethod
    def _is_of_named(row: BlockRow, named: Sequence[BlockRow]) -> bool:
        """Give what bears the code of a row to that row."""
        same = [one for one in named if one.code == row.code] if row.code else []
        for one in same[:1]:
            one.take_from(row)
        return bool(same)

    def _settled(self, row: BlockRow, rest: Sequence[BlockRow], named: Sequence[BlockRow]) -> bool:
        """Give a formula that is left over to the row that lacks one, by their order; False where more lack one."""
        if row.code or Column.FORMULA not in row.cells:
            return False
        near = [one for one in named if not row.objective or one.objective == row.objective]
        left = [one for one in rest if not one.code and Column.FORMULA in one.cells and one.objective == row.objective]
        lacking = [one for one in near if Column.FORMULA not in one.cells or one.cells[Column.FORMULA] in self._late]
        if len(left) != len(lacking):
            return False
        self._late.append(row.cells[Column.FORMULA])
        lacking[left.index(row)].take_from(row)
        return True
