"""Totals of each level and the page of an agency: no number without its parts."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import quote

import pytest

from heng.evaluate.totals.roll_up import RollUp
from heng.model.terms import ChangeField, Status, Weighing
from heng.workflow.opening import cards
from heng.workflow.opening.opened import Change
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


FORM = f"{CARD}totals/weights/?of="
COMPONENTS = "BP5.2"


def _weights(code: str = COMPONENTS) -> list[tuple[str, str]]:
    """Return the components of a KPI with what they weigh now."""
    card = cards.open_card(cards.latest())
    return [(one.ref, str(one.weight)) for one in card.edition.card.indicators if one.code == code]


def _letters() -> list[str]:
    card = cards.open_card(cards.latest())
    return list(dict.fromkeys(one.theme for one in card.edition.card.indicators))


def _typed(weights, *, valid: str = "2018-01-01", seen: str = "0", **more: str) -> dict[str, str]:
    fields = {f"weight:{key}": text for key, text in dict(weights).items()}
    return {**fields, "valid": valid, "seen": seen, "reason": "市政會議決定", **more}


def _record(site, of: str, weights, **more: str):
    return site.officer().post(FORM + of, _typed(weights, **{"step": "save", **more}))


def _themes(other: int = 10) -> dict[str, str]:
    """Return weights of the themes that are a whole: `other` for each but the first."""
    first, *rest = _letters()
    return {first: str(100 - other * len(rest)), **dict.fromkeys(rest, str(other))}


def _made() -> list[Change]:
    changes = cards.open_card(cards.latest()).changes
    return [one for one in changes if one.field is ChangeField.WEIGHT]


def _last() -> int:
    return _made()[-1].number


def test_all_themes_are_weighed_in_one_form_after_their_effect_was_seen(site):
    weights = _themes()
    page = words(site.officer().post(f"{FORM}theme", _typed(weights)).content.decode())
    assert "請看過再登錄" in page
    assert "個合併分數不同" in page
    assert _made() == [], "nothing is written before it was seen"

    saved = _record(site, "theme", weights)
    assert saved.status_code == 302
    card = cards.open_card(cards.latest())
    assert len(card.assessment.weights) == len(weights)
    assert len({one.recorded for one in _made()}) == 1, "one act"
    assert RollUp(tried(card, "demo-cascade-1").assessment).card.joined.weighing is Weighing.SET
    html = words(site.officer().get(saved["Location"]).content.decode())
    assert "、".join(f"{letter} {weight}" for letter, weight in weights.items()) in html
    assert html.count("全部復原成前一個值") == 1


def test_what_the_preview_says_of_the_card_is_what_it_becomes(site):
    trial = "&rulebook=demo-cascade-1"
    seen = words(site.officer().post(f"{FORM}theme{trial}", _typed(_themes())).content.decode())
    _record(site, "theme", _themes())
    joined = RollUp(tried(cards.open_card(cards.latest()), "demo-cascade-1").assessment).card.joined
    assert joined.score is not None
    assert re.search(rf"已知的部分是{joined.score * 100:.1f}%，占權重[\d.]+%；登錄的權重", seen)


def test_weights_of_one_act_are_taken_back_together(site):
    _record(site, "theme", _themes())
    number = _made()[-1].number
    assert site.officer().post(f"/changes/{number}/undo/", {"reason": "登錯了"}).status_code == 302
    card = cards.open_card(cards.latest())
    assert card.assessment.weights == {}
    assert len(_made()) == 2 * len(_letters()), "the record keeps both"
    assert "還沒有登錄過" in words(site.reader().get(f"{CARD}totals/").content.decode())


def test_all_fields_empty_take_the_recorded_weights_away(site):
    _record(site, "theme", _themes())
    assert _record(site, "theme", dict.fromkeys(_letters(), ""), seen=str(_last())).status_code == 302
    assert cards.open_card(cards.latest()).assessment.weights == {}


@pytest.mark.parametrize(
    ("first", "message"),
    [
        ("91", "，不是100"),
        ("", "個部分有1個沒有填"),
        ("很多", "「很多」不是權重"),
        ("120", "不是權重"),
        ("1e1", "不是權重"),
    ],
)
def test_weights_that_are_no_whole_are_refused_with_what_was_typed(site, first, message):
    response = _record(site, "theme", {**_themes(), _letters()[0]: first})
    assert response.status_code == 422
    html = response.content.decode()
    assert message in words(html)
    assert f'value="{first}"' in html
    assert _made() == []


@pytest.mark.parametrize(("lacks", "message"), [("valid", "請寫從哪一天起"), ("reason", "請寫理由")])
def test_weights_without_a_day_or_a_reason_are_refused(site, lacks, message):
    assert message in _record(site, "theme", _themes(), **{lacks: ""}).content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_far_from_the_card_is_a_slip(site, day):
    assert (
        "2013-01-01到2023-12-31" in site.officer().post(f"{FORM}theme", _typed(_themes(), valid=day)).content.decode()
    )
    assert _made() == []


def test_nothing_typed_where_nothing_stands_has_no_preview(site):
    empty = dict.fromkeys(_letters(), "")
    assert "還沒有填權重" in site.officer().post(f"{FORM}theme", _typed(empty)).content.decode()


def test_weights_are_not_written_unless_it_is_known_what_was_seen(site):
    assert "請看過再登錄" in _record(site, "theme", _themes(), seen="").content.decode()
    _record(site, "theme", _themes())
    late = _record(site, "theme", _themes(11))
    assert late.status_code == 409
    assert f'name="seen" value="{_last()}"' in late.content.decode(), "theirs stand beside mine, to be decided on"
    assert _record(site, "theme", _themes(11), seen=str(_last())).status_code == 302


def test_weights_that_stand_already_are_no_change(site):
    _record(site, "theme", _themes())
    again = _record(site, "theme", _themes(), seen=str(_last()))
    assert "權重和現在的一樣" in again.content.decode()


def test_a_weight_of_a_level_holds_from_its_day(site):
    later = _typed(_themes(), valid="2018-07-01")
    assert "這一期用不到" in site.officer().post(f"{FORM}theme", later).content.decode()
    _record(site, "theme", _themes(), valid="2018-07-01")
    assert cards.open_card(cards.latest()).assessment.weights == {}
    assert "這一期還不用" in words(site.reader().get(f"{CARD}totals/").content.decode())


def test_agencies_weigh_by_their_shares_and_some_may_have_none(site):
    html = site.officer().get(f"{FORM}agency").content.decode()
    names = re.findall(r'name="weight:([^"]+)"', html)
    assert len(names) > 2
    assert _record(site, "agency", {names[0]: "3", names[1]: "1"}).status_code == 302
    assert {key for _, key in cards.open_card(cards.latest()).assessment.weights} == set(names[:2])


def test_components_are_weighed_in_one_form_and_the_print_stays_beside(site):
    parts = _weights()
    assert [text for _, text in parts] == ["34", "34", "34"]
    page = site.officer().get(FORM + parts[0][0]).content.decode()
    assert page.count('value="34"') == len(parts)
    saved = _record(site, parts[0][0], {**dict(parts), parts[0][0]: "32"})
    assert f"kpi/{COMPONENTS}/" in saved["Location"]
    html = words(site.reader().get(f"{CARD}kpi/{COMPONENTS}/").content.decode())
    assert "已改，文件印34" in html
    assert "權重合計 100" in html
    assert "登錄的權重" in html
    assert [weight for _, weight in _weights()] == ["32", "34", "34"]
    found = cards.open_card(cards.latest()).findings
    assert [one.subject for one in found if one.code == "WT001"] == [COMPONENTS], "the checker reads the print"
    _record(site, parts[0][0], dict.fromkeys(dict(parts), ""), seen=str(_last()))
    assert [weight for _, weight in _weights()] == ["34", "34", "34"], "what is printed stands again"


def test_a_weight_of_a_component_of_a_later_day_leaves_the_quarter_alone(site):
    parts = _weights()
    _record(site, parts[0][0], {**dict(parts), parts[0][0]: "32"}, valid="2018-07-01")
    assert [weight for _, weight in _weights()] == ["34", "34", "34"]


def test_readers_see_no_form_and_what_cannot_be_weighed_is_not_found(site):
    reader = site.reader()
    assert "totals/weights" not in reader.get(f"{CARD}totals/").content.decode()
    assert reader.get(f"{FORM}theme").status_code == 302
    assert reader.post(f"{FORM}theme", _typed(_themes(), step="save")).status_code == 302
    assert _made() == []
    assert site.officer().get(f"{FORM}objective/nothing").status_code == 404
    assert "%}" not in site.officer(lang="en").get(f"{FORM}theme").content.decode()
