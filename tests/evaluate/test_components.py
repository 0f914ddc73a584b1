"""Components joined by printed weights."""

import json
from decimal import Decimal

import pytest

from heng.evaluate import AS_PRINTED, Rulebook, assessment_to_data
from heng.evaluate.totals.components import Weighted, components
from heng.model.terms import WeightFault
from tests.evaluate.factory import DEMO, Row, assessed, missing


def joined(*rows: Row, book: Rulebook = DEMO) -> Weighted:
    return components(assessed(rows, book))[0]


def component(number: int, weight: str, **values: object) -> Row:
    return Row(component=str(number), weight=weight, **values)  # type: ignore[arg-type]


def test_scores_are_weighted_and_capped() -> None:
    found = joined(component(1, "60", actual="100"), component(2, "40", actual="25"))

    assert (found.joined.score, found.joined.low, found.joined.high, found.joined.known) == (
        Decimal("0.8"),
        Decimal("0.8"),
        Decimal("0.8"),
        1,
    )


def test_a_missing_component_leaves_the_mean_and_widens_the_bounds() -> None:
    found = joined(component(1, "60", actual="45"), component(2, "40", actual=missing()))

    assert (found.joined.score, found.joined.known) == (Decimal("0.9"), Decimal("0.6"))
    assert (found.joined.low, found.joined.high) == (Decimal("0.54"), Decimal("0.94"))


def test_weights_that_do_not_sum_to_100_are_said_and_never_normalised() -> None:
    found = joined(component(1, "34"), component(2, "34"), component(3, "34"))

    assert (found.joined.fault, found.joined.weights, found.joined.score) == (WeightFault.SUM, 102, None)


@pytest.mark.parametrize("weights", [("33", "33", "33"), ("16.67", "16.67", "16.66", "50"), ("33％", "33", "34")])
def test_weights_that_the_checker_leaves_alone_are_joined(weights: tuple[str, ...]) -> None:
    """One rule for weights: what is no fault to the checker is none here."""
    found = joined(*(component(number, weight) for number, weight in enumerate(weights, start=1)))

    assert (found.joined.fault, found.joined.score) == (None, Decimal("0.8"))


def test_weights_below_zero_are_never_joined() -> None:
    assert joined(component(1, "150"), component(2, "-50")).joined.fault is WeightFault.SUM


def test_data_have_the_components_and_why_they_are_not_joined() -> None:
    rows = [component(1, "60", actual="45"), component(2, "40", actual=missing())]
    rows += [component(n, "34", code="BP5.2") for n in (1, 2, 3)]
    one, other = json.loads(json.dumps(assessment_to_data(assessed(rows))))["components"]

    assert (one["code"], one["score"], one["known"], one["low"], one["high"]) == ("AC1.1", "0.9", "0.6", "0.54", "0.94")
    assert one["components"][0] == {"code": "AC1.1-1", "weight": "60"}
    assert (other["code"], other["weights"], other["score"], other["fault"]) == ("BP5.2", "102", None, "sum")


def test_other_reasons_not_to_join() -> None:
    twice = (component(1, "50", agencies=("甲",)), component(1, "50", agencies=("乙",)))

    assert joined(component(1, "50"), component(2, "")).joined.fault is WeightFault.MISSING
    assert joined(component(1, "50"), component(2, "50"), book=AS_PRINTED).joined.fault is WeightFault.NO_JUDGING
    assert joined(*twice, component(2, "50")).joined.fault is WeightFault.SEVERAL
