"""Values of data items are changes like others: reason, history, undo, two times; entered once, read by every KPI."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from heng.model.period import Period
from heng.model.terms import ChangeField, InputFault, TimeBehaviour
from heng.store.clock import today
from heng.workflow.changes import change
from heng.workflow.changes.refusals import (
    NoReasonError,
    NothingChangesError,
    NotOneNumberError,
    SpanOutOfOrderError,
    StaleChangeError,
    UnitDiffersError,
    UnknownSubjectError,
)
from heng.workflow.items import computed
from heng.workflow.items.computed import card_data
from heng.workflow.items.entering import Entered, decide_same, describe, enter_value, part, span
from heng.workflow.loading.load import load
from heng.workflow.opening.cards import NOW, Moment, open_card
from heng.workflow.verify import verify
from tests import factories

BY = {"who": "amy", "reason": "照業務統計"}
Q1, Q2 = Period.months(107, 1, 3), Period.months(107, 4, 6)
GOOD, ALL = "良好日數", "總日數"

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture
def address(record):
    return load(*factories.read(), who="loader").address


def key(address, name):
    """Return the key of the item of a name in the first KPI's formula."""
    return next(item.key for item in card_data(open_card(address)).items.items if item.name == name)


def figure(address, moment=NOW, number=0):
    card = open_card(address, moment)
    (found,) = card_data(card).computing.of_reading(card.edition.figures.readings[number])
    return found


def enter(address, name, text, period=Q1, **more):
    return enter_value(address, key(address, name), Entered(period=period, text=text), **{**BY, **more})


def test_a_value_is_entered_once_and_read_by_every_kpi_that_names_it(address):
    enter(address, GOOD, "50")
    assert figure(address).value is None
    enter(address, ALL, "90 日")
    found = figure(address)
    assert round(found.value, 4) == Decimal("55.5556")
    assert (found.printed.value, found.agrees) == (Decimal("51.5"), False)
    printed = open_card(address)
    assert printed.edition == printed.printed
    assert figure(address, number=1).has_inputs is (key(address, GOOD) == GOOD)


def test_a_value_has_history_undo_and_two_times(address):
    before = open_card(address).loaded.recorded
    enter(address, GOOD, "50")
    made = enter(address, GOOD, "60", reason="重新核對")
    assert (made.field, made.before, made.after, made.who) == (ChangeField.DATA_VALUE, "50", "60", "amy")
    data = card_data(open_card(address))
    item = data.items.by_key[key(address, GOOD)]
    assert [one.reason for one in data.history(item)] == ["重新核對", "照業務統計"]
    assert [one.value.quantity.value for one in data.values_of(item)] == [Decimal(60)]
    change.undo(made.number, who="amy", reason="打錯")
    data = card_data(open_card(address))
    assert [one.text for one in data.values_of(item)] == ["50"]
    assert not card_data(open_card(address, Moment(known=before))).held.values
    enter(address, GOOD, "70", Q2)
    spans = {at: {one.value.period for one in card_data(open_card(address, Moment(as_of=at))).held.values}
             for at in (Q2.last, Q2.next_day)}  # fmt: skip
    assert spans == {Q2.last: {Q1}, Q2.next_day: {Q1, Q2}}
    assert verify().first_broken is None
    assert open_card(address).changes == ()


def test_a_value_belongs_to_the_year_of_its_span_for_all_cards_of_the_owner(address):
    made = enter(address, GOOD, "70", Period.year(106))
    assert made.valid == Period.year(106).next_day
    later = load(
        *factories.read(factories.document("108年"), year=108, period=Period.months(108, 1, 3)), who="x"
    ).address
    values = card_data(open_card(later)).held.values
    assert [one.text for one in values] == ["70"]


@pytest.mark.parametrize(
    ("text", "refusal"), [("很多", NotOneNumberError), ("", NotOneNumberError), ("90 公頃", UnitDiffersError)]
)
def test_what_is_no_value_is_refused(address, text, refusal):
    describe(address, key(address, ALL), ChangeField.DATA_UNIT, "日", **BY)
    with pytest.raises(refusal):
        enter(address, ALL, text)


def test_reason_span_and_what_others_wrote_are_asked_for(address):
    with pytest.raises(NoReasonError):
        enter(address, GOOD, "50", reason=" ")
    with pytest.raises(SpanOutOfOrderError):
        span(today(), today() + timedelta(days=1))
    enter(address, GOOD, "50")
    with pytest.raises(NothingChangesError):
        enter(address, GOOD, "50")
    with pytest.raises(StaleChangeError):
        enter(address, GOOD, "51", seen=0)
    with pytest.raises(UnknownSubjectError):
        enter_value(address, key(address, GOOD), Entered(period=Q1, text="5", agency="別的局"), **BY)
    with pytest.raises(UnknownSubjectError):
        enter_value(address, "沒有這個", Entered(period=Q1, text="5"), **BY)


def test_parts_of_a_span_are_added_up_once_somebody_says_that_they_add_up(address):
    item = key(address, GOOD)
    enter(address, GOOD, "50", Period.months(107, 1, 1))
    describe(address, item, ChangeField.DATA_BEHAVIOUR, TimeBehaviour.FLOW.value, **BY)
    assert figure(address).missing[0].fault is InputFault.PARTS_MISSING
    enter(address, GOOD, "10", Period.months(107, 2, 3))
    assert figure(address).inputs[0].value == 60


def test_items_are_described_joined_and_parted_and_each_can_be_taken_back(address):
    item = key(address, GOOD)
    describe(address, item, ChangeField.DATA_SOURCE, "監測網", **BY)
    made = describe(address, item, ChangeField.DATA_FREQUENCY, "每月", **BY)
    found = card_data(open_card(address)).items.by_key[item]
    assert (found.source, found.frequency) == ("監測網", "每月")
    change.undo(made.number, who="amy", reason="不是")
    assert not card_data(open_card(address)).items.by_key[item].frequency
    data = card_data(open_card(address))
    first = data.items.by_key[item]
    other = next(one for one in data.items.items if one.key not in first.keys)
    joined = decide_same(address, item, other.key, same=True, **BY)
    assert card_data(open_card(address)).items.by_key[other.key].key == first.key
    change.undo(joined.number, who="amy", reason="不是")
    assert card_data(open_card(address)).items.by_key[other.key].key == other.key
    decide_same(address, item, other.key, same=False, **BY)
    assert frozenset([item, other.key]) in card_data(open_card(address)).held.rejected


def test_a_kpi_can_mean_something_else_by_a_name(record):
    result, data = factories.read()
    rows = tuple(replace(one, formula="本市空氣監測日數*2", unit="日") for one in result.edition.card.indicators)
    edition = replace(result.edition, card=replace(result.edition.card, indicators=rows))
    address = load(replace(result, edition=edition), data, who="loader").address
    shared = card_data(open_card(address)).items.items
    assert [len(item.indicators) for item in shared] == [2]
    made = part(address, shared[0].key, rows[1].ref, **BY)
    assert [len(item.indicators) for item in card_data(open_card(address)).items.items] == [1, 1]
    change.undo(made.number, who="amy", reason="一樣")
    assert len(card_data(open_card(address)).items.items) == 1


def test_what_an_earlier_edition_prints_is_another_time_of_a_formula(record):
    rows = (("志工人數", "60", "120"), ("志工成長率", "10", "尚無法統計"))
    formulas = ("今年度志工人數", "(今年度志工人數-去年度志工人數)/去年度志工人數*100%")

    def loaded(year, actual):
        kpis = ((rows[0][0], "60", actual), rows[1])
        result, data = factories.read(
            factories.document(f"{year}年"), year=year, period=Period.months(year, 1, 3), kpis=kpis
        )
        card = result.edition.card
        units = ("人", "%")
        made = tuple(
            replace(one, formula=formula, unit=unit)
            for one, formula, unit in zip(card.indicators, formulas, units, strict=True)
        )
        figures = result.edition.figures
        counted = replace(
            figures.readings[0], actual=factories.Actual(text=actual, value=factories.Quantity(value=Decimal(actual)))
        )
        edition = replace(
            result.edition, card=replace(card, indicators=made),
            figures=replace(figures, readings=(counted, *figures.readings[1:])),
        )  # fmt: skip
        return load(replace(result, edition=edition), data, who="loader").address

    loaded(106, "100")
    address = loaded(107, "120")
    found = figure(address, number=1)
    assert found.value == 20
    assert [one.value for one in found.inputs] == [120, 100]
    assert not found.questioned


def test_a_figure_of_an_earlier_edition_under_an_open_error_marks_what_is_computed_from_it(address, monkeypatch):
    enter(address, GOOD, "50")
    enter(address, ALL, "100")
    assert not figure(address).questioned
    data = card_data(open_card(address))
    earlier = replace(data.card.edition, year=106)
    row = earlier.card.indicators[0]
    asked = []
    monkeypatch.setattr(computed, "stands_open", lambda *about, **_: bool(asked.append(about)) or True)
    assert data.computing.doubts(earlier, row.ref, "")
    assert asked[0][:2] == (earlier, row), "only that KPI's rows are looked at"
    assert not data.computing.doubts(data.card.edition, row.ref, "")


def test_a_value_keeps_the_unit_that_it_was_entered_in_when_the_items_unit_is_changed(address):
    describe(address, key(address, GOOD), ChangeField.DATA_UNIT, "天", **BY)
    enter(address, GOOD, "45")
    enter(address, ALL, "90")
    before = figure(address).value
    assert before == 50
    describe(address, key(address, GOOD), ChangeField.DATA_UNIT, "小時", **BY)
    (good, _) = figure(address).inputs
    assert (good.value, good.unit) == (1080, "小時")
    assert figure(address).value == before
