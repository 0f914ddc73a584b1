"""What speaks against reading the next piece of a table in one cell or another.

Costs are in nats, roughly: 0 is what the layout leads one to expect, 2 unusual, 6 hardly ever. They say nothing of any
particular document: the widths of its columns are learned from it (`widths`), and a trace that a text does not carry
(`Habits`) costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.lines import Habits
from heng.ingest.performance.parting.pieces import Atom
from heng.ingest.performance.parting.sense import Sense
from heng.ingest.performance.parting.state import CELL, LINE, PARAGRAPH, RESUME, ROW, WRAP, State, Step
from heng.ingest.text import is_ideograph

_TOO_WIDE, _MOST_TOO_WIDE, _WIDTH_SLACK = 3.0, 9.0, 0.35
_TOO_SHORT, _MOST_TOO_SHORT = 1.3, 4.5
# A space inside a line between two ideographs, or behind a sentence: hardly ever inside one cell.
_ODD_SPACE, _SPACE_AFTER_SENTENCE = 0.7, 1.5
_SPLIT_OFF_RESUMED, _SPLIT_OFF_SINGLE, _SPLIT_OFF = 0.0, 1.5, 4.0
_PARAGRAPH, _LISTED, _LIST_ODD, _LIST_ANEW = 0.5, 0.2, 1.6, 2.2
_AFTER_COLON, _EMPTY_INSIDE = -0.5, 1.2
_DANGLING, _CLOSER, _UNENDED, _ANNOUNCED = 1.5, 5.0, 0.5, 3.0
_CUT, _CUT_WITH_ROOM, _MOST_ROOM = 1.5, 1.0, 3.0
_HEIGHT, _HEIGHT_NEAR, _MOST_HEIGHT = 0.8, 0.5, 2.4
_NEW_ROW, _DUE_ROW, _NEW_CELL, _LACKING, _FIRST_LISTED = 2.0, 0.5, 0.5, 2.5, 2.5
_EMPTY_CELL, _OVERTAKEN, _UNRESUMED = 2.5, 4.0, 5.0
_RESUMED, _RESUMED_ANEW, _RESUMED_LIST, _RESUMED_EMPTY, _WAITING = 0.2, 2.2, 0.4, 3.0, 0.8
_MARK_INSIDE, _UNPAIRED, _UNOPENED = 1.5, 1.5, 2.0
_LONG_GOAL, _USUAL_GOAL, _SECOND_GOAL, _BARE = 0.12, 4, 0.8, 1.2
_CELL_FULL, _CELL_ENDED = 1.0, -0.5
_LIST_LEFT = 0.8


@dataclass(slots=True)
class Costs:
    """Weighs the steps of a reading. `widths`: of the columns, in em."""

    habits: Habits
    widths: Sequence[float]
    sense: Sense
    _atom: Atom | None = field(default=None, init=False)
    _begun: tuple[float, ...] = field(default=(), init=False)
    """What speaks against the piece last looked at beginning a cell of each column; `_fits`: against its line there."""
    _fits: tuple[float, ...] = field(default=(), init=False)

    def steps(self, state: State, atom: Atom, limit: float) -> list[Step]:
        """Return the ways to take a piece after a state; those that leave a cell only where that costs no more than a
        limit.
        """
        if atom is not self._atom:
            self._look_at(atom)
        if state.last is None:
            return [(self._fits[0], 0, ROW, False)]
        turned = state.last.page != atom.page
        found = [] if turned else self._same_cell(state, atom)
        leave, cut = self._leave(state, atom, turned=turned)
        if leave <= limit:
            self._add_other_cells(found, state, atom, leave, cut=cut, turned=turned)
            found.append((leave + self._row(state, atom, cut=cut), 0, ROW, cut))
        return found

    def _look_at(self, atom: Atom) -> None:
        self._atom = atom
        lines, starts = self.sense.lines(atom), self.sense.starts(atom)
        self._fits = tuple([self._over(column, atom.width) + line for column, line in enumerate(lines)])
        cost = (_CLOSER if atom.goes_on else 0.0) + (_UNOPENED if atom.closes else 0.0)
        cost += _FIRST_LISTED if atom.mark is not None and atom.mark.value > 1 else 0.0
        self._begun = tuple([cost + start for start in starts])

    def end(self, state: State) -> float:
        """Return the cost of the table ending after a state."""
        return self._lacking(state) + _UNRESUMED * state.open.bit_count()

    # --- the same cell

    def _same_cell(self, state: State, atom: Atom) -> list[Step]:
        column, last = state.column, state.last
        assert last is not None
        if not atom.first:
            cost = self._over(column, state.used + atom.space + atom.width) + self.sense.lines(atom)[column]
            cost -= self._over(column, state.used)
            return [(cost + self._inside(last, atom) + self._pairs(state, column, atom), column, LINE, False)]
        found: list[Step] = []
        fit = self._fits[column] + (_EMPTY_INSIDE if atom.empty else 0.0)
        fit += _LONG_GOAL if column == 0 and state.height >= _USUAL_GOAL else 0.0
        waits = state.carried and state.open >> (column + 1) and last.ends_sentence
        fit += _WAITING if waits and not self._follows(state, column, atom) else 0.0
        if not (self.habits.trails and last.trail):
            cost = fit + self._wrap(state, atom) + self._pairs(state, column, atom)
            found.append((cost, column, WRAP, False))
        if not self.habits.trails or last.trail:
            found.append((fit + self._paragraph(state, atom), column, PARAGRAPH, False))
        return found

    def _inside(self, last: Atom, atom: Atom) -> float:
        """Return what speaks against the space between two pieces standing inside one cell."""
        if last.ends_sentence:
            return self.sense.space + _SPACE_AFTER_SENTENCE
        odd = is_ideograph(last.text[-1]) and is_ideograph(atom.text[0])
        return self.sense.space + (_ODD_SPACE if odd else 0.0)

    def _pairs(self, state: State, column: int, atom: Atom) -> float:
        """A bracket is closed only where one is open."""
        return _UNOPENED if atom.closes > state.depths[column] else 0.0

    def _wrap(self, state: State, atom: Atom) -> float:
        last = state.last
        assert last is not None
        short = self.widths[state.column] - _WIDTH_SLACK - state.used - atom.token
        cost = min(_MOST_TOO_SHORT, _TOO_SHORT * short) if short > 0 else 0.0
        if atom.mark is not None and (atom.mark.value == 1 or self._follows(state, state.column, atom)):
            cost += _MARK_INSIDE
        return cost + self.sense.join(last.text, atom.text)

    def _paragraph(self, state: State, atom: Atom) -> float:
        last = state.last
        assert last is not None
        cost = _CLOSER if atom.goes_on else 0.0
        cost += _DANGLING if last.dangles and not last.announces else 0.0
        cost += _AFTER_COLON if last.announces else 0.0
        cost += _UNPAIRED if state.depths[state.column] else 0.0
        cost += _SECOND_GOAL if state.column == 0 else 0.0
        listed = atom.mark is not None or atom.bullet
        bare = state.column > 0 and not (last.ends_sentence or last.announces or listed)
        cost += _BARE if bare else 0.0
        if not self.habits.trails:
            cost += 0.0 if last.ends_sentence or last.announces or atom.mark else _UNENDED
        return cost + self._list(state, state.column, atom) + self.sense.starts(atom)[state.column]

    def _list(self, state: State, column: int, atom: Atom) -> float:
        """Return what speaks against a paragraph that begins with this number (or none) after the list before it."""
        if atom.bullet:
            return _LISTED
        if atom.mark is None:
            return _PARAGRAPH + (_LIST_LEFT if state.lists[column] is not None else 0.0)
        if self._follows(state, column, atom):
            return _LISTED
        if atom.mark.value == 1:
            known = state.lists[column]
            same = known is not None and known[0] is atom.mark.style
            return _LIST_ANEW if same else _PARAGRAPH
        return _LIST_ODD

    def _follows(self, state: State, column: int, atom: Atom) -> bool:
        known = state.lists[column]
        mark = atom.mark
        return mark is not None and known is not None and known == (mark.style, mark.value - 1)

    # --- another cell

    def _add_other_cells(
        self, found: list[Step], state: State, atom: Atom, leave: float, *, cut: bool, turned: bool
    ) -> None:
        first = 0 if turned else state.column + 1
        due = state.open | (1 << state.column if cut and turned else 0)
        resumed, passed = turned or state.carried, 0.0
        for column in range(first, len(self.widths)):
            cost = leave + self._fits[column]
            if resumed:
                found.append((cost + (passed + self._resume(state, atom, column, due)), column, RESUME, cut))
                passed += _OVERTAKEN if due >> column & 1 else 0.0
            else:
                found.append((cost + (_NEW_CELL + passed + self._begun[column]), column, CELL, cut))
                passed += 0.0 if state.seen >> column & 1 else _EMPTY_CELL

    def _resume(self, state: State, atom: Atom, column: int, due: int) -> float:
        """Return the cost of going on with a cell behind a page break."""
        if not due >> column & 1:
            if not state.seen >> column & 1:
                return _RESUMED_EMPTY + self._begun[column]
            anew = _RESUMED_LIST if self._follows(state, column, atom) else _RESUMED_ANEW
            return anew + (_CLOSER if atom.goes_on else 0.0) + self.sense.starts(atom)[column]
        cost = _RESUMED + self._pairs(state, column, atom)
        tail = state.tails[column]
        cost += self.sense.join(tail, atom.text) if tail else 0.0
        return cost + (_LIST_ODD if atom.mark is not None and not self._follows(state, column, atom) else 0.0)

    def _row(self, state: State, atom: Atom, *, cut: bool) -> float:
        opened = state.open | (1 << state.column if cut else 0)
        new = _DUE_ROW if atom in self.sense.due else _NEW_ROW
        cost = new + self._lacking(state) + _UNRESUMED * opened.bit_count()
        return cost + self._begun[0] + self._fits[0]

    def _lacking(self, state: State) -> float:
        return _LACKING * (len(self.widths) - state.seen.bit_count())

    # --- leaving a cell

    def _leave(self, state: State, atom: Atom, *, turned: bool) -> tuple[float, bool]:
        """Return what speaks against a cell stopping after its last piece, and whether it stops in a paragraph."""
        last = state.last
        assert last is not None
        cost = 0.0 if atom.first or turned else self._split_off(state)
        if self.habits.trails:
            if not last.trail:
                return cost + self._cut_off(state), True
            return cost + self._whole(state, last) + self._beyond_bottom(state), False
        ended = last.ends_sentence or self.widths[state.column] - state.used >= 1.0
        whole = self._whole(state, last) + (0.0 if ended else _CELL_FULL)
        whole += _CELL_ENDED if last.ends_sentence else 0.0
        broken = self._cut_off(state)
        cut = broken < whole or (turned and not ended)
        return cost + min(broken, whole), cut

    def _split_off(self, state: State) -> float:
        """Two cells share a line where the first ends on its first line; most of all behind a page break."""
        last = state.last
        assert last is not None
        if state.height > 1 or (last.mark is not None and len(last.text) <= len(last.mark.text)):
            return _SPLIT_OFF
        return _SPLIT_OFF_RESUMED if state.carried and state.open >> (state.column + 1) else _SPLIT_OFF_SINGLE

    def _whole(self, state: State, last: Atom) -> float:
        """Return what speaks against a cell being complete."""
        cost = _ANNOUNCED if last.announces else _DANGLING if last.dangles else 0.0
        if state.column > 0 and not (last.ends_sentence or last.announces):
            cost += _BARE
        return cost + (_UNPAIRED if state.depths[state.column] else 0.0)

    def _cut_off(self, state: State) -> float:
        room = self.widths[state.column] - state.used - 1.0
        cost = _CUT + (min(_MOST_ROOM, _CUT_WITH_ROOM * room) if room > 0 else 0.0)
        reach = state.bottom or state.tallest
        off = abs(reach - state.height) if state.bottom else reach - state.height
        if not reach or off <= 0:
            return cost
        return cost + min(_MOST_HEIGHT, _HEIGHT_NEAR + _HEIGHT * (off - 1))

    def _beyond_bottom(self, state: State) -> float:
        """A cell cannot reach below another one of its row that the page's end cut."""
        if not state.bottom or state.height <= state.bottom + 1:
            return 0.0
        return min(_MOST_HEIGHT, _HEIGHT * (state.height - state.bottom - 1))

    # --- width and words

    def _over(self, column: int, width: float) -> float:
        excess = width - self.widths[column] - _WIDTH_SLACK
        return min(_MOST_TOO_WIDE, _TOO_WIDE * excess) if excess > 0 else 0.0
