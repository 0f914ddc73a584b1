"""The pages of the findings: narrowed, worked on by who is signed in, and told to everybody who may know."""

from __future__ import annotations

import html as entities
import re
from datetime import timedelta

import pytest

from heng.check.fingerprint import fingerprint
from heng.model.terms import FindingAct
from heng.store.clock import today
from heng.workflow.changes import change
from heng.workflow.findings.acting import Wish, do
from heng.workflow.opening import cards
from tests.web.conftest import CARD, OFFICER, OTHER

LIST = CARD + "findings/"


@pytest.fixture
def finding(site):
    """Return the first error of the example that is about a KPI."""
    card = cards.open_card(cards.latest())
    return next(one for one in card.findings if any(ref.startswith("indicator/") for ref in one.refs))


@pytest.fixture
def page(finding):
    return f"{LIST}{fingerprint(finding)[:16]}/"


def act(finding, kind, *, who=OFFICER, text="環保局來文", **parts):
    wish = Wish(act=FindingAct.of(kind), text=text, **parts)
    return do(cards.latest(), fingerprint(finding), wish, who=who)


def send(client, page, kind, **values):
    return client.post(page, {"act": kind, "seen": "0", "text": "環保局來文", **values})


def text(response) -> str:
    return re.sub(r"\s+", " ", entities.unescape(re.sub(r"<[^>]*>", " ", response.content.decode())))


def later(days=30):
    return today() + timedelta(days=days)


def test_forms_are_for_people_who_are_signed_in(site, page):
    reader = site.reader()
    shown = reader.get(page)
    assert "登入後處理" in text(shown)
    assert 'class="act"' not in shown.content.decode()
    assert send(reader, page, "comment").headers["Location"].startswith("/login/")
    assert 'class="act"' in site.officer().get(page).content.decode()


def test_what_was_done_is_shown_with_who_and_why_where_the_person_came_from(site, page, finding):
    client = site.officer()
    done = send(client, page, "waive", until=later().isoformat(), next=LIST + "?rule=" + finding.code)
    assert done.status_code == 302
    where = done.headers["Location"]
    assert where.startswith(f"{LIST}?rule={finding.code}&worked=")
    shown = text(client.get(where))
    assert "已記下" in shown
    assert "豁免中，到" in shown
    assert "環保局來文" in shown
    assert "王小明" in shown


def test_where_to_go_on_is_never_another_site(site, page):
    done = send(site.officer(), page, "comment", next="https://elsewhere.example/")
    assert done.headers["Location"].startswith(page)


def test_the_public_sees_waivers_but_not_who_was_asked_or_what_colleagues_said(site, page, finding):
    act(finding, "assign", to=OTHER, text="請查")
    act(finding, "comment", text="內部討論")
    act(finding, "waive", until=later(), text="第2季更正")
    for address in (LIST, page, CARD + f"kpi/{finding.subject}/"):
        shown = text(site.reader().get(address))
        assert "第2季更正" in shown, address
        assert "內部討論" not in shown
        assert "陳美" not in shown
    assert "內部討論" in text(site.officer().get(page))
    assert "由誰處理" not in text(site.reader().get(LIST + f"?assignee={OTHER}"))


def test_a_waived_finding_is_counted_apart_and_listed_with_its_line(site, finding):
    before = site.reader().get(LIST).context["page"]
    act(finding, "waive", until=later())
    after = site.reader().get(LIST).context["page"]
    errors = [
        next(one.number for one in page.severities if one.severity is finding.severity) for page in (before, after)
    ]
    assert errors[0] - errors[1] == len(after.waived) >= 1
    assert after.total == before.total
    listed = site.reader().get(LIST + "?state=waived").context["page"]
    assert (listed.shown, listed.groups) == (len(after.waived), ())


@pytest.mark.parametrize(("kind", "values", "field"), [
    ("waive", {"text": "", "until": "2999-01-01"}, "text"), ("waive", {}, "until"), ("waive", {"until": "soon"}, "until"),
    ("waive", {"until": "2001-01-01"}, "until"), ("assign", {"to": "nobody"}, "to"), ("comment", {"text": " "}, "text"),
])  # fmt: skip
def test_a_form_that_cannot_be_taken_comes_back_with_what_was_typed(site, page, kind, values, field):
    refused = send(site.officer(), page, kind, **{"text": "寫好的字", **values})
    assert refused.status_code == 422
    assert list(refused.context["page"].errors) == [field]
    assert re.search(rf'href="#act-\w+-{field}"', refused.content.decode())
    if "text" not in values:
        assert "寫好的字" in refused.content.decode()


def test_of_two_people_the_second_sees_the_act_of_the_first_and_keeps_what_was_typed(site, page):
    send(site.officer(OTHER), page, "comment", text="先看過了")
    mine = site.officer()
    refused = send(mine, page, "resolve", text="已請更正")
    assert refused.status_code == 409
    assert "先看過了" in text(refused)
    assert 'class="is-new"' in refused.content.decode()
    assert "已請更正" in refused.content.decode()
    again = refused.context["page"].work.last
    assert send(mine, page, "resolve", text="已請更正", seen=str(again)).status_code == 302


def test_a_waiver_is_undone_by_reopening(site, page, finding):
    entry = act(finding, "waive", until=later())
    client = site.officer()
    assert "重新開啟" in text(client.get(page))
    assert send(client, page, "reopen", text="還要查", seen=str(entry.number)).status_code == 302
    assert cards.open_card(cards.latest()).waived == ()


def test_the_list_is_narrowed_by_agency_theme_state_and_who_looks_after_it(site, finding):
    act(finding, "assign", to=OTHER)
    client = site.officer()
    whole = client.get(LIST).context["page"]
    assert whole.agencies
    agency = whole.agencies[0]
    narrowed = client.get(LIST, {"agency": agency.value}).context["page"]
    assert 0 < narrowed.shown < whole.total
    assert agency.label.endswith(f" {narrowed.shown}")
    assert client.get(LIST, {"assignee": OTHER}).context["page"].shown >= 1
    assert client.get(LIST, {"state": "assigned"}).context["page"].shown >= 1
    assert client.get(LIST, {"assignee": OTHER, "state": "open"}).context["page"].shown == 0


def test_how_a_finding_stands_is_told_at_its_kpi_and_at_its_line(site, finding):
    act(finding, "resolve", text="下一季更正")
    shown = text(site.reader().get(CARD + f"kpi/{finding.subject}/"))
    assert "說已改正" in shown
    assert "下一季更正" in shown
    line = finding.source.place.lines[0]
    document = site.reader().get(f"/docs/{finding.source.document}/?line={line}")
    assert "說已改正" in text(document)


@pytest.mark.whole
def test_what_was_worked_on_and_is_gone_is_told_with_the_day(site):
    card = cards.open_card(cards.latest())
    readings = {one.ref for one in card.edition.figures.readings if one.actual is not None}
    finding = next(one for one in card.findings if one.code == "AC001" and readings & set(one.refs))
    act(finding, "resolve", text="會更正")
    ref = next(ref for ref in finding.refs if ref in readings)
    change.correct_actual(cards.latest(), ref, "107/04/30", who=OFFICER, reason="查核原始資料")
    reader = site.reader()
    assert [one.ref for one in reader.get(LIST).context["page"].gone] == [fingerprint(finding)]
    assert [one.ref for one in reader.get(LIST, {"state": "closed"}).context["page"].gone] == [fingerprint(finding)]
    page = text(reader.get(f"{LIST}{fingerprint(finding)[:16]}/"))
    assert "已消失" in page
    assert "會更正" in page


def test_my_findings_need_an_account_and_list_what_is_assigned_to_me(site, finding):
    act(finding, "assign", to=OTHER)
    assert site.reader().get("/my/findings/").status_code == 302
    assert finding.code in text(site.officer(OTHER).get("/my/findings/"))
    assert "沒有指派給你" in text(site.officer().get("/my/findings/"))


def test_with_one_day_of_record_the_counts_say_that_nothing_can_be_compared(site):
    shown = site.reader().get(LIST + "days/")
    assert "只有一天的紀錄" in text(shown)
    assert '<svg viewBox="0 0 600' not in shown.content.decode()


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_every_page_speaks_the_language_of_its_reader(site, finding, page, lang):
    act(finding, "assign", to=OFFICER)
    act(finding, "waive", until=later())
    client = site.officer(lang=lang)
    for address in (LIST, page, LIST + "days/", "/my/findings/"):
        shown = text(client.get(address))
        assert ("Waived" in shown) is (lang == "en")
        assert ("豁免" in shown) is (lang == "zh-TW")


def test_an_unknown_finding_is_no_page(site):
    assert site.reader().get(LIST + "0" * 16 + "/").status_code == 404
    assert site.reader().get(LIST + "0/").status_code == 404
