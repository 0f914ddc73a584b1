"""The cover of a presentation: whose it is, for which year, its date and the head of the agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.bureau.outline import is_outline
from heng.ingest.bureau.words import statement_label
from heng.ingest.lines import Line
from heng.ingest.scorecard.columns import head_column
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.text import join_lines, squeeze
from heng.ingest.title import years_of
from heng.model.period import ROC_OFFSET, PartialDate

_HAN = r"[\u3400-\u9fff]"
_TITLE = re.compile(r"策略地圖|平衡計分卡|計分卡")
_OWNER = re.compile(
    rf"(?P<owner>{_HAN}{{2,3}}?[市縣]政?府?{_HAN}*?(?:局|處|會|府|所|館|園|隊|中心|院|公司|學校|室|部))(?=[\s\d（(\-－—]|(?:中華)?民國|中程|策略|平衡|$)"
)
_LONG_OWNER = re.compile(rf"{_HAN}{{2,8}}[部會署局院]{_HAN}{{2,14}}(?:分?局|處|署|所|中心|分署|工程處|辦公室)")
_DATE = re.compile(
    r"(?:中華民國|民國|日期[：:]|報告日期[：:])?(?P<year>\d{2,3})[年./\-](?P<month>\d{1,2})(?:[月./\-](?:(?P<day>\d{1,2})日?)?)?"
    r"(?:製作?|製表|修正|修訂|訂定|訂|更新|版|核定)?"
)
_WESTERN = 1000
_HEAD = re.compile(
    r"(?P<post>\S{0,12}?(?:長|主任委員|主委|主任|總經理|首長|處座)(?:代理)?)\s*[：:]?\s+?(?P<name>\S{2,5})|(?P<post2>\S{0,12}?(?:長|主任委員|主委|主任|總經理|首長|報告人|簡報人))\s*[：:]\s*(?P<name2>\S.{0,14})"
)
_MOST = 14
_MOST_TITLE = 5
_JOINS = ("及", "與", "、", "暨", "和")


@dataclass(slots=True)
class Cover:
    """What the cover says; empty or None where it says nothing.

    Attributes:
        year, last_year: The first and the last of several years, else the same.
        other: Lines on it that only repeat a part of it.
    """

    title: str = ""
    owner: str = ""
    year: int = 0
    last_year: int = 0
    head: str = ""
    published: PartialDate | None = None
    fields: list[Line] = field(default_factory=list)
    other: list[Line] = field(default_factory=list)
    length: int = 0


def read_cover(lines: Sequence[Line], sense: AgencySense, *, is_content: Sequence[bool]) -> Cover:
    """Read the lines before the first content (`is_content` tells of each line whether it is some)."""
    cover = Cover()
    front = _front(lines, is_content)
    end = _title_end(front)
    if end is None:
        return cover
    first = next((index for index in range(end) if _owner(front[index].text, sense)), end)
    titled = front[first : end + 1] if first <= end else front[end : end + 1]
    if len(titled) > _MOST_TITLE:
        titled = front[end : end + 1]
    while end + 1 < len(front) and titled[-1].text.endswith(_JOINS):
        end += 1
        titled = [*titled, front[end]]
    cover.title = join_lines((line.text, True) for line in titled)
    cover.fields = list(titled)
    cover.length = end + 1
    whole = squeeze("".join(line.text for line in titled))
    cover.owner = next(
        (owner for text in [whole, *(line.text for line in front)] if (owner := _owner(text, sense))), ""
    )
    cover.year, cover.last_year = years_of(cover.title)
    _rest(cover, [(index, line) for index, line in enumerate(front) if line not in titled])
    return cover


def _front(lines: Sequence[Line], is_content: Sequence[bool]) -> list[Line]:
    front: list[Line] = []
    for line, content in zip(lines[:_MOST], is_content, strict=False):
        if content or is_outline(line) or statement_label(line.text) is not None or line.text.startswith("`"):
            break
        front.append(line)
    return front


def _title_end(front: Sequence[Line]) -> int | None:
    titles = [index for index, line in enumerate(front) if _TITLE.search(squeeze(line.text))]
    return titles[0] if titles else None


def _owner(text: str, sense: AgencySense) -> str:
    match = _OWNER.search(text)
    if match:
        return match["owner"]
    word = re.split(r"[\s\d（(]|(?:中華)?民國|中程|策略|平衡", text.strip(), maxsplit=1)[0]
    if not word or head_column(word) is not None:
        return ""
    return word if sense.likely(word) or _LONG_OWNER.fullmatch(word) else ""


def _rest(cover: Cover, lines: Sequence[tuple[int, Line]]) -> None:
    """Read date and head; other lines of the cover are its own only where they repeat the title or stand before it."""
    for index, line in lines:
        text = squeeze(line.text)
        day, head = _DATE.fullmatch(text), _HEAD.fullmatch(line.text)
        if day and cover.published is None and (found := _day(day)):
            cover.published = found
            if not cover.year:
                cover.year = cover.last_year = int(day["year"])
        elif head and not cover.head:
            cover.head = (head["name"] or head["name2"]).strip()
        elif text and text in squeeze(cover.title):
            cover.other.append(line)
            continue
        else:
            continue
        cover.fields.append(line)
        cover.length = max(cover.length, index + 1)


def _day(match: re.Match[str]) -> PartialDate | None:
    year = int(match["year"])
    try:
        return PartialDate(year if year >= _WESTERN else year + ROC_OFFSET, int(match["month"]), int(match["day"] or 0))
    except ValueError:
        return None
