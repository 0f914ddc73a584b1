"""The figures of a card over periods and years, from the editions that the record holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from heng import ingest, resources
from heng.check.figures import questioned
from heng.check.run import check
from heng.model.terms import ChangeField, Counting, PeriodGap, RestKind, Status
from heng.workflow.changes import change
from heng.workflow.changes.plans import enter_plan
from heng.workflow.changes.refusals import UnreadablePlanError
from heng.workflow.loading.load import load
from heng.workflow.opening.cards import CardAddress, Moment, open_card
from heng.workflow.opening.doubted import questioned_rows
from heng.workflow.opening.opened import OpenCard

CARD = """# 臺北市政府 {year} 年

- 期間：{year}年{period}

## A 營造永續環境

- 範圍：府級
- 主政：環保局

### AC1 提升環境品質

- 構面：顧客

#### AC1.1 太陽能設置量

- 公式：{formula}
- 單位：座
- 機關：環保局
- 目標：≥ 100
- 實際：{actual}
"""
FIRST, SECOND = CardAddress("taipei", 107, "q1"), CardAddress("taipei", 107, "q2")


def put(year: int, period: str, actual: str, formula: str = "完工座數") -> None:
    data = CARD.format(year=year, period=period, actual=actual, formula=formula).encode()
    load(ingest.read_document(f"{year}{period}.md", data, resources.agency_register()), data, who="wang", reason="test")


def opened(address: CardAddress = SECOND, **moment: object) -> tuple[OpenCard, str]:
    card = open_card(address, Moment(**moment))  # type: ignore[arg-type]
    return card, card.edition.figures.readings[0].ref


def test_quarters_and_years_of_one_indicator_make_a_line(record: object) -> None:
    put(106, "1至12月", "80")
    put(106, "1至6月", "30")
    put(107, "1至3月", "20")
    put(107, "4至6月", "15")
    card, ref = opened()
    assert [point.span.slug for point in card.past.points[ref] if point.span] == ["0101-0630", "year", "q1"]
    assert card.assessment.verdicts[0].rest.so_far == 35  # type: ignore[union-attr]


def test_the_order_of_loading_makes_no_difference(record: object) -> None:
    put(107, "4至6月", "15")
    put(107, "1至3月", "20")
    assert opened()[0].assessment.verdicts[0].rest.so_far == 35  # type: ignore[union-attr]
    first, ref = opened(FIRST)
    assert not first.past.points.get(ref), "a later quarter says nothing about an earlier one"


def test_another_formula_breaks_the_line(record: object) -> None:
    put(107, "1至3月", "20", formula="核准座數")
    put(107, "4至6月", "15")
    card, ref = opened()
    assert [str(field) for point in card.past.points[ref] for field in point.changed] == ["formula"]
    rest = card.assessment.verdicts[0].rest
    assert rest is not None
    assert rest.kind is RestKind.NONE


def test_what_a_figure_counts_is_confirmed_and_known_by_its_day(record: object) -> None:
    put(107, "1至3月", "20")
    put(107, "4至6月", "45")
    card, _ = opened()
    rest = card.assessment.verdicts[0].rest
    assert rest is not None
    assert rest.lacking is not None
    assert rest.lacking.gap is PeriodGap.COUNTING
    done = change.confirm(SECOND, card.edition.card.indicators[0].ref, Counting.TO_DATE, who="wang", reason="主計處函")
    later = opened()[0].assessment.verdicts[0].rest
    assert later is not None
    assert (later.so_far, later.low) == (45, 55)
    change.undo(done.number, who="wang", reason="誤")
    assert opened()[0].assessment.verdicts[0].rest == rest


def test_a_plan_is_entered_once_for_the_year(record: object) -> None:
    put(107, "1至3月", "20")
    card, ref = opened(FIRST)
    done = enter_plan(FIRST, ref, "15、40、70、100", who="wang", reason="年度作業計畫")
    assert (done.field, done.before, done.after) == (ChangeField.PLAN, "", "15 40 70 100")
    put(107, "4至6月", "45(累計)")
    card, ref = opened()
    assert [str(one.value.value) for one in card.past.plans[ref]] == ["15", "40", "70", "100"]
    change.undo(done.number, who="wang", reason="誤")
    assert not opened()[0].past.plans


@pytest.mark.parametrize("text", ["15 40", "a b c d", "", "1 2 3 NaN"])
def test_what_is_no_plan_is_refused(record: object, text: str) -> None:
    put(107, "1至3月", "20")
    _, ref = opened(FIRST)
    with pytest.raises(UnreadablePlanError):
        enter_plan(FIRST, ref, text, who="wang", reason="test")


def test_thousands_are_no_separators(record: object) -> None:
    put(107, "1至3月", "20")
    _, ref = opened(FIRST)
    assert enter_plan(FIRST, ref, "1,000 2,000 3,000 4,000", who="wang", reason="x").after == "1000 2000 3000 4000"
    assert enter_plan(FIRST, ref, "15,40,70,100", who="wang", reason="x").after == "15 40 70 100"


def test_the_verdict_stands(record: object) -> None:
    put(107, "1至3月", "20")
    assert opened(FIRST)[0].assessment.verdicts[0].status in {None, Status.UNDER_WAY}


def test_one_kpi_alone_is_doubted_as_in_the_whole(seed: Callable[[str], Path]) -> None:
    """What is asked of other years looks at rows of one KPI; it must find what looking at the whole document finds."""
    path = seed("004")
    read = ingest.read_document(path.name, path.read_bytes(), resources.agency_register())
    edition, findings = read.edition, read.findings
    whole = questioned(check([edition], resources.agency_register(), reading=findings))
    kpis = {(one.objective_ref, one.code): one for one in edition.card.indicators}
    doubted = [key for key, one in kpis.items() if any(one.code in ref for ref in whole)]
    assert doubted
    for key in [*doubted, *list(kpis)[::20]]:
        rows = {one.ref for one in edition.card.indicators if (one.objective_ref, one.code) == key}
        readings = {one.ref for one in edition.figures.readings if one.indicator in rows}
        assert questioned_rows(edition, findings, *key) == whole & (rows | readings)
