"""What speaks against reading the next line of a table in one column or another.

Costs are in nats, roughly: 0 is what the layout leads one to expect, 2 unusual, 6 hardly ever. They say nothing of
any particular document; column widths are learned from each (`widths`), and traces that a text does not carry
(`Habits`) cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple, TypeVar

from heng.ingest.council.cells import Column
from heng.ingest.council.joins import CONTEXT, Joins
from heng.ingest.council.owners import AgencySense
from heng.ingest.council.traits import Trait
from heng.ingest.council.widths import Widths
from heng.ingest.lines import Habits
from heng.ingest.text import glue, squeeze

INDICATOR, ACTION, FORMULA, OWNER, VALUE = Column
_PROSE = (INDICATOR, ACTION, FORMULA)
_ROW_PARTS = ((ACTION, 1.0), (FORMULA, 1.0), (OWNER, 4.0), (VALUE, 6.0))
_PASSED_BY = ((ACTION, 2.0), (FORMULA, 2.0), (OWNER, 4.0))
_ECHO = 4
T = TypeVar("T")
_BROKEN_OFF = (2.5, 2.5, 2.5, 1.0, 2.0)


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
    """A reading's memory at a line.

    Attributes:
        column: Where the last line stands; None before the first row.
        move: How it came there.
        opens: It began a paragraph.
        started: Columns that the row has, as bits.
        here: Those met since the last page break, as bits.
        open: Columns of the row whose last paragraph is unfinished, as bits.
        depth: Brackets open in the cells of text.
        tails: The last characters of each of those cells where its paragraph is unfinished, else empty.
        heights: Lines of each of those cells since the last page break.
        title: Name of the indicator, without white space.
        portion: Part of the row between page breaks.
        name: The agency read so far.
        values: Target and actual read so far, since the last agency.
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
    last: Trait | None = None

    @property
    def key(self) -> object:
        """Readings with the same key have the same future, so that only the cheapest need live."""
        return (self.column, self.started, self.here, self.open, self.depth, self.tails, self.portion, self.name, bool(self.values))


@dataclass(slots=True)
class Costs:
    """Weighs the steps of a reading for one table."""

    objective: str
    habits: Habits
    widths: Widths
    sense: AgencySense
    joins: Joins

    def steps(self, state: State, line: Trait, limit: float) -> Iterator[tuple[float, State]]:
        """Yield every way to read a line after a state that costs no more than a limit, with its cost."""
        if line.maybe_number:
            yield 1.5, state._replace(move=Move.SKIP)
        if state.column is None:
            yield 6.0, state._replace(move=Move.LOOSE)
        if line.indicator is not None:
            yield self._row(state, line)
        if state.column is None:
            return
        leave = self._leave(state)
        for column in Column:
            cost = self._inside(column, line, first=column != state.column)
            if column == state.column:
                cost += self._stay_cost(state, line, column)
                move = Move.STAY
            else:
                move = _move(state, line, column)
                cost += leave + self._move_cost(state, line, column, move)
            if cost <= limit:
                yield cost, self._advance(state, line, column, move)

    def end(self, state: State) -> float:
        """Return the cost of a row (or a table) ending after a state."""
        if state.column is None:
            return 0.0
        cost = self._leave(state) + 4.0 * bin(state.open & ~(1 << VALUE)).count("1")
        return cost + sum(price for column, price in _ROW_PARTS if not state.started & 1 << column)

    def _row(self, state: State, line: Trait) -> tuple[float, State]:
        code = line.indicator
        assert code is not None
        cost = self.end(state) + self._lead_cost(line, expected=False) + self.widths.over_cost(INDICATOR, line)
        cost += 0.0 if code.strict else 4.0
        cost += 0.0 if code.code.startswith(self.objective + ".") else 2.0
        unfinished = self.habits.trails and not line.trail
        tails = (line.text[-CONTEXT:] if unfinished else "", "", "")
        return cost, State(INDICATOR, Move.ROW, True, 1, 1, int(unfinished), (line.depth, 0, 0), tails, (1, 0, 0), squeeze(code.rest), 0, "", "", line)

    def _advance(self, state: State, line: Trait, column: Column, move: Move) -> State:
        bit, last = 1 << column, state.last
        assert last is not None
        if move is Move.STAY:
            opens = self._opens(column, last, line)
        else:
            opens = not state.open & bit
        unfinished = self.habits.trails and column != VALUE and not line.trail
        depth = state.depth
        if line.depth and column <= FORMULA:
            depth = _with(depth, column, max(-2, min(4, depth[column] + line.depth)))
        tails, heights = state.tails, state.heights if move is not Move.BREAK else (0, 0, 0)
        if column <= FORMULA:
            tails = _with(tails, column, line.text[-CONTEXT:] if unfinished else "")
            heights = _with(heights, column, heights[column] + 1)
        name, values = state.name, ""
        if column == OWNER:
            name = line.text if opens else state.name + line.text
        elif column == VALUE and state.column == VALUE:
            values = state.values + (" " if opens else glue(state.values, line.text, paragraph=False)) + line.text
        elif column == VALUE:
            values = line.text
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
            state.title + squeeze(line.text) if column == INDICATOR else state.title,
            state.portion + (move is Move.BREAK or (move is Move.STAY and line.broken)),
            name,
            values,
            line,
        )

    def _opens(self, column: Column, last: Trait, line: Trait) -> bool:
        if self.habits.trails:
            return last.trail
        if column == ACTION and line.action is not None:
            return True
        return line.listed or line.unit or self.widths.ended(column, last, line)

    # --- what speaks against a step

    def _stay_cost(self, state: State, line: Trait, column: Column) -> float:
        last = state.last
        assert last is not None
        opens = self._opens(column, last, line)
        cost = 0.0
        if line.broken:
            cost += 0.5 if state.open & 1 << column else 1.5
        if opens:
            cost += self._paragraph_cost(column, last, line)
            if column == OWNER:
                cost += self._name_cost(state)
        else:
            cost += self._wrap_cost(column, last, line)
        return cost

    def _wrap_cost(self, column: Column, last: Trait, line: Trait) -> float:
        cost = self._lead_cost(line, expected=False)
        if column <= FORMULA:
            cost += self.widths.slack_cost(column, last, line) + self.joins.cost(last.text, line.text)
        if column == ACTION and self.habits.trails and line.action is not None and line.action.strict:
            cost += 4.0
        return cost

    def _paragraph_cost(self, column: Column, last: Trait, line: Trait) -> float:
        if column >= OWNER:
            return 0.0
        cost = 0.8 + self._lead_cost(line, expected=True)
        if column == FORMULA and last.text.endswith("。"):
            cost += 0.8
        if line.listed or line.bracketed or line.unit or (column == ACTION and line.action is not None):
            cost = 0.3 * (cost - 0.8)
        return cost + (0.6 if column == INDICATOR else 0.0)

    def _move_cost(self, state: State, line: Trait, column: Column, move: Move) -> float:
        # A cell that a page break cut must go on before one that stands to its right.
        due = state.open if move is Move.BREAK else state.open & ~state.here
        cost = 3.0 * bin(due & ((1 << column) - 1)).count("1")
        if move is Move.BREAK:
            cost += 0.5 if line.broken else 7.0
        elif move is Move.AGAIN:
            cost += 1.0
        elif line.broken:
            cost += 2.0
        if not state.started & 1 << column:
            return cost + self._enter_cost(column, state, line)
        return cost + self._resume_cost(state, line, column)

    def _enter_cost(self, column: Column, state: State, line: Trait) -> float:
        cost = self._lead_cost(line, expected=False)
        cost += 2.0 if line.dangling_start else 0.0
        if column == ACTION:
            code = line.action
            cost += 3.0 if code is None else 0.0 if code.strict else 1.5
        elif column == FORMULA and line.unit:
            cost += 1.5
        elif column == FORMULA and line.text[:_ECHO] in state.title and len(line.text) >= _ECHO:
            cost -= 1.2
        elif column == VALUE and not line.value:
            cost += 1.5
        return cost + sum(
            price for between, price in _PASSED_BY if between < column and not state.started & 1 << between
        )

    def _resume_cost(self, state: State, line: Trait, column: Column) -> float:
        if not state.open & 1 << column:
            return 1.0 + (self._lead_cost(line, expected=True) if column <= FORMULA else 0.0)
        cost = self._lead_cost(line, expected=False)
        if column <= FORMULA:
            cost += self.joins.cost(state.tails[column], line.text)
        if line.listed or line.unit or (line.action is not None and line.action.strict):
            cost += 1.5
        return cost

    def _leave(self, state: State) -> float:
        """Return what speaks against the current cell ending, or being broken off, after its last line."""
        column, last = state.column, state.last
        assert column is not None
        assert last is not None
        cost = 0.0
        if self.habits.trails and not last.trail:
            cost += _BROKEN_OFF[column]
            if column <= FORMULA:
                cost += self.widths.room_cost(column, last) + _height_cost(state, column)
        elif column <= FORMULA:
            cost += 1.5 if last.dangling_end else 0.0
            cost += 1.0 if state.depth[column] > 0 else 0.0
            if not self.habits.trails:
                cost += self.widths.full_cost(column, last) - (0.6 if last.text.endswith("。") else 0.0)
        if column == OWNER:
            cost += self._name_cost(state)
        return cost

    def _lead_cost(self, line: Trait, *, expected: bool) -> float:
        if not self.habits.leads or line.lead is None or line.lead == expected:
            return 0.0
        return 2.5 if expected else 4.0

    def _name_cost(self, state: State) -> float:
        name = state.name.strip("()（）")
        if self.sense.known(name):
            return -1.0
        return 0.0 if self.sense.likely(name) else 1.5

    # --- what speaks against a line in a column

    def _inside(self, column: Column, line: Trait, *, first: bool) -> float:
        cost = self.widths.over_cost(column, line) + _code_cost(column, line)
        if column == OWNER:
            cost += 0.0 if line.short else 8.0 if line.digit else 4.0
            if len(line.text) > 1 and self.sense.known(line.text.strip("()（）")):
                cost -= 2.0
        elif column == VALUE and first and not (line.value or line.digit):
            cost += 0.5
        if line.vertical and column != OWNER:
            cost += 2.5
        if line.figures and column <= FORMULA:
            cost += 1.5
        if line.unit:
            cost += {FORMULA: -2.0, INDICATOR: 0.5}.get(column, 5.0)
        elif line.cues and column == FORMULA:
            cost -= min(0.5 * line.cues, 1.0)
        elif line.cues and column == ACTION:
            cost += min(0.4 * line.cues, 0.8)
        return cost


def _move(state: State, line: Trait, column: Column) -> Move:
    assert state.column is not None
    if column > state.column:
        return Move.NEXT
    if column == OWNER and state.column == VALUE and not line.broken:
        return Move.AGAIN
    return Move.BREAK


def _height_cost(state: State, column: Column) -> float:
    """Cells that one page break cuts are equally high."""
    cut = [left for left in _PROSE if left < column and state.open & state.here & 1 << left]
    return sum(0.5 * max(0, abs(state.heights[left] - state.heights[column]) - 1) for left in cut)


def _with(triple: tuple[T, T, T], index: int, value: T) -> tuple[T, T, T]:
    first, second, third = triple
    return (value, second, third) if index == 0 else (first, value, third) if index == 1 else (first, second, value)


def _code_cost(column: Column, line: Trait) -> float:
    if line.indicator is not None and line.indicator.strict:
        return 4.0 if column == VALUE else 6.0
    if line.action is not None and line.action.strict and column != ACTION:
        return 2.0 if column == VALUE else 6.0
    return 0.0
