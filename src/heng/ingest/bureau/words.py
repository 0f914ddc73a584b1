"""Words by which a bureau's presentation names its parts: themes, rows, headings, statements, closing words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from heng.ingest.scorecard.pieces import bare
from heng.ingest.text import squeeze
from heng.model.profile import Profile
from heng.model.terms import StatementKind

_HAN = r"[\u3400-\u9fff]"
_CITY_MARK = re.compile(r"\s*[(（]\s*府\s*[)）]")
_THEME_LABEL = re.compile(
    r"^(?:\S{0,6}策略)?主題(?:名稱)?(?:[一二三四五六七八九十\d]+)?\s*(?:[：:]\s*|\s|(?=[A-Z][\s：:.、]))"
)
_LIST_NUMBER = re.compile(
    r"^(?:[(（]?[壹貳參肆伍陸柒捌玖拾一二三四五六七八九十]{1,3}[)）、.．]|[(（]?\d{1,2}[)）、.．])\s*"
)
_MARKED = re.compile(
    rf"(?P<name>[^\s()（）【】]*{_HAN}[^\s()（）【】]*)\s*[(（【](?P<letter>[A-ZＡ-Ｚ])[)）】](?P<city>\s*[(（]府[)）])?"
)
_LETTER_LAST = re.compile(rf"(?P<name>.*{_HAN}.*?)[\s\-－–]*[(（【]?(?<![A-Za-z])(?P<letter>[A-ZＡ-Ｚ])[)）】]?")
_LETTER_FIRST = re.compile(rf"[(（【]?(?P<letter>[A-ZＡ-Ｚ])[)）】]?[\s.．、：:\-－–]*(?P<name>{_HAN}.*)")
_LONGEST_THEME = 24
_LONGEST_THEMES = 160
_LEAST_WORDS = 4
_LONGEST_HEADING = 36
_ROW_WORD = re.compile(r"構面|面向|層面|面(?=[A-Z(]|$)|[與及和、/\n]")
_ROW = re.compile(r"(?:(?P<first>[A-Z])[.．、:\-]?)?(?P<name>[^A-Z()]+?)(?:\(?(?P<last>[A-Z])\)?)?")
_SAME_ROW = {
    **dict.fromkeys(("客戶", "民眾", "顧客服務"), "顧客"),
    **dict.fromkeys(("流程", "內部", "內部程序", "內部作業流程"), "內部流程"),
    **dict.fromkeys(("學習", "創新學習"), "學習成長"),
    "財務資源": "財務",
}
_HEADING = re.compile(
    r"策略地圖|平衡計分卡|計分卡|關[聯連]圖|施政(?:重點|目標|計畫)|策略(?:主題|目標|架構)|使命|願景|核心價值"
    r"|^.{0,6}(?:簡報|附[件錄]\S?|研[擬訂]\S{2,4}|背景(?:說明)?|緣起|組織架構|前言)$"
)
_STATEMENT = r"(?:使命|願景|核心價值|核心理念|價值觀)"
_OTHER = rf"(?:(?!{_STATEMENT})\S){{0,8}}?"
_LABEL = re.compile(rf"[【〔\[「(（]?{_OTHER}(?P<kind>{_STATEMENT})[】〕\]」)）]?(?P<mark>[：:])?")
_BARE_LABEL = re.compile(rf"[【〔\[]?(?P<kind>{_STATEMENT})[】〕\]]?")
_INLINE = re.compile(
    rf"[【〔\[]\s*{_OTHER}(?P<kind>{_STATEMENT})\s*[】〕\]][：:]?\s*|(?P<bare>{_STATEMENT})\s*[：:]\s*"
)
_CLOSING = re.compile(r"(?:簡報|報告)(?:結束|完畢|到此)|敬[請祈](?:指教|裁示|核示|指導)|恭請|謝謝|感謝|Thank")
_NUMBER = re.compile(r"[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[壹貳參肆伍陸柒捌玖拾]{1,2})[)）]?[、.．]?")
_RULING = re.compile(r"[-–—=_＿─━:：|·.…\s]{3,}")


@dataclass(frozen=True, slots=True)
class ThemeName:
    """A theme as printed: letter, name, and whether (府) stands with it."""

    letter: str
    name: str
    city_marked: bool


@dataclass(frozen=True, slots=True)
class RowName:
    """A perspective that a row is named after; `printed` is the letter there where it is another one."""

    key: str
    printed: str = ""


def without_city_mark(text: str) -> tuple[str, bool]:
    """Return a text without (府), and whether it stood there."""
    name, count = _CITY_MARK.subn("", text)
    return name.strip(), bool(count)


def theme_name(text: str, profile: Profile) -> ThemeName | None:
    """Read `維護勞動權益 A`, `(A) 維護勞動權益`, `策略主題：維護勞動權益A(府)`; None for any other text."""
    text = _LIST_NUMBER.sub("", bare(text))
    plain, marked = without_city_mark(_THEME_LABEL.sub("", bare(text).strip("【】〔〕「」 \u3000")))
    if len(squeeze(plain)) > _LONGEST_THEME:
        return None
    match = _LETTER_LAST.fullmatch(plain) or _LETTER_FIRST.fullmatch(plain)
    if match is None:
        return None
    letter = unicodedata.normalize("NFKC", match["letter"])
    name = match["name"].strip()
    several = _MARKED.search(name) is not None
    if letter not in profile.themes or len(squeeze(name)) < 2 or several or row_name(text, profile) is not None:
        return None
    return ThemeName(letter, name, marked)


def theme_names(text: str, profile: Profile) -> list[ThemeName]:
    """Read the themes of one line: several with their letters in brackets or parted by white space, or one."""
    if len(text) > _LONGEST_THEMES:
        return []
    text = _THEME_LABEL.sub("", bare(text))
    marked = [ThemeName(found["letter"], found["name"], bool(found["city"])) for found in _MARKED.finditer(text)]
    if len(marked) > 1 and not _MARKED.sub("", text).strip(" 、，,；;|"):
        return marked
    tokens = text.split()
    if len(tokens) >= _LEAST_WORDS and (paired := _paired(tokens, profile)):
        return paired
    one = theme_name(text, profile)
    return [one] if one is not None else []


def _paired(tokens: Sequence[str], profile: Profile) -> list[ThemeName]:
    """Read `甲 A 乙 B` and `A 甲 B 乙`; nothing where any token stands apart."""
    pairs = [" ".join(tokens[index : index + 2]) for index in range(0, len(tokens), 2)]
    names = [name for pair in pairs if (name := theme_name(pair, profile))]
    letters = [name.letter for name in names]
    return names if len(names) == len(pairs) and letters == sorted(set(letters)) else []


def row_name(text: str, profile: Profile) -> RowName | None:
    """Read the label of a row (`學習成長 T`, `顧客構面(C)`); None for any other text."""
    plain = unicodedata.normalize("NFKC", squeeze(bare(text)))
    match = _ROW.fullmatch(_ROW_WORD.sub("", plain.removeprefix("策略目標")))
    if match is None:
        return None
    name = _SAME_ROW.get(match["name"], match["name"])
    letter = match["first"] or match["last"] or ""
    for perspective in profile.perspectives:
        if name == perspective.zh:
            return RowName(perspective.key, "" if letter in ("", perspective.key) else letter)
    return None


def is_heading(text: str) -> bool:
    """Tell whether a line heads a part: short, without a sentence's end, and with a word that such lines have."""
    words = squeeze(bare(text))
    return len(words) <= _LONGEST_HEADING and "。" not in words and bool(_HEADING.search(words))


def statement_label(text: str) -> StatementKind | None:
    """Return which statement a line that is nothing but a label announces."""
    match = _LABEL.fullmatch(squeeze(bare(text)))
    return _statement_kind(match["kind"]) if match else None


def parted_label(first: str, second: str) -> StatementKind | None:
    """Return which statement two lines announce that part its label (`核心`, `價值`)."""
    match = _BARE_LABEL.fullmatch(squeeze(bare(first)) + squeeze(second))
    return _statement_kind(match["kind"]) if match else None


def inline_statements(text: str) -> list[tuple[StatementKind, str]]:
    """Return the statements of a line that prints them behind their labels (`【使命】… 【願景】…`, `使命：…`)."""
    plain = bare(text)
    found = list(_INLINE.finditer(plain))
    if not found or found[0].start() > 0:
        return []
    ends = [*(match.start() for match in found[1:]), len(plain)]
    return [
        (_statement_kind(match["kind"] or match["bare"]), plain[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    ]


def _statement_kind(word: str) -> StatementKind:
    if word == "使命":
        return StatementKind.MISSION
    return StatementKind.VISION if word == "願景" else StatementKind.VALUE


def is_closing(text: str) -> bool:
    """Tell whether a line only ends the presentation."""
    return len(squeeze(text)) <= _LONGEST_THEME and bool(_CLOSING.search(text))


def is_number(text: str) -> bool:
    """Tell whether a line is nothing but a number: of a page or of a part."""
    return bool(_NUMBER.fullmatch(squeeze(text)))


def is_ruling(text: str) -> bool:
    """Tell whether a text only draws a line."""
    return bool(_RULING.fullmatch(text.strip())) and any(char in "-–—=_＿─━" for char in text)
