"""Numbers of lists and headings as they are printed: 3 → 三, 參, c, iii, ③."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

_MOST = 9_999
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HAN = ("零一二三四五六七八九", ("", "十", "百", "千"))
_FINANCIAL = ("零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"))
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLED = "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


class Numerals(Enum):
    """Ways to print a list's number."""

    NONE = "none"
    DECIMAL = "decimal"
    PADDED = "padded"
    FULL_WIDTH = "full-width"
    LOWER_ROMAN = "lower-roman"
    UPPER_ROMAN = "upper-roman"
    LOWER_LETTER = "lower-letter"
    UPPER_LETTER = "upper-letter"
    HAN = "han"
    HAN_DIGITS = "han-digits"
    FINANCIAL = "financial"
    STEMS = "stems"
    BRANCHES = "branches"
    CIRCLED = "circled"
    BRACKETED = "bracketed"
    BRACKETED_HAN = "bracketed-han"
    POINTED = "pointed"


def numeral(number: int, system: Numerals) -> str:
    """Return a number as printed; what a system has no sign for is printed in digits."""
    if not 0 < number <= _MOST and system is not Numerals.NONE:
        return str(number)
    return _PRINT[system](number)


def _roman(number: int) -> str:
    printed = ""
    for value, sign in _ROMAN + _ROMAN_SMALL:
        count, number = divmod(number, value)
        printed += sign * count
    return printed


def _letter(number: int) -> str:
    """Print 1 → a, 26 → z, 27 → aa, 28 → bb, as word processors do."""
    turns, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (turns + 1)


def _han(number: int, signs: tuple[str, tuple[str, ...]] = _HAN) -> str:
    digits, powers = signs
    printed, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            printed += (digits[0] if gap else "") + digits[digit] + powers[place]
        gap = bool(printed) and not digit
    return printed


def _counting(number: int) -> str:
    """Print 10 to 19 as 十 to 十九, without the 一 that stands before other tens."""
    printed = _han(number)
    return printed[1:] if 10 <= number < 20 else printed


def _run(first: str, count: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _listed(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _digits(number: int, zero: str) -> str:
    return "".join(chr(ord(zero) + int(digit)) for digit in str(number))


_PRINT: Mapping[Numerals, Callable[[int], str]] = {
    Numerals.NONE: lambda _: "",
    Numerals.DECIMAL: str,
    Numerals.PADDED: lambda number: f"{number:02}",
    Numerals.FULL_WIDTH: lambda number: _digits(number, "０"),
    Numerals.LOWER_ROMAN: _roman,
    Numerals.UPPER_ROMAN: lambda number: _roman(number).upper(),
    Numerals.LOWER_LETTER: _letter,
    Numerals.UPPER_LETTER: lambda number: _letter(number).upper(),
    Numerals.HAN: _counting,
    Numerals.HAN_DIGITS: lambda number: "".join("○一二三四五六七八九"[int(digit)] for digit in str(number)),
    Numerals.FINANCIAL: lambda number: _han(number, _FINANCIAL),
    Numerals.STEMS: _listed(_STEMS),
    Numerals.BRANCHES: _listed(_BRANCHES),
    Numerals.CIRCLED: _listed(_CIRCLED),
    Numerals.BRACKETED: _run("⑴", 20),
    Numerals.BRACKETED_HAN: _run("㈠", 10),
    Numerals.POINTED: _run("⒈", 20),
}
_BY_FIRST = {
    "1": Numerals.DECIMAL,
    "01": Numerals.PADDED,
    "１": Numerals.FULL_WIDTH,
    "i": Numerals.LOWER_ROMAN,
    "I": Numerals.UPPER_ROMAN,
    "a": Numerals.LOWER_LETTER,
    "A": Numerals.UPPER_LETTER,
    "一": Numerals.HAN,
    "壹": Numerals.FINANCIAL,
    "甲": Numerals.STEMS,
    "子": Numerals.BRANCHES,
    "①": Numerals.CIRCLED,
    "⑴": Numerals.BRACKETED,
    "㈠": Numerals.BRACKETED_HAN,
    "⒈": Numerals.POINTED,
}


def by_sample(sample: str) -> Numerals:
    """Return the system of a sample such as `1`, `i`, `壹, 貳, 參, ...`; NONE for an empty one, DECIMAL if unknown."""
    if not sample:
        return Numerals.NONE
    return _BY_FIRST.get(sample.split(",", maxsplit=1)[0].strip(), Numerals.DECIMAL)


def labelled(label: str, text: str) -> str:
    """Return a paragraph behind its label. A space parts them where they could be taken for one number or word."""
    if not label or not text.strip():
        return label + text
    return f"{label} {text.lstrip()}" if label[-1].isascii() else label + text.lstrip()
