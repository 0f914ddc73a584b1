"""What a comparison of two editions gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.source import SourceRef
from heng.model.terms import ComparedField, MatchBasis, Relation, TargetShift


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """A KPI as one edition prints it.

    Attributes:
        objective, theme: Code of the objective and letter of the theme it stands under.
        code, name: As printed.
        rows: Its components, or the one row it has.
        readings: The figures of its rows.
    """

    objective: str
    theme: str
    code: str
    name: str
    rows: tuple[Indicator, ...]
    readings: tuple[Reading, ...] = ()

    @property
    def source(self) -> SourceRef:
        """Where its first row stands."""
        return self.rows[0].source

    @property
    def refs(self) -> tuple[str, ...]:
        """The `ref`s of its rows."""
        return tuple(row.ref for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that two editions print differently of one KPI.

    Attributes:
        field: Which one.
        before, after: As printed; empty where nothing is printed.
        component: Component it is about (`1`); empty for the whole KPI.
        agencies: Agencies whose own target it is, joined as printed; empty where all share one.
        shift: Only for a target: whether it is harder or easier, by polarity.
        before_source, after_source: Where the two stand.
        after_refs: `ref`s of the later row and, for a target, of its reading.
    """

    field: ComparedField
    before: str
    after: str
    component: str = ""
    agencies: str = ""
    shift: TargetShift | None = None
    before_source: SourceRef | None = None
    after_source: SourceRef | None = None
    after_refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two printed KPIs that are taken for one.

    Attributes:
        confidence: In percent; 100 = same code and name, or a printed link.
        basis: What it rests on.
        changes: What they print differently, in the order of the fields.
        years: 民國 years of the two documents.
    """

    before: Kpi
    after: Kpi
    confidence: int
    basis: tuple[MatchBasis, ...]
    changes: tuple[Change, ...] = ()
    years: tuple[int, int] = (0, 0)

    def of(self, *fields: ComparedField) -> tuple[Change, ...]:
        """Return the changes of some fields."""
        return tuple(change for change in self.changes if change.field in fields)

    def name_for(self, change: Change) -> str:
        """Return the later name of what a change is about: of a component its own, else that of the KPI."""
        own = (row.name for row in self.after.rows if change.component and row.ref in change.after_refs)
        return next(filter(None, own), self.after.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An objective as one edition prints it, on its map or at the head of a table, in the column of a theme."""

    theme: str
    code: str
    name: str
    source: SourceRef
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """One objective that the two editions code or name differently."""

    before: Named
    after: Named


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two editions print differently.

    What only one prints is `dropped` or `new` where the other has authority for it and is whole; else the other merely
    does not print it: a bureau's copy of the city's map, a document cut in the middle, another body's card.

    Attributes:
        before, after: The two editions.
        relation: Whose they are.
        matches: KPIs that both print, in the later order.
        dropped, new: KPIs of one edition only.
        unprinted_after, unprinted_before: KPIs that the later or earlier edition does not print, without being able to
            say that there is none.
        renamed_objectives … : The same of objectives.
    """

    before: Edition
    after: Edition
    relation: Relation = Relation.ONE_OWNER
    matches: tuple[Match, ...] = ()
    dropped: tuple[Kpi, ...] = ()
    new: tuple[Kpi, ...] = ()
    unprinted_after: tuple[Kpi, ...] = ()
    unprinted_before: tuple[Kpi, ...] = ()
    renamed_objectives: tuple[Rename, ...] = ()
    dropped_objectives: tuple[Named, ...] = ()
    new_objectives: tuple[Named, ...] = ()
    unprinted_objectives_after: tuple[Named, ...] = ()
    unprinted_objectives_before: tuple[Named, ...] = ()

    @property
    def renamed(self) -> tuple[Match, ...]:
        """KPIs with a new code or name."""
        return tuple(match for match in self.matches if match.of(ComparedField.CODE, ComparedField.NAME))

    def changes(self, *fields: ComparedField) -> Iterator[tuple[Match, Change]]:
        """Yield the changes of some fields, each with its KPI."""
        for match in self.matches:
            for change in match.of(*fields):
                yield match, change

    def targets(self, *shifts: TargetShift) -> Iterator[tuple[Match, Change]]:
        """Yield the targets that moved in one of some ways, each with its KPI."""
        for match, change in self.changes(ComparedField.TARGET):
            if change.shift in shifts:
                yield match, change
