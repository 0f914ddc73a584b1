"""Rules about codes: what is reported and what is left alone."""

from __future__ import annotations

import pytest

from heng.check.registry import RULES
from tests.check.factory import action, edition, found, kpi, objective, reading, subjects

ID001, ID002, ID003, ID004, ID005, ID006, ID007 = (RULES[f"ID00{number}"] for number in range(1, 8))


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


@pytest.mark.parametrize(
    ("code", "right"),
    [("CP.3.2.1", "CP3.2.1"), ("CF３.3.1", "CF3.3.1"), ("AP4.4.1：", "AP4.4.1"), ("AP4．4.1", "AP4.4.1")],
)
def test_a_malformed_code_and_its_usual_form(code: str, right: str) -> None:
    """Stray dots, wide digits and glued marks are named with the form that is meant."""
    (finding,) = found(ID003, edition(actions=[action(code, kpi="AP4.4")]))
    assert (finding.subject, finding.facts["code"]) == (code, right)


def test_a_malformed_code_that_also_lacks_a_level_is_not_given_a_form() -> None:
    """CP.3.1 of an action plan may be CP5.3.1: a person must say."""
    (finding,) = found(ID003, edition(actions=[action("CP.3.1", kpi="CP5.3")]))
    assert "CP3.1" not in finding.text("zh-Hant") + finding.advice("zh-Hant")


@pytest.mark.parametrize("code", ["AP4.4.1", "計畫一", "", "K.1"])
def test_usual_and_foreign_codes_are_not_malformed(code: str) -> None:
    """Another body's grammar is not ours to correct."""
    assert found(ID003, edition(actions=[action(code, kpi="AP4.4")], kpis=[kpi("AP4.4", suffix="1")])) == ()


def test_rows_of_one_code_without_suffix() -> None:
    """Two rows of one name are components; with suffixes, or under two names, they are not reported here."""
    same = [kpi("AP2.1", "同", row="1"), kpi("AP2.1", "同", row="2")]
    assert subjects(found(ID004, edition(kpis=same))) == ["AP2.1"]
    assert found(ID004, edition(kpis=[kpi("AP2.1", "同", suffix="1"), kpi("AP2.1", "同", suffix="2")])) == ()
    assert found(ID004, edition(kpis=[kpi("AP2.1", "甲", row="1"), kpi("AP2.1", "乙", row="2")])) == ()


def test_a_kpi_without_action_plan() -> None:
    """One plan under any component is enough; a document without plans has none missing."""
    first, second, bare = kpi("AC1.1", suffix="1"), kpi("AC1.1", suffix="2"), kpi("AC1.2")
    rows = [first, second, bare]
    heads = [objective("AC1")]
    card = edition(objectives=heads, kpis=rows, actions=[action("AC1.1.1", kpi=first)])
    assert subjects(found(ID005, card)) == ["AC1.2"]
    assert found(ID005, edition(objectives=heads, kpis=rows)) == ()


def test_a_plan_without_name() -> None:
    """A plan that is named in another place has a name."""
    bare = action("HC1.1.1", "", steps=[("1.", ""), ("2.", "")])
    (finding,) = found(ID006, edition(actions=[bare]))
    assert (finding.subject, finding.facts["steps"]) == ("HC1.1.1", 2)
    assert found(ID006, edition(actions=[bare, action("HC1.1.1", "計畫", line=30)])) == ()


def test_a_missing_unit() -> None:
    """A unit that only the target's cell prints is named; a document without units lacks none."""
    rows = [kpi("AC1.1"), kpi("AC1.2", unit=""), kpi("AC1.3", unit=""), kpi("AC1.4", unit=None)]
    findings = found(ID007, edition(kpis=rows, readings=[reading(rows[1], "200,000 人次", "5")]))
    assert [(finding.subject, finding.facts["unit"]) for finding in findings] == [("AC1.2", "人次"), ("AC1.3", "")]
    assert "人次" in findings[0].text("en")
    assert found(ID007, edition(kpis=[kpi("AC1.2", unit=""), kpi("AC1.4", unit=None)])) == ()
