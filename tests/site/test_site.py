"""What every page and every installation relies on: headers, languages, sign-in, deployment checks."""

import pytest
from django.contrib.auth.views import LoginView
from django.core import checks
from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.urls import path
from django.utils.translation import get_language

from heng.site.checks import register_all
from heng.store import triggers
from heng.store.home import prepare
from heng.workflow import people
from heng.workflow.deployment import UnsafeInstallationError, inspect

urlpatterns = [
    path("language/", lambda _: HttpResponse(get_language())),
    path(
        "number/",
        lambda _: HttpResponse(engines["django"].from_string("{{ n }}").render({"n": 1234567.5})),
    ),
    path("login/", LoginView.as_view(template_name="site/lockout.html"), name="login"),
]
pytestmark = pytest.mark.urls(__name__)


def run_checks(databases=None):
    register_all()
    return {message.id for message in checks.run_checks(databases=databases) if message.id.startswith("heng.")}


def test_nothing_is_loaded_from_elsewhere(client):
    policy = client.get("/language/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        ("", "", "zh-hant"),
        ("en", "", "en"),
        ("zh-hant", "en", "zh-hant"),
        ("", "zh-TW", "zh-hant"),
        ("", "fr", "zh-hant"),
    ],
)
def test_the_language_is_that_of_the_cookie_else_the_browsers_else_chinese(client, cookie, accepted, language):
    if cookie:
        client.cookies["heng_language"] = cookie
    assert client.get("/language/", headers={"accept-language": accepted}).content.decode() == language


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_thousands_are_grouped_in_both_languages(client, language):
    client.cookies["heng_language"] = language
    assert client.get("/number/").content == b"1,234,567.5"


def test_sign_in_pauses_after_wrong_passwords(client, record):
    people.create_officer("amy", "correct horse battery")
    for _ in range(4):
        assert client.post("/login/", {"username": "amy", "password": "wrong"}).status_code == 200
    paused = client.post("/login/", {"username": "amy", "password": "wrong"})
    assert paused.status_code == 429
    assert "暫停登入" in paused.content.decode()
    assert client.post("/login/", {"username": "amy", "password": "correct horse battery"}).status_code == 429


def test_behind_the_proxy_nobody_can_pause_the_sign_in_of_another(client, record, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    people.create_officer("amy", "correct horse battery")
    at_home, elsewhere = {"x-forwarded-for": "10.1.1.1"}, {"x-forwarded-for": "10.1.1.1, 203.0.113.9"}
    for _ in range(6):
        guessed = client.post("/login/", {"username": "amy", "password": "wrong"}, headers=elsewhere)
    assert guessed.status_code == 429
    right = {"username": "amy", "password": "correct horse battery"}
    assert client.post("/login/", right, headers=at_home).status_code == 302


def test_without_a_proxy_what_a_client_says_of_its_address_counts_for_nothing(client, record):
    people.create_officer("amy", "correct horse battery")
    for number in range(5):
        said = {"x-forwarded-for": f"10.1.1.{number}"}
        paused = client.post("/login/", {"username": "amy", "password": "wrong"}, headers=said)
    assert paused.status_code == 429


def test_a_good_installation_has_nothing_to_report(record):
    prepare(record.home)
    assert run_checks(["default"]) == set()


def test_a_home_that_is_not_there_is_reported(settings, tmp_path):
    settings.HENG_HOME = tmp_path / "none"
    assert run_checks() == {"heng.E001"}


def test_a_secret_that_others_can_read_is_reported(settings, tmp_path):
    settings.HENG_HOME = tmp_path
    (tmp_path / "secret").write_text("x")
    (tmp_path / "secret").chmod(0o644)
    assert run_checks() == {"heng.E002"}


def test_a_database_that_others_can_read_is_reported(settings, tmp_path):
    settings.HENG_HOME = tmp_path
    prepare(tmp_path)
    assert run_checks() == set()
    (tmp_path / "heng.sqlite3-wal").write_text("x")
    (tmp_path / "heng.sqlite3-wal").chmod(0o640)
    assert run_checks() == {"heng.E004"}


def test_serving_others_asks_for_https_and_no_debug(settings, tmp_path):
    settings.HENG_HOME = tmp_path
    settings.ALLOWED_HOSTS = ["localhost", "heng.example.gov.tw"]
    assert run_checks() == {"heng.W001"}
    settings.DEBUG = True
    assert run_checks() == {"heng.W001", "heng.E003"}
    settings.SESSION_COOKIE_SECURE, settings.DEBUG = True, False
    assert run_checks() == set()


def test_serving_begins_with_warnings_and_is_refused_for_errors(record, settings):
    prepare(record.home)
    register_all()
    assert inspect() == ()
    settings.ALLOWED_HOSTS = ["heng.example.gov.tw"]
    (warning,) = inspect()
    assert warning.number == "heng.W001"
    assert warning.text("zh-Hant").startswith("heng.W001 Heng 以 heng.example.gov.tw 對外服務，但沒有 HTTPS。")
    assert "without HTTPS. Put an HTTPS proxy" in warning.text("en")
    triggers.remove(connection)
    with pytest.raises(UnsafeInstallationError) as refused:
        inspect()
    assert "heng verify" in refused.value.text("zh-Hant")


def test_a_record_without_its_guards_is_reported(record):
    prepare(record.home)
    triggers.remove(connection)
    assert run_checks(["default"]) == {"heng.C001"}
