"""A rulebook: how figures are judged, as data. No threshold and no formula of a verdict stands anywhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from heng.formula import FormulaClass, Node, parse
from heng.model.canonical import from_data, to_data
from heng.model.edition import Approval
from heng.model.finding import Wording
from heng.model.terms import Polarity, Status, TargetOperator, TimeBehaviour, Word


class Treatment(Word):
    """What a rulebook does with a figure, by polarity and by the sign of its target."""

    RATIO = "ratio", "算達成率", "Ratio", "The formula gives the achievement."
    COMPARE = "compare", "只比達或未達", "Compare", "Met or not; there is no ratio."
    NOT_SCORED = "not_scored", "不評", "Not scored", "No verdict, with its reason."


class Pace(Word):
    """What a figure is held against before the year is over."""

    WHOLE = "whole", "比全年目標", "Whole target", "The whole target, at any time of the year."
    LINEAR = "linear", "按日數比例", "By days", "The share of the target that belongs to the days gone."
    NONE = "none", "未訂進度", "No pace", "No verdict before the year is over, unless it can no longer change."


class UnscoredItems(Word):
    """What items without a possible verdict (no target, target zero …) do to the share of met items."""

    LEAVE = "leave", "不列入分母", "Left out", "They leave the denominator and are counted beside it."
    STAY = "stay", "列入分母", "Counted", "They stay in the denominator as not met."


class WeightRule(Word):
    """What weights of components must do before one figure is made of them."""

    SUM_TO_100 = "sum_to_100", "合計須為100", "Sum to 100", "Other sums give no weighted figure; none is normalised."
    NORMALISE = "normalise", "按合計比例", "Normalise", "Each weight is divided by their sum."


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
        tree = parse(self.formula).tree
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
