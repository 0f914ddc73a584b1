"""Rows put together from the blocks of a text: by their codes, by what stands next to what, by what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from heng.ingest.council.text_blocks import Block, Kind, mixed_columns, parted_cells
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.model.terms import Column

_TEXTS = (Column.INDICATOR, Column.ACTION, Column.FORMULA)


@dataclass(slots=True)
class Group:
    """An agency with the figures behind it, one block a column."""

    owner: Block
    figures: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class BlockRow:
    """A row while it is put together.

    Attributes:
        code: Code of its indicator, with the component; empty while only its formula or its figures are met.
        cells: Its cells of text.
        doubt: What stands in a cell is inferred.
        unread: It has figures, but nobody can say which.
        behind: Code of the row that it follows, where its own is not known.
    """

    code: str = ""
    cells: dict[Column, list[Line]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    doubt: bool = False
    unread: bool = False
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
        return self.base, [int(number) for number in numbers]

    def lines(self) -> list[Line]:
        """Return all its lines."""
        cells = [line for held in self.cells.values() for line in held]
        return [*cells, *self.figures()]

    def figures(self) -> list[Line]:
        """Return the lines of its agencies and figures."""
        return [line for group in self.groups for block in (group.owner, *group.figures) for line in block.lines]

    def take_from(self, other: BlockRow) -> None:
        """Take what another row was found to hold of this one."""
        for column, lines in other.cells.items():
            self.cells.setdefault(column, lines)
        self.groups += other.groups
        self.doubt = True


class RowBuilder:
    """Puts rows together. `columns`: those of the table's head; `loose`: lines that belong to no row."""

    def __init__(self, columns: Sequence[Column | None], grammar: CodeGrammar) -> None:
        """Take the columns in the order of the head; those behind the agency are figures."""
        self._texts = [column for column in columns if column in _TEXTS]
        after = list(columns).index(Column.AGENCY) + 1
        self._figures = len(columns) - after
        self._grammar = grammar
        self._rows: list[BlockRow] = []
        self._current: BlockRow | None = None
        self._group: Group | None = None
        self.loose: list[Line] = []

    def end(self) -> None:
        """Note that another part of the page begins."""
        self._current = self._group = None

    def take(self, block: Block) -> None:
        """Take the next block."""
        if block.kind is Kind.AGENCY:
            self._current = self._current or self._new("")
            self._group = Group(block)
            self._current.groups.append(self._group)
        elif self._group is not None and self._is_figure(block, self._group):
            self._group.figures.append(block)
        elif block.kind in (Kind.INDICATOR, Kind.ACTION):
            self._group = None
            self._coded(block)
        elif block.kind is Kind.FORMULA or (block.kind is Kind.TEXT and self._lacks_formula()):
            self._group = None
            self._formula(block)
        else:
            self.loose += block.lines

    def rows(self) -> list[BlockRow]:
        """Return the rows, each with what can only be its own; what may be of several is loose."""
        named = [row for row in self._rows if Column.INDICATOR in row.cells]
        rest = [row for row in self._rows if Column.INDICATOR not in row.cells]
        for left in (
            [row for row in rest if row.groups],
            [row for row in rest if not row.groups and Column.FORMULA in row.cells],
        ):
            rest = [row for row in rest if not self._settled(row, left, named)]
        for row in rest:
            self.loose += row.lines()
        self._mark_unread(sorted(named, key=lambda row: row.order))
        return named

    def _is_figure(self, block: Block, group: Group) -> bool:
        return block.kind in (Kind.FIGURE, Kind.TEXT) and len(group.figures) < self._figures

    def _new(self, code: str) -> BlockRow:
        row = BlockRow(code)
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
        self._current = row

    def _lacks_formula(self) -> bool:
        return self._current is not None and Column.FORMULA not in self._current.cells

    def _formula(self, block: Block) -> None:
        """Take a formula. Behind a row that has one already, it is of a row whose code stands elsewhere."""
        if self._current is None or not self._lacks_formula():
            above = self._current.code or self._current.behind if self._current else ""
            self._current = self._new("")
            self._current.behind = above
        self._current.cells[Column.FORMULA] = list(block.lines)

    def _settled(self, row: BlockRow, left: Sequence[BlockRow], named: Sequence[BlockRow]) -> bool:
        """Give what is left over to the one row that lacks it; False where there are several of either."""
        if row not in left:
            return False
        near = [one for one in named if not row.objective or one.objective == row.objective]
        lacking = [one for one in near if not one.groups] if row.groups else [*self._without_formula(near)]
        left = [one for one in left if not row.objective or one.objective == row.objective]
        same = [one for one in named if one.code == row.code] if row.code else []
        if same:
            same[0].take_from(row)
        elif len(left) == 1 and len(lacking) == 1:
            lacking[0].take_from(row)
        else:
            return False
        return True

    def _without_formula(self, named: Sequence[BlockRow]) -> Iterator[BlockRow]:
        if Column.FORMULA in self._texts:
            yield from (row for row in named if Column.FORMULA not in row.cells)

    def _mark_unread(self, rows: Sequence[BlockRow]) -> None:
        """Leave out figures that are too few for their columns, or of which some may be the next row's."""
        for index, row in enumerate(rows):
            bare = list(takewhile(lambda after: not after.groups and not after.unread, rows[index + 1 :]))
            if bare and len(row.groups) == len(bare) + 1:
                # Each row has figures, so that each has one of them.
                for after, group in zip(bare, row.groups[1:], strict=True):
                    after.groups, after.doubt = [group], True
                row.groups, row.doubt = row.groups[:1], True
                bare = []
            crowded = len(row.groups) > 1 and bool(bare)
            few = any(len(group.figures) < self._figures for group in row.groups)
            if not row.groups or crowded or few:
                self.loose += row.figures()
                row.groups, row.unread = [], True
