"""Counts of findings by day of record, as a table and a small drawing."""

from __future__ import annotations

from dataclasses import dataclass

from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import count_en, pick
from heng.workflow.findings.readings import MOST, Day, series

WIDTH, HEIGHT = 600, 148
BASE, REACH = 66, 34
"""Of the drawing: where its line stands, and how far the longest bar goes up or down from there."""
WIDEST, NUMBERED = 28, 24
"""Width of a bar, and how many days have room for numbers beside their bars."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One day in the drawing: what came goes up from the line, what went goes down. Lengths are zero for none."""

    x: str
    middle: str
    width: str
    up: str
    up_y: str
    down: str
    down_end: str
    came: int
    went: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysPage:
    """Everything the page shows. With one day, or where nothing came or went, there is no drawing."""

    days: tuple[tuple[str, Day], ...]
    bars: tuple[Bar, ...]
    numbered: bool
    first: str
    last: str
    sentence: str
    cut: bool
    most: int = MOST
    width: int = WIDTH
    height: int = HEIGHT
    base: int = BASE


def days_page(index: CardIndex) -> DaysPage:
    """Return the counts of a document by day of record."""
    found = series(index.card)
    days = found.days
    top = max((max(len(one.came), len(one.went)) for one in days[1:]), default=0)
    return DaysPage(
        days=tuple((numbers.day(one.day), one) for one in reversed(days)),
        bars=tuple(_bar(one, at, len(days) - 1, top) for at, one in enumerate(days[1:])) if top else (),
        numbered=len(days) - 1 <= NUMBERED,
        first=numbers.day(days[1].day) if len(days) > 1 else "",
        last=numbers.day(days[-1].day) if len(days) > 2 else "",
        sentence=_sentence(days),
        cut=found.cut,
    )


def _bar(day: Day, at: int, many: int, top: int) -> Bar:
    """Place a day's bars; days stand side by side in order, however far apart they lie."""
    step = WIDTH / many
    width = min(step * 0.7, WIDEST)
    left = at * step + (0 if many == 1 else (step - width) / 2)
    up, down = (REACH * len(found) / top for found in (day.came, day.went))
    return Bar(
        x=f"{left:.1f}",
        middle=f"{left + width / 2:.1f}",
        width=f"{width:.1f}",
        up=f"{up:.1f}",
        up_y=f"{BASE - up:.1f}",
        down=f"{down:.1f}",
        down_end=f"{BASE + down:.1f}",
        came=len(day.came),
        went=len(day.went),
        words=f"{numbers.day(day.day)}  +{len(day.came)} −{len(day.went)}",
    )


def _sentence(days: tuple[Day, ...]) -> str:
    """Return the opening sentence: what became of the findings since the first day."""
    if not days:
        return pick("這份文件還沒有紀錄。", "Nothing of this document is recorded yet.")
    first, last = days[0], days[-1]
    if len(days) == 1:
        return pick(
            f"只有一天的紀錄（{numbers.day(last.day)}，{len(last.there)}筆）：還沒有可以比較的。",
            f"Only one day of record ({numbers.day(last.day)}, {count_en(len(last.there), 'finding')}): "
            "nothing to compare yet.",
        )
    came, went = sum(len(one.came) for one in days[1:]), sum(len(one.went) for one in days)
    return pick(
        f"從{numbers.day(first.day)}的{len(first.there)}筆到現在的{len(last.there)}筆："
        f"新出現{came}筆，消失{went}筆；現在{last.waived}筆豁免中，{last.mended}筆說已改正。",
        f"From {len(first.there)} on {numbers.day(first.day)} to {len(last.there)} now: {came} came, {went} went; "
        f"{last.waived} waived, {last.mended} said to be mended.",
    )
