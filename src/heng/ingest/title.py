"""The title of a document of one agency: whose it is, for which year, and what it calls itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heng.ingest.lines import Line
from heng.model.period import ROC_OFFSET, Period

_REACH = 30
_NUMBER = r"(?:\d{2,4}|[○〇零一二三四五六七八九十百]{2,5})"
_YEAR = (
    rf"(?:中華民國|民國|西元)?\s*(?:(?P<first>{_NUMBER})\s*年?\s*度?\s*[-－–—~～至到]\s*(?:民國)?\s*)?"
    rf"(?P<year>{_NUMBER})\s*年\s*度?"
)
_YEARS = re.compile(_YEAR)
_MOST_YEARS = 20
_BODY = re.compile(r"^\S{1,30}?(?:局|處|所|會|院|館|府|中心|大隊|學校|署|部|室|公司|廠)(?:及所屬(?:機關)?)?$")
_HAN = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Title:
    """What the title says; empty or 0 where it says nothing. `lines`: where it stands.

    `year` and `last_year`: the first and the last of several years (`106至109年度`), else the same.
    """

    owner: str = ""
    year: int = 0
    last_year: int = 0
    text: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def period(self) -> Period | None:
        """The time that it names."""
        return period_of(self.year, self.last_year)


def period_of(year: int, last_year: int) -> Period | None:
    """Return the time from a 民國 year to the end of another; None for 0."""
    return Period(Period.year(year).first, Period.year(last_year).last) if 0 < year <= last_year else None


def years_of(text: str) -> tuple[int, int]:
    """Return the first and the last year that a text names (`106至109年度`), twice the same for one, 0 for none.

    In figures only: `十二年` may be a length of time.
    """
    match = next((found for found in _YEARS.finditer(text) if found["year"].isdecimal()), None)
    return _years(match) if match else (0, 0)


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
    return Title(owner, *_years(match), text, tuple(used))


def _years(match: re.Match[str]) -> tuple[int, int]:
    last = _roc(match["year"])
    first = _roc(match["first"]) if match["first"] else last
    return (first, last) if 0 <= last - first < _MOST_YEARS else (last, last)


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
