"""Components joined by printed weights."""

from decimal import Decimal

from heng.evaluate import AS_PRINTED, Rulebook
from heng.evaluate.components import Weighted, components
from heng.model.terms import WeightFault
from tests.evaluate.factory import DEMO, Row, assessed, missing


def joined(*rows: Row, book: Rulebook = DEMO) -> Weighted:
    return components(assessed(rows, book))[0]


def component(number: int, weight: str, **values: object) -> Row:
    return Row(component=str(number), weight=weight, **values)  # type: ignore[arg-type]


def test_scores_are_weighted_and_capped() -> None:
    found = joined(component(1, "60", actual="100"), component(2, "40", actual="25"))

    assert (found.score, found.low, found.high, found.known) == (Decimal("0.8"), Decimal("0.8"), Decimal("0.8"), 1)


def test_a_missing_component_leaves_the_mean_and_widens_the_bounds() -> None:
    found = joined(component(1, "60", actual="45"), component(2, "40", actual=missing()))

    assert (found.score, found.known) == (Decimal("0.9"), Decimal("0.6"))
    assert (found.low, found.high) == (Decimal("0.54"), Decimal("0.94"))


def test_weights_that_do_not_sum_to_100_are_said_and_never_normalised() -> None:
    found = joined(component(1, "34"), component(2, "34"), component(3, "34"))

    assert (found.fault, found.weights, found.score) == (WeightFault.SUM, 102, None)


def test_other_reasons_not_to_join() -> None:
    twice = (component(1, "50", agencies=("甲",)), component(1, "50", agencies=("乙",)))

    assert joined(component(1, "50"), component(2, "")).fault is WeightFault.MISSING
    assert joined(component(1, "50"), component(2, "50"), book=AS_PRINTED).fault is WeightFault.NO_JUDGING
    assert joined(*twice, component(2, "50")).fault is WeightFault.SEVERAL
