"""A person changes something: with a reason, as a new version, to be undone, never over somebody else's head."""

from __future__ import annotations

import html as entities
import re

import pytest
from django.test import Client

from heng.model.terms import Ground, Polarity, TimeBehaviour
from heng.workflow.changes import change
from heng.workflow.opening import cards
from tests.web.conftest import CARD, OTHER, PASSWORD

KPI = CARD + "kpi/AC1.2/"


@pytest.fixture
def refs(site):
    card = cards.open_card(cards.latest())
    indicator = next(one for one in card.edition.card.indicators if one.code == "AC1.2")
    reading = next(one for one in card.edition.figures.readings if one.indicator == indicator.ref)
    return {"polarity": indicator.ref, "behaviour": indicator.ref, "target": reading.ref, "actual": reading.ref}


def send(client, field, ref, **values):
    """Send a form and save what its preview shows."""
    sent = {"field": field, "ref": ref, "seen": "0", "reason": "查核原始資料", "step": "save", **values}
    return client.post(KPI, sent)


def hidden(html):
    """Return what the form of a page carries along."""
    found = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', html))
    return {name: entities.unescape(value) for name, value in found.items() if name != "next"}


def made():
    """Return the changes of figures and directions, without the decision on the rulebook."""
    return [one for one in cards.open_card(cards.latest()).changes if one.ref]


def text(response) -> str:
    return entities.unescape(re.sub(r"<[^>]*>", " ", response.content.decode()))


def test_forms_are_for_people_who_are_signed_in(site, refs):
    reader = site.reader()
    assert "存成新的一版" not in reader.get(KPI).content.decode()
    response = send(reader, "polarity", refs["polarity"], trait="lower")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/login/")
    assert made() == []


def test_a_confirmed_direction_shows_who_when_and_why(site, refs):
    client = site.officer()
    response = send(client, "polarity", refs["polarity"], trait="lower", reason="環保局來文")
    assert response.status_code == 302
    page = text(client.get(response.headers["Location"]))
    assert re.search(r"已存成新的一版", page)
    assert re.search(r"方向\s.*負向（越低越好）\s+環保局來文", page, re.DOTALL)
    assert "wang" in page
    assert "已確認" in page
    assert cards.open_card(cards.latest()).confirmed.polarity[refs["polarity"]].value is Polarity.LOWER


def test_a_confirmed_behaviour_in_time_is_kept_and_shown_as_a_direction_is(site, refs):
    client = site.officer()
    page = text(client.get(KPI))
    assert re.search(r"時間性質：\s+期間比率\s+推定", page)
    response = send(client, "behaviour", refs["behaviour"], trait="flow", reason="統計方法來文")
    page = text(client.get(response.headers["Location"]))
    assert re.search(r"時間性質\s+推定 期間比率\s+→\s+累計值\s+統計方法來文", page)
    assert re.search(r"累計值：wang於1\d\d/\d\d/\d\d \d\d:\d\d確認。", page)
    judged = cards.open_card(cards.latest()).assessment.by_reading[refs["actual"]].behaviour
    assert (judged.behaviour, judged.ground) == (TimeBehaviour.FLOW, Ground.CONFIRMED)


def test_a_target_that_changed_after_the_period_is_told_and_judges_nothing(site, refs):
    client = site.officer()
    before = cards.open_card(cards.latest()).assessment.by_reading[refs["target"]]
    send(client, "target", refs["target"], text="30", why="changed", valid="2018-07-01")
    page = text(client.get(KPI))
    assert cards.open_card(cards.latest()).assessment.by_reading[refs["target"]].status is before.status
    assert "自107/07/01起的目標是「30」，晚於這一期，不用來判定這一期。" in page


def test_a_corrected_cell_keeps_the_value_before(site, refs):
    client = site.officer()
    response = send(client, "actual", refs["actual"], text="18.2")
    page = client.get(response.headers["Location"]).content.decode()
    assert re.search(r'<p class="now-f"><a [^>]*>18\.2</a>', page)
    assert re.search(r"<del>19\.2</del> → <ins>18\.2</ins>", page)


def test_a_misread_target_holds_from_the_edition_and_a_changed_one_from_its_day(site, refs):
    client = site.officer()
    send(client, "target", refs["target"], text="18", why="misread")
    assert made()[-1].valid == cards.open_card(cards.latest()).loaded.day
    seen = made()[-1].number
    response = send(client, "target", refs["target"], text="16", why="changed", valid="2018-07-01", seen=str(seen))
    assert response.status_code == 302
    assert made()[-1].valid.isoformat() == "2018-07-01"


@pytest.mark.parametrize(
    ("field", "values", "id_of_field", "message"),
    [
        ("actual", {"text": "18.2", "reason": "  "}, "actual-101-reason", "請寫理由"),
        ("actual", {"text": ""}, "actual-101-text", "請寫數值"),
        ("actual", {"text": "約莫還好"}, "actual-101-text", "讀不出"),
        ("target", {"text": "18", "why": "changed"}, "target-101-valid", "從哪一天起"),
        ("target", {"text": "18"}, "target-101-why", "讀錯了"),
        ("target", {"text": "18", "why": "changed", "valid": "昨天"}, "target-101-valid", "2018-04-30"),
        ("polarity", {"trait": ""}, "polarity-1-trait", "請選一個"),
        ("behaviour", {"trait": ""}, "behaviour-1-trait", "請選一個"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    site, refs, field, values, id_of_field, message
):
    response = send(site.officer(), field, refs[field], **values)
    html = response.content.decode()
    summary = re.search(r'<div class="err-sum".*?</div>', html, re.DOTALL).group(0)
    assert response.status_code == 422
    assert f'href="#{id_of_field}"' in summary
    assert message in summary
    assert f'id="{id_of_field}"' in html
    assert re.search(rf'<details class="edit" id="{field}-\d+" open>', html)
    for value in values.values():
        assert not value.strip() or value in html
    assert made() == []


def test_the_form_of_the_page_itself_can_be_sent_again_and_again(site, refs):
    client = site.officer()
    for value in ("18.2", "18.4", "18.6"):
        html = client.get(KPI).content.decode()
        form = re.search(r'<details class="edit" id="actual-101">.*?</form>', html, re.DOTALL).group(0)
        kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))
        preview = client.post(KPI, {**kept, "text": value, "reason": "查核原始資料"})
        response = client.post(KPI, {**hidden(preview.content.decode()), "step": "save"})
        assert (preview.status_code, response.status_code) == (200, 302)
    assert [one.after for one in made()] == ["18.2", "18.4", "18.6"]


def test_the_source_and_the_form_keep_saying_what_the_document_prints(site, refs):
    client = site.officer()
    send(client, "actual", refs["actual"], text="18.2")
    html = client.get(KPI).content.decode()
    assert "文件印的是「19.2」" in html
    assert '<mark class="m-a">19.2</mark>' in html
    assert "本期實際 19.2" in html
    assert "18.2，由人更改，不是文件印的。" in html
    assert "原文「18.2」" not in html
    theme = client.get(CARD + "theme/A/").content.decode()
    assert re.search(rf'href="{KPI}#record">實際已更正', theme)


def test_before_a_figure_is_saved_its_effect_is_shown(site, refs):
    client = site.officer()
    preview = send(client, "actual", refs["actual"], text="16.8", step="")
    page = text(preview)
    assert preview.status_code == 200
    assert re.search(r"現在.*19\.2.*接近.*87\.1%.*存了以後.*16\.8.*達標", page, re.DOTALL)
    assert "查核原始資料" in page
    assert "有點怪" not in page
    assert made() == []


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("actual", "1920", "1920 是文件印的 19.2 的 10 倍以上"),
        ("actual", "0.19", "不到文件印的 19.2 的 10 分之一"),
        ("actual", "-19", "-19 是負的"),
        ("actual", "尚無法統計", "這裡原來是數字，現在寫的是「尚無法統計」"),
        ("actual", "107/4/30", "這裡原來是數字，現在寫的是「107/4/30」"),
        ("actual", "18 人", "單位「人」和指標的"),
        ("target", "1700", "1700 是文件印的 17 的 10 倍以上"),
    ],
)
def test_an_odd_value_is_asked_about_kept_in_the_form_and_saved_all_the_same(site, refs, field, typed, said):
    client = site.officer()
    preview = send(client, field, refs[field], text=typed, why="misread", step="")
    assert said in text(preview)
    assert made() == []
    kept = hidden(preview.content.decode())
    back = client.post(KPI, {**kept, "step": "edit"})
    html = back.content.decode()
    assert back.status_code == 200
    assert re.search(rf'<details class="edit" id="{field}-101" open>', html)
    assert f'value="{typed}"' in html
    assert "查核原始資料" in html
    assert client.post(KPI, {**kept, "step": "save"}).status_code == 302
    assert [one.after for one in made()] == [typed]


def test_the_preview_of_a_later_target_says_that_it_judges_nothing_here(site, refs):
    page = text(send(site.officer(), "target", refs["target"], text="30", why="changed", valid="2018-07-01", step=""))
    assert "不用來判定這一期" in page


def test_what_stands_there_already_is_no_change(site, refs):
    response = send(site.officer(), "actual", refs["actual"], text="19.2")
    assert response.status_code == 422
    assert "沒有改變" in text(response)


def test_two_people_at_one_cell_both_versions_are_shown(site, refs):
    change.correct_actual(cards.latest(), refs["actual"], "19.4", who=OTHER, reason="另一位承辦")
    client = site.officer()
    response = send(client, "actual", refs["actual"], text="18.2", reason="我的理由")
    page = text(response)
    assert response.status_code == 409
    for said in ("19.4", "18.2", "另一位承辦", "我的理由", OTHER):
        assert said in page
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', response.content.decode()))
    again = client.post(KPI, {name: entities.unescape(value) for name, value in kept.items() if name != "next"})
    assert again.status_code == 302
    latest = made()[-1]
    assert (latest.before, latest.after, latest.reason) == ("19.4", "18.2", "我的理由")


def test_a_change_can_be_undone_and_both_versions_stay(site, refs):
    client = site.officer()
    done = send(client, "actual", refs["actual"], text="18.2").headers["Location"].rpartition("=")[2]
    assert f'action="/changes/{done}/undo/"' in client.get(KPI).content.decode()
    response = client.post(f"/changes/{done}/undo/", {"next": KPI, "reason": "改錯列"})
    page = text(client.get(response.headers["Location"]))
    assert "已復原" in page
    assert "改錯列" in page
    card = cards.open_card(cards.latest())
    assert [one.after for one in made()] == ["18.2", "19.2"]
    assert card.edition.figures == card.printed.figures


def test_undoing_needs_a_reason_and_the_last_version(site, refs):
    client = site.officer()
    first = send(client, "actual", refs["actual"], text="18.2").headers["Location"].rpartition("=")[2]
    assert client.post(f"/changes/{first}/undo/", {"next": KPI, "reason": ""}).status_code == 422
    send(client, "actual", refs["actual"], text="18.4", seen=first)
    late = client.post(f"/changes/{first}/undo/", {"next": KPI, "reason": "改錯列"})
    assert late.status_code == 409
    assert "18.4" in text(late)
    assert client.post("/changes/999999/undo/", {"next": KPI, "reason": "x"}).status_code == 404


def test_undoing_leads_nowhere_else(site, refs):
    client = site.officer()
    done = send(client, "actual", refs["actual"], text="18.2").headers["Location"].rpartition("=")[2]
    response = client.post(f"/changes/{done}/undo/", {"next": "https://example.org/", "reason": "改錯列"})
    assert response.headers["Location"].startswith("/?")


def test_asking_for_a_page_changes_nothing(site, refs):
    client = site.officer()
    client.get(KPI, {"field": "actual", "ref": refs["actual"], "seen": "0", "text": "1", "reason": "x"})
    assert client.get("/changes/1/undo/").status_code == 405
    assert client.get("/language/").status_code == 405
    assert client.get("/logout/").status_code == 405
    assert made() == []


def test_a_form_from_elsewhere_is_refused_in_words(site):
    client = Client(enforce_csrf_checks=True, headers={"Accept-Language": "zh-TW"})
    response = client.post("/login/", {"username": "wang", "password": PASSWORD})
    assert response.status_code == 403
    assert "這張表單過期了" in text(response)


def test_a_page_of_an_earlier_moment_offers_no_forms(site):
    html = site.officer().get(KPI, {"as_of": "2018-05-01"}).content.decode()
    assert "存成新的一版" not in html


def test_history_is_seen_by_readers_too(site, refs):
    change.confirm(cards.latest(), refs["polarity"], Polarity.LOWER, who=OTHER, reason="核對定義")
    page = text(site.reader().get(KPI))
    assert "核對定義" in page
    assert "已確認" in page


def test_the_record_names_the_direction_taken_before_and_the_page_who_confirmed(site, refs):
    client = site.officer()
    page = text(client.get(send(client, "polarity", refs["polarity"], trait="lower").headers["Location"]))
    assert re.search(r"推定 負向（越低越好）\s*→\s*負向（越低越好）", page)
    assert re.search(r"已確認\s+wang於1\d\d/\d\d/\d\d \d\d:\d\d確認", page)


@pytest.mark.whole
def test_a_corrected_serial_number_stays_with_the_print_and_is_no_longer_open(site):
    card = cards.open_card(cards.latest())
    wrong = next(one for one in card.findings if one.code == "AC001")
    reading = next(one for one in card.edition.figures.readings if one.ref in wrong.refs)
    code = next(one.code for one in card.edition.card.indicators if one.ref == reading.indicator)
    client = site.officer()
    url = f"{CARD}kpi/{code}/"
    typed = {"field": "actual", "ref": reading.ref, "seen": "0", "reason": "核對公文", "text": "107/4/30"}
    assert client.post(url, {**typed, "step": "save"}).status_code == 302
    page = text(client.get(url))
    assert "文件仍是這樣印的" in page
    assert re.search(r"AC001.*wang於.*更正，理由：核對公文", page, re.DOTALL)
    left = cards.open_card(cards.latest())
    assert wrong not in left.findings
    assert wrong in [one.finding for one in left.settled]
