"""A weight is exact, keeps its print, and is readable in JSON."""

from decimal import Decimal

import pytest

from heng.model import canonical
from heng.model.weights import NoWeightError, Weight


@pytest.mark.parametrize(
    ("text", "value"), [("50", "50"), ("33.3", "33.3"), ("16.70", "16.70"), ("33％", "33"), ("５０", "50")]
)
def test_a_printed_weight_is_exact_and_keeps_its_text(text: str, value: str) -> None:
    weight = Weight.read(text)
    assert weight is not None
    assert (weight.value, str(weight)) == (Decimal(value), text)
    assert canonical.to_data(weight) == text
    assert canonical.from_data(text, Weight) == weight


@pytest.mark.parametrize("text", ["", "高", "NaN", "五十"])
def test_what_is_no_number_is_no_weight(text: str) -> None:
    assert Weight.read(text) is None
    with pytest.raises(NoWeightError):
        Weight(text)
