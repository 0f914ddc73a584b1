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


class State(NamedTuple):
    """A reading up to a piece.

    Attributes:
        column: Column of the last piece; -1 before the first row.
        open: Columns (bits) whose cell a page break cut, and which have not gone on since.
        seen: Columns that the row has print in.
        here: Columns of the row that the present page has print in.
        carried: The row began on an earlier page.
        used: Width of the last line, as far as it is read, inside its cell.
        height: Lines of the present cell on this page; `tallest` of any cell of the row on it; `bottom` of one that
            the page's end cut, 0 where none was.
        lists: Last number of a list met in each column.
        last: The last piece; `move` how it was taken.
    """

    column: int
    open: int
    seen: int
    here: int
    carried: bool
    used: float
    height: int
    tallest: int
    bottom: int
    lists: tuple[tuple[Style, int] | None, ...]
    last: Atom | None
    move: Move

    @property
    def key(self) -> tuple[int, int, int, int, bool]:
        """What decides the ways a reading can go on."""
        return self.column, self.open, self.seen, self.here, self.carried


def begin(columns: int) -> State:
    """Return the state before the first piece."""
    return State(
        column=-1, open=0, seen=0, here=0, carried=False, used=0.0, height=0, tallest=0, bottom=0,
        lists=(None,) * columns, last=None, move=Move.ROW,
    )  # fmt: skip


def take(state: State, atom: Atom, column: int, move: Move, *, cut: bool) -> State:
    """Return the state after a piece. `cut`: the cell that is left for it stopped in the middle of a paragraph."""
    lists = state.lists
    if move is Move.ROW:
        lists = (None,) * len(lists)
    if move not in (Move.LINE, Move.WRAP) and atom.mark is not None:
        lists = (*lists[:column], (atom.mark.style, atom.mark.value), *lists[column + 1 :])
    if move is Move.LINE:
        return state._replace(used=state.used + atom.space + atom.width, last=atom, move=move, lists=lists)
    if move in (Move.WRAP, Move.PARAGRAPH):
        height = state.height + 1 + atom.empty
        return state._replace(used=atom.width, last=atom, move=move, lists=lists, height=height)
    bit = 1 << column
    turned = state.last is not None and state.last.page != atom.page
    left = 1 << state.column if cut and state.column >= 0 else 0
    begun = state._replace(column=column, used=atom.width, height=1, lists=lists, last=atom, move=move)
    if move is Move.ROW:
        return begun._replace(open=0, seen=bit, here=bit, carried=False, tallest=0, bottom=0)
    opened = (state.open | left) & ~bit
    if turned:
        return begun._replace(open=opened, seen=state.seen | bit, here=bit, carried=True, tallest=0, bottom=0)
    return begun._replace(
        open=opened,
        seen=state.seen | bit,
        here=state.here | bit,
        tallest=max(state.tallest, state.height),
        bottom=max(state.bottom, state.height) if cut else state.bottom,
    )
