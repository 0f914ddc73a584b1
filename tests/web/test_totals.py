"""Totals of each level and the page of an agency: no number without its parts."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import quote

import pytest

from heng.evaluate.totals.roll_up import RollUp
from heng.model.terms import Status, Weighing, WeightFault
from heng.workflow.opening import cards
from heng.workflow.rulebooks.decisions import tried
from tests.web.conftest import CARD


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


@pytest.fixture
def rolled(site) -> RollUp:
    return RollUp(cards.open_card(cards.latest()).assessment)


def test_totals_state_coverage_counts_and_bounds_of_every_theme_and_agency(site, rolled):
    html = words(site.reader().get(f"{CARD}totals/").content.decode())
    for one in (*rolled.themes, *rolled.agencies):
        assert f"{one.total.known}／{one.total.items}有數值" in html
    assert "合併前，一項的達成率最高算100%、最低算0%" in html


def test_totals_say_what_neither_has_a_value_nor_misses_one(site, rolled):
    """Else the counts of a line do not come out."""
    html = words(site.reader().get(f"{CARD}totals/").content.decode())
    assert len(rolled.themes) > 1
    for total in (one.total for one in rolled.themes):
        others = total.items - total.known - total.by_status.get(Status.NO_DATA, 0)
        assert re.search(rf"{total.known}／{total.items}有數值{f'，另{others}個' if others else '(?!，另)'}", html)


def test_shares_of_the_totals_have_one_decimal_all_alike(site):
    html = words(site.reader().get(f"{CARD}totals/").content.decode())
    shares = re.findall(r"([\d.]+)%至([\d.]+)%", html)
    assert shares
    assert {len(end.partition(".")[2]) for pair in shares for end in pair} == {1}


def test_a_card_whose_document_prints_no_weights_has_no_joined_score_and_says_why(site):
    html = words(site.reader().get(f"{CARD}totals/").content.decode())
    assert "全卡不合併分數：沒有印權重。" in html


def test_totals_under_a_rulebook_without_verdicts_are_coverage_only(site):
    html = words(site.reader().get(f"{CARD}totals/?rulebook=as-printed").content.decode())
    assert "合併分數" not in html
    assert "有數值" in html


def test_totals_are_tidy_rows(site, rolled):
    response = site.reader().get(f"{CARD}totals/totals.csv")
    found = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert len(found) == len(list(rolled))
    assert {row["rulebook"] for row in found} == {"demo-linear-1"}
    assert found[0]["level"] == "card"
    assert int(found[0]["known"]) == rolled.card.total.known


def test_the_page_of_an_agency_lists_its_figures_with_their_total(site, rolled):
    busiest = max(rolled.agencies, key=lambda one: one.total.items)
    html = site.reader().get(f"{CARD}agency/{quote(busiest.group.key)}/").content.decode()
    assert f"{busiest.total.items}個計值項" in words(html)
    rows = re.search(r't--kpi">(.*?)</table>', html, re.DOTALL)
    assert rows is not None
    assert len(re.findall(r'<td class="c-mk">', rows.group(1))) == len(busiest.group.refs)


def test_another_name_of_an_agency_leads_to_the_printed_one(site):
    response = site.reader().get(f"{CARD}agency/{quote('臺北市政府環境保護局')}/")
    assert response.status_code == 302
    assert response["Location"].endswith(f"agency/{quote('環保局')}/")


def test_two_printed_names_of_an_agency_are_counted_apart_and_lead_to_each_other(site):
    html = site.reader().get(f"{CARD}agency/{quote('環境保護局')}/").content.decode()
    assert "用這個名稱，文件沒有印指標" in html
    assert f'href="{CARD}agency/{quote("環保局")}/"' in html


def test_an_agency_that_the_document_does_not_name_is_not_found(site):
    assert site.reader().get(f"{CARD}agency/{quote('太空局')}/").status_code == 404


@pytest.mark.parametrize("page", ["totals/", f"agency/{quote('環保局')}/"])
@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_pages_stand_in_both_languages(site, page, lang):
    response = site.reader(lang=lang).get(f"{CARD}{page}")
    assert response.status_code == 200
    assert "%}" not in response.content.decode()


def test_components_are_joined_by_their_printed_weights_where_they_stand(site, rolled):
    joined = {one.group.key: one.joined for one in rolled.indicators}
    right = next(code for code, one in joined.items() if one.fault is None and one.known)
    html = words(site.reader().get(f"{CARD}kpi/{right}/").content.decode())
    assert "分項合併" in html
    assert "權重合計 100" in html


def test_weights_of_102_per_cent_are_said_beside_the_components(site):
    html = words(site.reader().get(f"{CARD}kpi/BP5.2/").content.decode())
    assert "不合併： 權重合計不是100" in html or "不合併：權重合計不是100" in html
    assert "權重合計 102" in html


def test_a_theme_says_its_joined_score_under_a_rulebook_that_weighs_alike(site):
    html = words(site.reader().get(f"{CARD}theme/B/?rulebook=demo-cascade-1").content.decode())
    assert re.search(r"合併分數[\d.]+%至[\d.]+%（已知的部分是[\d.]+%，占權重[\d.]+%；規則所訂等權）", html)
    assert "合併分數" not in words(site.reader().get(f"{CARD}theme/B/").content.decode())


def _weights(site, code: str) -> list[tuple[str, str]]:
    card = cards.open_card(cards.latest())
    return [(one.ref, str(one.weight)) for one in card.edition.card.indicators if one.code == code]


def _set(site, code: str, ref: str, text: str, valid: str):
    data = {"field": "weight", "ref": ref, "seen": "0", "text": text, "valid": valid, "reason": "委員會決議"}
    return site.officer().post(f"{CARD}kpi/{code}/", data)


def test_a_weight_set_from_a_day_weighs_the_periods_that_reach_it(site):
    first, *_ = _weights(site, "BP5.2")
    assert first[1] == "34"
    assert _set(site, "BP5.2", first[0], "32", "2018-01-01").status_code == 302
    html = words(site.reader().get(f"{CARD}kpi/BP5.2/").content.decode())
    assert "已改，文件印34" in html
    assert "權重合計 100" in html
    assert "不合併" not in html, re.search("不合併.{40}", html)
    assert [weight for _, weight in _weights(site, "BP5.2")] == ["32", "34", "34"]


def test_the_checker_goes_on_reading_the_printed_weights(site):
    first, *_ = _weights(site, "BP5.2")
    _set(site, "BP5.2", first[0], "32", "2018-01-01")
    found = cards.open_card(cards.latest()).findings
    assert [one.subject for one in found if one.code == "WT001"] == ["BP5.2"]


def test_a_weight_of_a_later_day_leaves_the_quarter_alone(site):
    first, *_ = _weights(site, "BP5.2")
    assert _set(site, "BP5.2", first[0], "32", "2018-07-01").status_code == 302
    assert [weight for _, weight in _weights(site, "BP5.2")] == ["34", "34", "34"]


@pytest.mark.parametrize(
    ("text", "valid", "message"),
    [("很多", "2018-01-01", "不是權重"), ("120", "2018-01-01", "不是權重"), ("30", "", "請寫從哪一天起")],
)
def test_what_is_no_weight_is_refused_beside_its_field(site, text, valid, message):
    first, *_ = _weights(site, "BP5.2")
    response = _set(site, "BP5.2", first[0], text, valid)
    assert response.status_code == 422
    assert message in response.content.decode()


def _record(site, ref: str, text: str, valid: str = "2018-01-01", seen: str = "0"):
    data = {"ref": ref, "seen": seen, "text": text, "valid": valid, "reason": "市政會議決定"}
    return site.officer().post(f"{CARD}totals/", data)


def test_weights_of_themes_are_recorded_shown_and_taken_back(site):
    letters = [one.group.key for one in RollUp(cards.open_card(cards.latest()).assessment).themes]
    equal = "照這份規則每一部分權重相同"
    trial = f"{CARD}totals/?rulebook=demo-cascade-1"
    assert equal in words(site.reader().get(trial).content.decode())
    for number, letter in enumerate(letters):
        weight = 100 - 10 * (len(letters) - 1) if number == 0 else 10
        assert _record(site, f"theme/{letter}", str(weight)).status_code == 302
    card = cards.open_card(cards.latest())
    assert len(card.assessment.weights) == len(letters)
    page = site.officer().get(trial).content.decode()
    assert f'name="seen" value="{card.changes[-1].number}"' in page
    html = words(page)
    assert "登錄的權重" in html
    assert "市政會議決定" in html
    assert RollUp(tried(card, "demo-cascade-1").assessment).card.joined.weighing is Weighing.SET

    undone = site.officer().post(f"/changes/{card.changes[-1].number}/undo/", {"reason": "登錯了"})
    assert undone.status_code == 302
    fault = RollUp(tried(cards.open_card(cards.latest()), "demo-cascade-1").assessment).card.joined.fault
    assert fault is WeightFault.MISSING


def test_a_weight_of_a_level_holds_from_its_day_and_is_refused_beside_its_field(site):
    _record(site, "perspective/C", "40", valid="2018-07-01")
    assert cards.open_card(cards.latest()).assessment.weights == {}
    assert "這一期還不用" in words(site.reader().get(f"{CARD}totals/").content.decode())
    assert _record(site, "perspective/C", "30").status_code == 409, "another was recorded since the form was shown"
    assert "不是權重" in _record(site, "perspective/P", "很多").content.decode()
    assert _record(site, "theme/nothing", "10").status_code == 422
