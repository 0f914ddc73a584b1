"""Figures: targets as typed predicates, actuals, and what is missing with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heng.model.agency import Responsibility
from heng.model.period import EmptyPeriodError, PartialDate, Period
from heng.model.quantity import Quantity
from heng.model.source import SourceRef
from heng.model.terms import DataRole, MissingReason, NoTargetReason, TargetOperator


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """There is no figure, and why. Never zero.

    Attributes:
        reason: Typed reason.
        text: As printed; empty for an empty cell.
        day: Day on which the figure is planned or expected, as exact as printed; the first of several.
        until: Last of several planned days (`10 月 20 至 22 日`).
        source: Where the cell stands.
    """

    reason: MissingReason
    text: str = ""
    day: PartialDate | None = None
    until: PartialDate | None = None
    source: SourceRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataItem:
    """A raw number printed beside a figure, and what it is to it."""

    name: str
    value: Quantity
    role: DataRole = DataRole.PART


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """A starting value (基期值) that a target or a definition names, and for which time."""

    label: str
    value: Quantity
    period: Period | None = None
    source: SourceRef | None = None


COMPARISONS = frozenset(
    {TargetOperator.EQUAL, TargetOperator.LESS, TargetOperator.AT_MOST, TargetOperator.GREATER, TargetOperator.AT_LEAST}
)
"""Operators that compare with one number."""


class NoComparisonError(ValueError):
    """A threshold is given an operator that compares with no single number."""

    def __init__(self, operator: TargetOperator) -> None:
        """State the operator met."""
        super().__init__(f"a threshold compares by =, <, <=, > or >=, got {operator}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A number to reach or to stay within. `operator` is one of `=`, `<`, `<=`, `>`, `>=`, as printed."""

    operator: TargetOperator
    value: Quantity

    def __post_init__(self) -> None:
        """Refuse an operator that compares with no single number."""
        if self.operator not in COMPARISONS:
            raise NoComparisonError(self.operator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Between two numbers, each included unless the print says otherwise (`80 以上未滿 90`)."""

    low: Quantity
    high: Quantity
    low_excluded: bool = False
    high_excluded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """On a number, with an allowed distance on either side."""

    value: Quantity
    tolerance: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """To be done by a day."""

    day: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """Against a named benchmark (高於六都平均值). `offset` is the distance to keep, where one is printed."""

    operator: TargetOperator
    benchmark: str
    offset: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoTarget:
    """Nothing that could be missed."""

    reason: NoTargetReason


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPart:
    """One labelled part of a target (`單位預算 10`), or a part that the cell says is not set.

    Attributes:
        label: As printed; may be empty.
        group: Code or heading that several parts stand under (`CC1.1.6`).
        note: Remark on the part.
    """

    label: str
    value: Quantity | PartialDate | Missing
    operator: TargetOperator = TargetOperator.EQUAL
    group: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Several labelled targets in one cell; `total` where the cell prints their sum."""

    parts: tuple[TargetPart, ...]
    total: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones:
    """Steps with the share reached at each: a part's label is the step, its value the cumulative percentage."""

    steps: tuple[TargetPart, ...]


Predicate = Threshold | Band | Tolerance | Deadline | Relative | Parts | Milestones | NoTarget


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The value an indicator should reach in one period (目標值).

    Attributes:
        text: The cell as printed.
        predicate: What it demands.
        items: Numbers printed beside it, such as the denominator in `100 (目標 1,000 人次)`.
        baselines: Starting values printed beside it (`以 106 年目標值 11.14…`).
        note: Remark in the cell, brackets removed.
        source: Where the cell stands.
    """

    text: str
    predicate: Predicate
    items: tuple[DataItem, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    note: str = ""
    source: SourceRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualPart:
    """One labelled part of an actual; a part may be missing with its reason. `day`: the day printed with it."""

    label: str
    value: Quantity | PartialDate | Missing
    group: str = ""
    day: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The span or day that a figure covers, each end as exact as it is printed (`至 5 月` has no day).

    `first` is None where only an end is printed. A month stands for its last day where a day is needed.
    """

    first: PartialDate | None
    last: PartialDate

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.first_day is not None and self.last_day < self.first_day:
            raise EmptyPeriodError(self.first_day, self.last_day)

    @property
    def first_day(self) -> date | None:
        """The first day covered, None where only an end is printed."""
        return self.first.first() if self.first else None

    @property
    def last_day(self) -> date:
        """The last day covered."""
        return self.last.last()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual:
    """What was reached in one period (實際值).

    Attributes:
        text: The cell as printed.
        value: A quantity or a day; None where only labelled parts are printed.
        parts: Labelled parts.
        items: Numbers printed beside it: numerator and denominator of `92.86%(13/14)`, a benchmark.
        as_of: What it covers, where the cell says so.
        planned: Day on which work that gives the figure is planned (`0 (排定 107/7/31 辦理)`).
        partial: The cell says that the figure is not complete.
        note: Remark in the cell, brackets removed.
        evidence: SHA-256 of files kept as evidence.
        source: Where the cell stands.
    """

    text: str
    value: Quantity | PartialDate | None
    parts: tuple[ActualPart, ...] = ()
    items: tuple[DataItem, ...] = ()
    as_of: AsOf | None = None
    planned: PartialDate | None = None
    partial: bool = False
    note: str = ""
    evidence: tuple[str, ...] = ()
    source: SourceRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Target and actual of one indicator for one period, as one printed row gives them.

    Attributes:
        ref: Unique in the edition (`reading/AC1/AC1.1//`, with the agencies where they differ by row).
        indicator: `ref` of the indicator's row.
        agencies: Agencies that share the figure; several rows where each has its own.
        period: What the actual is for (本期); None where the document does not say.
        target_period: What the target is for (年目標值); None where the document does not say.
        target: None = not part of this document, which differs from an empty cell.
        actual: None = not part of this document.
    """

    ref: str
    indicator: str
    agencies: tuple[Responsibility, ...]
    period: Period | None
    target_period: Period | None = None
    target: Target | None
    actual: Actual | Missing | None
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Targets and actuals of one card for one period."""

    readings: tuple[Reading, ...] = ()
