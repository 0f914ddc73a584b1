"""Spans of days as a card writes them."""

from __future__ import annotations

import pytest

from heng.model.form.days import read_period, show_period
from heng.model.period import Period


@pytest.mark.parametrize(
    "text", ["112年1月至6月", "112年1-6月", "112 年 1 月 到 6 月底", "2023年1月~6月", "112/1至112/6"]
)
def test_months_of_one_year(text: str) -> None:
    period = read_period(text)
    assert period == Period.months(112, 1, 6)
    assert read_period(show_period(period)) == period


@pytest.mark.parametrize("text", ["112年6月至1月", "112年1月至13月"])
def test_a_span_that_is_none(text: str) -> None:
    assert read_period(text) is None
