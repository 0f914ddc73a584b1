"""How far a reading of the table has come."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from heng.ingest.numbering import Style
from heng.ingest.performance.layout import Atom


class Move(Enum):
    """How a reading takes the next piece."""

    LINE = auto()
    """Further on the same line, in the same cell."""
    WRAP = auto()
    """The next line of the same paragraph."""
    PARAGRAPH = auto()
    """A further paragraph of the same cell."""
    CELL = auto()
    """The next cell of the row."""
    RESUME = auto()
    """Behind a page break, on with a cell of the row."""
    ROW = auto()
    """The first cell of a new row."""


class Step(NamedTuple):
    """A way to take a piece: its cost, the column, and whether the cell that is left stops inside a paragraph."""

    cost: float
    column: int
    move: Move
    cut: bool


class State(NamedTuple):
    """A reading up to a piece.

    Attributes:
        column: Column of the last piece; -1 before the first row.
        open: Columns (bits) whose cell a page break cut, and which have not gone on since.
        seen: Columns that the row has print in.
        carried: The row began on an earlier page.
        used: Width of the last line, as far as it is read, inside its cell.
        height: Lines of the present cell on this page; `tallest` of any cell of the row on it; `bottom` of one that
            the page's end cut, 0 where none was.
        lists: Last number of a list met in each column.
        depths: Brackets left open in each column's last paragraph.
        tails: End of each column's last line.
        last: The last piece; `move` how it was taken.
    """

    column: int
    open: int
    seen: int
    carried: bool
    used: float
    height: int
    tallest: int
    bottom: int
    lists: tuple[tuple[Style, int] | None, ...]
    depths: tuple[int, ...]
    tails: tuple[str, ...]
    last: Atom | None
    move: Move

    @property
    def key(self) -> tuple[int, int, int, bool]:
        """What decides the ways a reading can go on."""
        return self.column, self.open, self.seen, self.carried


def begin(columns: int) -> State:
    """Return the state before the first piece."""
    return State(
        column=-1, open=0, seen=0, carried=False, used=0.0, height=0, tallest=0, bottom=0,
        lists=(None,) * columns, depths=(0,) * columns, tails=("",) * columns, last=None, move=Move.ROW,
    )  # fmt: skip


def take(state: State, atom: Atom, step: Step) -> State:
    """Return the state after a piece."""
    column, move = step.column, step.move
    lists, depths, tails = state.lists, state.depths, state.tails
    if move is Move.ROW:
        lists, depths, tails = (None,) * len(lists), (0,) * len(depths), ("",) * len(tails)
    if atom.mark is not None and move not in (Move.LINE, Move.WRAP):
        lists = (*lists[:column], (atom.mark.style, atom.mark.value), *lists[column + 1 :])
    fresh = move in (Move.PARAGRAPH, Move.CELL) or (move is Move.RESUME and not state.open >> column & 1)
    depth = max(0, (0 if fresh else depths[column]) + atom.opens - atom.closes)
    if depth != depths[column]:
        depths = (*depths[:column], depth, *depths[column + 1 :])
    tails = (*tails[:column], atom.text[-1], *tails[column + 1 :])
    if move in (Move.LINE, Move.WRAP, Move.PARAGRAPH):
        used, height = atom.width, state.height + 1 + atom.empty
        if move is Move.LINE:
            used, height = state.used + atom.space + atom.width, state.height
        return State(
            column, state.open, state.seen, state.carried, used, height, state.tallest, state.bottom,
            lists, depths, tails, atom, move,
        )  # fmt: skip
    bit = 1 << column
    if move is Move.ROW:
        return State(0, 0, bit, False, atom.width, 1, 0, 0, lists, depths, tails, atom, move)  # noqa: FBT003
    left = 1 << state.column if step.cut and state.column >= 0 else 0
    opened, seen = (state.open | left) & ~bit, state.seen | bit
    if state.last is not None and state.last.page != atom.page:
        return State(column, opened, seen, True, atom.width, 1, 0, 0, lists, depths, tails, atom, move)  # noqa: FBT003
    tallest = max(state.tallest, state.height)
    bottom = max(state.bottom, state.height) if step.cut else state.bottom
    return State(column, opened, seen, state.carried, atom.width, 1, tallest, bottom, lists, depths, tails, atom, move)
