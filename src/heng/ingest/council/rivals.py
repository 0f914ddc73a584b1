"""Figures of a row that another reading of its table parts otherwise, and that are to be shown to a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.ingest.council.cells import OwnerGroup
from heng.ingest.council.values_cell import Doubt, Values, read_values
from heng.ingest.lines import Habits
from heng.ingest.scorecard.described import describe
from heng.ingest.scorecard.owners import AgencySense, responsibilities
from heng.ingest.scorecard.paragraphs import paragraphs
from heng.model.figures import Missing, NoTarget
from heng.model.period import Period
from heng.model.terms import MissingReason


@dataclass(frozen=True, slots=True)
class _Figures:
    names: tuple[str, ...]
    values: Values

    @property
    def meaning(self) -> tuple[object, ...]:
        return self.names, describe(self.values.target), describe(self.values.actual)

    @property
    def print(self) -> str:
        return f"{'、'.join(self.names)} {self.values.target.text}｜{self.values.actual.text}".strip()


@dataclass(frozen=True, slots=True)
class RivalReader:
    """Reads the figures of a row in both ways."""

    sense: AgencySense
    habits: Habits
    period: Period | None
    unit: str
    code: str

    def doubt(self, taken: Sequence[OwnerGroup], rival: Sequence[OwnerGroup]) -> tuple[int, Doubt] | None:
        """Return the first group whose figures differ, and both readings; None where the other one makes no sense."""
        mine, others = self._read(taken), self._read(rival)
        if len(mine) != len(others) or not all(map(self._is_sound, others)):
            return None
        for number, (one, other) in enumerate(zip(mine, others, strict=True)):
            if one.meaning != other.meaning:
                text = f"{one.values.target.text} {one.values.actual.text}".strip()
                return number, Doubt(text, one.print, other.print)
        return None

    def _read(self, groups: Sequence[OwnerGroup]) -> list[_Figures]:
        return [
            _Figures(
                tuple(
                    agency.agency
                    for agency in responsibilities([part.text for part in paragraphs(group.owners)], self.sense)
                ),
                read_values(group, unit=self.unit, period=self.period, code=self.code, habits=self.habits),
            )
            for group in groups
        ]

    def _is_sound(self, figures: _Figures) -> bool:
        """Tell whether agencies, target and actual read as such."""
        target, actual = figures.values.target, figures.values.actual
        unread = isinstance(actual, Missing) and actual.reason is MissingReason.NOT_GIVEN
        return (
            bool(figures.names)
            and all(map(self.sense.likely, figures.names))
            and not (unread or isinstance(target.predicate, NoTarget))
        )
