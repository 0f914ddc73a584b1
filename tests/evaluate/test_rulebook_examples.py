"""Every packaged rulebook does what its worked examples say, and its examples leave no branch out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from heng.evaluate import Rulebook, Verdict
from heng.evaluate.rulebooks.branches import SignRule
from heng.evaluate.rulebooks.rulebook import Example, Judging
from heng.formula import evaluate, parse
from heng.model.figures import Actual, Threshold
from heng.model.finding import Wording
from heng.model.quantity import Quantity
from heng.model.terms import Polarity, Status, TargetOperator, TimeBehaviour, Treatment
from heng.resources import rulebook, rulebooks
from tests.evaluate.factory import FIRST_QUARTER, Row, verdict
from tests.evaluate.periods import figure, quarter, told, year

BOOKS = [book for book in map(rulebook, rulebooks()) if book.judging]
FROM_ELSEWHERE = [book for book in BOOKS if book.name != "demo-linear-1"]


def example(polarity: str, target: str, actual: str, status: Status, achievement: str | None = None) -> Example:
    numbers = {"target": Decimal(target), "actual": Decimal(actual)}
    text = Wording(f"{target}／{actual}", f"{target} / {actual}")
    return Example(polarity=Polarity.of(polarity), status=status, achievement=achievement, text=text, **numbers)


MORE = {
    "demo-linear-1": (
        example("higher", "50", "40", Status.NEAR, "0.8"),
        example("higher", "50", "50", Status.MET, "1"),
        example("lower", "17", "20.4", Status.NEAR, "0.8"),
        example("lower", "17", "20.5", Status.SHORT, "2 - 20.5 / 17"),
        example("lower", "-10", "-12", Status.MET, "1.2"),
        example("on_target", "100", "120", Status.NEAR, "0.8"),
        example("on_target", "100", "100", Status.MET, "1"),
        example("on_target", "0", "0", Status.MET),
        example("on_target", "-5", "-4", Status.NEAR, "0.8"),
    )
}
"""Examples of a rulebook whose released text lacks them."""


def examples_of(book: Rulebook) -> tuple[Example, ...]:
    return (*book.examples, *MORE.get(book.name, ()))


def in_course(book: Rulebook, one: Example) -> Verdict:
    """Judge a figure that adds up over a year, as far as its example says, with last year's and a planned split."""
    assert one.course is not None
    row = Row(behaviour=TimeBehaviour.FLOW, unit="件", target=f"{one.target:f}", polarity=one.polarity)
    so_far = quarter(one.course.quarter, 106)
    earlier = zip((so_far, year(106)), one.course.last_year, strict=False)
    return told(
        replace(row, period=quarter(one.course.quarter), actual=figure(one.actual)),
        *(replace(row, period=period, actual=figure(value)) for period, value in earlier),
        plan=[(quarter(at).last, f"{value:f}") for at, value in enumerate(one.course.planned, 1)],
        book=book,
    )


def judged(book: Rulebook, polarity: Polarity, target: Decimal, actual: Decimal, operator: str = "=") -> Verdict:
    predicate = Threshold(operator=TargetOperator(operator), value=Quantity(value=target))
    figure = Actual(text="", value=Quantity(value=actual))
    return verdict(Row(target=predicate, actual=figure, polarity=polarity), book)


@pytest.mark.parametrize(
    ("book", "one"),
    [(book, one) for book in BOOKS for one in examples_of(book)],
    ids=lambda value: value.name if isinstance(value, Rulebook) else f"{value.polarity} {value.text.en}",
)
def test_every_worked_example_comes_out_as_it_says(book: Rulebook, one: Example) -> None:
    found = in_course(book, one) if one.course else judged(book, one.polarity, one.target, one.actual, one.operator)

    assert found.status is one.status
    if one.achievement is None:
        assert found.achievement is None
    else:
        tree = parse(one.achievement).tree
        assert found.achievement == (evaluate(tree, {}).value if tree else Decimal(one.achievement))


def ways(book: Rulebook) -> Iterator[tuple[Polarity, str, int]]:
    """Each polarity, sign of the target and branch of a rulebook; the last branch is the one without a case."""
    assert book.judging is not None
    for polarity, rule in book.judging.achievement.items():
        for name, sign in zip(("positive", "zero", "negative"), rule.signs(), strict=True):
            yield from ((polarity, name, place) for place in range(len(sign.cases) + 1))


def way(judging: Judging, one: Example) -> tuple[Polarity, str, int]:
    name = "zero" if one.target == 0 else "positive" if one.target > 0 else "negative"
    sign: SignRule = getattr(judging.achievement[one.polarity], name)
    branch = sign.for_actual(one.actual, one.target)
    return one.polarity, name, list(sign.branches()).index(branch)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_every_branch_has_an_example(book: Rulebook) -> None:
    assert book.judging is not None
    shown = {way(book.judging, one) for one in examples_of(book)}

    assert set(ways(book)) <= shown


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_examples_stand_on_each_edge_above_the_cap_and_below_zero(book: Rulebook) -> None:
    assert book.judging is not None
    for polarity, rule in book.judging.achievement.items():
        mine = [one for one in examples_of(book) if one.polarity is polarity]
        if rule.positive.treatment is Treatment.RATIO:
            reached = {judged(book, polarity, one.target, one.actual).achievement for one in mine if one.target > 0}
            assert reached >= set(book.judging.thresholds_of(polarity).edges), polarity
    higher = [judged(book, one.polarity, one.target, one.actual) for one in examples_of(book)]
    assert any((each.achievement or 0) > book.judging.scoring.cap for each in higher)
    assert any(one.actual < 0 < one.target for one in examples_of(book))


@pytest.mark.parametrize("book", FROM_ELSEWHERE, ids=lambda book: book.name)
def test_a_rulebook_made_after_another_system_names_it_and_is_nobodys_decision(book: Rulebook) -> None:
    assert book.demonstration
    assert book.adoption is None
    assert "不是任何機關核定" in book.summary.zh
    assert "adopted by nobody" in book.summary.en
    for source in book.sources:
        assert source.system
        assert source.version
        assert source.text.zh
        assert source.text.en
    assert book.sources


PM25 = {
    "demo-linear-1": ("0.8706", Status.NEAR),
    "demo-inverse-1": ("0.8854", Status.NEAR),
    "demo-forpdi-1": ("0.8706", Status.SHORT),
    "demo-camms-1": ("0.8706", Status.SHORT),
    "demo-onstrategy-1": ("0.8706", Status.NEAR),
    "demo-clearpoint-1": ("0.8706", Status.SHORT),
    "demo-cascade-1": (None, Status.SHORT),
    "demo-course-1": (None, Status.SHORT),
    "demo-bamboobsc-1": ("1.1294", Status.MET),
}
"""A yearly ceiling of 17 µg/m³ and a mean of 19.2: what each rulebook makes of it."""


def test_one_figure_has_as_many_verdicts_as_there_are_rules() -> None:
    found = {}
    for book in BOOKS:
        one = verdict(Row(unit="µg/m³", target="17", actual="19.2", polarity=Polarity.LOWER), book)
        share = None if one.achievement is None else str(one.achievement.quantize(Decimal("0.0001")))
        found[book.name] = (share, one.status)

    assert found == PM25


def test_what_is_expected_so_far_is_a_share_of_the_year_only_where_a_rulebook_declares_it() -> None:
    row = Row(behaviour=TimeBehaviour.FLOW, unit="件", target="365", actual="80", period=FIRST_QUARTER)

    statuses = {book.name: verdict(row, book).status for book in BOOKS}

    assert statuses.pop("demo-cascade-1") is Status.NEAR
    assert statuses.pop("demo-course-1") is Status.NEAR, "no plan and no last year: by days"
    assert set(statuses.values()) == {Status.UNDER_WAY}


def test_a_ceiling_passed_by_less_than_a_rulebook_allows_is_not_passed_for_good() -> None:
    def of(actual: str, name: str) -> Status | None:
        row = Row(behaviour=TimeBehaviour.FLOW, unit="件", target="≤100", actual=actual, period=FIRST_QUARTER)
        return verdict(row, rulebook(name)).status

    assert of("105", "demo-linear-1") is Status.SHORT
    assert of("105", "demo-onstrategy-1") is Status.UNDER_WAY
    assert of("130", "demo-onstrategy-1") is Status.SHORT
    assert of("130", "demo-bamboobsc-1") is Status.UNDER_WAY
