"""Totals say what they know and bound what they do not."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from heng.evaluate import AS_PRINTED
from heng.model.figures import Missing
from heng.model.terms import MissingReason, Polarity, Status, TimeBehaviour
from tests.evaluate.factory import Row, assessed, edition_of, missing

MET, NEAR, SHORT = Row(actual="50"), Row(actual="45"), Row(actual="5")
UNDER_WAY = Row(actual="5", behaviour=TimeBehaviour.FLOW, unit="件")
UNTARGETED = Row(target="0", actual="0")


def numbered(*rows: Row) -> list[Row]:
    return [replace(row, code=f"AC1.{number}") for number, row in enumerate(rows, 1)]


def test_bounds_count_every_open_item_both_ways() -> None:
    total = assessed(numbered(MET, NEAR, SHORT, UNDER_WAY, Row(actual=missing()), UNTARGETED)).total()

    assert (total.items, total.known, total.judged, total.base) == (6, 5, 3, 5)
    assert (total.low, total.high) == (Decimal("0.2"), Decimal("0.6"))
    assert total.by_status == {
        Status.MET: 1, Status.NEAR: 1, Status.SHORT: 1, Status.UNDER_WAY: 1, Status.NO_DATA: 1, Status.NOT_SCORED: 1,
    }  # fmt: skip


def test_as_printed_has_coverage_and_no_bounds() -> None:
    total = assessed(numbered(MET, Row(actual=missing())), AS_PRINTED).total()

    assert (total.items, total.known, total.coverage) == (2, 1, Decimal("0.5"))
    assert (total.low, total.high, dict(total.by_status)) == (None, None, {Status.NO_DATA: 1})


def test_totals_of_some_readings_or_indicators() -> None:
    rows = numbered(MET, SHORT, Row(actual=None))
    assessment = assessed(rows)
    edition = edition_of(*rows)

    assert assessment.total([edition.figures.readings[0].ref]).by_status == {Status.MET: 1}
    assert assessment.total([edition.card.indicators[1].ref, "unknown"]).by_status == {Status.SHORT: 1}
    assert assessment.total().items == 2
    assert assessment.total([]).coverage is None


FIGURES = st.decimals(min_value=-20, max_value=200, places=1)
ROWS = st.builds(
    Row,
    target=st.sampled_from(["50", "≥50", "<50", "0", "≤0", "無", "-5"]),
    actual=st.one_of(st.just(missing()), st.just(missing(MissingReason.NOT_APPLICABLE)), FIGURES.map(str)),
    polarity=st.sampled_from([None, *Polarity]),
    behaviour=st.sampled_from([TimeBehaviour.RATIO, TimeBehaviour.FLOW]),
)


@given(st.lists(st.tuples(ROWS, FIGURES), max_size=12))
def test_whatever_the_missing_figures_turn_out_to_be_the_total_lies_in_the_bounds(
    rows: list[tuple[Row, Decimal]],
) -> None:
    before = assessed(numbered(*(row for row, _ in rows))).total()
    filled = [replace(row, actual=str(figure)) if _waits(row) else row for row, figure in rows]
    after = assessed(numbered(*filled)).total()

    assert before.known <= after.known
    if before.low is None or before.high is None or after.low is None or after.high is None:
        assert after.base == 0
    else:
        assert before.low <= after.low <= after.high <= before.high


def _waits(row: Row) -> bool:
    return isinstance(row.actual, Missing) and row.actual.reason is not MissingReason.NOT_APPLICABLE
