"""Every page answers in both languages, keeps the security policy, and leads nowhere that is not there."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote

import pytest
from django.urls import resolve

PROOFS = bool(os.environ.get("HENG_PROOFS"))

pytestmark = pytest.mark.whole

PAGES = [
    "{card}", "{card}theme/A/", "{card}objective/AC1/", "{card}kpi/", "{card}kpi/AC1.2/", "{card}kpi/BP5.2/",
    "{card}objective/FL1/kpi/FL3.1/", "{card}findings/", "{card}budget/", "{card}totals/", "{card}agency/環保局/",
    "/rules/", "/rules/WT001/", "/help/",
    "/scoring/", "/scoring/demo-camms-1/", "/scoring/as-printed/",
    "/login/",
]  # fmt: skip


class Page(HTMLParser):
    """What these tests ask of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.fields: list[str] = []
        self.faults: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        if tag == "a":
            self.links.append(named.get("href") or "")
        if tag == "label" and named.get("for"):
            self.labelled.add(named["for"] or "")
        if tag in ("input", "select", "textarea") and named.get("type") not in ("hidden", "radio", "checkbox"):
            self.fields.append(named.get("id") or "")
        if "style" in named or tag == "style" or any(name.startswith("on") for name in named):
            self.faults.append(f"<{tag} {named}>")
        if tag == "script" and not named.get("src"):
            self.faults.append("inline script")


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers_without_anything_inline_and_with_labels(site, path, lang):
    response = site.reader(lang).get(path.format(card=site.card))
    html = response.content.decode()
    page = Page(html)
    assert response.status_code == 200
    assert page.faults == []
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert set(page.fields) <= page.labelled
    assert len(page.ids) == len(set(page.ids))
    assert not re.search(r"{%|{{|\bNone\b", html)
    assert html.count("<h1") == 1


def test_every_link_leads_somewhere(site):
    client = site.reader()
    paths = ("", "theme/B/", "kpi/BP5.2/", "findings/", "budget/")
    pages = [Page(client.get(site.card + path).content.decode()) for path in paths]
    targets = {link.partition("#")[0] for page in pages for link in page.links} - {""}
    assert all(target.startswith("/") for target in targets)
    kinds: dict[object, list[str]] = {}
    for target in sorted(targets):
        path, _, query = target.partition("?")
        kinds.setdefault((resolve(unquote(path)).view_name, tuple(parse_qs(query))), []).append(target)
    some = {target for alike in kinds.values() for target in (alike if PROOFS else (alike[0], alike[-1]))}
    answers = {target: client.get(target).status_code for target in some}
    assert {target: code for target, code in answers.items() if code not in (200, 302)} == {}


@pytest.mark.parametrize("path", ["{card}", "{card}theme/A/", "{card}kpi/AC1.2/"])
def test_links_inside_a_page_have_their_place(site, path):
    page = Page(site.reader().get(path.format(card=site.card)).content.decode())
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)


def test_text_of_the_document_is_marked_as_chinese_on_english_pages(site):
    html = site.reader("en").get(site.card + "kpi/AC1.2/").content.decode()
    assert '<html lang="en">' in html
    assert re.search(r'<h1 lang="zh-Hant">細懸浮微粒', html)


def test_the_latest_edition_is_the_first_page(site):
    assert site.reader().get("/").headers["Location"] == site.card


def test_the_same_edition_has_a_frozen_address(site):
    response = site.reader().get(f"/at/council-12-8{site.card}kpi/AC1.2/")
    assert response.status_code == 200
    assert f"/at/council-12-8{site.card}theme/A/#AC1" in response.content.decode()


def test_an_earlier_moment_is_announced_and_kept_by_links(site):
    response = site.reader().get(site.card, {"as_of": "2018-05-01"})
    html = response.content.decode()
    assert "107/05/01當天有效的內容" in html
    assert "theme/A/?as_of=2018-05-01" in html


def test_a_second_edition_stands_beside_the_first(site):
    from heng import resources
    from heng.ingest import read_document
    from heng.workflow.loading.load import load
    from heng.workflow.opening import cards

    name, data = resources.example_document()
    first = cards.latest()
    later = data.decode().replace("19.2", "18.1", 1).encode()
    second = load(read_document(name, later, resources.agency_register()), later, who="wang").address
    html = site.reader().get(site.card).content.decode()
    for address in (first, second):
        assert re.search(
            f'href="/at/{address.edition}{site.card}"[^>]*>107年第1季，107/04/01起（{address.edition}，', html
        )
    figures = [site.reader().get(f"/at/{one.edition}{site.card}kpi/AC1.2/").content.decode() for one in (first, second)]
    assert [bool(re.search(r'class="now-f"><a[^>]*>19\.2</a>', html)) for html in figures] == [True, False]
    assert [">18.1</a>" in html for html in figures] == [False, True]


def test_the_foot_of_printed_pages_names_city_period_and_rulebook(site):
    sheet = site.reader().get(site.card + "print.css", {"rulebook": "as-printed"})
    assert sheet.headers["Content-Type"].startswith("text/css")
    assert 'content: "臺北市政府　107年第1季　判定規則「照印」（試看）"' in sheet.content.decode()
    assert f'href="{site.card}print.css"' in site.reader().get(site.card).content.decode()


def test_nothing_ends_the_words_at_the_foot_early():
    from heng.web.page_foot import quoted

    assert quoted('a"\\; }</style>\n') == '"a\\22 \\5c \\3b  \\7d \\3c \\2f style\\3e \\a "'
