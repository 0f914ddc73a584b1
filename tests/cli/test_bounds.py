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
        (1, 300, 2, "在 0.3% 到 1% 之間"),
        (2, 3, 0, "在 66.6% 到 66.7% 之間"),
        (299, 300, 0, "在 99.6% 到 99.7% 之間"),
        (1, 1000, 998, "在 0.1% 到 99.9% 之間"),
        (3, 3, 0, "在 100% 到 100% 之間"),
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
    assert f"達標 {met}／{base}" in line
