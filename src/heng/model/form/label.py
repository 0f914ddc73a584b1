"""Words before the colon of a line: one 中文 word that is printed, and others that are read as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A field's word in 中文, and its other words: English ones in lower case."""

    zh: str
    also: tuple[str, ...] = ()


def label(zh: str, *also: str) -> Label:
    """Return a label."""
    return Label(zh, also)


def by_word(labels: Mapping[str, Label]) -> dict[str, str]:
    """Return the key of each word, in lower case."""
    return {word.lower(): key for key, each in labels.items() for word in (each.zh, *each.also)}


def key_of(word: str, labels: Mapping[str, Label]) -> str:
    """Return the key that a word names, empty where none does."""
    return by_word(labels).get(" ".join(word.split()).lower(), "")


def words(labels: Iterable[Label]) -> list[str]:
    """Return all words, the longest first, so that none hides a longer one."""
    return sorted((word for each in labels for word in (each.zh, *each.also)), key=len, reverse=True)
