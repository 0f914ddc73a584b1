"""Two spellings of one word inside one document: variant characters, widths, and characters of another script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from heng.check.cards import own_scope
from heng.check.context import Context
from heng.check.prose.passages import passages
from heng.model.edition import Edition
from heng.model.plan import PlanNode
from heng.model.source import SourceRef
from heng.model.variants import LOOK_ALIKES, TWO_WORDS, VARIANTS

_HAN = "一-鿿"
_ODD = re.compile("[" + "".join(VARIANTS.keys() - TWO_WORDS) + "]")
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
_NARROW = re.compile(r"[0-9A-Za-z]")
_RADICAL = re.compile("[⺀-⿟豈-﫿]")
_OTHER_SCRIPT = re.compile("[" + "".join(LOOK_ALIKES) + "]")
_KANA_GREEK = re.compile("[ぁ-ヿͰ-Ͽ]")


@dataclass(frozen=True, slots=True)
class Printed:
    """A text of an edition: the code of what it is of, its `ref` and place."""

    text: str
    subject: str
    ref: str
    source: SourceRef


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word in a spelling of its own: the other spelling, and where it stands."""

    word: str
    other: str
    at: Printed


def texts(edition: Edition, context: Context) -> Iterator[Printed]:
    """Yield the texts that a document prints of its own body."""
    card, own = edition.card, own_scope(edition, context)
    for theme in card.themes:
        if theme.scope is own:
            yield Printed(theme.name, theme.letter, theme.ref, theme.source)
    for objective in card.objectives:
        yield Printed(objective.name, objective.code, objective.ref, objective.source)
    for factor in card.success_factors:
        yield Printed(factor.text, factor.code, factor.ref, factor.source)
    for row in card.indicators:
        for text, place in ((row.name, row.source), (row.formula, row.formula_source), (row.unit, row.unit_source)):
            if text:
                yield Printed(text, row.subject, row.ref, place or row.source)
    for action in card.actions:
        for text in (action.text, *(step.text for step in action.steps)):
            yield Printed(text, action.code, action.ref, action.source)
    yield from (Printed(one.text, one.subject, one.ref, one.source) for one in passages(edition))
    yield from _plans(edition.plan.nodes if edition.plan else ())


def _plans(nodes: Iterable[PlanNode]) -> Iterator[Printed]:
    for node in nodes:
        yield Printed(node.name, "", node.ref, node.source)
        yield from _plans(node.children)


def variants(printed: Sequence[Printed]) -> Iterator[Spelling]:
    """Yield words that a document writes with a variant character here and with the usual one elsewhere.

    A word is the character with the one behind it or the one before it, whichever the document writes more often in
    the usual way; a word that has only the variant (平台, where nobody writes 平臺) has no second spelling.
    """
    whole = "\n".join("".join(one.text.split()) for one in printed)
    if not _ODD.search(whole):
        return
    usual: dict[str, int] = {}
    for one in printed:
        text = "".join(one.text.split())
        for match in _ODD.finditer(text):
            words = {word: _usual(word) for word in _words(text, match.start())}
            usual.update((other, whole.count(other)) for other in words.values() if other not in usual)
            word = max(words, key=lambda each: usual[words[each]], default="")
            if word and usual[words[word]]:
                yield Spelling(word, words[word], one)


def _usual(word: str) -> str:
    return "".join(VARIANTS.get(character, character) for character in word)


def _words(text: str, at: int) -> Iterator[str]:
    for start in (at, at - 1):
        word = text[max(start, 0) : start + 2]
        if len(word) == 2 and all("一" <= character <= "鿿" for character in word):
            yield word


def widths(printed: Sequence[Printed]) -> Iterator[Spelling]:
    """Yield digits and letters of full width in a document that writes most of them in half width."""
    odd = [
        Spelling(match[0], unicodedata.normalize("NFKC", match[0]), one)
        for one in printed
        for match in _WIDE.finditer(one.text)
    ]
    if odd and sum(_NARROW.search(one.text) is not None for one in printed) > len(odd):
        yield from odd


def look_alikes(printed: Sequence[Printed]) -> Iterator[Spelling]:
    """Yield characters that look like another one: radicals, compatibility forms, letters of another script."""
    for one in printed:
        for match in _RADICAL.finditer(one.text):
            usual = unicodedata.normalize("NFKC", match[0])
            if usual != match[0]:
                yield Spelling(match[0], usual, one)
        for match in _OTHER_SCRIPT.finditer(one.text):
            beside = one.text[max(match.start() - 1, 0) : match.start()] + one.text[match.end() : match.end() + 1]
            if beside and not _KANA_GREEK.search(beside) and re.search(f"[{_HAN}A-Za-z0-9]", beside):
                yield Spelling(match[0], LOOK_ALIKES[match[0]], one)
