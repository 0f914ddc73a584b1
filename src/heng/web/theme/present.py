"""A theme or an objective as one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.model.card import ActionPlan, MapCell, Objective, Theme
from heng.model.profile import TAIPEI
from heng.model.terms import AgencyRole, Drawing
from heng.web.balance import Balance, balance
from heng.web.defined import Carried, DefinedRow, carried, defined_rows
from heng.web.index import CardIndex
from heng.web.language import listed, pick
from heng.web.links import document
from heng.web.numbers import text
from heng.web.rows import FigureRow, figure_rows
from heng.web.sentence import Piece, theme_sentence
from heng.web.strategy_map import Arrow, ThemeColumn, arrows_of, theme_column
from heng.web.tallies import Tally, coverage, tally
from heng.web.totals.joined import objective_joined, theme_joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An objective with its figures and actions. `note` says what is wrong with it."""

    code: str
    name: str
    perspective: str
    url: str
    coverage: str
    rows: tuple[FigureRow, ...]
    actions: tuple[ActionPlan, ...]
    defined: tuple[DefinedRow, ...] = ()
    factors: tuple[str, ...] = ()
    note: str = ""
    note_url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the fact list; `wrong` where the document contradicts itself."""

    name: str
    value: str
    wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemePage:
    """Everything the page shows."""

    letter: str
    name: str
    others: tuple[tuple[str, str, str], ...]
    facts: tuple[Fact, ...]
    sentence: tuple[Piece, ...]
    tally: Tally
    balance: Balance | None
    map: ThemeColumn
    arrows: tuple[Arrow, ...]
    announced: str
    arrows_lost: bool
    groups: tuple[Group, ...]
    carries: tuple[Carried, ...]
    city_marked: bool
    judged: bool
    figures: bool
    joined: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectivePage:
    """Everything the page of an objective shows."""

    group: Group
    theme: Theme | None
    theme_url: str
    sentence: tuple[Piece, ...]
    tally: Tally
    balance: Balance | None
    causes: tuple[Arrow, ...]
    effects: tuple[Arrow, ...]
    announced: str
    carries: tuple[Carried, ...]
    judged: bool
    figures: bool
    joined: str = ""


def theme_page(index: CardIndex, theme: Theme) -> ThemePage:
    """Return the page of a theme."""
    objectives = index.objectives.get(theme.letter, ())
    indicators = [one for objective in objectives for one in index.of_objective.get(objective.ref, ())]
    readings = index.readings_of(indicators)
    total = index.total(readings)
    codes = {objective.code for objective in objectives}
    arrows = arrows_of(index)
    return ThemePage(
        letter=theme.letter,
        name=theme.name,
        others=tuple((one.letter, one.name, index.links.theme(one.letter)) for one in index.themes),
        facts=_facts(index, theme, objectives),
        sentence=theme_sentence(index, total, indicators),
        tally=tally(total, judged=index.judged),
        balance=balance(index, readings, total),
        map=theme_column(index, theme),
        arrows=tuple(one for one in arrows if {one.cause, one.effect} & codes),
        announced=_announced(index),
        groups=(*(group(index, one) for one in objectives), *_without_table(index, theme, codes)),
        arrows_lost=any(one.arrows_lost for one in index.edition.card.drawings if one.scope is index.scope),
        carries=carried(index, theme.ref),
        city_marked=theme.city_marked,
        judged=index.judged,
        figures=index.has_figures,
        joined=theme_joined(index, theme.letter),
    )


def objective_page(index: CardIndex, objective: Objective) -> ObjectivePage:
    """Return the page of an objective."""
    indicators = index.of_objective.get(objective.ref, ())
    readings = index.readings_of(indicators)
    total = index.total(readings)
    arrows = arrows_of(index)
    return ObjectivePage(
        group=group(index, objective),
        theme=next((one for one in index.themes if one.letter == objective.theme), None),
        theme_url=index.links.theme(objective.theme),
        sentence=theme_sentence(index, total, indicators),
        tally=tally(total, judged=index.judged),
        balance=balance(index, readings, total),
        causes=tuple(one for one in arrows if one.effect == objective.code),
        effects=tuple(one for one in arrows if one.cause == objective.code),
        announced=_announced(index),
        carries=carried(index, objective.ref),
        judged=index.judged,
        figures=index.has_figures,
        joined=objective_joined(index, objective.ref),
    )


def mapped(index: CardIndex, code: str) -> MapCell | None:
    """Return the cell of the map that names an objective, None where the map has none of that code."""
    return next((cell for cell in _mapped(index) if index.handle(cell) == code), None)


def mapped_page(index: CardIndex, cell: MapCell) -> ObjectivePage:
    """Return the page of an objective that stands on the map and has no table: it says so."""
    total, arrows = index.total(()), arrows_of(index)
    return ObjectivePage(
        group=_only_mapped(cell),
        theme=next((one for one in index.themes if one.letter == cell.theme), None),
        theme_url=index.links.theme(cell.theme),
        sentence=(),
        tally=tally(total, judged=index.judged),
        balance=None,
        causes=tuple(one for one in arrows if one.effect == cell.code),
        effects=tuple(one for one in arrows if one.cause == cell.code),
        announced=_announced(index),
        carries=(),
        judged=index.judged,
        figures=index.has_figures,
    )


def _announced(index: CardIndex) -> str:
    """Return the address of the place that announces a linkage diagram, empty where none does."""
    places = index.edition.card.linkage_announced
    return document(places[0].document, places[0].place.line) if places else ""


def group(index: CardIndex, objective: Objective) -> Group:
    """Return an objective with everything that stands in its table."""
    indicators = list(index.of_objective.get(objective.ref, ()))
    return Group(
        code=objective.code,
        name=text(objective.name),
        perspective=_perspective(objective.perspective),
        url=index.objective_url(objective),
        coverage=coverage(index.total(index.readings_of(indicators))) if index.has_figures else "",
        rows=figure_rows(index, indicators),
        defined=defined_rows(index, indicators),
        actions=tuple(action for one in indicators for action in index.actions.get(one.ref, ())),
        factors=tuple(text(one.text) for one in index.factors.get(objective.code, ())),
    )


def _mapped(index: CardIndex) -> list[MapCell]:
    return [cell for cell in index.edition.card.map if cell.drawing is Drawing.MAP and cell.scope is index.scope]


def _without_table(index: CardIndex, theme: Theme, codes: set[str]) -> list[Group]:
    cells = {cell.code: cell for cell in _mapped(index) if cell.theme == theme.letter}
    return [_only_mapped(cell) for code, cell in cells.items() if code not in codes]


def _only_mapped(cell: MapCell) -> Group:
    return Group(
        code=cell.code,
        name=text(cell.name),
        perspective=_perspective(cell.perspective),
        url="",
        coverage="",
        rows=(),
        actions=(),
        note=pick("地圖有這個目標，計分卡沒有它的表", "On the map, but without a scorecard table"),
        note_url=document(cell.source.document, cell.source.place.line),
    )


def _perspective(key: str) -> str:
    one = TAIPEI.perspective(key)
    return pick(one.zh, one.en) if one else key


def _facts(index: CardIndex, theme: Theme, objectives: Sequence[Objective]) -> tuple[Fact, ...]:
    lead = [one.agency for one in theme.agencies if one.role is not AgencyRole.CO]
    others = [one.agency for one in theme.agencies if one.role is AgencyRole.CO]
    facts = [Fact(pick("主政", "Lead"), listed(lead)), Fact(pick("協辦", "With"), listed(others))]
    return (*(fact for fact in facts if fact.value), *_counts(index, theme, objectives))


def _counts(index: CardIndex, theme: Theme, objectives: Sequence[Objective]) -> list[Fact]:
    indicators = [one for objective in objectives for one in index.of_objective.get(objective.ref, ())]
    actions = {(action.code, action.text) for one in indicators for action in index.actions.get(one.ref, ())}
    found = (len(objectives), len({one.whole for one in indicators}), len(actions))
    read = Fact(pick("讀到", "Read"), _count_words(*found))
    declared = theme.declared
    if declared is None or declared.indicators is None:
        return [read]
    said = (declared.objectives, declared.indicators, declared.actions)
    differs = any(one is not None and one != other for one, other in zip(said, found, strict=True))
    return [Fact(pick("文件自述", "Stated"), _count_words(*said)), Fact(read.name, read.value, differs)]


def _count_words(objectives: int | None, indicators: int | None, actions: int | None) -> str:
    numbers = ["—" if one is None else str(one) for one in (objectives, indicators, actions)]
    return pick("目標{}・KPI {}・行動{}", "{} objectives · {} KPIs · {} actions").format(*numbers)
