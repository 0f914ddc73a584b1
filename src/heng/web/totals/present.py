"""The totals of a card as one value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heng.evaluate.totals.roll_up import Rolled
from heng.model.profile import TAIPEI
from heng.model.terms import RollLevel, WeightFault
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.numbers import text
from heng.web.totals.lines import TotalLine, scoring_text, total_line

LONG = 30
"""Lines beyond which a table is folded up."""


@dataclass(frozen=True, slots=True)
class LevelTable:
    """The lines of one level; `note` says what to mind of it."""

    key: str
    title: str
    lines: tuple[TotalLine, ...]
    note: str = ""

    @property
    def has_scores(self) -> bool:
        """A line has a joined score, or a fault of its own that keeps it from having one."""
        return any(line.score or line.fault not in (None, WeightFault.UNWEIGHTED) for line in self.lines)

    @property
    def is_long(self) -> bool:
        """It is folded up until it is asked for."""
        return len(self.lines) > LONG


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsPage:
    """Everything the page shows."""

    card: TotalLine
    tables: tuple[LevelTable, ...]
    scoring: str
    judged: bool
    csv: str
    url: str


def totals_page(index: CardIndex) -> TotalsPage:
    """Return the totals of an edition under its rulebook."""
    rolled = index.rolled
    judging = index.card.rulebook.judging
    shared = pick(
        "依文件印出的名稱；幾個機關共同負責的，每個機關都列。",
        "By the names as printed; what several agencies answer for is listed with each of them.",
    )
    tables = (
        _table(RollLevel.THEME, [_theme(index, one) for one in rolled.themes]),
        _table(RollLevel.PERSPECTIVE, [_perspective(index, one) for one in rolled.perspectives]),
        _table(RollLevel.AGENCY, _agencies(index, rolled.agencies), shared),
        _table(RollLevel.OBJECTIVE, [_objective(index, one) for one in rolled.objectives]),
        _table(RollLevel.INDICATOR, [_indicator(index, one) for one in rolled.indicators], _components()),
    )
    return TotalsPage(
        card=total_line(index, rolled.card, name=pick("全卡", "Whole card"), url=index.links.overview()),
        tables=tuple(table for table in tables if table.lines),
        scoring=scoring_text(judging) if judging else "",
        judged=index.judged,
        csv=index.links.totals("totals.csv"),
        url=index.links.totals(),
    )


def _table(level: RollLevel, lines: Sequence[TotalLine], note: str = "") -> LevelTable:
    return LevelTable(level.value, level.label(current()), tuple(lines), note)


def _components() -> str:
    return pick("有分項的指標，依印出的權重合併。", "KPIs with components, joined by their printed weights.")


def _theme(index: CardIndex, one: Rolled) -> TotalLine:
    has_page = any(theme.letter == one.group.key for theme in index.themes)
    url = index.links.theme(one.group.key) if has_page else ""
    return total_line(index, one, code=one.group.key, name=text(one.group.name), url=url)


def _perspective(index: CardIndex, one: Rolled) -> TotalLine:
    known = TAIPEI.perspective(one.group.key)
    return total_line(index, one, code=one.group.key, name=pick(known.zh, known.en) if known else "")


def _agencies(index: CardIndex, found: Iterable[Rolled]) -> list[TotalLine]:
    ordered = sorted(found, key=lambda one: -one.total.items)
    return [total_line(index, one, name=one.group.key, url=index.links.agency(one.group.key)) for one in ordered]


def _objective(index: CardIndex, one: Rolled) -> TotalLine:
    found = next((each for each in index.edition.card.objectives if each.ref == one.group.key), None)
    code, name, url = (found.code, text(found.name), index.objective_url(found)) if found else ("", "", "")
    return total_line(index, one, code=code, name=name, url=url)


def _indicator(index: CardIndex, one: Rolled) -> TotalLine:
    readings = {reading.ref: reading.indicator for reading in index.edition.figures.readings}
    rows = [index.indicators[readings[ref]] for ref in one.group.refs]
    name, url = (text(rows[0].name), index.kpi_url(rows[0])) if rows else ("", "")
    return total_line(index, one, code=one.group.key, name=name, url=url)
