"""The data items of a card: what its formulas read, each once, with the KPIs that use it.

Items are one where their names say the same within the owner's card. A name that says too little (`場次`) or means
what stands around it (`本組各機關…`) is kept to its KPI or theme: values that were shared by mistake would be wrong,
values entered twice are only work. People join and part items; nothing is joined silently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from heng.evaluate.inputs.item_behaviour import behaviour_of
from heng.evaluate.inputs.named_items import NO_DETAILS, UNDECIDED, Decisions, ItemUse, NamedItem
from heng.evaluate.judging.moment import span_of
from heng.evaluate.units.conversion import measure
from heng.formula.classify import kind_of_words
from heng.formula.item_names import item_key, item_name, place_of, time_of, unit_in
from heng.formula.names import is_share, printed_value
from heng.formula.nodes import Binary, Node, walk
from heng.formula.parse import Parsed, parse
from heng.model.agency import Responsibility
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.period import Period
from heng.model.terms import FormulaClass, Ground, ItemPlace, Operation

KEPT = 4096
"""Formulas that are remembered as read: those of the cards of several years."""
_WORDS = 4
"""Characters of words that tell a step; a letter stands for a quantity."""
_STEPS = 3
"""Fewer steps than these may as well be two quantities of odd names."""
_COUNTED = re.compile(r"(?P<unit>人次|場次|[人件家戶處校里班棟站座輛間項篇冊天日])(?:口|員)?數?量?$")
_COUNTED_MORE = re.compile(r"(?:人數|人口數?|者數|學生數|教師數|隊員數)$")


@dataclass(frozen=True)
class DataItems:
    """The items of one card, in order of printing."""

    edition: Edition
    items: tuple[NamedItem, ...]

    @cached_property
    def by_key(self) -> Mapping[str, NamedItem]:
        """Items by each of their keys."""
        return {key: item for item in self.items for key in item.keys}

    @cached_property
    def by_use(self) -> Mapping[ItemUse, NamedItem]:
        """Items by the quantity of a formula."""
        return {use: item for item in self.items for use in item.uses}

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators by `ref`."""
        return {one.ref: one for one in self.edition.card.indicators}

    def span_of(self, reading: Reading) -> Period | None:
        """Return the span of a reading's figure: its own, else that of the edition; None where neither is told."""
        return span_of(reading, self.edition.edition.period)

    def kpis_named(self, name: str) -> tuple[Indicator, ...]:
        """Return the KPIs that a quantity names, by their name or their code (`AC1.1`)."""
        return self._named.get(item_key(name), ()) or self._named.get(_code(name), ())

    @cached_property
    def _named(self) -> Mapping[str, tuple[Indicator, ...]]:
        found: dict[str, tuple[Indicator, ...]] = {}
        for one in self.edition.card.indicators:
            for name in (item_key(one.name), _code(one.subject)):
                found[name] = (*found.get(name, ()), one)
        return found

    def of(self, indicator: str) -> tuple[NamedItem, ...]:
        """Return the items that a KPI's formula reads, in order."""
        return tuple(item for item in self.items if indicator in item.indicators)

    @cached_property
    def _by_base(self) -> Mapping[tuple[str, str], tuple[NamedItem, ...]]:
        found: dict[tuple[str, str], tuple[NamedItem, ...]] = {}
        for item in self.items:
            time = time_of(item.name)
            if time is None or time.is_now:
                base = (item_key(time.base if time else item.name), item.where)
                found[base] = (*found.get(base, ()), item)
        return found

    def now_of(self, item: NamedItem) -> NamedItem | None:
        """Return the item of which another time is meant: `今年參與人次` for `去年參與人次`; None without one."""
        time = time_of(item.name)
        if time is None or time.is_now:
            return None
        found = self._by_base.get((item_key(time.base), item.where), ())
        return found[0] if len(found) == 1 and found[0] is not item else None


def formula_of(indicator: Indicator) -> Parsed:
    """Return what a KPI's formula cell is; a sum of points for steps of work (`(提報草案)*20%+…`) reads no items."""
    return _parsed(indicator.formula or "", indicator.unit or "")


@lru_cache(maxsize=KEPT)
def _parsed(formula: str, unit: str) -> Parsed:
    parsed = parse(formula, unit)
    if parsed.tree is None or not _scores_steps(parsed.tree, parsed.variables):
        return parsed
    return Parsed(FormulaClass.DESCRIPTIVE)


def _scores_steps(tree: Node, names: tuple[str, ...]) -> bool:
    """Tell whether a cell gives points to steps told in words: most of what it adds up names no quantity."""
    if any(isinstance(part, Binary) and part.operator is Operation.DIVIDE for part, _ in walk(tree)):
        return False
    words = [
        name for name in names
        if not is_share(name) and len(name) >= _WORDS and printed_value(name) is None
        and kind_of_words(name) is FormulaClass.DESCRIPTIVE
    ]  # fmt: skip
    return len(words) >= _STEPS and 2 * len(words) > len(names)


def data_items(edition: Edition, decisions: Decisions = UNDECIDED) -> DataItems:
    """Return the data items of a card, with what people decided about them."""
    entities = {one.ref: one.entity for one in edition.card.identities}
    agencies, divided = _agencies(edition), _divided(edition)
    apart = _told_apart(edition.card.indicators)
    found: dict[str, NamedItem] = {}
    for indicator in edition.card.indicators:
        named = agencies.get(indicator.ref, ())
        entity = entities.get(indicator.ref, indicator.ref)
        reader = _Reader(indicator, entity, decisions, is_apart=indicator.ref in apart)
        for item in _of_indicator(reader):
            _add(found, replace(item, agencies=named, divided=indicator.ref in divided))
    joined = _joined(list(found.values()), decisions)
    return DataItems(edition, tuple(_described(item, decisions) for item in joined))


def _agencies(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Return the agencies of each KPI: of its readings, else of its row."""
    found: dict[str, dict[str, None]] = {}
    own: list[tuple[str, Iterable[Responsibility]]] = [
        (one.indicator, one.agencies) for one in edition.figures.readings
    ]
    for ref, agencies in (*own, *((one.ref, one.agencies) for one in edition.card.indicators)):
        found.setdefault(ref, {}).update(dict.fromkeys(one.agency for one in agencies))
    return {ref: tuple(names) for ref, names in found.items()}


def _divided(edition: Edition) -> set[str]:
    """Return the KPIs that several agencies report, each for itself."""
    whose: dict[str, set[tuple[str, ...]]] = {}
    for one in edition.figures.readings:
        whose.setdefault(one.indicator, set()).add(tuple(each.agency for each in one.agencies))
    return {ref for ref, each in whose.items() if len(each) > 1}


def _told_apart(indicators: Iterable[Indicator]) -> set[str]:
    """Return the KPIs that print the formula of another KPI, though they are in other units or count other things.

    A KPI that counts one quantity is that quantity: two of other names do not count the same, whatever was copied.
    """
    groups: dict[str, dict[tuple[str, str], list[str]]] = {}
    for one in indicators:
        parsed = formula_of(one)
        if parsed.tree is not None:
            name = item_key(one.name) if parsed.kind is FormulaClass.COUNT else ""
            alike = groups.setdefault(item_key(one.formula or ""), {})
            alike.setdefault((name, measure(one.unit or "").base), []).append(one.ref)
    return {ref for each in groups.values() if len(each) > 1 for refs in each.values() for ref in refs}


def _of_indicator(reader: _Reader) -> Iterator[NamedItem]:
    indicator = reader.indicator
    parsed = formula_of(indicator)
    counted = indicator.unit if parsed.kind is FormulaClass.COUNT else None
    meanings = list(parsed.meanings.values())
    for variable in parsed.variables if parsed.tree else ():
        meaning = parsed.meanings.get(variable, "")
        # Two letters of one formula that are said to mean the same words still hold two places in it.
        name = variable if not meaning else meaning if meanings.count(meaning) == 1 else f"{meaning}({variable})"
        yield reader.item(name, variable, counted or "")
        time = time_of(name)
        if time is not None and time.several:
            whole = reader.item(time.base, variable)
            yield replace(whole, uses=(), read_by=whole.uses)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The KPI whose formula reads a quantity, with its stable id."""

    indicator: Indicator
    entity: str
    decisions: Decisions
    is_apart: bool = False

    def item(self, name: str, variable: str, unit: str = "") -> NamedItem:
        """Return the item that a quantity is; `unit` is the KPI's where it counts nothing else."""
        key, place = item_key(name), place_of(name)
        parted = (key, self.entity) in self.decisions.parted
        is_apart = self.is_apart and not parted and place is not ItemPlace.INDICATOR
        if parted or is_apart:
            place = ItemPlace.INDICATOR
        where, mark = {
            ItemPlace.CARD: ("", ""),
            ItemPlace.THEME: (self.indicator.theme, f"@{self.indicator.theme}"),
            ItemPlace.INDICATOR: (self.indicator.subject, f"@{self.entity}"),
        }[place]
        unit = unit_in(name) or unit
        return NamedItem(
            key=key + mark,
            keys=(key + mark,),
            name=item_name(name),
            place=place,
            where=where,
            is_apart=is_apart,
            uses=(ItemUse(self.indicator.ref, variable),),
            unit=unit,
            unit_ground=Ground.PRINTED if unit else None,
        )


def _add(found: dict[str, NamedItem], item: NamedItem) -> None:
    """Add a use to the item of its key; over several years, to the item that formulas read for the year itself."""
    held = found.get(item.key)
    found[item.key] = item if held is None else _with(held, item)


def _with(held: NamedItem, item: NamedItem) -> NamedItem:
    is_one_unit = not (held.unit and item.unit) or measure(held.unit) == measure(item.unit)
    return replace(
        held,
        unit=(held.unit or item.unit) if is_one_unit else "",
        unit_ground=held.unit_ground or item.unit_ground,
        agencies=tuple(dict.fromkeys((*held.agencies, *item.agencies))),
        divided=held.divided or item.divided,
        uses=tuple(dict.fromkeys((*held.uses, *item.uses))),
        read_by=tuple(dict.fromkeys((*held.read_by, *item.read_by))),
        keys=tuple(dict.fromkeys((*held.keys, *item.keys))),
    )


def _joined(items: list[NamedItem], decisions: Decisions) -> list[NamedItem]:
    """Join the items that people said to be one, each group under the item printed first."""
    groups = {item.key: item for item in items}
    now = {item.key for item in items if (time := time_of(item.name)) and time.is_now}
    bases = {item_key(time.base): item.key for item in items if (time := time_of(item.name)) and item.key in now}
    pairs = [sorted(pair) for pair in sorted(decisions.joined, key=sorted) if len(pair) == 2]
    # What is read over several years is the item that another formula reads for its own year.
    pairs += [[bases[item.key], item.key] for item in items if not item.uses and item.key in bases]
    heads = {key: key for key in groups}
    for one, other in pairs:
        if one in heads and other in heads:
            first, second = sorted((heads[one], heads[other]), key=list(groups).index)
            heads = {key: first if head == second else head for key, head in heads.items()}
    for key, head in heads.items():
        if key != head:
            groups[head] = _with(groups[head], groups.pop(key))
    return list(groups.values())


def _described(item: NamedItem, decisions: Decisions) -> NamedItem:
    """Add what people said, and what the name tells where nobody did."""
    said = next((decisions.details[key] for key in item.keys if key in decisions.details), NO_DETAILS)
    unit, ground = (item.unit, item.unit_ground) if item.unit else (_counted(item.name), Ground.INFERRED)
    behaviour = said.behaviour or behaviour_of(item.name)
    return replace(
        item,
        unit=said.unit or unit,
        unit_ground=Ground.CONFIRMED if said.unit else ground if unit else None,
        behaviour=behaviour,
        behaviour_ground=Ground.CONFIRMED if said.behaviour else Ground.INFERRED if behaviour else None,
        source=said.source,
        frequency=said.frequency,
    )


def _code(text: str) -> str:
    """Return a code in one form; the dot in it keeps it apart from every folded name."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def _counted(name: str) -> str:
    if _COUNTED_MORE.search(name):
        return "人"
    found = _COUNTED.search(name)
    return found["unit"] if found else ""
