"""Where in the year each row stands, and what that does to its verdict: `heng.evaluate.pace` over a table."""

from __future__ import annotations

from dataclasses import dataclass

from heng.compute.branches import Names, any_of, ruled
from heng.compute.demands import Demands
from heng.compute.extra import ibis
from heng.compute.fixed import NO, Expr, Unfit, surely
from heng.compute.refusals import PaceError
from heng.evaluate.rulebook import Judging, Rulebook
from heng.model.terms import NotScoredReason, Pace, Status, TimeBehaviour

COMPILED = frozenset({Pace.WHOLE, Pace.LINEAR, Pace.NONE})


def refuse_others(rulebook: Rulebook, judging: Judging) -> None:
    """Raise PaceError for a pace that has no expression over tables."""
    for pace in (*judging.pace.values(), judging.pace_unknown):
        if pace not in COMPILED:
            raise PaceError(rulebook.name, pace.value)


def paced(table: Expr, judging: Judging, names: Names, behaviour: str) -> Expr:
    """Judge each row as one that behaves in time as the column `behaviour` says; adds the columns of `names`."""
    value, passed = f"{names.prefix}value", f"{names.prefix}passed"
    table = _counted(table, judging, names, behaviour, value, passed)
    whole, part = Names(f"{names.prefix}whole_"), Names(f"{names.prefix}part_")
    table = ruled(table, judging, whole, value)
    is_linear = Pace.LINEAR in {*judging.pace.values(), judging.pace_unknown}
    if is_linear:
        table = ruled(table, judging, part, value, shared=True)
    table = _decided(table, judging, _Columns(names, whole, part if is_linear else None, behaviour, value, passed))
    temporary = (value, passed, *whole.all(), *(part.all() if is_linear else ()))
    return table.drop(*temporary)


def _counted(table: Expr, judging: Judging, names: Names, behaviour: str, value: str, passed: str) -> Expr:
    """Add the number that is judged: of what adds up the sum from new year, unless its own period passed a ceiling."""
    grows, unfit = _grows(table, behaviour), Unfit()
    own = Demands(table, "actual").passed(unfit)
    digits = _widest(table)
    actual, total = table.actual.cast(digits), table.to_date.cast(digits)
    counts = grows & ~own & ~table.uncounted & table.to_date.notnull()
    table = table.mutate(**{value: ibis.ifelse(counts, total, actual), names.unfit: grows & any_of(unfit)})
    more: Unfit = []
    is_passed = _grows(table, behaviour) & Demands(table, value).passed(more)
    return table.mutate(
        **{passed: surely(is_passed), names.unfit: table[names.unfit] | (is_passed & any_of(more))}
    )


def _widest(table: Expr) -> str:
    kinds = [table[name].type() for name in ("actual", "to_date")]
    places = max(kind.scale if kind.is_decimal() else 0 for kind in kinds)
    whole = max(kind.precision - kind.scale if kind.is_decimal() else 20 for kind in kinds)
    return f"decimal({min(38, whole + places)}, {places})"


def _grows(table: Expr, behaviour: str) -> Expr:
    return surely(table[behaviour] == TimeBehaviour.FLOW.value)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Names of the columns that a decision is made from."""

    names: Names
    whole: Names
    part: Names | None
    behaviour: str
    value: str
    passed: str


def _decided(table: Expr, judging: Judging, columns: _Columns) -> Expr:
    """Choose between the verdict against the whole target, the one against its share, and none yet."""
    names, whole, part = columns.names, columns.whole, columns.part
    over = surely(table.days_gone >= table.days_whole)
    grows = _grows(table, columns.behaviour)
    uncounted, passed = grows & table.uncounted, table[columns.passed]
    is_due = ~table.waiting & (_has(table, judging, columns.behaviour, Pace.WHOLE) | over)
    secured = grows & Demands(table, columns.value).has_no_ceiling() & (table[whole.status] == Status.MET.value)
    holds = Demands(table, columns.value).holds([])
    secured = surely(secured & holds)
    takes_whole = secured | (is_due & ~uncounted)
    shared = _has(table, judging, columns.behaviour, Pace.LINEAR) & ~table.waiting & ~uncounted & ~passed & ~takes_whole
    shared = shared & table.days_gone.notnull() & table.days_whole.notnull()
    unscored = table[whole.status] == Status.NOT_SCORED.value
    status = ibis.cases(
        (table[whole.unfit], ibis.null("string")),
        (passed, Status.SHORT.value),
        (takes_whole, table[whole.status]),
        (shared, table[part.status] if part else ibis.null("string")),
        (unscored, Status.NOT_SCORED.value),
        (uncounted & over, Status.NOT_SCORED.value),
        else_=Status.UNDER_WAY.value,
    )
    reason = ibis.cases(
        (passed, ibis.null("string")),
        (takes_whole | (unscored & ~shared), table[whole.reason]),
        (shared, table[part.reason] if part else ibis.null("string")),
        (uncounted & over, NotScoredReason.BEHAVIOUR_UNKNOWN.value),
    )
    silent = uncounted & ~passed & ~takes_whole
    return table.mutate(
        **{
            names.status: status,
            names.reason: reason,
            names.unfit: table[names.unfit] | table[whole.unfit] | (shared & table[part.unfit] if part else shared),
            **_pair(table, names, whole, part, shared, silent),
        }
    )


def _pair(table: Expr, names: Names, whole: Names, part: Names | None, shared: Expr, silent: Expr) -> dict[str, Expr]:
    """Return dividend and divisor of the achievement that goes with the verdict."""
    unscored = table[whole.status] == Status.NOT_SCORED.value
    found = {}
    for end in ("above", "below"):
        own = ibis.ifelse(silent | unscored, None, table[getattr(whole, end)])
        if part is not None:
            kind = _wider(own.type(), table[getattr(part, end)].type())
            own = ibis.ifelse(shared, table[getattr(part, end)].cast(kind), own.cast(kind))
        found[getattr(names, end)] = own
    return found


def _wider(one: Expr, other: Expr) -> str:
    places = max(one.scale, other.scale)
    whole = max(one.precision - one.scale, other.precision - other.scale)
    return f"decimal({min(38, whole + places)}, {places})"


def _has(table: Expr, judging: Judging, behaviour: str, pace: Pace) -> Expr:
    """Tell which rows the rulebook gives a pace."""
    having = [one.value for one in TimeBehaviour if judging.pace_of(one) is pace]
    known = surely(table[behaviour].isin(having)) if having else NO
    return known | table[behaviour].isnull() if judging.pace_unknown is pace else known
