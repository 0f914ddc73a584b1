"""Things keep their identity over codes, names, editions and years; what is only likely says so."""

from dataclasses import replace

import pytest

from heng.model.terms import Ground, Scope
from heng.workflow.loading.load import load
from heng.workflow.opening.cards import open_card
from tests import factories

pytestmark = pytest.mark.usefixtures("record")


def card(data: bytes, kpis, **changes):
    return open_card(
        load(factories.Result(factories.edition(data, kpis=kpis, **changes)), data, who="amy").address
    ).printed


def identities(edition):
    names = {i.ref: i.name for i in edition.card.indicators}
    return {names[each.ref]: each for each in edition.card.identities if each.ref in names}


def test_same_code_and_name_is_the_same_thing_a_year_later():
    before = identities(card(b"107", [("失業率", "3.8", "3.7")]))
    after = identities(card(b"108", [("失業率", "3.7", "3.6")], year=108))
    assert after["失業率"].entity == before["失業率"].entity
    assert (before["失業率"].reason, after["失業率"].reason) == ("new", "same-code-and-name")
    assert after["失業率"].ground is Ground.PRINTED


def test_a_new_code_keeps_the_thing_by_its_name_as_an_inference():
    before = identities(card(b"107", [("失業率", "1", "1"), ("勞動力參與率", "1", "1")]))
    after = identities(card(b"108", [("勞動力參與率", "1", "1"), ("失業率", "1", "1")], year=108))
    assert after["失業率"].entity == before["失業率"].entity
    assert (after["失業率"].ground, after["失業率"].reason) == (Ground.INFERRED, "same-name")


def test_a_code_given_to_another_indicator_is_a_new_thing():
    before = identities(card(b"107", [("失業率", "1", "1")]))
    after = identities(card(b"108", [("圖書館借閱冊數", "1", "1")], year=108))
    assert after["圖書館借閱冊數"].entity != before["失業率"].entity
    assert after["圖書館借閱冊數"].reason == "new"


def test_a_name_worded_a_little_otherwise_under_its_code_is_likely_the_same():
    before = identities(card(b"107", [("每日垃圾清運量", "1", "1")]))
    after = identities(card(b"108", [("每日家戶垃圾清運量", "1", "1")], year=108))
    assert after["每日家戶垃圾清運量"].entity == before["每日垃圾清運量"].entity
    assert after["每日家戶垃圾清運量"].ground is Ground.INFERRED


def test_two_rows_of_one_name_are_never_one_thing():
    edition = card(b"107", [("滿意度", "1", "1"), ("滿意度", "2", "2")])
    entities = [each.entity for each in edition.card.identities if each.ref.startswith("indicator/")]
    assert len(entities) == len(set(entities)) == 2
    later = card(b"108", [("滿意度", "1", "1"), ("滿意度", "2", "2")], year=108)
    assert [each.entity for each in later.card.identities if each.ref.startswith("indicator/")] == entities


def test_a_map_cell_is_an_appearance_of_the_objective_it_names():
    edition = card(b"107", [("失業率", "1", "1")])
    by_ref = {each.ref: each for each in edition.card.identities}
    assert by_ref["map/AC1"].entity == by_ref["objective/AC1"].entity
    assert by_ref["map/AC1"].ground is Ground.PRINTED


def test_an_objective_of_the_map_alone_is_known_again():
    def only_on_the_map(data, year):
        whole = factories.edition(data, year=year)
        lone = replace(whole, card=replace(whole.card, objectives=()))
        edition = open_card(load(factories.Result(lone), data, who="amy").address).printed
        return next(each for each in edition.card.identities if each.ref == "map/AC1")

    assert only_on_the_map(b"108", 108).entity == only_on_the_map(b"107", 107).entity


def test_the_citys_map_in_a_bureaus_document_has_no_identity_there():
    data = b"bureau"
    whole = factories.edition(data, owner="臺北市政府環境保護局")
    own = replace(whole.card.themes[0], ref="theme/own", scope=Scope.OWN)
    witness = replace(whole, card=replace(whole.card, themes=(*whole.card.themes, own)))
    edition = open_card(load(factories.Result(witness), data, who="amy").address).printed
    refs = {each.ref for each in edition.card.identities}
    assert "theme/own" in refs
    assert not refs & {"theme/A", "map/AC1"}


def test_loading_later_editions_does_not_alter_what_an_earlier_one_is():
    data = b"107"
    before = identities(card(data, [("失業率", "1", "1"), ("勞動力參與率", "1", "1")]))
    card(b"108", [("勞動力參與率", "1", "1"), ("失業率", "1", "1")], year=108)
    assert identities(card(data, [("失業率", "1", "1"), ("勞動力參與率", "1", "1")])) == before
