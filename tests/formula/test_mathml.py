"""Formulas as MathML, for a page."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.formula import parse
from heng.formula.mathml import mathml


def typeset(text: str) -> str:
    """Return the MathML of a formula without its alternative text."""
    tree = parse(text).tree
    assert tree is not None
    return mathml(tree).partition(">")[2].removesuffix("</math>")


def test_a_quotient_is_a_fraction_without_the_brackets_that_its_bar_replaces() -> None:
    """Names are text, signs operators; × is printed the same however the document writes it."""
    assert typeset("(甲-乙)/丙*100%") == (
        "<mrow><mrow><mfrac><mrow><mrow><mtext>甲</mtext><mo>−</mo><mtext>乙</mtext></mrow></mrow>"
        "<mrow><mtext>丙</mtext></mrow></mfrac><mo>×</mo><mn>100%</mn></mrow></mrow>"
    )


def test_several_formulas_stand_below_one_another() -> None:
    assert typeset("1.甲部分：甲/乙 2.乙部分：丙/丁").count("<mtr>") == 2


def test_powers_are_raised_and_words_escaped() -> None:
    assert "<msup><mrow><mtext>甲</mtext></mrow><mrow><mn>2</mn></mrow></msup>" in typeset("甲²+乙")
    assert "<msqrt><mrow><mtext>甲</mtext><mo>×</mo><mtext>乙</mtext></mrow></msqrt>" in typeset("√(甲×乙)")
    assert "<mtext>L&amp;E 總數</mtext>" in typeset("L&E 總數+W 總數")


@pytest.mark.parametrize(
    "text",
    [
        "Σ(甲*乙)/丙",
        "(甲-乙)總計/丙",
        "各機關(甲數-乙數)/各機關甲數",
        "|甲-乙|/丙",
        "(甲/乙)%",
        "甲/乙 > 90%",
        "率=甲/乙",
        "甲+乙=【丙+丁】=100",
    ],
)
def test_every_kind_of_node_is_well_formed(text: str) -> None:
    tree = parse(text).tree
    assert tree is not None
    assert ET.fromstring(mathml(tree)).get("alttext")


@given(st.text(alphabet='甲乙<>&"()（）+-*/÷×|=：%0123²^Σ', max_size=40))
def test_whatever_is_read_is_well_formed(text: str) -> None:
    tree = parse(text).tree
    if tree is not None:
        ET.fromstring(mathml(tree))
