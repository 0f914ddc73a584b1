"""Counts that a presentation states in prose: 訂定23項策略目標及24項KPI指標."""

from __future__ import annotations

import re

from heng.ingest.text import squeeze
from heng.model.card import DeclaredCounts
from heng.model.profile import Profile
from heng.model.source import SourceRef

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_COUNT = r"(?P<{0}>\d{{1,4}}|[一二三四五六七八九十百]{{1,5}})[項個]"
_LINK = r"[：:]?(?:共計?|合計|計|有|訂定|訂有)?"
_WHAT = (
    ("objectives", r"(?:策略|績效)?目標"),
    ("indicators", r"(?:關鍵績效指標(?:[(（]KPI[)）])?|KPI(?:指標)?|績效指標|衡量指標|指標)"),
    ("actions", r"行動(?:方案|計畫)"),
)
_LONGEST = 200


def read_declared(text: str, profile: Profile, source: SourceRef) -> DeclaredCounts | None:
    """Read stated counts; None where the text states none."""
    words = squeeze(text)
    if len(words) > _LONGEST:
        return None
    counts = {name: _count(words, what) for name, what in _WHAT}
    rows = []
    for perspective in profile.perspectives:
        number = _count(words, rf"{perspective.zh}(?:構面)?")
        if number is not None:
            rows.append((perspective.key, number))
    if all(number is None for number in counts.values()) and not rows:
        return None
    return DeclaredCounts(
        objectives=counts["objectives"],
        indicators=counts["indicators"],
        actions=counts["actions"],
        by_perspective=tuple(rows),
        source=source,
    )


def _count(words: str, what: str) -> int | None:
    before = re.search(_COUNT.format("n") + what, words)
    match = before or re.search(rf"{what}{_LINK}" + _COUNT.format("n"), words)
    return _number(match["n"]) if match else None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
