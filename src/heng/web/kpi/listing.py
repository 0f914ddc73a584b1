"""The list of figures as one value: rows, choices of the filters, and which filter to drop where nothing is left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from heng.evaluate.year.stretch import urgency
from heng.model.card import Indicator
from heng.model.figures import Reading
from heng.model.terms import MissingReason, Status, Word
from heng.web.defined import DefinedRow, defined_rows
from heng.web.index import CardIndex
from heng.web.kpi.ahead import ahead, choices, kind_of
from heng.web.kpi.find import Figure, Filters, matching, rest_of, without_figures
from heng.web.kpi.naming import AgencyNames
from heng.web.kpi.places import Place, places
from heng.web.language import count_en, current, pick
from heng.web.paging import Pages, pages
from heng.web.rows import FigureRow, figure_row
from heng.web.states import known, missing

A_PAGE = 100
"""Figures shown at once: a phone lays more of them out too slowly."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Drop:
    """A filter that could be dropped, and how many figures there would be then."""

    label: str
    number: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiList:
    """Everything the page shows."""

    filters: Filters
    rows: tuple[FigureRow, ...]
    defined: tuple[DefinedRow, ...]
    pages: Pages
    heading: str
    places: tuple[Place, ...]
    statuses: tuple[Choice, ...]
    agencies: tuple[Choice, ...]
    rests: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    drops: tuple[Drop, ...]
    chips: tuple[Drop, ...]
    judged: bool
    figures: bool
    csv: str


def kpi_list(index: CardIndex, filters: Filters, start: int = 0) -> KpiList:
    """Return the list that the filters leave, `A_PAGE` figures from `start` on."""
    found = matching(index, filters)
    if filters.rest:
        found.sort(key=lambda figure: urgency(rest_of(index, figure[1])))
    bare = without_figures(index, filters)
    shown = pages(len(found), start, A_PAGE, lambda at: index.links.kpis(**filters.active, start=str(at)))
    return KpiList(
        filters=filters,
        rows=tuple(_row(index, filters, *figure) for figure in found[shown.rows]),
        defined=defined_rows(index, bare),
        pages=shown,
        heading=_heading(found, bare),
        places=places(index, filters.q),
        statuses=_statuses(index, filters),
        agencies=_agencies(index, filters),
        rests=_rests(index, filters),
        themes=tuple(
            Choice(one.letter, f"{one.letter} {one.name}", one.letter == filters.theme) for one in index.themes
        ),
        drops=() if found or bare else _drops(index, filters),
        chips=_chips(index, filters),
        judged=index.judged,
        figures=index.has_figures,
        csv=index.links.kpi_sheet(**filters.active),
    )


def _row(index: CardIndex, filters: Filters, indicator: Indicator, reading: Reading) -> FigureRow:
    row = figure_row(index, indicator, reading)
    return replace(row, ahead=ahead(index.verdict(reading))) if filters.rest else row


def _heading(found: Sequence[Figure], bare: Sequence[Indicator]) -> str:
    if bare and not found:
        number = len({one.whole for one in bare})
        return pick(f"{number}項KPI，文件沒有印數值", f"{count_en(number, 'KPI')} without printed figures")
    codes = len({indicator.whole for indicator, _ in found})
    return pick(
        f"{codes}項KPI、{len(found)}個計值項", f"{count_en(len(found), 'figure')} under {count_en(codes, 'KPI')}"
    )


def _statuses(index: CardIndex, filters: Filters) -> tuple[Choice, ...]:
    if not index.has_figures:
        return ()
    states = [(one.value, one.label(current())) for one in Status]
    if not index.judged:
        states = [(one.key, one.label) for one in (known(), missing(None))]
    return tuple(Choice(key, label, key == filters.status) for key, label in states)


def _rests(index: CardIndex, filters: Filters) -> tuple[Choice, ...]:
    """Return what can be asked of the rest of the year; nothing where the card says nothing of it."""
    kinds = Counter(kind_of(rest_of(index, one)) for one in index.edition.figures.readings)
    told = ((value, label, kinds[value]) for value, label in choices())
    return tuple(Choice(value, f"{label} {number}", value == filters.rest) for value, label, number in told if number)


def _agencies(index: CardIndex, filters: Filters) -> tuple[Choice, ...]:
    """Return the agencies of the register with their figures, each once however it is printed, by its usual name."""
    names = AgencyNames()
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    figures: Counter[str] = Counter()
    bare = [(one, one.agencies) for one in without_figures(index, Filters())]
    with_figures = [(one, reading.agencies or one.agencies) for one, reading in matching(index, Filters())]
    for _, agencies in (*with_figures, *bare):
        responsible = [one.agency for one in agencies]
        for name in responsible:
            printed[names.key(name)][name] += 1
        figures.update({names.key(name) for name in responsible})
    chosen = names.key(filters.agency) if filters.agency else ""
    usual = {key: counts.most_common(1)[0][0] for key, counts in printed.items()}
    return tuple(Choice(usual[key], f"{usual[key]} {number}", key == chosen) for key, number in figures.most_common())


def _drops(index: CardIndex, filters: Filters) -> tuple[Drop, ...]:
    return tuple(
        Drop(_label(name, value), len(matching(index, filters.without(name))), _url(index, filters.without(name)))
        for name, value in filters.active.items()
    )


def _chips(index: CardIndex, filters: Filters) -> tuple[Drop, ...]:
    """Return the filters that the form has no field for, so that they are seen and can be dropped."""
    return tuple(
        Drop(_label(name, value), 0, _url(index, filters.without(name)))
        for name, value in filters.active.items()
        if name in ("reason", "inferred")
    )


def _url(index: CardIndex, filters: Filters) -> str:
    return index.links.kpis(**filters.active)


def _label(name: str, value: str) -> str:
    names = {
        "q": pick("搜尋", "search"),
        "status": pick("狀態", "status"),
        "agency": pick("機關", "agency"),
        "theme": pick("主題", "theme"),
        "reason": pick("原因", "reason"),
        "inferred": pick("方向推定", "direction inferred"),
        "rest": pick("其餘期間", "rest of the year"),
    }
    if name == "inferred":
        return names[name]
    return pick(f"{names[name]}「{_word(name, value)}」", f"{names[name]} “{_word(name, value)}”")


def _word(name: str, value: str) -> str:
    words: tuple[Word, ...] = {"status": tuple(Status), "reason": tuple(MissingReason)}.get(name, ())
    known = dict(choices()) if name == "rest" else {word.value: word.label(current()) for word in words}
    return known.get(value, value)
