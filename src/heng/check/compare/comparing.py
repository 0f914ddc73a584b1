"""Compares two editions: who has authority for what decides whether a thing is dropped or merely not printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from heng.check.cards import is_partial, is_whole, own_scope
from heng.check.compare.changes import Frame, changes
from heng.check.compare.data import Comparison, Kpi, Match
from heng.check.compare.kpis import Traits, printed_kpis, traits
from heng.check.compare.matching import SURE, Pairing, match
from heng.check.compare.objectives import Paired, pair, printed_objectives
from heng.check.context import Context
from heng.check.text import fold, fold_code
from heng.model.edition import Edition
from heng.model.terms import ComparedField, MatchBasis, Relation, Scope


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two editions: its own scope, and the whole run it belongs to."""

    edition: Edition
    scope: Scope
    context: Context

    def is_complete(self) -> bool:
        return not is_partial(self.edition) and not self.context.is_truncated(self.edition)

    def says_all_of(self, theme: str) -> bool:
        return is_whole(theme, self.edition, self.context)


def compare(before: Edition, after: Edition, context: Context) -> Comparison:
    """Return what two editions print differently.

    Of one owner, KPIs are paired by code, name and formula. Between the city and a bureau only those are compared of
    which one names the other's code; between two bureaus none. Objectives are compared for every scope that both
    print.

    Args:
        before: The earlier edition.
        after: The later one.
        context: With the register, and the documents that stop in the middle.
    """
    sides = tuple(_Side(edition, own_scope(edition, context), context) for edition in (before, after))
    one, other = sides
    if is_one_owner(before, after, context):
        return _objectives(_of_one_owner(Comparison(before=before, after=after), one, other), one, other)
    scopes = {one.scope, other.scope}
    relation = Relation.CITY_AND_BUREAU if scopes == {Scope.CITY, Scope.OWN} else Relation.TWO_BUREAUS
    found = Comparison(before=before, after=after, relation=relation)
    return _objectives(_of_two_owners(found, one, other), one, other)


def is_one_owner(one: Edition, other: Edition, context: Context) -> bool:
    """Tell whether two editions are of one body, by the register, else by name."""
    names = one.owner, other.owner
    known = [context.register.find(name) for name in names]
    if known[0] is not None and known[1] is not None:
        return known[0].key == known[1].key
    return fold(names[0]) == fold(names[1])


def _frame(one: _Side, other: _Side) -> Frame:
    kinds = {side.edition.edition.kind for side in (one, other)}
    return Frame((one.edition.year, other.edition.year), one.context.register, one_kind=len(kinds) == 1)


def _of_one_owner(found: Comparison, one: _Side, other: _Side) -> Comparison:
    before = [traits(kpi, one.edition.year) for kpi in printed_kpis(one.edition)]
    after = [traits(kpi, other.edition.year) for kpi in printed_kpis(other.edition)]
    pairings = match(before, after)
    alike = _is_alike(one, other, len(pairings), (len(before), len(after)))
    gone, dropped = _parted(_unmatched(before, (each.before for each in pairings)), other, is_able=alike)
    fresh, new = _parted(_unmatched(after, (each.after for each in pairings)), one, is_able=alike)
    frame = _frame(one, other)
    order = {id(each): position for position, each in enumerate(after)}
    matches = tuple(_match(each, frame) for each in sorted(pairings, key=lambda each: order[id(each.after)]))
    return replace(found, matches=matches, dropped=dropped, unprinted_after=gone, new=new, unprinted_before=fresh)


def _is_alike(one: _Side, other: _Side, matched: int, counts: tuple[int, int]) -> bool:
    """Tell whether what one lacks is dropped: documents of one kind, or with half of the KPIs of each in common."""
    if not min(counts):
        return False
    return one.edition.edition.kind is other.edition.edition.kind or 2 * matched >= max(counts)


def _match(pairing: Pairing, frame: Frame) -> Match:
    one, other = pairing.before.kpi, pairing.after.kpi
    told = tuple(changes(one, other, frame))
    return Match(
        before=one, after=other, confidence=pairing.confidence, basis=pairing.basis, changes=told, years=frame.years
    )


def _unmatched(kpis: Sequence[Traits], matched: Iterable[Traits]) -> list[Kpi]:
    met = {id(each) for each in matched}
    return [each.kpi for each in kpis if id(each) not in met]


def _parted(kpis: list[Kpi], other: _Side, *, is_able: bool) -> tuple[tuple[Kpi, ...], tuple[Kpi, ...]]:
    """Part what the other edition merely does not print from what it would print if there were such a KPI."""
    missing = [is_able and other.says_all_of(kpi.theme) for kpi in kpis]
    unprinted = tuple(kpi for kpi, is_missing in zip(kpis, missing, strict=True) if not is_missing)
    return unprinted, tuple(kpi for kpi, is_missing in zip(kpis, missing, strict=True) if is_missing)


def _of_two_owners(found: Comparison, one: _Side, other: _Side) -> Comparison:
    before, after = printed_kpis(one.edition), printed_kpis(other.edition)
    matches: tuple[Match, ...] = ()
    if found.relation is Relation.CITY_AND_BUREAU:
        matches = tuple(_links(before, after, _frame(one, other), bureau_is_after=other.scope is Scope.OWN))
    met = {id(kpi) for each in matches for kpi in (each.before, each.after)}
    return replace(
        found,
        matches=matches,
        unprinted_after=tuple(kpi for kpi in before if id(kpi) not in met),
        unprinted_before=tuple(kpi for kpi in after if id(kpi) not in met),
    )


def _links(before: Sequence[Kpi], after: Sequence[Kpi], frame: Frame, *, bureau_is_after: bool) -> Iterable[Match]:
    """Yield the KPIs of a bureau that name a KPI of the city, with that one. Their codes differ by nature."""
    city, bureau = (before, after) if bureau_is_after else (after, before)
    by_code = {fold_code(kpi.code): kpi for kpi in city}
    own = {ComparedField.CODE, ComparedField.OBJECTIVE, ComparedField.AGENCIES, ComparedField.POLARITY}
    for kpi in bureau:
        named = next((row.city_indicator for row in kpi.rows if row.city_indicator), "")
        linked = by_code.get(fold_code(named)) if named else None
        if linked is not None:
            ends = (linked, kpi) if bureau_is_after else (kpi, linked)
            told = tuple(each for each in changes(*ends, frame) if each.field not in own)
            basis = (MatchBasis.LINK,)
            yield Match(before=ends[0], after=ends[1], confidence=SURE, basis=basis, changes=told, years=frame.years)


def _objectives(found: Comparison, one: _Side, other: _Side) -> Comparison:
    """Add the objectives of each scope that both print: the city's, and the owner's own where it is one owner."""
    same = is_one_owner(found.before, found.after, one.context)
    for scope in (Scope.CITY, Scope.OWN) if same else (Scope.CITY,):
        then = printed_objectives(found.before, scope, one.scope)
        now = printed_objectives(found.after, scope, other.scope)
        if then and now:
            is_own = one.scope is other.scope is scope
            gone, fresh = is_own and other.is_complete(), is_own and one.is_complete()
            found = _with_objectives(found, pair(then, now), can_drop=gone, can_add=fresh)
    return found


def _with_objectives(found: Comparison, paired: Paired, *, can_drop: bool, can_add: bool) -> Comparison:
    gone, fresh = tuple(paired.only_before), tuple(paired.only_after)
    return replace(
        found,
        renamed_objectives=(*found.renamed_objectives, *paired.renamed),
        dropped_objectives=(*found.dropped_objectives, *(gone if can_drop else ())),
        unprinted_objectives_after=(*found.unprinted_objectives_after, *(() if can_drop else gone)),
        new_objectives=(*found.new_objectives, *(fresh if can_add else ())),
        unprinted_objectives_before=(*found.unprinted_objectives_before, *(() if can_add else fresh)),
    )
