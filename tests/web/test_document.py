"""The published document: a window around a line, the whole, the bytes."""

from __future__ import annotations

import hashlib
import re

import pytest

from heng.workflow.example import is_example
from heng.workflow.loading import documents
from heng.workflow.opening import cards


@pytest.fixture
def digest(site):
    return cards.open_card(cards.latest()).edition.edition.document.sha256


def get(site, digest, **query):
    return site.reader().get(f"/docs/{digest}/", query)


def lines(response) -> dict[int, str]:
    html = response.content.decode()
    return {int(number): text for number, text in re.findall(r'<li id="L(\d+)"(.*?)</li>', html, re.DOTALL)}


def test_a_window_holds_the_line_asked_for(site, digest):
    shown = lines(get(site, digest, line="1000"))
    assert min(shown) < 1000 < max(shown)
    assert len(shown) <= 160


def test_the_whole_text_is_one_click_away(site, digest):
    text = documents.lines(digest)
    shown = lines(get(site, digest, all="1"))
    assert sorted(shown) == [number for number, line in enumerate(text, 1) if line.strip()]


def test_windows_follow_one_another_to_both_ends(site, digest):
    text = documents.lines(digest)
    last = len(text)
    assert 'rel="prev"' not in get(site, digest).content.decode()
    end = get(site, digest, line=str(last)).content.decode()
    assert 'rel="next"' not in end
    assert 'rel="prev"' in end
    seen, line = set(), "1"
    while line:
        response = get(site, digest, line=line)
        seen |= set(lines(response))
        following = re.search(r'href="\?line=(\d+)" rel="next"', response.content.decode())
        line = following.group(1) if following else ""
    assert seen == {number for number, one in enumerate(text, 1) if one.strip()}


@pytest.mark.parametrize("line", ["0", "-1", "99999999", "x"])
def test_a_line_that_is_not_there_is_said(site, digest, line):
    response = get(site, digest, line=line)
    assert response.status_code == 400
    assert "行號要在1到" in response.content.decode()


def test_the_bytes_are_those_published(site, digest):
    response = site.reader().get(f"/docs/{digest}/original")
    assert hashlib.sha256(b"".join(response.streaming_content)).hexdigest() == digest


def test_an_unknown_document_is_not_found(site):
    assert get(site, "0" * 64).status_code == 404


@pytest.mark.whole
@pytest.mark.parametrize(
    ("lang", "said", "never"),
    [
        ("zh-TW", "範例：衡排印，不是機關發布的原件", ("下載原檔", "行號照原文", "每個數字都連到原文的行")),
        ("en", "Example: typeset by Heng", ("Download the original", "the document's own", "Each figure links to")),
    ],
)
def test_the_example_is_never_shown_as_what_an_agency_published(site, digest, lang, said, never):
    for path in (f"/docs/{digest}/", site.card, f"{site.card}kpi/", f"{site.card}findings/"):
        html = site.reader(lang).get(path).content.decode()
        assert said in html
        assert not [words for words in never if words in html]


@pytest.mark.whole
def test_another_document_is_not_the_example(digest):
    assert is_example(digest)
    assert not is_example("0" * 64)


def test_a_line_that_was_read_leads_to_its_page(site, digest):
    line = lines(get(site, digest, line="272"))[272]
    assert re.search(r'<a href="/at/[^"]+/kpi/AC1\.2/">AC1\.2 指標</a>', line)


def test_the_way_back_leads_to_the_page_one_came_from_and_nowhere_else(site, digest):
    came = site.reader().get(
        f"/docs/{digest}/?line=272", headers={"Referer": f"http://testserver{site.card}kpi/AC1.2/"}
    )
    html = came.content.decode()
    assert f'<a href="{site.card}kpi/AC1.2/">← 回到剛才那一頁' in html
    assert f"from={site.card}kpi/AC1.2/" in html
    for asked in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        assert "回到剛才那一頁" not in get(site, digest, **{"from": asked}).content.decode()
