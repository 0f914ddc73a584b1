"""The strategy map: themes × perspectives, one mark for each figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from heng.model.card import Indicator, MapCell, Objective, Theme
from heng.model.profile import TAIPEI, Perspective
from heng.model.terms import AgencyRole, Drawing, Ground, Status
from heng.web import numbers
from heng.web.index import CardIndex, grouped
from heng.web.language import count_en, listed, pick
from heng.web.states import State, of_verdict
from heng.web.tallies import coverage, known_share


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One objective on the map. `met`, `known` = shares in percent; `note` says what is wrong with it."""

    code: str
    name: str
    url: str
    marks: tuple[State, ...]
    words: str
    met: int
    known: int
    note: str = ""
    figures: bool = True
    city_marked: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """The objectives of one theme in one perspective."""

    key: str
    name: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeColumn:
    """One theme of the map."""

    letter: str
    name: str
    lead: str
    url: str
    coverage: str
    known: int
    lanes: tuple[Lane, ...]
    figures: bool = True


@dataclass(frozen=True, slots=True)
class StrategyMap:
    """The whole map: names of its rows, its columns, and whether there are figures to mark on it."""

    rows: tuple[Lane, ...]
    columns: tuple[ThemeColumn, ...]
    figures: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """A printed arrow between two objectives, by their codes."""

    cause: str
    effect: str
    ground: Ground
    text: str


def arrows_of(index: CardIndex) -> tuple[Arrow, ...]:
    """Return the arrows that the document carries; none is invented."""
    codes = {cell.ref: cell.code for cell in index.edition.card.map}
    return tuple(
        Arrow(codes[one.cause], codes[one.effect], one.ground, numbers.text(one.text))
        for one in index.edition.card.linkages
        if one.cause in codes and one.effect in codes
    )


def strategy_map(index: CardIndex) -> StrategyMap:
    """Draw the map that the edition prints, with the figures of its tables."""
    cells = _cells(index)
    perspectives = _perspectives(index, cells)
    rows = tuple(Lane(one.key, _name(one), ()) for one in perspectives)
    columns = tuple(_column(index, theme, perspectives, cells) for theme in index.themes)
    return StrategyMap(rows, columns, index.has_figures)


def theme_column(index: CardIndex, theme: Theme) -> ThemeColumn:
    """Draw one theme of the map."""
    cells = _cells(index)
    return _column(index, theme, _perspectives(index, cells), cells)


def _cells(index: CardIndex) -> list[MapCell]:
    return [cell for cell in index.edition.card.map if cell.drawing is Drawing.MAP and cell.scope is index.scope]


def _perspectives(index: CardIndex, cells: list[MapCell]) -> list[Perspective]:
    used = {cell.perspective for cell in cells}
    used |= {objective.perspective for group in index.objectives.values() for objective in group}
    return [one for one in TAIPEI.perspectives if one.key in used]


def _name(perspective: Perspective) -> str:
    return pick(perspective.zh, perspective.en)


def _column(index: CardIndex, theme: Theme, perspectives: list[Perspective], cells: list[MapCell]) -> ThemeColumn:
    objectives = index.objectives.get(theme.letter, ())
    indicators = [one for objective in objectives for one in index.of_objective.get(objective.ref, ())]
    total = index.total(index.readings_of(indicators))
    mine = [cell for cell in cells if cell.theme == theme.letter]
    lead = [one.agency for one in theme.agencies if one.role is not AgencyRole.CO]
    return ThemeColumn(
        letter=theme.letter,
        name=theme.name,
        lead=listed(lead),
        url=index.links.theme(theme.letter),
        coverage=coverage(total) if index.has_figures else _kpis(indicators),
        known=known_share(total),
        figures=index.has_figures,
        lanes=tuple(
            Lane(
                one.key,
                _name(one),
                _tiles(
                    index,
                    [cell for cell in mine if cell.perspective == one.key],
                    [objective for objective in objectives if objective.perspective == one.key],
                    drawn=bool(cells),
                ),
            )
            for one in perspectives
        ),
    )


def _tiles(index: CardIndex, cells: list[MapCell], objectives: list[Objective], *, drawn: bool) -> tuple[Tile, ...]:
    """Return the tiles of one cell: what the map prints, then what only the tables have."""
    tables = {objective.code: objective for objective in objectives}
    cells = _once(cells, tables)
    tiles = [
        replace(_tile(index, cell.code, cell.name, tables.get(cell.code), drawn=True), city_marked=cell.city_marked)
        for cell in cells
    ]
    printed = {cell.code for cell in cells}
    tiles += [_tile(index, one.code, one.name, one, drawn=not drawn) for one in objectives if one.code not in printed]
    return tuple(tiles)


def _once(cells: list[MapCell], tables: Mapping[str, Objective]) -> list[MapCell]:
    """Return each objective once that several copies of a map print, in the words that its table has."""
    named = {objective.name for objective in tables.values()}
    by_code = grouped(cells, lambda cell: cell.code or cell.name)
    return [next((cell for cell in same if cell.name in named), same[0]) for same in by_code.values()]


def _tile(index: CardIndex, code: str, name: str, objective: Objective | None, *, drawn: bool) -> Tile:
    indicators: list[Indicator] = list(index.of_objective.get(objective.ref, ())) if objective else []
    readings = index.readings_of(indicators)
    total = index.total(readings)
    counted = "" if index.has_figures or objective is None else _kpis(indicators)
    marks = tuple(of_verdict(index.verdict(reading), reading.actual) for reading in readings)
    return Tile(
        code=code,
        name=numbers.text(name),
        url=index.links.theme(objective.theme, code) if objective else index.links.findings(subject=code),
        marks=marks,
        words=listed([*_counted(marks), coverage(total)]) if readings else counted,
        figures=index.has_figures,
        met=numbers.share(total.by_status.get(Status.MET, 0), total.items),
        known=numbers.share(total.known, total.items),
        note=_note(objective, drawn=drawn),
    )


def _kpis(indicators: Iterable[Indicator]) -> str:
    number = len({one.whole for one in indicators})
    return pick(f"{number}項KPI", count_en(number, "KPI"))


def _counted(marks: Iterable[State]) -> list[str]:
    counts = Counter(state.label for state in marks)
    return [f"{label}{pick('', ' ')}{number}" for label, number in counts.items()]


def _note(objective: Objective | None, *, drawn: bool) -> str:
    if objective is None:
        return pick("地圖有、計分卡沒有", "On the map, not in the tables")
    return "" if drawn else pick("計分卡有、地圖沒有", "In the tables, not on the map")
