"""Computing formulas exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.formula import Outcome, evaluate, parse
from heng.model.terms import FaultKind

FIGURES = st.decimals(min_value=-(10**9), max_value=10**9, places=3)


def value_of(text: str, **values: str) -> Outcome:
    tree = parse(text).tree
    assert tree is not None
    return evaluate(tree, {name: Decimal(value) for name, value in values.items()})


@pytest.mark.parametrize(
    ("text", "values", "value", "unit"),
    [
        ("(甲/乙)*100%", {"甲": "6305", "乙": "10000"}, "63.05", "%"),
        ("(甲/乙)*100", {"甲": "6305", "乙": "10000"}, "63.05", ""),
        ("甲*50%+乙*50%", {"甲": "0.8", "乙": "0.6"}, "70", "%"),
        ("甲/乙*10 萬", {"甲": "3", "乙": "250000"}, "1.2", ""),
        ("(甲/乙)*10⁶", {"甲": "3", "乙": "250000"}, "12", ""),
        ("甲/乙*1000‰", {"甲": "3", "乙": "1000"}, "3", "‰"),
        ("|甲-乙|/乙", {"甲": "3", "乙": "4"}, "0.25", ""),
        ("-甲-乙-丙", {"甲": "1", "乙": "2", "丙": "3"}, "-6", ""),
        ("甲/乙/丙", {"甲": "8", "乙": "2", "丙": "2"}, "2", ""),
        ("50%/100%+甲", {"甲": "0"}, "0.5", ""),
    ],
)
def test_values_are_exact(text: str, values: dict[str, str], value: str, unit: str) -> None:
    outcome = value_of(text, **values)

    assert (outcome.value, outcome.unit, outcome.exact) == (Decimal(value), unit, True)


def test_every_operation_is_in_the_trace() -> None:
    outcome = value_of("2 - a / t", a="19.2", t="16")

    assert [(step.text, step.value) for step in outcome.steps] == [
        ("a", Decimal("19.2")),
        ("t", Decimal(16)),
        ("a / t", Decimal("1.2")),
        ("2 - a / t", Decimal("0.8")),
    ]


def test_what_no_decimal_can_print_is_rounded_and_says_so() -> None:
    outcome = value_of("a / t", a="1", t="3")

    assert outcome.value == Decimal("0." + "3" * 50)
    assert not outcome.exact


@pytest.mark.parametrize(
    ("values", "fault", "text"),
    [
        ({"甲": "1", "乙": "0"}, FaultKind.DIVIDED_BY_ZERO, "甲 / 乙"),
        ({"甲": "1"}, FaultKind.VALUE_MISSING, "乙"),
        ({"甲": "NaN", "乙": "1"}, FaultKind.VALUE_MISSING, "甲"),
        ({"甲": "1E+999999", "乙": "1"}, FaultKind.TOO_LARGE, "甲"),
    ],
)
def test_what_cannot_be_computed_is_a_fault(values: dict[str, str], fault: FaultKind, text: str) -> None:
    outcome = value_of("甲 / 乙", **values)

    assert outcome.value is None
    assert outcome.fault is not None
    assert (outcome.fault.kind, outcome.fault.text) == (fault, text)


@given(FIGURES, FIGURES, FIGURES)
def test_no_digit_is_lost(a: Decimal, b: Decimal, c: Decimal) -> None:
    outcome = value_of("(a - b) * c + a", a=str(a), b=str(b), c=str(c))

    assert outcome.value is not None
    assert Fraction(outcome.value) == (Fraction(a) - Fraction(b)) * Fraction(c) + Fraction(a)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("甲*12345678901234567890123456789萬", "123456789012345678901234567890000"),
        ("1234567890123456789²-甲", "1524157875323883675019051998750190520"),
        ("甲*1.00000000000000000000000000001萬", "10000.0000000000000000000000001"),
    ],
)
def test_printed_numbers_are_never_rounded(text: str, value: str) -> None:
    """Whatever a scale word or a power does to a printed number, each of its digits stays."""
    assert value_of(text, 甲="1").value == Decimal(value)
