"""Rulebooks are data that document themselves."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.evaluate.rulebook import Example, RulebookError, rulebook_from_data, rulebook_to_data
from heng.formula import evaluate, parse
from heng.model.figures import Actual, Threshold
from heng.model.quantity import Quantity
from heng.model.terms import Polarity, Status, TimeBehaviour
from tests.evaluate.factory import DEMO, FIRST_QUARTER, WHOLE_YEAR, Row, verdict

FIGURES = st.decimals(min_value=-1000, max_value=1000, places=2)
TARGETS = FIGURES.filter(bool)


def demo_data() -> Any:
    return json.loads(json.dumps(rulebook_to_data(DEMO)))


@pytest.mark.parametrize("example", DEMO.examples, ids=lambda example: example.text.en)
def test_every_worked_example_of_the_rulebook_comes_out_as_it_says(example: Example) -> None:
    target = Threshold(operator=example.operator, value=Quantity(value=example.target))
    actual = Actual(text="", value=Quantity(value=example.actual))
    found = verdict(Row(target=target, actual=actual, polarity=example.polarity))

    assert found.status is example.status
    if example.achievement is None:
        assert found.achievement is None
    else:
        tree = parse(example.achievement).tree
        expected = evaluate(tree, {}).value if tree else Decimal(example.achievement)
        assert found.achievement == expected


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


@given(FIGURES, FIGURES, TARGETS)
def test_better_is_never_judged_worse(one: Decimal, other: Decimal, target: Decimal) -> None:
    low, high = sorted((one, other))
    for polarity, better, worse in ((Polarity.HIGHER, high, low), (Polarity.LOWER, low, high)):
        good, bad = achievement(polarity, better, target), achievement(polarity, worse, target)
        assert good is not None
        assert bad is not None
        assert good >= bad


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


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("thresholds", "near"), "1.1"),
        (("scoring", "floor"), "2"),
        (("achievement", "lower", "positive", "formula"), "2 - a / b"),
        (("achievement", "lower", "positive", "formula"), "2 - a /"),
        (("achievement", "higher", "negative", "treatment"), "not_scored"),
    ],
)
def test_a_rulebook_that_contradicts_itself_is_refused(path: tuple[str, ...], value: str) -> None:
    data = demo_data()
    inner = data["judging"]
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value

    with pytest.raises(RulebookError, match="demo-linear-1"):
        rulebook_from_data(data)
