"""The budget as shown: A, B, C on one zero, their ratios as printed, and every agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.model.budget import Amount, Budget, BudgetLine
from heng.model.figures import Missing
from heng.model.quantity import Quantity
from heng.model.terms import BudgetLineKind
from heng.web.numbers import money_unit, quantity, span, text
from heng.web.rows import line_of, source_url


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount as printed, and its share of the first one in percent, as text."""

    text: str
    percent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRow:
    """One line of the table as shown.

    Attributes:
        low: Its C/B as printed is below that of the total.
        parts: Lines it is the sum of.
    """

    no: str
    agency: str
    annual: Bar
    allocated: Bar
    executed: Bar
    of_annual: Bar
    of_allocated: Bar
    low: bool
    line: str
    source: str
    parts: tuple[BudgetRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetPanel:
    """The table as shown: its total, its rows by rate of execution, and its own span and unit."""

    title: str
    period: str
    unit: str
    total: BudgetRow | None
    rows: tuple[BudgetRow, ...]
    notes: tuple[str, ...]


def budget_panel(budget: Budget | None) -> BudgetPanel | None:
    """Return the panel; None where the document has no table of execution."""
    if budget is None or not budget.lines:
        return None
    top = [line for line in budget.lines if not line.parent]
    total = next((line for line in top if line.kind is BudgetLineKind.TOTAL), None)
    rows = [_row(line, budget.lines, total) for line in top if line is not total]
    return BudgetPanel(
        title=budget.title,
        period=span(budget.period) if budget.period else "",
        unit=money_unit(budget.lines[0].unit),
        total=_row(total, (), total) if total else None,
        rows=tuple(rows),
        notes=tuple(f"{note.no} {text(note.text)}".strip() for note in budget.notes),
    )


def budget_row(line: BudgetLine, lines: Sequence[BudgetLine]) -> BudgetRow:
    """Return one line as shown outside its table, with those of `lines` that are part of it."""
    return _row(line, lines, None)


def by_execution(panel: BudgetPanel) -> tuple[BudgetRow, ...]:
    """Return the rows with the lowest share of the allotment first; rows without one stand last."""
    return tuple(sorted(panel.rows, key=lambda row: Decimal(row.of_allocated.percent or "1000")))


def _row(line: BudgetLine, lines: Sequence[BudgetLine], total: BudgetLine | None) -> BudgetRow:
    parts = [part for part in lines if line.no and part.parent == line.no]
    return BudgetRow(
        no=line.no,
        agency=line.agency,
        annual=_bar(line.annual, line.annual),
        allocated=_bar(line.allocated, line.annual),
        executed=_bar(line.executed, line.annual),
        of_annual=_percent(line.executed_pct_annual),
        of_allocated=_percent(line.executed_pct_allocated),
        low=_is_low(line, total),
        line=line_of(line.source),
        source=source_url(line.source),
        parts=tuple(_row(part, (), total) for part in parts),
    )


def _bar(amount: Amount, whole: Amount) -> Bar:
    if not isinstance(amount, Quantity):
        return Bar(_why_not(amount), "")
    share = Decimal(0)
    if isinstance(whole, Quantity) and whole.value > 0:
        share = max(Decimal(0), min(amount.value / whole.value, Decimal(1)))
    return Bar(quantity(amount), f"{share * 100:.2f}")


def _percent(amount: Amount) -> Bar:
    if not isinstance(amount, Quantity):
        return Bar(_why_not(amount), "")
    return Bar(quantity(amount), f"{max(Decimal(0), min(amount.value, Decimal(100))):.2f}")


def _why_not(amount: Amount) -> str:
    return amount.text if isinstance(amount, Missing) else ""


def _is_low(line: BudgetLine, total: BudgetLine | None) -> bool:
    mine, whole = line.executed_pct_allocated, total.executed_pct_allocated if total else None
    return isinstance(mine, Quantity) and isinstance(whole, Quantity) and mine.value < whole.value
