"""The overview as one value."""

from __future__ import annotations

from dataclasses import dataclass

from heng.model.terms import StatementKind, Status
from heng.web.balance import Balance, balance
from heng.web.budget.present import BudgetPanel, BudgetRow, budget_panel, by_execution
from heng.web.compare.earlier import CompareLine, compare_line
from heng.web.content.present import Content, content
from heng.web.index import CardIndex
from heng.web.kpi.ahead import ASKED, kind_of
from heng.web.language import current
from heng.web.overview.attention import (
    ON_PAPER,
    Gaps,
    Share,
    ShortRow,
    WorstFinding,
    directions,
    doubtful_rows,
    gaps,
    short_rows,
    waiting,
    worst_findings,
)
from heng.web.overview.corrected import CorrectedLine, corrected_line
from heng.web.overview.holdings import Holding, city_card, holdings
from heng.web.sentence import Piece, overview_sentence
from heng.web.states import HAS
from heng.web.strategy_map import StrategyMap, strategy_map
from heng.web.tallies import Tally, tally

ON_PHONE = 6
"""Agencies of the budget that a narrow page lists, those with the lowest execution; `budget.html` marks the others."""


@dataclass(frozen=True, slots=True)
class Creed:
    """Statements of one kind: its word, and the texts."""

    word: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopObjective:
    """An objective above all themes."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything the page shows."""

    sentence: tuple[Piece, ...]
    compare: CompareLine | None
    corrected: CorrectedLine | None
    creed: tuple[Creed, ...]
    top: tuple[TopObjective, ...]
    tally: Tally
    balance: Balance | None
    worst: tuple[WorstFinding, ...]
    errors: int
    map: StrategyMap
    short: tuple[ShortRow, ...]
    short_count: int
    near_count: int
    below: int
    short_url: str
    on_paper: int
    judged: bool
    gaps: Gaps
    waiting: tuple[Share, ...]
    directions: str
    figures: bool
    ahead: str
    holdings: tuple[Holding, ...]
    city: str
    content: Content | None
    budget: BudgetPanel | None
    budget_rows: tuple[BudgetRow, ...]

    @property
    def budget_more(self) -> int:
        """Agencies that a phone leaves to the page of the budget."""
        return len(self.budget_rows) - ON_PHONE


def overview(index: CardIndex) -> Overview:
    """Return the overview of an edition."""
    total = index.total(index.edition.figures.readings)
    panel = budget_panel(index.edition.budget)
    return Overview(
        sentence=overview_sentence(index),
        compare=compare_line(index),
        corrected=corrected_line(index),
        creed=tuple(_creed(index, kind) for kind in (StatementKind.MISSION, StatementKind.VISION, StatementKind.VALUE)),
        top=_top(index),
        balance=balance(index, index.edition.figures.readings, total),
        tally=tally(total, judged=index.judged, list_url=_list_urls(index)),
        worst=worst_findings(index),
        errors=len(index.card.findings),
        map=strategy_map(index),
        short=short_rows(index) if index.judged else doubtful_rows(index),
        short_count=total.by_status.get(Status.SHORT, 0),
        near_count=total.by_status.get(Status.NEAR, 0),
        below=total.by_status.get(Status.SHORT, 0) + total.by_status.get(Status.NEAR, 0),
        on_paper=ON_PAPER,
        short_url=index.links.kpis(status=Status.SHORT.value),
        judged=index.judged,
        gaps=gaps(index),
        waiting=waiting(index),
        directions=directions(index),
        figures=index.has_figures,
        ahead=_ahead(index),
        holdings=() if index.has_figures else holdings(index),
        city=city_card(index),
        content=None if index.edition.card.indicators else content(index),
        budget=panel,
        budget_rows=by_execution(panel) if panel else (),
    )


def _ahead(index: CardIndex) -> str:
    """Return the list of what the rest of the year must bring; empty where nothing is asked of it."""
    asks = any(kind_of(one.rest) == ASKED for one in index.card.assessment.verdicts)
    return index.links.kpis(rest=ASKED) if asks else ""


def _list_urls(index: CardIndex) -> list[tuple[str, str]]:
    return [(key, index.links.kpis(status=key)) for key in (*(one.value for one in Status), HAS)]


def _creed(index: CardIndex, kind: StatementKind) -> Creed:
    mine = [one for one in index.edition.card.statements if one.kind is kind and one.scope is index.scope]
    return Creed(kind.label(current()), tuple(one.text for one in sorted(mine, key=lambda one: one.position)))


def _top(index: CardIndex) -> tuple[TopObjective, ...]:
    mine = [one for one in index.edition.card.statements if one.kind is StatementKind.TOP_OBJECTIVE]
    return tuple(TopObjective(one.code, one.text) for one in mine if one.scope is index.scope)
