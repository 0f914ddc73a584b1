"""Computing formulas exactly."""

from decimal import Context, Decimal
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
        ("(甲/乙*100)%", {"甲": "3", "乙": "4"}, "75", "%"),
        ("{[1-(甲÷乙)]×100}%", {"甲": "1", "乙": "4"}, "75", "%"),
        ("(甲*100/乙)%", {"甲": "3", "乙": "4"}, "75", "%"),
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


def test_parts_are_added_up_before_they_are_divided() -> None:
    """The ratio of many parts is the ratio of their sums, never the mean of their ratios; Σ goes part by part."""
    parts = {"甲": [Decimal(1), Decimal(9)], "乙": [Decimal(2), Decimal(6)]}
    ratio, by_part = parse("甲/乙").tree, parse("Σ(甲/乙)/2").tree
    assert ratio is not None
    assert by_part is not None
    assert evaluate(ratio, parts).value == Decimal("1.25")
    assert evaluate(by_part, parts).value == Decimal(1)


def test_parts_of_different_number_do_not_go_together() -> None:
    tree = parse("Σ(甲*乙)").tree
    assert tree is not None
    outcome = evaluate(tree, {"甲": [Decimal(1)] * 2, "乙": [Decimal(1)] * 3})
    assert outcome.fault is not None
    assert outcome.fault.kind is FaultKind.PARTS_DIFFER


def test_values_that_the_formula_prints_serve_where_none_is_given() -> None:
    text = "(基準 163 天-實際天數)/(基準 163 天-目標達 100 天)*100%"
    assert value_of(text, 實際天數="131.5").value == 50
    given = value_of(text, **{"實際天數": "121", "基準 163 天": "184"})
    assert given.value == 75


def test_a_bare_value_is_in_the_mark_that_the_formula_prints_with_the_quantity() -> None:
    """What is printed as 85 % is entered as 85."""
    text = "(更新達成率達 85%)*70%+(擴充能量達 34.92%)*30%"
    assert value_of(text).value == Decimal("69.976")
    assert value_of(text, **{"更新達成率達 85%": "50", "擴充能量達 34.92%": "40"}).value == 47


@pytest.mark.parametrize(
    "name", ["前 5 年平均數", "65 歲", "登記人口數(10 萬人)", "PM2.5 濃度", "前 10 名人數", "5,000 人以上"]
)
def test_numbers_that_belong_to_a_name_are_no_values(name: str) -> None:
    tree = parse(f"甲/{name}*100%").tree
    assert tree is not None
    assert evaluate(tree, {"甲": Decimal(1)}).value is None


def test_parts_of_a_quantity_stand_for_it_wherever_it_is_named() -> None:
    """`執行數(甲+乙)` says what 執行數 is; a value given for the whole goes before its parts."""
    text = "(預算數-執行數)/執行數(甲+乙)"
    assert value_of(text, 預算數="12", 甲="3", 乙="5").value == Decimal("0.5")
    assert value_of(text, 預算數="12", 執行數="4").value == 2


def test_growth_against_a_base_below_zero_has_no_value() -> None:
    outcome = value_of("(本期-前期)/前期*100%", 本期="5", 前期="-10")
    assert outcome.fault is not None
    assert (outcome.fault.kind, outcome.fault.text) == (FaultKind.NEGATIVE_BASE, "前期")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("甲^(1/2)", FaultKind.NO_REAL), ("√(甲)", FaultKind.NO_REAL), ("乙^(-1)", FaultKind.NO_REAL), ("丙^1000", FaultKind.TOO_LARGE), ("丙^丙", FaultKind.TOO_LARGE)],
)  # fmt: skip
def test_powers_without_a_value_say_so(text: str, kind: FaultKind) -> None:
    tree = parse(f"({text})+丙").tree
    assert tree is not None
    outcome = evaluate(tree, {"甲": Decimal(-2), "乙": Decimal(0), "丙": Decimal(10) ** 9})
    assert outcome.fault is not None
    assert outcome.fault.kind is kind


def test_a_root_is_exact_where_it_is_a_fraction() -> None:
    assert value_of("√(甲*乙)", 甲="0.09", 乙="4").value == Decimal("0.6")
    assert value_of("√(甲)", 甲="2").value == Decimal(2).sqrt(Context(prec=50))
    assert value_of("∛(甲*乙*丙)", 甲="0.027", 乙="8", 丙="-1").value == Decimal("-0.6")
    assert value_of("⁴√(甲)", 甲="-1").fault is not None


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


def test_a_quantity_that_the_formula_defines_may_be_used_again_and_again() -> None:
    """Its parts are entered once."""
    tree = parse("總數(男+女)/(總數+總數)").tree
    assert tree is not None
    assert evaluate(tree, {"男": Decimal(1), "女": Decimal(2)}).value == Decimal("0.5")
