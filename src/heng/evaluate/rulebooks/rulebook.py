"""A rulebook: how figures are judged, as data. No threshold and no formula of a verdict stands anywhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from heng.evaluate.rulebooks.branches import PolarityRule, Thresholds, faults_of
from heng.model.canonical import from_data, to_data
from heng.model.edition import Approval
from heng.model.finding import Wording
from heng.model.terms import (
    Pace,
    Polarity,
    Status,
    TargetOperator,
    TimeBehaviour,
    UnscoredItems,
    Unweighted,
    WeightRule,
)


class RulebookError(ValueError):
    """A rulebook contradicts itself or its formulas cannot be read."""

    def __init__(self, name: str, what: str) -> None:
        """Name the rulebook and what is wrong in it."""
        super().__init__(f"rulebook {name}: {what}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """Bounds put on an achievement before figures are joined. What is shown is always the raw achievement."""

    floor: Decimal
    cap: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUp:
    """How many figures become one. A missing figure always leaves the average and widens the bounds.

    Attributes:
        unscored: What items without a possible verdict do.
        weights: What printed weights must add up to.
        unweighted: What is done where the document prints no weights.
    """

    unscored: UnscoredItems
    weights: WeightRule
    unweighted: Unweighted = Unweighted.APART


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """The part of a rulebook that gives verdicts.

    Attributes:
        achievement: By polarity.
        thresholds: For every polarity that has none of its own.
        scoring, roll_up: See there.
        sign_decides: A printed sign (≤, ≥ …) or range decides what is met, whatever the thresholds say; else the
            thresholds decide outside a range, and of every other target.
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
    sign_decides: bool = True

    def pace_of(self, behaviour: TimeBehaviour | None) -> Pace:
        """Return the pace for a behaviour in time."""
        return self.pace.get(behaviour, self.pace_unknown) if behaviour else self.pace_unknown

    def thresholds_of(self, polarity: Polarity) -> Thresholds:
        """Return the thresholds of a polarity."""
        return self.achievement[polarity].thresholds or self.thresholds

    @property
    def edges(self) -> tuple[Decimal, ...]:
        """All thresholds of all polarities, rising: no shown share may seem to reach one that it does not."""
        return tuple(sorted({edge for polarity in self.achievement for edge in self.thresholds_of(polarity).edges}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One documented rule, for people."""

    title: Wording
    text: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleCourse:
    """What an example says of its figure's course over the year: a yearly target, a figure up to a quarter's end.

    Attributes:
        quarter: The last quarter that the figure covers, 1 to 4.
        planned: The target's planned split, to be reached by the end of each quarter; empty where nobody planned one.
        last_year: What last year had reached by the same day, and in all; empty where it is not known.
    """

    quarter: int
    planned: tuple[Decimal, ...] = ()
    last_year: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example; a test computes it.

    Attributes:
        polarity, target, actual: What is judged; `operator` as printed.
        course: When in the year, and what was to be reached by then; None for a figure of a whole span.
        achievement: Raw, exact or as a formula of constants (`2 - 19.2 / 17`); None where there is none.
        status: The verdict.
        flaw: What is wrong with this verdict, where the source itself judges a worse figure better, or one alike.
    """

    polarity: Polarity
    operator: TargetOperator = TargetOperator.EQUAL
    target: Decimal
    actual: Decimal
    course: ExampleCourse | None = None
    achievement: str | None = None
    status: Status
    text: Wording
    flaw: Wording | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rulebook's rules were read.

    Attributes:
        system: Software, law or manual, and which part of it.
        version: Its version, or the day on which it was published, else read.
        text: What was taken from it.
        url: Address, empty where it has none.
    """

    system: str
    version: str
    text: Wording
    url: str = ""


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
        sources: Where its rules come from; empty for rules of Heng's own.
        clauses, examples: Its documentation.
    """

    name: str
    version: str
    title: Wording
    summary: Wording
    demonstration: bool = False
    adoption: Approval | None = None
    judging: Judging | None = None
    sources: tuple[Source, ...] = ()
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
    if judging.scoring.floor > judging.scoring.cap:
        raise RulebookError(name, "the floor of scoring lies above its cap")
    for polarity in Polarity:
        if polarity not in judging.achievement:
            raise RulebookError(name, f"no achievement for {polarity}")
        limits = judging.thresholds_of(polarity)
        if not all(edge.is_finite() for edge in limits.edges):
            raise RulebookError(name, f"{polarity}: a threshold is no number")
        if limits.near is not None and limits.near >= limits.met:
            raise RulebookError(name, f"{polarity}: the threshold for near does not lie below that for met")
        for fault in faults_of(polarity, judging.achievement[polarity]):
            raise RulebookError(name, fault)
