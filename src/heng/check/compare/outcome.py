"""Everything that became of one edition in another: KPIs, figures, verdicts, action plans, and the rest as wholes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from heng.check.compare.actions import action_changes
from heng.check.compare.comparing import compare
from heng.check.compare.data import Comparison
from heng.check.compare.figure_data import RANK, ActionChange, FigureChange
from heng.check.compare.figures import figure_changes
from heng.check.compare.parts import differing_parts
from heng.check.context import Context
from heng.evaluate.assessment import Assessment
from heng.model.edition import Edition
from heng.model.terms import EditionPart, Movement, Status, Worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A comparison with what became of the figures.

    Attributes:
        comparison: KPIs and objectives, targets and definitions.
        figures: Every figure of the KPIs that both print, those that stayed among them.
        actions: Action plans that differ.
        parts: Parts that differ and are compared as a whole only.
        same_period: Both cover one time: two states of it, so that another actual is a changed figure, not a later one.
    """

    comparison: Comparison
    figures: tuple[FigureChange, ...]
    actions: tuple[ActionChange, ...]
    parts: tuple[EditionPart, ...]
    same_period: bool

    @property
    def changed(self) -> tuple[FigureChange, ...]:
        """Figures of which anything differs."""
        return tuple(one for one in self.figures if one.is_change)

    def of_worth(self, worth: Worth) -> tuple[FigureChange, ...]:
        """Return the figures that became better or worse, those that moved most first."""
        return by_weight(one for one in self.figures if one.worth is worth)

    @property
    def untold(self) -> tuple[FigureChange, ...]:
        """Figures that moved and are called neither better nor worse, each with its barrier."""
        return by_weight(one for one in self.figures if one.barrier is not None)

    @property
    def verdicts(self) -> tuple[FigureChange, ...]:
        """Figures with another verdict than before, the deepest falls first, then the other changes, rises last."""
        return tuple(sorted((one for one in self.figures if one.verdict_changed), key=_fall))

    @property
    def backwards(self) -> bool:
        """Tell whether the earlier edition covers a later time than the later one."""
        one, other = self.comparison.before.edition.period, self.comparison.after.edition.period
        return one is not None and other is not None and one.last > other.last

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing that is compared differs, in whole or in part."""
        found = self.comparison
        lists = (
            found.dropped, found.new, found.unprinted_after, found.unprinted_before, found.renamed_objectives,
            found.dropped_objectives, found.new_objectives, found.unprinted_objectives_after,
            found.unprinted_objectives_before, self.changed, self.actions, self.parts,
        )  # fmt: skip
        return not any(lists) and not any(match.changes for match in found.matches)


def outcome(before: Assessment, after: Assessment, context: Context) -> Outcome:
    """Compare two assessed editions; `context` as `compare` takes it."""
    found = compare(before.edition, after.edition, context)
    figures = figure_changes(found, before, after, context.register)
    return Outcome(
        comparison=found,
        figures=figures,
        actions=action_changes(found),
        parts=differing_parts(found, figures),
        same_period=_is_one_period(before.edition, after.edition),
    )


def by_weight(changes: Iterable[FigureChange]) -> tuple[FigureChange, ...]:
    """Return figures with worsened verdicts first, then by how far they moved."""
    return tuple(sorted(changes, key=lambda one: (one.verdict_worth is not Worth.WORSE, -_moved(one))))


def _moved(change: FigureChange) -> Decimal:
    if change.relative is not None:
        return change.relative
    return Decimal(1) if change.movement in {Movement.ROSE, Movement.FELL} else Decimal(0)


def _fall(change: FigureChange) -> tuple[int, int]:
    one, other = change.statuses
    if change.verdict_worth is None or one is None or other is None:
        return 1, 0
    return (0 if change.verdict_worth is Worth.WORSE else 2), RANK.get(other, RANK[Status.NEAR]) - RANK[one]


def _is_one_period(before: Edition, after: Edition) -> bool:
    one, other = before.edition.period, after.edition.period
    return before.year == after.year and (one == other or one is None or other is None)
