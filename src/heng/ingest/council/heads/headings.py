"""The headings of a council report, in the wordings that reports print: of sections and of themes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from heng.ingest.text import squeeze
from heng.model.notation.han import ordinal

HAN_NUMERAL = "[一二三四五六七八九十壹貳參叁肆伍陸柒捌玖拾]+"
_NUMBERS = (
    re.compile(rf"第?(?P<no>{HAN_NUMERAL})[、.,章節:]、?"),
    re.compile(rf"\((?P<no>{HAN_NUMERAL})\)[、.]?"),
    re.compile(r"(?P<no>[㈠-㈩])[、.]?"),
    re.compile(r"\((?P<no>\d{1,2})\)[、.]?"),
    re.compile(r"(?P<no>\d{1,2})[.、)](?!\d)"),
)
_LONGEST = 80
# From this length on it is quicker to look at each character once, and to replace a few throughout.
_WHOLE_TEXT, _MOST_REPLACED = 4_000, 64
_BODY = "(?:機關|單位|局處|機構)"
_RESPONSIBLE = "(?:責任|主政|主責|權責|主辦|負責|承辦|執行)"
_REST = "(?::(?P<rest>.*))?"
_COUNT = re.compile(
    rf"(?:策略目標|績效指標(?:\(KPI\))?|衡量指標|行動(?:計畫|方案)):?(?:共|計|各|有)*(?:\d+|{HAN_NUMERAL})[項個]"
)
_KPI = "(?:(?:關鍵)?績效指標|衡量指標|KPI)"
_PLAN = "行動(?:計畫|方案)"
_NUMBERED = (
    ("agencies", re.compile(rf".{{0,6}}(?:{_RESPONSIBLE}|協辦).{{0,6}}?{_BODY}(?:分工|名單|一覽)?{_REST}")),
    ("map", re.compile(r".*策略地圖:?")),
    ("linkage", re.compile(r".*關[聯連]圖:?")),
    ("scorecard", re.compile(rf".*(?:{_KPI}|{_PLAN}).*")),
    ("scorecard", re.compile(r".{0,12}(?:執行|辦理|推動)(?:成果|情形|績效):?")),
)
# Without a number before it a heading must be nothing but its usual words.
_PLAIN = (
    ("agencies", re.compile(rf"(?:本主題)?{_RESPONSIBLE}[及與、/]?(?:協辦|配合)?{_BODY}{_REST}")),
    ("map", re.compile(r"(?:\d{2,4}年度?)?[^。,:]{0,30}策略地圖:?")),
    ("linkage", re.compile(r"(?:\d{2,4}年度?)?[^。,:]{0,30}關[聯連]圖:?")),
    ("scorecard", re.compile(rf"(?:策略目標[、及與])?{_KPI}[、及與和]{_PLAN}[^。,:]{{0,12}}:?")),
)
# Words of which every heading has one: a quick look before a thorough one.
_WORDS = re.compile("機關|單位|局處|機構|策略地圖|關[聯連]圖|指標|KPI|行動|成果|情形|績效")
_NAME = r"(?P<name>[^\d。:()]{2,30})"
_THEME = "(?:策略)?主題"
_TITLES = (
    re.compile(rf"(?:{_THEME}(?:{HAN_NUMERAL}|\d{{1,2}})?[:、.]?)?(?P<name>[^。]{{1,60}}?)\((?P<letter>[A-Z])\)"),
    re.compile(rf"(?:{_THEME})?\((?P<letter>[A-Z])\)[、.:]?{_NAME}"),
    re.compile(rf"(?:{_THEME})?(?P<letter>[A-Z])[、.:]{_NAME}"),
    re.compile(rf"{_THEME}(?P<letter>[A-Z]){_NAME}"),
    re.compile(rf"{_THEME}(?:{HAN_NUMERAL}|\d{{1,2}})[:、.]?{_NAME}(?P<letter>)"),
    re.compile(rf"{_THEME}:{_NAME}(?P<letter>)"),
)
_SPACED = re.compile(r"\s*(?P<letter>[A-ZＡ-Ｚ])\s+(?P<name>\S.*)")
_LETTER_ALONE = re.compile(r"\(([A-Z])\)")
_QUOTES = "「」『』【】"


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """The heading of a section of a theme.

    Attributes:
        key: Which section (`agencies`, `map`, `linkage`, `scorecard`).
        style: How it is numbered, -1 where it is not.
        number: Its number where that is printed in digits, else 0.
        told: Text of the section stands on the line too.
    """

    key: str
    style: int
    number: int
    told: bool


@dataclass(frozen=True, slots=True)
class ThemeTitle:
    """The title of a theme; `letter` is empty where it prints none."""

    letter: str
    name: str


class _Forms(dict[int, str]):
    """The usual form of each character met so far."""

    def __missing__(self, code: int) -> str:
        form = unicodedata.normalize("NFKC", chr(code))
        self[code] = form if len(form) == 1 else chr(code)
        return self[code]


_FORMS = _Forms()


def usual(text: str) -> str:
    """Return a text of the same length with each character in its usual form.

    Full-width marks and digits, compatibility ideographs and radicals become what they look like. For recognising
    only: what is kept is what is printed.
    """
    if unicodedata.is_normalized("NFKC", text):
        return text
    if len(text) < _WHOLE_TEXT:
        return text.translate(_FORMS)
    odd = {char: form for char in set(text) if (form := _FORMS[ord(char)]) != char}
    if len(odd) > _MOST_REPLACED:
        return text.translate(_FORMS)
    for char, form in odd.items():
        text = text.replace(char, form)
    return text


def alike(text: str) -> str:
    """Return a text without white space, each character in its usual form; as long as `squeeze` makes it."""
    return usual(squeeze(text))


def number(printed: str) -> int:
    """Return a number printed in digits or in Chinese numerals; 0 for anything else."""
    if printed.isdecimal():
        return int(printed)
    return ordinal(printed) or 0


@lru_cache(maxsize=16_384)
def section_heading(text: str) -> SectionHeading | None:
    """Read a line as the heading of a section, None where it is none. Every line is asked about several times."""
    words = alike(text)
    if len(words) > _LONGEST or not _WORDS.search(words) or _COUNT.search(words):
        return None
    style, no, behind = _numbered(words)
    for key, pattern in _PLAIN if style < 0 else _NUMBERED:
        match = pattern.fullmatch(words, behind)
        if match is not None:
            return SectionHeading(key, style, no, bool(match.groupdict().get("rest")))
    return None


def theme_title(text: str) -> ThemeTitle | None:
    """Read a line as the title of a theme. What follows it must tell whether it is one."""
    printed, words = squeeze(text), alike(text)
    if len(words) > _LONGEST:
        return None
    *_, behind = _numbered(words)
    for pattern in _TITLES:
        match = pattern.fullmatch(words, behind) or pattern.fullmatch(words)
        if match is not None:
            return ThemeTitle(match["letter"], printed[match.start("name") : match.end("name")].strip(_QUOTES))
    spaced = _SPACED.fullmatch(text)
    if spaced is None or not re.fullmatch(_NAME, alike(spaced["name"])):
        return None
    return ThemeTitle(usual(spaced["letter"]), squeeze(spaced["name"]).strip(_QUOTES))


def letter_alone(text: str) -> str:
    """Return the letter of a line that is nothing but a theme's letter in brackets, else nothing."""
    match = _LETTER_ALONE.fullmatch(alike(text))
    return match[1] if match else ""


def _numbered(words: str) -> tuple[int, int, int]:
    """Return in which style a heading is numbered, its number, and where its words begin."""
    for style, pattern in enumerate(_NUMBERS):
        match = pattern.match(words)
        if match is not None:
            return style, int(match["no"]) if match["no"].isdecimal() else 0, match.end()
    return -1, 0, 0
