"""Action plans of the KPIs that two editions both print: new, gone, renamed, other in their details."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from heng.check.cards import grouped
from heng.check.compare.alike import likeness, same_name
from heng.check.compare.data import Comparison, Match
from heng.check.compare.figure_data import ActionChange
from heng.check.text import fold, fold_code
from heng.model.card import ActionPlan
from heng.model.edition import Edition
from heng.model.terms import ActionMove, MatchBasis

NEAR = 60
"""Likeness of two names, in percent, from which two plans with other codes are taken for one."""


def action_changes(comparison: Comparison) -> tuple[ActionChange, ...]:
    """Return what became of the action plans, in the later order; none where an edition prints no plans at all."""
    one, other = comparison.before, comparison.after
    if not (one.card.actions and other.card.actions):
        return ()
    then, now = _by_row(one), _by_row(other)
    return tuple(
        change
        for match in comparison.matches
        # Two bodies that carry one KPI have plans of their own.
        if MatchBasis.LINK not in match.basis
        for change in _of_match(match, _of(then, match.before.refs), _of(now, match.after.refs))
    )


def _by_row(edition: Edition) -> dict[str, tuple[ActionPlan, ...]]:
    return dict(grouped(edition.card.actions, lambda action: action.indicator_ref))


def _of(actions: dict[str, tuple[ActionPlan, ...]], refs: Iterable[str]) -> list[ActionPlan]:
    return [action for ref in refs for action in actions.get(ref, ())]


def _of_match(match: Match, before: list[ActionPlan], after: list[ActionPlan]) -> Iterator[ActionChange]:
    pairs = dict(_pairs(before, after, match.years))
    met = {id(one) for one in pairs.values()}
    for plan in after:
        earlier = pairs.get(id(plan))
        if earlier is None:
            yield ActionChange(match=match, before=None, after=plan, move=ActionMove.NEW)
        elif not _same(earlier, plan, match.years):
            yield ActionChange(match=match, before=earlier, after=plan, move=ActionMove.RENAMED)
        elif _details(earlier) != _details(plan):
            yield ActionChange(match=match, before=earlier, after=plan, move=ActionMove.DETAILED)
    for plan in before:
        if id(plan) not in met:
            yield ActionChange(match=match, before=plan, after=None, move=ActionMove.GONE)


def _pairs(
    before: Sequence[ActionPlan], after: Sequence[ActionPlan], years: tuple[int, int]
) -> Iterator[tuple[int, ActionPlan]]:
    """Pair by code and name, then by name, then by code, then by a near name; yield the later one's identity first."""
    tests: tuple[Callable[[ActionPlan, ActionPlan], bool], ...] = (
        lambda one, other: _same(one, other, years),
        lambda one, other: bool(one.text) and same_name(one.text, other.text, years),
        lambda one, other: bool(one.code) and fold_code(one.code) == fold_code(other.code),
        lambda one, other: likeness(fold(one.text), fold(other.text)) >= NEAR,
    )
    then, now = [*before], [*after]
    for test in tests:
        for plan in tuple(now):
            found = next((one for one in then if test(one, plan)), None)
            if found is not None:
                then = [one for one in then if one is not found]
                now = [one for one in now if one is not plan]
                yield id(plan), found


def _same(one: ActionPlan, other: ActionPlan, years: tuple[int, int]) -> bool:
    return fold_code(one.code) == fold_code(other.code) and same_name(one.text, other.text, years)


def _details(plan: ActionPlan) -> tuple[object, ...]:
    steps = tuple((fold(step.text), step.weight, step.due) for step in plan.steps)
    return steps, plan.weight and plan.weight.value, fold(plan.note)
