"""What a figure is held against before its year is over: by days, by last year, by a plan; and what it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from heng import resources
from heng.evaluate import assess
from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.traits.confirmed import Confirmation, Confirmed
from heng.evaluate.year.line import Past
from heng.model.period import Period
from heng.model.terms import (
    ComparedField,
    Counting,
    NotScoredReason,
    Pace,
    PeriodGap,
    Polarity,
    RestKind,
    Status,
    TimeBehaviour,
    Topic,
)
from tests.evaluate.factory import Row, edition_of
from tests.evaluate.periods import figure, paced_by, point, quarter, told, year

FLOW = Row(
    name="新增設置量", unit="座", behaviour=TimeBehaviour.FLOW, polarity=Polarity.HIGHER, target="100", actual="20"
)
BEFORE = (
    replace(FLOW, period=quarter(1, 106), actual=figure("10")),
    replace(FLOW, period=year(106), actual=figure("80")),
)
LAST_YEAR = paced_by(Pace.SAME_AS_LAST_YEAR)
PLANNED = paced_by(Pace.PLANNED)


def words(verdict: Verdict, topic: Topic = Topic.PACE, lang: str = "zh") -> str:
    return "".join(step.text(lang) for step in verdict.steps if step.topic is topic)


def test_by_days() -> None:
    found = told(FLOW, book=paced_by(Pace.LINEAR))
    assert found.status is Status.NEAR
    assert "24.7%" in words(found)


def test_last_year_had_reached_an_eighth_by_the_same_day() -> None:
    found = told(FLOW, *BEFORE, book=LAST_YEAR)
    assert (found.status, found.achievement) == (Status.MET, Decimal("1.6"))
    assert "12.5%" in words(found)
    sources = [step.source for step in found.steps if step.topic is Topic.PACE]
    assert sum(source is not None for source in sources) == 2, "both printed cells of last year"


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        ((), "沒有去年同期的數值"),
        (BEFORE[:1], "沒有去年全年的數值"),
        ((BEFORE[0], replace(BEFORE[1], actual=figure("0"))), "無意義"),
        ((BEFORE[0], point(BEFORE[1], ComparedField.FORMULA)), "公式"),
        ((replace(BEFORE[0], actual="10 人"), BEFORE[1]), "單位"),
    ],
)
def test_without_last_years_ground_it_is_under_way_and_says_why(earlier: tuple[Row, ...], said: str) -> None:
    found = told(FLOW, *earlier, book=LAST_YEAR)
    assert found.status is Status.UNDER_WAY
    assert said in words(found)
    assert "by the same day" not in words(found, lang="en").partition("but")[0]


@pytest.mark.parametrize(
    "plan", [("15", "50", "75", "100"), ("15", "35", "25", "25")], ids=["counted from January", "quarter by quarter"]
)
def test_a_plan_leads_up_to_the_target_or_adds_up_to_it(plan: tuple[str, ...]) -> None:
    days = [quarter(at).last for at in range(1, 5)]
    entered = list(zip(days, plan, strict=True))
    assert told(FLOW, plan=entered, book=PLANNED).status is Status.MET
    second = replace(FLOW, period=quarter(2), actual="45(累計)")
    found = told(second, plan=entered, book=PLANNED)
    assert (found.status, found.achievement) == (Status.NEAR, Decimal("0.9"))
    assert "≥ 50" in words(found)


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ([], "沒有分期目標"),
        ([(date(2018, 6, 30), "50"), (date(2018, 12, 31), "100")], "分期目標沒有這一天"),
        ([(date(2018, 3, 31), "15"), (date(2018, 12, 31), "70")], "分期目標與年目標不合"),
    ],
)
def test_without_a_fitting_plan_it_is_under_way(plan: list[tuple[date, str]], said: str) -> None:
    found = told(FLOW, plan=plan, book=PLANNED)
    assert found.status is Status.UNDER_WAY
    assert said in words(found)


def test_a_plan_of_levels_is_taken_as_it_stands() -> None:
    row = replace(FLOW, behaviour=TimeBehaviour.STOCK)
    found = told(
        row,
        plan=[(date(2018, 3, 31), "40"), (date(2018, 12, 31), "100")],
        book=paced_by(Pace.PLANNED, TimeBehaviour.STOCK),
    )
    assert (found.status, found.achievement) == (Status.SHORT, Decimal("0.5"))


def test_a_printed_split_is_found_in_the_document_itself() -> None:
    whole = replace(FLOW, target_period=year(), period=quarter(1), actual="12")
    splits = [
        replace(FLOW, target_period=quarter(at), period=quarter(at), target="25", actual=None) for at in range(2, 5)
    ]
    first = replace(
        FLOW, agencies=("環保局",), target_period=quarter(1), period=quarter(1), target="25", actual=None, component=""
    )
    edition = edition_of(whole, *splits)
    figures = replace(
        edition.figures, readings=(*edition.figures.readings, replace(first.reading(), ref="reading/first"))
    )
    found = assess(replace(edition, figures=figures), PLANNED).verdicts[0]
    assert found.status is Status.SHORT
    assert "文件印的分期目標：到107/03/31應達≥ 25" in words(found)


SECOND = replace(FLOW, period=quarter(2), target="100")


def test_single_quarters_are_added_up_each_with_its_cell() -> None:
    found = told(replace(SECOND, actual="45(本季)"), FLOW, book=paced_by(Pace.LINEAR))
    assert found.status is Status.MET
    assert "本年累計到107/06/30是65" in words(found)


def test_a_smaller_figure_later_in_the_year_counts_its_own_quarter() -> None:
    found = told(replace(SECOND, actual="15"), FLOW, book=paced_by(Pace.LINEAR))
    assert "是35" in words(found)


def test_a_larger_figure_may_count_either_way_and_gives_no_verdict() -> None:
    found = told(replace(SECOND, actual="45"), FLOW, book=paced_by(Pace.LINEAR))
    assert (found.status, found.achievement) == (Status.UNDER_WAY, None)
    assert "累計或單期不明" in words(found)
    last = told(replace(SECOND, period=quarter(4), actual="45"), book=paced_by(Pace.LINEAR))
    assert (last.status, last.not_scored) == (Status.NOT_SCORED, NotScoredReason.BEHAVIOUR_UNKNOWN)


def test_either_way_of_counting_secures_or_passes() -> None:
    assert told(replace(SECOND, actual="100"), FLOW).status is Status.MET
    ceiling = replace(SECOND, target="≤ 30", polarity=Polarity.LOWER, actual="61")
    assert told(ceiling, FLOW).status is Status.SHORT


def test_a_person_settles_the_counting() -> None:
    row = replace(SECOND, actual="45")
    counting = {
        row.indicator().ref: Confirmation(Counting.TO_DATE, "wang", datetime.fromisoformat("2018-07-02T00:00Z"))
    }
    found = assess(
        edition_of(row), paced_by(Pace.LINEAR), confirmed=Confirmed(counting=counting), past=Past()
    ).verdicts[0]
    assert found.status is Status.NEAR


def test_the_end_of_february_is_one_place_in_every_year() -> None:
    row = replace(FLOW, actual="20 (至 109 年 2 月 29 日)", period=quarter(1, 109), target_period=year(109))
    earlier = (
        replace(FLOW, actual="10 (至 108 年 2 月 28 日)", period=quarter(1, 108)),
        replace(FLOW, period=year(108), actual=figure("80")),
    )
    assert told(row, *earlier, book=LAST_YEAR).achievement == Decimal("1.6")


def test_quarters_with_targets_of_their_own_are_no_years_to_date() -> None:
    """A sheet prints each quarter beside its target, and the target of the year: what the quarters count is unknown."""
    quarters = [
        replace(FLOW, period=quarter(at), target_period=quarter(at), target=target, actual=actual)
        for at, target, actual in ((1, "25", "20"), (2, "50", "45"))
    ]
    whole = replace(FLOW, period=year(), target_period=year(), actual=None)
    verdicts = assess(edition_of(*quarters, whole), paced_by(Pace.LINEAR)).verdicts
    assert [verdict.achievement for verdict in verdicts[:2]] == [Decimal("0.8"), Decimal("0.9")]
    assert [verdict.rest and verdict.rest.kind for verdict in verdicts[:2]] == [RestKind.OVER, RestKind.OVER]
    rest = verdicts[2].rest
    assert rest is not None
    assert rest.lacking is not None
    assert rest.lacking.gap is PeriodGap.COUNTING


def test_what_another_document_prints_from_new_year_to_the_same_day_is_the_year_to_date() -> None:
    """4 to 6 月 does not tell what it counts; 1 to 6 月 beside it does."""
    half = replace(FLOW, period=Period.months(107, 1, 6), actual="60")
    found = told(replace(FLOW, period=quarter(2), actual="35"), half, book=paced_by(Pace.LINEAR))
    assert found.rest is not None
    assert (found.rest.so_far, found.status) == (60, Status.MET)
    assert "從年初到107/06/30的本年累計另外印有：60" in words(found)


def test_a_rulebook_takes_a_plan_before_last_year_and_that_before_the_days_and_says_which() -> None:
    book = resources.rulebook("demo-course-1")
    split = [(quarter(at).last, value) for at, value in enumerate(("20", "40", "70", "100"), 1)]
    for earlier, plan, way, status in (
        (BEFORE, split, "按分期目標", Status.MET),
        (BEFORE, [], "比去年同期", Status.MET),
        ((), [], "按日數比例", Status.SHORT),
        ((), [(quarter(2).last, "40"), (quarter(4).last, "100")], "按日數比例", Status.SHORT),
    ):
        found = told(FLOW, *earlier, plan=plan, book=book)
        assert f"這裡照「{way}」" in words(found)
        assert found.status is status, way
    spoilt = told(FLOW, *BEFORE, plan=[*split[:3], (quarter(4).last, "90")], book=book)
    assert spoilt.status is Status.UNDER_WAY, "a split that misses the target must be settled first"
