"""Components → indicator → objective → perspective, theme, agency → card: each level as one score with its bounds.

Every joined figure keeps the count of its items beside it (`Total`), so that none hides another. What is unknown
leaves the mean and widens the bounds; what a fault keeps from being joined is unknown to the level above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from heng.evaluate.assessment import Assessment
from heng.evaluate.totals.grouping import Group, by_agency, by_objective, by_perspective, by_theme
from heng.evaluate.totals.joining import Joined, shown
from heng.evaluate.totals.levels import Levels
from heng.evaluate.totals.total import Total
from heng.evaluate.totals.weighing import Rows, Weighed, indicators_of
from heng.model.terms import RollLevel, WeightFault


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """One level as one figure.

    Attributes:
        level: What it is of; `group` says which.
        total: Its items: how many are known, how they stand, and the bounds of the share met.
        joined: Its score with bounds, or why there is none.
    """

    level: RollLevel
    group: Group
    total: Total
    joined: Joined


class RollUp:
    """The levels of one assessment, each made when it is asked for."""

    def __init__(self, assessment: Assessment) -> None:
        """Take the verdicts that are joined."""
        self.assessment = assessment
        judging = assessment.rulebook.judging
        self._levels = Levels(assessment, judging) if judging is not None else None

    @cached_property
    def card(self) -> Rolled:
        """The whole card."""
        refs = tuple(one.reading for one in self.assessment.verdicts)
        return self._rolled(RollLevel.CARD, Group("", "", refs), lambda levels: levels.card())

    @cached_property
    def themes(self) -> tuple[Rolled, ...]:
        """Each theme, in order of printing."""
        return self._each(RollLevel.THEME, by_theme(self.assessment.edition), lambda of, one: of.theme(one.key))

    @cached_property
    def perspectives(self) -> tuple[Rolled, ...]:
        """Each perspective, across themes."""
        groups = by_perspective(self.assessment.edition)
        return self._each(RollLevel.PERSPECTIVE, groups, lambda of, one: of.perspective(one.key))

    @cached_property
    def objectives(self) -> tuple[Rolled, ...]:
        """Each objective heading of the tables."""
        groups = by_objective(self.assessment.edition)
        return self._each(RollLevel.OBJECTIVE, groups, lambda of, one: of.objective(one.key))

    @cached_property
    def agencies(self) -> tuple[Rolled, ...]:
        """Each agency by its name as printed: the readings that it answers for, alone or with others."""
        return self._each(RollLevel.AGENCY, by_agency(self.assessment.edition), lambda of, one: of.agency(one.refs))

    @cached_property
    def indicators(self) -> tuple[Rolled, ...]:
        """Each indicator that has components."""
        found = [rows for rows in indicators_of(self.assessment.edition.card.indicators) if len(rows) > 1]
        return tuple(self._components(rows) for rows in found)

    def __iter__(self) -> Iterator[Rolled]:
        """Yield every level, the widest first."""
        yield self.card
        for level in (self.themes, self.perspectives, self.objectives, self.agencies, self.indicators):
            yield from level

    def _components(self, rows: Rows) -> Rolled:
        found = tuple(one.reading for row in rows for one in self.assessment.by_indicator.get(row.ref, ()))
        return self._rolled(RollLevel.INDICATOR, Group(rows[0].code, "", found), lambda of: of.indicator(rows))

    def _each(
        self, level: RollLevel, groups: Iterable[Group], weigh: Callable[[Levels, Group], Weighed]
    ) -> tuple[Rolled, ...]:
        return tuple(self._rolled(level, one, lambda of, one=one: weigh(of, one)) for one in groups)  # type: ignore[misc]

    def _rolled(self, level: RollLevel, group: Group, weigh: Callable[[Levels], Weighed]) -> Rolled:
        total, judging = self.assessment.total(group.refs), self.assessment.rulebook.judging
        if self._levels is None or judging is None:
            return Rolled(level=level, group=group, total=total, joined=Joined(fault=WeightFault.NO_JUDGING))
        found = weigh(self._levels)
        joined = shown(found.score, judging, weighing=found.weighing, weights=found.weights)
        return Rolled(level=level, group=group, total=total, joined=joined)
