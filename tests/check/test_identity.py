"""Rules about codes: what is reported and what is left alone."""

from __future__ import annotations

import pytest
from tests.check.factory import action, edition, found, kpi, subjects

from heng.check.registry import RULES

ID001, ID002 = RULES["ID001"], RULES["ID002"]


def test_a_kpi_under_another_objective_is_reported_once_for_all_its_rows() -> None:
    """Components are one KPI; the finding names both objectives."""
    rows = [kpi("AF2.1", objective="AF1", suffix="1", line=5), kpi("AF2.1", objective="AF1", suffix="2", line=9)]
    (finding,) = found(ID001, edition(kpis=rows))
    assert (finding.subject, finding.facts["objective"], finding.facts["claimed"]) == ("AF2.1", "AF1", "AF2")
    assert finding.source is not None
    assert finding.source.place.lines == (5, 9)
    assert finding.refs == tuple(row.ref for row in rows)


@pytest.mark.parametrize(
    ("code", "under"),
    [("AF1.1", "AF1"), ("AF1.12", "AF1"), ("A.F1.1", "AF1"), ("AF１.1", "AF1"), ("K-7", "AF1"), ("", "AF1")],
)
def test_fitting_misprinted_and_foreign_codes_are_left_alone(code: str, under: str) -> None:
    """A stray dot or a wide digit still says the objective; a code of another grammar, or none, says nothing."""
    assert found(ID001, edition(kpis=[kpi(code, objective=under)])) == ()


@pytest.mark.parametrize(("code", "under"), [("AF11.1", "AF1"), ("AF1.1", "AF11"), ("AC1.1", "BC1")])
def test_levels_are_compared_whole(code: str, under: str) -> None:
    """AF11 does not begin with AF1."""
    assert subjects(found(ID001, edition(kpis=[kpi(code, objective=under)]))) == [code]


def test_an_action_under_another_kpi() -> None:
    """The finding names the code and the KPI it stands under."""
    (finding,) = found(ID002, edition(actions=[action("CC3.3.2", kpi="CC3.2", line=44)]))
    assert (finding.subject, finding.facts["kpi"]) == ("CC3.3.2", "CC3.2")
    assert finding.source is not None
    assert finding.source.place.line == 44


@pytest.mark.parametrize(
    ("code", "under"),
    [("CC3.2.2", "CC3.2"), ("CP.3.2.1", "CP3.2"), ("CF３.3.1", "CF3.3"), ("AP4.4.1：", "AP4.4"), ("計畫一", "AP4.4")],
)
def test_fitting_and_misprinted_action_codes_are_left_alone(code: str, under: str) -> None:
    """A slip of form in a code is not a wrong place."""
    assert found(ID002, edition(actions=[action(code, kpi=under)])) == ()


def test_a_level_lost_in_print_is_another_kpi() -> None:
    """CP.3.1 under CP5.3 names KPI CP3.1."""
    assert subjects(found(ID002, edition(actions=[action("CP.3.1", kpi="CP5.3")]))) == ["CP.3.1"]


def test_an_action_under_two_components_is_reported_once() -> None:
    """A plan printed under both components of a KPI has one wrong code."""
    first, second = kpi("CC3.2", suffix="1", line=5), kpi("CC3.2", suffix="2", line=9)
    plans = [action("CC3.3.2", kpi=first, line=5), action("CC3.3.2", kpi=second, line=9)]
    (finding,) = found(ID002, edition(actions=plans))
    assert len(finding.refs) == 2


def test_a_plan_shared_by_two_kpis_keeps_its_code() -> None:
    """The same plan under its own KPI and another one is shared, not misplaced; another text under that code is not."""
    own, shared = action("CP1.2.1", "共用", kpi="CP1.2", line=5), action("CP1.2.1", "共用", kpi="CP1.3", line=9)
    assert found(ID002, edition(actions=[own, shared])) == ()
    other = action("CP1.2.1", "別的", kpi="CP1.3", line=9)
    assert subjects(found(ID002, edition(actions=[own, other]))) == ["CP1.2.1"]
