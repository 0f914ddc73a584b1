"""A rulebook: how figures are judged, as data. No threshold and no formula of a verdict stands anywhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from heng.formula import Node, parse
from heng.model.canonical import from_data, to_data
from heng.model.edition import Approval
from heng.model.finding import Wording
from heng.model.terms import (
    FormulaClass,
    Pace,
    Polarity,
    Status,
    TargetOperator,
    TimeBehaviour,
    Treatment,
    UnscoredItems,
    WeightRule,
)


class RulebookError(ValueError):
    """A rulebook contradicts itself or its formulas cannot be read."""

    def __init__(self, name: str, what: str) -> None:
        """Name the rulebook and what is wrong in it."""
        super().__init__(f"rulebook {name}: {what}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRule:
    """How targets of one sign are judged in one polarity.

    Attributes:
        treatment: Ratio, comparison or no verdict.
        formula: For a ratio: a printed formula with `a` (actual) and `t` (target); 1 = 100 %.
        text: What it does, for people.
    """

    treatment: Treatment
    formula: str = ""
    text: Wording

    def tree(self) -> Node:
        """Return the formula's tree; only for a ratio of a checked rulebook."""
        return _tree(self.formula)


@lru_cache(maxsize=64)
def _tree(formula: str) -> Node:
    """Return the tree of a rulebook's formula, which every verdict asks for again."""
    tree = parse(formula).tree
    assert tree is not None
    return tree


@dataclass(frozen=True, slots=True, kw_only=True)
class PolarityRule:
    """How achievement is computed in one polarity, for targets above, at and below zero."""

    positive: SignRule
    zero: SignRule
    negative: SignRule

    def for_target(self, target: Decimal) -> SignRule:
        """Return the rule for a target by its sign."""
        if target == 0:
            return self.zero
        return self.positive if target > 0 else self.negative


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Achievement (1 = 100 %) from which a figure is met, and from which it is near; below, it is short."""

    met: Decimal
    near: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """Bounds put on an achievement before figures are joined. What is shown is always the raw achievement."""

    floor: Decimal
    cap: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUp:
    """How many figures become one. A missing figure always leaves the average and widens the bounds."""

    unscored: UnscoredItems
    weights: WeightRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """The part of a rulebook that gives verdicts.

    Attributes:
        achievement: By polarity.
        thresholds, scoring, roll_up: See there.
        pace: By behaviour in time; `pace_unknown` where that is not known.
        default_polarity: Direction taken, marked inferred, where neither document nor words nor a person say one;
            None gives no verdict there.
    """

    achievement: Mapping[Polarity, PolarityRule]
    thresholds: Thresholds
    scoring: Scoring
    pace: Mapping[TimeBehaviour, Pace]
    pace_unknown: Pace
    default_polarity: Polarity | None = None
    roll_up: RollUp

    def pace_of(self, behaviour: TimeBehaviour | None) -> Pace:
        """Return the pace for a behaviour in time."""
        return self.pace.get(behaviour, self.pace_unknown) if behaviour else self.pace_unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One documented rule, for people."""

    title: Wording
    text: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example; a test computes it.

    Attributes:
        polarity, target, actual: What is judged; `operator` as printed.
        achievement: Raw, exact or as a formula of constants (`2 - 19.2 / 17`); None where there is none.
        status: The verdict.
    """

    polarity: Polarity
    operator: TargetOperator = TargetOperator.EQUAL
    target: Decimal
    actual: Decimal
    achievement: str | None = None
    status: Status
    text: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """How figures are judged (判定規則).

    Attributes:
        name: Stable name (`demo-linear-1`).
        version: Of its content.
        title, summary: For people.
        demonstration: It is nobody's decision; every page and file says 示範.
        adoption: The decision that put it in force; None for drafts, demonstrations and `as-printed`.
        judging: None = no verdicts: value, target and coverage only.
        clauses, examples: Its documentation.
    """

    name: str
    version: str
    title: Wording
    summary: Wording
    demonstration: bool = False
    adoption: Approval | None = None
    judging: Judging | None = None
    clauses: tuple[Clause, ...] = ()
    examples: tuple[Example, ...] = field(default=())


AS_PRINTED = Rulebook(
    name="as-printed",
    version="1",
    title=Wording("照印", "As printed"),
    summary=Wording(
        "列出文件印出的目標、實際與有數值的比例；不給燈號，不算達成率。",
        "Gives target, actual and coverage as the document prints them; no light, no percentage.",
    ),
)
"""The rulebook that holds until a body decides on another one."""


def rulebook_from_data(data: Mapping[str, object]) -> Rulebook:
    """Read a rulebook from plain JSON data and check it.

    Raises cattrs errors where the data has another shape, RulebookError where its content cannot work.
    """
    book = from_data(data, Rulebook)
    if book.judging is not None:
        _check(book.name, book.judging)
    return book


def rulebook_to_data(book: Rulebook) -> object:
    """Return a rulebook as plain JSON data, which `rulebook_from_data` reads back equal."""
    return to_data(book)


def _check(name: str, judging: Judging) -> None:
    if judging.thresholds.near > judging.thresholds.met:
        raise RulebookError(name, "the threshold for near lies above that for met")
    if judging.scoring.floor > judging.scoring.cap:
        raise RulebookError(name, "the floor of scoring lies above its cap")
    for polarity in Polarity:
        if polarity not in judging.achievement:
            raise RulebookError(name, f"no achievement for {polarity}")
        rule = judging.achievement[polarity]
        if Treatment.NOT_SCORED in {rule.positive.treatment, rule.negative.treatment}:
            raise RulebookError(name, f"{polarity}: only a target of zero may go without a verdict")
        for sign in (rule.positive, rule.zero, rule.negative):
            _check_sign(name, sign)


def _check_sign(name: str, sign: SignRule) -> None:
    if sign.treatment is not Treatment.RATIO:
        return
    parsed = parse(sign.formula)
    if parsed.kind is not FormulaClass.COMPUTABLE or not set(parsed.variables) <= {"a", "t"}:
        raise RulebookError(name, f"{sign.formula!r} is no formula of a and t")
