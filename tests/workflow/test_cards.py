"""The card that is opened where not all of its address is given, at the moment asked about."""

from datetime import UTC, date, datetime

import pytest

from heng.model.period import Period
from heng.workflow.cards import CardAddress, EmptyRecordError, Moment, NoSuchCardError, choose, latest, open_card
from heng.workflow.load import load
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
