"""Chinese numerals, where a whole cell counts in them (`三場`, `二十處以上`, `五成`)."""

from __future__ import annotations

import re
from decimal import Decimal

from heng.model.notation.numbers import Number

_DIGIT = {"零": 0, "〇": 0, "一": 1, "二": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TEN = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = re.compile(r"[零〇一二兩三四五六七八九十百千萬]+")


def numeral(text: str, pos: int) -> Number | None:
    """Return the Chinese numeral that stands at an offset, None where there is none."""
    match = _NUMERAL.match(text, pos)
    if match is None or len(match[0]) > 10:
        return None
    head, _, tail = match[0].rpartition("萬")
    if "萬" in head:
        return None
    value = (_below_ten_thousand(head) * 10_000 if head else 0) + _below_ten_thousand(tail)
    return Number(match.start(), match.end(), Decimal(value), Decimal(1))


def _below_ten_thousand(digits: str) -> int:
    value, digit = 0, None
    for char in digits:
        if char in _TEN:
            value += (1 if digit is None else digit) * _TEN[char]
            digit = None
        else:
            digit = _DIGIT[char]
    return value + (digit or 0)
