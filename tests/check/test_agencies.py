"""Which names of agencies the register can say anything about."""

from __future__ import annotations

from heng.check.run import check
from heng.ingest import read_document
from heng.model.agency import Agency, AgencyRegister
from heng.resources import agency_register


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
