"""A reading's memory while a table is parted line by line."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple, TypeVar

from heng.ingest.council.cells import Column
from heng.ingest.council.joins import CONTEXT
from heng.ingest.council.traits import Trait
from heng.ingest.text import squeeze

T = TypeVar("T")
_MOST_DEPTH = 4
# Enough to tell whether both figures are there, what the name begins with, and which agency it is.
_MOST_VALUES, _MOST_TITLE, _MOST_NAME = 160, 80, 40


class Move(Enum):
    """How a line follows the one before it."""

    ROW = auto()
    STAY = auto()
    NEXT = auto()
    BREAK = auto()
    AGAIN = auto()
    SKIP = auto()
    LOOSE = auto()


class State(NamedTuple):
    """A reading's memory at a line. Sets of columns are bits.

    Attributes:
        column: Where the last line stands; None before the first row.
        move: How it came there.
        opens: It began a paragraph.
        started: Columns that the row has.
        here: Those met since the last page break.
        open: Those whose last paragraph is unfinished.
        depth: Brackets open in the three cells of text.
        tails: The last characters of each of those cells where its paragraph is unfinished, else empty.
        heights: Lines of each of those cells since the last page break.
        title: Name of the indicator, without white space.
        portion: Part of the row between page breaks.
        name: The agency read so far.
        values: Target and actual read so far.
        strayed: Words stand behind a complete target and actual.
        last: The last line that is text.
    """

    column: Column | None = None
    move: Move = Move.LOOSE
    opens: bool = True
    started: int = 0
    here: int = 0
    open: int = 0
    depth: tuple[int, int, int] = (0, 0, 0)
    tails: tuple[str, str, str] = ("", "", "")
    heights: tuple[int, int, int] = (0, 0, 0)
    title: str = ""
    portion: int = 0
    name: str = ""
    values: str = ""
    strayed: bool = False
    last: Trait | None = None

    @property
    def key(self) -> object:
        """Readings with the same key have the same future, so that only the cheapest need live."""
        return (
            self.column,
            self.started,
            self.here,
            self.open,
            self.depth,
            self.tails,
            self.portion,
            self.name,
            self.strayed,
            self.move is Move.SKIP,
        )

    def is_page_turned(self, line: Trait) -> bool:
        """Tell whether a page break shows before a line."""
        return line.broken or self.move is Move.SKIP

    def has(self, column: Column) -> bool:
        """Tell whether the row has a column already."""
        return bool(self.started & 1 << column)

    def is_open(self, column: Column) -> bool:
        """Tell whether the last paragraph of a column is unfinished."""
        return bool(self.open & 1 << column)


def new_row(line: Trait, *, unfinished: bool) -> State:
    """Return the memory of a row that begins with a line."""
    return State(
        column=Column.INDICATOR,
        move=Move.ROW,
        started=1,
        here=1,
        open=int(unfinished),
        depth=(line.depth, 0, 0),
        tails=(line.text[-CONTEXT:] if unfinished else "", "", ""),
        heights=(1, 0, 0),
        title=squeeze(line.indicator.rest if line.indicator else ""),
        last=line,
    )


def advance(state: State, line: Trait, column: Column, move: Move, *, opens: bool, unfinished: bool) -> State:
    """Return the memory after a line was read into a column."""
    bit = 1 << column
    depth, tails, heights, title = state.depth, state.tails, state.heights, state.title
    if move is Move.BREAK:
        heights = (0, 0, 0)
    if column <= Column.FORMULA:
        depth = _with(depth, column, max(-_MOST_DEPTH, min(_MOST_DEPTH, depth[column] + line.depth)))
        tails = _with(tails, column, line.text[-CONTEXT:] if unfinished else "")
        heights = _with(heights, column, heights[column] + 1)
    if column == Column.INDICATOR:
        title = (title + squeeze(line.text))[:_MOST_TITLE]
    name = state.name
    if column == Column.OWNER:
        name = (line.text if opens else name + line.text)[:_MOST_NAME]
    return State(
        column,
        move,
        opens,
        state.started | bit,
        bit if move is Move.BREAK else state.here | bit,
        state.open | bit if unfinished else state.open & ~bit,
        depth,
        tails,
        heights,
        title,
        state.portion + (move is Move.BREAK or (move is Move.STAY and state.is_page_turned(line))),
        name,
        _values(state, line) if column == Column.VALUE else "",
        state.strayed and column == state.column,
        line,
    )


def _values(state: State, line: Trait) -> str:
    text = f"{state.values} {line.text}" if state.column == Column.VALUE else line.text
    return text[:_MOST_VALUES]


def _with(triple: tuple[T, T, T], index: int, value: T) -> tuple[T, T, T]:
    first, second, third = triple
    return (value, second, third) if index == 0 else (first, value, third) if index == 1 else (first, second, value)
