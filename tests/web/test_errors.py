"""Requests that cannot be answered get a page in words; a failing one asks nothing of the record."""

from __future__ import annotations

import pytest

from heng.web.overview import views
from heng.workflow import cards
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
