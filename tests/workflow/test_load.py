"""A document is kept once, completely, and comes back as it was read."""

from dataclasses import replace
from datetime import date

import pytest

from heng.model.period import PartialDate, Period
from heng.model.terms import Ground
from heng.store.models import Batch, Edition, Entry
from heng.workflow.loading import documents
from heng.workflow.loading.load import LoadRefusedError, load
from heng.workflow.loading.refusals import NoDayError
from heng.workflow.opening.cards import CardAddress, addresses, latest, open_card
from tests import factories

pytestmark = pytest.mark.usefixtures("record")


def test_an_edition_comes_back_as_it_was_read():
    result, data = factories.read()
    report = load(result, data, who="amy")
    card = open_card(report.address)
    assert report.address == CardAddress("taipei", 107, "q1", "q1")
    assert card.printed.card.indicators == result.edition.card.indicators
    assert card.printed.figures == result.edition.figures
    assert card.printed.budget == result.edition.budget
    assert card.printed.plan is None
    assert documents.content(result.edition.edition.document.sha256) == data


def test_the_same_reading_writes_nothing():
    result, data = factories.read()
    first = load(result, data, who="amy")
    again = load(result, data, who="bob")
    assert (first.same, again.same, again.new) == (False, True, 0)
    assert again.address == first.address
    assert (Batch.objects.count(), Edition.objects.count(), Entry.objects.count()) == (1, 1, first.new)


def test_a_copy_under_another_name_is_the_same_document():
    result, data = factories.read()
    load(result, data, who="amy")
    head = result.edition.edition
    renamed = replace(head, document=replace(head.document, name="copy.txt"))
    again = load(factories.Result(replace(result.edition, edition=renamed)), data, who="amy")
    assert again.same
    assert documents.name(head.document.sha256) == "report.txt"


def test_another_reading_of_the_same_document_writes_only_what_differs():
    result, data = factories.read()
    load(result, data, who="amy")
    report = load(factories.with_kpi_named(result, "AC1.2", "每日垃圾清運量"), data, who="newer")
    assert not report.same
    written = Entry.objects.filter(batch__sequence=2)
    # The definition itself, and what follows from its new name: that it is the thing it was is now an inference.
    assert {(entry.kind, entry.ref) for entry in written} == {
        ("indicator", "indicator/AC1/AC1.2/"),
        ("identity", "indicator/AC1/AC1.2/"),
    }
    names = [indicator.name for indicator in open_card(report.address).printed.card.indicators]
    assert names == ["空氣品質良好比率", "每日垃圾清運量"]


def test_what_a_later_reading_leaves_out_is_gone_and_what_it_adds_stands_in_its_place():
    data = factories.document()
    three = (("甲", "1", "1"), ("乙", "2", "2"), ("丙", "3", "3"))
    load(factories.Result(factories.edition(data, kpis=three)), data, who="amy")
    whole = factories.edition(data, kpis=three)
    fewer = replace(whole, budget=None, card=replace(whole.card, indicators=whole.card.indicators[::2], actions=()))
    address = load(factories.Result(fewer), data, who="newer").address
    card = open_card(address).printed
    assert [indicator.name for indicator in card.card.indicators] == ["甲", "丙"]
    assert card.card.actions == ()
    assert card.budget is None
    load(factories.Result(whole), data, who="newest")
    assert [indicator.name for indicator in open_card(address).printed.card.indicators] == ["甲", "乙", "丙"]
    assert open_card(address).printed.budget == whole.budget


def test_a_second_edition_stands_beside_the_first():
    first = load(*factories.read(b"first print"), who="amy")
    second = load(*factories.read(b"second print"), who="amy")
    other = load(*factories.read(b"second quarter", period=Period.months(107, 4, 6)), who="amy")
    assert [r.address.edition for r in (first, second, other)] == ["q1", "q1-2", "q2"]
    assert [each.address for each in addresses()] == [other.address, second.address, first.address]
    assert latest() == other.address
    assert open_card(CardAddress("taipei", 107, "q1")).address == second.address
    assert open_card(first.address).loaded.recorded < open_card(second.address).loaded.recorded
    assert {each.address.edition for each in open_card(first.address).siblings} == {"q1", "q1-2", "q2"}


@pytest.mark.parametrize(
    ("published", "period", "given", "day", "ground"),
    [
        (PartialDate(2018, 4, 20), factories.Q1, None, date(2018, 4, 20), Ground.PRINTED),
        (PartialDate(2018, 4), factories.Q1, None, date(2018, 4, 30), Ground.PRINTED),
        (None, factories.Q1, None, date(2018, 4, 1), Ground.INFERRED),
        (None, None, date(2018, 5, 5), date(2018, 5, 5), Ground.CONFIRMED),
    ],
)
def test_the_day_is_the_printed_one_else_inferred_else_given(published, period, given, day, ground):
    result, data = factories.read(published=published, period=period)
    report = load(result, data, who="amy", day=given)
    assert (report.day, report.day_ground) == (day, ground)
    opened = open_card(report.address)
    assert (opened.loaded.day, opened.loaded.day_ground) == (day, ground)
    assert opened.loaded.day_inferred == (ground is Ground.INFERRED)


def test_without_any_day_it_is_refused_with_the_remedy_and_nothing_is_written():
    result, data = factories.read(period=None)
    with pytest.raises(NoDayError) as refused:
        load(result, data, who="amy")
    assert "--day" in refused.value.text("zh-Hant")
    assert not Entry.objects.exists()


def test_bytes_that_were_not_read_are_refused():
    result, _ = factories.read(b"one")
    with pytest.raises(LoadRefusedError):
        load(result, b"other", who="amy")


def test_an_owner_that_the_register_lacks_is_kept_under_its_printed_name():
    result, data = factories.read(owner="某某市政府")
    assert load(result, data, who="amy").address.owner == "某某市政府"


def test_a_later_reading_may_find_the_printed_day():
    result, data = factories.read()
    load(result, data, who="amy")
    dated, _ = factories.read(published=PartialDate(2018, 4, 20))
    report = load(dated, data, who="newer")
    assert report.new == 1
    assert open_card(report.address).loaded.day == date(2018, 4, 20)


def test_what_was_found_in_reading_stays_with_the_edition():
    result, data = factories.read()
    found = (factories.finding(refs=("reading/AC1/AC1.1//",)), factories.finding())
    report = load(factories.Result(result.edition, found), data, who="amy")
    assert open_card(report.address).reading_findings == found
    assert load(factories.Result(result.edition, found), data, who="amy").same


def test_a_whole_citys_report_comes_back():
    data = factories.document("big")
    whole = factories.big(data)
    report = load(factories.Result(whole), data, who="amy")
    card = open_card(report.address).printed
    assert replace(card, card=replace(card.card, identities=())) == whole
    assert load(factories.Result(whole), data, who="amy").same
