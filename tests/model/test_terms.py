"""The vocabulary is one list: every word stands in it, with both languages and a definition."""

from __future__ import annotations

import importlib
import pkgutil

import heng
from heng.model.terms import VOCABULARY, Word

PURE = ("heng.model", "heng.formula", "heng.evaluate", "heng.check", "heng.ingest", "heng.publish")


def test_no_word_is_defined_outside_the_vocabulary() -> None:
    """A second list of states would drift from the first; whoever adds a kind of word adds it to the one list."""
    for module in pkgutil.walk_packages(heng.__path__, "heng."):
        if module.name.startswith(PURE):
            importlib.import_module(module.name)
    assert set(Word.__subclasses__()) == set(VOCABULARY)


def test_every_word_has_both_languages_and_a_definition() -> None:
    """People read either language, and the glossary defines each word."""
    for kind in VOCABULARY:
        for word in kind:
            assert word.zh, word
            assert word.en, word
            assert word.meaning.endswith("."), word


def test_labels_are_distinct_within_a_kind() -> None:
    """Two states with one label could not be told apart on a page."""
    for kind in VOCABULARY:
        assert len({word.zh for word in kind}) == len(kind), kind
        assert len({word.en for word in kind}) == len(kind), kind
