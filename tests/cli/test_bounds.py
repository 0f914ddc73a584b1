"""Totals on a terminal are never narrower than what is known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from heng.cli.assessment_text import _total
from heng.evaluate import Total
from heng.model.terms import Status


@pytest.mark.parametrize(
    ("met", "base", "open_items", "shown"),
    [
        (1, 300, 2, "全部未達是0.3%，全部達標是1%"),
        (2, 3, 0, "達標比率66.7%"),
        (299, 300, 0, "達標比率99.7%"),
        (1, 1000, 998, "全部未達是0.1%，全部達標是99.9%"),
        (3, 3, 0, "達標比率100%"),
    ],
)
def test_bounds_are_rounded_outward(met: int, base: int, open_items: int, shown: str) -> None:
    """The lower end down, the upper end up: 99.7% is not everything."""
    total = Total(
        items=base,
        known=base - open_items,
        by_status={Status.MET: met},
        base=base,
        low=Decimal(met) / base,
        high=Decimal(met + open_items) / base,
    )
    line = _total("全部", total, "zh-Hant")
    assert shown in line
    assert f"達標 {met}）" in line
    assert f"分母{base}" in line
