"""The branches of a rulebook: what is done with an actual, by polarity, by the sign of its target, and by itself.

A branch gives a ratio by a formula of `a` (actual) and `t` (target), or only compares, or gives no verdict. Which one
it is follows from the data of the rulebook alone, so that the same data judge one figure or a table of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from heng.formula import Name, Node, Number, evaluate, parse
from heng.model.finding import Wording
from heng.model.terms import FormulaClass, Polarity, TargetOperator, Treatment

ACTUAL, TARGET = "a", "t"
"""Names of the two quantities in a rulebook's formulas."""

SIGNS = frozenset(
    {
        TargetOperator.LESS,
        TargetOperator.AT_MOST,
        TargetOperator.EQUAL,
        TargetOperator.AT_LEAST,
        TargetOperator.GREATER,
    }
)
"""Signs by which an actual is held against the bound of a case."""

_CONSTANT = re.compile(r"\d{1,20}(?:\.\d{1,20})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What is done with a figure.

    Attributes:
        treatment: Ratio, comparison or no verdict.
        formula: For a ratio: a printed formula with `a` and `t`, or a constant; 1 = 100 %.
        text: What it does, for people.
    """

    treatment: Treatment
    formula: str = ""
    text: Wording

    def tree(self) -> Node:
        """Return the formula's tree; only for a ratio of a checked rulebook."""
        tree = formula_tree(self.formula)
        assert tree is not None
        return tree

    def ratio(self, actual: Decimal, reference: Decimal) -> Decimal | None:
        """Return what the formula gives, None where it gives nothing; only for a ratio of a checked rulebook."""
        return _ratio(self.formula, actual, reference)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualCase(Branch):
    """What is done instead where the actual lies on one side of a bound: `a < 0`, `a > 1.1 * t`.

    Attributes:
        sign: One of `SIGNS`.
        bound: A constant, or a formula of `t`.
    """

    sign: TargetOperator
    bound: str

    def holds(self, actual: Decimal, target: Decimal) -> bool:
        """Tell whether an actual lies there; both numbers in one unit."""
        tree = formula_tree(self.bound)
        bound = evaluate(tree, {TARGET: target}).value if tree else None
        return bound is not None and _compared(actual, self.sign, bound)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRule(Branch):
    """How targets of one sign are judged in one polarity: by the first of its cases that holds, else by itself."""

    cases: tuple[ActualCase, ...] = ()

    def for_actual(self, actual: Decimal, target: Decimal) -> Branch:
        """Return the branch for an actual; both numbers in one unit."""
        return next((case for case in self.cases if case.holds(actual, target)), self)

    def branches(self) -> Iterator[Branch]:
        """Return its cases in order, then itself."""
        yield from self.cases
        yield self


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Achievement (1 = 100 %) from which a figure is met, and from which it is near; below, it is short.

    Both edges belong to the better side. `near` None: there is no near, what is not met is short.
    """

    met: Decimal
    near: Decimal | None = None

    @property
    def edges(self) -> tuple[Decimal, ...]:
        """The thresholds there are, the lower one first."""
        return (self.met,) if self.near is None else (self.near, self.met)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolarityRule:
    """How figures of one polarity are judged, for targets above, at and below zero.

    `thresholds` stand in place of the rulebook's where the polarity has its own.
    """

    positive: SignRule
    zero: SignRule
    negative: SignRule
    thresholds: Thresholds | None = None

    def for_target(self, target: Decimal) -> SignRule:
        """Return the rule for a target by its sign."""
        if target == 0:
            return self.zero
        return self.positive if target > 0 else self.negative

    def signs(self) -> tuple[SignRule, SignRule, SignRule]:
        """Return the rules for targets above, at and below zero."""
        return self.positive, self.zero, self.negative


def faults_of(polarity: Polarity, rule: PolarityRule) -> Iterator[str]:
    """Return what cannot work in the branches of a polarity, in words for whoever writes a rulebook."""
    for sign in rule.signs():
        for branch in sign.branches():
            yield from (f"{polarity}: {fault}" for fault in _faults(branch))


def _faults(branch: Branch) -> Iterator[str]:
    if branch.treatment is Treatment.RATIO:
        if formula_tree(branch.formula) is None:
            yield f"{branch.formula!r} is no formula of a and t"
    elif branch.formula:
        yield f"{branch.formula!r} stands where no ratio is taken"
    if not isinstance(branch, ActualCase):
        return
    if branch.sign not in SIGNS:
        yield f"{branch.sign} does not hold an actual against a bound"
    if formula_tree(branch.bound) is None or ACTUAL in _names(branch.bound):
        yield f"the bound {branch.bound!r} is no number and no formula of t"


@lru_cache(maxsize=256)
def formula_tree(formula: str) -> Node | None:
    """Return the tree of a rulebook's formula: of a constant, of `a` or `t` alone, or of arithmetic over the two.

    None where it is nothing of these. Every verdict asks for it again, so it is kept.
    """
    if _CONSTANT.fullmatch(formula):
        return Number(formula, Decimal(formula))
    if formula in (ACTUAL, TARGET):
        return Name(formula)
    parsed = parse(formula)
    usable = parsed.kind is FormulaClass.COMPUTABLE and set(parsed.variables) <= {ACTUAL, TARGET}
    return parsed.tree if usable else None


@lru_cache(maxsize=4096)
def _ratio(formula: str, actual: Decimal, reference: Decimal) -> Decimal | None:
    """Return what a formula gives. Rulebooks share their formulas, and a figure is judged more than once by each."""
    tree = formula_tree(formula)
    return None if tree is None else evaluate(tree, {ACTUAL: actual, TARGET: reference}).value


def _names(formula: str) -> frozenset[str]:
    if _CONSTANT.fullmatch(formula):
        return frozenset()
    return frozenset({formula}) if formula in (ACTUAL, TARGET) else frozenset(parse(formula).variables)


def _compared(actual: Decimal, sign: TargetOperator, bound: Decimal) -> bool:
    match sign:
        case TargetOperator.LESS:
            return actual < bound
        case TargetOperator.AT_MOST:
            return actual <= bound
        case TargetOperator.AT_LEAST:
            return actual >= bound
        case TargetOperator.GREATER:
            return actual > bound
        case _:
            return actual == bound
