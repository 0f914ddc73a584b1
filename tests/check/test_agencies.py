"""Which names of agencies the register can say anything about, and whose a finding is."""

from __future__ import annotations

from dataclasses import replace

from heng.check.run import check
from heng.ingest import read_document
from heng.model.agency import Agency, AgencyRegister, Responsibility
from heng.resources import agency_register
from tests.check.factory import edition, kpi, reading


def test_a_city_that_is_registered_alone_keeps_agencies_of_its_own() -> None:
    """Its name in the register says nothing about its bureaus: they are not looked up among another city's."""
    text = "# 某新市政府 111年1至3月 施政報告\n\n### AC1 目標\n"
    text += "".join(f"\n#### AC1.{number} 指標{number}\n- 機關：捷工處\n" for number in (1, 2))
    there = agency_register()
    read = read_document("a.md", text.encode(), there).edition
    alone = Agency(key="new-city", name=read.owner)
    bureau = Agency(key="new-city-labor", name="某新市政府勞動局", parent="new-city")
    found = [
        len(check([read], AgencyRegister((*there.agencies, *own)), select=["AG003"]))
        for own in ((), (alone,), (alone, bureau))
    ]
    assert (bool(read.owner), found) == (True, [0, 0, 1])


def test_a_finding_on_one_of_several_figures_names_its_agencies() -> None:
    """Two agencies of one KPI may lack their figure for reasons of their own."""
    row = kpi("AC1.1")
    both = [
        replace(reading(row, actual=text), ref=f"reading/{name}", agencies=(Responsibility(agency=name),))
        for name, text in (("勞動局", "尚未公布"), ("衛生局", "－"))
    ]
    found = check([edition(kpis=[row], readings=both)], agency_register(), select=["AC003"])
    assert sorted(one.text("zh-Hant").partition("本期")[0] for one in found) == ["AC1.1（勞動局）", "AC1.1（衛生局）"]


def test_a_number_that_is_no_code_does_not_stand_alone() -> None:
    """`14` says nothing to a reader; the name of the row does. The subject stays what it was."""
    row = kpi("14", "路外停車格位數", objective="AC1")
    (found,) = check([edition(kpis=[row], readings=[reading(row, actual="－")])], agency_register(), select=["AC003"])
    assert (found.subject, found.text("en")[:14]) == ("14", "14「路外停車格位數」 ha"[:14])
