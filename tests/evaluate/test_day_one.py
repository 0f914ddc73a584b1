"""Cases that real reports print on the first day: sizes, signs, weights, predicates and parts."""

from __future__ import annotations

from decimal import Decimal

from heng.evaluate import assessment_to_data
from heng.evaluate.totals.components import components
from heng.model.terms import NotScoredReason, Polarity, Status, WeightFault
from tests.evaluate.factory import Row, assessed, missing, verdict


def test_values_above_a_thousand_million() -> None:
    found = verdict(Row(target="14,600,000,000", actual="14,600,000,001", unit="元"))
    assert found.status is Status.MET
    assert found.achievement is not None
    assert found.achievement > 1
    assert found.distance is not None
    assert found.distance.value == 1


def test_values_below_a_thousandth() -> None:
    found = verdict(Row(target="≤0.0004", actual="0.00041", unit="%", polarity=Polarity.LOWER))
    assert (found.status, found.achievement) == (Status.NEAR, Decimal("0.975"))


def test_a_scale_word_and_its_digits_are_one_figure() -> None:
    assert verdict(Row(target="2 億元", actual="200,000,000", unit="元")).status is Status.MET


def test_zero_targets() -> None:
    assert verdict(Row(target="0", actual="0", polarity=Polarity.LOWER)).status is Status.MET
    assert verdict(Row(target="0", actual="1", polarity=Polarity.LOWER)).status is Status.SHORT
    assert verdict(Row(target="0", actual="7", polarity=Polarity.HIGHER)).not_scored is NotScoredReason.TARGET_ZERO


def test_negative_targets() -> None:
    assert verdict(Row(target="-5", actual="-4", polarity=Polarity.HIGHER)).achievement == Decimal("1.2")
    assert verdict(Row(target="-5", actual="-6", polarity=Polarity.LOWER)).achievement == Decimal("1.2")


def test_a_negative_actual_against_a_positive_target() -> None:
    found = verdict(Row(target="2", actual="-94.88", polarity=Polarity.HIGHER))
    assert (found.status, found.achievement, found.score) == (Status.SHORT, Decimal("-47.44"), 0)


def test_weights_of_102_per_cent() -> None:
    rows = [Row(code="BP5.2", component=str(number), weight="34") for number in (1, 2, 3)]
    (joined,) = components(assessed(rows))
    assert (joined.joined.fault, joined.joined.weights, joined.joined.score) == (WeightFault.SUM, 102, None)


def test_targets_as_predicates() -> None:
    found = {
        text: verdict(Row(target=text, actual=actual)).status
        for text, actual in (
            ("90以上", "90"), ("<50", "50"), ("10~20", "15"), ("10~20", "15"), (">0", "0.001"), ("無", "5"),
        )
    }  # fmt: skip
    assert found == {
        "90以上": Status.MET, "<50": Status.NEAR, "10~20": Status.MET, ">0": Status.MET, "無": Status.NOT_SCORED,
    }  # fmt: skip


def test_a_missing_part_is_never_zero() -> None:
    rows = [Row(component="1", weight="50", actual="50"), Row(component="2", weight="50", actual=missing())]
    (joined,) = assessment_to_data(assessed(rows))["components"]
    assert (joined["known"], joined["score"], joined["low"], joined["high"]) == ("0.5", "1", "0.5", "1")
