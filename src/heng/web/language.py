"""The two languages of the pages.

Every text stands in the code in both languages, side by side: `pick("總覽", "Overview")` in Python,
`{% t "總覽" "Overview" %}` in a template. So none can be missing, a translator sees both in their place, nothing is
compiled on the way into a wheel, and the words of `heng.model.terms`, which carry both languages too, fit in.
Which of the two is asked for is Django's active language (`LocaleMiddleware`).
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import get_language

from heng.model.finding import Fact, Wording
from heng.model.terms import Word

CHINESE, ENGLISH = "zh-Hant", "en"


def current() -> str:
    """Return the language of the page being made: `zh-Hant` or `en`."""
    return ENGLISH if (get_language() or "").startswith("en") else CHINESE


def pick(zh: str, en: str) -> str:
    """Return the text in the language of the page."""
    return en if current() == ENGLISH else zh


def say(wording: Wording, facts: Mapping[str, Fact]) -> str:
    """Return a message of the lower layers in the language of the page."""
    return wording.render(current(), facts)


def count_en(number: int, one: str, many: str = "") -> str:
    """Return an English count with its noun: `1 KPI`, `305 KPIs`, `1,204 lines`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def plural(word: Word, number: int) -> str:
    """Return the word that names a count beside it, in English in the plural where it is not one: `Errors`."""
    return pick(word.zh, word.en if number == 1 else f"{word.en}s")


def listed(parts: list[str]) -> str:
    """Join parts of a list as the language does."""
    return pick("、", ", ").join(parts)
