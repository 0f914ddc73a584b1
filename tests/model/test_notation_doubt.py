"""What can be read two ways gives both readings, and what is not understood is said; nothing is guessed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.model.figures import Actual, Band, Parts, Target
from heng.model.notation import RemarkKind, parse_actual, parse_target, print_actual, print_target
from heng.model.quantity import Quantity
from tests.model.spelling import spell


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3-5", "3", "5"),
        ("4.5-5.0", "4.5", "5.0"),
        ("3至5", "3", "5"),
        ("10~12", "10", "12"),
        ("2,000 人次-3,000 人次", "2000", "3000"),
        ("80≦x≦90", "80", "90"),
        (">=80,<90", "80", "90"),
    ],
)
def test_a_range_is_a_target_of_two_ends_and_an_actual_that_is_open(text: str, low: str, high: str) -> None:
    predicate = parse_target(text).value.predicate
    assert isinstance(predicate, Band)
    assert (predicate.low.value, predicate.high.value) == (Decimal(low), Decimal(high))

    actual = parse_actual(text)
    readings = [actual.value, *actual.alternatives]
    assert [reading.value.value for reading in readings] == [Decimal(low), Decimal(high)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        ("80~90", (False, False)),
        (">=80,<90", (False, True)),
        (">80且<90", (True, True)),
        ("90以上未滿95", (False, True)),
        ("80<指標值≤90", (True, False)),
        ("90>x≥80", (False, True)),
        ("大於 80 小於 90", (True, True)),
        ("80 以上 90 以下", (False, False)),
    ],
)
def test_an_end_is_out_where_the_print_says_so(text: str, excluded: tuple[bool, bool]) -> None:
    predicate = parse_target(text).value.predicate
    assert isinstance(predicate, Band)
    assert (predicate.low_excluded, predicate.high_excluded) == excluded


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        ("1萬2", "= 12000", "= 10002"),
        ("3千5", "= 3500", "= 3005"),
        ("三萬五", "= 35000", "= 30005"),
        ("每月 3 件", "= 3 件 | note 每月", "none prose"),
        ("增加5%", "= 5 %", "none prose"),
        ("減少 5%", "= 5 %", "= -5 %"),
        ("50±", "= 50 | note ±", "none prose"),
    ],
)
def test_a_target_that_can_be_meant_two_ways_gives_both(text: str, first: str, other: str) -> None:
    parsed = parse_target(text)
    assert spell(parsed.value) == first
    assert spell(parsed.alternatives[0]) == other


@pytest.mark.parametrize("text", ["1,23", "12,50", "1.234.567", "4O", ".5", "1e5", "3:1", "3/4"])
def test_a_number_that_no_rule_reads_is_doubt_and_not_silence(text: str) -> None:
    assert parse_target(text).remark(RemarkKind.UNKNOWN_WORDS)
    assert parse_actual(text).remark(RemarkKind.UNKNOWN_WORDS)


@pytest.mark.parametrize("text", ["已完成", "達成", "同上", "優等", "一"])
def test_words_for_an_actual_that_are_not_understood_are_said(text: str) -> None:
    assert parse_actual(text).remark(RemarkKind.UNKNOWN_WORDS)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("二十", "= 20"),
        ("一百二十", "= 120"),
        ("三萬五千", "= 35000"),
        ("廿", "= 20"),
        ("二〇二四", "= 2024"),
        ("九成五", "= 9.5 成"),
        ("4成8", "= 4.8 成"),
        ("百分之八十", "= 80 %"),
        ("八十以上", ">= 80"),
        ("約 1,234", "= 1234 | note 約"),
        ("平均 5", "= 5 | note 平均"),
        ("3 件/10 萬人", "= 3 件/10 萬人"),
    ],
)
def test_a_printed_figure_is_read_with_its_words(text: str, meaning: str) -> None:
    parsed = parse_target(text)
    assert spell(parsed.value) == meaning
    assert parsed.certain
    assert parse_actual(text).certain


@pytest.mark.parametrize(("text", "units"), [("12人/3人", ["人", "人"]), ("100人次/20場", ["人次", "場"])])
def test_a_unit_holds_no_figure(text: str, units: list[str]) -> None:
    predicate = parse_target(text).value.predicate
    assert isinstance(predicate, Parts)
    assert [part.value.unit for part in predicate.parts] == units  # type: ignore[union-attr]
    actual = parse_actual(text).value
    assert isinstance(actual, Actual)
    assert [part.value.unit for part in actual.parts] == units  # type: ignore[union-attr]


def test_the_unit_of_the_row_tells_a_second_figure_from_a_rate() -> None:
    assert isinstance(parse_target("12人/100人", unit="人").value.predicate, Parts)
    assert spell(parse_target("12人/100人", unit="人/100人").value) == "= 12 人/100人"


quantities = st.builds(
    lambda value, unit: Quantity(value=Decimal(value), unit=unit, step=Decimal(1)),
    st.integers(0, 10**6),
    st.sampled_from(["", "%", "件", "人次"]),
)


@settings(deadline=None, max_examples=60)
@given(quantities, st.integers(1, 10**6), st.booleans(), st.booleans())
def test_a_printed_range_with_open_ends_reads_back(low: Quantity, more: int, below: bool, above: bool) -> None:
    high = replace(low, value=low.value + more)
    target = Target(text="", predicate=Band(low=low, high=high, low_excluded=below, high_excluded=above))
    parsed = parse_target(print_target(target))
    assert parsed.value.predicate == target.predicate
    assert parsed.certain


PIECES = [
    "3",
    "50",
    "1,234",
    "0.5",
    "三十",
    "1萬2",
    "件",
    "%",
    "以上",
    "未滿",
    "~",
    "-",
    "±",
    "/",
    " ",
    "至",
    "且",
    "<",
]


@settings(deadline=None, max_examples=120)
@given(st.lists(st.sampled_from(PIECES), max_size=3), st.sampled_from(["", "約 ", "每月", "增加 ", "≥", "<"]))
def test_what_is_printed_of_a_reading_reads_back_equal(pieces: list[str], before: str) -> None:
    text = before + "".join(pieces)
    target = parse_target(text).value
    again = parse_target(print_target(target)).value
    assert again.predicate == target.predicate
    actual = parse_actual(text).value
    if isinstance(actual, Actual):
        back = parse_actual(print_actual(actual)).value
        assert isinstance(back, Actual)
        assert (back.value, back.as_of) == (actual.value, actual.as_of)


@pytest.mark.parametrize("text", ["Err:510", "#DIV/0!", "#VALUE!"])
def test_an_error_of_a_spreadsheet_holds_no_number(text: str) -> None:
    assert spell(parse_actual(text).value) == "missing not_given"
    assert parse_actual(text).remark(RemarkKind.UNKNOWN_WORDS)
