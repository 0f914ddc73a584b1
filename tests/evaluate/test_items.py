"""One KPI, agency and year is one item of a total, however often it is printed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from heng.model.figures import Missing
from heng.model.period import Period
from heng.model.terms import Status
from tests.evaluate.factory import WHOLE_YEAR, Row, assessed, edition_of, missing

QUARTERS = [Period.months(107, 3 * at + 1, 3 * at + 3) for at in range(4)]
LAST_YEAR = Period.year(106)


def quarters(*actuals: str | Missing | None, target: str | None = None) -> list[Row]:
    return [Row(period=period, target=target, actual=actual) for period, actual in zip(QUARTERS, actuals, strict=False)]


def counted(rows: Sequence[Row]) -> list[Period | None]:
    readings = {one.ref: one.period for one in edition_of(*rows).figures.readings}
    return [readings[verdict.reading] for verdict in assessed(rows).verdicts if verdict.is_item]


def test_quarters_without_a_target_are_one_item_without_a_verdict() -> None:
    total = assessed(quarters("10", "20", missing(), missing())).total()
    assert (total.items, total.known, dict(total.by_status)) == (1, 1, {Status.NOT_SCORED: 1})


def test_the_latest_part_with_a_figure_is_judged() -> None:
    rows = quarters("10", "60", missing(), missing(), target="50")
    assert counted(rows) == [QUARTERS[1]]
    assert assessed(rows).total().by_status == {Status.MET: 1}


def test_earlier_parts_keep_their_verdicts() -> None:
    statuses = [one.status for one in assessed(quarters("10", "60", target="50")).verdicts]
    assert statuses == [Status.SHORT, Status.MET]


@pytest.mark.parametrize("of_year", ["55", missing()])
def test_a_year_with_a_target_stands_before_its_quarters_without(of_year: str | Missing) -> None:
    rows = [*quarters("10", "60"), Row(period=WHOLE_YEAR, actual=of_year)]
    assert counted(rows) == [WHOLE_YEAR]


def test_of_two_that_end_together_the_longer_one_counts() -> None:
    rows = [*quarters("10", "11", "12", "13", target="50"), Row(period=WHOLE_YEAR, actual="46")]
    assert counted(rows) == [WHOLE_YEAR]


def test_last_years_actuals_are_shown_and_not_counted() -> None:
    rows = [Row(period=LAST_YEAR, target=None, actual="44"), Row(period=WHOLE_YEAR, actual=missing())]
    total = assessed(rows).total()
    assert counted(rows) == [WHOLE_YEAR]
    assert (total.items, total.known) == (1, 0)


def test_where_nothing_is_of_the_editions_year_the_latest_counts() -> None:
    rows = [Row(period=Period.year(105), actual="1"), Row(period=LAST_YEAR, actual="2")]
    assert counted(rows) == [LAST_YEAR]


def test_each_agency_and_each_kpi_is_an_item_of_its_own() -> None:
    both = [Row(agencies=(name,), period=period) for name in ("環保局", "衛生局") for period in QUARTERS[:2]]
    other = [Row(code="AC1.2", period=QUARTERS[0])]
    assert counted([*both, *other]) == [QUARTERS[1], QUARTERS[1], QUARTERS[0]]


def test_a_reading_without_a_period_is_of_this_edition() -> None:
    assert counted([Row(period=None)]) == [None]


def test_a_target_without_an_actual_column_is_no_item() -> None:
    rows = [Row(period=WHOLE_YEAR, actual=None), *quarters("10", "20")]
    assert counted(rows) == [QUARTERS[1]]
