"""Budget, tables of several years and their notes out of their tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from heng.ingest.council.budget.lines import kind_of_line
from heng.ingest.own_tables import faults
from heng.ingest.own_tables.desk import Desk
from heng.ingest.own_tables.raw import TableRow
from heng.ingest.scorecard.owners import AgencySense
from heng.model.budget import Amount, Budget, BudgetLine, Note, YearlyFigure, YearlyTable
from heng.model.figures import Missing
from heng.model.quantity import Quantity
from heng.model.terms import MissingReason, YearlyKind

Notes = Sequence[tuple[str, tuple[Note, ...]]]
"""Notes below tables: the heading of each table with its notes."""

_AMOUNTS = ("annual", "allocated", "executed")
_SHARES = ("executed_pct_annual", "executed_pct_allocated")
_LINE = ("預算列", "the budget line")


def budget(desk: Desk, notes: Notes) -> tuple[Budget | None, bool]:
    """Return what the document prints about money and staff, and whether the notes stand there.

    Notes stand with the tables only where there are as many headings as tables; else nobody can say whose they are.
    """
    lines, yearly = tuple(_lines(desk)), tuple(_yearly(desk))
    if not lines and not yearly:
        return None, False
    fits = bool(notes) and len(notes) == bool(lines) + len(yearly)
    if not fits:
        return Budget(lines=lines, yearly=yearly), False
    title, own = notes[0] if lines else ("", ())
    below = notes[1:] if lines else notes
    headed = tuple(
        YearlyTable(ref=table.ref, kind=table.kind, title=name, figures=table.figures, notes=kept, source=table.source)
        for table, (name, kept) in zip(yearly, below, strict=True)
    )
    return Budget(title=title, lines=lines, notes=own, yearly=headed), True


def _lines(desk: Desk) -> Iterator[BudgetLine]:
    sense = AgencySense(desk.register)
    numbers = {row.get("no") for row in desk.rows("budget")}
    filled = {column for column in (*_AMOUNTS, *_SHARES) if desk.fills("budget", column)}
    for row in desk.keyed("budget", ("parent", "no", "agency"), "agency"):
        parent, unit = row.get("parent"), row.get("unit")
        if parent and parent not in numbers:
            desk.findings.append(faults.no_row(row, parent, "budget", _LINE))
        amounts = {column: _amount(desk, row, column, unit, is_filled=column in filled) for column in _AMOUNTS}
        shares = {column: _amount(desk, row, column, "%", is_filled=column in filled) for column in _SHARES}
        yield BudgetLine(
            ref=desk.refs.make("budget", parent, row.get("no") or row.get("agency")),
            no=row.get("no"),
            parent=parent,
            agency=row.get("agency"),
            kind=kind_of_line(row.get("agency"), parent, sense),
            **amounts,
            **shares,
            unit=unit,
            source=desk.cite(row),
        )


def _amount(desk: Desk, row: TableRow, column: str, unit: str, *, is_filled: bool) -> Amount:
    """Read an amount; an empty cell is one without a figure, of a column that nobody fills there is nothing."""
    value = desk.number(row, column)
    if value is not None:
        return Quantity(value=value, unit=unit)
    return Missing(reason=MissingReason.NOT_GIVEN, text=row.get(column), source=desk.cite(row)) if is_filled else None


def _yearly(desk: Desk) -> Iterator[YearlyTable]:
    rows = list(desk.keyed("yearly", ("table", "name", "roc_year"), "name"))
    for word, group in groupby(rows, lambda row: row.get("table")):
        kept = list(group)
        kind = desk.word(kept[0], "table", YearlyKind) if word else None
        ref = desk.refs.make("yearly", kind or YearlyKind.BUDGET)
        figures = tuple(_figures(desk, kept, ref))
        yield YearlyTable(ref=ref, kind=kind or YearlyKind.BUDGET, figures=figures, source=desk.cite(kept[0]))


def _figures(desk: Desk, rows: Sequence[TableRow], table: str) -> Iterator[YearlyFigure]:
    for row in rows:
        year = desk.count(row, "roc_year")
        if year is None:
            desk.refuse(faults.no_key(row, "roc_year"), row)
            continue
        yield YearlyFigure(
            ref=desk.refs.make("yearly_figure", table, row.get("name"), str(year)),
            name=row.get("name"),
            roc_year=year,
            value=_amount(desk, row, "value", row.get("unit"), is_filled=True),
            unit=row.get("unit"),
            source=desk.cite(row),
        )
