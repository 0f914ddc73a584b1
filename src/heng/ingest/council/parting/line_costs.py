"""What speaks against lines standing in a column, whatever else the row holds.

Costs are in nats, roughly: 0 is what the layout leads one to expect, 2 unusual, 6 hardly ever. They say nothing of
any particular document; column widths are learned from each (`widths`), and traces that a text does not carry
(`Habits`) cost nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from heng.ingest.council.cells import Column
from heng.ingest.council.parting.joins import Joins
from heng.ingest.council.parting.runs import Run
from heng.ingest.council.parting.traits import Trait
from heng.ingest.council.parting.widths import Widths
from heng.ingest.lines import Habits
from heng.ingest.scorecard.owners import AgencySense

_COLUMNS = len(Column)
INDICATOR, ACTION, FORMULA, OWNER, VALUE = (column.value for column in Column)

DANGLING, NEW_LINE_OF_NAME, PROSE_AS_VALUE = 1.8, 0.6, 1.5
_CODE_MISPLACED, _CODE_IN_VALUE, _CODE_INSIDE, _CODE_MISSING = 6.0, (7.0, 2.0), 4.0, 3.0
_NEW_PARAGRAPH, _MARKED_PARAGRAPH, _SENTENCE_ENDED, _RESUMED_ANEW = 0.8, 0.3, 0.7, 1.0
_LEAD_MISSING, _LEAD_ODD, _LEAD_OF_PAGE = 2.5, 4.0, 0.7
_UNIT_MISPLACED, _UNIT_EXPECTED, _UNIT_FIRST, _ARITHMETIC = 5.0, -2.0, 1.5, 0.5
_SPACE_ODD, _LIST_FIRST, _LIST_LATE = 1.0, 0.5, 1.5
_NOT_NARROW, _DIGIT_IN_NAME, _NAME_KNOWN = 4.0, 4.0, -1.0
_NOTE_MISPLACED = (2.0, 1.5, 0.0, 4.0, 4.0)
_NAME_MISPLACED, _FIGURES_MISPLACED, _LIST_ODD = 2.5, 1.5, 2.0


@dataclass(slots=True, eq=False)
class Weighed:
    """A run of lines with the costs that depend on nothing before it.

    Attributes:
        in_column: Of its standing in each column.
        lead, lead_on_top, lead_opening: Of the white space before it where its paragraph goes on, where that stands
            at the top of a page, and where it opens a paragraph.
        stays: See `LineCosts.stay`; filled as it is asked.
    """

    run: Run
    in_column: tuple[float, ...]
    lead: float
    lead_on_top: float
    lead_opening: float
    stays: dict[int, tuple[float, bool]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LineCosts:
    """Weighs lines by themselves and beside the line before them."""

    habits: Habits
    widths: Widths
    sense: AgencySense
    joins: Joins

    def weigh(self, run: Run) -> Weighed:
        """Return a run with its costs."""
        costs = self._of_line(run.first)
        for last, line in zip(run.lines, run.lines[1:], strict=False):
            joined = self.joins.cost(last.text, line.text)
            for column, cost in enumerate(self._of_line(line)):
                costs[column] += cost + self._wrap(column, last, line, joined)
        lead = run.first.lead
        if lead is None or not self.habits.leads:
            return Weighed(run, tuple(costs), 0.0, 0.0, 0.0)
        if lead:
            return Weighed(run, tuple(costs), _LEAD_ODD, _LEAD_ODD if self.habits.blanks else _LEAD_OF_PAGE, 0.0)
        return Weighed(run, tuple(costs), 0.0, 0.0, _LEAD_MISSING)

    # --- a cell goes on

    def stay(self, column: int, last: Trait, weighed: Weighed) -> tuple[float, bool]:
        """Return what speaks against a cell going on from a line to a run, and whether a paragraph opens there."""
        if weighed.run.first.whole is not None:
            return self._rejoin(column, last, weighed, weighed.run.first.whole), False
        opens = self._opens(column, last, weighed.run.first)
        if not opens:
            joined = self.joins.cost(last.text, weighed.run.first.text) if column <= FORMULA else 0.0
            return weighed.lead + self._wrap(column, last, weighed.run.first, joined), False
        if column >= OWNER:
            return 0.0, True
        line = weighed.run.first
        cost = weighed.lead_opening
        if column == FORMULA and last.text.endswith("。"):
            cost += _SENTENCE_ENDED
        marked = line.listed or line.bracketed or line.unit or line.dangling_start
        marked = marked or (column == ACTION and line.action is not None)
        cost = cost * _MARKED_PARAGRAPH if marked else cost + _NEW_PARAGRAPH
        return cost + (NEW_LINE_OF_NAME if column == INDICATOR else 0.0), True

    def _rejoin(self, column: int, last: Trait, weighed: Weighed, whole: Trait) -> float:
        """Return what speaks against the parts of a line being one text, less what they cost apart."""
        cost = self._of_line(whole)[column] - self._of_line(last)[column] - weighed.in_column[column]
        return cost + (0.0 if weighed.run.first.spaced else _SPACE_ODD)

    def _opens(self, column: int, last: Trait, line: Trait) -> bool:
        """Tell whether a line that stays in its cell begins a paragraph there."""
        if self.habits.trails:
            return last.trail
        if column == ACTION and line.action is not None:
            return True
        return line.listed or line.unit or self.widths.ended(column, last, line)

    def _wrap(self, column: int, last: Trait, line: Trait, joined: float) -> float:
        """Return what speaks against a paragraph going on in the next line. `joined`: against the two being one."""
        if column > FORMULA:
            return 0.0
        cost = self.widths.slack_cost(column, last, line) + joined
        if column == ACTION and self.habits.trails and line.action is not None and line.action.strict:
            cost += _CODE_INSIDE
        return cost

    # --- a cell begins, or goes on behind others

    def enter(self, column: int, weighed: Weighed, title: str, *, top: bool) -> float:
        """Return what speaks against a cell beginning with a run. `title`: the row's indicator."""
        line = weighed.run.first
        cost = (weighed.lead_on_top if top else weighed.lead) + (DANGLING if line.dangling_start else 0.0)
        if column == ACTION:
            code = line.action
            cost += _CODE_MISSING if code is None else 0.0 if code.strict else _CODE_MISSING / 2
        elif column == FORMULA:
            cost += _UNIT_FIRST if line.unit else self.joins.echo(line.text, title)
            cost += _LIST_FIRST if line.listed else 0.0
        elif column == VALUE and not line.value:
            cost += PROSE_AS_VALUE
        return cost

    def resume(self, column: int, weighed: Weighed, tail: Trait | None, *, top: bool) -> float:
        """Return what speaks against a run going on with the paragraph that a line left unfinished in a column."""
        line = weighed.run.first
        cost = weighed.lead_on_top if top else weighed.lead
        if column <= FORMULA and tail is not None:
            cost += self.joins.cost(tail.text, line.text)
        marked = line.listed or line.unit or (line.action is not None and line.action.strict)
        marked = marked or (column == VALUE and line.figures)
        return cost + (DANGLING if marked else 0.0)

    def reopen(self, column: int, weighed: Weighed) -> float:
        """Return what speaks against a run opening a further paragraph of a cell that was left."""
        cost = _RESUMED_ANEW + (NEW_LINE_OF_NAME if column == INDICATOR else 0.0)
        if column == VALUE and weighed.run.first.prose:
            cost += PROSE_AS_VALUE
        cost += _LIST_LATE if column == FORMULA and weighed.run.first.item else 0.0
        if column > FORMULA:
            return cost
        return cost + weighed.lead_opening * (_MARKED_PARAGRAPH if weighed.run.first.item else 1.0)

    # --- a line by itself

    def _of_line(self, line: Trait) -> list[float]:
        costs = [0.0] * _COLUMNS
        for column, limit in enumerate(self.widths.widest):
            if limit is not None and line.width > limit:
                costs[column] = self.widths.over_cost(column, line)
        costs[OWNER] += self._owner_cost(line)
        _add_codes(costs, line)
        _add_units(costs, line)
        if line.note:
            for column, price in enumerate(_NOTE_MISPLACED):
                costs[column] += price
        if line.vertical:
            for column in (INDICATOR, ACTION, FORMULA, VALUE):
                costs[column] += _NAME_MISPLACED
        if line.figures:
            for column in (INDICATOR, ACTION, FORMULA):
                costs[column] += _FIGURES_MISPLACED
        elif line.listed:
            costs[INDICATOR] += _LIST_ODD
            costs[VALUE] += _LIST_ODD
        return costs

    @staticmethod
    def _owner_cost(line: Trait) -> float:
        cost = 0.0 if line.short or line.vertical else _NOT_NARROW + (_DIGIT_IN_NAME if line.digit else 0.0)
        return cost + (2 * _NAME_KNOWN if line.known else 0.0)


def _add_codes(costs: list[float], line: Trait) -> None:
    if line.indicator is not None and line.indicator.strict:
        prices = (_CODE_MISPLACED, _CODE_MISPLACED, _CODE_MISPLACED, _CODE_MISPLACED, _CODE_IN_VALUE[0])
    elif line.action is not None and line.action.strict:
        prices = (_CODE_MISPLACED, 0.0, _CODE_MISPLACED, _CODE_MISPLACED, _CODE_IN_VALUE[1])
    else:
        return
    for column, price in enumerate(prices):
        costs[column] += price


def _add_units(costs: list[float], line: Trait) -> None:
    if line.unit:
        prices = (_ARITHMETIC, _UNIT_MISPLACED, _UNIT_EXPECTED, _UNIT_MISPLACED, _UNIT_MISPLACED)
        for column, price in enumerate(prices):
            costs[column] += price
    elif line.cues:
        cues = min(line.cues, 2)
        costs[ACTION] += _ARITHMETIC * cues
        costs[FORMULA] -= _ARITHMETIC * cues
