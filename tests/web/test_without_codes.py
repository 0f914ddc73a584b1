"""A sheet that prints neither codes nor themes: each KPI has its page, each counts, and no link leads nowhere."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from heng.ingest import read_document
from heng.store.models import Person
from heng.workflow.agencies import register
from heng.workflow.loading.load import load
from heng.workflow.opening.cards import open_card
from heng.workflow.people import create_officer

pytestmark = pytest.mark.usefixtures("record")

SHEET = """臺北市政府環境保護局108年度關鍵績效指標一覽表,,,
策略目標,指標名稱,單位,目標值,實際值
改善河川,測站合格率,%,75,78.2
改善河川,清淤長度,公尺,300,280
減少垃圾,回收率,%,60,
減少垃圾,每人每日垃圾量,公斤,0.4,0.41
"""


@pytest.fixture
def card() -> str:
    """Return the address of the overview of the sheet, loaded into an empty record."""
    data = SHEET.encode()
    address = load(read_document("k.csv", data, register()), data, day=date(2020, 3, 1), who="amy").address
    assert not any(one.code for one in open_card(address).edition.card.indicators)
    return f"/{address.owner}/{address.year}/{address.period}/"


def links(html: str) -> set[str]:
    """Return the addresses that a page leads to."""
    return {link.partition("#")[0].replace("&amp;", "&") for link in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', html)}


def test_every_link_of_the_card_leads_to_a_page(card: str) -> None:
    browser = Client(headers={"Accept-Language": "zh-TW"})
    asked, waiting = {card}, [card]
    while waiting:
        address = waiting.pop()
        response = browser.get(address)
        assert response.status_code in (200, 302), address
        if "html" not in response.headers["Content-Type"] or not address.startswith(card):
            continue
        found = {one for one in links(response.content.decode()) - asked if one.startswith(card) and "?" not in one}
        asked |= found
        waiting += found
    assert sum(bool(re.search(r"/kpi/[0-9a-f]{16}/$", one)) for one in asked) == 4
    assert sum(bool(re.search(r"/objective/[0-9a-f]{16}/$", one)) for one in asked) == 2


def test_each_kpi_counts_and_nothing_stands_without_a_name(card: str) -> None:
    browser = Client(headers={"Accept-Language": "zh-TW"})
    overview = browser.get(card).content.decode()
    assert "4項KPI、4個計值項" in overview
    assert ">主題</a>" not in overview
    totals = browser.get(card + "totals/").content.decode()
    assert re.findall(r'id="tot-(\w+)"', totals) == ["objective"]


def test_a_kpi_without_a_code_is_corrected_on_its_page(card: str) -> None:
    create_officer("wang", "correct-horse-7", display="王小明")
    browser = Client(headers={"Accept-Language": "zh-TW"})
    browser.force_login(Person.objects.get(username="wang"), backend="django.contrib.auth.backends.ModelBackend")
    found = links(browser.get(card + "kpi/", {"q": "清淤長度"}).content.decode())
    (address,) = {one for one in found if re.search(r"/kpi/\w{16}/$", one)}
    page = browser.get(address).content.decode()
    (ref,) = set(re.findall(r'name="ref" value="(reading/[^"]*)"', page))
    sent = {"field": "actual", "ref": ref, "seen": "0", "text": "290", "reason": "查核原始資料", "step": "save"}
    answer = browser.post(address, sent)
    assert answer.status_code == 302
    assert "290" in browser.get(answer.headers["Location"]).content.decode()
