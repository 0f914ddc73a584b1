"""WT001: which weights make a whole, in tables of many; its other cases stand in `cases/WT001.md`."""

from __future__ import annotations

import pytest

from heng.check.registry import RULES
from heng.model.card import Indicator
from tests.check.factory import action, edition, found, kpi, subjects

WT001 = RULES["WT001"]


def rows(code: str, *weights: str) -> list[Indicator]:
    """Return the components of a KPI with their weights."""
    return [kpi(code, suffix=str(n), weight=weight, line=10 * n) for n, weight in enumerate(weights, start=1)]


def test_the_suggestion_names_what_similar_kpis_use() -> None:
    """Other KPIs of three components show the usual weights."""
    others = [*rows("CP5.1", "34", "33", "33"), *rows("EP5.1", "34", "33", "33"), *rows("AC1.1", "50", "30", "20")]
    (finding,) = found(WT001, edition(kpis=[*rows("BP5.2", "34", "34", "34"), *others]))
    assert "34 + 33 + 33" in finding.advice("zh-Hant")


@pytest.mark.parametrize(
    "weights",
    [
        ("50", "50"), ("34", "33", "33"), ("20", "30", "40", "10"), ("100", "0"),
        ("33", "33", "33"), ("33.3", "33.3", "33.3"), ("16.67", "16.67", "16.66", "50"), ("14",) * 7, ("17",) * 6, ("8",) * 13,
        ("33.33", "33.33", "33.33"), ("50%", "５０"),
    ],
)  # fmt: skip
def test_weights_of_a_whole_are_silent(weights: tuple[str, ...]) -> None:
    """Exact sums, equal shares of a whole that has none, and decimals within their rounding."""
    assert found(WT001, edition(kpis=rows("AC1.1", *weights))) == ()


@pytest.mark.parametrize(
    "weights",
    [
        ("50", "51"),
        ("34", "34", "33"),
        ("30", "30", "30"),
        ("33.3", "33.3", "33.9"),
        ("50.0", "40.0"),
        ("13",) * 8,
        ("12",) * 8,
    ],
)
def test_weights_that_are_no_whole_are_found(weights: tuple[str, ...]) -> None:
    """A weight is set, not measured: one percent too much is too much."""
    assert subjects(found(WT001, edition(kpis=rows("AC1.1", *weights)))) == ["AC1.1"]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([("1.", "40"), ("2.", "60")], []),
        ([("1.", "40"), ("2.", "70")], ["AC1.1.1"]),
        ([("1.", "40"), ("2.", "")], []),
        ([("1.", "20"), ("2.", "60"), ("3.", "100")], []),
        ([("1.", "40"), ("(1)", "10"), ("(2)", "30"), ("2.", "60")], []),
        ([("1.", "40"), ("(1)", ""), ("2.", "60")], []),
        ([("一、", "40"), ("二、", "50")], ["AC1.1.1"]),
    ],
)
def test_steps_of_a_plan(steps: list[tuple[str, str]], expected: list[str]) -> None:
    """Steps that are numbered alike are summed; percentages that rise to 100 are progress, not weights."""
    assert subjects(found(WT001, edition(actions=[action("AC1.1.1", steps=steps)]))) == expected
