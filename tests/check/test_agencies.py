"""Rules about agencies: who is named, who answers, and who is unknown."""

from __future__ import annotations

from heng.check.registry import RULES
from tests.check.factory import budget_line, edition, found, kpi, reading, subjects, theme

AG001, AG002, AG003 = (RULES[code] for code in ("AG001", "AG002", "AG003"))


def test_an_agency_that_the_theme_does_not_name() -> None:
    """One finding for an agency in a theme, with all its KPIs."""
    rows = [kpi("AC1.1"), kpi("AC1.2", agencies="衛生局"), kpi("AC1.3", agencies="衛生局")]
    (finding,) = found(AG001, edition(themes=[theme("A", agencies="勞動局")], kpis=rows))
    assert (finding.subject, finding.facts["count"], finding.facts["kpis"]) == ("衛生局", 2, "AC1.2、AC1.3")


def test_an_open_list_is_said_to_be_open() -> None:
    """等機關 leaves open who is meant."""
    rows = [kpi("AC1.2", agencies="衛生局")]
    (finding,) = found(AG001, edition(themes=[theme("A", agencies="勞動局", is_open=True)], kpis=rows))
    assert "等機關" in finding.text("zh-Hant")


def test_other_names_of_a_named_agency_groups_and_unknown_names_are_left_alone() -> None:
    """A full name is the agency; 本組各機關 are those named; an unknown name is another rule's."""
    rows = [
        kpi("AC1.1", agencies="臺北市政府勞動局"),
        kpi("AC1.2", agencies="本組各機關"),
        kpi("AC1.3", agencies="某局"),
    ]
    assert found(AG001, edition(themes=[theme("A", agencies="勞動局")], kpis=rows)) == ()
    assert found(AG001, edition(themes=[theme("A")], kpis=rows)) == ()


def test_a_listed_agency_without_kpi() -> None:
    """A group makes all members responsible; without agencies in the tables nobody is unused."""
    listed = [theme("A", agencies="勞動局,衛生局")]
    assert subjects(found(AG002, edition(themes=listed, kpis=[kpi("AC1.1")]))) == ["衛生局"]
    group = [kpi("AC1.1"), kpi("AC1.2", agencies="本組各機關")]
    assert found(AG002, edition(themes=listed, kpis=group)) == ()
    assert found(AG002, edition(themes=listed, kpis=[kpi("AC1.1", agencies="")])) == ()


def test_an_unknown_agency_with_the_nearest_name() -> None:
    """Each name once, with the number of places; totals and items of a budget are no agencies."""
    rows = [kpi("AC1.1", agencies="衛生居"), kpi("AC1.2", agencies="衛生居"), kpi("AC1.3")]
    budget = [budget_line("", "合計", "1 1 1"), budget_line("1", "勞動局主管", "1 1 1")]
    (finding,) = found(AG003, edition(kpis=rows, readings=[reading(rows[0])], budget=budget))
    assert (finding.subject, finding.facts["nearest"], finding.facts["count"]) == ("衛生居", "衛生局", 2)
    assert "衛生局" in finding.text("en")


def test_an_agency_known_on_another_day_is_known() -> None:
    """An old name in a new report is not unknown."""
    assert found(AG003, edition(themes=[theme("A", agencies="勞動局,本組各機關")])) == ()
