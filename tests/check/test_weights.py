"""WT001 and WT002: weights of components, of the action plans of a cell, and of the steps of a plan."""

from __future__ import annotations

import pytest

from heng.check.registry import RULES
from heng.model.card import Indicator
from tests.check.factory import action, at, edition, found, kpi, subjects

WT001, WT002 = RULES["WT001"], RULES["WT002"]


def rows(code: str, *weights: str) -> list[Indicator]:
    """Return the components of a KPI with their weights."""
    return [kpi(code, suffix=str(n), weight=weight, line=10 * n) for n, weight in enumerate(weights, start=1)]


def test_components_of_102_percent() -> None:
    """The message has the weights as printed and their sum; the place is where each row begins."""
    (finding,) = found(WT001, edition(kpis=rows("BP5.2", "34", "34", "34")))
    assert finding.subject == "BP5.2"
    assert finding.source == at(10, 20, 30)
    assert "34、34、34，合計102%" in finding.text("zh-Hant")
    assert "34, 34, 34: 102% in total" in finding.text("en")
    assert len(finding.refs) == 3


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


@pytest.mark.parametrize("weights", [("50", ""), ("", ""), ("60",), ("高", "低")])
def test_what_is_not_weighted_throughout_is_not_summed(weights: tuple[str, ...]) -> None:
    """A component without weight is another rule's; one row has nothing to be summed with."""
    assert found(WT001, edition(kpis=rows("AC1.1", *weights))) == ()


def test_kpis_of_one_code_under_two_objectives_are_not_summed_together() -> None:
    """A misprinted code does not mix the components of two KPIs."""
    two = [*rows("FL3.1", "50", "50"), *(kpi("FL3.1", objective="FL1", suffix=n, weight="50") for n in "12")]
    assert found(WT001, edition(kpis=two)) == ()


def test_action_plans_of_a_cell() -> None:
    """20 + 30 + 40 + 10 is right, 20 + 30 + 40 + 20 is not."""
    row = kpi("AC2.3")

    def plans(*weights: str) -> list[str]:
        cell = [action(f"AC2.3.{n}", kpi=row, weight=w, line=20 + n) for n, w in enumerate(weights, start=1)]
        return subjects(found(WT001, edition(kpis=[row], actions=cell)))

    assert plans("20", "30", "40", "10") == []
    assert plans("20", "30", "40", "") == []
    assert plans("20", "30", "40", "20") == ["AC2.3"]


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


def test_steps_may_share_out_the_weight_of_their_plan_or_kpi() -> None:
    """Steps of 10 and 10 in a plan of 20, or steps of two plans that are 100 together, are right."""
    of_plan = action("AC1.1.1", weight="20", steps=[("1.", "10"), ("2.", "10")])
    assert found(WT001, edition(actions=[of_plan])) == ()
    row = kpi("AC1.1")
    two = [
        action("AC1.1.1", kpi=row, steps=[("1.", "20"), ("2.", "30")], line=20),
        action("AC1.1.2", kpi=row, steps=[("1.", "25"), ("2.", "25")], line=30),
    ]
    assert found(WT001, edition(kpis=[row], actions=two)) == ()


def test_components_without_weights() -> None:
    """Some or none weighted; a document that prints no weights at all asks for none."""
    full, some, none = rows("AC1.1", "50", "50"), rows("AC1.2", "50", ""), rows("AC1.3", "", "")
    findings = found(WT002, edition(kpis=[*full, *some, *none, kpi("AC1.4")]))
    assert [(finding.subject, finding.facts["missing"]) for finding in findings] == [("AC1.2", 1), ("AC1.3", 2)]
    assert "AC1.2-2" in findings[0].text("en")
    assert found(WT002, edition(kpis=none)) == ()
