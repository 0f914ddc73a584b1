"""What speaks against reading the next line of a table in one column or another.

Costs are in nats, roughly: 0 is what the layout leads one to expect, 2 unusual, 6 hardly ever. They say nothing of
any particular document; column widths are learned from each (`widths`), and traces that a text does not carry
(`Habits`) cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from heng.ingest.council.cells import Column
from heng.ingest.council.joins import Joins
from heng.ingest.council.state import Move, State, advance, new_row
from heng.ingest.council.traits import Trait, is_complete
from heng.ingest.council.widths import Widths
from heng.ingest.lines import Habits
from heng.ingest.scorecard.owners import AgencySense

INDICATOR, ACTION, FORMULA, OWNER, VALUE = Column
_TEXT = (INDICATOR, ACTION, FORMULA)

# A row that ends without one of its columns; a step that passes one by.
_LACKING = ((ACTION, 1.0), (FORMULA, 1.0), (OWNER, 4.0), (VALUE, 6.0))
_PASSED_BY = ((ACTION, 2.0), (FORMULA, 2.0), (OWNER, 4.0))
_UNRESUMED = 4.0
# A cell that is left in the middle of a paragraph, by column: only a page break does that.
_BROKEN_OFF = (2.5, 2.5, 2.5, 1.0, 2.0)
_OVERTAKEN = 3.0
# Page breaks: where one shows, where none does, and where one shows but the cells go on as if there were none.
_BREAK_SEEN, _BREAK_UNSEEN, _BREAK_IGNORED, _BREAK_INSIDE = 0.5, 7.0, 2.0, 1.5
_BREAK_STRIPPED, _STRAYING = 3.5, 2.5
_NEW_PARAGRAPH, _NEW_LINE_OF_NAME, _RESUMED_ANEW = 0.8, 0.6, 1.0
_MARKED_PARAGRAPH = 0.3
_LEAD_MISSING, _LEAD_ODD, _LEAD_OF_PAGE = 2.5, 4.0, 0.7
_CODE_LOOSE, _CODE_OF_OTHER, _CODE_MISSING, _CODE_INSIDE = 4.0, 2.0, 3.0, 4.0
_CODE_MISPLACED, _CODE_IN_VALUE = 6.0, (7.0, 2.0)
_DANGLING, _BRACKET_OPEN, _SENTENCE_ENDED = 1.8, 1.0, 0.7
_UNIT_MISPLACED, _UNIT_EXPECTED, _UNIT_FIRST = 5.0, -2.0, 1.5
_ARITHMETIC, _ECHOED = 0.5, -1.2
_ECHO = 4
_NOT_NARROW, _DIGIT_IN_NAME, _NAME_KNOWN, _NAME_UNKNOWN = 4.0, 4.0, -1.0, 1.5
_NAME_MISPLACED, _FIGURES_MISPLACED, _PROSE_AS_VALUE, _LIST_ODD = 2.5, 1.5, 1.5, 2.0
_AGAIN, _PAGE_NUMBER, _BEFORE_ROWS = 1.0, 1.5, 6.0


class _Step(NamedTuple):
    cost: float
    move: Move
    strays: bool


@dataclass(slots=True)
class Costs:
    """Weighs the steps of a reading for one table."""

    objective: str
    habits: Habits
    widths: Widths
    sense: AgencySense
    joins: Joins

    def of_line(self, line: Trait) -> tuple[float, ...]:
        """Return what speaks against a line in each column, whatever stands before it."""
        return tuple(self._line_cost(column, line) for column in Column)

    def steps(
        self, state: State, line: Trait, in_column: tuple[float, ...], limit: float
    ) -> Iterator[tuple[float, State]]:
        """Yield the ways to read a line after a state that cost no more than a limit, with their cost.

        `in_column` is what `of_line` gave for the line.
        """
        if line.maybe_number:
            yield _PAGE_NUMBER, state._replace(move=Move.SKIP)
        if state.column is None:
            yield _BEFORE_ROWS, state._replace(move=Move.LOOSE)
        if line.indicator is not None:
            yield self._row_cost(state, line), new_row(line, unfinished=self._is_unfinished(INDICATOR, line))
        if state.column is None:
            return
        leave = self._leave_cost(state)
        for column, cost in zip(Column, in_column, strict=True):
            step = self._stay(state, line) if column == state.column else self._move(state, line, column)
            total = cost + step.cost + (0.0 if step.move is Move.STAY else leave)
            if total <= limit:
                yield total, self._after(state, line, column, step)

    def _stay(self, state: State, line: Trait) -> _Step:
        strays = self._strays(state, line)
        return _Step(self._stay_cost(state, line) + (_STRAYING if strays else 0.0), Move.STAY, strays)

    def _move(self, state: State, line: Trait, column: Column) -> _Step:
        move = _move_to(state, line, column)
        return _Step(self._move_cost(state, line, column, move), move, strays=False)

    def _after(self, state: State, line: Trait, column: Column, step: _Step) -> State:
        opens = self._opens(column, state, line) if step.move is Move.STAY else not state.is_open(column)
        unfinished = self._is_unfinished(column, line)
        after = advance(state, line, column, step.move, opens=opens, unfinished=unfinished)
        return after._replace(strayed=True) if step.strays else after

    def end(self, state: State) -> float:
        """Return the cost of a row (or a table) ending after a state."""
        if state.column is None:
            return 0.0
        cost = self._leave_cost(state) + _UNRESUMED * (state.open & ~(1 << VALUE)).bit_count()
        return cost + sum(price for column, price in _LACKING if not state.has(column))

    def _is_unfinished(self, column: Column, line: Trait) -> bool:
        return self.habits.trails and column != VALUE and not line.trail

    def _opens(self, column: Column, state: State, line: Trait) -> bool:
        """Tell whether a line that stays in its cell begins a paragraph there."""
        assert state.last is not None
        if self.habits.trails:
            return state.last.trail
        if column == ACTION and line.action is not None:
            return True
        return line.listed or line.unit or self.widths.ended(column, state.last, line)

    def _strays(self, state: State, line: Trait) -> bool:
        """Tell whether a line follows a complete target and actual in their cell as no value does, a first time."""
        if state.column != VALUE or state.strayed or not (line.prose or line.maybe_number):
            return False
        assert state.last is not None
        return (state.last.trail or not self.habits.trails) and is_complete(state.values)

    # --- steps

    def _row_cost(self, state: State, line: Trait) -> float:
        code = line.indicator
        assert code is not None
        cost = (
            self.end(state) + self._lead_cost(line, expected=False, top=True) + self.widths.over_cost(INDICATOR, line)
        )
        cost += 0.0 if code.strict else _CODE_LOOSE
        return cost + (0.0 if code.code.startswith(self.objective + ".") else _CODE_OF_OTHER)

    def _stay_cost(self, state: State, line: Trait) -> float:
        column = state.column
        assert column is not None
        cost = 0.0
        if state.is_page_turned(line):
            cost += _BREAK_SEEN if state.is_open(column) else _BREAK_INSIDE
        if not self._opens(column, state, line):
            return cost + self._wrap_cost(state, line)
        cost += self._paragraph_cost(state, line)
        return cost + (self._name_cost(state) if column == OWNER else 0.0)

    def _wrap_cost(self, state: State, line: Trait) -> float:
        column, last = state.column, state.last
        assert column is not None
        assert last is not None
        cost = self._lead_cost(line, expected=False)
        if column <= FORMULA:
            cost += self.widths.slack_cost(column, last, line) + self.joins.cost(last.text, line.text)
        if column == ACTION and self.habits.trails and line.action is not None and line.action.strict:
            cost += _CODE_INSIDE
        return cost

    def _paragraph_cost(self, state: State, line: Trait) -> float:
        column, last = state.column, state.last
        assert column is not None
        assert last is not None
        if column >= OWNER:
            return 0.0
        cost = self._lead_cost(line, expected=True)
        if column == FORMULA and last.text.endswith("。"):
            cost += _SENTENCE_ENDED
        marked = line.listed or line.bracketed or line.unit or line.dangling_start
        marked = marked or (column == ACTION and line.action is not None)
        cost = cost * _MARKED_PARAGRAPH if marked else cost + _NEW_PARAGRAPH
        return cost + (_NEW_LINE_OF_NAME if column == INDICATOR else 0.0)

    def _move_cost(self, state: State, line: Trait, column: Column, move: Move) -> float:
        # A cell that a page break cut must go on before one that stands to its right.
        due = state.open if move is Move.BREAK else state.open & ~state.here
        cost = _OVERTAKEN * (due & ((1 << column) - 1)).bit_count()
        if move is Move.BREAK:
            cost += _BREAK_SEEN if state.is_page_turned(line) else self._unseen_break_cost(state)
        elif move is Move.AGAIN:
            cost += _AGAIN
        elif state.is_page_turned(line):
            cost += _BREAK_IGNORED
        top = move in (Move.BREAK, Move.AGAIN)
        if state.has(column):
            return cost + self._resume_cost(state, line, column, top=top)
        return cost + self._enter_cost(state, line, column, top=top)

    def _unseen_break_cost(self, state: State) -> float:
        """A page break leaves its traces, unless they were stripped from the text; it comes after a row's figures."""
        stripped = not (self.habits.leads and self.habits.blanks)
        return _BREAK_STRIPPED if stripped and state.column == VALUE else _BREAK_UNSEEN

    def _enter_cost(self, state: State, line: Trait, column: Column, *, top: bool) -> float:
        cost = self._lead_cost(line, expected=False, top=top) + (_DANGLING if line.dangling_start else 0.0)
        if column == ACTION:
            code = line.action
            cost += _CODE_MISSING if code is None else 0.0 if code.strict else _CODE_MISSING / 2
        elif column == FORMULA and line.unit:
            cost += _UNIT_FIRST
        elif column == FORMULA and len(line.text) >= _ECHO and line.text[:_ECHO] in state.title:
            cost += _ECHOED
        elif column == VALUE and not line.value:
            cost += _PROSE_AS_VALUE
        return cost + sum(price for between, price in _PASSED_BY if between < column and not state.has(between))

    def _resume_cost(self, state: State, line: Trait, column: Column, *, top: bool) -> float:
        if not state.is_open(column):
            anew = _RESUMED_ANEW + (_NEW_LINE_OF_NAME if column == INDICATOR else 0.0)
            anew += _PROSE_AS_VALUE if column == VALUE and line.prose else 0.0
            return anew + (self._lead_cost(line, expected=True) if column <= FORMULA else 0.0)
        cost = self._lead_cost(line, expected=False, top=top)
        if column <= FORMULA:
            cost += self.joins.cost(state.tails[column], line.text)
        marked = line.listed or line.unit or (line.action is not None and line.action.strict)
        return cost + (_DANGLING if marked else 0.0)

    def _leave_cost(self, state: State) -> float:
        """Return what speaks against the current cell ending, or being broken off, after its last line."""
        column, last = state.column, state.last
        assert column is not None
        assert last is not None
        name = self._name_cost(state) if column == OWNER else 0.0
        if self.habits.trails and not last.trail:
            cut = self.widths.room_cost(column, last) + _height_cost(state, column) if column <= FORMULA else 0.0
            return name + _BROKEN_OFF[column] + cut
        return name + (self._ending_cost(state, column, last) if column <= FORMULA else 0.0)

    def _ending_cost(self, state: State, column: Column, last: Trait) -> float:
        cost = _DANGLING if last.dangling_end else 0.0
        cost += _BRACKET_OPEN if state.depth[column] > 0 else 0.0
        if not self.habits.trails:
            cost += self.widths.full_cost(column, last) - (_SENTENCE_ENDED if last.text.endswith("。") else 0.0)
        return cost

    def _lead_cost(self, line: Trait, *, expected: bool, top: bool = False) -> float:
        if not self.habits.leads or line.lead is None or line.lead == expected:
            return 0.0
        if top and line.lead and not self.habits.blanks:
            return _LEAD_OF_PAGE
        return _LEAD_MISSING if expected else _LEAD_ODD

    def _name_cost(self, state: State) -> float:
        name = state.name.strip("()（）")
        if self.sense.known(name):
            return _NAME_KNOWN
        return 0.0 if self.sense.likely(name) else _NAME_UNKNOWN

    # --- what speaks against a line in a column

    def _line_cost(self, column: Column, line: Trait) -> float:
        cost = self.widths.over_cost(column, line) + _code_cost(column, line)
        if column == OWNER:
            cost += self._owner_cost(line)
        elif line.vertical:
            cost += _NAME_MISPLACED
        if column in (INDICATOR, VALUE) and line.listed and not line.figures:
            cost += _LIST_ODD
        if column <= FORMULA and line.figures:
            cost += _FIGURES_MISPLACED
        return cost + _unit_cost(column, line)

    def _owner_cost(self, line: Trait) -> float:
        cost = 0.0 if line.short else _NOT_NARROW + (_DIGIT_IN_NAME if line.digit else 0.0)
        known = len(line.text) > 1 and self.sense.known(line.text.strip("()（）"))
        return cost + (2 * _NAME_KNOWN if known else 0.0)


def _move_to(state: State, line: Trait, column: Column) -> Move:
    assert state.column is not None
    if column > state.column:
        return Move.NEXT
    return Move.AGAIN if column == OWNER and state.column == VALUE and not state.is_page_turned(line) else Move.BREAK


def _height_cost(state: State, column: Column) -> float:
    """Cells that one page break cuts are equally high."""
    cut = [left for left in _TEXT if left < column and state.is_open(left) and state.here & 1 << left]
    return sum(0.5 * max(0, abs(state.heights[left] - state.heights[column]) - 1) for left in cut)


def _code_cost(column: Column, line: Trait) -> float:
    if line.indicator is not None and line.indicator.strict:
        return _CODE_IN_VALUE[0] if column == VALUE else _CODE_MISPLACED
    if line.action is not None and line.action.strict and column != ACTION:
        return _CODE_IN_VALUE[1] if column == VALUE else _CODE_MISPLACED
    return 0.0


def _unit_cost(column: Column, line: Trait) -> float:
    if line.unit:
        return {FORMULA: _UNIT_EXPECTED, INDICATOR: _ARITHMETIC}.get(column, _UNIT_MISPLACED)
    if not line.cues:
        return 0.0
    cues = min(line.cues, 2)
    return {FORMULA: -_ARITHMETIC * cues, ACTION: _ARITHMETIC * cues}.get(column, 0.0)
