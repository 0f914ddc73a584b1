"""Signing in and out, and the one-time password."""

from __future__ import annotations

import re

from heng.workflow import people
from tests.web.conftest import CARD, OFFICER, PASSWORD

NEW = "another-horse-9"


def test_signing_in_leads_back(site):
    client = site.reader()
    response = client.post(f"/login/?next={CARD}", {"username": OFFICER, "password": PASSWORD, "next": CARD})
    assert response.headers["Location"] == CARD
    assert "王小明" in client.get(CARD).content.decode()
    client.post("/logout/")
    assert "王小明" not in client.get(CARD).content.decode()


def test_a_wrong_password_is_said_without_saying_which(site):
    response = site.reader().post("/login/", {"username": OFFICER, "password": "wrong"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "帳號或密碼不對" in html
    assert f'value="{OFFICER}"' in html
    assert "wrong" not in html


def test_signing_in_leads_nowhere_else(site):
    response = site.reader().post(
        "/login/", {"username": OFFICER, "password": PASSWORD, "next": "https://example.org/"}
    )
    assert response.headers["Location"] == "/"


def test_a_one_time_password_must_be_changed_before_anything_else(site):
    once = people.renew_password(OFFICER)
    client = site.reader()
    response = client.post("/login/", {"username": OFFICER, "password": once, "next": CARD})
    assert response.headers["Location"] == f"/account/password/?next={CARD.replace('/', '%2F')}"
    refused = client.post(CARD + "kpi/AC1.2/", {"field": "polarity"})
    assert refused.headers["Location"].startswith("/account/password/")
    wrong = client.post("/account/password/", {"old": once, "new": "short", "again": "short", "next": CARD})
    assert wrong.status_code == 422
    assert re.search(r'class="err" id="id_new-e"', wrong.content.decode())
    slip = client.post("/account/password/", {"old": once, "new": "another-horse-9", "again": "another-horse-8"})
    assert (slip.status_code, "兩次打的新密碼不一樣" in slip.content.decode()) == (422, True)
    kept = client.post("/account/password/", {"old": once, "new": once, "again": once, "next": CARD})
    assert kept.status_code == 422
    assert "不能和現在的一樣" in kept.content.decode()
    changed = client.post("/account/password/", {"old": once, "new": NEW, "again": NEW, "next": CARD})
    assert changed.headers["Location"] == CARD
    assert client.get("/account/password/").status_code == 200
    assert site.reader().post("/login/", {"username": OFFICER, "password": NEW}).status_code == 302


def test_the_present_password_is_asked_for(site):
    response = site.officer().post("/account/password/", {"old": "wrong", "new": NEW, "again": NEW})
    assert response.status_code == 422
    assert "現在的密碼不對" in response.content.decode()
