"""What a person would call changed, between a document and another one of the record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heng.model.card import ActionStep
from heng.model.edition import Edition
from heng.model.period import Period
from heng.model.terms import ChangeField, Difference
from heng.workflow.intake.against import hold_against, lacks
from tests import factories

AIR, WASTE = "indicator/AC1/AC1.1/", "indicator/AC1/AC1.2/"
Q1, Q2 = Period.months(107, 1, 3), Period.months(107, 4, 6)


def edition(air: tuple[str, str], period: Period = Q1) -> Edition:
    kpis = (("空氣品質良好比率", *air), ("每日垃圾量", "850", "830"))
    return factories.edition(b"x", period=period, kpis=kpis)


def with_steps(text: str) -> Edition:
    made = edition(("60", "51.5"))
    action, *others = made.card.actions
    steps = (ActionStep(text=text),) if text else ()
    return replace(made, card=replace(made.card, actions=(replace(action, steps=steps), *others)))


def test_figures_of_another_period_stand_beside_and_a_target_is_changed() -> None:
    found = hold_against(edition(("60", "51.5")), edition(("55", "48"), Q2), other_period=True)
    air, waste = found[AIR], found[WASTE]
    assert [(one.field, one.before, one.after) for one in air.altered] == [("target", "60", "55")]
    assert [(one.field, one.before, one.after) for one in air.later] == [("actual", "51.5", "48")]
    assert air.alters(ChangeField.TARGET)
    assert not air.alters(ChangeField.ACTUAL)
    assert (waste.difference, waste.later) == (Difference.SAME, ())


def test_an_actual_of_the_same_period_is_changed() -> None:
    air = hold_against(edition(("60", "51.5")), edition(("60", "48")), other_period=False)[AIR]
    assert (air.difference, air.alters(ChangeField.ACTUAL), air.later) == (Difference.CHANGED, True, ())


@pytest.mark.parametrize(
    ("before", "after"), [("每月稽查", ""), ("文句略", "每月稽查"), ("", "每月稽查"), ("每月稽查", "（略）")]
)
def test_words_that_one_document_leaves_out_are_not_changed(before: str, after: str) -> None:
    air = hold_against(with_steps(before), with_steps(after), other_period=False)[AIR]
    assert air.difference is Difference.SAME
    assert [one.field for one in air.unprinted] == ["steps"]


def test_words_that_differ_are_changed() -> None:
    air = hold_against(with_steps("每月稽查"), with_steps("每季稽查"), other_period=True)[AIR]
    assert [one.field for one in air.altered] == ["steps"]


@pytest.mark.parametrize("content", [None, "", (), False, "略", "內容略", ("文句略", "文句略2")])
def test_nothing_and_a_mark_of_omission_lack_a_content(content: Any) -> None:
    assert lacks(content)


@pytest.mark.parametrize("content", ["戰略", "策略", 0, "0", ("略", "每月")])
def test_words_and_zero_are_contents(content: Any) -> None:
    assert not lacks(content)
