"""How printed text is joined over line breaks, measured and split."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_IDEOGRAPH = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HALF_WIDE = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
# Widths of a plain sans serif face, in thousandths of an em: what offices print Latin in.
_LATIN = {
    **dict.fromkeys(" .,:;/I!|'jl", 278), **dict.fromkeys("()[]-rft", 333), **dict.fromkeys("+=<>~", 584),
    **dict.fromkeys("FTZ", 611), **dict.fromkeys("L0123456789abdeghnopqu", 556), **dict.fromkeys("CDHNRU", 722),
    **dict.fromkeys("GOQ", 778), **dict.fromkeys("ABEKPSVXY&", 667), **dict.fromkeys("Mm", 833),
    "%": 889, "W": 944, "*": 389, "J": 500, "w": 722,
}  # fmt: skip
_NO_LINE_START = frozenset("、，。；：？！）〕］｝》」』】％,.;:?!)]}%")
_NO_LINE_END = frozenset("（〔［｛《「『【([{")


@cache
def is_ideograph(char: str) -> bool:
    """Tell whether a character is a CJK ideograph."""
    return bool(_IDEOGRAPH.match(char))


@cache
def _is_latin(char: str) -> bool:
    return char.isalnum() and not is_ideograph(char)


def glue(left: str, right: str, *, paragraph: bool) -> str:
    """Return what stands between two texts that a line break separated: nothing or one space (`tables.md`).

    `paragraph` tells that the right one began a paragraph of its own.
    """
    if not left or not right or (is_ideograph(left[-1]) and is_ideograph(right[0])):
        return ""
    latin = (_is_latin(left[-1]), _is_latin(right[0]))
    if all(latin):
        return " " if paragraph else ""
    return " " if any(latin) and (is_ideograph(left[-1]) or is_ideograph(right[0])) else ""


def join_lines(pieces: Iterable[tuple[str, bool]]) -> str:
    """Join (text, began a paragraph) pieces into one text as printed."""
    joined = ""
    for text, paragraph in pieces:
        joined += glue(joined, text, paragraph=paragraph) + text
    return joined


class _Widths(dict[str, int]):
    """The width of each character met so far, in thousandths of an em."""

    def __missing__(self, char: str) -> int:
        narrow = char in _HALF_WIDE or unicodedata.east_asian_width(char) in ("Na", "H", "N")
        self[char] = 500 if narrow else 1000
        return self[char]


_WIDTHS = _Widths(_LATIN)


def width(text: str) -> float:
    """Return the printed width in em: 1 for an ideograph or wide mark, less for Latin print."""
    return sum(map(_WIDTHS.__getitem__, text)) / 1000


def first_token(text: str) -> str:
    """Return what cannot be parted at the start of a line: one ideograph or one Latin word, with the marks that
    may not begin or end a line."""
    end = 0
    while end < len(text) and text[end] in _NO_LINE_END:
        end += 1
    if end < len(text):
        end = _word_end(text, end)
    while end < len(text) and text[end] in _NO_LINE_START:
        end += 1
    return text[: max(end, 1)]


def _word_end(text: str, start: int) -> int:
    if not _is_latin(text[start]):
        return start + 1
    end = start
    while end < len(text) and _is_latin(text[end]):
        end += 1
    return end


def squeeze(text: str) -> str:
    """Return a text without any white space."""
    return "".join(text.split())


def ascii_code(text: str) -> str:
    """Return a code with full-width letters, digits and dots in ASCII."""
    return unicodedata.normalize("NFKC", text).replace("。", ".")
