"""Requests that cannot be answered get a page in words; a failing one asks nothing of the record."""

from __future__ import annotations

import pytest

from heng.web.overview import views
from heng.workflow.opening import cards
from tests.web.conftest import CARD


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nowhere/", 404, "沒有這一頁"),
        ("/taipei/106/q1/", 404, "紀錄中沒有 taipei/106/q1"),
        (CARD + "?as_of=yesterday", 400, "不是日期"),
        (CARD + "?known=yesterday", 400, "不是日期"),
    ],
)
def test_it_says_what_happened_and_what_to_do(site, path, status, said):
    response = site.reader().get(path)
    html = response.content.decode()
    assert response.status_code == status
    assert said in html
    assert "回總覽" in html


def test_a_period_that_is_not_there_leads_a_citizen_to_the_latest(site):
    html = site.reader().get("/taipei/107/q2/").content.decode()
    assert "heng load" not in html
    assert 'href="/taipei/"' in html
    for short in ("/taipei/", "/taipei/107/"):
        assert site.reader().get(short).headers["Location"] == CARD
    assert site.reader().get("/taipei/106/").status_code == 404


@pytest.mark.parametrize("path", ["/changes/1/undo/", "/language/", "/logout/"])
def test_an_address_of_a_form_says_so_to_whom_opens_it(site, path):
    response = site.reader().get(path)
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "不能直接打開" in response.content.decode()


def test_a_failing_page_gives_a_code_and_needs_no_record(site, monkeypatch, settings):
    def fail(*_: object) -> None:
        raise RuntimeError

    client = site.reader(raise_request_exception=False)
    monkeypatch.setattr(views, "overview", fail)
    monkeypatch.setattr(cards, "latest", fail)
    response = client.get(CARD)
    assert response.status_code == 500
    assert "你的資料沒有改變" in response.content.decode()
    assert "H-" in response.content.decode()


def test_english_readers_get_english(site):
    assert "There is no such page" in site.reader("en").get("/nowhere/").content.decode()
