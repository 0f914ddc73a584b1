"""Which language a run speaks, and how a bilingual text is said in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from heng.model.finding import Fact, Wording

LANGUAGES = ("zh-Hant", "en")


def choose(option: str | None, environment: Mapping[str, str]) -> str:
    """Return `--lang`, else the language of `LANG` (`C` and `POSIX` count as unset), else zh-Hant."""
    if option:
        return option
    locale = environment.get("LANG", "").split(".")[0]
    if locale in ("", "C", "POSIX") or locale.startswith("zh"):
        return "zh-Hant"
    return "en"


Tell = Callable[[str, str], str]
"""Chooses between a text in 中文 and one in English."""


def teller(lang: str) -> Tell:
    """Return what chooses a text for a language."""
    return lambda zh, en: Wording(zh=zh, en=en).render(lang, {})


def say(lang: str, wording: Wording, **facts: Fact) -> str:
    """Return a text in the language of the run."""
    return wording.render(lang, facts)
