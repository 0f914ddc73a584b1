"""A card against the edition before it: what got worse, in numbers on the overview, in rows on a page of its own."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from heng import ingest, resources
from heng.workflow.loading.load import load

CARD = """# 臺北市政府 107 年

- 期間：107年{period}

## A 營造永續環境

- 範圍：府級
- 主政：環保局

### AC1 提升環境品質

- 構面：顧客

#### AC1.1 民眾滿意度

- 單位：%
- 機關：環保局
- 目標：{target}
- 實際：{one}

#### AC1.2 再生能源設置量

- 單位：件
- 機關：環保局
- 目標：90
- 實際：{two}
"""
PAGE = "/taipei/107/q2/compare/"


def put(period: str, one: str, two: str, target: str = "60") -> None:
    """Load an edition of the card."""
    data = CARD.format(period=period, one=one, two=two, target=target).encode()
    read = ingest.read_document(f"{period}.md", data, resources.agency_register())
    load(read, data, who="wang", reason="test")


@pytest.fixture
def two(empty: Client) -> Client:
    """Two quarters: satisfaction fell, an easier target, a sum that cannot be compared."""
    put("1至3月", "54.2", "20")
    put("4至6月", "52.0", "30", target="55")
    return empty


def test_the_overview_leads_to_what_got_worse(two: Client) -> None:
    """Numbers and a link, and none where there is nothing to compare with."""
    page = two.get("/taipei/107/q2/").content.decode()
    assert "和107年第1季相比" in page
    assert f'href="{PAGE}#c-worse"' in page
    assert "相比" not in two.get("/taipei/107/q1/").content.decode()


def test_rows_stand_by_what_became_of_them(two: Client) -> None:
    """Worse with its ground, easier targets, and why the rest is called neither; both lines one click away."""
    page = two.get(PAGE)
    found = {section.id: section.rows for section in page.context["page"].sections}
    (worse,) = found["c-worse"]
    assert (worse.code, worse.before.text, worse.after.text, worse.change) == ("AC1.1", "54.2", "52.0", "−2.2（−4.1%）")
    assert "推定" in worse.ground
    assert worse.before.url
    assert worse.after.url
    assert worse.before.url != worse.after.url
    assert [row.change for row in found["c-targets"]] == ["降低，較易達到"]
    (sums,) = found["c-untold"]
    assert (sums.code, sums.ground) == ("AC1.2", "累計起點不同")


def test_lower_verdicts_stand_by_themselves_and_their_number_leads_there(empty: Client) -> None:
    put("1至3月", "61", "20")
    put("4至6月", "30", "30")
    html = empty.get(f"{PAGE}?rulebook=demo-linear-1").content.decode()
    assert '#c-fell">判定退步</a><b>1</b>' in html
    rows = html.partition('<section id="c-fell"')[2].partition("</section>")[0]
    assert "AC1.1" in rows
    assert "AC1.2" not in rows


def test_a_lower_target_whose_direction_nothing_tells_is_said_as_the_finding_says_it(empty: Client) -> None:
    """The page and TG003 agree."""
    for period, target in (("1至3月", "80"), ("4至6月", "78")):
        text = CARD.format(period=period, one="1", two="1", target=target).replace("民眾滿意度", "指標甲")
        read = ingest.read_document(f"{period}.md", text.encode(), resources.agency_register())
        load(read, text.encode(), who="wang", reason="test")
    found = {section.id: section.rows for section in empty.get(PAGE).context["page"].sections}
    (row,) = found["c-targets"]
    assert (row.change, row.ground) == ("降低", "文件沒有註明方向；以越高越好來看，變得容易了。")


def test_the_kpi_page_shows_the_earlier_figure(two: Client) -> None:
    """With its period, and whether it got better or worse."""
    page = two.get("/taipei/107/q2/kpi/AC1.1/").content.decode()
    assert "54.2</a>%（107年第1季）" in page
    assert "變差" in page


def test_the_file_has_the_rows_of_the_page(two: Client) -> None:
    """For spreadsheets: a byte-order mark, a row each, nothing that is taken for a formula."""
    answer = two.get(f"{PAGE}comparison.csv")
    assert answer.headers["Content-Disposition"].endswith('-comparison.csv"')  # the open data's changes.csv is another
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert next((row["代碼"], row["前"], row["後"]) for row in rows) == ("AC1.1", "54.2", "52.0")
    assert not any(cell.startswith(("=", "@")) for row in rows for cell in row.values())


def test_one_period_alone_is_said_to_be_alone(empty: Client) -> None:
    """No promise and no empty tables."""
    put("1至3月", "54.2", "20")
    page = empty.get("/taipei/107/q1/compare/").content.decode()
    assert "紀錄裡沒有更早的一份" in page
    assert "<table" not in page


def test_english(two: Client) -> None:
    """The same page for other readers."""
    page = two.get(PAGE, headers={"Accept-Language": "en"}).content.decode()
    assert "Figures that became worse" in page
    assert "counted from another start" in page


def test_kpis_that_went_came_or_changed_names(empty: Client) -> None:
    """Gone with the page it had, new, and renamed with what the pairing rests on."""
    put("1至3月", "54.2", "20")
    text = CARD.format(period="4至6月", one="54.2", two="20", target="60")
    text = text.replace("AC1.2 再生能源設置量", "AC1.3 路燈汰換盞數").replace("民眾滿意度", "民眾整體滿意度")
    data = text.encode()
    load(ingest.read_document("card.md", data, resources.agency_register()), data, who="wang", reason="test")
    page = empty.get(PAGE)
    rows = next(one.rows for one in page.context["page"].sections if one.id == "c-kpis")
    assert [(row.code, row.change) for row in rows] == [
        ("AC1.2", "不見"), ("AC1.1", "改代碼或名稱"), ("AC1.3", "新增"),
    ]  # fmt: skip
    assert empty.get(rows[0].url).status_code == 200
    assert "把握" in rows[1].ground


def test_any_earlier_edition_may_be_compared_with(two: Client) -> None:
    """The last one before is shown; another period or year is one link away, and its file keeps it."""
    text = CARD.format(period="1至3月", one="50.0", two="20", target="60").replace("107", "106")
    data = text.encode()
    load(ingest.read_document("106.md", data, resources.agency_register()), data, who="wang", reason="test")
    page = two.get(PAGE).context["page"]
    assert [(one.label, one.url) for one in page.others] == [("106年第1季", f"{PAGE}?with=106%2Fq1%2Fq1")]
    year = two.get(page.others[0].url).context["page"]
    assert year.before.label == "106年第1季"
    assert [one.label for one in year.others] == ["107年第1季"]
    assert "with=106%2Fq1" in year.csv
    assert two.get(f"{PAGE}?with=106/q1").context["page"].before == year.before
    assert two.get(f"{PAGE}?with=99/q9").context["page"].before is None
    assert two.get(f"{PAGE}?with=nonsense").status_code == 400
