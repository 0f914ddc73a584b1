"""The grammar of printed values: what each printed form means."""

from datetime import date

from heng.model.figures import Missing, Threshold
from heng.model.notation import parse_actual, parse_target, split_pair
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import MissingReason

FIRST_QUARTER = Period(date(2018, 1, 1), date(2018, 3, 31))


def test_a_scale_word_belongs_to_the_number() -> None:
    target = parse_target("10 萬 5,000", period=FIRST_QUARTER).value
    assert isinstance(target.predicate, Threshold)
    assert target.predicate.value.value == 105000


def test_words_give_the_reason_for_a_missing_figure() -> None:
    actual = parse_actual("尚無法統計", period=FIRST_QUARTER).value
    assert isinstance(actual, Missing)
    assert actual.reason is MissingReason.NOT_YET


def test_target_and_actual_on_one_line_are_parted() -> None:
    (reading,) = split_pair(["20 15 處 "], period=FIRST_QUARTER)
    assert (reading.target_text, reading.actual_text) == ("20", "15 處")
    value = reading.actual.value
    assert not isinstance(value, Missing)
    assert isinstance(value.value, Quantity)
    assert value.value.unit == "處"
