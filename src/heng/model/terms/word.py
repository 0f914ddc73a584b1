"""What a word of the vocabulary is."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from heng.model.terms.chinese import MEANINGS


class Word(StrEnum):
    """A word of the vocabulary: machine word, 中文, English and what it means (in 中文: `chinese.py`).

    Members compare equal to their machine word, so they can be written to tables and JSON as they stand.
    """

    zh: str
    en: str
    meaning: str
    meaning_zh: str

    def __new__(cls, key: str, zh: str, en: str, meaning: str) -> Self:
        """Make a member from its machine word and its three texts."""
        member = str.__new__(cls, key)
        member._value_ = key
        member.zh = zh
        member.en = en
        member.meaning = meaning
        member.meaning_zh = MEANINGS.get(cls.__name__, {}).get(key, "")
        return member

    @classmethod
    def of(cls, key: str) -> Self:
        """Return the word of a machine word; raises ValueError where the vocabulary has none."""
        for word in cls:
            if word.value == key:
                return word
        raise ValueError(key)

    def label(self, lang: str) -> str:
        """Return the word for people: English for `en…`, else 中文."""
        return self.en if lang.startswith("en") else self.zh

    def definition(self, lang: str) -> str:
        """Return what the word means: in English for `en…`, else in 中文."""
        return self.meaning if lang.startswith("en") else self.meaning_zh
