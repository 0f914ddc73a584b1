"""A figure over its periods on the page of its KPI: drawing, rows, what the rest of the year must bring, and forms."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from heng import ingest, resources
from heng.evaluate import assess
from heng.model.terms import Polarity, TimeBehaviour
from heng.web.charts.trajectory import WIDE, Course, drawing
from heng.web.kpi.course import course_of
from heng.workflow.loading.load import load
from tests.evaluate.factory import DEMO, Row, edition_of

CARD = """# 臺北市政府 {year} 年

- 期間：{year}年{period}

## A 營造永續環境

- 範圍：府級
- 主政：環保局

### AC1 提升環境品質

- 構面：顧客

#### AC1.1 {name}

- 公式：{formula}
- 單位：{unit}
- 機關：環保局
- 目標：≥ 100
- 實際：{actual}
"""
PAGE = "/taipei/107/q2/kpi/AC1.1/"


def put(
    year: int, period: str, actual: str, formula: str = "完工座數", unit: str = "座", name: str = "太陽能設置量"
) -> None:
    data = CARD.format(year=year, period=period, actual=actual, formula=formula, unit=unit, name=name).encode()
    load(ingest.read_document(f"{year}{period}.md", data, resources.agency_register()), data, who="wang", reason="test")


@pytest.fixture
def years(empty: Client) -> Client:
    """A year before, and two quarters that add up."""
    put(106, "1至6月", "30")
    put(106, "1至12月", "80")
    put(107, "1至3月", "20")
    put(107, "4至6月", "15(本季)")
    return empty


def signed_in(client: Client) -> Client:
    from heng.store.models import Person
    from heng.workflow import people

    people.create_officer("wang", "correct-horse-7", display="王小明")
    person = Person.objects.get(username="wang")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def section(client: Client, page: str = PAGE, lang: str = "zh-TW") -> str:
    text = client.get(page, headers={"Accept-Language": lang}).content.decode()
    found = re.search(r'<section id="periods".*?</section>', text, re.DOTALL)
    assert found
    return found[0]


def test_the_page_says_what_the_rest_of_the_year_must_bring(years: Client) -> None:
    text = section(years)
    assert "到107/06/30已有35 座；要達到目標，其餘2季合計須≥ 65 座，平均每期≥ 33 座。" in text
    assert "其中到107/03/31的一期是20" in text
    assert "35 座 by 2018-06-30; for the target the other 2 quarters must bring" in section(years, lang="en")


def test_rows_stand_side_by_side_with_what_became_of_them(years: Client) -> None:
    page = years.get(PAGE).context["page"]
    rows = page.components[0].figures[0].periods.rows
    assert [(row.period, row.actual.value) for row in rows] == [
        ("106年1至6月", "30"), ("106年", "80"), ("107年第1季", "20"), ("107年第2季", "15"),
    ]  # fmt: skip
    assert [row.counting for row in rows] == ["本年累計", "本年累計", "本年累計", "單期值"]
    assert (rows[-1].since.difference, rows[-1].since.word) == ("−5", "變差")
    assert rows[-1].now


def test_the_drawing_has_the_facts_and_keeps_empty_places(years: Client) -> None:
    text = section(years)
    assert text.count('<svg class="plot') == 2, "a phone has its own"
    wide = text.split('<svg class="plot')[1]
    assert "還沒有數值" in wide
    assert "p-need" in wide
    assert "≥ 100" in wide
    assert "≥ 100　年底累計" in wide, "the path ends at what the year must come to, not at a mean of what remains"
    assert 'role="img"' in wide
    assert "達標" not in wide


def test_one_period_alone_claims_nothing(empty: Client) -> None:
    put(107, "4至6月", "45")
    text = section(empty)
    assert "不推算其餘期間：累計或單期不明" in text
    assert "紀錄裡這項指標只有這一期" in text
    assert "p-line" not in text
    assert "p-need" not in text


def test_another_formula_breaks_the_line(years: Client) -> None:
    put(107, "7至9月", "9", formula="核准座數")
    text = section(years, "/taipei/107/q3/kpi/AC1.1/")
    assert "公式和現在不同" in text
    assert "公式不同，不能比" in text


def test_the_rows_as_a_file(years: Client) -> None:
    answer = years.get(f"{PAGE}periods.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode().removeprefix("\ufeff"))))
    assert [row["實際"] for row in rows] == ["30", "80", "20", "15"]
    assert rows[-1]["比前一期"] == "-5"
    assert years.get("/taipei/107/q2/kpi/XX9.9/periods.csv").status_code == 404


def test_three_ways_stand_beside_one_another(years: Client) -> None:
    text = section(years)
    assert "按日數比例" in text
    assert "去年同期占去年全年的37.5%" in text
    assert "沒有分期目標" in text


def test_an_officer_enters_a_plan_and_takes_it_back(years: Client) -> None:
    officer = signed_in(years)
    ref = officer.get(PAGE).context["page"].components[0].figures[0].periods.plan.ref
    sent = {"field": "plan", "ref": ref, "seen": "0", "text": "10 30 60 100", "reason": "年度作業計畫"}
    wrong = officer.post(PAGE, {**sent, "text": "10 30"})
    assert wrong.status_code == 422
    assert "讀不出分期目標" in wrong.content.decode()
    saved = officer.post(PAGE, sent, follow=True)
    assert "承辦人輸入的分期目標：到107/06/30應達≥ 30" in saved.content.decode()
    assert "年度作業計畫" in section_of_record(saved.content.decode())
    number = saved.context["done"].number
    officer.post(f"/changes/{number}/undo/", {"reason": "誤", "next": PAGE})
    assert "承辦人輸入的分期目標" not in section(officer)


def test_an_officer_says_what_the_figures_count(empty: Client) -> None:
    put(107, "1至3月", "20")
    put(107, "4至6月", "45")
    officer = signed_in(empty)
    assert "累計或單期不明" in section(officer)
    editor = officer.get(PAGE).context["page"].components[0].figures[0].periods.counting.editor
    sent = {"field": "counting", "ref": editor.ref, "seen": "0", "trait": "own_period", "reason": "主計處"}
    assert officer.post(PAGE, sent).status_code == 302
    assert "到107/06/30已有65" in section(officer)


def section_of_record(text: str) -> str:
    found = re.search(r'<section id="record".*?</section>', text, re.DOTALL)
    assert found
    return found[0]


def test_a_running_total_that_fell_is_named_in_its_row(empty: Client) -> None:
    put(107, "1至3月", "43")
    put(107, "1至6月", "30")
    page = empty.get("/taipei/107/0101-0630/kpi/AC1.1/").context["page"]
    row = page.components[0].figures[0].periods.rows[-1]
    assert (row.since.difference, row.since.why) == ("−13", "累計卻變小")


def test_the_sheet_of_a_card_says_what_the_rest_must_bring(years: Client) -> None:
    text = years.get("/taipei/107/q2/kpi/list.csv").content.decode().removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["其餘期間要達到"], row["怎麼算"]) == ("≥ 65 座", "其餘期間合計")


def test_a_ratio_is_not_asked_for_parts_that_add_up(empty: Client) -> None:
    put(107, "4至6月", "50", formula="總日數/總件數", unit="日", name="平均處理日數")
    officer = signed_in(empty)
    text = section(officer)
    assert "數字不會從年初累積" in text
    assert "每期的量" not in text


def drawn(row: Row, **rest: object) -> Course:
    assessment = assess(edition_of(row), DEMO)
    (verdict,) = assessment.verdicts
    assert verdict.rest is not None
    found = course_of(assessment.lines[verdict.reading], replace(verdict, rest=replace(verdict.rest, **rest)))  # type: ignore[arg-type]
    assert found is not None
    drawing(found, WIDE)
    return found


VISITS = Row(
    name="新增參觀人次",
    unit="人次",
    behaviour=TimeBehaviour.FLOW,
    polarity=Polarity.HIGHER,
    target="4萬人次",
    actual="5000",
)


def test_what_is_required_is_drawn_in_the_unit_of_its_figures() -> None:
    assert [(one.value, one.label) for one in drawn(VISITS).required] == [(40000, "≥ 40,000　年底累計")]


def test_of_a_range_whose_floor_is_reached_the_ceiling_alone_is_drawn() -> None:
    assert [one.value for one in drawn(replace(VISITS, target="4000~40000")).required] == [40000]


def test_nothing_required_is_drawn_from_a_day_that_is_no_place_of_the_drawing() -> None:
    assert drawn(VISITS, until=date(2018, 2, 14)).required == ()
