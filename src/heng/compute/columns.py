"""The table that judging reads: one row is one reading, in one unit, its words those of `heng.model.terms`."""

from __future__ import annotations

from heng.compute.extra import ibis
from heng.compute.fixed import Expr
from heng.compute.refusals import ColumnAbsentError
from heng.compute.stages import stage

NEEDED = ("actual", "operator", "target")

OPTIONAL = {
    "target_high": "decimal(1, 0)",
    "low_excluded": "boolean",
    "high_excluded": "boolean",
    "polarity": "string",
    "behaviour": "string",
    "may_be": "string",
    "days_gone": "int32",
    "days_whole": "int32",
    "to_date": "decimal(1, 0)",
    "uncounted": "boolean",
    "waiting": "boolean",
    "missing": "string",
    "not_scored": "string",
    "questioned": "boolean",
    "unfit": "boolean",
    "asked": "boolean",
    "counted": "boolean",
    "due": "date",
    "done_first": "date",
    "done_last": "date",
    "known": "date",
}
"""Columns that a table may leave out → the type that the NULLs in their place have.

actual, target (needed): Numbers in one unit, exact: DECIMAL(digits, places) or whole numbers. NULL = there is none.
operator (needed): `=`, `<`, `<=`, `>`, `>=`, `between` (`target` to `target_high`, ends belonging to it unless
    `low_excluded`, `high_excluded`), `date` (`due`, against `done_first` to `done_last`); NULL = no target.
polarity: NULL = not known; the rulebook's default holds.
behaviour, may_be: How the figure behaves in time, and what it may be as well.
days_gone, days_whole: Of the time the target is for, to the figure's last day (`known`); NULL = not known.
to_date: What a figure that adds up comes to from the first day of the year, where it counts a part of it only.
uncounted: It adds up, and it is not known what it comes to from the first day of the year.
waiting: The figure itself is not complete yet.
missing: Reason why there is no figure.
not_scored: Reason known beforehand why nothing can be asked of the figure.
questioned: An error stands open on it.
unfit: A number of the row has more digits than its column holds.
asked, counted: It has a place for an actual; it counts in totals. NULL = true.
"""

FALSE = ("low_excluded", "high_excluded", "uncounted", "waiting", "questioned", "unfit")
TRUE = ("asked", "counted")


def prepared(table: Expr) -> Expr:
    """Return a table with every column that judging reads; raises ColumnAbsentError."""
    for name in NEEDED:
        if name not in table.columns:
            raise ColumnAbsentError(name)
    absent = {name: ibis.null(kind) for name, kind in OPTIONAL.items() if name not in table.columns}
    flags = {
        name: ibis.literal(value=name in TRUE) if name in absent else table[name].fill_null(name in TRUE)
        for name in (*FALSE, *TRUE)
    }
    return stage(table, **(absent | flags))


def is_missing(table: Expr) -> Expr:
    """Tell which rows of a prepared table have no figure."""
    nothing = table.actual.isnull() & table.done_last.isnull() & table.not_scored.isnull()
    return table.missing.notnull() | (nothing & ~table.questioned & ~table.unfit)
