"""Parts that are weighed against one another, in words: what they are, what each is called, what it weighs now."""

from __future__ import annotations

from heng.model.profile import TAIPEI
from heng.model.terms import RollLevel
from heng.model.weights import Weight
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.numbers import text
from heng.workflow.changes.siblings import Siblings


def title_of(index: CardIndex, group: Siblings) -> str:
    """Return what some parts are, with what they are parts of."""
    if group.level is RollLevel.OBJECTIVE:
        theme = name_of(index, RollLevel.THEME, group.above)
        return pick(f"主題 {theme} 的策略目標", f"Objectives of theme {theme}")
    if group.level is RollLevel.INDICATOR:
        first = index.indicators[group.parts[0].key]
        return pick(f"{first.code} 的分項", f"Components of {first.code}")
    return {
        RollLevel.THEME: pick("各主題", "Themes"),
        RollLevel.PERSPECTIVE: pick("各構面", "Perspectives"),
        RollLevel.AGENCY: pick("同一項KPI各有數值的機關", "Agencies with figures of one KPI"),
    }.get(group.level, group.level.label(current()))


def name_of(index: CardIndex, level: RollLevel, key: str, *, short: bool = False) -> str:
    """Return the name of a part; `short` = its code alone where it has one."""
    card = index.edition.card
    if level is RollLevel.THEME:
        code, name = key, next((one.name for one in card.themes if one.letter == key), "")
    elif level is RollLevel.PERSPECTIVE:
        known = TAIPEI.perspective(key)
        code, name = key, pick(known.zh, known.en) if known else ""
    elif level is RollLevel.OBJECTIVE:
        code, name = next(((one.code, one.name) for one in card.objectives if one.ref == key), (key, ""))
    elif level is RollLevel.INDICATOR:
        code, name = index.indicators[key].subject, index.indicators[key].name
    else:
        code, name = "", key
    return code if short and code else f"{code} {text(name)}".strip()


def weight_of(index: CardIndex, level: RollLevel, key: str) -> Weight | None:
    """Return what a part weighs on this card, None where it has no weight."""
    if level is RollLevel.INDICATOR:
        return index.indicators[key].weight
    return index.card.assessment.weights.get((level, key))
