"""Where in the year each row stands, and what that does to its verdict: `heng.evaluate.judging.pace` over a table."""

from __future__ import annotations

from heng.compute import fixed
from heng.compute.branches import Names, any_of, ruled
from heng.compute.demands import Demands
from heng.compute.extra import ibis
from heng.compute.fixed import NO, Expr, Unfit, surely
from heng.compute.refusals import PaceError
from heng.compute.stages import stage
from heng.evaluate.rulebooks.rulebook import Judging, Rulebook
from heng.model.terms import NotScoredReason, Pace, Status, TimeBehaviour

COMPILED = frozenset({Pace.WHOLE, Pace.LINEAR, Pace.NONE})


def refuse_others(rulebook: Rulebook, judging: Judging) -> None:
    """Raise PaceError for a pace that has no expression over tables."""
    for pace in (*judging.pace.values(), judging.pace_unknown):
        if pace not in COMPILED:
            raise PaceError(rulebook.name, pace.value)


def paced(table: Expr, judging: Judging, names: Names, behaviour: str, *, totalled: bool) -> Expr:
    """Judge each row as one that behaves in time as the column `behaviour` says; adds the columns of `names`.

    `totalled`: The column `to_date` may hold numbers, so that the number judged depends on the behaviour. Where it
    does not, a second behaviour takes over what was found for the first.
    """
    is_linear = Pace.LINEAR in {*judging.pace.values(), judging.pace_unknown}
    columns = _Columns(names, behaviour, is_linear=is_linear, totalled=totalled)
    if totalled and not judging.sign_decides:
        table = ruled(table, judging, columns.own, "actual")
    if totalled:
        table = _counted(table, judging, columns)
    table = _grown(table, columns)
    if columns.whole.status in table.columns:
        return _decided(table, judging, columns)
    table = ruled(table, judging, columns.whole, columns.value)
    if columns.part:
        table = ruled(table, judging, columns.part, columns.value, shared=True)
    return _decided(table, judging, columns)


def _counted(table: Expr, judging: Judging, columns: _Columns) -> Expr:
    """Add the number that is judged: of what adds up the sum from new year, unless its own period passed a ceiling."""
    unfit: Unfit = []
    own = surely(Demands(table, "actual").passed(unfit))
    if not judging.sign_decides:
        own &= surely(table[columns.own.status] == Status.SHORT.value)
        unfit.append(table[columns.own.unfit])
    kind = _widest(table)
    counts = _grows(table, columns) & ~own & ~table.uncounted & table.to_date.notnull()
    value = ibis.ifelse(counts, table.to_date.cast(kind), table.actual.cast(kind))
    return stage(table, **{columns.value: value, columns.own_unfit: _grows(table, columns) & any_of(unfit)})


def _grown(table: Expr, columns: _Columns) -> Expr:
    """Add what only holds of numbers that add up: ceiling passed or target reached for good, or a sum not known."""
    unfit: Unfit = [table[columns.own_unfit]] if columns.own_unfit in table.columns else []
    demands, grows = Demands(table, columns.value), _grows(table, columns)
    passed, secured = demands.passed(unfit), demands.holds(unfit) & demands.has_no_ceiling()
    return stage(
        table,
        **{
            columns.passed: grows & surely(passed),
            columns.secured: grows & surely(secured),
            columns.uncounted: grows & table.uncounted,
            columns.names.unfit: any_of(unfit),
        },
    )


def _grows(table: Expr, columns: _Columns) -> Expr:
    return surely(table[columns.behaviour] == TimeBehaviour.FLOW.value)


def _widest(table: Expr) -> str:
    kinds = [table[name].type() for name in ("actual", "to_date")]
    places = max(kind.scale if kind.is_decimal() else 0 for kind in kinds)
    whole = max(kind.precision - kind.scale if kind.is_decimal() else 20 for kind in kinds)
    return f"decimal({min(38, whole + places)}, {places})"


class _Columns:
    """Names of the columns from which it is decided under one behaviour in time."""

    def __init__(self, names: Names, behaviour: str, *, is_linear: bool, totalled: bool) -> None:
        prefix = names.prefix if totalled else "heng_any_"
        self.names, self.behaviour = names, behaviour
        self.whole, self.own = Names(f"{prefix}whole_"), Names(f"{prefix}own_")
        self.part = Names(f"{prefix}part_") if is_linear else None
        self.value = f"{prefix}value" if totalled else "actual"
        ends = ("own_number_unfit", "passed", "secured", "uncounted")
        self.own_unfit, self.passed, self.secured, self.uncounted = (f"{names.prefix}{one}" for one in ends)


def _decided(table: Expr, judging: Judging, columns: _Columns) -> Expr:
    """Choose between the verdict against the whole target, the one against its share, and none yet."""
    way, names = f"{columns.names.prefix}way", columns.names
    table = stage(table, **{way: _way(table, judging, columns)})
    whole, part = columns.whole, columns.part or columns.whole
    chosen, by_whole, by_part = table[way], table[way] == _WHOLE, table[way] == _PART
    status = ibis.cases(
        (table[whole.unfit], ibis.null("string")),
        (chosen == _PASSED, Status.SHORT.value),
        (by_whole, table[whole.status]),
        (by_part, table[part.status]),
        (chosen == _UNKNOWN, Status.NOT_SCORED.value),
        else_=Status.UNDER_WAY.value,
    )
    reason = ibis.cases(
        (by_whole, table[whole.reason]),
        (by_part, table[part.reason]),
        (chosen == _UNKNOWN, NotScoredReason.BEHAVIOUR_UNKNOWN.value),
    )
    unfit = table[names.unfit] | table[whole.unfit] | (by_part & table[part.unfit])
    pair = {
        getattr(names, end): _either(
            by_part, table[getattr(part, end)], ibis.ifelse(chosen.isin(_SILENT), None, table[getattr(whole, end)])
        )
        for end in ("above", "below")
    }
    return stage(table, **{names.status: status, names.reason: reason, names.unfit: unfit}, **pair)


_PASSED, _WHOLE, _PART, _UNKNOWN, _UNCOUNTED, _UNDER_WAY = range(6)
"""Ways to a verdict: a ceiling passed, the whole target, its share, it is not known what a sum comes to (at the end of
the year, and before it), and none yet."""

_SILENT = (_UNKNOWN, _UNCOUNTED)
"""Ways that give no achievement either."""


def _way(table: Expr, judging: Judging, columns: _Columns) -> Expr:
    over, uncounted = surely(table.days_gone >= table.days_whole), table[columns.uncounted]
    is_due = ~table.waiting & ~uncounted & (_has(table, judging, columns.behaviour, Pace.WHOLE) | over)
    shared = _has(table, judging, columns.behaviour, Pace.LINEAR) & ~table.waiting & ~uncounted
    shared &= table.days_gone.notnull() & table.days_whole.notnull()
    is_met = table[columns.whole.status] == Status.MET.value
    passed = table[columns.passed]
    if not judging.sign_decides:
        passed &= surely(table[columns.whole.status] == Status.SHORT.value)
    return ibis.cases(
        (passed, _PASSED),
        (is_due | (table[columns.secured] & is_met), _WHOLE),
        (shared, _PART),
        (table[columns.whole.status] == Status.NOT_SCORED.value, _WHOLE),
        (uncounted & over, _UNKNOWN),
        (uncounted, _UNCOUNTED),
        else_=_UNDER_WAY,
    )


def _either(condition: Expr, one: Expr, other: Expr) -> Expr:
    """Choose between two numbers of different types."""
    return fixed.chosen([(condition, fixed.column(one)), (~condition, fixed.column(other))], []).expr


def _has(table: Expr, judging: Judging, behaviour: str, pace: Pace) -> Expr:
    """Tell which rows the rulebook gives a pace."""
    having = [one.value for one in TimeBehaviour if judging.pace_of(one) is pace]
    known = surely(table[behaviour].isin(having)) if having else NO
    return known | table[behaviour].isnull() if judging.pace_unknown is pace else known
