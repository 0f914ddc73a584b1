"""The signs of printed arithmetic, half- and full-width, as tables."""

from __future__ import annotations

import re
from decimal import Context, Decimal

OPERATORS = {
    "PLUS": "+＋﹢",
    "MINUS": "-－−–﹣",
    "TIMES": "*＊×✕╳·",
    "DIVIDE": "/／÷∕",
    "EQUALS": "=＝：:",
    "BAR": "|｜│",
}
"""Token kind → the characters that print it."""

KIND_OF = {char: kind for kind, chars in OPERATORS.items() for char in chars}

BRACKETS = ("()", "（）", "[]", "［］", "〔〕", "﹝﹞", "【】", "{}", "｛｝")
"""Pairs of brackets. `（` may be closed by `)`, as documents mix the widths of one bracket."""

FAMILIES = ("(（)）", "[［]］", "〔﹝〕﹞", "【】", "{｛}｝")
FAMILY = {char: family for family, chars in enumerate(FAMILIES) for char in chars}
OPENING = {pair[0] for pair in BRACKETS}
CLOSING = {pair[1] for pair in BRACKETS}

COMPARISONS = set("<>≤≥＜＞≦≧")

SCALES = {"十": 1, "百": 2, "千": 3, "萬": 4, "十萬": 5, "百萬": 6, "千萬": 7, "億": 8}
"""Scale word → power of ten."""

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
FULL_WIDTH = str.maketrans("０１２３４５６７８９，．％", "0123456789,.%")

NUMBER = re.compile(
    r"(?P<digits>[0-9０-９]{1,30}(?:[,，][0-9０-９]{3}){0,10}(?:[.．][0-9０-９]{1,30})?)"
    r"(?P<power>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})?\s*(?P<scale>(?:十|百|千)?[萬億]|[十百千])?\s*(?P<mark>[%％‰])?"
)
"""A number with power, scale word and mark."""

INSIDE_NAME = re.compile(
    r"[0-9]{1,4}/[0-9]{1,2}[-~～至][0-9]{1,4}/[0-9]{1,2}"  # a span of days: 1/1-12/31
    r"|[0-9]{1,4}[-~～][0-9]{1,4}(?=\s*[^\W\d_])"  # a span of ages or years before a word: 65-74 歲
    r"|[<>≤≥＜＞≦≧]\s*[0-9.,]{1,12}[%％]?(?=\s*[^\W\d_])"  # a bound before a word: AQI≤50 站日數
    r"|[/／](?:年|季|月|週|日|時)(?![^\W\d_])"  # per year: 趟次/年
)
"""Signs that are part of a name rather than arithmetic."""

NUMBERED = re.compile(r"(?:^|[^\d.A-Za-z])(?:[1-9]\.(?!\d)|[1-9]、|[一二三四五]、)")
"""A numbered list, which holds several formulas or prose."""


EXACT = Context(prec=10_000)
"""More digits than any number that `NUMBER` takes: 90 printed ones to a power of 99."""


def value_of(match: re.Match[str]) -> tuple[Decimal, str]:
    """Return the exact value and the mark of a printed number."""
    value = Decimal(match["digits"].translate(FULL_WIDTH).replace(",", ""))
    if match["power"]:
        value = EXACT.power(value, int(match["power"].translate(SUPERSCRIPTS)))
    if match["scale"]:
        value = EXACT.multiply(value, Decimal(10) ** SCALES[match["scale"]])
    return value, (match["mark"] or "").translate(FULL_WIDTH)
