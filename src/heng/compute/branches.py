"""What a rulebook's branches give for each row: `heng.evaluate.judging.ruling.rule` over a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import or_

from heng.compute import fixed, rational
from heng.compute.demands import DIRECTION, PRINTED, RANGED, Demands
from heng.compute.extra import ibis
from heng.compute.fixed import NO, YES, Expr, Fixed, Unfit, surely
from heng.compute.formulas import Compiled, compiled
from heng.compute.rational import Rational
from heng.compute.stages import stage
from heng.evaluate.rulebooks.branches import ACTUAL, TARGET, ActualCase, Branch, Thresholds, formula_tree
from heng.evaluate.rulebooks.rulebook import Judging
from heng.model.terms import FaultKind, NotScoredReason, Polarity, Status, TargetOperator, Treatment


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the columns that one judgement adds: status and reason, dividend and divisor of the achievement."""

    prefix: str

    @property
    def status(self) -> str:
        """Machine word of `Status`."""
        return f"{self.prefix}status"

    @property
    def reason(self) -> str:
        """Machine word of `NotScoredReason`, where the status is not scored."""
        return f"{self.prefix}reason"

    @property
    def above(self) -> str:
        """Dividend of the achievement; NULL without one."""
        return f"{self.prefix}above"

    @property
    def below(self) -> str:
        """Its divisor, above zero."""
        return f"{self.prefix}below"

    @property
    def unfit(self) -> str:
        """Numbers did not fit 38 digits: there is no status."""
        return f"{self.prefix}unfit"


def any_of(conditions: Unfit) -> Expr:
    """Tell whether any of several conditions holds; one that is not known does not."""
    known = [surely(condition) for condition in conditions]
    return reduce(or_, known) if known else NO


def ruled(table: Expr, judging: Judging, names: Names, value: str, *, shared: bool = False) -> Expr:
    """Judge the column `value` against the demand, or against the share of it that belongs to the days gone.

    Adds the columns of `names`, and others that begin with its prefix.
    """
    reference, holds = f"{names.prefix}reference", f"{names.prefix}holds"
    demands, unfit = Demands(table, value, shared), Unfit()
    columns = {reference: demands.reference(unfit).expr, holds: demands.holds(unfit)}
    table = stage(table, **columns, **{names.unfit: any_of(unfit)})
    table = _achieved(table, judging, names, value, shared=shared)
    return _banded(table, judging, names)


@dataclass(frozen=True, slots=True)
class _Case:
    """One branch of a rulebook: where it holds, its treatment, and its compiled formula."""

    condition: Expr
    branch: Branch
    formula: Compiled | None

    def where(self) -> Expr:
        """Tell where it gives a ratio."""
        assert self.formula is not None
        return self.condition & ~any_of([stop.condition for stop in self.formula.stops if not _is_large(stop.kind)])


def _is_large(kind: FaultKind) -> bool:
    return kind is FaultKind.TOO_LARGE


def _achieved(table: Expr, judging: Judging, names: Names, value: str, *, shared: bool) -> Expr:
    """Add treatment and achievement: the first branch that holds gives both."""
    unfit: Unfit = []
    inside = table[RANGED] & table[f"{names.prefix}holds"]
    cases = list(_cases(table, judging, names, value, unfit, shared=shared))
    ratios = [(case.where(), case.formula) for case in cases if case.formula is not None]
    for case in cases:
        stops = case.formula.stops if case.formula else ()
        unfit += [case.condition & stop.condition for stop in stops if _is_large(stop.kind)]
    one = fixed.constant(1)
    above = fixed.chosen([(inside, one), *((where, formula.above) for where, formula in ratios)], unfit)
    below = fixed.chosen([(inside, one), *((where, formula.below) for where, formula in ratios)], unfit)
    treatment = ibis.cases(
        (inside, Treatment.RATIO.value), *((case.condition, case.branch.treatment.value) for case in cases)
    )
    return stage(
        table,
        **{
            names.above: above.expr,
            names.below: below.expr,
            f"{names.prefix}treatment": treatment,
            names.unfit: table[names.unfit] | any_of(unfit),
        },
    )


def _cases(table: Expr, judging: Judging, names: Names, value: str, unfit: Unfit, *, shared: bool) -> Iterator[_Case]:
    """Return each branch with the condition on direction, reference and actual; no two hold for one row."""
    reference = table[f"{names.prefix}reference"]
    signs = ((reference > 0, 1), (reference == 0, 0), (reference < 0, -1))
    for polarity in Polarity:
        toward = table[DIRECTION] == polarity.value
        for (signed, sign), rule in zip(signs, judging.achievement[polarity].signs(), strict=True):
            numbers = _numbers(table, names, value, sign, shared=shared)
            left = toward & signed
            for branch in rule.branches():
                own: Unfit = []
                here = _holds(branch, numbers, own) if isinstance(branch, ActualCase) else YES
                unfit += [left & each for each in own]
                yield _Case(left & here, branch, _compiled(branch, numbers))
                left &= ~here


def _numbers(table: Expr, names: Names, value: str, sign: int, *, shared: bool) -> dict[str, Rational]:
    """Return actual and target of the rows whose reference has a sign."""
    reference = fixed.column(table[f"{names.prefix}reference"], sign)
    below = fixed.column(table.days_whole, sign=1) if shared else None
    target = Rational(Fraction(1), reference, below, nonzero=True) if sign else Rational(Fraction(0))
    return {ACTUAL: Rational(Fraction(1), fixed.column(table[value])), TARGET: target}


def _compiled(branch: Branch, numbers: dict[str, Rational]) -> Compiled | None:
    if branch.treatment is not Treatment.RATIO:
        return None
    return compiled(branch.tree(), known=numbers)


def _holds(case: ActualCase, numbers: dict[str, Rational], unfit: Unfit) -> Expr:
    """Tell where an actual lies on its side of a bound, by the sign of their difference."""
    tree = formula_tree(case.bound)
    assert tree is not None
    bound = compiled(tree, known=numbers)
    limit = Rational(Fraction(1), bound.above, bound.below)
    rest, _ = rational.add(numbers[ACTUAL], rational.negated(limit), unfit).pair(unfit)
    unfit += [stop.condition for stop in bound.stops if _is_large(stop.kind)]
    return surely(_compared(rest, case.sign))


def _compared(rest: Fixed, sign: TargetOperator) -> Expr:
    match sign:
        case TargetOperator.LESS:
            return rest.expr < 0
        case TargetOperator.AT_MOST:
            return rest.expr <= 0
        case TargetOperator.AT_LEAST:
            return rest.expr >= 0
        case TargetOperator.GREATER:
            return rest.expr > 0
        case _:
            return rest.expr == 0


def _banded(table: Expr, judging: Judging, names: Names) -> Expr:
    """Add status and reason."""
    holds, treatment = table[f"{names.prefix}holds"], table[f"{names.prefix}treatment"]
    reference, by_sign = table[f"{names.prefix}reference"], table[PRINTED] & judging.sign_decides
    has_ratio, unfit = table[names.above].notnull(), Unfit()
    is_met, is_near = _reached(table, judging, names, unfit)
    compared = ibis.ifelse(holds, Status.MET.value, Status.SHORT.value)
    lower = ibis.ifelse(is_near, Status.NEAR.value, Status.SHORT.value)
    by_share = ibis.ifelse(ibis.ifelse(by_sign, holds, is_met), Status.MET.value, lower)
    inside = table[RANGED] & holds
    is_unfit = table[names.unfit] | any_of(unfit)
    status = ibis.cases(
        (is_unfit, ibis.null("string")),
        (inside, Status.MET.value),
        (has_ratio, by_share),
        ((treatment == Treatment.COMPARE.value) | by_sign, compared),
        else_=Status.NOT_SCORED.value,
    )
    no_ratio = (treatment == Treatment.RATIO.value) | (reference != 0)
    reason = ibis.ifelse(no_ratio, NotScoredReason.NO_RULE.value, NotScoredReason.TARGET_ZERO.value)
    reason = ibis.ifelse(status == Status.NOT_SCORED.value, reason, None)
    return stage(table, **{names.status: status, names.reason: reason, names.unfit: is_unfit})


def _reached(table: Expr, judging: Judging, names: Names, unfit: Unfit) -> tuple[Expr, Expr]:
    """Tell where the achievement reaches the thresholds for met and for near."""
    achieved = Rational(Fraction(1), fixed.column(table[names.above]), fixed.column(table[names.below], sign=1))
    groups: dict[Thresholds, list[str]] = {}
    for polarity in Polarity:
        groups.setdefault(judging.thresholds_of(polarity), []).append(polarity.value)
    met, near = [], []
    for limits, polarities in groups.items():
        toward = table[DIRECTION].isin(polarities)
        met.append((toward, rational.reaches(achieved, Fraction(limits.met), unfit)))
        reaches_near = NO if limits.near is None else rational.reaches(achieved, Fraction(limits.near), unfit)
        near.append((toward, reaches_near))
    return (ibis.cases(*met), ibis.cases(*near)) if len(met) > 1 else (met[0][1], near[0][1])
