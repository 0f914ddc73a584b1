"""Finding the words of a vocabulary in a printed text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heng.evaluate.vocabulary import NEGATIONS, PolarityWord
from heng.model.terms import Polarity

OPPOSITE = {Polarity.HIGHER: Polarity.LOWER, Polarity.LOWER: Polarity.HIGHER}


@dataclass(frozen=True, slots=True)
class Hit:
    """A word found: `word`, where it begins and ends, and the polarity it tells there (negations applied)."""

    word: PolarityWord
    first: int
    last: int
    polarity: Polarity

    @property
    def printed(self) -> str:
        """The word, with its negation where one turns it round."""
        return self.word.text


def find(text: str, words: Iterable[PolarityWord]) -> tuple[Hit, ...]:
    """Return the words in a text from left to right, the longest where several overlap."""
    text = "".join(text.split())
    hits = [hit for word in words for hit in _each(text, word)]
    kept = (hit for hit in hits if not any(_inside(hit, other) for other in hits))
    return tuple(sorted(kept, key=lambda hit: (hit.last, hit.first)))


def _each(text: str, word: PolarityWord) -> Iterable[Hit]:
    first = text.find(word.text)
    while first >= 0:
        negated = first > 0 and text[first - 1] in NEGATIONS
        polarity = OPPOSITE[word.polarity] if negated else word.polarity
        yield Hit(word, first, first + len(word.text), polarity)
        first = text.find(word.text, first + 1)


def _inside(hit: Hit, other: Hit) -> bool:
    longer = other.last - other.first > hit.last - hit.first
    return longer and other.first <= hit.first and hit.last <= other.last
