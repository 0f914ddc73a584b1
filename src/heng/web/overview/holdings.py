"""What a document without figures holds: counts of its parts beside what it states of itself, and the city's card."""

from __future__ import annotations

from dataclasses import dataclass

from heng.model.card import DeclaredCounts
from heng.model.terms import Ground
from heng.web.index import CardIndex
from heng.web.language import pick


@dataclass(frozen=True, slots=True)
class Holding:
    """One count: what is counted, how many were read, what the document states or a remark, and where they are."""

    label: str
    number: int
    explained: str
    url: str
    wrong: bool = False


def holdings(index: CardIndex) -> tuple[Holding, ...]:
    """Return the counts of a strategy card; nothing for a document without indicators."""
    card, links = index.edition.card, index.links
    if not card.indicators:
        return ()
    stated = card.declared or DeclaredCounts()
    themes = links.themes() if index.themes else ""
    codes = len({one.whole for one in card.indicators})
    found = [
        _counted(pick("策略目標", "Objectives"), len(card.objectives), stated.objectives, themes),
        _counted(pick("KPI", "KPIs"), codes, stated.indicators, links.kpis()),
        _counted(pick("行動計畫", "Action plans"), len(card.actions), stated.actions, links.kpis()),
    ]
    if card.success_factors:
        word = pick("關鍵成功因素", "Success factors")
        found.append(Holding(word, len(card.success_factors), pick("每個目標一格", "by objective"), themes))
    if card.cascade:
        sure = sum(one.ground is Ground.PRINTED for one in card.cascade)
        said = pick(f"{sure}個印在文件裡", f"{sure} printed in the document")
        found.append(Holding(pick("承接府級", "Links to the city's card"), len(card.cascade), said, links.kpis()))
    return tuple(found)


def _counted(label: str, number: int, stated: int | None, url: str) -> Holding:
    if stated is None:
        return Holding(label, number, pick("讀到的", "as read"), url)
    said = pick(f"文件自述{stated}", f"{stated} as the document states")
    return Holding(label, number, said, url, stated != number)


def city_card(index: CardIndex) -> str:
    """Return the address of the card above this one, empty where it is not loaded."""
    return index.city.overview() if index.city else ""
