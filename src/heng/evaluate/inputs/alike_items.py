"""Data items that may be one under two names: few and sure ones, which a person confirms or rejects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from heng.evaluate.inputs.data_items import DataItems
from heng.evaluate.inputs.named_items import NamedItem
from heng.evaluate.units.conversion import measure
from heng.formula.item_names import item_key, time_of
from heng.model.terms import AlikeGround, ItemPlace
from heng.model.variants import fold

_FILLERS = re.compile(r"臺北市|本市|全市|本府|之|的|其")
_REPEATED = re.compile(r"(?P<once>.{2,12})(?P=once)")
_SYNONYMS = {
    "各局處": "各機關", "各單位": "各機關", "人次數": "人次", "場次數": "場次", "案件數": "件數", "總和": "總數",
    "總計": "總數", "合計": "總數", "加總": "總數", "總人數": "人數", "計劃": "計畫", "參加": "參與", "數量": "數",
}  # fmt: skip
"""Words that documents use for one another."""
_LEAST = 4
"""Characters of a name that says enough to be compared."""

CONFIDENCE = {AlikeGround.FILLERS: 90, AlikeGround.REPEATED: 90, AlikeGround.SYNONYMS: 75,
              AlikeGround.SAME_FORMULA: 50}  # fmt: skip
"""In percent: how sure each ground makes us, in rank rather than in frequency."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two items that may be one; `one` is printed first."""

    one: NamedItem
    other: NamedItem
    ground: AlikeGround

    @property
    def confidence(self) -> int:
        """In percent."""
        return CONFIDENCE[self.ground]


def alike(items: DataItems, rejected: frozenset[frozenset[str]] = frozenset()) -> tuple[Alike, ...]:
    """Return pairs of items that may be one, the surest first; `rejected` pairs of keys are not asked again.

    Two quantities of one formula are two, as are names that speak of different times or reach to different places.
    """
    found: dict[frozenset[str], Alike] = {}
    for pair in (*_by(items, _plain, AlikeGround.FILLERS), *_by(items, _once, AlikeGround.REPEATED),
                 *_by(items, _usual, AlikeGround.SYNONYMS), *_kept_apart(items)):  # fmt: skip
        keys = frozenset({pair.one.key, pair.other.key})
        asked = {frozenset({one, other}) for one in pair.one.keys for other in pair.other.keys}
        if keys not in found and not asked & rejected and _can_be_one(pair):
            found[keys] = pair
    return tuple(sorted(found.values(), key=lambda pair: -pair.confidence))


def same_named(items: DataItems, item: NamedItem) -> tuple[NamedItem, ...]:
    """Return the items that bear the name of another one, but are kept apart."""
    wanted = item_key(item.name)
    return tuple(one for one in items.items if one is not item and item_key(one.name) == wanted)


def _by(items: DataItems, form: Callable[[str], str], ground: AlikeGround) -> Iterator[Alike]:
    groups: dict[tuple[str, str], list[NamedItem]] = {}
    for item in items.items:
        name = form(item_key(item.name))
        if item.place is not ItemPlace.INDICATOR and len(name) >= _LEAST:
            groups.setdefault((name, item.where), []).append(item)
    for group in groups.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                yield Alike(one, other, ground)


def _kept_apart(items: DataItems) -> Iterator[Alike]:
    """Yield items of one name that were kept to their KPIs because these print one formula and are two."""
    groups: dict[str, list[NamedItem]] = {}
    for item in items.items:
        if item.is_apart:
            groups.setdefault(item_key(item.name), []).append(item)
    for group in groups.values():
        for other in group[1:]:
            yield Alike(group[0], other, AlikeGround.SAME_FORMULA)


def _plain(name: str) -> str:
    return _FILLERS.sub("", name)


def _once(name: str) -> str:
    return _REPEATED.sub(r"\g<once>", _plain(name))


def _usual(name: str) -> str:
    for word, usual in _SYNONYMS.items():
        name = name.replace(fold(word), fold(usual))
    return _once(name).removeprefix("本組")


def _can_be_one(pair: Alike) -> bool:
    one, other = pair.one, pair.other
    if pair.ground is AlikeGround.SAME_FORMULA:
        return True
    if one.unit and other.unit and measure(one.unit) != measure(other.unit):
        return False
    if item_key(one.name) == item_key(other.name):
        return False
    # A slip of the pen stands in one formula with the name that it should be; other names there are told apart.
    if pair.ground is not AlikeGround.REPEATED and set(one.indicators) & set(other.indicators):
        return False
    return _time(one) == _time(other)


def _time(item: NamedItem) -> tuple[int, ...]:
    time = time_of(item.name)
    return (time.years_ago, time.periods_ago, time.roc_year, time.several) if time and not time.is_now else ()
