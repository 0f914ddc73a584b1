"""What the name of an indicator says it measures, and what its unit counts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from heng.check.vocabulary import (
    AMOUNT,
    EVENT,
    HEADS,
    LEVELS,
    MEASURED,
    NOTHING,
    OPINIONS,
    RATE,
    SHARE,
    THING,
    TOTALS,
    UNITS,
    Kinds,
)
from heng.model.notation import scale_of_unit

REMARK = re.compile(r"[(\[〔【「『][^()\[\]〔〕【】「」『』]*[)\]〕】」』]")
PER_TIME = re.compile(r"(?:年|月|日|天|週|周|季|小時|分鐘|(?<![人車架班])次|學年度|年度)$")
_DIVIDED = re.compile(r"[/每]")
_COUNTS = ("數",)
_SCORE = re.compile(rf"(?:{'|'.join(OPINIONS)})(?:程?度|感)$")
_LONGEST = max(map(len, HEADS))
_LONGEST_KEPT = 200
"""Names and units are kept as read; running text would stay in memory as long as the program runs."""


@dataclass(frozen=True, slots=True)
class Head:
    """The words at the end of a name that say what it measures; `kinds` empty where they tell nothing."""

    word: str
    kinds: Kinds


def plain(text: str) -> str:
    """Return a text in half width without spaces and line breaks."""
    return _plain(text) if len(text) <= _LONGEST_KEPT else _plain.__wrapped__(text)


def bare(text: str) -> str:
    """Return a text in half width without spaces and bracketed remarks."""
    return _bare(text) if len(text) <= _LONGEST_KEPT else _bare.__wrapped__(text)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    text, before = plain(text), ""
    while text != before:
        text, before = REMARK.sub("", text), text
    return text


@lru_cache(maxsize=4096)
def head_of(name: str) -> Head:
    """Return what the end of a name measures: the longest known word there, behind words such as 總計."""
    text = bare(name)
    for word in TOTALS:
        if text.endswith(word) and len(text) > len(word) and text not in HEADS:
            text = text.removesuffix(word)
            break
    for length in range(min(_LONGEST, len(text)), 0, -1):
        if (word := text[-length:]) in HEADS:
            return _counted_head(text) if word in _COUNTS else Head(word, HEADS[word])
    if times := _times(text):
        return times
    score = _SCORE.search(text)
    return Head(score[0], RATE) if score else Head("", NOTHING)


def _counted_head(text: str) -> Head:
    """Return the head of a name that ends with a measure word and 數 (筆數, 攤數): it counts what the word counts."""
    for length in (3, 2):
        if UNITS.get(text[-length:-1], NOTHING) & MEASURED:
            return Head(text[-length:], UNITS[text[-length:-1]])
    return Head(text[-1:], AMOUNT)


def _times(text: str) -> Head | None:
    """Return the head of a name that ends with a measure word and 次 (家次, 戶次): how often something was counted."""
    known = text.endswith("次") and UNITS.get(text[-2:-1], NOTHING) & MEASURED
    return Head(text[-2:], UNITS[text[-2:-1]] | EVENT) if known else None


def ending(name: str, head: Head) -> str:
    """Return the end of a name for a message: its last word, not only the character that tells (達成率, not 率)."""
    if len(head.word) > 1:
        return head.word
    text = bare(name)
    end = text.rfind(head.word) + 1
    return text[max(0, end - 3) : end]


@lru_cache(maxsize=1024)
def kinds_of_unit(unit: str) -> Kinds:
    """Return what is counted in a unit, scale words and remarks removed; empty where the unit tells nothing.

    Per unit of time it counts the same (`人次/日`); per head or per area it is a rate as well (`人/十萬人`).
    """
    text = bare(unit)
    first, *others = _DIVIDED.split(text)
    kinds = _counted(first)
    if not others or all(PER_TIME.search(other) for other in others):
        return kinds
    return kinds | RATE if kinds else NOTHING


def _counted(unit: str) -> Kinds:
    if unit in UNITS:
        return UNITS[unit]
    if unit.endswith("人率"):
        return RATE
    counted = scale_of_unit(unit)[1]
    if len(counted) == 2 and counted[1] == "次" and counted not in UNITS:
        return UNITS.get(counted[0], THING) | EVENT
    # A measure word of one character counts things, whichever it is.
    is_measure = len(counted) == 1 and "一" <= counted <= "鿿" and counted not in LEVELS
    return UNITS.get(counted, THING if is_measure else NOTHING)


def differ(one: Kinds, other: Kinds) -> bool:
    """Tell whether two sides measure different things; what tells nothing fits everything."""
    if not one or not other:
        return False
    if AMOUNT in (one, other):
        return SHARE in (one, other)
    return not one & other


def is_share(kinds: Kinds) -> bool:
    """Tell whether something is a share and nothing else."""
    return kinds in (SHARE, RATE)
