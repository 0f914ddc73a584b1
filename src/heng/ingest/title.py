"""The title of a document of one agency: whose it is, for which year, and what it calls itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heng.ingest.lines import Line
from heng.model.period import ROC_OFFSET

_REACH = 30
_YEAR = r"(?:中華民國|民國|西元)?\s*(?P<year>\d{2,4}|[○〇零一二三四五六七八九十百]{2,5})\s*年\s*度?"
_BODY = re.compile(r"^\S{1,30}?(?:局|處|所|會|院|館|府|中心|大隊|學校|署|部|室|公司|廠)(?:及所屬(?:機關)?)?$")
_HAN = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Title:
    """What the title says; empty or 0 where it says nothing. `lines`: where it stands."""

    owner: str = ""
    year: int = 0
    text: str = ""
    lines: tuple[Line, ...] = ()


def read_title(lines: Sequence[Line], names: str) -> Title:
    """Return the title of a document.

    Args:
        lines: All its lines.
        names: Regular expression of what such a document is called (`施政計畫`); the year stands before it or in it.
    """
    pattern = re.compile(
        rf"^(?P<owner>\D{{0,40}}?)\s*{_YEAR}\s*(?P<name>[^。，；]{{0,20}}?(?:{names})[^。，；]{{0,12}})$"
    )
    parts = list(lines[:_REACH])
    for first in range(len(parts)):
        for count in (1, 2, 3):
            text = " ".join(line.text for line in parts[first : first + count])
            match = pattern.match(text)
            if match:
                return _title(match, parts, first, count)
    return Title()


def _title(match: re.Match[str], parts: Sequence[Line], first: int, count: int) -> Title:
    owner = match["owner"].strip(" 　《〈「-－─")
    used = parts[first : first + count]
    if not owner:
        above = next((line for line in reversed(parts[:first]) if _BODY.match(line.text)), None)
        if above is not None:
            owner, used = above.text, [above, *used]
    owner = "".join(owner.split())
    text = " ".join(line.text for line in used)
    return Title(owner, _roc(match["year"]), text, tuple(used))


def _roc(printed: str) -> int:
    year = int(printed) if printed.isdecimal() else _spelled(printed.replace("○", "〇").replace("零", "〇"))
    return year - ROC_OFFSET if year > ROC_OFFSET else year


def _spelled(text: str) -> int:
    """Read a year in Chinese numerals, digit by digit (`一一二`) or in full (`一百十二`)."""
    if not set(text) & set("十百"):
        return int("".join(str(_HAN.index(char)) for char in text))
    hundreds, hundred, rest = text.rpartition("百")
    tens, ten, ones = rest.strip("〇").rpartition("十")
    value = 100 * (_HAN.find(hundreds[-1:]) if hundreds else 1) if hundred else 0
    value += 10 * (_HAN.find(tens[-1:]) if tens else 1) if ten else 0
    return value + (_HAN.find(ones[-1:]) if ones else 0)
