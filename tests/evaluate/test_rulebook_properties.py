"""What holds for every rulebook whatever the figures: no verdict gets worse when the figure gets better."""

from __future__ import annotations

import ast
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import heng.evaluate
from heng.evaluate import Rulebook, Verdict
from heng.evaluate.rulebooks.rulebook import Judging
from heng.model.terms import NotScoredReason, Polarity, Status, Treatment
from tests.evaluate.test_rulebook_examples import BOOKS, judged

RANK = {Status.SHORT: 0, Status.NEAR: 1, Status.MET: 2}
FIGURES = st.decimals(min_value=-300, max_value=300, places=2) | st.integers(-3, 3).map(Decimal)
HOSTILE = st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e40"), max_value=Decimal("1e40"))
POLARITIES = st.sampled_from(list(Polarity))


def sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


def is_flawed(book: Rulebook, polarity: Polarity, target: Decimal) -> bool:
    """Tell whether an example says that the source itself judges such figures the wrong way round."""
    return any(one.flaw and one.polarity is polarity and sign(one.target) == sign(target) for one in book.examples)


def worse_first(polarity: Polarity, target: Decimal, one: Decimal, other: Decimal) -> tuple[Decimal, Decimal]:
    """Return two figures, the worse first; of figures that aim at a value both stand on the side of the first."""
    if polarity is Polarity.ON_TARGET:
        side = -1 if one < target else 1
        one, other = (target + side * abs(each - target) for each in (one, other))
        return (one, other) if abs(one - target) >= abs(other - target) else (other, one)
    low, high = sorted((one, other))
    return (low, high) if polarity is Polarity.HIGHER else (high, low)


def branch(judging: Judging, polarity: Polarity, target: Decimal, actual: Decimal) -> object:
    return judging.achievement[polarity].for_target(target).for_actual(actual, target)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
@given(POLARITIES, FIGURES, FIGURES, FIGURES)
def test_a_better_figure_is_judged_no_worse(
    book: Rulebook, polarity: Polarity, target: Decimal, one: Decimal, other: Decimal
) -> None:
    if is_flawed(book, polarity, target):
        return
    assert book.judging is not None
    worse, better = worse_first(polarity, target, one, other)
    bad, good = judged(book, polarity, target, worse), judged(book, polarity, target, better)
    if bad.status in RANK and good.status in RANK:
        assert RANK[good.status] >= RANK[bad.status]
    same = branch(book.judging, polarity, target, worse) == branch(book.judging, polarity, target, better)
    if same and bad.achievement is not None and good.achievement is not None:
        assert good.achievement >= bad.achievement


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
@given(POLARITIES, FIGURES, FIGURES)
def test_a_threshold_belongs_to_the_better_side(
    book: Rulebook, polarity: Polarity, target: Decimal, actual: Decimal
) -> None:
    assert book.judging is not None
    limits, found = book.judging.thresholds_of(polarity), judged(book, polarity, target, actual)
    if found.achievement is None:
        return
    near = limits.near is not None and found.achievement >= limits.near
    wanted = Status.MET if found.achievement >= limits.met else Status.NEAR if near else Status.SHORT
    assert found.status is wanted


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
@given(POLARITIES, HOSTILE, HOSTILE, st.sampled_from(["=", "<", "<=", ">", ">="]))
def test_whatever_the_numbers_there_is_a_typed_verdict(
    book: Rulebook, polarity: Polarity, target: Decimal, actual: Decimal, operator: str
) -> None:
    found = judged(book, polarity, target, actual, operator)

    assert found.status in {*RANK, Status.NOT_SCORED}
    assert (found.status is Status.NOT_SCORED) == (found.not_scored is not None)
    assert found.achievement is None or found.achievement.is_finite()
    assert is_typed(found)


def is_typed(found: Verdict) -> bool:
    no_rule = {NotScoredReason.NO_RULE, NotScoredReason.TARGET_ZERO}
    return found.not_scored is None or found.not_scored in no_rule


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
@given(POLARITIES, FIGURES)
def test_what_is_met_exactly_is_met(book: Rulebook, polarity: Polarity, target: Decimal) -> None:
    assert book.judging is not None
    if is_flawed(book, polarity, target) and target <= 0:
        return
    found = judged(book, polarity, target, target)
    treated = branch(book.judging, polarity, target, target)
    if getattr(treated, "treatment", None) is not Treatment.NOT_SCORED:
        assert found.status is Status.MET


def test_no_module_of_judging_knows_floating_point() -> None:
    for file in sorted(Path(heng.evaluate.__file__).parent.glob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        assert "float" not in names, file.name
        assert not any(isinstance(one.value, float) for one in constants), file.name
