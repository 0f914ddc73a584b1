"""Which occurrences of an edition are things that are known already: by code and name, with ground and reason.

Two occurrences of one list are never taken for one thing; a map cell is an appearance of the objective it names.
A code alone does not say much: it is printed twice, or wrong, or given to another indicator the next year.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from heng.model.card import ActionPlan, Indicator, MapCell, Objective, Theme
from heng.model.edition import Edition
from heng.model.identity import Identity, entity_id
from heng.model.terms import Ground, IdentityReason, Scope

T = TypeVar("T")
Identifiable = Theme | Objective | Indicator | ActionPlan | MapCell
NEW, SAME = IdentityReason.NEW, IdentityReason.SAME_CODE_AND_NAME
SAME_NAME, SAME_CODE = IdentityReason.SAME_NAME, IdentityReason.SAME_CODE
LEAST_LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something printed that may be known: `under` is the code of what it stands in."""

    kind: str
    ref: str
    code: str
    name: str
    under: str = ""

    @property
    def plain_name(self) -> str:
        """The name without white space, which line breaks leave behind."""
        return "".join(self.name.split())


@dataclass(frozen=True, slots=True)
class Known:
    """The last appearance of an entity."""

    entity: str
    seen: Occurrence


@dataclass(frozen=True, slots=True)
class _Stage:
    """One way to match: what must agree, and what may be concluded. In order = equal ones are paired as they stand."""

    key: Callable[[Occurrence], Hashable | None]
    ground: Ground
    reason: IdentityReason
    in_order: bool = False
    alike: bool = False


STAGES = (
    _Stage(lambda o: (o.under, o.code, o.name) if o.code or o.name else None, Ground.PRINTED, SAME, in_order=True),
    _Stage(lambda o: (o.code, o.name) if o.code or o.name else None, Ground.PRINTED, SAME),
    _Stage(lambda o: o.plain_name or None, Ground.INFERRED, SAME_NAME),
    _Stage(lambda o: (o.under, o.code) if o.code else None, Ground.INFERRED, SAME_CODE, alike=True),
)


@dataclass
class _Matching:
    """Pairs of one kind found so far."""

    free: dict[str, Occurrence]
    known: dict[str, Known]
    found: dict[str, Identity] = field(default_factory=dict)

    def run(self, stage: _Stage) -> None:
        """Pair what the stage can pair."""
        mine, theirs = (
            _grouped(self.free.values(), stage.key),
            _grouped(self.known.values(), lambda k: stage.key(k.seen)),
        )
        for key, occurrences in mine.items():
            candidates = theirs.get(key, [])
            if stage.in_order or len(occurrences) == len(candidates) == 1:
                for occurrence, candidate in zip(occurrences, candidates, strict=False):
                    if not stage.alike or _alike(occurrence, candidate.seen):
                        self._pair(occurrence, candidate, stage)

    def _pair(self, occurrence: Occurrence, candidate: Known, stage: _Stage) -> None:
        del self.free[occurrence.ref], self.known[candidate.entity]
        self.found[occurrence.ref] = Identity(
            ref=occurrence.ref, entity=candidate.entity, ground=stage.ground, reason=stage.reason
        )


def identify(
    edition: Edition, known: Iterable[Known], kept: Mapping[str, Identity] = MappingProxyType({})
) -> tuple[Identity, ...]:
    """Return the identity of every occurrence of the owner's own in an edition, in the order of printing.

    Of several appearances of one entity in `known`, the first counts. `kept` are identities by ref that an earlier
    reading of the same edition gave, and that hold.
    """
    claimed = {identity.entity for identity in kept.values()}
    mint = _Mint(edition.edition.document.sha256, set(claimed))
    by_kind: dict[str, dict[str, Known]] = defaultdict(dict)
    for each in known:
        mint.taken.add(each.entity)
        if each.entity not in claimed:
            by_kind[each.seen.kind].setdefault(each.entity, each)
    listed = list(occurrences(edition))
    found = {each.ref: kept[each.ref] for each in listed if each.ref in kept}
    for kind in dict.fromkeys(each.kind for each in listed):
        matching = _Matching({o.ref: o for o in listed if o.kind == kind and o.ref not in kept}, by_kind[kind])
        for stage in STAGES:
            matching.run(stage)
        found |= matching.found
        found |= {ref: mint.new(ref) for ref in matching.free}
    own = tuple(found[each.ref] for each in listed)
    heads = [(each, found[each.ref].entity) for each in listed if each.kind == "objective"]
    free = [(each.seen, each.entity) for each in by_kind["objective"].values()]
    shown = _Map([heads, free], mint)
    return own + tuple(kept.get(cell.ref) or shown.identity(cell) for cell in _own_map(edition))


def keep(edition: Edition, before: Edition) -> dict[str, Identity]:
    """Return the identities of an earlier reading by ref, where code and name have stayed what they were."""
    stood = {each.ref: each for each in (*occurrences(before), *_own_map(before))}
    stands = {each.ref: each for each in (*occurrences(edition), *_own_map(edition))}
    return {each.ref: each for each in before.card.identities if stood.get(each.ref) == stands.get(each.ref)}


@dataclass
class _Mint:
    """Makes ids for what is new. That of the same place may be taken, if an earlier reading put another thing there."""

    document: str
    taken: set[str] = field(default_factory=set)

    def new(self, ref: str) -> Identity:
        """Return the identity of something not met before."""
        place = ref
        while (entity := entity_id(self.document, place)) in self.taken:
            place += "'"
        self.taken.add(entity)
        return Identity(ref=ref, entity=entity, ground=Ground.PRINTED, reason=NEW)


def occurrences(edition: Edition) -> Iterator[Occurrence]:
    """Return what bears an identity of its own: themes, objectives, indicators and actions; no witness."""
    card = edition.card
    yield from (occurrence(theme) for theme in card.themes if not _witness(edition, theme.scope))
    printed: list[Identifiable] = [*card.objectives, *card.indicators, *card.actions]
    yield from (occurrence(each) for each in printed)


def occurrence(printed: Identifiable) -> Occurrence:
    """Return what identity rests on."""
    match printed:
        case Theme():
            return Occurrence("theme", printed.ref, printed.letter, printed.name, printed.scope)
        case Objective():
            return Occurrence("objective", printed.ref, printed.code, printed.name, printed.theme)
        case MapCell():
            return Occurrence("objective", printed.ref, printed.code, printed.name)
        case Indicator():
            return Occurrence("indicator", printed.ref, printed.subject, printed.name, printed.objective)
        case ActionPlan():
            under = f"{printed.indicator}-{printed.component}"
            return Occurrence("action_plan", printed.ref, printed.code, printed.text, under)


def _witness(edition: Edition, scope: Scope) -> bool:
    """Tell whether a document prints something of another body: the city's in the document of a bureau."""
    card = edition.card
    scopes = {each.scope for each in card.statements} | {each.scope for each in card.themes}
    return scope is Scope.CITY and Scope.OWN in scopes | {each.scope for each in card.map}


def _own_map(edition: Edition) -> Iterator[Occurrence]:
    yield from (occurrence(cell) for cell in edition.card.map if not _witness(edition, cell.scope))


class _Map:
    """Finds the objectives that map cells show: those headed in this edition's tables, then those known otherwise."""

    WAYS: tuple[tuple[IdentityReason, Ground, Callable[[Occurrence], Hashable]], ...] = (
        (SAME, Ground.PRINTED, lambda o: (o.code, o.name)),
        (SAME_NAME, Ground.INFERRED, lambda o: o.plain_name),
        (SAME_CODE, Ground.INFERRED, lambda o: o.code),
    )

    def __init__(self, sources: Sequence[list[tuple[Occurrence, str]]], mint: _Mint) -> None:
        """Take objectives with their entities, the nearest source first; what the map brings joins the first."""
        self._sources = sources
        self._mint = mint

    def identity(self, cell: Occurrence) -> Identity:
        """Return the identity of a map cell: it shows an objective, or brings one."""
        for source in self._sources:
            for reason, ground, key in self.WAYS:
                entities = {entity for each, entity in source if key(each) == key(cell)}
                if len(entities) == 1:
                    return Identity(ref=cell.ref, entity=entities.pop(), ground=ground, reason=reason)
        made = self._mint.new(cell.ref)
        self._sources[0].append((cell, made.entity))
        return made


def _grouped(items: Iterable[T], key: Callable[[T], Hashable | None]) -> dict[Hashable, list[T]]:
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for item in items:
        value = key(item)
        if value is not None:
            groups[value].append(item)
    return groups


def _alike(one: Occurrence, other: Occurrence) -> bool:
    return difflib.SequenceMatcher(None, one.plain_name, other.plain_name).ratio() >= LEAST_LIKENESS
