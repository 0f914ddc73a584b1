"""Results in the indicator's unit, rounding, and what does not fit together in a formula."""

from __future__ import annotations

from decimal import Decimal

import pytest

from heng.formula import evaluate, parse
from heng.formula.rounding import plain, round_at, round_like
from heng.formula.units import doubts, in_unit
from heng.model.quantity import Quantity
from heng.model.terms import FormulaDoubt, Rounding


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [
        ("甲/乙", "%", "62.5 %"),
        ("甲/乙*100", "%", "62.5 %"),
        ("甲/乙*100%", "%", "62.5 %"),
        ("(甲/乙)%", "%", "62.5 %"),
        ("甲/乙", "‰", "625 ‰"),
        ("甲/乙*1000‰", "‰", "625 ‰"),
        ("甲/乙*100%", "‰", "625 ‰"),
        ("甲/乙", "公里/人", "0.625 公里/人"),
        ("甲/乙*100%", "人數", "62.5 %"),
        ("甲率總和/4", "%", "1.25 %"),
        ("甲-乙/乙", "%", "4 %"),
    ],
)
def test_a_share_is_brought_to_per_cent_once(text: str, unit: str, shown: str) -> None:
    """A mean of rates and a difference without brackets are left as they are printed."""
    tree = parse(text, unit).tree
    assert tree is not None
    result = in_unit(evaluate(tree, {"甲": Decimal(5), "乙": Decimal(8), "甲率總和": Decimal(5)}), tree, unit)
    assert result is not None
    assert f"{result.value:f} {result.unit}" == shown


def test_no_digit_is_lost_on_the_way_to_per_cent() -> None:
    tree = parse("甲/乙").tree
    assert tree is not None
    result = in_unit(evaluate(tree, {"甲": Decimal(1), "乙": Decimal(3)}), tree, "%")
    assert result is not None
    assert result.value == Decimal("33." + "3" * 48)


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("參與人次+志工人數", "人", FormulaDoubt.UNITS_DIFFER),
        ("服務人次/服務人數*100%", "%", FormulaDoubt.SHARE_OF_UNLIKE),
        ("核定案數/申請件數*100%", "%", FormulaDoubt.SHARE_OF_UNLIKE),
        ("完成里數/總區數*100%", "%", FormulaDoubt.SHARE_OF_UNLIKE),
        ("服務滿意度*100%", "%", FormulaDoubt.PERCENT_TWICE),
        ("各里執行率總和/里數*100%", "%", FormulaDoubt.PERCENT_TWICE),
        ("(甲/乙*100%)*100", "%", FormulaDoubt.PERCENT_TWICE),
        ("完成件數/總件數", "%", FormulaDoubt.FACTOR_MISSING),
        ("(合格件數/抽查件數)/12個月", "%", FormulaDoubt.FACTOR_MISSING),
        ("本期-前期/前期*100%", "%", FormulaDoubt.PRECEDENCE),
        ("(無缺失項目數/抽查機關數*抽查項目數)*100%", "%", FormulaDoubt.DIVISOR),
    ],
)
def test_what_is_odd_is_told(text: str, unit: str, kind: FormulaDoubt) -> None:
    tree = parse(text, unit).tree
    assert tree is not None
    assert [doubt.kind for doubt in doubts(tree, unit)] == [kind]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("參與人數+志工人數", "人"),
        ("服務人次/服務人數", "次/人"),
        ("甲進度/預計進度*100%", "%"),
        ("甲率*50%+乙率*50%", "%"),
        ("完成件數/總件數*權重*100%", "%"),
        ("(本期件數-前期件數)/前期件數*100%", "%"),
    ],
)
def test_what_fits_is_silent(text: str, unit: str) -> None:
    tree = parse(text, unit).tree
    assert tree is not None
    assert doubts(tree, unit) == ()


@pytest.mark.parametrize(
    ("value", "digits", "up", "even"),
    [("64.738", 2, "64.74", "64.74"), ("2.5", 0, "3", "2"), ("-2.5", 0, "-3", "-2"), ("0.125", 2, "0.13", "0.12"), ("60", 2, "60.00", "60.00")],
)  # fmt: skip
def test_halves_go_up_unless_told_otherwise(value: str, digits: int, up: str, even: str) -> None:
    assert f"{round_at(Decimal(value), digits):f}" == up
    assert f"{round_at(Decimal(value), digits, Rounding.HALF_EVEN):f}" == even


@pytest.mark.parametrize(
    ("how", "up", "down"),
    [(Rounding.HALF_UP, "2.3", "-2.3"), (Rounding.HALF_EVEN, "2.2", "-2.2"), (Rounding.DOWN, "2.2", "-2.2"), (Rounding.UP, "2.3", "-2.3")],
)  # fmt: skip
def test_a_city_may_round_otherwise(how: Rounding, up: str, down: str) -> None:
    """Each way rounds by the size of a number, whatever its sign."""
    assert [f"{round_at(Decimal(value), 1, how):f}" for value in ("2.25", "-2.25")] == [up, down]


def test_a_computed_value_gets_the_digits_of_the_printed_one() -> None:
    """Of `70 萬` the last printed digit is a 萬; of 1.50 the second decimal."""
    assert round_like(Decimal(703456), Quantity(value=Decimal(700000), step=Decimal(10000))) == 700000
    assert f"{round_like(Decimal('1.495'), Quantity(value=Decimal('1.50'))):f}" == "1.50"


@pytest.mark.parametrize(
    ("value", "text"), [("1E+9", "1000000000"), ("1.500", "1.5"), ("0.000", "0"), ("-0.10", "-0.1"), ("100", "100")]
)
def test_figures_are_printed_without_exponent(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text
