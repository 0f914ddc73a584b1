"""Tells whether a report stops in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from heng.ingest.lines import Habits, Line
from heng.model.budget import Budget
from heng.model.card import Objective, Theme
from heng.model.quantity import Interval, Quantity
from heng.model.terms import BudgetLineKind


def is_cut(
    *,
    cut: bool,
    lines: Sequence[Line],
    habits: Habits,
    themes: Sequence[Theme],
    announced: Sequence[tuple[str, str]],
    objectives: Sequence[Objective],
    unfinished: bool,
    unread: bool,
    budget: Budget | None,
) -> bool:
    """Tell whether the text ends before the document does.

    Args:
        cut: The bytes end inside a character.
        lines: All lines of the document.
        habits: Whether a line's end shows that its paragraph is finished.
        themes: Themes met.
        announced: Letter and name of each theme that the map announces.
        objectives: Objectives with a table.
        unfinished: The last row of the last table, or of the appendix, is not complete.
        unread: Much of the text was not read, so that what is missing may stand there.
        budget: The appendix, which comes last.
    """
    if cut or unfinished or (habits.trails and lines[-1].cell is None and not lines[-1].trail):
        return True
    if {letter for letter, _ in announced} - {theme.letter for theme in themes}:
        return True
    if budget is not None:
        return _rows_missing(budget)
    if not themes or unread:
        return False
    last = themes[-1]
    met = sum(objective.theme == last.letter for objective in objectives)
    declared = last.declared.objectives if last.declared else None
    return met == 0 or (declared is not None and met < declared)


def _rows_missing(budget: Budget) -> bool:
    """Without notes below it, a table whose rows are less than its total, beyond rounding, has lost its end."""
    if budget.notes or not budget.lines:
        return not budget.lines
    totals = [line.annual for line in budget.lines if line.kind is BudgetLineKind.TOTAL]
    rows = [line.annual for line in budget.lines if line.kind is not BudgetLineKind.TOTAL and not line.parent]
    if not totals or not isinstance(totals[0], Quantity):
        return False
    total = totals[0].interval()
    found = sum(
        (row.interval() for row in rows if isinstance(row, Quantity)), start=Interval(total.low * 0, total.low * 0)
    )
    return found.high < total.low
