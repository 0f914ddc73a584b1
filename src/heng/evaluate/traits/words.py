"""Finding the words of a vocabulary in a printed text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heng.evaluate.traits.vocabulary import NEGATIONS, POLARITY_WORDS, PolarityWord
from heng.model.terms import Polarity

RATES = ("率", "比率", "比例", "百分比")
_BY_FIRST = {
    char: tuple(word for word in POLARITY_WORDS if word.text[0] == char)
    for char in {word.text[0] for word in POLARITY_WORDS}
}
"""The packaged words by their first character: hundreds are looked for in every name."""
OPPOSITE = {Polarity.HIGHER: Polarity.LOWER, Polarity.LOWER: Polarity.HIGHER}


@dataclass(frozen=True, slots=True)
class Hit:
    """A word found.

    Attributes:
        word: The entry of the vocabulary.
        first, last: Where it begins, and the place behind it.
        polarity: What it tells there, negations applied.
        rate: It is counted as a rate (死亡率, 逾期比率).
    """

    word: PolarityWord
    first: int
    last: int
    polarity: Polarity
    rate: bool


def find(text: str, words: Iterable[PolarityWord]) -> tuple[Hit, ...]:
    """Return the words in a text from left to right, the longest where several overlap."""
    text = "".join(text.split())
    known = (word for char in set(text) for word in _BY_FIRST.get(char, ())) if words is POLARITY_WORDS else words
    hits = [hit for word in known if word.text in text for hit in _each(text, word)]
    kept = (hit for hit in hits if not any(_inside(hit, other) for other in hits))
    return tuple(sorted(kept, key=lambda hit: (hit.last, hit.first)))


def _each(text: str, word: PolarityWord) -> Iterable[Hit]:
    first = text.find(word.text)
    while first >= 0:
        negated = first > 0 and text[first - 1] in NEGATIONS
        polarity = OPPOSITE[word.polarity] if negated else word.polarity
        last = first + len(word.text)
        rate = word.text.endswith("率") or text.startswith(RATES, last)
        yield Hit(word, first, last, polarity, rate)
        first = text.find(word.text, first + 1)


def _inside(hit: Hit, other: Hit) -> bool:
    longer = other.last - other.first > hit.last - hit.first
    return longer and other.first <= hit.first and hit.last <= other.last
