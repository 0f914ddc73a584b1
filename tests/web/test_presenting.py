"""Numbers, strips and bullets as the pages draw them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from heng.model.figures import Actual
from heng.model.listings import listings
from heng.model.period import PartialDate, Period
from heng.model.quantity import Quantity
from heng.web import numbers
from heng.web.charts.bullet import bullet
from heng.web.charts.tally import GAP, WIDTH, strip
from heng.web.frame import _periods
from heng.web.intake.fields import KINDS
from heng.web.kpi.find import plain
from heng.web.strategy_map import _once
from heng.workflow.opening.cards import CardAddress
from tests import factories


@pytest.mark.parametrize(
    ("value", "shown"),
    [("14600000", "14,600,000"), ("-94.88", "−94.88"), ("0.016", "0.016"), ("1.50", "1.50"), ("0", "0")],
)
def test_digits_stay_as_printed(value, shown):
    assert numbers.number(Decimal(value)) == shown


def test_every_kind_that_a_document_can_print_has_a_name():
    assert {listing.kind for listing in listings()} - set(KINDS) <= {"identity"}


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_share_is_none_or_all_only_where_it_is(part, whole):
    part = min(part, whole)
    percent = numbers.share(part, whole)
    assert 0 <= percent <= 100
    assert (percent == 0) == (part == 0)
    assert (percent == 100) == (part == whole)


@given(st.lists(st.integers(0, 5_000), min_size=1, max_size=7))
def test_the_strip_fills_its_width_in_proportion(counts):
    pieces = strip((str(at), count) for at, count in enumerate(counts))
    assert len(pieces) == sum(count > 0 for count in counts)
    if pieces:
        covered = sum(Decimal(piece.width) for piece in pieces) + GAP * (len(pieces) - 1)
        assert abs(covered - WIDTH) < Decimal("0.1")
        assert all(Decimal(piece.width) >= 0 for piece in pieces)


def reading(target: str, actual: str):
    made = factories.edition(b"x", kpis=[("空氣品質良好比率", target, actual)])
    return made.figures.readings[0]


def test_the_target_stands_at_the_same_place_and_the_bar_is_its_share():
    drawn = bullet(reading("50", "25"), None)
    assert drawn is not None
    assert (drawn.key, drawn.length, drawn.cut, drawn.zero) == ("has", "40.00", False, False)


def test_a_bar_beyond_its_drawing_is_cut_and_one_below_zero_is_a_dot():
    assert bullet(reading("2", "25"), None).cut
    assert bullet(reading("2.4", "-94.88"), None).zero


@pytest.mark.parametrize(("target", "actual"), [("0", "5"), ("-1", "5"), ("5", "尚無法統計")])
def test_no_bullet_without_two_numbers_on_one_line(target, actual):
    assert bullet(reading(target, actual), None) is None


def test_no_bullet_for_a_day():
    base = reading("5", "5")
    day = replace(base, actual=Actual(text="107/4/30", value=PartialDate(2018, 4, 30)))
    other = replace(base, actual=Actual(text="5 人", value=Quantity(value=Decimal(5), unit="人")))
    assert bullet(day, None) is None
    assert bullet(other, None) is None


@given(st.text(alphabet="臺台ＡＢAB aｂ１1 　"))
def test_comparing_folds_once_and_for_all(text):
    assert plain(plain(text)) == plain(text)
    assert plain(text.replace("臺", "台")) == plain(text.replace("台", "臺"))


def test_days_follow_the_calendar_of_the_language():
    day, month = date(2018, 4, 30), PartialDate(2018, 7)
    with translation.override("zh-hant"):
        assert (numbers.day(day), numbers.partial_day(month)) == ("107/04/30", "107年7月")
    with translation.override("en"):
        assert (numbers.day(day), numbers.partial_day(month)) == ("2018-04-30", "2018-07")


def test_only_the_spaces_beside_chinese_are_dropped():
    assert numbers.text("本府 2 年內 PM2.5 annual mean（ 均）") == "本府2年內PM2.5 annual mean（均）"


@pytest.mark.parametrize(
    ("printed", "english"),
    [("新臺幣億元", "NT$ 100 million"), ("千元", "NT$ thousand"), ("新台幣元", "NT$"), ("公頃", "公頃")],
)
def test_units_of_money_are_said_in_english(printed, english):
    with translation.override("en"):
        assert numbers.money_unit(printed) == english
    with translation.override("zh-hant"):
        assert numbers.money_unit(printed) == printed


def test_periods_stand_in_the_order_in_which_they_end_and_bear_no_year_twice() -> None:
    def loaded(period: Period) -> SimpleNamespace:
        return SimpleNamespace(address=CardAddress("taipei", 107, period.slug), period=period)

    spans = [Period.months(107, 1, 6), Period.months(107, 1, 3)]
    tabs = _periods(CardAddress("taipei", 107, "q1"), tuple(map(loaded, spans)))  # type: ignore[arg-type]
    assert [tab.label for tab in tabs] == ["第1季", "第2季", "1至6月", "第3季", "第4季", "全年"]
    assert [tab.label for tab in tabs if tab.url] == ["第1季", "1至6月"]


def test_an_objective_that_several_copies_of_a_map_print_is_one_tile() -> None:
    """A map printed once for each theme is one map; of two readings of a name that of the table is shown."""
    cells = [SimpleNamespace(code="CL1", name=name) for name in ("型塑學習組織主題L", "型塑學習組織", "型塑學習組織")]
    tables = {"CL1": SimpleNamespace(name="型塑學習組織")}
    assert _once(cells, tables) == [cells[1]]
    assert _once(cells, {}) == [cells[0]]
