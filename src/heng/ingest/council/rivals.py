"""Figures of a row that another reading of its table parts otherwise, and that are to be shown to a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.ingest.council.cells import OwnerGroup
from heng.ingest.council.values_cell import Doubt, read_values
from heng.ingest.lines import Habits
from heng.ingest.scorecard.described import describe
from heng.ingest.scorecard.owners import AgencySense, responsibilities
from heng.ingest.scorecard.paragraphs import paragraphs
from heng.model.figures import Actual, Missing, NoTarget, Reading, Target
from heng.model.period import Period
from heng.model.terms import MissingReason


@dataclass(frozen=True, slots=True)
class _Figures:
    names: tuple[str, ...]
    target: Target
    actual: Actual | Missing

    @property
    def meaning(self) -> tuple[object, ...]:
        return self.names, describe(self.target), describe(self.actual)

    @property
    def print(self) -> str:
        return f"{'、'.join(self.names)} {self.target.text}｜{self.actual.text}".strip()


@dataclass(frozen=True, slots=True)
class RivalReader:
    """Reads the figures of a row in the other way."""

    sense: AgencySense
    habits: Habits
    period: Period | None
    unit: str
    code: str

    def doubt(self, taken: Sequence[Reading], rival: Sequence[OwnerGroup]) -> tuple[Reading, Doubt] | None:
        """Return the first of a row's figures that the rival reads otherwise; None where the rival makes no sense."""
        others = [self._read(group) for group in rival]
        if not all(map(self._is_sound, others)):
            return None
        for reading, other in zip(taken, others, strict=False):
            one = _figures(reading)
            if one is not None and one.meaning != other.meaning:
                text = f"{one.target.text} {one.actual.text}".strip()
                return reading, Doubt(text, one.print, other.print)
        return None

    def _read(self, group: OwnerGroup) -> _Figures:
        names = responsibilities([part.text for part in paragraphs(group.owners)], self.sense)
        values = read_values(group, unit=self.unit, period=self.period, code=self.code, habits=self.habits)
        return _Figures(tuple(agency.agency for agency in names), values.target, values.actual)

    def _is_sound(self, figures: _Figures) -> bool:
        """Tell whether agencies, target and actual read as such."""
        unread = isinstance(figures.actual, Missing) and figures.actual.reason is MissingReason.NOT_GIVEN
        return (
            bool(figures.names)
            and all(map(self.sense.likely, figures.names))
            and not (unread or isinstance(figures.target.predicate, NoTarget))
        )


def _figures(reading: Reading) -> _Figures | None:
    if reading.target is None or reading.actual is None:
        return None
    return _Figures(tuple(agency.agency for agency in reading.agencies), reading.target, reading.actual)
