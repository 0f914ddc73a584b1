"""The vocabulary is one list: every word stands in it, with both languages and a definition."""

from __future__ import annotations

import importlib
import pkgutil
import re
from enum import StrEnum
from pathlib import Path

import heng
from heng.model.terms import VOCABULARY, Word
from heng.model.terms.chinese import MEANINGS

MAKES_WORDS = re.compile(r"^class \w+\((?:Word|StrEnum|str, Enum|\w*Choices)\)", re.MULTILINE)
NEEDS_DJANGO = ("heng.site", "heng.web", "heng.api", "heng.store", "heng.workflow")


def test_no_word_is_defined_outside_the_vocabulary() -> None:
    """A second list of states would drift from the first; whoever adds a kind of word adds it to the one list."""
    for module in pkgutil.walk_packages(heng.__path__, "heng."):
        if not module.name.startswith(NEEDS_DJANGO) and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    assert {kind for kind in _enums(StrEnum) if kind.__module__.startswith("heng.")} - {Word} == set(VOCABULARY)


def test_no_module_makes_words_of_its_own() -> None:
    """Also where a module cannot be imported without a configured site, its states are those of the vocabulary."""
    sources = Path(heng.__file__).parent.rglob("*.py")
    makers = [path for path in sources if path.parent.name != "terms" and MAKES_WORDS.search(path.read_text("utf-8"))]
    assert makers == []


def _enums(kind: type[StrEnum]) -> set[type[StrEnum]]:
    below = set(kind.__subclasses__())
    return below.union(*(_enums(each) for each in below))


def test_every_word_has_both_languages_and_a_definition() -> None:
    """People read either language, and the glossary defines each word."""
    for kind in VOCABULARY:
        for word in kind:
            assert word.zh, word
            assert word.en, word
            assert word.meaning.endswith("."), word
            assert word.meaning_zh.endswith("。"), word


def test_every_definition_is_of_a_word() -> None:
    """A definition that is left behind when a word goes would never be seen."""
    words = {kind.__name__: {word.value for word in kind} for kind in VOCABULARY}
    assert {name: set(meanings) for name, meanings in MEANINGS.items()} == words


def test_labels_are_distinct_within_a_kind() -> None:
    """Two states with one label could not be told apart on a page."""
    for kind in VOCABULARY:
        assert len({word.zh for word in kind}) == len(kind), kind
        assert len({word.en for word in kind}) == len(kind), kind
