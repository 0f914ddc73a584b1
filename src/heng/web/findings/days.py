"""Counts of findings by day of record, as a table and a small drawing."""

from __future__ import annotations

from dataclasses import dataclass

from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import count_en, pick
from heng.workflow.findings.readings import MOST, Day, series

WIDTH, HEIGHT, FOOT = 600, 120, 18
"""Of the drawing; the foot carries the days."""
WIDEST = 28


@dataclass(frozen=True, slots=True)
class Bar:
    """One day in the drawing: the open findings at the bottom, those set aside above them."""

    x: str
    width: str
    open_y: str
    open_height: str
    aside_y: str
    aside_height: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysPage:
    """Everything the page shows. With one day there is nothing to compare, and no drawing."""

    days: tuple[tuple[str, Day], ...]
    bars: tuple[Bar, ...]
    top: int
    first: str
    last: str
    sentence: str
    cut: bool
    most: int = MOST
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - FOOT


def days_page(index: CardIndex) -> DaysPage:
    """Return the counts of a document by day of record."""
    found = series(index.card)
    days = found.days
    several = len(days) > 1
    top = max((len(one.there) for one in days), default=0)
    return DaysPage(
        days=tuple((numbers.day(one.day), one) for one in reversed(days)),
        bars=tuple(_bar(one, at, len(days), top) for at, one in enumerate(days)) if several and top else (),
        top=top,
        first=numbers.day(days[0].day) if days else "",
        last=numbers.day(days[-1].day) if days else "",
        sentence=_sentence(days),
        cut=found.cut,
    )


def _bar(day: Day, at: int, many: int, top: int) -> Bar:
    """Place a day's bar; days stand side by side in order, however far apart they lie."""
    step = WIDTH / many
    width = min(step * 0.7, WIDEST)
    room = HEIGHT - FOOT - 14
    opened, aside = (room * n / top for n in (day.open, len(day.there) - day.open))
    base = HEIGHT - FOOT
    return Bar(
        x=f"{at * step + (step - width) / 2:.1f}",
        width=f"{width:.1f}",
        open_y=f"{base - opened:.1f}",
        open_height=f"{opened:.1f}",
        aside_y=f"{base - opened - aside:.1f}",
        aside_height=f"{aside:.1f}",
        words=f"{numbers.day(day.day)}  {len(day.there)}",
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
        f"{last.waived} are waived and {last.mended} said to be mended.",
    )
