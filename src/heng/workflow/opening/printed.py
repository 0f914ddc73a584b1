"""Everything that an edition prints, by its `ref` and by its kind: looked up once for many findings or cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from heng.check.cards import grouped
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.rows import members
from heng.model.terms import ChangeField
from heng.workflow.changes import cells


@dataclass(frozen=True)
class Printed:
    """The printed objects of one edition, each table made when it is first asked for."""

    edition: Edition

    @cached_property
    def by_ref(self) -> Mapping[str, Any]:
        """Every printed object, in the order of the lists they stand in."""
        return {member.ref: member.value for member in members(self.edition)}

    @cached_property
    def of_kind(self) -> Mapping[type, tuple[Any, ...]]:
        """The same by class."""
        return grouped(self.by_ref.values(), type)

    @cached_property
    def readings(self) -> Mapping[str, tuple[Reading, ...]]:
        """The figures of each indicator, by its `ref`."""
        return grouped(self.edition.figures.readings, lambda one: one.indicator)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code that is printed."""
        found = (cell for value in self.by_ref.values() for cell in cells.cells_of(value))
        return frozenset(cell.text for cell in found if cell.field is ChangeField.CODE)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Code by `ref` of everything that rows stand under."""
        return cells.places_of(self.edition)

    def of(self, refs: Iterable[str]) -> list[Any]:
        """Return the objects of some `ref`s in the order of print; of those that there are."""
        found = sorted({self._order[ref] for ref in refs if ref in self._order})
        return [self._values[position] for position in found]

    def text_of(self, ref: str, field: ChangeField) -> str:
        """Return what stands in a cell, empty where there is no such cell."""
        found = cells.cells_of(self.by_ref[ref], places=self.places) if ref in self.by_ref else ()
        return next((one.text for one in found if one.field is field), "")

    @cached_property
    def _values(self) -> tuple[Any, ...]:
        return tuple(self.by_ref.values())

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {ref: position for position, ref in enumerate(self.by_ref)}
