"""The actuals of a city's KPI and of the bureau's that carries it: they differ, agree, or were not compared."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from heng.model.period import Period
from heng.workflow.carrying import Difference, Side, Untold, compared_actuals
from tests.evaluate.factory import Row, edition_of
from tests.evaluate.periods import quarter


def side(actual: str, unit: str, period: Period | None = None) -> Side:
    more: dict[str, Any] = {"period": period} if period else {}
    row = Row(name="資源回收量", unit=unit, target="60", actual=actual, **more)
    return Side(SimpleNamespace(edition=edition_of(row)), (row.indicator(),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("city", "bureau"),
    [
        (side("12", "萬噸"), side("120000", "噸")),
        (side("0.5", "公里"), side("500", "公尺")),
        (side("5", ""), side("5", "")),
    ],
)
def test_one_amount_in_two_units_is_no_difference(city: Side, bureau: Side) -> None:
    assert compared_actuals(city, bureau) is None


def test_another_amount_is_one_whatever_the_unit() -> None:
    assert isinstance(compared_actuals(side("12", "萬噸"), side("150000", "噸")), Difference)


def test_what_is_of_other_spans_or_units_is_not_compared() -> None:
    assert compared_actuals(side("80", "%", quarter(2)), side("80", "%")) is Untold.PERIOD
    assert compared_actuals(side("12", "人"), side("12", "件")) is Untold.UNIT
    assert compared_actuals(side("尚無法統計", "件"), side("12", "件")) is Untold.NO_NUMBER
