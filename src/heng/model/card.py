"""The card: strategy statements, themes, map, objectives, indicators and action plans as printed.

An edition holds every printed occurrence with its text and place. Each occurrence has a `ref`, unique inside its
edition (`indicator/AC1/AC1.1/`, a second one of the same codes `indicator/AC1/AC1.1/~2`). Codes are not identity:
they are printed twice, or wrong. Which occurrences are one thing is `heng.model.identity`'s separate, visible step.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from heng.model.agency import Responsibility
from heng.model.identity import Identity
from heng.model.period import PartialDate
from heng.model.source import SourceRef
from heng.model.terms import Drawing, Ground, Polarity, Scope, StatementKind, TimeBehaviour


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Mission, vision, value, priority or top objective, in order of printing within its kind (`position` from 1)."""

    ref: str
    scope: Scope
    kind: StatementKind
    position: int
    text: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredCounts:
    """Counts that a document states in prose; None = not stated. Perspective counts are of objectives."""

    objectives: int | None = None
    indicators: int | None = None
    actions: int | None = None
    by_perspective: tuple[tuple[str, int], ...] = ()
    source: SourceRef | None = None

    def of_perspective(self, key: str) -> int | None:
        """Return the stated number of objectives of a perspective."""
        return dict(self.by_perspective).get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A strategic strand (策略主題).

    Attributes:
        letter: As printed (`A`).
        agencies: Lead and co-agencies in printed order.
        carries: City theme or objective whose name a bureau's theme bears.
        city_marked: Printed with (府).
    """

    ref: str
    scope: Scope
    letter: str
    name: str
    agencies: tuple[Responsibility, ...] = ()
    declared: DeclaredCounts | None = None
    carries: str = ""
    city_marked: bool = False
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCell:
    """One objective in one cell of a drawing. `theme`, `perspective` = the column and row it stands in.

    `perspective_printed` keeps the letter printed at the row where it is another one than the row's name gives.
    """

    ref: str
    scope: Scope
    drawing: Drawing
    theme: str
    perspective: str
    perspective_printed: str = ""
    code: str
    name: str
    city_marked: bool = False
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """A cause-and-effect arrow between objectives.

    Attributes:
        cause: Code of the objective the arrow starts from.
        effect: Code of the objective it points to.
        ground: PRINTED only where the document really carries the arrow; none is invented.
        text: Words printed at the arrow.
    """

    ref: str
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
    code: str
    text: str
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """A strategic objective as headed in the scorecard tables; `theme`, `perspective` = the table it stands in."""

    ref: str
    theme: str
    perspective: str
    code: str
    name: str
    city_marked: bool = False
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
        polarity: Only where printed.
        behaviour: Only where printed.
        weight: The printed number in percent (`50`), as text; empty where none.
        city_indicator: Code of the city's indicator it carries (府級KPI), as printed.
        city_marked: Printed with (府).
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
    weight: str = ""
    city_indicator: str = ""
    city_marked: bool = False
    agencies: tuple[Responsibility, ...] = ()
    source: SourceRef
    formula_source: SourceRef | None = None
    unit_source: SourceRef | None = None

    @property
    def subject(self) -> str:
        """The code by which findings name it: `BP5.2-1` for a component, else the code."""
        return f"{self.code}-{self.component}" if self.component else self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionStep:
    """A numbered step or a dated milestone of an action plan; `weight` in percent as printed."""

    number: str = ""
    text: str
    weight: str = ""
    due: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan:
    """Work that moves an indicator (行動計畫).

    Attributes:
        objective, indicator, component: The row it stands in; `indicator_ref` its `ref`.
        code: As printed.
        text: Name as printed; empty where only steps follow the code.
        weight: Printed number in percent, as text.
        agencies: Agencies that the cell names for it.
    """

    ref: str
    objective: str
    indicator: str
    component: str = ""
    indicator_ref: str
    code: str
    text: str
    steps: tuple[ActionStep, ...] = ()
    weight: str = ""
    agencies: tuple[Responsibility, ...] = ()
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One owner's strategy as one document prints it.

    Attributes:
        declared: Counts for the whole card (`訂定23項策略目標及24項KPI`).
        linkage_announced: Places where a 關聯圖 is announced, whether or not its arrows are in the file.
        identities: Which occurrences are one thing; filled in by a separate step, empty before it.
    """

    statements: tuple[Statement, ...] = ()
    themes: tuple[Theme, ...] = ()
    map: tuple[MapCell, ...] = ()
    linkages: tuple[Linkage, ...] = ()
    linkage_announced: tuple[SourceRef, ...] = ()
    objectives: tuple[Objective, ...] = ()
    success_factors: tuple[KeySuccessFactor, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    actions: tuple[ActionPlan, ...] = ()
    declared: DeclaredCounts | None = None
    identities: tuple[Identity, ...] = field(default=())
