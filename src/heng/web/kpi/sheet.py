"""The list of figures as a sheet: what the page shows, for people who open it in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from heng.evaluate.year.rest import Rest
from heng.evaluate.year.rest_steps import needed_text
from heng.model.terms import RestKind
from heng.web.index import CardIndex
from heng.web.kpi.find import Filters, matching, without_figures
from heng.web.language import current, listed, pick
from heng.web.rows import FigureRow, figure_row
from heng.web.spreadsheet import spreadsheet


def sheet(index: CardIndex, filters: Filters) -> str:
    """Return the figures that the filters leave, and the indicators without any, as CSV."""
    return spreadsheet(_rows(index, filters))


def _rows(index: CardIndex, filters: Filters) -> Iterator[tuple[str, ...]]:
    yield _head(judged=index.judged)
    for figure in matching(index, filters):
        verdict = index.verdict(figure[1])
        rest = verdict.rest if verdict else None
        yield _figure(figure_row(index, *figure), rest, judged=index.judged)
    for one in without_figures(index, filters):
        yield one.subject, one.name, listed([each.agency for each in one.agencies]), "", "", one.unit or ""


def _head(*, judged: bool) -> tuple[str, ...]:
    why = pick("原因", "Reason")
    verdict = (pick("判定", "Verdict"), why, pick("達成率%", "Achieved %")) if judged else (why,)
    named = (pick("代碼", "Code"), pick("名稱", "Name"), pick("主責", "Agency"))
    figures = (pick("年目標", "Target"), pick("本期實際", "Actual"), pick("單位", "Unit"))
    rest = pick("其餘期間要達到", "Needed of the rest of the year"), pick("怎麼算", "How")
    return (*named, *figures, *verdict, pick("截至", "As of"), *rest, pick("原文行", "Line"))


def _figure(row: FigureRow, rest: Rest | None, *, judged: bool) -> tuple[str, ...]:
    verdict = (row.state.label, row.state.reason, row.ratio) if judged else (row.state.reason,)
    target, actual = (str(one) if one.value else "" for one in (row.target, row.actual))
    named = (row.code, row.name, row.agencies)
    return (*named, target, actual, row.unit, *verdict, row.until, *_rest(rest), row.line.removeprefix("L"))


def _rest(rest: Rest | None) -> tuple[str, str]:
    """Return what the rest of the year must bring, and what that is: a sum, a mean, a level; empty if unsaid."""
    if rest is None or rest.kind in {RestKind.NONE, RestKind.OVER}:
        return "", ""
    return needed_text(rest), rest.kind.label(current())
