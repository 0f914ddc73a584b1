"""Budget, allotment, execution, and the tables of several years."""

from __future__ import annotations

from dataclasses import dataclass

from heng.model.figures import Missing
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.source import SourceRef
from heng.model.terms import BudgetLineKind, YearlyKind

Amount = Quantity | Missing | None
"""A printed amount; Missing for `-` (no value) or `--` (no meaning); None where the table has no such column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note below a table; `no` as printed (`1.`)."""

    no: str = ""
    text: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One row of an execution table.

    Attributes:
        no: Number as printed; empty for a total.
        parent: `no` of the row it is part of; empty at the top.
        agency: Name as printed (`勞動局主管` is not `勞動局`); that of an account or a total, by `kind`.
        annual, allocated, executed: Annual budget (A), allotment to date (B), executed to date (C), in `unit`.
        executed_pct_annual, executed_pct_allocated: C/A and C/B in percent, as printed.
        unit: Of the amounts, as the table's head prints it.
    """

    ref: str
    no: str
    parent: str
    agency: str
    kind: BudgetLineKind = BudgetLineKind.AGENCY
    annual: Amount
    allocated: Amount
    executed: Amount
    executed_pct_annual: Amount
    executed_pct_allocated: Amount
    unit: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyFigure:
    """One cell of a table of several years.

    Attributes:
        name: Its row, as printed.
        parent: Row that this row is part of (合計); empty where none.
        unit: As the row or the table's heading prints it.
    """

    ref: str
    name: str
    parent: str = ""
    roc_year: int
    value: Amount
    unit: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyTable:
    """A table of several years, such as accounts or staff, with its heading and its notes."""

    ref: str
    kind: YearlyKind
    title: str = ""
    figures: tuple[YearlyFigure, ...] = ()
    notes: tuple[Note, ...] = ()
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a document prints about money and staff.

    Attributes:
        title: Heading of the execution table.
        period: The table's own span, which may differ from the report's.
        yearly: Tables of several years.
        notes: Notes printed below the execution table.
    """

    title: str = ""
    period: Period | None = None
    lines: tuple[BudgetLine, ...] = ()
    yearly: tuple[YearlyTable, ...] = ()
    notes: tuple[Note, ...] = ()
    source: SourceRef | None = None
