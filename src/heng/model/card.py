"""The card: strategy statements, themes, map, objectives, indicators and action plans as printed.

An edition holds every printed occurrence with its text and place. Each occurrence has a `ref`, unique inside its
edition (`indicator/AC1/AC1.1/`, a second one of the same codes `indicator/AC1/AC1.1/~2`). Codes are not identity:
they are printed twice, or wrong. Which occurrences are one thing is `heng.model.identity`'s separate, visible step.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from heng.model.agency import Responsibility
from heng.model.approval import Approval
from heng.model.figures import Baseline
from heng.model.identity import Identity
from heng.model.period import PartialDate, Period
from heng.model.source import SourceRef
from heng.model.terms import Column, Drawing, Ground, Polarity, Scope, StatementKind, TimeBehaviour
from heng.model.weights import Weight


class TwoCountsError(ValueError):
    """One perspective is given two counts."""

    def __init__(self, keys: list[str]) -> None:
        """State the perspectives."""
        super().__init__(f"each perspective has one declared count, got {keys}")


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyMap:
    """One printed drawing of objectives: a strategy map (策略地圖) or a linkage diagram (策略關聯圖).

    Attributes:
        title: As printed above it.
        roc_year: 民國 year in its title; None where none is printed.
        theme: Letter of the theme it is drawn for; empty where it shows them all.
        approval: The decision printed beside it: it approves this drawing, not the document that shows it.
        arrows_lost: The drawing is announced, but its arrows are not in the file. None is assumed.
        copies: Places of whole repeated copies, in the order of printing.
    """

    ref: str
    scope: Scope
    drawing: Drawing
    title: str = ""
    roc_year: int | None = None
    theme: str = ""
    approval: Approval | None = None
    arrows_lost: bool = False
    copies: tuple[SourceRef, ...] = ()
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Mission, vision, value, priority or top objective.

    Attributes:
        position: Order of printing within its kind, from 1. A whole repeated printing is kept in `copies`.
        no: Number as printed (`二十一`).
        code: Code of a top objective (`TC1`); `text` is its name.
        drawing: `ref` of the drawing it stands in; empty where it stands in none.
    """

    ref: str
    scope: Scope
    kind: StatementKind
    position: int
    no: str = ""
    code: str = ""
    text: str
    drawing: str = ""
    copies: tuple[SourceRef, ...] = ()
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredCounts:
    """Counts that a document states in prose; None = not stated. Perspective counts are of objectives."""

    objectives: int | None = None
    indicators: int | None = None
    actions: int | None = None
    by_perspective: tuple[tuple[str, int], ...] = ()
    source: SourceRef | None = None

    def __post_init__(self) -> None:
        """Refuse one perspective with two counts."""
        keys = [key for key, _ in self.by_perspective]
        if len(keys) != len(set(keys)):
            raise TwoCountsError(keys)

    def of_perspective(self, key: str) -> int | None:
        """Return the stated number of objectives of a perspective."""
        return dict(self.by_perspective).get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMention:
    """Another place that prints a theme with its agencies, kept as printed there."""

    name: str
    agencies: tuple[Responsibility, ...]
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A strategic strand (策略主題).

    Attributes:
        letter: As printed (`A`).
        agencies: Lead and co-agencies in printed order, where the theme is first introduced with them.
        agencies_open: The list ends in 等機關 without a count, so it may name only some.
        mentions: Later places that print its agencies again, perhaps otherwise.
        carries: City theme or objective whose name a bureau's theme bears; its ground stands in `Card.cascade`.
        city_marked: Printed with (府).
    """

    ref: str
    scope: Scope
    letter: str
    name: str
    agencies: tuple[Responsibility, ...] = ()
    agencies_open: bool = False
    mentions: tuple[ThemeMention, ...] = ()
    declared: DeclaredCounts | None = None
    carries: str = ""
    city_marked: bool = False
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCell:
    """One objective in one cell of a drawing.

    Attributes:
        drawing: Which kind of drawing; `drawing_ref` names the one.
        theme, perspective: The column and row it stands in.
        placed: PRINTED where column and row are in the file; INFERRED where only the code tells them.
        perspective_printed: The letter printed at the row, where it is another one than the row's name gives.
    """

    ref: str
    scope: Scope
    drawing: Drawing
    drawing_ref: str = ""
    placed: Ground = Ground.PRINTED
    theme: str
    perspective: str
    perspective_printed: str = ""
    code: str
    name: str
    city_marked: bool = False
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """A cause-and-effect arrow between objectives of one drawing.

    Attributes:
        drawing: `ref` of the drawing.
        cause: `ref` of the map cell the arrow starts from; a code may stand twice in one drawing.
        effect: `ref` of the map cell it points to.
        ground: PRINTED only where the document really carries the arrow; none is invented.
        text: Words printed at the arrow.
    """

    ref: str
    drawing: str = ""
    cause: str
    effect: str
    ground: Ground
    text: str = ""
    source: SourceRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySuccessFactor:
    """What must go right for an objective (KSF). Printed with the objective's code, kept in `code`."""

    ref: str
    objective: str
    objective_ref: str = ""
    code: str
    text: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """A strategic objective as headed in the scorecard tables.

    Attributes:
        theme: Of the table it stands in.
        perspective: Of the row it stands in; that of its code where the table prints no rows (`placed` INFERRED).
    """

    ref: str
    theme: str
    perspective: str
    placed: Ground = Ground.PRINTED
    code: str
    name: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A defined measurement (關鍵績效指標), or one component of it, as one row prints it.

    Attributes:
        objective: Code of the heading the row stands under, even if its own code says otherwise.
        objective_ref: `ref` of that heading.
        code: As printed, without component suffix.
        component: Suffix (`1` for `BC3.1-1`), or the order of printing where one code heads several rows; else empty.
        printed_code: As printed with suffix.
        standard: Mark of an external standard (`WCCD`).
        formula: Text as printed; None where the document has no such column.
        formula_note: Its 註, 備註 or bracketed remark.
        unit: As printed; None where the document has no such column.
        polarity, behaviour: Only where printed; `polarity_source`, `behaviour_source` are their places.
        weight: The printed share in percent (`50`); None where none is printed.
        frequency: How often it is measured, as printed (`兩年一次`).
        city_indicator: Code of the city's indicator it carries (府級KPI), as printed; resolved in `Card.cascade`.
        refers_to: Codes that the row refers to otherwise (`CF3.3 (CC1.1.2)`).
        baselines: Starting values that its definition names (基期).
        agencies: Responsible agencies as printed, where the document has the column.
        formula_source, unit_source: Places of those texts.
    """

    ref: str
    theme: str
    objective: str
    objective_ref: str
    code: str
    component: str = ""
    printed_code: str
    name: str
    standard: str = ""
    formula: str | None = None
    formula_note: str = ""
    unit: str | None = None
    polarity: Polarity | None = None
    behaviour: TimeBehaviour | None = None
    weight: Weight | None = None
    frequency: str = ""
    city_indicator: str = ""
    refers_to: tuple[str, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    agencies: tuple[Responsibility, ...] = ()
    source: SourceRef
    formula_source: SourceRef | None = None
    unit_source: SourceRef | None = None
    polarity_source: SourceRef | None = None
    behaviour_source: SourceRef | None = None

    @property
    def subject(self) -> str:
        """The code by which findings name it: `BP5.2-1` for a component, else the code."""
        return f"{self.code}-{self.component}" if self.code and self.component else self.code

    @property
    def whole(self) -> tuple[str, str]:
        """What the components of one indicator share: objective (`ref`) and code; without a code a row is its own."""
        return (self.objective_ref, self.code) if self.code else (self.objective_ref, self.ref)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionStep:
    """A numbered step or a dated milestone of an action plan.

    Attributes:
        number: As printed (`1.`, `(2)`).
        weight: The printed share in percent, None where none is printed.
        period: Time of the work (`107 年：土建工程`).
        due: Deadline.
        agencies: Agencies named for the step.
    """

    number: str = ""
    text: str
    weight: Weight | None = None
    period: Period | None = None
    due: PartialDate | None = None
    agencies: tuple[Responsibility, ...] = ()
    source: SourceRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan:
    """Work that moves an indicator (行動計畫).

    Attributes:
        objective, indicator, component: The row it stands in; `indicator_ref` its `ref`.
        code: As printed.
        text: Name as printed; empty where only steps follow the code.
        weight: The printed share in percent, None where none is printed.
        agencies: Agencies that the cell names for it as a whole.
        note: Remark beside it (註, a bracket), not part of the name.
    """

    ref: str
    objective: str
    indicator: str
    component: str = ""
    indicator_ref: str
    code: str
    text: str
    steps: tuple[ActionStep, ...] = ()
    weight: Weight | None = None
    agencies: tuple[Responsibility, ...] = ()
    note: str = ""
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class CascadeLink:
    """Something of a bureau's card carries something of the city's.

    Attributes:
        carrier: `ref` of the bureau's theme, objective or indicator.
        code: Code of what it carries, in the city's card.
        ground: PRINTED for a printed (府級KPI-…) or (府); INFERRED where only the names agree.
    """

    ref: str
    carrier: str
    code: str
    ground: Ground
    source: SourceRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One owner's strategy as one document prints it.

    Attributes:
        drawings: Maps and linkage diagrams, each with the places of its repeated copies.
        columns: Columns that the heads of the scorecard tables print. A field without its column is not part of this
            document, which differs from an empty cell.
        declared: Counts for the whole card (`訂定23項策略目標及24項KPI`).
        linkage_announced: Places where a 關聯圖 is announced, whether or not its arrows are in the file.
        identities: Which occurrences are one thing; filled in by a separate step, empty before it.
    """

    statements: tuple[Statement, ...] = ()
    themes: tuple[Theme, ...] = ()
    map: tuple[MapCell, ...] = ()
    drawings: tuple[StrategyMap, ...] = ()
    columns: tuple[Column, ...] = ()
    linkages: tuple[Linkage, ...] = ()
    linkage_announced: tuple[SourceRef, ...] = ()
    objectives: tuple[Objective, ...] = ()
    success_factors: tuple[KeySuccessFactor, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    actions: tuple[ActionPlan, ...] = ()
    cascade: tuple[CascadeLink, ...] = ()
    declared: DeclaredCounts | None = None
    identities: tuple[Identity, ...] = field(default=())
