"""What a comparison of the figures of two editions gives."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from heng.check.compare.data import Match
from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.traits.behaviour import BehaviourJudgement
from heng.evaluate.traits.polarity import PolarityJudgement
from heng.model.card import ActionPlan, Indicator
from heng.model.figures import Reading
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import ActionMove, Barrier, Movement, Status, Worth

RANK = {Status.SHORT: 0, Status.NEAR: 1, Status.MET: 2}
"""Verdicts from the worst to the best; the other statuses stand in no order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One printing of a figure: its row, its reading, what it covers, and its verdict where there is one."""

    indicator: Indicator
    reading: Reading
    span: Period | None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """What became of one figure.

    Attributes:
        match: The KPI it belongs to.
        before, after: The two printings; None where one edition does not print it.
        movement: What became of the number.
        worth: Better or worse; None where it is neither or cannot be told.
        barrier: Why it cannot be told; None where nothing stands in the way.
        difference: Later minus earlier number, in the earlier one's unit; None without two numbers of one unit.
        relative: The difference as a share of the earlier number; None where that is zero.
        polarity, behaviour: Which way is better and how it behaves in time, each with its ground.
    """

    match: Match
    before: Side | None
    after: Side | None
    movement: Movement
    worth: Worth | None = None
    barrier: Barrier | None = None
    difference: Quantity | None = None
    relative: Decimal | None = None
    polarity: PolarityJudgement | None = None
    behaviour: BehaviourJudgement | None = None

    @property
    def side(self) -> Side:
        """The later printing, else the earlier one."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def is_change(self) -> bool:
        """Tell whether a reader finds anything else printed: another number, reason, text or day it goes to."""
        if self.movement is not Movement.STEADY:
            return True
        assert self.before is not None
        assert self.after is not None
        one, other = self.before.reading.actual, self.after.reading.actual
        return getattr(one, "as_of", None) != getattr(other, "as_of", None)

    @property
    def statuses(self) -> tuple[Status | None, Status | None]:
        """Both verdicts, None where there is none."""
        sides = [side.verdict.status if side and side.verdict else None for side in (self.before, self.after)]
        return sides[0], sides[1]

    @property
    def verdict_changed(self) -> bool:
        """Tell whether both have a verdict and the two differ."""
        one, other = self.statuses
        return one is not None and other is not None and one is not other

    @property
    def _goes_on(self) -> bool:
        """Tell whether both count from one New Year, the later one at least as far."""
        one, other = self.before and self.before.span, self.after and self.after.span
        if not one or not other or one.first != other.first or (one.first.month, one.first.day) != (1, 1):
            return False
        return one.last <= other.last and other.last.year == one.first.year

    @property
    def _asks_the_same(self) -> bool:
        """Tell whether both print one target."""
        targets = [side.reading.target for side in (self.before, self.after) if side]
        asked = [target.predicate for target in targets if target]
        return len(asked) > 1 and asked[0] == asked[1]

    @property
    def verdict_worth(self) -> Worth | None:
        """Better or worse of two verdicts that both are met, near or short; else None.

        Of a year to date that goes on, a target once met and then under way again is worse: what was reached is lost,
        unless another target is asked now.
        """
        if self._goes_on and self._asks_the_same and self.statuses == (Status.MET, Status.UNDER_WAY):
            return Worth.WORSE
        ranks = [RANK.get(status) if status else None for status in self.statuses]
        if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
            return None
        return Worth.BETTER if ranks[1] > ranks[0] else Worth.WORSE


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionChange:
    """What became of one action plan of a KPI; a side is None where that edition does not print it."""

    match: Match
    before: ActionPlan | None
    after: ActionPlan | None
    move: ActionMove
