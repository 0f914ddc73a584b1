"""Many figures as one: by printed weights, or alike where a rulebook says so, never with weights of our own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.evaluate import AS_PRINTED, Rulebook, assess, assessment_to_data
from heng.evaluate.totals.joining import Joined
from heng.evaluate.totals.roll_up import RollUp
from heng.evaluate.totals.roll_up_rows import COLUMNS, roll_up_rows
from heng.model.figures import Missing
from heng.model.terms import (
    MissingReason,
    NotScoredReason,
    RollLevel,
    UnscoredItems,
    Unweighted,
    Weighing,
    WeightFault,
    WeightRule,
)
from heng.model.weights import Weight
from tests.evaluate.factory import DEMO, Row, assessed, edition_of, missing


def ruled(**changes: object) -> Rulebook:
    assert DEMO.judging is not None
    roll_up = replace(DEMO.judging.roll_up, **changes)  # type: ignore[arg-type]
    return replace(DEMO, judging=replace(DEMO.judging, roll_up=roll_up))


EQUAL = ruled(unweighted=Unweighted.EQUAL)


def rolled(*rows: Row, book: Rulebook = EQUAL) -> RollUp:
    return RollUp(assessed(rows, book))


def of(joined: Joined) -> tuple[str | None, ...]:
    return tuple(None if one is None else f"{one:f}" for one in (joined.known, joined.score, joined.low, joined.high))


THREE = (
    Row(code="AC1.1", actual="25"),
    Row(code="AC1.2", actual=missing()),
    Row(code="AC2.1", actual="100"),
)


def test_without_printed_weights_nothing_is_joined() -> None:
    found = rolled(*THREE, book=DEMO)
    assert [one.joined.fault for one in (found.card, *found.perspectives)] == [WeightFault.UNWEIGHTED] * 2
    assert [one.joined.fault for one in found.objectives] == [WeightFault.UNWEIGHTED, None]
    assert found.card.total.items == 3


def test_each_level_weighs_alike_where_the_rulebook_declares_it() -> None:
    found = rolled(*THREE)
    first, second = found.objectives
    assert of(first.joined) == ("0.5", "0.5", "0.25", "0.75")
    assert of(second.joined) == ("1", "1", "1", "1")
    assert of(found.themes[0].joined) == ("0.75", "0.8" + "3" * 49, "0.625", "0.875")
    assert found.card.joined.weighing is Weighing.EQUAL


def test_as_printed_has_coverage_only() -> None:
    found = rolled(*THREE, book=AS_PRINTED)
    assert {one.joined.fault for one in found} == {WeightFault.NO_JUDGING}
    assert found.card.total.coverage is not None


def test_printed_weights_of_a_heading_are_taken_there_and_by_their_share_below_it() -> None:
    rows = [
        Row(code="AC1.1", weight="50", actual="25"),
        Row(code="AC1.2", weight="20", actual=missing()),
        Row(code="AP1.1", weight="30", actual="50"),
    ]
    found = rolled(*rows, book=DEMO)
    assert found.themes[0].joined.weighing is Weighing.PRINTED
    assert of(found.themes[0].joined)[2:] == ("0.55", "0.75")
    first = found.objectives[0].joined
    assert (first.weighing, first.weights) == (Weighing.RELATIVE, 70)
    assert first.known == Decimal("0.71428571428571428571428571428571428571428571428571")


@pytest.mark.parametrize(("weights", "fault"), [(("60", "50"), WeightFault.SUM), (("60", ""), WeightFault.MISSING)])
def test_weights_that_are_no_whole_join_nothing(weights: tuple[str, str], fault: WeightFault) -> None:
    rows = [Row(code=f"AC1.{number}", weight=weight) for number, weight in enumerate(weights, 1)]
    assert rolled(*rows, book=DEMO).objectives[0].joined.fault is fault
    assert rolled(*rows).objectives[0].joined.fault is fault


def test_components_of_102_per_cent_are_open_to_the_level_above() -> None:
    """A fault in the weights is no figure: the objective says what it leaves open."""
    rows = [Row(code="BP5.2", component=str(n), weight="34", actual="50") for n in (1, 2, 3)]
    found = rolled(*rows, Row(code="BP5.3", actual="50"))
    assert found.indicators[0].joined.fault is WeightFault.SUM
    assert of(found.objectives[0].joined) == ("0.5", "1", "0.5", "1")


def test_figures_in_question_are_open() -> None:
    edition = edition_of(Row(code="AC1.1", actual="50"), Row(code="AC1.2", actual="50"))
    questioned = [edition.figures.readings[0].ref]
    found = RollUp(assess(edition, EQUAL, questioned=questioned))
    assert found.assessment.verdicts[0].not_scored is NotScoredReason.DATA_IN_QUESTION
    assert of(found.card.joined) == ("0.5", "1", "0.5", "1")


def test_what_can_have_no_score_leaves_or_counts_as_nothing_as_the_rulebook_says() -> None:
    rows = [Row(code="AC1.1", actual="50"), Row(code="AC1.2", actual=missing(MissingReason.NOT_APPLICABLE))]
    stays = ruled(unweighted=Unweighted.EQUAL, unscored=UnscoredItems.STAY)
    assert of(rolled(*rows).card.joined) == ("1", "1", "1", "1")
    assert of(rolled(*rows, book=stays).card.joined) == ("1", "0.5", "0.5", "0.5")
    assert rolled(rows[1]).card.joined.fault is WeightFault.NOTHING


def test_an_agency_has_its_own_figures_only() -> None:
    shared = (Row(code="AC1.1", agencies=("甲",), actual="50"), Row(code="AC1.1", agencies=("乙",), actual="25"))
    found = rolled(*shared, Row(code="AC1.2", agencies=("乙",), actual="50"))
    assert [(one.group.key, of(one.joined)[1]) for one in found.agencies] == [("甲", "1"), ("乙", "0.75")]
    assert rolled(*shared, book=DEMO).card.joined.fault is WeightFault.SEVERAL


def test_data_have_the_joined_score_of_every_level_and_how_far_a_figure_counts() -> None:
    data = assessment_to_data(assessed(THREE, EQUAL))
    assert data["scoring"] == {
        "floor": "0", "cap": "1", "weights": "sum_to_100", "unweighted": "equal", "unscored": "leave",
    }  # fmt: skip
    assert data["joined"]["weighing"] == "equal"
    assert [one["key"] for one in data["agencies"]] == ["環保局"]
    assert data["perspectives"][0]["joined"]["low"] == "0.625"


def weighed(rows: Iterable[Row], book: Rulebook = DEMO, **weights: str) -> RollUp:
    """Roll up with recorded weights: `theme_A="60"`, `objective_AC1="50"`, `agency_甲="2"`."""
    found = {}
    for name, text in weights.items():
        level, _, key = name.partition("_")
        found[RollLevel.of(level), f"objective/{key}" if level == "objective" else key] = Weight(text)
    return RollUp(assess(edition_of(*rows), book, weights=found))


FOUR = (
    Row(code="AC1.1", actual="25"),
    Row(code="AP1.1", actual="50"),
    Row(code="BC1.1", actual="50"),
    Row(code="BP1.1", actual=missing()),
)


def test_recorded_weights_join_objectives_and_themes_and_what_is_unknown_widens_the_bounds() -> None:
    half = {"objective_AC1": "80", "objective_AP1": "20", "objective_BC1": "30", "objective_BP1": "70"}
    found = weighed(FOUR, theme_A="60", theme_B="40", **half)
    first, second = found.themes
    assert (of(first.joined), first.joined.weighing) == (("1", "0.6", "0.6", "0.6"), Weighing.SET)
    assert of(second.joined) == ("0.3", "1", "0.3", "1")
    assert of(found.card.joined)[2:] == ("0.48", "0.76")
    assert found.card.joined.weights == 100
    customer = next(one for one in found.perspectives if one.group.key == "C").joined
    assert customer.weighing is Weighing.SET_SHARE
    assert customer.score == Decimal("0.6")  # (60·80·0.5 + 40·30·1) ÷ (60·80 + 40·30)


def test_a_level_without_recorded_weights_stays_as_the_rulebook_has_it() -> None:
    assert weighed(FOUR, theme_A="60", theme_B="40").themes[0].joined.fault is WeightFault.UNWEIGHTED
    found = weighed(FOUR, EQUAL, theme_A="60", theme_B="40")
    assert [one.joined.weighing for one in found.themes] == [Weighing.EQUAL] * 2
    assert found.card.joined.weighing is Weighing.SET
    assert found.card.joined.low == Decimal("0.65")


@pytest.mark.parametrize(
    ("weights", "fault"),
    [
        ({"theme_A": "60"}, WeightFault.MISSING),
        ({"theme_A": "60", "theme_B": "60"}, WeightFault.SUM),
        ({"theme_A": "60", "theme_B": "40", "perspective_C": "50", "perspective_P": "50"}, WeightFault.TWO_WAYS),
    ],
)
def test_recorded_weights_that_say_too_little_or_too_much_join_nothing(
    weights: dict[str, str], fault: WeightFault
) -> None:
    assert weighed(FOUR, EQUAL, **weights).card.joined.fault is fault


def test_perspectives_can_be_weighed_instead_of_themes() -> None:
    found = weighed(FOUR, EQUAL, perspective_C="75", perspective_P="25")
    assert (found.card.joined.weighing, found.card.joined.low) == (Weighing.SET, Decimal("0.6875"))


HALVES = {"objective_AC1": "50", "objective_AP1": "50", "objective_BC1": "50", "objective_BP1": "50"}
SHARES = ruled(weights=WeightRule.NORMALISE)


@pytest.mark.parametrize(
    ("book", "weights", "score"),
    [
        # One to one is half and half, whatever the numbers are.
        (SHARES, {**HALVES, "objective_AC1": "1", "objective_AP1": "1", "theme_A": "50", "theme_B": "50"}, "0.75"),
        (SHARES, {**HALVES, "theme_A": "3", "theme_B": "1"}, "0.625"),
        (EQUAL, HALVES, "0.75"),
        # Nothing says what the themes weigh, or not all of it.
        (DEMO, HALVES, WeightFault.UNWEIGHTED),
        (DEMO, {**HALVES, "theme_A": "90"}, WeightFault.MISSING),
        (DEMO, {**HALVES, "theme_A": "90", "theme_B": "90"}, WeightFault.SUM),
        # A theme that cannot be joined has no shares to give.
        (DEMO, {**HALVES, "objective_AC1": "90", "theme_A": "50", "theme_B": "50"}, WeightFault.SUM),
        (DEMO, {"objective_AC1": "50", "theme_A": "50", "theme_B": "50"}, WeightFault.MISSING),
    ],
)
def test_an_objective_counts_in_its_perspective_as_it_does_in_the_card(
    book: Rulebook, weights: dict[str, str], score: str | WeightFault
) -> None:
    customer = next(one for one in weighed(FOUR, book, **weights).perspectives if one.group.key == "C").joined
    assert (customer.fault or str(customer.score)) == score


def test_figures_of_several_agencies_are_joined_by_the_weights_of_these() -> None:
    rows = [Row(code="AC1.1", agencies=(name,), actual=actual) for name, actual in (("甲", "50"), ("乙", "25"))]
    assert of(weighed(rows, agency_甲="30", agency_乙="10").card.joined)[1] == "0.875"
    assert weighed(rows, agency_甲="30").card.joined.fault is WeightFault.MISSING
    assert weighed(rows).card.joined.fault is WeightFault.SEVERAL


FIGURES = st.decimals(min_value=-20, max_value=120, places=1)
WAITS = st.sampled_from([missing(), missing(MissingReason.SCHEDULED)])
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["AC1", "AC2", "AP1", "BC1"]),
        st.sampled_from(["甲", "乙"]),
        st.one_of(WAITS, FIGURES.map(str), st.just(missing(MissingReason.NOT_APPLICABLE))),
        FIGURES,
    ),
    min_size=1,
    max_size=10,
)


def _made(rows: list[tuple[str, str, str | Missing, Decimal]], *, weighted: bool) -> list[Row]:
    shares = ["100"] if len(rows) == 1 else ["10"] * (len(rows) - 1) + [str(110 - 10 * len(rows))]
    return [
        Row(code=f"{objective}.{number}", agencies=(agency,), actual=actual, weight=share if weighted else "")
        for number, ((objective, agency, actual, _), share) in enumerate(zip(rows, shares, strict=True), 1)
    ]


def _filled(rows: list[Row], figures: list[Decimal | str]) -> list[Row]:
    return [
        replace(row, actual=str(figure)) if _is_open(row) else row for row, figure in zip(rows, figures, strict=True)
    ]


def _is_open(row: Row) -> bool:
    return isinstance(row.actual, Missing) and row.actual.reason is not MissingReason.NOT_APPLICABLE


@given(ROWS, st.booleans())
def test_whatever_is_unknown_the_whole_lies_in_the_bounds_and_reaches_them(
    rows: list[tuple[str, str, str | Missing, Decimal]], weighted: bool
) -> None:
    made = _made(rows, weighted=weighted)
    before = list(rolled(*made))
    after = list(rolled(*_filled(made, [figure for *_, figure in rows])))
    worst, best = (list(rolled(*_filled(made, [end] * len(rows)))) for end in ("0", "50"))
    for one, full, low, high in zip(before, after, worst, best, strict=True):
        if one.joined.low is None:
            assert full.joined.low is None
            continue
        assert full.joined.known == 1
        assert full.joined.score is not None
        assert one.joined.high is not None
        assert one.joined.low <= full.joined.score <= one.joined.high
        assert (low.joined.score, high.joined.score) == (one.joined.low, one.joined.high)


@given(ROWS, st.booleans())
def test_what_turns_out_to_have_no_score_leaves_the_bounds_standing(
    rows: list[tuple[str, str, str | Missing, Decimal]], weighted: bool
) -> None:
    made = _made(rows, weighted=weighted)
    dropped = [
        replace(row, actual=missing(MissingReason.NOT_APPLICABLE) if figure < 50 else str(figure))
        if _is_open(row)
        else row
        for row, (*_, figure) in zip(made, rows, strict=True)
    ]
    for one, full in zip(rolled(*made), rolled(*dropped), strict=True):
        if one.joined.low is not None and full.joined.score is not None:
            assert one.joined.high is not None
            assert one.joined.low <= full.joined.score <= one.joined.high


def test_the_mean_is_over_what_is_known_by_weight() -> None:
    rows = [Row(code="AC1.1", weight="75", actual="25"), Row(code="AC1.2", weight="25", actual=missing())]
    found = rolled(*rows, book=DEMO).objectives[0].joined
    assert found.known is not None
    assert (Fraction(found.known), found.score) == (Fraction(3, 4), Decimal("0.5"))


def test_rows_are_tidy_and_have_every_level() -> None:
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in roll_up_rows(rolled(*THREE))]
    assert [row["level"] for row in rows] == ["card", "theme", "perspective", "objective", "objective", "agency"]
    first = rows[0]
    assert (first["items"], first["known"], first["met"], first["short"], first["none"]) == ("3", "2", "1", "1", "1")
    assert (first["weighing"], first["score_low"], first["score_high"], first["fault"]) == (
        "equal",
        "0.625",
        "0.875",
        "",
    )
