"""What speaks against the steps of a reading: a cell going on, the next one beginning, a page break, a row's end."""

from __future__ import annotations

from dataclasses import dataclass, field

from heng.ingest.council.parting.line_costs import (
    ACTION,
    DANGLING,
    FORMULA,
    INDICATOR,
    OWNER,
    VALUE,
    LineCosts,
    Weighed,
)
from heng.ingest.council.parting.state import (
    AGAIN,
    BELOW,
    BREAK,
    LOOSE,
    NEXT,
    NOWHERE,
    ROW,
    SKIP,
    STAY,
    Move,
    Reading,
    advance,
    new_row,
    outside,
    skipped,
)
from heng.ingest.council.parting.traits import Trait, is_complete

# A row that ends without one of its columns; a step that passes one by. By the set of columns that the row has.
_LACKING = ((ACTION, 1.0), (FORMULA, 1.0), (OWNER, 4.0), (VALUE, 6.0))
_PASSED_BY = ((ACTION, 2.0), (FORMULA, 2.0), (OWNER, 4.0))
_SETS = range(1 << 5)
_LACKS = tuple(sum(price for column, price in _LACKING if not has & 1 << column) for has in _SETS)
_PASSES = tuple(
    tuple(sum(price for column, price in _PASSED_BY if column < to and not has & 1 << column) for has in _SETS)
    for to in range(5)
)
_COUNT = tuple(columns.bit_count() for columns in _SETS)
_UNRESUMED, _OVERTAKEN = 4.0, 3.0
# A cell that is left in the middle of a paragraph, by column: only a page break does that.
_BROKEN_OFF = (2.5, 2.5, 2.5, 1.0, 2.0)
_CUT_AS_WELL = 0.5
# Page breaks: where one shows, where none does, and where one shows but the cells go on as if there were none.
_BREAK_SEEN, _BREAK_UNSEEN, _BREAK_IGNORED, _BREAK_INSIDE = 0.5, 7.0, 2.0, 1.5
_BREAK_STRIPPED, _STRAYING = 3.5, 2.5
_CODE_LOOSE, _CODE_OF_OTHER = 4.0, 2.0
_BRACKET_OPEN, _SENTENCE_ENDED = 1.0, 0.7
_NAME_KNOWN, _NAME_UNKNOWN, _NAME_OF_ONE = -1.0, 1.5, 4.0
# A space that texts hold between scripts, taken for the border of two cells.
_SPACE_SET = 2.0
# An item of a list in a cell that has not the one before it, where another cell has it.
_ITEM_ELSEWHERE = 3.0
_AGAIN, _PAGE_NUMBER, _BEFORE_ROWS, _BELOW = 1.0, 1.5, 6.0, 2.0
# What a step into another column may save: the rest of a word that a page break cut, an echo of the name.
_MOST_SAVED = 2.5
WORST = 8.0
"""A step that costs so much more than the cheapest is not worth following."""


Step = tuple[float, Reading, int, Move, bool, bool]
"""A way to go on: what the whole reading costs with it, the reading so far, the column, how it is come to, whether a
paragraph opens there, and whether words stray behind a row's figures."""


@dataclass(slots=True)
class Costs:
    """Weighs the steps of a reading for one table."""

    objective: str
    lines: LineCosts
    _unseen_break: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Note what a page break costs that does not show, by the column before it.

        It leaves its traces, unless they were stripped from the text; it comes after a row's figures.
        """
        habits = self.lines.habits
        behind_figures = _BREAK_UNSEEN if habits.leads and habits.blanks else _BREAK_STRIPPED
        self._unseen_break = (_BREAK_UNSEEN,) * VALUE + (behind_figures,)

    def steps(self, path: Reading, weighed: Weighed, limit: float) -> list[Step]:
        """Return the ways to go on with a run; those that surely cost more than a limit may be left out."""
        line, found = weighed.run.first, []
        if line.maybe_number:
            found.append((path.cost + _PAGE_NUMBER, path, path.column, SKIP, True, False))
        if path.column == NOWHERE:
            found.append(self._outside(path))
        if line.indicator is not None:
            found.append((path.cost + self._row_cost(path, weighed), path, INDICATOR, ROW, True, False))
        if path.column == NOWHERE:
            return found
        if path.column == VALUE and self.lines.widths.is_beyond(line):
            found.append((path.cost + self.end(path) + _BELOW, path, NOWHERE, BELOW, True, False))
        turned = path.is_page_turned(line)
        stay = self._stay(path, weighed, turned=turned)
        found.append(stay)
        self._add_moves(found, path, weighed, min(limit, stay[0] + WORST), turned=turned)
        return found

    def take(self, step: Step, weighed: Weighed) -> Reading:
        """Return the reading that a step makes."""
        cost, path, column, move, opens, strays = step
        run = weighed.run
        if move is SKIP:
            return skipped(path, run, cost)
        if move in (LOOSE, BELOW):
            return outside(path, run, cost, move)
        unfinished = self.lines.habits.trails and not run.last.trail
        if move is ROW:
            return new_row(path, run, cost, unfinished=unfinished)
        return advance(path, run, cost, column, move, opens=opens, unfinished=unfinished, strays=strays)

    def end(self, path: Reading) -> float:
        """Return the cost of a row (or a table) ending after a reading."""
        if path.column == NOWHERE:
            return 0.0
        return self._leave(path) + _UNRESUMED * _COUNT[path.open & ~(1 << VALUE)] + _LACKS[path.started]

    def _outside(self, path: Reading) -> Step:
        """Text below a table goes on to the end of its paragraph; before the first row none is expected."""
        last = path.last
        if path.move is BELOW and last is not None:
            ended = last.trail if self.lines.habits.trails else not self.lines.widths.is_beyond(last)
            return path.cost + (_BEFORE_ROWS if ended else 0.0), path, NOWHERE, BELOW, True, False
        return path.cost + _BEFORE_ROWS, path, NOWHERE, LOOSE, True, False

    def _row_cost(self, path: Reading, weighed: Weighed) -> float:
        line = weighed.run.first
        code = line.indicator
        assert code is not None
        cost = self.end(path) + weighed.lead_on_top + self.lines.widths.over_cost(INDICATOR, line)
        cost += 0.0 if code.strict else _CODE_LOOSE
        return cost + (0.0 if code.code.startswith(self.objective + ".") else _CODE_OF_OTHER)

    # --- in the same column

    def _stay(self, path: Reading, weighed: Weighed, *, turned: bool) -> Step:
        column, last, line = path.column, path.last, weighed.run.first
        assert last is not None
        if path.move is SKIP:
            cost, opens = self.lines.stay(column, last, weighed)
        else:
            known = weighed.stays.get(column)
            if known is None:
                known = weighed.stays[column] = self.lines.stay(column, last, weighed)
            cost, opens = known
        if turned:
            cost += _BREAK_SEEN if path.open & 1 << column else _BREAK_INSIDE
            cost += DANGLING if line.item and not opens else 0.0
        strays = False
        if column == OWNER and opens:
            cost += self._name_cost(path)
        elif column == VALUE:
            strays = self._strays(path, line)
            cost += _STRAYING if strays else 0.0
        cost += _item_cost(path, line, column) if line.item > 1 else 0.0
        return path.cost + cost + weighed.in_column[column], path, column, STAY, opens, strays

    def _strays(self, path: Reading, line: Trait) -> bool:
        """Tell whether a line follows a complete target and actual in their cell as no value does, a first time."""
        if path.strayed or not (line.prose or line.maybe_number or (line.short and not (line.value or line.bracketed))):
            return False
        assert path.last is not None
        return (path.last.trail or not self.lines.habits.trails) and is_complete(path.values)

    # --- to another column

    def _add_moves(self, found: list[Step], path: Reading, weighed: Weighed, limit: float, *, turned: bool) -> None:
        left = path.cost + self._leave(path)
        left += _SPACE_SET if weighed.run.first.spaced else 0.0
        at, started, open_, away = path.column, path.started, path.open, path.open & ~path.here
        for column, standing in enumerate(weighed.in_column):
            # Most columns are out of the question by what stands on the line alone.
            if column == at or left + standing - _MOST_SAVED > limit:
                continue
            due = away
            if column > at:
                move, price = NEXT, _BREAK_IGNORED if turned else 0.0
            elif column == OWNER and not turned:
                move, price = AGAIN, _AGAIN
            else:
                move, price = BREAK, _BREAK_SEEN if turned else self._unseen_break[at]
                due = open_
            # A cell that a page break cut must go on before one that stands to its right.
            price += _item_cost(path, weighed.run.first, column) if weighed.run.first.item > 1 else 0.0
            so_far = left + standing + price + _OVERTAKEN * _COUNT[due & ((1 << column) - 1)]
            passing = 0.0 if started & 1 << column else _PASSES[column][started]
            if so_far + passing - _MOST_SAVED <= limit:
                arrival, opens = self._arrive(path, weighed, column, move)
                if so_far + arrival <= limit:
                    found.append((so_far + arrival, path, column, move, opens, False))

    def _arrive(self, path: Reading, weighed: Weighed, column: int, move: Move) -> tuple[float, bool]:
        """Return what speaks against a cell beginning or going on with a run, and whether a paragraph opens there."""
        bit, top = 1 << column, move is not NEXT
        if not path.started & bit:
            return _PASSES[column][path.started] + self.lines.enter(column, weighed, path.title, top=top), True
        anew = self.lines.reopen(column, weighed)
        if not (path.open & bit or (path.unsure & bit and move is BREAK)):
            return anew, True
        tail = path.tails[column] if column <= FORMULA else None
        cost = self.lines.resume(column, weighed, tail, top=top)
        return (cost, False) if path.open & bit or cost < anew else (anew, True)

    # --- out of a column

    def _leave(self, path: Reading) -> float:
        """Return what speaks against the current cell ending, or being broken off, after its last line."""
        if path.left is None:
            path.left = self._leave_cost(path)
        return path.left

    def _leave_cost(self, path: Reading) -> float:
        column, last, trails = path.column, path.last, self.lines.habits.trails
        assert last is not None
        cost = self._name_cost(path) if column == OWNER else 0.0
        if trails and not last.trail:
            # What a page break cuts off a name makes it one that nobody knows.
            cut = column > FORMULA and path.open & path.here & ~(1 << column)
            cost = min(cost, 0.0) + _BROKEN_OFF[column] * (_CUT_AS_WELL if cut else 1.0)
            return cost + (self.lines.widths.room_cost(column, last) + _height_cost(path) if column <= FORMULA else 0.0)
        if column > FORMULA:
            return cost
        cost += (DANGLING if last.dangling_end else 0.0) + (_BRACKET_OPEN if path.depth[column] > 0 else 0.0)
        if not trails:
            cost += self.lines.widths.full_cost(column, last) - (_SENTENCE_ENDED if last.text.endswith("。") else 0.0)
        return cost

    def _name_cost(self, path: Reading) -> float:
        name = path.name.strip("()（）")
        if self.lines.sense.lists(name):
            return _NAME_KNOWN
        if len(name) == 1 and self.lines.habits.trails:
            return _NAME_OF_ONE
        return 0.0 if self.lines.sense.likely(name) else _NAME_UNKNOWN


def _item_cost(path: Reading, line: Trait, column: int) -> float:
    """A list goes on in the cell that has the item before."""
    before = line.item - 1
    if before not in path.items or (column <= FORMULA and path.items[column] == before):
        return 0.0
    return _ITEM_ELSEWHERE


def _height_cost(path: Reading) -> float:
    """Cells that one page break cuts are equally high."""
    cut = [left for left in range(path.column) if path.open & path.here & 1 << left]
    return sum(0.5 * max(0, abs(path.heights[left] - path.heights[path.column]) - 1) for left in cut)
