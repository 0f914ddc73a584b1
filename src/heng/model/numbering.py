"""Numbers that head paragraphs, in every style that offices use: 壹、 第一章 甲、 一、 (一) <一> 1. (1) A. ①."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

_FORMAL_DIGITS = "壹貳參肆伍陸柒捌玖"
_PLAIN_DIGITS = "一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_SAME = str.maketrans({"弍": "貳", "贰": "貳", "叁": "參", "叄": "參", "参": "參", "陆": "陸", "〇": "○"})
_FORMAL = f"[{_FORMAL_DIGITS}拾弍贰叁叄参陆]{{1,4}}"
_HAN = f"[{_PLAIN_DIGITS}十]{{1,4}}"
_STOP = r"[、.．。,，:：﹒‧]"
_OPEN, _CLOSE = r"[<＜〈(（〔\[【﹤]", r"[>＞〉)）〕\]】﹥]"
_DIGIT = "[0-9０-９]"


class Style(Enum):
    """A way to number; the order is the usual order of levels."""

    CHAPTER = auto()
    FORMAL = auto()
    STEM = auto()
    HAN = auto()
    HAN_BRACKET = auto()
    DECIMAL = auto()
    ARABIC = auto()
    ARABIC_BRACKET = auto()
    LETTER = auto()
    CIRCLED = auto()


_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = tuple(
    (style, re.compile(pattern))
    for style, pattern in (
        (Style.CHAPTER, rf"第\s*(?P<n>{_HAN}|{_FORMAL}|{_DIGIT}{{1,2}})\s*[章節篇部](?:{_STOP}|\s+|(?=\S))"),
        (Style.FORMAL, rf"(?P<n>{_FORMAL})\s*(?:{_STOP}|(?=\s)|$)"),
        (Style.STEM, rf"(?P<n>[{_STEMS}])\s*{_STOP}"),
        (Style.HAN, rf"(?P<n>{_HAN})\s*{_STOP}"),
        (Style.HAN_BRACKET, rf"{_OPEN}\s*(?P<n>{_HAN})\s*{_CLOSE}(?:、)?|(?P<m>[㈠-㈩])"),
        (Style.DECIMAL, rf"(?P<n>{_DIGIT}{{1,2}}(?:[.．-]{_DIGIT}{{1,2}})+)(?=[\s、.．]|[^\W\d])[、.．]?(?!{_DIGIT})"),
        (
            Style.ARABIC,
            rf"(?P<n>{_DIGIT}{{1,3}})\s*[、.．)）﹒](?!{_DIGIT})|(?P<m>{_DIGIT}{{1,2}})[.．](?={_DIGIT}{{2,3}}\s*年)",
        ),
        (Style.ARABIC_BRACKET, rf"{_OPEN}\s*(?P<n>{_DIGIT}{{1,2}})\s*{_CLOSE}(?:、)?|(?P<m>[⑴-⒇])"),
        (Style.LETTER, r"(?P<n>[A-Za-zＡ-Ｚａ-ｚ])[、.．)）](?![A-Za-z0-9])"),
        (Style.CIRCLED, r"(?P<n>[①-⑳])"),
    )
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the head of a text: its style, what it counts to, as printed, and where it ends."""

    style: Style
    value: int
    text: str
    end: int

    @property
    def bare(self) -> str:
        """The number without the sign that parts it from the text (`二十一`, `<一>` as it is)."""
        return re.sub(rf"{_STOP}$", "", self.text)


def read_mark(text: str, pos: int = 0) -> Mark | None:
    """Return the number that stands at an offset of a text, None where there is none."""
    for style, pattern in _PATTERNS:
        match = pattern.match(text, pos)
        if match is None:
            continue
        printed = match["n"] if match["n"] is not None else match["m"]
        return Mark(style, _value(style, printed), match[0].strip(), match.end())
    return None


def _value(style: Style, printed: str) -> int:
    folded = unicodedata.normalize("NFKC", printed).strip("()")
    if folded in _STEMS:
        return _STEMS.index(folded) + 1
    if style is Style.DECIMAL:
        return int(re.split(r"[.-]", folded)[-1])
    if folded.isdecimal():
        return int(folded)
    if style is Style.LETTER:
        return ord(folded.upper()) - ord("A") + 1
    return han_value(folded)


def han_value(numeral: str) -> int:
    """Return what a numeral below a hundred counts to, in plain or formal characters (`二十一`, `拾`)."""
    plain = numeral.translate(_SAME)
    for place, digit in enumerate(_FORMAL_DIGITS):
        plain = plain.replace(digit, _PLAIN_DIGITS[place])
    tens, ten, ones = plain.replace("拾", "十").rpartition("十")
    head = _digit(tens) if tens else 1
    return (10 * head if ten else 0) + (_digit(ones) if ones else 0)


def _digit(text: str) -> int:
    """Return the last digit; two side by side, which no numeral prints, do no harm."""
    return _PLAIN_DIGITS.find(text[-1:]) + 1
