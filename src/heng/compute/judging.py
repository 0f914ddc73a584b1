"""A rulebook's judging as expressions over a table of readings: `heng.evaluate.assess` for many."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from heng.compute import fixed, rational
from heng.compute.branches import Names, any_of
from heng.compute.columns import is_missing, prepared
from heng.compute.demands import DIRECTION, with_direction
from heng.compute.extra import ibis
from heng.compute.fixed import Expr, Unfit, surely
from heng.compute.pace import paced, refuse_others
from heng.compute.rational import Rational
from heng.compute.rounding import rounded
from heng.compute.stages import stage
from heng.evaluate.rulebooks.rulebook import Judging, Rulebook
from heng.formula.rounding import round_at
from heng.model.terms import FaultKind, MissingReason, NotScoredReason, Status, TargetOperator

RESULTS = ("status", "reason", "achievement", "achievement_above", "achievement_below", "score", "fault")


def judged(table: Expr, rulebook: Rulebook, digits: int = 3) -> Expr:
    """Add what a rulebook says of each row of a table of readings (`columns.OPTIONAL` lists what it reads).

    New columns:
        status: Machine word of `Status`; NULL where the rulebook gives no verdicts and there is a figure, where the
            row has no place for an actual, and with a fault.
        reason: Machine word of `NotScoredReason` where the status is `ns`.
        achievement: DECIMAL, 1 = 100 %, with `digits` digits behind the point, halves rounded up; NULL without one.
        achievement_above, achievement_below: Exact dividend and divisor of the achievement, the divisor above zero.
        score: The achievement within floor and cap of the rulebook, with `digits` digits.
        fault: `too_large` where a number has more than 38 digits, or an achievement more than 14 when rounded.
            In the first case there is no status; a number is never cut off.

    Columns of the table that bear one of these names are replaced. Raises a NotCompiledError.
    """
    kept = [name for name in table.columns if name not in RESULTS]
    table = prepared(table.select(*kept))
    if rulebook.judging is None:
        return _as_printed(table, kept)
    refuse_others(rulebook, rulebook.judging)
    names = Names("heng_")
    table = with_direction(table, rulebook.judging)
    totalled = "to_date" in kept
    table = paced(table, rulebook.judging, names, "behaviour", totalled=totalled)
    if "may_be" in kept:
        table = _agreed(table, rulebook.judging, names, totalled=totalled)
    table = _settled(table, names)
    return _shown(table, rulebook.judging, digits).select(*kept, *RESULTS)


def _as_printed(table: Expr, kept: list[str]) -> Expr:
    """Only what is missing has a status under a rulebook without verdicts."""
    status = ibis.ifelse(table.asked & is_missing(table), Status.NO_DATA.value, ibis.null("string"))
    number = ibis.null(f"decimal({fixed.MAX_DIGITS}, 0)")
    text = ibis.null("string")
    found = dict(zip(RESULTS, (status, text, number, number, number, number, text), strict=True))
    return stage(table, **found).select(*kept, *RESULTS)


def _agreed(table: Expr, judging: Judging, names: Names, *, totalled: bool) -> Expr:
    """Where it is doubted how a figure behaves in time, keep only a verdict that both behaviours give."""
    other = Names("heng_other_")
    table = paced(table, judging, other, "may_be", totalled=totalled)
    doubted = table.may_be.notnull() & table.behaviour.notnull()
    differs = doubted & surely(table[other.status] != table[names.status])
    unknown = (Status.NOT_SCORED.value, NotScoredReason.BEHAVIOUR_UNKNOWN.value, None, None)
    columns = zip((names.status, names.reason, names.above, names.below), unknown, strict=True)
    changed = {name: ibis.ifelse(differs, value, table[name]) for name, value in columns}
    unfit = table[names.unfit] | (doubted & table[other.unfit])
    return stage(table, **changed, **{names.unfit: unfit})


def _settled(table: Expr, names: Names) -> Expr:
    """Put before the verdict what is settled without one."""
    early = _early(table)
    null = ibis.null("string")
    table = stage(table, heng_early=ibis.cases(*((condition, at) for at, (condition, _, _) in enumerate(early))))
    at, is_open = table.heng_early, table.heng_early.isnull()
    table = stage(table, heng_open=is_open & ~table.unfit, heng_unfit=is_open & (table.unfit | table[names.unfit]))
    by_status = [(at.isin(places), status) for status, places in _places(status for _, status, _ in early).items()]
    by_reason = [(at == place, reason) for place, (_, _, reason) in enumerate(early) if reason is not None]
    sound = table.heng_open & ~table.heng_unfit
    return stage(
        table,
        status=ibis.cases(*by_status, (sound, table[names.status])),
        reason=ibis.cases(*by_reason, (sound, table[names.reason])),
        achievement_above=ibis.ifelse(sound, table[names.above], None),
        achievement_below=ibis.ifelse(sound, table[names.below], None),
        fault=ibis.ifelse(table.heng_unfit, FaultKind.TOO_LARGE.value, null),
    )


_Early = tuple[Expr, str | None, Expr]
"""A condition, the status where it is the first to hold, and the reason."""


def _early(table: Expr) -> list[_Early]:
    """Return what is settled without a verdict, in the order of `heng.evaluate.judging.judge`."""
    missing, scored = is_missing(table), table.operator
    lacks, unscored = Status.NO_DATA.value, Status.NOT_SCORED.value
    is_day = scored == TargetOperator.DATE.value
    return [
        (~table.asked, None, None),
        (
            missing & (table.missing == MissingReason.NOT_APPLICABLE.value),
            unscored,
            NotScoredReason.NOT_APPLICABLE.value,
        ),
        (missing, lacks, None),
        (table.questioned, unscored, NotScoredReason.DATA_IN_QUESTION.value),
        (table.not_scored.notnull(), unscored, table.not_scored),
        (scored.isnull() & ~table.unfit, unscored, NotScoredReason.NO_TARGET.value),
        *((is_day & condition, status, reason) for condition, status, reason in _days(table)),
        (table[DIRECTION].isnull() & ~table.unfit, unscored, NotScoredReason.POLARITY_UNKNOWN.value),
    ]


def _places(statuses: Iterable[str | None]) -> dict[str, list[int]]:
    """Return where each status stands in a list."""
    found: dict[str, list[int]] = {}
    for place, status in enumerate(statuses):
        if status is not None:
            found.setdefault(status, []).append(place)
    return found


def _days(table: Expr) -> list[_Early]:
    """Return the verdicts on deadlines: on or before the last day that a target can mean is met."""
    due, first, last, known = table.due, table.done_first, table.done_last, table.known
    unscored, doubt = Status.NOT_SCORED.value, NotScoredReason.DATA_IN_QUESTION.value
    ahead = known.notnull() & (first > known) & (last <= due)
    astride = known.notnull() & (first <= known) & (known < last) & (last <= due)
    return [
        (last.isnull(), unscored, NotScoredReason.TARGET_NOT_NUMBER.value),
        (ahead, Status.UNDER_WAY.value, None),
        (((first <= due) & (due < last)) | astride, unscored, doubt),
        (last <= due, Status.MET.value, None),
        (first > due, Status.SHORT.value, None),
    ]


def _shown(table: Expr, judging: Judging, digits: int) -> Expr:
    """Add the rounded achievement and the score."""
    table = rounded(table, "achievement", "achievement_above", "achievement_below", digits)
    achieved = Rational(
        Fraction(1), fixed.column(table.achievement_above), fixed.column(table.achievement_below, sign=1)
    )
    unfit: Unfit = []
    floor, cap = judging.scoring.floor, judging.scoring.cap
    score = ibis.cases(
        (rational.reaches(achieved, Fraction(cap), unfit), _rounded_number(cap, digits)),
        (~rational.reaches(achieved, Fraction(floor), unfit), _rounded_number(floor, digits)),
        (table.achievement_above.notnull(), table.achievement.cast(f"decimal(38, {digits})")),
    )
    long = any_of(unfit) | (table.achievement.isnull() & table.achievement_above.notnull())
    fault = ibis.ifelse(long, FaultKind.TOO_LARGE.value, table.fault)
    return stage(table, score=score, fault=fault)


def _rounded_number(value: Decimal, digits: int) -> Expr:
    return ibis.literal(round_at(value, digits), type=f"decimal(38, {digits})")
