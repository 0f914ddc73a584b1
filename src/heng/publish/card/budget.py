"""The budget part: notes, the table of execution, and tables of several years."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from heng.model.budget import Amount, Budget, BudgetLine, Note, YearlyTable
from heng.model.form import fields
from heng.model.form.amounts import PERCENT, show_amount
from heng.model.form.words import ABSENT, BUDGET, BUDGET_COLUMNS, PARTS, YEARLY_COLUMNS
from heng.publish.card.page import Page

_AMOUNTS = ("annual", "allocated", "executed")
_SHARES = ("executed_pct_annual", "executed_pct_allocated")


def write_budget(budget: Budget, page: Page) -> None:
    """Write the part."""
    page.heading(2, f"{PARTS['budget'].zh} {budget.title}")
    page.fields(fields.lines(budget))
    units = {line.unit for line in budget.lines}
    unit = units.pop() if len(units) == 1 else ""
    if unit:
        page.field(BUDGET["unit"].zh, unit)
    _notes(budget.notes, page)
    if budget.lines:
        _lines(budget.lines, unit, page)
    for table in budget.yearly:
        _yearly(table, page)


def _notes(notes: Sequence[Note], page: Page) -> None:
    for note in notes:
        page.field(BUDGET["note"].zh + (f" {note.no}" if note.no else ""), note.text)


def _lines(lines: Sequence[BudgetLine], unit: str, page: Page) -> None:
    cells: dict[str, Callable[[BudgetLine], str]] = {
        "no": lambda line: line.no,
        "parent": lambda line: line.parent,
        "agency": lambda line: line.agency,
        "kind": lambda line: line.kind.zh,
    }
    for name in (*_AMOUNTS, *_SHARES):
        if any(getattr(line, name) is not None for line in lines):
            cells[name] = _amount_of(name)
    if any(line.unit != unit for line in lines):
        cells["unit"] = lambda line: line.unit
    page.table(
        [BUDGET_COLUMNS[name].zh for name in cells],
        ([show(line) for show in cells.values()] for line in lines),
    )


def _amount_of(name: str) -> Callable[[BudgetLine], str]:
    return lambda line: show_amount(getattr(line, name), PERCENT if name in _SHARES else line.unit)


def _yearly(table: YearlyTable, page: Page) -> None:
    page.heading(3, f"{table.kind.zh} {table.title}")
    _notes(table.notes, page)
    years = list(dict.fromkeys(figure.roc_year for figure in table.figures))
    rows: dict[tuple[str, str, str], dict[int, Amount]] = {}
    for figure in table.figures:
        rows.setdefault((figure.name, figure.parent, figure.unit), {})[figure.roc_year] = figure.value
    if not rows:
        return
    page.table(
        [*(each.zh for each in YEARLY_COLUMNS.values()), *map(str, years)],
        ([*key, *(_cell(values, year, key[2]) for year in years)] for key, values in rows.items()),
    )


def _cell(values: Mapping[int, Amount], year: int, unit: str) -> str:
    return show_amount(values[year], unit) if year in values else ABSENT
