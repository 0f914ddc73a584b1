"""One reading of a table's lines, as far as it has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeVar

from heng.ingest.council.cells import Column
from heng.ingest.council.parting.runs import Run
from heng.ingest.council.parting.traits import Trait
from heng.ingest.text import squeeze

T = TypeVar("T")
ACTION, FORMULA, OWNER, VALUE = Column.ACTION.value, Column.FORMULA.value, Column.OWNER.value, Column.VALUE.value
NOWHERE = -1
_MOST_DEPTH = 4
# Enough to tell whether both figures are there, what the name begins with, and which agency it is.
_MOST_VALUES, _MOST_TITLE, _MOST_NAME = 160, 80, 40


class Move(Enum):
    """How a run of lines follows the one before it."""

    ROW = auto()
    STAY = auto()
    NEXT = auto()
    BREAK = auto()
    AGAIN = auto()
    SKIP = auto()
    LOOSE = auto()
    BELOW = auto()


# A name is found several times as fast as a member of an enumeration.
ROW, STAY, NEXT, BREAK, AGAIN, SKIP, LOOSE, BELOW = Move


@dataclass(slots=True, eq=False)
class Reading:
    """A reading's memory at a run of lines. Columns are numbers, sets of them are bits.

    Attributes:
        cost: What speaks against it so far.
        before: Where it came from.
        run: The lines it has just read.
        column: Where they stand; `NOWHERE` before the first row.
        move: How it came there.
        opens: They begin a paragraph.
        started: Columns that the row has.
        here: Those met since the last page break.
        open: Those whose last paragraph is unfinished.
        unsure: Those of which nothing tells whether their last paragraph is finished.
        depth: Brackets open in the three cells of text.
        tails: The last line of each of those cells where its paragraph is not finished for sure, else None.
        heights: Lines of each of those cells since the last page break.
        items: Number of the last item of a list in each of those cells; 0 where none has been met.
        title: Name of the indicator, without white space.
        portion: Part of the row between page breaks.
        name: The agency read so far.
        values: Target and actual read so far.
        strayed: Words stand behind a complete target and actual.
        last: The last line that is text.
        rivals: Other readings up to here that have the same future and are nearly as likely.
        left: What speaks against leaving the cell here; None until it is asked.
    """

    cost: float = 0.0
    before: Reading | None = None
    run: Run | None = None
    column: int = NOWHERE
    move: Move = LOOSE
    opens: bool = True
    started: int = 0
    here: int = 0
    open: int = 0
    unsure: int = 0
    depth: tuple[int, int, int] = (0, 0, 0)
    tails: tuple[Trait | None, Trait | None, Trait | None] = (None, None, None)
    heights: tuple[int, int, int] = (0, 0, 0)
    items: tuple[int, int, int] = (0, 0, 0)
    title: str = ""
    portion: int = 0
    name: str = ""
    values: str = ""
    strayed: bool = False
    last: Trait | None = None
    rivals: tuple[Reading, ...] = ()
    left: float | None = None

    @property
    def chain(self) -> list[Reading]:
        """Its steps from the first to the last."""
        steps: list[Reading] = []
        step: Reading | None = self
        while step is not None and step.run is not None:
            steps.append(step)
            step = step.before
        return steps[::-1]

    @property
    def key(self) -> object:
        """Readings with the same key have the same future, so that only the cheapest need live."""
        return (
            self.column,
            self.started,
            self.here,
            self.open,
            self.unsure,
            self.depth,
            self.tails,
            self.name,
            self.strayed,
            self.move is SKIP,
        )

    def is_page_turned(self, line: Trait) -> bool:
        """Tell whether a page break shows before a line."""
        return line.broken or self.move is SKIP


def skipped(path: Reading, run: Run, cost: float) -> Reading:
    """Return a reading that takes a run for a page number."""
    return Reading(
        cost, path, run, path.column, SKIP, path.opens, path.started, path.here, path.open, path.unsure,
        path.depth, path.tails,
        path.heights, path.items, path.title, path.portion, path.name, path.values, path.strayed, path.last,
    )  # fmt: skip


def outside(path: Reading, run: Run, cost: float, move: Move) -> Reading:
    """Return a reading that takes a run for text before the first row, or below the table."""
    return Reading(cost, path, run, move=move, last=run.last)


def new_row(path: Reading, run: Run, cost: float, *, unfinished: bool) -> Reading:
    """Return a reading whose next row begins with a run."""
    return Reading(
        cost=cost,
        before=path,
        run=run,
        column=0,
        move=ROW,
        started=1,
        here=1,
        open=int(unfinished),
        unsure=int(run.last.shared),
        depth=(run.depth, 0, 0),
        tails=(run.last if unfinished or run.last.shared else None, None, None),
        heights=(len(run.lines), 0, 0),
        title=squeeze(run.first.indicator.rest if run.first.indicator else "") + squeeze(run.text_behind),
        last=run.last,
    )


def advance(
    path: Reading, run: Run, cost: float, column: int, move: Move, *, opens: bool, unfinished: bool, strays: bool
) -> Reading:
    """Return a reading that goes on with a run in a column."""
    bit = 1 << column
    rejoined = move is STAY and run.first.whole is not None
    last = run.first.whole if rejoined and len(run.lines) == 1 else run.last
    assert last is not None
    depth, tails, heights, items = path.depth, path.tails, path.heights, path.items
    title, name = path.title, path.name
    if move is BREAK:
        heights = (0, 0, 0)
    if column <= FORMULA:
        if run.depth:
            depth = _with(depth, column, max(-_MOST_DEPTH, min(_MOST_DEPTH, depth[column] + run.depth)))
        tails = _with(tails, column, last if unfinished or last.shared else None)
        heights = _with(heights, column, heights[column] + len(run.lines) - rejoined)
        if run.first.item:
            items = _with(items, column, run.first.item)
        if not column:
            title = (title + squeeze(run.text))[:_MOST_TITLE]
    elif column == OWNER:
        name = (run.text if opens else name + run.text)[:_MOST_NAME]
    turned = move is BREAK or (move is STAY and path.is_page_turned(run.first))
    return Reading(
        cost,
        path,
        run,
        column,
        move,
        opens,
        path.started | bit,
        bit if move is BREAK else path.here | bit,
        path.open | bit if unfinished else path.open & ~bit,
        path.unsure | bit if last.shared and column <= FORMULA else path.unsure & ~bit,
        depth,
        tails,
        heights,
        items,
        title,
        path.portion + turned,
        name,
        _values(path, run) if column == VALUE else "",
        strays or (path.strayed and column == path.column),
        last,
    )


def _values(path: Reading, run: Run) -> str:
    text = f"{path.values} {run.text}" if path.column == VALUE else run.text
    return text[:_MOST_VALUES]


def _with(triple: tuple[T, T, T], index: int, value: T) -> tuple[T, T, T]:
    first, second, third = triple
    return (value, second, third) if index == 0 else (first, value, third) if index == 1 else (first, second, value)
