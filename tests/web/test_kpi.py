"""An indicator's page, the list, and the addresses that lead to them."""

from __future__ import annotations

import csv
import html as entities
import io
import re
from urllib.parse import quote

import pytest

from heng.web.spreadsheet import BOM, safe
from heng.workflow.opening import cards
from tests.web.conftest import CARD


def get(site, path, lang="zh-TW", **query):
    return site.reader(lang).get(CARD + path, query)


def test_a_figure_stands_with_target_verdict_and_why(site):
    html = get(site, "kpi/AC1.2/").content.decode()
    assert re.search(r'<p class="now-f"><a href="/docs/[^"]+">19\.2</a><span>µg/m³', html)
    assert "87.1%" in html
    assert "示範規則" in html
    assert "2 - a / t" in html
    assert "名稱有「濃度」" in html
    assert "年平均監測值" in html


def test_lines_of_the_document_are_shown_with_numbers_and_names(site):
    html = get(site, "kpi/AC1.2/").content.decode()
    lines = re.findall(r'<li value="(\d+)" class="on">(.*?)</li>', html, re.DOTALL)
    assert any('<mark class="m-a">19.2</mark>' in line and "本期實際 19.2" in line for _, line in lines)
    assert any("公式" in line for _, line in lines)


@pytest.mark.whole
def test_a_formula_is_typeset_with_what_it_needs_and_one_that_cannot_be_read_says_why(site):
    html = get(site, "kpi/AC3.3/").content.decode()
    assert "<mfrac><mrow><mtext>資源回收量</mtext></mrow><mrow><mtext>垃圾產生量</mtext></mrow></mfrac>" in html
    assert re.search("要有：<span[^>]*>資源回收量、垃圾產生量</span>", html)
    assert "算式讀不懂：" in get(site, "kpi/FF2.3/").content.decode()
    assert "文字說明" in get(site, "kpi/AP2.3/").content.decode()


def test_components_stand_on_one_page_with_their_weights(site):
    html = get(site, "kpi/BP5.2/").content.decode()
    assert [f"BP5.2-{n}" in html for n in (1, 2, 3)] == [True] * 3
    assert html.count("權重 34") == 3
    assert "WT001" in html


def test_agencies_with_a_figure_each_stand_on_one_page(site):
    html = get(site, "kpi/BF3.1/").content.decode()
    card = cards.open_card(cards.latest())
    indicators = {one.ref for one in card.edition.card.indicators if one.code == "BF3.1"}
    readings = [one for one in card.edition.figures.readings if one.indicator in indicators]
    assert len(readings) > 5
    assert html.count('class="kpi-now kpi-now--s ') == len(readings)


@pytest.mark.whole
def test_a_code_under_two_objectives_asks_which(site):
    response = get(site, "kpi/FL3.1/")
    assert response.status_code == 300
    for objective in ("FL1", "FL3"):
        path = f"objective/{objective}/kpi/FL3.1/"
        assert CARD + path in response.content.decode()
        assert get(site, path).status_code == 200


def test_unknown_codes_are_not_found_in_words(site):
    response = get(site, "kpi/XX9.9/")
    assert response.status_code == 404
    assert "這份文件沒有指標「XX9.9」" in response.content.decode()
    assert get(site, "theme/Z/").status_code == 404
    assert get(site, "objective/XX9/").status_code == 404


@pytest.mark.whole
def test_codes_are_found_in_any_case(site):
    assert get(site, "kpi/ac1.2/").headers["Location"] == CARD + "kpi/AC1.2/"
    assert get(site, "kpi/BC3.1-3/").headers["Location"] == CARD + "kpi/BC3.1/"
    assert get(site, "objective/fl1/kpi/fl3.1/").headers["Location"] == CARD + "objective/FL1/kpi/FL3.1/"
    assert get(site, "objective/ac1/").headers["Location"] == CARD + "objective/AC1/"


def test_an_objective_of_the_map_without_a_table_says_so(site):
    card = cards.open_card(cards.latest()).edition.card
    code = next(cell.code for cell in card.map if cell.code not in {one.code for one in card.objectives})
    response = get(site, f"objective/{code}/")
    assert response.status_code == 200
    assert "計分卡沒有它的表" in response.content.decode()


def test_the_permanent_address_leads_to_the_page(site):
    html = get(site, "kpi/AC1.2/").content.decode()
    entity = re.search(r"/id/[0-9a-f]+/", html).group(0)
    assert site.reader().get(entity).headers["Location"].endswith("kpi/AC1.2/")
    assert site.reader().get("/id/0000000000000000/").status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        "台北",
        "臺北",
        "ＡＱＩ",
        "aqi",
        "ac1.1",
        "環保局",
        "提升環境品質",
        "PM2.5",
        "環境保護局",
        "BP5.2.1",
        "營造永續環境",
        "北水處 漏水",
    ],
)
def test_search_bears_variants_widths_and_case(site, asked):
    html = get(site, "kpi/", q=asked).content.decode()
    assert int(re.search(r"(\d+)個計值項</h2>", html).group(1)) > 0
    assert 'class="empty"' not in html


def test_both_forms_of_a_character_find_the_same(site):
    found = [re.findall(r'id="(reading[^"]+)"', get(site, "kpi/", q=q).content.decode()) for q in ("臺北", "台北")]
    assert found[0] == found[1]
    assert len(found[0]) > 10


@pytest.mark.parametrize("agency", ["北水處", "環保局"])
def test_an_agency_is_the_same_figures_searched_and_filtered(site, agency):
    def rows(**query):
        return re.findall(r'id="(reading[^"]+)"', get(site, "kpi/", **query).content.decode())

    assert rows(q=agency)
    assert rows(q=agency) == rows(agency=agency)


def test_every_word_must_stand_there(site):
    assert 'class="empty"' in get(site, "kpi/", q="北水處 空氣品質").content.decode()


def test_filters_narrow_together_and_stay_in_the_address(site):
    html = get(site, "kpi/", status="none", theme="A", agency="環保局").content.decode()
    rows = re.findall(r'<tr id="reading.*?</tr>', html, re.DOTALL)
    assert rows
    assert all("環保局" in row and "無數值" in row and 'class="code">A' in row for row in rows)
    assert '<option value="環保局" selected>' in html


def test_an_empty_list_says_which_filter_to_drop(site):
    html = get(site, "kpi/", q="AC1.1", status="ns").content.decode()
    assert "沒有符合的指標" in html
    assert f'href="{CARD}kpi/?q=AC1.1"' in html
    assert f'href="{CARD}kpi/?status=ns"' in html


def test_reasons_of_missing_figures_are_a_filter_that_can_be_dropped(site):
    html = get(site, "kpi/", status="none", reason="annual_only").content.decode()
    assert "原因「年度統計，無單季值」" in html
    assert f'href="{CARD}kpi/?status=none"' in html


def test_findings_are_filtered_by_theme_and_rule(site):
    html = get(site, "findings/", theme="B", rule="WT001").content.decode()
    assert "BP5.2" in html
    assert "-654759" not in html
    assert CARD + "kpi/BP5.2/" in html


def test_a_rule_page_explains_itself_in_both_languages(site):
    chinese = site.reader().get("/rules/WT001/").content.decode()
    english = site.reader("en").get("/rules/WT001/").content.decode()
    assert "為什麼重要" in chinese
    assert "Why it matters" in english
    assert "BP5.2" in chinese
    assert site.reader().get("/rules/XX999/").status_code == 404


def test_files_can_be_taken_away(site):
    report = get(site, "report.odt")
    assert report.content[:2] == b"PK"
    scorecard = get(site, "scorecard.json")
    assert scorecard.json()["schema"] == 1
    assert "attachment" in scorecard.headers["Content-Disposition"]


def test_codes_in_addresses_are_quoted(site):
    assert get(site, f"kpi/{quote('A/C', safe='')}/").status_code == 404


def words(html: str) -> str:
    return entities.unescape(re.sub(r"<(script|style)[^>]*>.*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL))


@pytest.mark.parametrize("code", ["AC1.2", "HC5.2", "HC5.3"])
def test_days_are_written_in_one_way(site, code):
    assert not re.search(r"\d{4}-\d{2}-\d{2}", words(get(site, f"kpi/{code}/").content.decode()))


def test_a_direction_is_said_once_with_its_ground(site):
    page = words(get(site, "kpi/AC1.2/").content.decode())
    assert re.search(r"方向：\s*負向（越低越好）\s*推定\s*名稱有「濃度」", page)


def test_a_reader_looks_at_the_same_page_under_another_rulebook(site):
    page = get(site, "kpi/AC1.2/", rulebook="as-printed").content.decode()
    assert "試看" in words(page)
    assert re.search(r"採行的規則：\s*接近\s*87\.1%", words(page))
    assert f'href="{CARD}theme/A/?rulebook=as-printed#AC1"' in page
    back = re.search(r'class="notice notice--moment".*?<a href="([^"]+)"', page, re.DOTALL)
    assert back is not None
    assert back[1] == f"{CARD}kpi/AC1.2/"


def test_who_put_the_rulebook_in_force_is_said(site):
    assert "由heng啟用，107/04/01起用。示範，不是任何機關的決定。" in words(get(site, "kpi/AC1.2/").content.decode())


def test_an_unknown_rulebook_is_refused_in_words(site):
    response = get(site, "kpi/AC1.2/", rulebook="traffic-lights")
    assert response.status_code == 400
    assert "有的是：as-printed、demo-" in words(response.content.decode())


def test_the_permanent_address_opens_the_edition_it_was_copied_from(site):
    page = get(site, "kpi/AC1.2/").content.decode()
    assert f'value="http://testserver/at/council-12-8{CARD}kpi/AC1.2/"' in page


def test_every_value_of_a_phone_list_has_its_label(site):
    page = get(site, "theme/A/").content.decode()
    for label in ("主責", "年目標", "實際", "達成率", "截至", "原文"):
        assert f'data-l="{label}"' in page


@pytest.mark.parametrize(
    ("asked", "address"), [("TC1", f"{CARD}#TC1"), ("滿意的住民", f"{CARD}#TC1"), ("AF3", f"{CARD}objective/AF3/")]
)
def test_search_finds_what_has_no_figures_of_its_own(site, asked, address):
    assert f'href="{address}"' in get(site, "kpi/", q=asked).content.decode()


def test_an_agency_is_one_choice_whose_count_is_that_of_its_list(site):
    page = get(site, "kpi/").content.decode()
    options = re.findall(r'<option value="([^"]+)">\1 (\d+)</option>', page)
    assert len({name for name, _ in options}) == len(options)
    for name, number in options[:3]:
        listed = words(get(site, "kpi/", agency=name).content.decode())
        assert f"、{number}個計值項" in listed


def test_a_permanent_address_opens_no_edition_that_lacks_it(site):
    entity = re.search(r"/id/(\w+)/", get(site, "kpi/AC1.2/").content.decode())
    assert entity is not None
    assert site.reader().get(f"/id/{entity[1]}/").headers["Location"].endswith("/kpi/AC1.2/")
    assert site.reader().get("/id/0000000000000000/").status_code == 404


def test_the_list_is_taken_away_as_it_is_shown_for_a_spreadsheet(site):
    raw = site.reader().get(site.card + "kpi/list.csv", {"status": "short"}).content.decode()
    head, *rows = csv.reader(io.StringIO(raw.removeprefix(BOM), newline=""))
    assert raw.startswith(BOM)
    assert head[:9] == ["代碼", "名稱", "主責", "年目標", "本期實際", "單位", "判定", "原因", "達成率%"]
    page = site.reader().get(site.card + "kpi/", {"status": "short"}).content.decode()
    assert "kpi/list.csv?status=short" in page
    assert rows
    assert all(row[6] == "未達" and row[0] in page and row[8] in page for row in rows)


@pytest.mark.parametrize(
    ("shown", "written"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("1,725.5", "1725.5"), ("−94.88", "-94.88"), ("-", "'-"), ("≤ 50", "≤ 50")],
)
def test_no_cell_of_a_spreadsheet_is_a_formula(shown, written):
    assert safe(shown) == written


def test_what_the_rest_of_the_year_must_bring_is_a_list_with_the_hardest_first(site):
    page = site.reader().get(f"{CARD}kpi/", {"rest": "asked"}).context["page"]
    assert any(one.chosen and one.label.endswith(f" {page.pages.number}") for one in page.rests)
    assert all(row.ahead and row.ahead.needed for row in page.rows)
    begun = ["到目前是0" in row.ahead.beside for row in page.rows]
    assert begun == sorted(begun, reverse=True)
    dust = site.reader().get(f"{CARD}kpi/", {"rest": "asked", "q": "AC1.2"})
    assert [row.code for row in dust.context["page"].rows] == ["AC1.2"]
    assert "其餘3季平均 ≤ 16.26" in dust.content.decode()
    assert "rest=asked" in site.reader().get(CARD).content.decode()
