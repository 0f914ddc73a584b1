"""How hard the rest of a year is against what it came to so far."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from heng.evaluate.year.stretch import stretch, urgency
from heng.model.terms import Polarity, RestKind, TimeBehaviour
from tests.evaluate.factory import Row
from tests.evaluate.periods import rest

FLOW = Row(name="新增設置量", unit="座", behaviour=TimeBehaviour.FLOW, polarity=Polarity.HIGHER, target="100")
DUST = Row(name="微粒年平均濃度", formula="年平均監測值", unit="µg/m³", target="17", polarity=Polarity.LOWER)


def test_a_sum_is_held_against_the_time_gone_by() -> None:
    """20 in the first quarter and 80 in the other three, 26.67 in each: as the quarters are counted, not their days."""
    assert stretch(rest(replace(FLOW, actual="20"))) == Fraction(80, 3) / 20


def test_a_mean_is_held_against_the_mean_and_a_ceiling_is_hard_where_less_may_come() -> None:
    assert stretch(rest(replace(DUST, actual="19.2"))) == Fraction("19.2") / (Fraction("48.8") / 3)


@pytest.mark.parametrize("target", ["-5", "0"])
def test_what_is_asked_below_zero_is_no_multiple(target: str) -> None:
    balance = Row(name="期末餘額", unit="億元", behaviour=TimeBehaviour.STOCK, polarity=Polarity.HIGHER, target=target)
    assert stretch(rest(replace(balance, actual="3"))) is None


def test_nothing_is_held_against_zero_and_what_has_not_begun_comes_before_what_is_on_its_way() -> None:
    none, some, more = (rest(replace(FLOW, actual=actual)) for actual in ("0", "20", "90"))
    assert stretch(none) is None
    assert sorted([more, some, none], key=urgency) == [none, some, more]
    lost = replace(some, kind=RestKind.PASSED)
    assert urgency(lost) < urgency(none) < urgency(None)
