"""In a browser: by keyboard alone, without a breach of the security policy, on a phone, on paper, for everyone."""

from __future__ import annotations

import os
import re
import shutil

import pytest

from heng.resources import example_document
from tests.conftest import absent
from tests.web import browser
from tests.web.conftest import CARD, OFFICER, PASSWORD

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

PAGES = {
    "overview": CARD, "theme": CARD + "theme/D/", "objective": CARD + "objective/AC1/", "kpi": CARD + "kpi/AC1.2/",
    "components": CARD + "kpi/BF3.1/", "list": CARD + "kpi/?q=AC1", "no match": CARD + "kpi/?q=zzz", "compared": CARD + "compare/",
    "findings": CARD + "findings/?theme=A", "findings by day": CARD + "findings/days/", "data": CARD + "data/", "budget": CARD + "budget/", "totals": CARD + "totals/", "agency": CARD + "agency/環保局/", "rules": "/rules/", "rule": "/rules/WT001/",
    "rulebooks": "/scoring/", "rulebook": "/scoring/demo-camms-1/", "tried": CARD + "?rulebook=demo-forpdi-1",
    "help": "/help/", "sign in": "/login/", "missing": "/nowhere/",
}  # fmt: skip
PROOFS = bool(os.environ.get("HENG_PROOFS"))
"""By `make pages` and `make proofs`: every page. Else a few, because axe takes most of the time of all tests."""
NARROW = tuple(PAGES) if PROOFS else ("overview", "kpi")
AXED = tuple(PAGES) if PROOFS else ("kpi",)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

DARK = ("overview", "theme", "kpi", "list", "findings", "rulebook", "tried", "no match")
BEYOND_WCAG = ["heading-order", "landmark-unique", "region"]
"""Good practice that axe keeps apart from WCAG."""


@pytest.fixture(scope="module")
def chromium():
    """Launch Chromium once."""
    path = browser.executable()
    if path is None:
        absent("CHROMIUM NOT FOUND: pages were not tried in a browser (Debian: apt install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def address(example_home, tmp_path_factory, chromium):
    """Serve a copy of the example."""
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(example_home, home)
    with browser.served(home) as url:
        yield url


@pytest.fixture
def page(chromium, address):
    """Open a window at a desk, in Chinese; what its console complains of fails the test."""
    yield from window(chromium, address)


def window(chromium, address, **options):
    """Open a window and collect what goes wrong in it."""
    context = chromium.new_context(base_url=address, **{"locale": "zh-TW", **options})
    opened = context.new_page()
    faults = []
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    context.close()
    assert [fault for fault in faults if "status of 4" not in fault] == []


@pytest.fixture
def phone(chromium, address):
    """Open a window as wide as a phone."""
    yield from window(chromium, address, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)


def press_until(page, selector: str, key: str = "Tab", most: int = 80) -> None:
    """Press a key until an element has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"{selector} is not reached by {key}")


def sign_in(page):
    """Sign in by keyboard from a page that offers it."""
    press_until(page, '.mast-who a[href^="/login/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/login/**")
    page.keyboard.type(OFFICER)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login/" not in url)


def test_an_odd_figure_is_looked_at_mended_and_saved_by_keyboard_alone(page):
    page.goto(CARD + "kpi/AC1.3/")
    sign_in(page)
    press_until(page, "#actual-101 summary")
    page.keyboard.press("Enter")
    press_until(page, "#actual-101-text")
    page.keyboard.press("Control+a")
    page.keyboard.type("900")
    page.keyboard.press("Tab")
    page.keyboard.type("監測站名冊")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".err-sum")
    assert "900 超過 100%" in page.locator(".err-sum").inner_text()
    press_until(page, 'button[value="edit"]')
    page.keyboard.press("Enter")
    page.wait_for_selector("#actual-101[open]")
    assert page.input_value("#actual-101-text") == "900"
    assert page.input_value("#actual-101-reason") == "監測站名冊"
    press_until(page, "#actual-101-text")
    page.keyboard.press("Control+a")
    page.keyboard.type("94")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector('button[value="save"]')
    assert page.locator(".err-sum").count() == 0
    press_until(page, 'button[value="save"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**done=*")
    assert "90 → 94" in page.locator("#record tbody tr").first.inner_text()


def test_a_direction_is_confirmed_by_keyboard_alone(page):
    page.goto(CARD + "kpi/GC2.2/")
    sign_in(page)
    press_until(page, "#polarity-1 summary")
    page.keyboard.press("Enter")
    press_until(page, "#polarity-1 input:checked")
    press_until(page, "#polarity-1 button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".err-sum")
    assert page.evaluate("() => document.activeElement.className") == "err-sum"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#polarity-1-reason")
    assert page.locator("#polarity-1-reason:focus").count() == 1
    page.keyboard.type("主責機關確認")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=*")
    assert "已存成新的一版" in page.locator("[role=status]").inner_text()
    entry = page.locator("#record tbody tr").first.inner_text()
    assert OFFICER in entry
    assert "主責機關確認" in entry


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page):
    page.goto(CARD)
    page.keyboard.press("Tab")
    assert page.locator(".skip:focus").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"


def test_a_slash_moves_to_the_search(page):
    page.goto(CARD)
    page.keyboard.press("/")
    page.keyboard.type("AC1.2")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kpi/?q=AC1.2")
    assert page.locator("#results tbody tr").count() == 1


def test_the_list_narrows_while_typing_and_its_address_follows(page):
    page.goto(CARD + "kpi/")
    page.locator("#f-q").press_sequentially("自來水直飲", delay=20)
    page.wait_for_function("() => document.querySelectorAll('#results tbody tr').length === 3")
    assert "q=" in page.url
    page.go_back()
    page.wait_for_url(re.compile(r"/kpi/$"))


def test_another_rulebook_is_tried_in_place_and_its_address_follows(page):
    page.goto(CARD)
    page.evaluate("() => { window.stays = true; }")
    page.locator("#switch summary").press("Enter")
    press_until(page, "#rule-demo-forpdi-1")
    page.keyboard.press("Enter")
    page.wait_for_url("**?rulebook=demo-forpdi-1")
    page.wait_for_selector(".switch-c")
    assert page.evaluate("() => window.stays && document.activeElement.id") == "rule-demo-forpdi-1"
    assert "rulebook=demo-forpdi-1" in page.locator(".mast nav a").first.get_attribute("href")
    page.go_back()
    page.wait_for_url(re.compile(r"/q1/$"))


def test_the_verdicts_of_all_rulebooks_are_switched_by_the_arrow_keys_alone(page):
    page.goto(CARD + "kpi/AC1.2/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    press_until(page, ".t--rules input")
    seen = {page.locator(".now-v .v:visible").inner_text().split()[0]}
    for _ in range(page.locator(".t--rules input").count() - 1):
        page.keyboard.press("ArrowDown")
        assert page.locator(".now-v .v:visible").count() == 1
        assert "採行的規則" in page.locator(".now-v .off:visible").inner_text()
        seen.add(page.locator(".now-v .v:visible").inner_text().split()[0])
    assert seen == {"接近", "有數值", "達標", "未達"}
    assert [url for url in asked if not url.endswith("/icon.svg")] == [], "the browser may ask for its icon late"


def test_a_line_after_the_hash_is_found(page):
    page.goto(CARD + "kpi/AC1.2/")
    document = page.locator("#src a").last.get_attribute("href").partition("?")[0]
    page.goto(f"{document}#L9000")
    page.wait_for_url("**line=9000#L9000")
    assert page.locator("#L9000").count() == 1


@pytest.mark.parametrize("name", NARROW)
def test_nothing_runs_out_of_a_narrow_window(phone, name):
    phone.goto(PAGES[name])
    for width in (390, 320):
        phone.set_viewport_size({"width": width, "height": 844})
        assert phone.evaluate("() => document.documentElement.scrollWidth") <= width


def test_a_theme_opens_on_a_phone(phone):
    phone.goto(CARD)
    second = phone.locator(".theme").nth(1)
    assert not second.locator(".obj").first.is_visible()
    second.locator(".theme-t").tap()
    assert second.locator(".obj").first.is_visible()


def test_targets_are_large_enough_for_a_finger(phone):
    phone.goto(CARD)
    boxes = phone.locator(".mast a:visible, .btn:visible, .tally a:visible").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect().height)"
    )
    assert min(boxes) >= 24


@pytest.mark.parametrize("locale", ["zh-TW", "en"])
def test_the_overview_prints_on_two_pages(chromium, address, locale):
    for opened in window(chromium, address, locale=locale):
        opened.goto(CARD)
        paper = opened.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2


def barriers(opened, **run_only):
    """Return what axe finds on a page."""
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(
        opened, options={"runOnly": run_only, "rules": {name: {"enabled": True} for name in BEYOND_WCAG}}
    )
    assert results.response["passes"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in results.response["violations"]]


@pytest.mark.parametrize("name", AXED)
def test_no_barrier_that_axe_knows(chromium, address, name):
    for opened in window(chromium, address, bypass_csp=True):
        opened.goto(PAGES[name])
        assert barriers(opened, type="tag", values=WCAG) == []
        if name in DARK:
            opened.emulate_media(color_scheme="dark")
            assert barriers(opened, type="rule", values=["color-contrast"]) == []


@pytest.mark.skipif(not PROOFS, reason="tried by make pages")
def test_no_barrier_in_forms_and_their_errors(chromium, address):
    for opened in window(chromium, address, bypass_csp=True):
        opened.goto("/login/?next=" + PAGES["components"])
        opened.fill("#id_username", OFFICER)
        opened.fill("#id_password", PASSWORD)
        opened.click("main form button")
        opened.click("#actual-101 summary")
        opened.click("#actual-101 button")
        opened.wait_for_selector(".err-sum")
        opened.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert barriers(opened, type="tag", values=WCAG) == []


@pytest.mark.skipif(not PROOFS, reason="tried by make pages")
def test_no_barrier_on_the_pages_of_those_who_decide(chromium, address):
    document = example_document()[1].decode().replace("19.2", "18.1", 1).encode()
    for opened in window(chromium, address, bypass_csp=True, viewport={"width": 390, "height": 800}):
        opened.goto("/login/?next=" + CARD + "confirm/")
        opened.fill("#id_username", OFFICER)
        opened.fill("#id_password", PASSWORD)
        opened.click("main form button")
        assert barriers(opened, type="tag", values=WCAG) == []
        opened.goto(CARD + "content/")
        assert barriers(opened, type="tag", values=WCAG) == []
        opened.goto(CARD + "totals/weights/?of=theme")
        for number, field in enumerate(opened.locator("[data-weight]").all()):
            field.fill("0" if number else "100")
        opened.click("#weigh button")
        assert barriers(opened, type="tag", values=WCAG) == []
        opened.fill("#weigh-valid", "2018-01-01")
        opened.fill("#weigh-reason", "市政會議決定")
        opened.click("#weigh button")
        opened.wait_for_selector("button[value=save]")
        assert barriers(opened, type="tag", values=WCAG) == []
        assert opened.evaluate("document.documentElement.scrollWidth") <= 390
        opened.goto("/docs/")
        opened.set_input_files("#files", {"name": "later.txt", "mimeType": "text/plain", "buffer": document})
        opened.click(".drop button")
        opened.wait_for_selector(".in-row", timeout=60_000)
        opened.goto(opened.url + "?rule=AC001")
        opened.locator(".fix-l").first.scroll_into_view_if_needed()
        opened.wait_for_selector(".fix-l .eff")
        opened.locator(".fix-l input").first.check()
        opened.locator("summary", has_text="更正").first.click()
        assert barriers(opened, type="tag", values=WCAG) == []
        assert opened.evaluate("document.documentElement.scrollWidth") <= 390
        opened.goto("/docs/")
        assert barriers(opened, type="tag", values=WCAG) == []


def test_everything_works_without_script(chromium, address):
    for plain in window(chromium, address, java_script_enabled=False):
        plain.goto(CARD + "kpi/")
        plain.fill("#f-q", "AC1.2")
        plain.click(".filters button")
        plain.click("#results th a")
        plain.click(".mast-who a")
        plain.fill("#id_username", OFFICER)
        plain.fill("#id_password", PASSWORD)
        plain.click("main form button")
        plain.click("#actual-101 summary")
        plain.fill("#actual-101-text", "18.9")
        plain.fill("#actual-101-reason", "核對紙本")
        plain.click("#actual-101 button")
        plain.click("button[value=save]")
        assert "18.9" in plain.locator(".now-f").first.inner_text()
        plain.click(".notice--done button")
        assert "19.2" in plain.locator(".now-f").first.inner_text()
