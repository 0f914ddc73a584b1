"""An agency as one value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heng.evaluate.totals.roll_up import Rolled
from heng.model.budget import BudgetLine
from heng.model.card import Indicator
from heng.model.terms import AgencyRole
from heng.web.agency.named import Named
from heng.web.balance import Balance, balance
from heng.web.budget.present import BudgetRow, budget_row
from heng.web.defined import DefinedRow, defined_rows
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.rows import FigureRow, figure_row
from heng.web.sentence import Piece, theme_sentence
from heng.web.tallies import Tally, tally
from heng.web.totals.lines import TotalLine, scoring_text, total_line
from heng.workflow.agencies import register


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """The figures of an agency under one theme."""

    letter: str
    name: str
    url: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A theme in which an agency has a part: its letter, name, page and the word of the part."""

    letter: str
    name: str
    url: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPage:
    """Everything the page shows.

    Attributes:
        official: Its full name in the register, empty where that is the printed one or not known.
        also: Other names under which the card prints the same agency, with their pages.
        line: Its totals; None where it has no figures.
        parts: Themes that name it.
        budget: Rows of the budget table that bear its name, or its name as the head of others (`主管`).
    """

    name: str
    official: str
    also: tuple[tuple[str, str], ...]
    sentence: tuple[Piece, ...]
    line: TotalLine | None
    tally: Tally
    balance: Balance | None
    scoring: str
    groups: tuple[ThemeGroup, ...]
    defined: tuple[DefinedRow, ...]
    parts: tuple[Part, ...]
    budget: tuple[BudgetRow, ...]
    budget_unit: str
    list_url: str
    judged: bool


def agency_page(index: CardIndex, named: Named) -> AgencyPage:
    """Return the page of an agency that the card names."""
    rolled = next((one for one in index.rolled.agencies if one.group.key == named.name), None)
    refs = frozenset(rolled.group.refs) if rolled else frozenset()
    readings = [one for one in index.edition.figures.readings if one.ref in refs]
    indicators = list(dict.fromkeys(index.indicators[one.indicator].ref for one in readings))
    total, judging = index.total(readings), index.card.rulebook.judging
    lines = tuple(_budget(index, named.name))
    return AgencyPage(
        name=named.name,
        official=named.official,
        also=tuple((name, index.links.agency(name)) for name in named.also),
        sentence=theme_sentence(index, total, [index.indicators[ref] for ref in indicators]) if readings else (),
        line=_line(index, rolled) if readings else None,
        tally=tally(total, judged=index.judged),
        balance=balance(index, readings, total),
        scoring=scoring_text(judging) if judging else "",
        groups=tuple(_groups(index, refs)),
        defined=defined_rows(index, _without_figures(index, named.name)),
        parts=tuple(_parts(index, named.name)),
        budget=tuple(budget_row(line, lines) for line in lines),
        budget_unit=lines[0].unit if lines else "",
        list_url=index.links.kpis(agency=named.name),
        judged=index.judged,
    )


def _line(index: CardIndex, rolled: Rolled | None) -> TotalLine | None:
    return total_line(index, rolled, name=rolled.group.key) if rolled else None


def _groups(index: CardIndex, refs: frozenset[str]) -> Iterator[ThemeGroup]:
    names = {theme.letter: theme.name for theme in index.themes}
    rows: dict[str, list[FigureRow]] = {}
    for indicator in index.edition.card.indicators:
        for reading in index.readings.get(indicator.ref, ()):
            if reading.ref in refs:
                rows.setdefault(indicator.theme, []).append(figure_row(index, indicator, reading))
    for letter, found in rows.items():
        url = index.links.theme(letter) if letter in names else ""
        yield ThemeGroup(letter, names.get(letter, ""), url, tuple(found))


def _without_figures(index: CardIndex, name: str) -> list[Indicator]:
    """Return the agency's indicators of which the document prints no figures."""
    return [
        one
        for one in index.edition.card.indicators
        if not index.readings.get(one.ref) and any(each.agency == name for each in one.agencies)
    ]


def _parts(index: CardIndex, name: str) -> Iterator[Part]:
    for theme in index.themes:
        roles = [one.role for one in theme.agencies if one.agency == name]
        if roles:
            co = pick("協辦", "With others")
            word = co if roles[0] is AgencyRole.CO else roles[0].label(current())
            yield Part(theme.letter, theme.name, index.links.theme(theme.letter), word)


def _budget(index: CardIndex, name: str) -> Iterator[BudgetLine]:
    """Yield the rows of the budget table that are of the agency, or of it with what belongs to it (`勞動局主管`)."""
    budget, known = index.edition.budget, register().find(name)
    for line in budget.lines if budget else ():
        entry = register().find(line.agency)
        same = (
            entry is not None and known is not None and known.key in (entry.key, entry.parent if entry.rollup else "")
        )
        if same or line.agency == name:
            yield line
