"""Rulebooks are data that document themselves."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.evaluate.rulebooks.rulebook import RulebookError, rulebook_from_data, rulebook_to_data
from heng.formula import evaluate, parse
from heng.model.figures import Actual, Threshold
from heng.model.quantity import Quantity
from heng.model.terms import NotScoredReason, Polarity, Status, TimeBehaviour
from tests.evaluate.factory import DEMO, FIRST_QUARTER, WHOLE_YEAR, Row, verdict

FIGURES = st.decimals(min_value=-1000, max_value=1000, places=2)
TARGETS = FIGURES.filter(bool)


def demo_data() -> Any:
    return json.loads(json.dumps(rulebook_to_data(DEMO)))


def achievement(polarity: Polarity, actual: Decimal, target: Decimal) -> Decimal | None:
    row = Row(
        target=Threshold(operator="=", value=Quantity(value=target)),  # type: ignore[arg-type]
        actual=Actual(text="", value=Quantity(value=actual)),
        polarity=polarity,
    )
    return verdict(row).achievement


@given(FIGURES, TARGETS)
def test_lower_is_the_mirror_of_higher(actual: Decimal, target: Decimal) -> None:
    higher = achievement(Polarity.HIGHER, actual, target)

    assert higher == achievement(Polarity.LOWER, -actual, -target)
    assert higher == achievement(Polarity.LOWER, 2 * target - actual, target)


@given(FIGURES, TARGETS)
def test_on_target_treats_both_sides_alike(actual: Decimal, target: Decimal) -> None:
    there = achievement(Polarity.ON_TARGET, actual, target)
    higher, lower = (achievement(one, actual, target) for one in (Polarity.HIGHER, Polarity.LOWER))

    assert there == achievement(Polarity.ON_TARGET, 2 * target - actual, target)
    assert higher is not None
    assert lower is not None
    assert there == min(higher, lower)


def test_a_declared_pace_holds_a_count_against_its_share_of_the_year() -> None:
    data = demo_data()
    data["judging"]["pace"]["flow"] = "linear"
    book = rulebook_from_data(data)
    row = Row(behaviour=TimeBehaviour.FLOW, unit="件", target="365", actual="80", period=FIRST_QUARTER)

    found = verdict(row, book)

    assert found.achievement == evaluate(parse("80 / 90").tree, {}).value  # type: ignore[arg-type]
    assert found.status is Status.NEAR
    assert any("到107/03/31過了一年的24.7%，應達≥ 90。" in step.text("zh") for step in found.steps)


def test_thresholds_and_default_polarity_are_the_rulebooks() -> None:
    data = demo_data()
    data["judging"]["thresholds"] = {"met": "0.9", "near": "0.5"}
    del data["judging"]["default_polarity"]
    book = rulebook_from_data(data)

    assert verdict(Row(actual="45", polarity=Polarity.HIGHER), book).status is Status.MET
    assert verdict(Row(actual="25", polarity=Polarity.HIGHER), book).status is Status.NEAR
    assert verdict(Row(), book).status is Status.NOT_SCORED
    assert verdict(Row(target="≥50"), book).status is Status.NEAR


def test_what_is_joined_is_capped_and_what_is_shown_is_raw() -> None:
    found = verdict(Row(target="88", actual="175", period=WHOLE_YEAR))

    assert found.achievement is not None
    assert found.achievement > Decimal("1.98")
    assert found.score == 1


RATIO = {"treatment": "ratio", "formula": "a / t", "text": {"zh": "比", "en": "Ratio"}}
COMPARE = {"treatment": "compare", "text": {"zh": "比", "en": "Compare"}}


def test_the_first_case_of_an_actual_that_holds_is_taken() -> None:
    data = demo_data()
    zero = COMPARE | {"sign": "=", "bound": "0"}
    beyond = RATIO | {"sign": ">", "bound": "1.5 * t", "formula": "0"}
    data["judging"]["achievement"]["lower"]["positive"] = RATIO | {"formula": "t / a", "cases": [zero, beyond]}
    book = rulebook_from_data(data)

    def of(actual: str) -> tuple[Status | None, Decimal | None]:
        found = verdict(Row(target="10", actual=actual, polarity=Polarity.LOWER), book)
        return found.status, found.achievement

    assert of("0") == (Status.MET, None)
    assert of("8") == (Status.MET, Decimal("1.25"))
    assert of("12.5") == (Status.NEAR, Decimal("0.8"))
    assert of("15.1") == (Status.SHORT, Decimal(0))


def test_a_ratio_without_a_value_is_no_verdict_and_no_crash() -> None:
    data = demo_data()
    data["judging"]["achievement"]["lower"]["positive"] = RATIO | {"formula": "t / a"}
    book = rulebook_from_data(data)

    found = verdict(Row(target="10", actual="0", polarity=Polarity.LOWER), book)

    assert (found.status, found.not_scored) == (Status.NOT_SCORED, NotScoredReason.NO_RULE)
    assert any("t / a在a＝0、t＝10時沒有值" in step.text("zh") for step in found.steps)
    assert verdict(Row(target="≤10", actual="0"), book).status is Status.MET


def test_a_polarity_may_have_thresholds_of_its_own_and_no_near() -> None:
    data = demo_data()
    data["judging"]["achievement"]["lower"]["thresholds"] = {"met": "1"}
    book = rulebook_from_data(data)

    assert verdict(Row(target="10", actual="11", polarity=Polarity.LOWER), book).status is Status.SHORT
    assert verdict(Row(target="10", actual="9", polarity=Polarity.HIGHER), book).status is Status.NEAR
    assert verdict(Row(target="<10", actual="10"), book).status is Status.SHORT


def test_a_rulebook_may_let_thresholds_decide_where_a_sign_is_printed() -> None:
    data = demo_data()
    data["judging"]["thresholds"] = {"met": "0.9", "near": "0.8"}
    assert verdict(Row(target="≥80", actual="75"), rulebook_from_data(data)).status is Status.NEAR

    data["judging"]["sign_decides"] = False
    assert verdict(Row(target="≥80", actual="75"), rulebook_from_data(data)).status is Status.MET


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("thresholds", "near"), "1.1"),
        (("thresholds", "near"), "1"),
        (("thresholds", "met"), "NaN"),
        (("scoring", "floor"), "2"),
        (("achievement", "lower", "positive", "formula"), "2 - a / b"),
        (("achievement", "lower", "positive", "formula"), "2 - a /"),
        (("achievement", "lower", "zero", "formula"), "a / t"),
        (("achievement", "lower", "thresholds"), {"met": "0.5", "near": "0.6"}),
        (("achievement", "lower", "positive", "cases"), [COMPARE | {"sign": "between", "bound": "0"}]),
        (("achievement", "lower", "positive", "cases"), [COMPARE | {"sign": "<", "bound": "a"}]),
        (("achievement", "lower", "positive", "cases"), [COMPARE | {"sign": "<", "bound": "0.9 * a"}]),
        (("achievement", "lower", "positive", "cases"), [RATIO | {"sign": "<", "bound": "0", "formula": "x"}]),
    ],
)
def test_a_rulebook_that_contradicts_itself_is_refused(path: tuple[str, ...], value: object) -> None:
    data = demo_data()
    inner = data["judging"]
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value

    with pytest.raises(RulebookError, match="demo-linear-1"):
        rulebook_from_data(data)
