"""Budget, allotment, execution, and the tables of several years."""

from __future__ import annotations

from dataclasses import dataclass

from heng.model.figures import Missing
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.source import SourceRef
from heng.model.terms import YearlyTable

Amount = Quantity | Missing | None
"""A printed amount; Missing for `-` (no value) or `--` (no meaning); None where the table has no such column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One row of an execution table.

    Attributes:
        no: Number as printed; empty for a total.
        parent: `no` of the row it is part of; empty at the top.
        agency: Name as printed (`勞動局主管` is not `勞動局`).
        annual, allocated, executed: Annual budget (A), allotment to date (B), executed to date (C), in `unit`.
        executed_pct_annual, executed_pct_allocated: C/A and C/B in percent, as printed.
        unit: Of the amounts, as the table's head prints it.
    """

    ref: str
    no: str
    parent: str
    agency: str
    annual: Amount
    allocated: Amount
    executed: Amount
    executed_pct_annual: Amount
    executed_pct_allocated: Amount
    unit: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyFigure:
    """One cell of a table of several years, such as accounts or staff. `name` is its row, `unit` as printed."""

    ref: str
    table: YearlyTable
    name: str
    roc_year: int
    value: Amount
    unit: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a document prints about money and staff.

    Attributes:
        title: Heading of the execution table.
        period: The table's own span, which may differ from the report's.
        notes: Notes printed below, without their numbers.
    """

    title: str = ""
    period: Period | None = None
    lines: tuple[BudgetLine, ...] = ()
    yearly: tuple[YearlyFigure, ...] = ()
    notes: tuple[str, ...] = ()
    source: SourceRef | None = None
