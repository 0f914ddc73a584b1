"""The overview says what the assessment says, and hides nothing."""

from __future__ import annotations

import math
import re

import pytest

from heng.model.terms import Severity, Status
from heng.workflow.changes import change
from heng.workflow.opening import cards
from heng.workflow.rulebooks.decisions import adopt_rulebook
from tests.web.conftest import CARD

pytestmark = pytest.mark.whole


@pytest.fixture
def card(site):
    return cards.open_card(cards.latest())


@pytest.fixture
def html(site):
    return site.reader().get(CARD).content.decode()


def words(html: str) -> str:
    """Return the text of a page without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))


def test_the_opening_sentence_is_made_of_the_totals(card, html):
    total = card.assessment.total()
    opening = words(re.search(r'<p class="lede">(.*?)</p>', html, re.DOTALL).group(1))
    assert f"{total.items}個計值項裡，{total.known}個有數值" in opening
    assert f"{total.by_status[Status.SHORT]}個未達" in opening
    assert f"{math.floor(total.low * 1000) / 10}%到{math.ceil(total.high * 1000) / 10}%之間" in opening


def test_the_map_has_one_mark_for_each_figure(card, html):
    lanes = re.findall(r'<span class="obj-marks">(.*?)</span>', html, re.DOTALL)
    marks = re.findall(r'href="#m-(\w+)"', " ".join(lanes))
    assert len([mark for mark in marks if mark != "flag"]) == len(card.edition.figures.readings)
    assert marks.count("short") == card.assessment.total().by_status[Status.SHORT]


def test_every_theme_states_its_coverage(card, html):
    for theme in card.edition.card.themes:
        refs = [one.ref for one in card.edition.card.indicators if one.theme == theme.letter]
        total = card.assessment.total(refs)
        assert f"{total.known}／{total.items}有數值" in html


def test_an_objective_without_a_table_is_flagged(html):
    assert re.search(r"AF3.*?地圖有、計分卡沒有", html, re.DOTALL)


def test_the_worst_findings_lead_to_their_marked_line(site, card, html):
    worst = re.search(r'<ol class="worst-l">(.*?)</ol>', html, re.DOTALL).group(1)
    shown = re.findall(r'href="(/docs/[^"]+)".*?(L\d+)</a>', worst, re.DOTALL)
    errors = {one.code for one in card.findings if one.severity is Severity.ERROR}
    assert len(shown) == min(len(errors), 6)
    for url, line in shown:
        address, _, fragment = url.partition("#")
        page = site.reader().get(address).content.decode()
        item = re.search(rf'<li id="{line}".*?</li>', page, re.DOTALL).group(0)
        assert fragment == line
        assert "is-target" in item
        assert 'class="line-f st-error"' in item


def test_missing_figures_are_counted_by_reason_and_agency(card, html):
    none = card.assessment.total().by_status[Status.NO_DATA]
    side = re.search(r"無數值 <b class=\"big\">(\d+)</b>.*?<ul class=\"kv\">(.*?)</ul>", html, re.DOTALL)
    assert int(side.group(1)) == none
    assert sum(int(number) for number in re.findall(r"<b>(\d+)</b>", side.group(2))) == none


def test_the_budget_panel_prints_the_totals(card, html):
    total = next(line for line in card.edition.budget.lines if line.kind.value == "total")
    panel = words(re.search(r'<div class="abc">(.*?)</dl>', html, re.DOTALL).group(1))
    assert f"全年預算 A{total.annual.value:,}" in panel
    assert f"{total.executed_pct_allocated.value}%" in panel


def test_the_demonstration_says_that_it_is_one(html):
    foot = words(html[html.index('<footer class="colophon"') :])
    assert "demo-linear-1" in foot
    assert "不是臺北市的規定" in foot


def test_as_printed_gives_no_lights_and_no_percentages(site):
    latest = cards.latest()
    adopt_rulebook(latest, "as-printed", body="-", session="", day=cards.open_card(latest).loaded.day, who="wang",
                   reason="試照印")  # fmt: skip
    client = site.reader()
    for path in ("", "theme/A/", "kpi/AC1.2/", "kpi/"):
        html = client.get(CARD + path).content.decode()
        body = html[html.index("<main") : html.index("</main>")]
        assert not re.search(r"st-(met|near|short|prog)\b", body)
        assert "達成率%" not in body
        assert not re.search(r"<b>[\d.]+%</b>", body)
    assert "有數值" in client.get(CARD).content.decode()


def test_an_empty_record_says_how_to_begin(empty):
    response = empty.get("/")
    assert response.status_code == 200
    assert "heng load" in response.content.decode()
    assert empty.get("/help/").status_code == 200
    assert empty.get("/rules/").status_code == 200
    assert empty.get("/taipei/107/q1/").status_code == 404


@pytest.mark.parametrize(("rule", "printed"), [("AC001", "-654759"), ("TG005", "CP4.3.154")])
def test_a_finding_points_to_the_line_that_prints_the_fault(site, rule, printed):
    html = site.reader().get(f"{CARD}findings/?rule={rule}").content.decode()
    address = re.search(r'<a class="src" href="([^"#]+)#(L\d+)"', html)
    page = site.reader().get(address.group(1)).content.decode()
    line = re.search(rf'<li id="{address.group(2)}".*?</li>', page, re.DOTALL).group(0)
    assert re.search(rf'<mark class="m-e">[^<]*{re.escape(printed[:8])}', line)


def test_the_total_comes_out_and_its_base_is_named(site):
    html = site.reader().get(site.card).content.decode()
    said = re.sub(r"<[^>]*>", "", html)
    assert "357個計值項＝250個有數值＋106個無數值＋1個本年度不適用（CP8.2）。" in said
    assert "達標率以354個為分母，不計1個本年度不適用（CP8.2）、1個目標為0（CL1.7）、1個目標不是數字（FC3.1）。" in said


def test_corrected_figures_are_counted_and_lead_to_their_record(site, card, html):
    """A reader of the totals sees that some of them are not what the document prints."""
    assert "紀錄更正過" not in html
    reading = next(one for one in card.edition.figures.readings if "/AC1.2/" in one.ref)
    change.correct_actual(card.address, reading.ref, "12.5", who="amy", reason="誤植")
    page = site.reader().get(CARD).content.decode()
    assert "紀錄更正過 1 個數字" in words(page)
    assert re.search(r'href="[^"]*kpi/AC1.2/#record"[^>]*>AC1.2</a>', page)
