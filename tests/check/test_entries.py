"""What is odd about a typed figure."""

import pytest

from heng.check.entries import doubts
from heng.model.notation import parse_actual, parse_target
from tests.evaluate.factory import Row


def said(row: Row, typed: str) -> list[str]:
    actual = parse_actual(typed, unit=row.unit or "", period=row.period).value
    return [doubt.text("en") for doubt in doubts(row.indicator(), row.reading(), actual)]


@pytest.mark.parametrize(
    ("row", "typed", "message"),
    [
        (Row(target="50", actual="40"), "140", "140 is above 100%; nothing printed for this indicator is."),
        (Row(target="50", actual="40"), "4000", "4000 is 10 times what is printed (40), or more."),
        (Row(unit="件", actual="40"), "3", "3 is less than one in 10 parts of what is printed (40)."),
        (Row(unit="人", actual="40"), "38 件", "The unit “件” is not the indicator's “人”."),
        (Row(unit="件", actual="40"), "預計 107/12/31 完成", "A number stands here; what you write is none"),
        (
            Row(unit="日期", target="107/12/31", actual="107/4/30"),
            "17/4/30",
            "1928-04-30 is 10 years or more away from the period of the report.",
        ),
        (Row(unit="日期", target="107/12/31", actual="107/4/30"), "12", "A day belongs here"),
    ],
)
def test_an_odd_figure_is_told(row: Row, typed: str, message: str) -> None:
    assert any(one.startswith(message) for one in said(row, typed))


@pytest.mark.parametrize(
    ("row", "typed"),
    [
        (Row(target="50", actual="40"), "42.5"),
        (Row(target="120", actual="110"), "130"),
        (Row(unit="人次", target="5 萬", actual="40000"), "4.1 萬"),
        (Row(unit="日期", target="107/12/31", actual="107/4/30"), "107/5/2"),
        (Row(unit="件", target="50", actual=None), "12"),
    ],
)
def test_what_is_in_order_is_not_asked_about(row: Row, typed: str) -> None:
    assert said(row, typed) == []


def test_a_target_is_held_against_the_printed_target() -> None:
    row = Row(target="50", actual="4")
    typed = parse_target("5", unit="%", period=row.period).value
    assert [one.facts.get("printed") for one in doubts(row.indicator(), row.reading(), typed)] == []
    typed = parse_target("4", unit="%", period=row.period).value
    assert [one.facts["printed"] for one in doubts(row.indicator(), row.reading(), typed)] == ["50"]
