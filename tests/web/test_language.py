"""Two languages: the switch keeps the page, and no word is without either."""

from __future__ import annotations

import pytest
from django.utils import translation

from heng.model.terms import VOCABULARY
from heng.web.help.present import TITLES
from heng.web.language import count_en, listed, pick
from tests.web.conftest import CARD


def test_the_switch_keeps_the_page_and_is_remembered(site):
    client = site.reader()
    page = CARD + "kpi/AC1.2/"
    response = client.post("/language/", {"language": "en", "next": page})
    assert response.headers["Location"] == page
    assert "Why this verdict" in client.get(page).content.decode()
    client.post("/language/", {"language": "zh-hant", "next": page})
    assert "為什麼這樣判定" in client.get(page).content.decode()


def test_readers_who_ask_for_another_language_get_chinese(site):
    assert 'lang="zh-Hant-TW"' in site.reader("fr").get(CARD).content.decode()


@pytest.mark.parametrize(("lang", "said"), [("zh-hant", "甲、乙"), ("en", "甲, 乙")])
def test_lists_are_joined_as_the_language_does(lang, said):
    with translation.override(lang):
        assert listed(["甲", "乙"]) == said
        assert pick("是", "yes") == ("yes" if lang == "en" else "是")


def test_english_counts_have_their_plural():
    assert [count_en(1, "KPI"), count_en(2, "KPI"), count_en(1204, "entry", "entries")] == [
        "1 KPI", "2 KPIs", "1,204 entries",
    ]  # fmt: skip


def test_every_list_of_words_has_a_chinese_title():
    assert {words.__name__ for words in VOCABULARY} <= set(TITLES)
