"""Totals of judged readings by group: `heng.evaluate.totals.total` over a table."""

from __future__ import annotations

from collections.abc import Sequence

from heng.compute.columns import is_missing, prepared
from heng.compute.extra import ibis
from heng.compute.fixed import Expr, surely
from heng.compute.refusals import WeightsError
from heng.compute.rounding import rounded
from heng.compute.stages import stage
from heng.evaluate.judging.verdict import LASTING
from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.model.terms import Rounding, Status, UnscoredItems

WEIGHT = "weight"
JUDGED = (Status.MET, Status.NEAR, Status.SHORT)


def totals(table: Expr, rulebook: Rulebook, by: Sequence[str], digits: int = 3) -> Expr:
    """Add up a table that `heng.compute.judging.judged` returned under the same rulebook.

    Returns a row for each group of equal values in the columns `by` (one row in all where none is given), with

        items: Readings that count. known: Those with a figure.
        a column for each `Status` by its machine word: How many have it.
        faults: How many could not be judged because a number is too long; they count as open.
        open: How many may still turn out any way. base: How many can be met at all.
        low, high: Share of met items (1 = all) if every open item fails, and if every one is met, DECIMAL with
            `digits` digits behind the point, rounded outward so that they stay bounds; met ÷ base and
            (met + open) ÷ base. NULL where base is zero, or the rulebook gives no verdicts.

    Raises WeightsError for a table with a column `weight`: scores are joined by `heng.evaluate.totals` alone.
    """
    if WEIGHT in table.columns:
        raise WeightsError(WEIGHT)
    table = prepared(table)
    table = table.filter(table.asked & table.counted)
    status, lasting = table.status, [reason.value for reason in LASTING]
    settled = (status == Status.NOT_SCORED.value) & table.reason.isin(lasting)
    is_open = status.isin([Status.NO_DATA.value, Status.UNDER_WAY.value, Status.NOT_SCORED.value]) & ~surely(settled)
    counts = {
        "items": table.count(),
        "known": _how_many(~is_missing(table)),
        **{one.value: _how_many(surely(status == one.value)) for one in Status},
        "faults": _how_many(table.fault.notnull() & status.isnull()),
        "open": _how_many(surely(is_open) | (table.fault.notnull() & status.isnull())),
    }
    grouped = table.group_by(list(by)).aggregate(**counts) if by else table.aggregate(**counts)
    return _bounded(grouped, rulebook, digits).select(*by, *counts, "base", "low", "high")


def _how_many(condition: Expr) -> Expr:
    return condition.ifelse(1, 0).sum().fill_null(0).cast("int64")


def _bounded(table: Expr, rulebook: Rulebook, digits: int) -> Expr:
    if rulebook.judging is None:
        nothing = ibis.null(f"decimal(18, {digits})")
        return table.mutate(base=ibis.literal(0, "int64"), low=nothing, high=nothing)
    stays = rulebook.judging.roll_up.unscored is UnscoredItems.STAY
    judged = sum((table[one.value] for one in JUDGED[1:]), table[JUDGED[0].value])
    table = stage(table, base=table["items"] if stays else judged + table.open)
    met = table[Status.MET.value]
    table = stage(table, heng_best=met + table.open, heng_base=table.base.nullif(0))
    table = rounded(table, "low", Status.MET.value, "heng_base", digits, how=Rounding.DOWN)
    return rounded(table, "high", "heng_best", "heng_base", digits, how=Rounding.UP)
