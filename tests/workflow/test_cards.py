"""The card that is opened where not all of its address is given, at the moment asked about."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import partial

import pytest
from django.db import connection

from heng.model.period import Period
from heng.store import read
from heng.workflow.changes.change import correct_actual
from heng.workflow.loading.load import load
from heng.workflow.opening.cards import (
    CardAddress,
    EmptyRecordError,
    Moment,
    NoSuchCardError,
    choose,
    latest,
    open_card,
)
from tests import factories

pytestmark = pytest.mark.usefixtures("record")

Q1 = CardAddress("taipei", 107, "q1", "q1")
Q2 = CardAddress("taipei", 107, "q2", "q2")
BUREAU = CardAddress("某局", 107, "q3", "q3")


@pytest.fixture
def three(record):
    """A city's two quarters, and a later one of an owner that is no city."""
    load(*factories.read(b"q1"), who="amy")
    load(*factories.read(b"q2", period=Period.months(107, 4, 6)), who="amy")
    load(*factories.read(b"q3", period=Period.months(107, 7, 9), owner="某局"), who="amy")


def test_an_empty_record_says_how_to_begin():
    assert latest() is None
    with pytest.raises(EmptyRecordError) as refused:
        choose()
    assert "heng load" in refused.value.text("en")


@pytest.mark.usefixtures("three")
def test_the_latest_of_the_city_comes_before_a_later_one_of_another_owner():
    assert choose() == latest() == Q2
    assert choose(owner="某局") == BUREAU
    assert choose(period="q3") == BUREAU
    assert choose(year=107, edition="q1") == Q1


@pytest.mark.usefixtures("three")
def test_only_what_held_on_the_day_is_chosen_from_and_it_opens():
    before = Moment(as_of=date(2018, 5, 1))
    assert choose(moment=before) == Q1
    assert open_card(choose(moment=before), before).address == Q1


@pytest.mark.usefixtures("three")
def test_what_is_not_there_is_refused_with_what_there_is():
    with pytest.raises(NoSuchCardError) as refused:
        choose(year=99)
    assert "taipei/107/q2/q2" in refused.value.text("en")
    for moment in (Moment(as_of=date(2001, 1, 1)), Moment(known=datetime(2001, 1, 1, tzinfo=UTC))):
        with pytest.raises(NoSuchCardError) as refused:
            choose(moment=moment)
        assert "2001-01-01" in refused.value.text("zh-Hant")


def test_what_is_written_while_a_card_is_opened_is_not_half_in_it(record, monkeypatch):
    address = load(*factories.read(), who="amy").address
    correct = partial(correct_actual, address, "reading/AC1/AC1.1//", "57.5", who="bob", reason="查核")

    def written_meanwhile(*asked):
        head = head_of(*asked)
        with ThreadPoolExecutor(1) as other:
            other.submit(_with_a_connection_of_its_own, correct).result()
        return head

    head_of = read.head_of
    monkeypatch.setattr(read, "head_of", written_meanwhile)
    before = open_card(address)
    monkeypatch.undo()
    assert before.changes == ()
    after = open_card(address)
    assert len(after.changes) == 1
    assert before.digest != after.digest


def _with_a_connection_of_its_own(act):
    try:
        act()
    finally:
        connection.close()


def test_a_changed_register_of_agencies_shows_without_a_restart(record, monkeypatch):
    monkeypatch.setenv("HENG_HOME", str(record.home))
    address = load(*factories.read(), who="amy").address
    before = open_card(address)
    assert open_card(address) is before
    own = record.home / "agencies.csv"
    own.write_text("key,name\nnewtown,新鎮公所\n", "utf-8")
    after = open_card(address)
    assert after is not before
    assert open_card(address) is after
