"""Verdicts on every form of target, under the packaged demonstration rulebook."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from heng.evaluate import AS_PRINTED, assess
from heng.evaluate.traits.confirmed import Confirmation, Confirmed
from heng.model.figures import (
    Actual,
    ActualPart,
    AsOf,
    Band,
    Deadline,
    Milestones,
    Missing,
    NoTarget,
    Parts,
    TargetPart,
    Tolerance,
)  # fmt: skip
from heng.model.period import PartialDate, Period
from heng.model.terms import MissingReason, NoTargetReason, NotScoredReason, Polarity, Status, TimeBehaviour
from tests.evaluate.factory import DEMO, WHOLE_YEAR, Row, edition_of, missing, number, threshold, verdict

LOWER, HIGHER, ON_TARGET = Polarity.LOWER, Polarity.HIGHER, Polarity.ON_TARGET


@pytest.mark.parametrize(
    ("target", "actual", "polarity", "status", "achievement"),
    [
        ("50", "50", HIGHER, Status.MET, "1"),
        ("50", "49.9", HIGHER, Status.NEAR, "0.998"),
        ("50", "39.9", HIGHER, Status.SHORT, "0.798"),
        ("50", "50", LOWER, Status.MET, "1"),
        ("50", "60", LOWER, Status.NEAR, "0.8"),
        ("50", "60.1", LOWER, Status.SHORT, "0.798"),
        ("50", "120", LOWER, Status.SHORT, "-0.4"),
        ("50", "50", ON_TARGET, Status.MET, "1"),
        ("50", "55", ON_TARGET, Status.NEAR, "0.9"),
        ("50", "40", ON_TARGET, Status.NEAR, "0.8"),
        ("≥50", "50", None, Status.MET, "1"),
        (">50", "50", None, Status.NEAR, "1"),
        ("<50", "50", None, Status.NEAR, "1"),
        ("<50", "49", None, Status.MET, "1.02"),
        ("≤4.9", "1.47", None, Status.MET, "1.7"),
        ("10 以下", "12", None, Status.NEAR, "0.8"),
        ("80 以上", "20", None, Status.SHORT, "0.25"),
        ("-5", "-4", HIGHER, Status.MET, "1.2"),
        ("-5", "-6", LOWER, Status.MET, "1.2"),
        ("2.4", "-94.88", HIGHER, Status.SHORT, None),
    ],
)
def test_numbers_are_judged_by_polarity_and_printed_sign(
    target: str, actual: str, polarity: Polarity | None, status: Status, achievement: str | None
) -> None:
    found = verdict(Row(target=target, actual=actual, polarity=polarity))

    assert found.status is status
    if achievement is not None:
        assert found.achievement == Decimal(achievement)


@pytest.mark.parametrize(
    ("target", "actual", "polarity", "status", "reason"),
    [
        ("0", "0", HIGHER, Status.NOT_SCORED, NotScoredReason.TARGET_ZERO),
        ("0", "0", LOWER, Status.MET, None),
        ("0", "1", LOWER, Status.SHORT, None),
        ("≤0", "0", None, Status.MET, None),
        ("≤0", "1", None, Status.SHORT, None),
        ("0", "1", ON_TARGET, Status.SHORT, None),
    ],
)
def test_a_target_of_zero_never_gives_a_ratio(
    target: str, actual: str, polarity: Polarity | None, status: Status, reason: NotScoredReason | None
) -> None:
    found = verdict(Row(target=target, actual=actual, polarity=polarity))

    assert (found.status, found.not_scored, found.achievement) == (status, reason, None)


@pytest.mark.parametrize(
    ("actual", "status", "achievement"),
    [("15", Status.MET, "1"), ("9", Status.NEAR, "0.9"), ("30", Status.SHORT, "0.5")],
)
def test_a_range_is_met_inside_and_measured_from_its_nearest_end(actual: str, status: Status, achievement: str) -> None:
    band = verdict(Row(target=Band(low=number("10"), high=number("20")), actual=actual))
    around = verdict(Row(target=Tolerance(value=number("15"), tolerance=number("5")), actual=actual))

    assert (band.status, band.achievement) == (status, Decimal(achievement))
    assert (around.status, around.achievement) == (status, Decimal(achievement))
    assert band.polarity.polarity is Polarity.ON_TARGET


@pytest.mark.parametrize(
    ("done", "status", "days"),
    [
        (PartialDate(2018, 4, 30), Status.MET, 0),
        (PartialDate(2018, 4, 20), Status.MET, -10),
        (PartialDate(2018, 3), Status.MET, -30),
        (PartialDate(2018, 5, 2), Status.SHORT, 2),
    ],
)
def test_a_deadline_is_met_or_not_with_the_days_between(done: PartialDate, status: Status, days: int) -> None:
    target, actual = Deadline(day=PartialDate(2018, 4, 30)), Actual(text="", value=done)
    found = verdict(Row(target=target, actual=actual, behaviour=None, period=Period.months(107, 1, 6)))

    assert (found.status, found.achievement) == (status, None)
    assert found.distance == number(str(days), "日")
    assert found.behaviour.behaviour is TimeBehaviour.EVENT


@pytest.mark.parametrize(
    ("done", "status", "reason"),
    [
        ("107/10/31", Status.UNDER_WAY, None),
        ("107/3/31", Status.MET, None),
        ("108/2/1", Status.SHORT, None),
        ("107年", Status.NOT_SCORED, NotScoredReason.DATA_IN_QUESTION),
    ],
)
def test_a_day_after_the_period_is_a_plan_and_not_done(
    done: str, status: Status, reason: NotScoredReason | None
) -> None:
    """What a report to 31 March dates to October has not happened; a day behind the deadline is late in any case."""
    found = verdict(Row(target="107/12/31 前完成", actual=done, unit="日期", behaviour=None))

    assert (found.status, found.not_scored) == (status, reason)


def test_a_day_that_is_not_exact_enough_is_no_verdict() -> None:
    row = Row(target=Deadline(day=PartialDate(2018, 4, 15)), actual=Actual(text="", value=PartialDate(2018, 4)))

    assert verdict(row).not_scored is NotScoredReason.DATA_IN_QUESTION


def test_a_benchmark_printed_beside_the_actual_is_the_target() -> None:
    found = verdict(Row(target="高於 6 都平均值", actual="2.91 (高於 6 都平均值 2.69)", unit=None))

    assert found.status is Status.MET
    assert found.distance is not None
    assert found.distance.value == Decimal("0.22")


def test_a_benchmark_that_is_nowhere_printed_gives_no_verdict() -> None:
    assert verdict(Row(target="高於 6 都平均值", actual="2.91")).not_scored is NotScoredReason.TARGET_NOT_NUMBER


def test_two_targets_in_one_cell_are_told_one_by_one_but_not_joined() -> None:
    parts = Parts(parts=(TargetPart(label="單位預算", value=number("7")), TargetPart(label="基金", value=number("30"))))
    actual = Actual(
        text="…",
        value=None,
        parts=(
            ActualPart(label="單位預算", value=number("5")),
            ActualPart(label="基金", value=Missing(reason=MissingReason.NOT_YET)),
        ),
    )
    found = verdict(Row(target=parts, actual=actual, polarity=LOWER))

    assert (found.status, found.not_scored) == (Status.NOT_SCORED, NotScoredReason.TWO_TARGETS)
    told = [step.text("zh") for step in found.steps if "分項" in step.text("zh")]
    assert told == ["分項「單位預算」：目標7，實際5，符合。", "分項「基金」：目標30，實際尚未到統計時點。"]


def test_no_part_of_a_count_under_way_is_said_to_fail() -> None:
    parts = Parts(parts=(TargetPart(label="北", value=number("7")), TargetPart(label="南", value=number("7"))))
    actual = Actual(
        text="…",
        value=None,
        parts=(ActualPart(label="北", value=number("8")), ActualPart(label="南", value=number("1"))),
    )
    row = Row(target=parts, actual=actual, polarity=HIGHER, behaviour=TimeBehaviour.FLOW, unit="場")

    told = [step.text("zh") for step in verdict(row).steps if "分項" in step.text("zh")]
    assert told == ["分項「北」：目標7，實際8，符合。", "分項「南」：目標7，實際1。"]


def test_a_printed_sum_of_parts_is_judged_as_one_target() -> None:
    parts = Parts(parts=(TargetPart(label="北", value=number("7")),), total=number("10"))

    assert verdict(Row(target=parts, actual="10")).status is Status.MET


def test_milestones_are_held_against_the_last_one() -> None:
    steps = Milestones(
        steps=(TargetPart(label="招標", value=number("40")), TargetPart(label="完工", value=number("100")))
    )

    assert verdict(Row(target=steps, actual="40", behaviour=None)).status is Status.UNDER_WAY
    assert verdict(Row(target=steps, actual="100", behaviour=None)).status is Status.MET


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (NoTarget(reason=NoTargetReason.EMPTY), NotScoredReason.NO_TARGET),
        (NoTarget(reason=NoTargetReason.PROSE), NotScoredReason.TARGET_NOT_NUMBER),
        (NoTarget(reason=NoTargetReason.NOT_APPLICABLE), NotScoredReason.NOT_APPLICABLE),
        (None, NotScoredReason.NO_TARGET),
    ],
)
def test_without_a_target_the_reason_is_typed(target: NoTarget | None, reason: NotScoredReason) -> None:
    assert verdict(Row(target=target)).not_scored is reason


@pytest.mark.parametrize(
    ("target", "actual", "unit", "achievement"),
    [
        (threshold("5", unit="萬元"), Actual(text="", value=number("40000", "元")), "元", "0.8"),
        (threshold("5", unit="%"), Actual(text="", value=number("40", "‰")), "%", "0.8"),
        (threshold("50"), Actual(text="", value=number("40", "處")), "處", "0.8"),
    ],
)
def test_units_are_brought_together(target: object, actual: Actual, unit: str, achievement: str) -> None:
    found = verdict(Row(target=target, actual=actual, unit=unit))  # type: ignore[arg-type]

    assert found.achievement == Decimal(achievement)


@pytest.mark.parametrize(("target", "actual"), [("人", "%"), ("人次", "人"), ("", "人")])
def test_other_units_are_never_compared(target: str, actual: str) -> None:
    row = Row(target=threshold("50", unit=target), actual=Actual(text="", value=number("40", actual)), unit="%")

    assert verdict(row).not_scored is NotScoredReason.OTHER_UNIT


def test_a_count_that_is_not_due_is_under_way_unless_decided() -> None:
    row = Row(behaviour=TimeBehaviour.FLOW, unit="件", polarity=HIGHER)

    under_way = verdict(replace(row, actual="12"))
    assert (under_way.status, under_way.achievement) == (Status.UNDER_WAY, Decimal("0.24"))
    assert verdict(replace(row, actual="50")).status is Status.MET
    assert verdict(replace(row, actual="12", period=WHOLE_YEAR)).status is Status.SHORT


def test_a_yearly_ceiling_already_passed_is_short() -> None:
    row = Row(behaviour=TimeBehaviour.FLOW, unit="件", polarity=LOWER)

    assert verdict(replace(row, actual="51")).status is Status.SHORT
    assert verdict(replace(row, actual="50")).status is Status.UNDER_WAY
    assert verdict(replace(row, actual="50", period=WHOLE_YEAR)).status is Status.MET
    assert verdict(replace(row, actual="51", period=WHOLE_YEAR)).status is Status.SHORT


def test_the_year_is_that_of_the_target() -> None:
    school_year = Period(date(2017, 8, 1), date(2018, 7, 31))
    row = Row(behaviour=TimeBehaviour.FLOW, unit="件", actual="12", target_period=school_year)

    assert verdict(row).status is Status.UNDER_WAY
    assert verdict(replace(row, period=school_year)).status is Status.SHORT


def test_the_cell_says_how_far_a_figure_goes() -> None:
    done = Actual(text="", value=number("12"), as_of=AsOf(first=None, last=PartialDate(2018, 12, 31)))

    assert verdict(Row(behaviour=TimeBehaviour.FLOW, unit="件", actual=done)).status is Status.SHORT


@pytest.mark.parametrize(
    "actual",
    [
        Actual(text="", value=number("0"), planned=PartialDate(2018, 7, 31)),
        Actual(text="", value=number("0"), partial=True),
    ],
)
def test_a_figure_that_says_it_is_not_complete_is_never_short(actual: Actual) -> None:
    assert verdict(Row(actual=actual)).status is Status.UNDER_WAY


def test_a_figure_under_an_open_error_is_in_question_never_short() -> None:
    edition = edition_of(Row(actual="1"), Row(code="AC1.2", actual="1"), Row(code="AC1.3", actual=missing()))
    refs = [reading.ref for reading in edition.figures.readings]
    found = assess(edition, DEMO, questioned={refs[0], edition.card.indicators[1].ref, refs[2]}).verdicts

    assert [one.not_scored for one in found[:2]] == [NotScoredReason.DATA_IN_QUESTION] * 2
    assert found[2].status is Status.NO_DATA


def test_missing_keeps_its_reason_and_what_does_not_apply_is_not_scored() -> None:
    late = verdict(Row(actual=missing(MissingReason.LATE)))
    none = verdict(Row(actual=missing(MissingReason.NOT_APPLICABLE)))

    assert (late.status, late.missing, late.known) == (Status.NO_DATA, MissingReason.LATE, False)
    assert (none.status, none.not_scored) == (Status.NOT_SCORED, NotScoredReason.NOT_APPLICABLE)


def test_as_printed_gives_neither_light_nor_percentage() -> None:
    figure = verdict(Row(), AS_PRINTED)
    gap = verdict(Row(actual=missing()), AS_PRINTED)

    assert (figure.status, figure.achievement, figure.distance) == (None, None, None)
    assert (gap.status, gap.missing) == (Status.NO_DATA, MissingReason.NOT_YET)


def test_a_document_without_actuals_is_not_asked_for_them() -> None:
    found = verdict(Row(actual=None))

    assert (found.status, found.asked, found.known) == (None, False, False)


@pytest.mark.parametrize(
    ("unit", "target", "actual", "achievement"),
    [
        ("萬人", "5", "50,000 人", "1"),
        ("萬人", "50,000 人", "5", "1"),
        ("萬人", "10 萬", "20", "2"),
        ("億元", "50", "2,500,000,000 元", "0.5"),
        ("公里", "3", "3000 公尺", "1"),
        ("%", "90", "900‰", "1"),
        ("人", "10", "12 人", "1.2"),
        ("數量", "10", "12 件", "1.2"),
        (None, "10", "12 件", "1.2"),
    ],
)
def test_a_bare_figure_is_in_the_unit_of_its_indicator(
    unit: str | None, target: str, actual: str, achievement: str
) -> None:
    """A unit on one side only is no reason to compare 5 with 50,000."""
    found = verdict(Row(unit=unit, target=target, actual=actual, behaviour=TimeBehaviour.RATIO))

    assert found.achievement == Decimal(achievement)


@pytest.mark.parametrize(
    ("unit", "target", "actual"),
    [("人", "10", "12 件"), ("%", "90", "12 人"), ("場", "10 場", "12 人")],
)
def test_units_that_differ_are_never_compared(unit: str | None, target: str, actual: str) -> None:
    found = verdict(Row(unit=unit, target=target, actual=actual))

    assert (found.status, found.not_scored) == (Status.NOT_SCORED, NotScoredReason.OTHER_UNIT)


@pytest.mark.parametrize(
    ("unit", "target", "actual"), [("人次", "5 萬人", "40000"), ("人次", "50000", "4 萬人"), (None, "5", "5 萬人")]
)
def test_a_scale_word_with_another_unit_on_one_side_only_is_a_doubt(unit: str | None, target: str, actual: str) -> None:
    found = verdict(Row(unit=unit, target=target, actual=actual))

    assert (found.status, found.not_scored) == (Status.NOT_SCORED, NotScoredReason.DATA_IN_QUESTION)


def test_a_verdict_that_hangs_on_a_doubted_behaviour_waits_for_a_person_or_the_end_of_the_year() -> None:
    share = Row(name="完訓率", formula="完訓人數/編制人數", behaviour=None, target="90", actual="67.5")

    found = verdict(share)
    assert (found.status, found.achievement) == (Status.NOT_SCORED, None)
    assert found.not_scored is NotScoredReason.BEHAVIOUR_UNKNOWN
    assert found.open
    assert any("累計值" in step.text("zh") and "期間比率" in step.text("zh") for step in found.steps)
    assert verdict(replace(share, period=WHOLE_YEAR)).status is Status.SHORT
    assert verdict(replace(share, actual="95")).status is Status.MET
    made = Confirmation(TimeBehaviour.RATIO, "chen", datetime(2026, 5, 4, tzinfo=UTC))
    edition = edition_of(share)
    confirmed = Confirmed(behaviour={edition.card.indicators[0].ref: made})
    assert assess(edition, DEMO, confirmed=confirmed).verdicts[0].status is Status.SHORT
