"""Chinese numerals, where a whole cell counts in them (`三場`, `二十處以上`, `九成五`, `三萬五千`)."""

from __future__ import annotations

import re
from decimal import Decimal

from heng.model.notation.numbers import Number, power_of_ten

_DIGIT = {"零": 0, "〇": 0, "一": 1, "二": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TEN = {"十": 10, "百": 100, "千": 1000}
_TWENTIES = {"廿": "二十", "卅": "三十"}
_NUMERAL = re.compile(r"[零〇一二兩三四五六七八九十廿卅百千萬億]+")
_D = "[一二兩三四五六七八九]"
_BELOW_TEN_THOUSAND = re.compile(rf"(?:{_D}千)?零?(?:{_D}百)?零?(?:{_D}?十)?零?{_D}?")
_DIGITS = re.compile(r"[零〇一二三四五六七八九]{2,}")
_SPOKEN = re.compile(rf"(?P<scale>[百千萬億])(?P<digit>{_D})$")
_POWER = {"百": 2, "千": 3, "萬": 4, "億": 8}
_LONGEST = 16
# A single stroke may as well be a dash.
_STROKE = "一"


def numeral(text: str, pos: int) -> Number | None:
    """Return the Chinese numeral that stands at an offset, None where there is none or it is not well formed.

    A digit right behind a scale word counts in the next lower one, as it is spoken (`三萬五` is 35,000); the literal
    reading is its `other`.
    """
    match = _NUMERAL.match(text, pos)
    if match is None or len(match[0]) > _LONGEST:
        return None
    words = "".join(_TWENTIES.get(char, char) for char in match[0])
    value = _value(words)
    if value is None or (words == _STROKE and not text[match.end() :].strip(" 。")):
        return None
    spoken = _SPOKEN.search(words)
    if spoken is None:
        return Number(match.start(), match.end(), Decimal(value), Decimal(1))
    digit, step = _DIGIT[spoken["digit"]], power_of_ten(_POWER[spoken["scale"]] - 1)
    other = Number(match.start(), match.end(), Decimal(value), Decimal(1))
    return Number(match.start(), match.end(), value - digit + digit * step, step, other=other)


def ordinal(words: str) -> int | None:
    """Return the number that a whole word counts (`一`, `十二`), None where it is no well-formed numeral."""
    return _value("".join(_TWENTIES.get(char, char) for char in words)) if _NUMERAL.fullmatch(words) else None


def tenths(text: str, pos: int) -> int:
    """Return the digit that stands at an offset behind `成` and adds tenths to it (`九成五`, `4成8`); 0 for none."""
    char = text[pos : pos + 1]
    if text[pos + 1 : pos + 2].isdigit() or text[pos + 1 : pos + 2] in _DIGIT:
        return 0
    return int(char) if char.isascii() and char.isdigit() else _DIGIT.get(char, 0)


def _value(words: str) -> int | None:
    if _DIGITS.fullmatch(words):
        return int("".join(str(_DIGIT[char]) for char in words))
    total, left = 0, words
    for scale in ("億", "萬"):
        head, found, tail = left.rpartition(scale)
        if found:
            part = _below_ten_thousand(head)
            if not part:
                return None
            total, left = total + part * int(power_of_ten(_POWER[scale])), tail
    rest = _below_ten_thousand(left) if left else 0
    return None if rest is None else total + rest


def _below_ten_thousand(words: str) -> int | None:
    if not words or not _BELOW_TEN_THOUSAND.fullmatch(words):
        return None
    value, digit = 0, None
    for char in words:
        if char in _TEN:
            value += (1 if digit is None else digit) * _TEN[char]
            digit = None
        else:
            digit = _DIGIT[char]
    return value + (digit or 0)
