"""How far a reading of the table has come."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from heng.ingest.performance.parting.pieces import Atom
from heng.model.numbering import Style


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


# A name is found several times as fast as a member of an enumeration.
LINE, WRAP, PARAGRAPH, CELL, RESUME, ROW = Move

Step = tuple[float, int, Move, bool]
"""A way to take a piece: its cost, the column, how, and whether the cell that is left stops inside a paragraph."""
Key = tuple[int, int, int, bool]
"""What decides the ways a reading can go on: `column`, `open`, `seen` and `carried` of its state."""
_INSIDE = (LINE, WRAP, PARAGRAPH)


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


def begin(columns: int) -> State:
    """Return the state before the first piece."""
    return State(
        column=-1, open=0, seen=0, carried=False, used=0.0, height=0, tallest=0, bottom=0,
        lists=(None,) * columns, depths=(0,) * columns, tails=("",) * columns, last=None, move=ROW,
    )  # fmt: skip


def key_after(state: State, atom: Atom, step: Step) -> Key:
    """Return the key of the state after a piece."""
    _, column, move, cut = step
    if move in _INSIDE:
        return column, state.open, state.seen, state.carried
    bit = 1 << column
    if move is ROW:
        return column, 0, bit, False
    left = 1 << state.column if cut and state.column >= 0 else 0
    turned = state.last is not None and state.last.page != atom.page
    return column, (state.open | left) & ~bit, state.seen | bit, turned or state.carried


def take(state: State, atom: Atom, step: Step, key: Key) -> State:
    """Return the state after a piece, of which the key is known."""
    _, column, move, cut = step
    lists, depths, tails = state.lists, state.depths, state.tails
    if move is ROW:
        lists, depths, tails = (None,) * len(lists), (0,) * len(depths), ("",) * len(tails)
    if atom.mark is not None and move not in (LINE, WRAP):
        lists = (*lists[:column], (atom.mark.style, atom.mark.value), *lists[column + 1 :])
    fresh = move in (PARAGRAPH, CELL) or (move is RESUME and not state.open >> column & 1)
    depth = max(0, (0 if fresh else depths[column]) + atom.opens - atom.closes)
    if depth != depths[column]:
        depths = (*depths[:column], depth, *depths[column + 1 :])
    tails = (*tails[:column], atom.text[-1], *tails[column + 1 :])
    used, height, tallest, bottom = atom.width, 1, state.tallest, state.bottom
    if move is LINE:
        used, height = state.used + atom.space + atom.width, state.height
    elif move in _INSIDE:
        height = state.height + 1 + atom.empty
    elif move is ROW or (state.last is not None and state.last.page != atom.page):
        tallest = bottom = 0
    else:
        tallest, bottom = max(tallest, state.height), max(bottom, state.height) if cut else bottom
    return State(*key, used, height, tallest, bottom, lists, depths, tails, atom, move)
