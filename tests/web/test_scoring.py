"""Rulebooks: their pages and files, looking under another one, and the decision that puts one in force."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from importlib.resources import files

import pytest

from heng.evaluate.rulebooks.rulebook import rulebook_from_data, rulebook_to_data
from heng.resources import rulebook, rulebooks
from heng.workflow.opening import cards
from heng.workflow.opening.cards import CardAddress
from heng.workflow.rulebooks.adoption import decisions
from heng.workflow.rulebooks.decisions import adopt_rulebook
from tests.web.conftest import CARD, OFFICER

EDITION = "taipei/107/q1/council-12-8"
DECISION = {
    "card": EDITION, "body": "市政會議", "session": "第1971次", "day": "2018-05-01", "reason": "試行一年",
}  # fmt: skip


def html(response) -> str:  # type: ignore[no-untyped-def]
    assert response.status_code == 200
    return str(response.content.decode())


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def adopt(client, name: str = "demo-camms-1", **fields: str):  # type: ignore[no-untyped-def]
    return client.post(f"/scoring/{name}/", {**DECISION, **fields})


def record(client, name: str = "demo-camms-1", **fields: str):  # type: ignore[no-untyped-def]
    """Look at the effect of a decision, then record it."""
    seen = re.search(r'name="seen" value="(\d+)"', html(adopt(client, name, **fields)))
    assert seen
    return adopt(client, name, step="save", seen=seen[1], **fields)


def test_the_list_says_what_each_rulebook_makes_of_the_card_beside_the_one_in_force(site):
    page = html(site.reader().get("/scoring/"))
    rows = re.findall(r"<tr.*?</tr>", page[page.index('id="books"') : page.index('id="force"')], re.DOTALL)

    assert "採行" in rows[1]
    assert "demo-linear-1" in rows[1]
    assert {name for name in rulebooks() if any(name in row for row in rows)} == set(rulebooks())
    camms = next(words(row) for row in rows if "demo-camms-1" in row)
    assert re.search(r"\d+%到\d+%", camms)
    assert "Heng示範" in words(page)


@pytest.mark.parametrize("name", rulebooks())
def test_a_rulebook_shows_its_formulas_examples_source_and_digest(site, name):
    book = rulebook(name)
    page = html(site.reader().get(f"/scoring/{name}/"))

    assert "SHA-256" in page
    if book.judging is None:
        return
    assert "<math" in page
    assert page.count("<tr") > len(book.examples)
    for one in book.sources:
        assert one.text.zh in page
    for one in book.examples:
        assert one.flaw is None or "來源本身的問題" in page


def test_a_rulebook_is_taken_away_as_it_is_and_its_examples_as_rows(site):
    data = site.reader().get("/scoring/demo-inverse-1/rulebook.json")
    rows = site.reader().get("/scoring/demo-inverse-1/examples.csv")

    assert rulebook_from_data(json.loads(data.content)) == rulebook("demo-inverse-1")
    table = list(csv.DictReader(io.StringIO(rows.content.decode())))
    assert len(table) == len(rulebook("demo-inverse-1").examples)
    assert ("17", "19.2", "near") in {(row["target"], row["actual"], row["status"]) for row in table}
    assert 'filename="demo-inverse-1.json"' in data.headers["Content-Disposition"]


def test_an_unknown_rulebook_or_card_is_told_what_there_is(site):
    missing = site.reader().get("/scoring/nobody-1/")
    assert missing.status_code == 404
    assert "demo-linear-1" in missing.content.decode()
    assert site.reader().get("/scoring/?card=taipei/99/q1").status_code == 404


def test_all_pages_stand_without_a_record(empty):
    for path in ("/scoring/", "/scoring/demo-camms-1/", "/scoring/as-printed/"):
        assert empty.get(path).status_code == 200


def test_a_page_under_another_rulebook_counts_and_lists_the_verdicts_that_change(site):
    for path in ("", "theme/A/", "kpi/"):
        page = html(site.reader().get(CARD + path, {"rulebook": "demo-forpdi-1"}))
        told = words(page[page.index('class="switch-c"') :])
        assert re.match(r".*?\d+個數字的判定不同", told), path
        assert "接近 → 未達" in told.replace("  ", " "), path
        assert "AC1.2" in told, path
        assert 'hx-push-url="true"' in page, path


def test_a_page_under_the_rulebook_in_force_lists_no_changes(site):
    assert 'class="switch-c"' not in html(site.reader().get(CARD))


def test_an_indicator_shows_every_rulebooks_verdict_and_formula_with_its_numbers(site):
    page = html(site.reader().get(CARD + "kpi/AC1.2/"))
    table = page[page.index('id="rules"') : page.index('id="why"')]
    found = re.findall(r"<tr>.*?</tr>", table, re.DOTALL)
    rows = {re.search(r'href="/scoring/([\w-]+)/', row)[1]: row for row in found if "/scoring/" in row}

    assert set(rows) == set(rulebooks())
    assert "<mn>17</mn>" in rows["demo-inverse-1"]
    assert "88.5%" in words(rows["demo-inverse-1"])
    assert "112.9%" in words(rows["demo-bamboobsc-1"])
    assert "未達" in words(rows["demo-cascade-1"])
    assert re.search(r'id="r0"[^>]*checked', table)
    assert page.count("試看") >= len(rulebooks()) - 1


def test_an_indicator_under_a_trial_has_that_rulebook_chosen(site):
    page = html(site.reader().get(CARD + "kpi/AC1.2/", {"rulebook": "demo-bamboobsc-1"}))
    chosen = re.search(r"<tr>(?:(?!</tr>).)*checked(?:(?!</tr>).)*</tr>", page[page.index('id="rules"') :], re.DOTALL)

    assert chosen
    assert "bambooBSC" in chosen[0]
    assert "採行的規則：" in words(page)


def test_a_card_without_a_rulebook_says_how_to_get_one_and_shows_no_light(site):
    latest = cards.latest()
    day = cards.open_card(latest).loaded.day
    adopt_rulebook(latest, "as-printed", body="-", session="", day=day, who=OFFICER, reason="試照印")
    overview = html(site.reader().get(CARD))

    assert "怎麼採用一份" in overview
    assert "/scoring/?card=taipei" in overview
    assert 'id="rules"' not in html(site.reader().get(CARD + "kpi/AC1.2/"))


def test_a_decision_is_shown_with_its_effect_before_it_is_recorded(site):
    client = site.officer()
    preview = html(adopt(client))

    assert "市政會議第1971次" in words(preview).replace(" ", "")
    assert "AC1.2" in preview
    assert len(decisions()) == 1
    assert adopt(client, step="save").status_code == 200, "nothing is recorded before its effect was seen"
    assert len(decisions()) == 1
    done = record(client)
    assert done.status_code == 302
    made = decisions()[0]
    assert (made.rulebook, made.body, made.session, made.change.who) == (
        "demo-camms-1",
        "市政會議",
        "第1971次",
        OFFICER,
    )
    assert made.change.valid == date(2018, 5, 1)
    assert "已記成一筆決定" in html(client.get(done.url))
    assert cards.open_card(cards.latest()).rulebook.name == "demo-camms-1"
    overview = words(html(site.reader().get(CARD)))
    assert "市政會議第1971次決定，107/05/01起用，由wang登錄。規則本身是示範。" in overview


def test_a_decision_is_undone_as_another_version(site):
    client = site.officer()
    record(client)
    number = decisions()[0].change.number
    back = client.post(f"/changes/{number}/undo/", {"next": "/scoring/", "reason": "登錄有誤"})

    assert back.status_code == 302
    assert cards.open_card(cards.latest()).rulebook.name == "demo-linear-1"
    assert len(decisions()) == 3
    assert "復原" in words(html(site.reader().get("/scoring/")))


def test_a_decision_that_another_officer_overtook_is_refused_with_theirs(site):
    mine = html(adopt(site.officer()))
    seen = re.search(r'name="seen" value="(\d+)"', mine)
    assert seen
    record(site.officer("chen"), "demo-inverse-1")
    answer = adopt(site.officer(), step="save", seen=seen[1])

    assert answer.status_code == 422
    assert "chen" in answer.content.decode()
    assert cards.open_card(cards.latest()).rulebook.name == "demo-inverse-1"


def test_every_rulebook_has_its_place_in_the_style_sheet():
    sheet = files("heng.web").joinpath("static/heng/css/scoring.css").read_text("utf-8")

    assert all(f"body:has(#r{number}:checked) .v-r{number}" in sheet for number in range(len(rulebooks())))


def test_a_decision_for_the_whole_year_binds_every_edition_of_it(site):
    record(site.officer(), card="taipei/107")
    made = decisions()[0]

    assert made.edition == ""
    assert cards.open_card(CardAddress("taipei", 107, "q1")).rulebook.name == "demo-camms-1"


def test_what_a_decision_lacks_is_asked_for_and_the_rest_is_kept(site):
    answer = adopt(site.officer(), body="", reason="")
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "這一欄不能空白" in page
    assert "請寫理由" in page
    assert 'value="第1971次"' in page


def test_a_decision_on_what_is_in_force_already_changes_nothing(site):
    client = site.officer()
    assert "現在就是這份規則" in html(adopt(client, "demo-linear-1"))
    record(client, "demo-linear-1")
    answer = record(client, "demo-linear-1")

    assert answer.status_code == 422
    assert len(decisions()) == 2


def test_the_body_of_a_decision_can_be_corrected(site):
    client = site.officer()
    record(client)

    assert record(client, session="第1972次").status_code == 302
    assert decisions()[0].session == "第1972次"


def test_a_decision_taken_back_gives_way_to_that_of_the_year(site):
    client = site.officer()
    record(client, day="2018-06-01")
    client.post(f"/changes/{decisions()[0].change.number}/undo/", {"next": "/scoring/", "reason": "登錄有誤"})
    record(client, "demo-inverse-1", card="taipei/107", day="2018-05-01")

    assert cards.open_card(cards.latest()).rulebook.name == "demo-inverse-1"
    assert "市政會議第1971次決定，107/05/01起用" in words(html(site.reader().get(CARD)))
    assert "市政會議第1971次，107/05/01起" in words(html(site.reader().get("/scoring/")))


def test_a_decision_of_a_card_that_is_not_there_is_refused(site):
    assert adopt(site.officer(), card="taipei/99").status_code == 422


def test_a_decision_from_a_later_day_says_that_it_does_not_judge_yet(site):
    assert "現在還判定不到" in html(adopt(site.officer(), day="2999-01-01"))


def test_an_offices_own_rulebook_is_tried_and_put_in_force_as_a_bodys_decision(site, monkeypatch):
    folder = site.home / "rulebooks"
    folder.mkdir()
    data = json.loads(json.dumps(rulebook_to_data(rulebook("demo-camms-1"))))
    data |= {"name": "city-2018-1", "demonstration": False, "title": {"zh": "本市規則", "en": "City rule"}}
    (folder / "city-2018-1.json").write_text(json.dumps(data), "utf-8")
    (folder / "broken-1.json").write_text("{", "utf-8")
    monkeypatch.setenv("HENG_HOME", str(site.home))
    client = site.officer()

    assert "broken-1.json" in html(client.get("/scoring/"))
    assert "試看" in html(client.get(CARD, {"rulebook": "city-2018-1"}))
    record(client, "city-2018-1")
    overview = words(html(client.get(CARD)))
    assert "市政會議第1971次於107/05/01核定" in overview
    assert "示範" not in overview.partition("換一份看")[0].rpartition("判定規則")[2]

    data["judging"]["thresholds"]["met"] = "0.95"
    (folder / "city-2018-1.json").write_text(json.dumps(data), "utf-8")
    assert "檔案後來改過" in html(client.get("/scoring/"))
    assert "這是現在採行的規則" not in html(client.get("/scoring/city-2018-1/"))
    assert "這一頁改用" in html(client.get(CARD, {"rulebook": "city-2018-1"}))
    record(client, "city-2018-1", session="第1980次")
    assert "檔案後來改過" not in html(client.get("/scoring/"))
    assert str(cards.open_card(cards.latest()).rulebook.judging.thresholds.met) == "0.95"


def test_only_officers_record_a_decision(site):
    assert adopt(site.reader(), step="save").url.startswith("/login/")
    assert len(decisions()) == 1
    assert "登錄機關的決定要先登入" in html(site.reader().get("/scoring/demo-camms-1/"))


def test_where_nothing_is_in_force_rulebooks_are_held_against_the_one_of_the_nearest_edition(site):
    undo_all = site.officer()
    for one in decisions():
        undo_all.post(f"/changes/{one.change.number}/undo/", {"reason": "試"})
    page = site.reader().get("/scoring/", {"card": str(cards.latest())})
    outcomes = {one.book.name: one for one in page.context["outcomes"]}
    assert outcomes["as-printed"].in_force
    assert outcomes["as-printed"].is_base
    chosen = site.reader().get("/scoring/", {"card": str(cards.latest()), "against": "demo-linear-1"})
    outcomes = {one.book.name: one for one in chosen.context["outcomes"]}
    assert outcomes["demo-linear-1"].is_base
    assert outcomes["demo-linear-1"].changed == 0 < outcomes["demo-cascade-1"].changed < outcomes["as-printed"].changed
    book = site.reader().get(outcomes["demo-cascade-1"].url)
    assert book.context["page"].on_card.changes.number == outcomes["demo-cascade-1"].changed
