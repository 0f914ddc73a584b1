"""The budget appendix as model: rows with typed amounts, span and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from heng.ingest.council.budget.table import BudgetRow, BudgetTable
from heng.ingest.council.preface import read_span
from heng.ingest.lines import Line
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.source import Citation
from heng.model.budget import Amount, Budget, BudgetLine, Note
from heng.model.figures import Missing
from heng.model.identity import RefMaker
from heng.model.quantity import Quantity
from heng.model.source import SourceRef
from heng.model.terms import BudgetLineKind, MissingReason

_TOTALS = ("合計", "總計", "總和")
_ROLLUP = "主管"
_NO_MEANING = 2
# How lines of a budget that no agency answers for end.
_ITEM = re.compile(r"(?:科目|餘額|準備金?|預備金|支出|給付|退休金|補助款?|經費|債務|利息|保留款|款項)$")


def make_budget(
    table: BudgetTable, lines: Sequence[Line], sense: AgencySense, cite: Citation, refs: RefMaker
) -> Budget:
    """Return a printed table as model values."""
    return Budget(
        title=table.title,
        period=read_span(table.span),
        lines=tuple(_line(row, table.unit, sense, cite, refs) for row in table.rows),
        notes=tuple(Note(no=no, text=text, source=cite.lines(numbers, text)) for no, text, numbers in table.notes),
        source=cite.lines((line.no for line in lines), table.title),
    )


def _line(row: BudgetRow, unit: str, sense: AgencySense, cite: Citation, refs: RefMaker) -> BudgetLine:
    source = cite.lines(row.lines, f"{row.no} {row.name} {' '.join(row.figures)}".strip())
    units = (unit, unit, unit, "%", "%")
    amounts = [_amount(text, of, source) for text, of in zip(row.figures, units, strict=True)]
    return BudgetLine(
        ref=refs.make("budget", row.parent, row.no or row.name),
        no=row.no,
        parent=row.parent,
        agency=row.name,
        kind=kind_of_line(row.name, row.parent, sense),
        annual=amounts[0],
        allocated=amounts[1],
        executed=amounts[2],
        executed_pct_annual=amounts[3],
        executed_pct_allocated=amounts[4],
        unit=unit,
        source=source,
    )


def _amount(text: str, unit: str, source: SourceRef) -> Amount:
    if not any(char.isdigit() for char in text):
        reason = MissingReason.NOT_APPLICABLE if len(text) >= _NO_MEANING else MissingReason.NOT_GIVEN
        return Missing(reason=reason, text=text, source=source)
    return Quantity(value=Decimal(text.replace(",", "")), unit=unit)


def kind_of_line(name: str, parent: str, sense: AgencySense) -> BudgetLineKind:
    """Return what a row stands for, by its name and the number of the row it is part of."""
    if name in _TOTALS:
        return BudgetLineKind.TOTAL
    if name.endswith(_ROLLUP):
        return BudgetLineKind.ROLLUP
    if _ITEM.search(name):
        return BudgetLineKind.ITEM
    return BudgetLineKind.AGENCY if parent or sense.likely(name) else BudgetLineKind.ITEM
