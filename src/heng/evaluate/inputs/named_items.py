"""A data item by its name, what people said of it, and what they decided about several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from heng.model.terms import Ground, ItemPlace, TimeBehaviour


@dataclass(frozen=True, slots=True)
class ItemUse:
    """One quantity of one formula. `indicator` is its `ref`, `variable` its name as the formula lists it."""

    indicator: str
    variable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDetails:
    """What people said of an item; empty or None where nobody did."""

    unit: str = ""
    source: str = ""
    frequency: str = ""
    behaviour: TimeBehaviour | None = None


NO_DETAILS = ItemDetails()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedItem:
    """A data item: a quantity that formulas read.

    Attributes:
        key: Names it in the record, across editions and years.
        keys: Its own key and those of the items that people joined with it.
        name: As printed first.
        place: How far the name reaches; `where` is the theme's letter or the KPI's code.
        unit: As far as print or a person says, else taken from the name (`unit_ground` INFERRED), else empty.
        behaviour: FLOW adds up, STOCK is a level, RATIO can do neither; None where nothing tells.
        agencies: Those of the KPIs that use it.
        divided: Agencies report a KPI that uses it each for itself: the value of each is a part of its own.
        is_apart: Kept to its KPI until a person says otherwise: another KPI prints the same formula.
        uses: Where formulas read it; empty for one that formulas read only over several years (`前5年度…總和`).
        source, frequency: As people said.
    """

    key: str
    keys: tuple[str, ...]
    name: str
    place: ItemPlace
    where: str = ""
    unit: str = ""
    unit_ground: Ground | None = None
    behaviour: TimeBehaviour | None = None
    behaviour_ground: Ground | None = None
    agencies: tuple[str, ...] = ()
    divided: bool = False
    is_apart: bool = False
    uses: tuple[ItemUse, ...] = ()
    read_by: tuple[ItemUse, ...] = ()
    source: str = ""
    frequency: str = ""

    @property
    def indicators(self) -> tuple[str, ...]:
        """The `ref`s of the KPIs that use it, each once."""
        return tuple(dict.fromkeys(use.indicator for use in (*self.uses, *self.read_by)))


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """What people decided of items.

    Attributes:
        joined: Pairs of keys that mean one item.
        parted: (key, stable id of a KPI) where the KPI means something else by the name.
        details: By key.
    """

    joined: frozenset[frozenset[str]] = frozenset()
    parted: frozenset[tuple[str, str]] = frozenset()
    details: Mapping[str, ItemDetails] = field(default_factory=dict)


UNDECIDED = Decisions()
