"""Documents that print no figures: a bureau's scorecard and an annual plan, from their real kinds."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from heng.ingest import read_document
from heng.workflow.agencies import register
from heng.workflow.loading.load import load

pytestmark = pytest.mark.usefixtures("record")


def opened(path) -> tuple[Client, str]:  # type: ignore[no-untyped-def]
    """Load a real document; return a reader's browser and the address of its overview."""
    data = path.read_bytes()
    report = load(read_document(path.name, data, register()), data, day=date(2024, 3, 1), who="amy")
    return Client(headers={"Accept-Language": "zh-TW"}), f"/{report.address.owner}/{report.address.year}/year/"


def page(browser: Client, address: str) -> str:
    """Return a page that is there."""
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_card_tells_what_it_holds_and_lists_each_indicator(seed) -> None:  # type: ignore[no-untyped-def]
    browser, card = opened(seed("000"))
    overview = page(browser, card)
    assert "26項策略目標、43項KPI、42項行動計畫" in overview
    assert "有數值" not in overview
    assert ">預算</a>" not in overview
    assert len(re.findall(r'<tr id="indicator-', page(browser, card + "kpi/"))) == 43
    theme = page(browser, card + "theme/B/")
    assert all(text in theme for text in ("BC1.1", "DP5.1", "BC1.1.1"))
    assert "BC1.1" in page(browser, card + "kpi/?q=DP5.1")
    assert "DP5.1" in page(browser, card + "kpi/BC1.1/")


def test_success_factors_and_lost_arrows_are_told(seed) -> None:  # type: ignore[no-untyped-def]
    browser, card = opened(seed("001"))
    overview = page(browser, card)
    assert "文件自述23" in overview
    theme = page(browser, card + "theme/A/")
    assert "關鍵成功因素" in theme
    assert "SC010" in theme


def test_a_plan_opens_with_its_content_as_its_own(seed) -> None:  # type: ignore[no-untyped-def]
    browser, card = opened(seed("002"))
    overview = page(browser, card)
    assert "業務計畫" in overview
    assert "府級使命" not in overview
    assert ">指標</a>" not in overview
    assert "第1季" not in overview
