"""Which KPI of one edition is which of another: by code, name and formula, with a stated confidence.

Every pair that has anything in common is weighed, and the surest pairs are taken first, so that codes that moved up by
one do not hide that names stayed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from heng.check.cards import grouped
from heng.check.compare.alike import likeness
from heng.check.compare.kpis import Traits
from heng.model.terms import MatchBasis

SURE = 100
LEAST = 60
"""Confidence below which two KPIs are not taken for one."""
SIMILAR = 75
"""Likeness of two names, in percent, from which they say much the same."""
RELATED = 45
"""Likeness from which two names under one code, or with one formula, may be one KPI's."""
SPECIFIC = 8
"""Characters from which a formula says more than a word such as 件數."""
COMMON_PAIRS = 3
"""Pairs of characters that two names share before their likeness is looked at."""
COMMON_SHARE = 40
"""The same as percent of the pairs of the shorter name; names that are SIMILAR share more."""
MOST = 8
"""Names to which one is held, those that share the most pairs first: a field repeats its words in every name."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two KPIs that are taken for one: confidence in percent, and what it rests on."""

    before: Traits
    after: Traits
    confidence: int
    basis: tuple[MatchBasis, ...]


def match(before: Sequence[Traits], after: Sequence[Traits]) -> tuple[Pairing, ...]:
    """Pair the KPIs of two editions, each at most once, the surest first."""
    names = Counter(one.name for one in before), Counter(one.name for one in after)
    found = [
        pairing
        for one, other in _candidates(before, after)
        if (pairing := _weigh(one, other, is_lone=names[0][one.name] == 1 == names[1][other.name])) is not None
    ]
    taken: set[int] = set()
    chosen: list[Pairing] = []
    for pairing in sorted(found, key=_rank):
        ends = {id(pairing.before), id(pairing.after)}
        if not ends & taken:
            taken |= ends
            chosen.append(pairing)
    return tuple(chosen)


def _rank(pairing: Pairing) -> tuple[int, bool, bool]:
    one, other = pairing.before.kpi, pairing.after.kpi
    return (-pairing.confidence, one.objective != other.objective, one.theme != other.theme)


def _candidates(before: Sequence[Traits], after: Sequence[Traits]) -> Iterator[tuple[Traits, Traits]]:
    """Yield pairs with the same code, name or formula; of those left without a sure partner, also similar names."""
    sure: set[int] = set()
    met: set[tuple[int, int]] = set()
    for key in (_code, _name, _formula):
        groups = grouped(after, key)
        for one in before:
            for other in groups.get(key(one), ()) if key(one) else ():
                if (id(one), id(other)) not in met:
                    met.add((id(one), id(other)))
                    if one.code == other.code and one.name == other.name:
                        sure |= {id(one), id(other)}
                    yield one, other
    rest = [one for one in before if id(one) not in sure], [one for one in after if id(one) not in sure]
    yield from (pair for pair in _similar(*rest) if (id(pair[0]), id(pair[1])) not in met)


def _code(one: Traits) -> str:
    return one.code


def _name(one: Traits) -> str:
    return one.name


def _formula(one: Traits) -> str:
    return one.formula if len(one.formula) >= SPECIFIC else ""


def _similar(before: Iterable[Traits], after: Sequence[Traits]) -> Iterator[tuple[Traits, Traits]]:
    index: dict[str, list[int]] = {}
    for position, one in enumerate(after):
        for pair in one.pairs:
            index.setdefault(pair, []).append(position)
    for one in before:
        shared = Counter(position for pair in one.pairs for position in index.get(pair, ()))
        near = ((_dice(count, one, after[at]), at) for at, count in shared.items() if _is_near(count, one, after[at]))
        yield from ((one, after[at]) for _, at in nlargest(MOST, near))


def _is_near(count: int, one: Traits, other: Traits) -> bool:
    return count >= max(COMMON_PAIRS, COMMON_SHARE * min(len(one.pairs), len(other.pairs)) // 100)


def _dice(count: int, one: Traits, other: Traits) -> float:
    """Return the share of their pairs that two names have in common."""
    return 2 * count / (len(one.pairs) + len(other.pairs))


def _weigh(one: Traits, other: Traits, *, is_lone: bool) -> Pairing | None:
    names = likeness(one.name, other.name)
    same_code = one.code == other.code
    if not same_code and names < RELATED:
        return None
    formulas = _formulas(one, other)
    confidence = _same_code(names, formulas) if same_code else _other_code(one, other, names, formulas, is_lone=is_lone)
    if confidence < LEAST:
        return None
    basis = [MatchBasis.CODE] if same_code else []
    basis += [MatchBasis.NAME] if names == SURE else [MatchBasis.SIMILAR_NAME] if names >= RELATED else []
    basis += [MatchBasis.FORMULA] if formulas == SURE else []
    return Pairing(one, other, confidence, tuple(basis))


def _formulas(one: Traits, other: Traits) -> int | None:
    """Return how alike two formulas are, None where one is not printed or says too little to tell."""
    if min(len(one.formula), len(other.formula)) < SPECIFIC:
        return None
    return likeness(one.formula, other.formula)


def _same_code(names: int, formulas: int | None) -> int:
    if names == SURE:
        return SURE
    if formulas == SURE:
        return 80 + names // 6
    together = names if formulas is None else (2 * names + formulas) // 3
    return 55 + 4 * together // 10 if together >= RELATED else 0


def _other_code(one: Traits, other: Traits, names: int, formulas: int | None, *, is_lone: bool) -> int:
    near = one.kpi.theme == other.kpi.theme
    if names == SURE:
        certain = is_lone or one.kpi.objective == other.kpi.objective
        known = 98 if certain else 85 if near else 50
        return known if formulas is None or formulas >= RELATED else known - 20
    if formulas == SURE and names >= RELATED:
        return 70 + names // 5
    if names >= SIMILAR and (formulas is None or formulas >= RELATED):
        return names - 10 + 5 * near
    return 0
